/** Messages and notices of records as bad as they come, held against the schemas and read by another reader than ours. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ecf, repositoryNotice } from '../src/filing/california/electronic-filing.ts'
import { openDesk } from '../src/filing/desk.ts'
import { named, readXml } from '../src/filing/ecf/xml-reader.ts'
import { type FiledCount, type FilingInput, type FilingOutput, nameOf } from '../src/filing/filing.ts'
import { parseDay } from '../src/time/day.ts'
import { canonical, invalid } from './xml-schemas.ts'

const NC = 'http://niem.gov/niem/niem-core/2.0'

const day = parseDay('2026-11-05')
if (day === undefined) throw new Error('no day')

function countOf(i: number, more: Partial<FiledCount> & { readonly named?: string } = {}): FiledCount {
  const { named: file = `ROE,JANE ${i}`, ...rest } = more
  const name = nameOf(file)
  return {
    id: `P${i}/1`,
    person: `P${i}`,
    cycleCount: '101002001',
    ...(name === undefined ? {} : { name }),
    birthDate: '1970-01-01',
    county: 'SACRAMENTO',
    court: 'CASC SACRAMENTO',
    caseNumbers: [`C${i}`],
    sections: ['HS 11359'],
    offenseText: '11359 HS-POSSESS MARIJUANA FOR SALE',
    class: 'felony',
    convictionDate: '1997-12-25',
    offenseDate: '',
    sentenceEnds: '',
    relief: 'redesignate-misdemeanor',
    basis: 'law',
    rule: 'hsc-11361.8/11359/redesignate-misdemeanor',
    citation: 'HSC 11361.8(e)',
    reason: '',
    law: { relief: 'redesignate-misdemeanor', reason: '' },
    statute: 'hsc-11361.8',
    source: { file: 'county.csv', line: i + 2 },
    approval: { by: 'A', on: '2026-11-03', note: '' },
    ...rest,
  }
}

const inputOf = (counts: readonly FiledCount[], answered: readonly string[] = []): FilingInput => ({
  setaside: '0.1.0',
  office: {
    agency: { name: 'Office of the District Attorney', kind: 'prosecutor', county: 'SACRAMENTO' },
    attorney: {
      name: 'A. Attorney',
      title: 'Deputy',
      barNumber: '1',
      street: '1 Main',
      city: 'Sacramento',
      zip: '95814',
      phone: '1',
      email: 'a@example.org',
    },
    court: { branches: [{ name: 'Main', street: '2 Main', city: 'Sacramento', zip: '95814' }] },
    publicDefender: { name: 'PD', street: '3 Main', city: 'Sacramento', zip: '95814' },
    filing: { motions: 'per-case' },
  },
  run: {
    folder: 'run',
    sha256: '0'.repeat(64),
    setaside: '0.1.0',
    asOf: '2026-11-01',
    county: 'SACRAMENTO',
    program: { name: 'p', version: '1', rulesSha256: '0'.repeat(64) },
    inputs: [],
    outputs: [],
    options: {},
    rows: {},
    determinations: {},
    eligible: {},
  },
  counts,
  filedOn: day,
  approvalsSha256: '1'.repeat(64),
  refused: 0,
  answers: new Map(answered.map(id => [id, { answer: 'granted', on: '2026-12-01' }])),
  courtCodes: {
    source: 'test',
    sender: { location: 'https://efsp.example.org' },
    messages: 'per-case',
    courts: [{ branch: 'Main', code: 'main' }],
    cases: [{ form: 'criminal', category: 'FEL' }],
    documents: { motion: { filing: 'M', type: 'M' } },
    parties: { people: 'P', defendant: 'D', attorney: 'A' },
  },
})

/** A folder in memory, in which every document is there to be attached. */
function memory(): { readonly output: FilingOutput; readonly files: Map<string, string> } {
  const files = new Map<string, string>()
  return {
    files,
    output: {
      write: (name, bytes) => void files.set(name, Buffer.from(bytes).toString()),
      append: (name, bytes) => void files.set(name, (files.get(name) ?? '') + Buffer.from(bytes).toString()),
      written: name => ({ sha256: '2'.repeat(64), read: () => Buffer.from(name) }),
    },
  }
}

const made = async (kind: typeof ecf, input: FilingInput) => {
  const { output, files } = memory()
  const { counts, documents, notes = [] } = await kind.make(input, output, openDesk(1))
  const xml = [...files].filter(([name]) => name.endsWith('.xml'))
  return { counts, documents, notes, xml: xml.map(([fileName, contents]) => ({ fileName, contents })) }
}

const textsOf = (xml: string, name: string): readonly string[] => {
  const read = readXml(xml)
  if ('fault' in read) throw new Error(read.fault)
  return [...named(read, NC, name)].map(one => one.text)
}

/** Any text the file may hold for a name: every script, control characters, halves of pairs, markup, spaces. */
const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.string({ unit: 'grapheme', maxLength: 90 }),
  fc
    .tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
    .map(([last, first]) => `${last},${first} JR`),
  fc.constantFrom(
    '</nc:PersonFullName>',
    ']]>,&lt;',
    'O\'BRIEN,"X" &amp;',
    '\r\n,\t',
    '<!--,-->',
    '<?xml?>',
    ',',
  ),
)

test('any name: every message and notice is valid, and another reader reads what ours does', async () => {
  const names = fc.sample(anyName, { numRuns: 400, seed: 7 })
  const counts = names.map((name, i) =>
    countOf(i, { named: name, offenseText: name, sections: [`HS ${i}`, name] }),
  )
  const messages = await made(ecf, inputOf(counts))
  expect(messages.counts).toBe(400)
  expect(await invalid('core-filing.xsd', messages.xml)).toEqual([])
  const bad = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
  for (const [i, { contents }] of messages.xml.entries()) {
    const printed = counts[i]?.name?.printed
    expect(textsOf(contents, 'PersonFullName').slice(1)).toEqual(
      printed === undefined ? [] : [printed.replaceAll(bad, '\ufffd')],
    )
  }
  const replaced = messages.notes.find(note => note.includes('replaced by'))
  expect(replaced).toMatch(/^\d+ signs of the record cannot stand in XML/)

  const notices = await made(
    repositoryNotice,
    inputOf(
      counts,
      counts.map(({ id }) => id),
    ),
  )
  expect(await invalid('repository-notice.xsd', notices.xml)).toEqual([])
  const nameless = counts.filter(({ name }) => name === undefined).length
  expect(notices.counts).toBe(400 - nameless)
  // The canonical form is another reader's own writing of the same: read again, it says the same.
  const whole = notices.xml[0]?.contents ?? ''
  expect(readXml(await canonical(whole))).toEqual(readXml(whole))
}, 60_000)

describe('records as they come', () => {
  test('fifty case numbers, eighty counts, a name of ninety letters with accents', async () => {
    const numbers = Array.from({ length: 50 }, (_, i) => `CR-${i}`)
    const long = `${'ÑÜÉ'.repeat(20)},${'JOSÉ MARÍA '.repeat(2)}III`
    const counts = Array.from({ length: 80 }, (_, i) =>
      countOf(0, { id: `P0/${i}`, cycleCount: String(101002001 + i), caseNumbers: numbers, named: long }),
    )
    const { xml, counts: told, documents } = await made(ecf, inputOf(counts))
    expect([xml.length, told, documents]).toEqual([1, 80, 2])
    expect(await invalid('core-filing.xsd', xml)).toEqual([])
    const text = xml[0]?.contents ?? ''
    expect(textsOf(text, 'CaseDocketID')).toEqual(['CR-0'])
    expect(textsOf(text, 'IdentificationID').filter(id => id.startsWith('CR-'))).toEqual(numbers.slice(1))
    expect(text.match(/<criminal:CaseCharge>/g)).toHaveLength(80)
    expect(textsOf(text, 'PersonSurName')).toEqual(['ÑÜÉ'.repeat(20)])
    expect(textsOf(text, 'PersonNameSuffixText')).toEqual(['III'])
    expect(textsOf(text, 'PersonGivenName')).toEqual(['JOSÉ MARÍA JOSÉ MARÍA'])
  })

  test('what is not in the record is left out, and never filled in', async () => {
    const bare = countOf(1, {
      named: ' ',
      birthDate: '1970-01-01..1970-12-31',
      sections: [],
      offenseText: '',
      class: '',
      convictionDate: '',
    })
    const { xml } = await made(ecf, inputOf([bare]))
    expect(await invalid('core-filing.xsd', xml)).toEqual([])
    const text = xml[0]?.contents ?? ''
    for (const name of ['PersonBirthDate', 'PersonSurName', 'ChargeSeverityLevel', 'ChargeStatute'])
      expect(text).not.toContain(name)
    expect(text).not.toContain('undefined')
  })

  test('a case without a number has no message: it would open a new case', async () => {
    const { xml, counts, notes } = await made(ecf, inputOf([countOf(1), countOf(2, { caseNumbers: [] })]))
    expect([xml.length, counts]).toEqual([1, 1])
    expect(notes).toContain(
      '1 case without a number in the record has no message: it would open a new case; file it on paper',
    )
  })

  test('no notice of a count that was not granted, nor of one that is not surely a person’s', async () => {
    const counts = [countOf(1), countOf(2), countOf(3, { named: '' }), countOf(4, { caseNumbers: [] })]
    const input = inputOf(counts, ['P1/1', 'P3/1', 'P4/1'])
    const answers = new Map([
      ...(input.answers ?? []),
      ['P2/1', { answer: 'denied', on: '2026-12-01' }] as const,
    ])
    const { xml, counts: told, notes } = await made(repositoryNotice, { ...input, answers })
    expect(told).toBe(1)
    expect(textsOf(xml[0]?.contents ?? '', 'PersonFullName')).toEqual(['JANE 1 ROE'])
    expect(notes).toContain(
      '2 granted counts without a name or a case number have no notice: report them by hand',
    )
    expect(repositoryNotice.refuses?.(inputOf(counts), [])).toBe(
      'the court has granted none of these counts, so that there is nothing to tell; leave it out with [--only]',
    )
  })
})
