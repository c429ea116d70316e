/** Letters to people: each relief in each language, read back as a screen reader would; nobody gets one without a grant. */

import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES, readLanguage } from '../src/filing/california/notices/languages.ts'
import { addressees, LETTERS, type LetterName, letterFor } from '../src/filing/california/notices/letter.ts'
import { MERGE_COLUMNS, notices } from '../src/filing/california/notices/notices.ts'
import { openDesk } from '../src/filing/desk.ts'
import {
  type CourtAnswer,
  countOrder,
  type FiledCount,
  type FilingInput,
  nameOf,
  type Office,
} from '../src/filing/filing.ts'
import { readOffice } from '../src/filing/office.ts'
import { fill } from '../src/results/languages.ts'
import { theDay } from '../src/time/day.ts'
import { hashes, type Line, setaside, table, workplace } from './command.ts'
import { sized } from './size.ts'

// ---- made-up people -------------------------------------------------------------------------------------------------

const OFFICE: Office = {
  agency: { name: 'Example County District Attorney', kind: 'prosecutor', county: 'SACRAMENTO' },
  attorney: {
    name: 'A. Attorney',
    title: 'Deputy District Attorney',
    barNumber: '123456',
    street: '1 First Street',
    city: 'Exampleton',
    zip: '95999',
    phone: '(916) 555-0100',
    email: 'attorney@example.org',
  },
  court: {
    branches: [{ name: 'Example Courthouse', street: '2 Second Street', city: 'Exampleton', zip: '95999' }],
  },
  publicDefender: {
    name: 'Example Public Defender',
    street: '3 Third Street',
    city: 'Exampleton',
    zip: '95999',
    email: 'defender@example.org',
  },
  help: { name: 'Example Record Clinic', phone: '(916) 555-0199', website: 'clinic.example.org' },
}

type Given = Partial<Omit<FiledCount, 'name'>> & { readonly name?: string }

let made = 0
function count({ name = 'ROE,JANE Q', ...given }: Given = {}): FiledCount {
  const person = given.person ?? '1000001'
  const cycleCount = given.cycleCount ?? String(101_001_000 + ++made)
  const named = nameOf(name)
  return {
    id: `${person}/${cycleCount}`,
    person,
    cycleCount,
    ...(named === undefined ? {} : { name: named }),
    birthDate: '1970-01-01',
    county: 'SACRAMENTO',
    court: 'CASC SACRAMENTO',
    caseNumbers: ['98F01234'],
    sections: ['HS 11359'],
    offenseText: '11359 HS-POSSESS MARIJUANA FOR SALE',
    class: 'felony',
    convictionDate: '1998-07-08',
    offenseDate: '',
    sentenceEnds: '2001-07-08',
    relief: 'dismiss-and-seal',
    basis: 'law',
    rule: '',
    citation: '',
    reason: '',
    law: { relief: 'dismiss-and-seal', reason: '' },
    statute: 'hsc-11361.8',
    source: { file: 'made-up.csv', line: 2 },
    approval: { by: 'A. Attorney', on: '2026-11-03', note: '' },
    ...given,
  }
}

const GRANTED: CourtAnswer = { answer: 'granted', on: '2026-11-20' }

function input(
  counts: readonly FiledCount[],
  { office = {}, answers }: { office?: Partial<Office>; answers?: FilingInput['answers'] } = {},
): FilingInput {
  return {
    setaside: '0.1.0',
    office: { ...OFFICE, ...office },
    // Nothing of the run stands in a letter.
    run: {} as FilingInput['run'],
    counts: [...counts].sort(countOrder),
    filedOn: theDay('2026-11-24'),
    approvalsSha256: '',
    refused: 0,
    answers: answers ?? new Map(counts.map(({ id }) => [id, GRANTED])),
  }
}

async function written(of: FilingInput, desk = openDesk(1)) {
  const files = new Map<string, Uint8Array>()
  const output = {
    write: (name: string, bytes: Uint8Array) => void files.set(name, bytes),
    append: (name: string, bytes: Uint8Array) =>
      void files.set(name, Buffer.concat([files.get(name) ?? new Uint8Array(), bytes])),
    written: () => undefined,
  }
  expect(notices.refuses?.(of, ['notices'])).toBe(undefined)
  const told = await notices.make(of, output, desk)
  expect([...files.keys()].filter(name => !notices.files.test(name))).toEqual([])
  const merge = Buffer.from(files.get('mail-merge.csv') ?? []).toString('utf8')
  return { files, told, merge, rows: parse(merge, { columns: true }) as Record<string, string>[] }
}

// ---- reading back ---------------------------------------------------------------------------------------------------

interface Node {
  readonly role?: string
  readonly children?: readonly Node[]
}

/** Points from the lower edge, above the footer. */
const FOOT = 58

/** A PDF as what reads it aloud finds it. */
async function readBack(bytes: Uint8Array | undefined) {
  const pdf = await getDocument({ data: new Uint8Array(bytes ?? []), verbosity: 0 }).promise
  const { info, metadata } = await pdf.getMetadata()
  const [pages, roles]: [string[], string[]] = [[], []]
  const lines: number[] = []
  const walk = ({ role, children = [] }: Node): void => {
    if (role !== undefined) roles.push(role)
    for (const child of children) walk(child)
  }
  for (let at = 1; at <= pdf.numPages; at++) {
    const page = await pdf.getPage(at)
    const { items } = await page.getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''))
    const heights = items.flatMap(item =>
      'str' in item && item.str.trim() !== '' && item.transform[5] > FOOT
        ? [Math.round(item.transform[5])]
        : [],
    )
    lines.push(new Set(heights).size)
    const tree = await page.getStructTree()
    if (tree !== null) walk(tree as Node)
  }
  const facts = info as Record<string, unknown>
  const bookmarks = (await pdf.getOutline()) ?? []
  const read = {
    pages: pages.map(text => text.replaceAll(/[\s\u00a0]+/g, ' ').trim()),
    roles,
    lines,
    lang: facts.Language,
    title: facts.Title,
    standard: /pdfuaid:part[=>"]+(\d)/.exec(metadata?.getRaw() ?? '')?.[1],
    marked: markedOf(await pdf.getMarkInfo()),
    bookmarks: bookmarks.map(({ title, items }) => ({
      title,
      parts: items.map((item: { title: string }) => item.title),
    })),
  }
  await pdf.loadingTask.destroy()
  return read
}

/** A Map in this version of the reader, an object in its types. */
const markedOf = (info: unknown): unknown =>
  info instanceof Map ? info.get('Marked') : (info as { readonly Marked?: unknown } | null)?.Marked

const spaced = (text: string): string => text.replaceAll(/[\s\u00a0]+/g, ' ')
const FOOTER = /(?:Letter|Carta) \d{6}, (?:page|página) \d+ (?:of|de) \d+$/
/** Breaks of lines leave no blank behind them in an address of the web. */
const tight = (text: string): string => text.replaceAll(/[\s\u00a0]+/g, '')

// ---- which letter ---------------------------------------------------------------------------------------------------

const RELIEFS: Readonly<Record<LetterName, Given>> = {
  sealed: { relief: 'dismiss-and-seal' },
  dismissed: { relief: 'dismiss', statute: 'pc-1203.4' },
  'dismissed-otherwise': { relief: 'dismiss', basis: 'policy' },
  automatic: { relief: 'automatic-relief', statute: 'pc-1203.425' },
  infraction: { relief: 'redesignate-infraction' },
  misdemeanor: { relief: 'redesignate-misdemeanor' },
  reduced: { relief: 'reduce', basis: 'policy' },
  designated: { relief: 'designate-misdemeanor', statute: 'pc-1170.18' },
  'arrest-sealed': { relief: 'seal-arrest', statute: 'pc-851.91' },
  'arrest-automatic': { relief: 'automatic-arrest-relief', statute: 'pc-851.93' },
}

test('a dismissal under a section that was not read alike, or by policy alone, gets the letter that claims less', () => {
  const letters = [
    'pc-1203.4',
    'pc-1203.4a',
    'pc-1203.41',
    'pc-1203.42',
    'pc-1203.4b',
    'pc-1170.9',
    undefined,
  ].map(statute =>
    letterFor({ relief: 'dismiss', basis: 'law', ...(statute === undefined ? {} : { statute }) }),
  )
  expect(letters).toEqual([...Array(4).fill('dismissed'), ...Array(3).fill('dismissed-otherwise')])
  expect(letterFor({ relief: 'dismiss', basis: 'policy', statute: 'hsc-11361.8' })).toBe(
    'dismissed-otherwise',
  )
})

test('a relief that we have no words for has no letter, whatever it is called', () => {
  expect(
    ['vacate', 'certificate', 'seal', '', 'constructor', '__proto__'].map(relief =>
      letterFor({ relief, basis: 'law' }),
    ),
  ).toEqual(Array(6).fill(undefined))
})

// ---- each relief in each language -----------------------------------------------------------------------------------

describe.each(LANGUAGES)('in $name', words => {
  test.each(LETTERS)(
    'the letter of %s says its own sentences and no other’s, and is read aloud in order',
    async letter => {
      const { files } = await written(
        input([count(RELIEFS[letter])], {
          office: { languages: [words.lang], letters: { editions: ['standard'] } },
        }),
      )
      const read = await readBack(files.get(`letters-${words.lang}-000001.pdf`))
      const text = tight(read.pages.map(page => page.replace(FOOTER, '')).join(' '))
      const own = words.reliefs[letter]
      for (const sentence of [
        own.heading,
        own.says,
        own.means,
        own.still,
        ...words.opening,
        ...words.voting.says,
        words.not.immigration.says,
        words.not.registration.says,
        words.proof.state.says,
        ...words.closing,
        own.last,
      ])
        expect(text).toContain(tight(sentence))
      const others = new Set(LETTERS.map(name => words.reliefs[name].says))
      others.delete(own.says)
      expect([...others].filter(sentence => text.includes(tight(sentence)))).toEqual([])

      const name = 'JANE Q ROE'
      const title = fill(words.title, { name })
      expect({ ...read, pages: read.pages.length, roles: undefined, lines: undefined }).toEqual({
        pages: 2,
        roles: undefined,
        lines: undefined,
        lang: words.lang,
        title: words.titleWithoutName,
        standard: '1',
        marked: true,
        bookmarks: [
          {
            title,
            parts: [words.changed, words.means, words.not.heading, words.proof.heading, words.help.heading],
          },
        ],
      })
      const tags = (role: string) => read.roles.filter(one => one === role).length
      expect({ h1: tags('H1'), h2: tags('H2'), h3: tags('H3') }).toEqual({ h1: 1, h2: 5, h3: 4 })
      // The case, what it does not do, proof, help: each list is one, and each entry is one of its entries.
      const proofs = letter.endsWith('automatic') ? 1 : 2
      expect({ lists: tags('L') >= 4, entries: tags('LI') }).toEqual({
        lists: true,
        entries: 1 + 6 + proofs + 2,
      })
    },
  )
})

/** So many cases a letter tells of. */
const LENGTHS = sized([2, 7], [1, 2, 4, 7])

test('no letter has a page with a few lines alone, however many cases it tells of', async () => {
  const counts = LETTERS.flatMap((letter, at) =>
    LENGTHS.flatMap(cases =>
      Array.from({ length: cases }, (_, i) =>
        count({
          ...RELIEFS[letter],
          person: `${1000 + at}${cases}`,
          name: `ROE,ROBIN ${letter.toUpperCase()} ${cases}`,
          cycleCount: String(101_002_001 + i),
        }),
      ),
    ),
  )
  const { files } = await written(input(counts))
  for (const lang of ['en', 'es'])
    for (const edition of ['', '-large-print']) {
      const name = `letters-${lang}${edition}-000001.pdf`
      const { lines } = await readBack(files.get(name))
      // An empty back of a letter that ends on a front side is no page of it.
      const short = lines.flatMap((count, at) =>
        count > 0 && count < 6 ? [`${name} ${at + 1}: ${count}`] : [],
      )
      expect([lines.length >= LETTERS.length * LENGTHS.length * 2, short]).toEqual([true, []])
    }
}, 60_000)

test('of several reliefs each says of which convictions it speaks', async () => {
  const of = input([count(RELIEFS.sealed), count(RELIEFS.misdemeanor)], {
    office: { letters: { editions: ['standard'] } },
  })
  const { files } = await written(of)
  for (const words of LANGUAGES) {
    const read = await readBack(files.get(`letters-${words.lang}-000001.pdf`))
    const text = tight(read.pages.join(' ')).replaceAll('•', '')
    for (const { about, means, still } of [words.reliefs.sealed, words.reliefs.misdemeanor]) {
      expect(text).toContain(tight(`${about}. ${means}`))
      expect(text).toContain(tight(`${about}. ${still}`))
    }
  }
})

test('guns: the letter says that the bar stays only where the law was read to say so, for every relief it tells of', async () => {
  const [en] = LANGUAGES
  if (en === undefined) throw new Error('no language')
  const said = async (...letters: readonly LetterName[]) => {
    const of = input(
      letters.map(letter => count(RELIEFS[letter])),
      {
        office: { languages: ['en'], letters: { editions: ['standard'] } },
      },
    )
    const text = spaced(
      (await readBack((await written(of)).files.get('letters-en-000001.pdf'))).pages.join(' '),
    )
    return [text.includes(en.not.gunsBarred.says), text.includes(en.not.guns.says)]
  }
  expect(await said('dismissed', 'designated')).toEqual([true, false])
  expect(await said('sealed')).toEqual([false, true])
  expect(await said('dismissed', 'sealed')).toEqual([false, true])
})

// ---- who gets one ---------------------------------------------------------------------------------------------------

test('no letter speaks of what was not granted: refused, struck, continued, or not answered', async () => {
  const counts = ['granted', 'denied', 'struck', 'continued', 'open'].map((state, i) =>
    count({ person: `100000${i}`, name: `PERSON,${state.toUpperCase()}`, caseNumbers: [`98F0000${i}`] }),
  )
  const both = count({ person: '1000000', name: 'PERSON,GRANTED', caseNumbers: ['98F99999'] })
  const answers = new Map<string, CourtAnswer>(
    (['granted', 'denied', 'struck', 'continued'] as const).map((answer, i) => [
      counts[i]?.id ?? '',
      { answer, on: '2026-11-20' },
    ]),
  )
  answers.set(both.id, { answer: 'denied', on: '2026-11-20' })
  const { files, rows, told } = await written(
    input([...counts, both], { answers, office: { languages: ['en'] } }),
  )
  expect(rows.map(row => [row.person_id, row.case_numbers])).toEqual([['1000000', '98F00000']])
  const text = (await readBack(files.get('letters-en-000001.pdf'))).pages.join(' ')
  expect(text).toContain('Case 98F00000.')
  expect(text).not.toMatch(/98F0000[1-9]|98F99999|DENIED|STRUCK|CONTINUED|OPEN/)
  expect(told).toEqual({
    documents: 3,
    counts: 1,
    notes: [
      '1 person in en; addresses are for the office to add in mail-merge.csv',
      '5 of 6 counts not granted, or not answered yet: no letter speaks of them',
    ],
  })
})

test('without answers, without a grant, without words or without the language asked for, nothing is made and it says why', () => {
  const counts = [count()]
  const { answers: _, ...unanswered } = input(counts)
  expect(notices.refuses?.(unanswered, ['notices'])).toBe(
    'no answers of the court are given, and a letter goes only to whom relief was granted; name their file with [--answers]',
  )
  expect(notices.refuses?.(input(counts, { answers: new Map() }), ['notices'])).toBe(
    'the court has granted none of these counts, and a letter goes only to whom relief was granted; ask again when it has',
  )
  expect(notices.refuses?.(input([count({ relief: 'vacate' })]), ['notices'])).toBe(
    'the granted counts are of reliefs that there is no letter for; an attorney writes to these people',
  )
  expect(notices.refuses?.(input(counts, { office: { languages: ['en', 'vi'] } }), ['notices'])).toBe(
    'office.json asks for letters in [vi], which nobody has written yet; there are en, es',
  )
})

test('granted counts without a letter are told, and the rest of the person’s counts have theirs', async () => {
  const { told, rows } = await written(
    input([count({ caseNumbers: ['A1'] }), count({ relief: 'vacate', caseNumbers: ['B2'] })], {
      office: { languages: ['en'], letters: { editions: ['standard'] } },
    }),
  )
  expect(told.notes).toEqual([
    '1 person in en; addresses are for the office to add in mail-merge.csv',
    '1 granted count of [vacate]: there is no letter for it; an attorney writes it',
  ])
  expect(rows.map(row => row.case_numbers)).toEqual(['A1'])
})

// ---- names, many counts, many people --------------------------------------------------------------------------------

test('names with accents and of ninety letters, no name, and no case number', async () => {
  const long = `${'MARTÍNEZ-'.repeat(8)}ÑÚÑEZ,${'ÁLVARO '.repeat(2)}`.slice(0, 90)
  const { files, rows } = await written(
    input(
      [
        count({ person: '1', name: 'MUÑOZ Y ÁVILA,JOSÉ ÁNGEL' }),
        count({ person: '2', name: long }),
        count({ person: '3', name: '', caseNumbers: [], convictionDate: '', sections: [] }),
        count({ person: '4', name: 'NGUYỄN,THỊ', convictionDate: '1978-01-01..1978-12-31' }),
      ],
      { office: { languages: ['es'] } },
    ),
  )
  expect(rows.map(({ person_id, name }) => [person_id, name])).toEqual([
    ['2', nameOf(long)?.printed],
    ['1', 'JOSÉ ÁNGEL MUÑOZ Y ÁVILA'],
    ['4', 'THỊ NGUYỄN'],
    ['3', ''],
  ])
  for (const file of ['letters-es-000001.pdf', 'letters-es-large-print-000001.pdf']) {
    const read = await readBack(files.get(file))
    const text = tight(read.pages.join(' ')).replaceAll('\u200b', '')
    expect(read.bookmarks.map(({ title }) => title.replaceAll('\u200b', ''))).toEqual([
      `${nameOf(long)?.printed}: sus antecedentes han cambiado`,
      'JOSÉ ÁNGEL MUÑOZ Y ÁVILA: sus antecedentes han cambiado',
      'THỊ NGUYỄN: sus antecedentes han cambiado',
      'Sus antecedentes han cambiado',
    ])
    expect(text).toContain(
      tight(
        'El número del caso no está en nuestro registro. Ley: no está en nuestro registro. Condena: el día no está en nuestro registro. Orden de la corte: 20 de noviembre de 2026.',
      ),
    )
    // Who has a case without a number is not told to bring one.
    expect(text.split(tight('Lleve esta carta con el número del caso.')).length - 1).toBe(3)
    expect(text.split(tight('Si no tiene el número del caso')).length - 1).toBe(1)
    expect(text).toContain(tight('Condena: un día entre el 1 de enero de 1978 y el 31 de diciembre de 1978.'))
    expect(text).not.toContain('\ufffd')
  }
})

test('one person with 80 counts and a case with fifty numbers gets one letter, which tells all of them', async () => {
  const numbers = Array.from({ length: 50 }, (_, i) => `98F${String(i).padStart(5, '0')}`)
  const counts = [
    ...Array.from({ length: 40 }, (_, i) => count({ caseNumbers: [`01C${i}`], sections: ['HS 11357(b)'] })),
    ...Array.from({ length: 30 }, () => count({ caseNumbers: ['02C1'], ...RELIEFS.misdemeanor })),
    ...Array.from({ length: 10 }, (_, i) => count({ caseNumbers: numbers, sections: [`HS 1136${i % 2}`] })),
  ]
  const { files, rows, told } = await written(input(counts, { office: { languages: ['en'] } }))
  expect([told.counts, rows.length]).toEqual([80, 1])
  const [row] = rows
  expect([row?.reliefs, row?.case_numbers?.split('; ').length]).toEqual([
    'dismiss-and-seal; redesignate-misdemeanor',
    91,
  ])
  const read = await readBack(files.get('letters-en-000001.pdf'))
  const text = spaced(read.pages.join(' '))
  for (let i = 0; i < 40; i++) expect(text).toContain(`Case 01C${i}. Law: HS 11357(b).`)
  expect(text).toContain('Case 02C1. Law: HS 11359. 30 counts. Convicted: July 8, 1998.')
  expect(text).toContain(`Cases ${numbers.join(', ')}.`)
  expect(text).toContain('Law: HS 11360. 5 counts.')
  expect(String(read.pages.length)).toBe(row?.last_page)
})

test('a file holds the letters of many: each begins on a front side, counts its own pages, and the merge knows where', async () => {
  const people = Array.from({ length: 5 }, (_, i) =>
    count({ person: String(i), name: `ROE,P${i}`, caseNumbers: [`0${i}F1`] }),
  )
  const of = input(people, { office: { letters: { peoplePerFile: 2 } } })
  const { files, rows } = await written(of)
  expect([...files.keys()].sort()).toEqual([
    ...['en', 'es']
      .flatMap(lang =>
        ['', 'large-print-'].flatMap(edition =>
          [1, 2, 3].map(file => `letters-${lang}-${edition}00000${file}.pdf`),
        ),
      )
      .sort(),
    'mail-merge.csv',
  ])
  expect(rows.map(({ letter, person_id, language }) => [letter, person_id, language])).toEqual(
    people.flatMap((_, i) => ['en', 'es'].map(lang => [`00000${i + 1}`, String(i), lang])),
  )
  for (const row of rows)
    for (const [file, first, last] of [
      [row.letter_file, row.first_page, row.last_page],
      [row.large_print_file, row.large_print_first_page, row.large_print_last_page],
    ]) {
      const { pages, title } = await readBack(files.get(file ?? ''))
      const [from, to] = [Number(first), Number(last)]
      expect(from % 2).toBe(1)
      const own = pages.slice(from - 1, to)
      expect(own[0]).toContain(`P${row.person_id} ROE`)
      own.forEach((text, i) => {
        expect(text).toMatch(
          new RegExp(`(Letter|Carta) ${row.letter}, (page|página) ${i + 1} (of|de) ${own.length}$`),
        )
      })
      // What is not of a letter is an empty back.
      if (to < pages.length && to % 2 === 1) expect(pages[to]).toBe('')
      expect(title).toMatch(
        row.letter === '000005' ? /^(?:Your|Sus) / : /^(?:Letters|Cartas) 00000[13] (?:to|a) 00000[24]$/,
      )
    }
})

test('one letter a file for who sends them one by one', async () => {
  const { files } = await written(
    input([count({ person: '1' }), count({ person: '2' })], {
      office: { languages: ['en'], letters: { peoplePerFile: 1, editions: ['large-print'] } },
    }),
  )
  expect([...files.keys()].sort()).toEqual([
    'letters-en-large-print-000001.pdf',
    'letters-en-large-print-000002.pdf',
    'mail-merge.csv',
  ])
})

// ---- the table and the bytes ----------------------------------------------------------------------------------------

test('the mail merge runs no formula and leaves the address open', async () => {
  const { merge, rows } = await written(
    input(
      [count({ person: '=1', name: '=HYPERLINK("x"),A', caseNumbers: ['+1', '@2'], court: '-SUM(A1)' })],
      {
        office: { languages: ['en'], letters: { editions: ['standard'] } },
      },
    ),
  )
  expect(merge.split('\r\n')[0]).toBe(MERGE_COLUMNS.join(','))
  expect(rows).toEqual([
    {
      letter: '000001',
      person_id: "'=1",
      name: `A =HYPERLINK("x")`,
      language: 'en',
      letter_file: 'letters-en-000001.pdf',
      first_page: '1',
      last_page: '2',
      large_print_file: '',
      large_print_first_page: '',
      large_print_last_page: '',
      reliefs: 'dismiss-and-seal',
      court: "'-SUM(A1)",
      case_numbers: "'+1; @2",
      address_1: '',
      address_2: '',
      city: '',
      state: '',
      zip: '',
    },
  ])
})

test('what stands in a name or an office is never read as the source of a page', async () => {
  const wild = '#panic("x")$*_`<told>{page}'
  const { files, rows } = await written(
    input([count({ name: `ROE,${wild}` })], {
      office: {
        languages: ['en'],
        help: { name: '{name} #x', phone: '[1]' },
        letters: { editions: ['standard'] },
      },
    }),
  )
  const text = tight((await readBack(files.get('letters-en-000001.pdf'))).pages.join(' '))
  expect(text).toContain(tight(`${wild} ROE: your record has changed`))
  expect(text).toContain(tight('{name} #x. Call [1].'))
  expect(rows[0]?.last_page).toBe('2')
})

test('the same counts give the same bytes, in whatever order they come', async () => {
  const counts = [count({ person: '2' }), count({ person: '1', name: 'ÁLVAREZ,ANA' })]
  const [once, again] = [await written(input(counts)), await written(input([...counts].reverse()))]
  expect([...once.files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])).toEqual(
    [...again.files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
  )
})

test('letters set in several threads are the same bytes, in the same order', async () => {
  const counts = Array.from({ length: 26 }, (_, i) => count({ person: String(100 + i), name: `ROE${i},ANA` }))
  const one = { languages: ['en'], letters: { peoplePerFile: 1, editions: ['standard'] as const } }
  const desk = openDesk(3)
  const [alone, together] = [
    await written(input(counts, { office: one })),
    await written(input(counts, { office: one }), desk),
  ]
  await desk.close()
  const bytes = ({ files }: typeof alone) =>
    [...files].map(([name, made]) => [name, Buffer.from(made).toString('base64')])
  expect(bytes(together)).toEqual(bytes(alone))
})

// ---- what holds for every language ----------------------------------------------------------------------------------

/** Every text of a language by its path. */
function textsOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => textsOf(part, `${path}/${name}`))
}

test('each language has the same sentences with the same blanks, none of them empty', () => {
  const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank).sort()
  const [first, ...others] = LANGUAGES.map(words =>
    Object.fromEntries(
      textsOf({ ...words, offenses: Object.keys(words.offenses ?? {}) }).map(([path, text]) => [
        path,
        blanks(text),
      ]),
    ),
  )
  for (const other of others) expect(other).toEqual(first)
  for (const words of LANGUAGES) expect(textsOf(words).filter(([, text]) => text.trim() === '')).toEqual([])
})

describe('a language that is a file of the office', () => {
  const { file } = workplace()
  const en = LANGUAGES[0] as (typeof LANGUAGES)[number]
  /** Stands for a translation: each text marked, what is in braces as it was. */
  const marked = (value: unknown): unknown =>
    typeof value === 'string'
      ? `Việt: ${value}`
      : Array.isArray(value)
        ? value.map(marked)
        : Object.fromEntries(Object.entries(value as object).map(([name, part]) => [name, marked(part)]))
  const words = { ...(marked(en) as object), lang: 'vi', offenses: { 'HS 11359': 'giữ cần sa' } }

  test('is printed, told with its hash, and needs nothing of the program', async () => {
    const folder = dirname(file('vi.json', JSON.stringify(words)))
    const office = { languages: ['vi'], letters: { editions: ['standard'] as const, offenseNames: true } }
    const { files, told } = await written({ ...input([count()], { office }), languagesFolder: folder })
    const [name = '', bytes = new Uint8Array()] = [...files].find(([each]) => each.endsWith('.pdf')) ?? []
    expect(name).toBe('letters-vi-000001.pdf')
    expect(told.notes?.at(-1)).toMatch(
      /^the words of the office were read from vi\.json, sha256 [0-9a-f]{64}$/,
    )
    const { pages, lang } = await readBack(bytes)
    const text = pages.join(' ')
    expect([lang, tight(text).includes(tight('Việt: Law: HS 11359 (giữ cần sa).'))]).toEqual(['vi', true])
  })

  test('is refused at the place where a sentence, a blank or a letter of the font is not as it must be', () => {
    expect(readLanguage(JSON.stringify(words), 'vi')).toEqual(words)
    for (const language of LANGUAGES)
      expect(readLanguage(JSON.stringify(language), language.lang)).toEqual(language)
    const all = textsOf({ ...words, offenses: {} }).map(([path]) => path)
    // Each is looked at alike; in full mode all are spoiled, one after the other.
    const required = all.filter((_, at) => at % sized(6, 1) === 0)
    for (const path of required) {
      const spoiled = structuredClone(words) as Record<string, unknown>
      const names = path.split('/').slice(1)
      const within = names.slice(0, -1).reduce((part, name) => part[name] as typeof part, spoiled)
      within[names.at(-1) ?? ''] = '{other}'
      expect([path, readLanguage(JSON.stringify(spoiled), 'vi')]).toEqual([
        path,
        { fault: expect.stringContaining(names.join('.')) },
      ])
    }
    const { closing: _, ...short } = words as unknown as Record<string, unknown>
    expect(readLanguage(JSON.stringify(short), 'vi')).toEqual({ fault: 'the file has no [closing]; add it' })
    expect(readLanguage(JSON.stringify(words), 'km')).toHaveProperty('fault')
    expect(readLanguage(JSON.stringify({ ...words, name: 'ខ្មែរ' }), 'vi')).toHaveProperty('fault')
    expect(readLanguage('{', 'vi')).toEqual({ fault: 'it is not JSON (line 1): mend it there' })
  })
})

test('offenses are named in plain words only where the office says so; letters come back to its address', async () => {
  const letters = {
    editions: ['standard'] as const,
    returnAddress: { name: 'Record Relief Unit', street: 'PO Box 749', city: 'Sacramento', zip: '95812' },
  }
  const counts = [count(), count({ cycleCount: '2', sections: ['PC 12345'] })]
  const textWith = async (more: object) => {
    const { files } = await written(
      input(counts, { office: { languages: ['en'], letters: { ...letters, ...more } } }),
    )
    return (await readBack(files.get('letters-en-000001.pdf'))).pages.join(' ')
  }
  const named = await textWith({ offenseNames: true })
  expect(named).toContain('Law: HS 11359 (having marijuana to sell).')
  expect(named).toContain('Law: PC 12345.')
  expect(named).toContain('Record Relief Unit PO Box 749 Sacramento, CA 95812')
  expect(await textWith({})).not.toContain('marijuana to sell')
})

test('people are told once each, whatever the order of their counts', () => {
  const { people } = addressees(
    input([
      count({ person: '2', name: 'B,B' }),
      count({ person: '1', name: 'A,A' }),
      count({ person: '2', name: 'B,B' }),
    ]),
  )
  expect(people.map(({ person, granted }) => [person, granted.length])).toEqual([
    ['1', 1],
    ['2', 2],
  ])
})

test('office.json may say how letters are made, and nothing else about them', () => {
  const office = (letters: object) => readOffice(JSON.stringify({ ...OFFICE, letters }))
  expect(office({ peoplePerFile: 1, editions: ['large-print'] })).toMatchObject({
    letters: { peoplePerFile: 1 },
  })
  expect(office({ peoplePerFile: 0 })).toHaveProperty('faults')
  expect(office({ editions: [] })).toHaveProperty('faults')
  expect(office({ editions: ['braille'] })).toHaveProperty('faults')
  expect(office({ color: 'red' })).toHaveProperty('faults')
})

// ---- through the real command ---------------------------------------------------------------------------------------

describe('setaside file --only notices', () => {
  const { fresh, file } = workplace()
  const [run, approvals, office] = [fresh('run'), fresh('approvals.csv'), fresh('office.json')]
  let updates: readonly Line[] = []
  const filing = (out: string, ...more: readonly string[]) =>
    setaside([
      ...['file', '--run', run, '--approvals', approvals, '--office', office],
      ...['--filed-on', '2026-11-24', '--out', out, ...more],
    ])
  const answersOf = (answer: (line: Line, at: number) => string): string =>
    file(
      'answers.csv',
      [
        'count_id,answer,answered_on',
        ...updates.map((line, at) => `${line.count_id},${answer(line, at)},2026-11-20`),
      ].join('\n'),
    )

  beforeAll(async () => {
    const county = fresh('county.csv')
    writeFileSync(office, JSON.stringify(OFFICE))
    await setaside([
      'synth',
      '--rows',
      '2000',
      '--seed',
      'letters',
      '--county',
      'SACRAMENTO',
      '--out',
      county,
    ])
    await setaside(['run', county, '--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--out', run])
    await setaside([
      ...['approve', '--run', run, '--all-eligible', '--by', 'A. Attorney', '--on', '2026-11-03'],
      ...['--out', approvals],
    ])
    const out = fresh('update')
    expect(await filing(out, '--only', 'court-update')).toMatchObject({ code: 0 })
    updates = table(out, 'court-update')
    expect(updates.length).toBeGreaterThan(10)
  })

  test('before the court has answered nothing is written', async () => {
    const out = fresh('early')
    expect(await filing(out, '--only', 'notices')).toMatchObject({
      code: 3,
      out: '',
      err: 'setaside: notices cannot be made: no answers of the court are given, and a letter goes only to whom relief was granted; name their file with [--answers]\n',
    })
    expect(existsSync(out)).toBe(false)
  })

  test('a line of the answers that cannot be used holds back no other letter, and is told', async () => {
    const answers = answersOf((_, at) => (at === 1 ? 'grantde' : at === 2 ? 'Purged' : 'granted'))
    const out = fresh('one-bad-line')
    const { code, err } = await filing(out, '--only', 'notices', '--answers', answers)
    expect([code, err.split('\n')]).toEqual([
      4,
      [
        expect.stringMatching(/ line 3: \[answer\] is not understood; /),
        `setaside: [1] lines of [${answers}] cannot be used, and the others were; mend them and file again`,
        '',
      ],
    ])
    const granted = updates.filter((_, at) => at !== 1 && at !== 2)
    expect([...new Set(table(out, 'mail-merge').map(line => line.person_id))].sort()).toEqual(
      [...new Set(granted.map(line => line.count_id?.split('/')[0]))].sort(),
    )
  })

  test('letters to those who were granted relief and to nobody else, the same on any run, and no name on the screen', async () => {
    const answers = answersOf((_, at) => (at % 3 === 0 ? 'granted' : at % 3 === 1 ? 'denied' : 'continued'))
    const [once, again] = [fresh('once'), fresh('again')]
    const ended = await filing(once, '--only', 'notices', '--answers', answers)
    expect(ended, ended.err).toMatchObject({ code: 0, err: '' })
    await filing(again, '--only', 'notices', '--answers', answers)
    expect(hashes(again)).toEqual(hashes(once))

    const merged = table(once, 'mail-merge')
    const granted = updates.filter((_, at) => at % 3 === 0)
    const people = (lines: readonly Line[], of: (line: Line) => string | undefined) =>
      [...new Set(lines.map(of))].sort()
    expect(people(merged, line => line.person_id)).toEqual(
      people(granted, line => line.count_id?.split('/')[0]),
    )
    expect(people(merged, line => line.language)).toEqual(['en', 'es'])
    for (const name of readdirSync(once)) expect(statSync(join(once, name)).mode & 0o777).toBe(0o600)
    const names = updates.map(line => line.defendant?.split(',')[0] ?? '').filter(name => name.length > 3)
    expect(names.filter(name => ended.out.includes(name))).toEqual([])
  })
})
