/** Official forms on stand-ins with the official names of fields: recognized, filled, read back field by field, and filed. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { CALIFORNIA_FORMS, FORMS } from '../src/filing/california/forms/forms.ts'
import { FORMS_COLUMNS, officialForms } from '../src/filing/california/official-forms.ts'
import { openDesk } from '../src/filing/desk.ts'
import type { FiledCount, Made } from '../src/filing/filing.ts'
import type { FormMap } from '../src/filing/forms/form-map.ts'
import { recognize } from '../src/filing/forms/recognize.ts'
import { setaside, table, workplace } from './command.ts'
import { DEFENDER, filedCount, filingOf } from './filed-counts.ts'
import { type StandInOptions, standIn } from './stand-in.ts'

const { fresh, file } = workplace()

const mapOf = (form: string, revision?: string): FormMap => {
  const found = FORMS.find(map => map.form === form && (revision === undefined || map.revision === revision))
  if (found === undefined) throw new Error(`no map of ${form}`)
  return found
}

/** Fields of a PDF by name: what they hold, `true` for a tick, and nothing for what is empty. */
async function fieldsOf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  const filled: Record<string, string | true> = {}
  const names: string[] = []
  const undrawn: string[] = []
  const texts: string[] = []
  for (let page = 1; page <= document.numPages; page++) {
    const one = await document.getPage(page)
    const { items } = await one.getTextContent()
    texts.push(items.map(item => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''))
    for (const {
      fieldName,
      fieldValue,
      fieldType,
      checkBox,
      hasAppearance,
      exportValue,
    } of await one.getAnnotations()) {
      if (fieldType === undefined) continue
      if (checkBox) {
        names.push(fieldName)
        if (fieldValue === exportValue) filled[fieldName] = true
      } else if (fieldType === 'Tx') {
        names.push(fieldName)
        if (fieldValue !== '' && fieldValue !== null) {
          filled[fieldName] = fieldValue
          if (!hasAppearance) undrawn.push(fieldName)
        }
      }
    }
  }
  const scripts = await document.getJSActions()
  const pages = document.numPages
  const marks = ((await document.getOutline()) ?? []).map(({ title }: { title: string }) => title)
  const about = (await document.getMarkInfo()) as unknown
  const tagged = about instanceof Map ? about.get('Marked') === true : false
  await task.destroy()
  return {
    filled,
    names: names.sort(),
    undrawn,
    scripts,
    pages,
    marks,
    tagged,
    texts,
    text: texts.join('\n').replaceAll(/\s+/g, ' '),
  }
}

/** A folder with stand-ins of these forms, as `setaside forms add` keeps them. */
async function formsFolder(
  ...forms: readonly (readonly [form: string, revision?: string | undefined, options?: StandInOptions])[]
) {
  const folder = fresh('forms')
  mkdirSync(folder)
  for (const [form, revision, options] of forms) {
    const map = mapOf(form, revision)
    writeFileSync(join(folder, `${map.form}.${map.revision}.pdf`), await standIn(map, options))
  }
  return folder
}

async function made(counts: readonly FiledCount[], formsFolder?: string, office = DEFENDER) {
  const files = new Map<string, Buffer[]>()
  const told: Made = await officialForms.make(
    filingOf(counts, { office, ...(formsFolder === undefined ? {} : { formsFolder }) }),
    {
      write: (name, bytes) => void files.set(name, [Buffer.from(bytes)]),
      append: (name, bytes) => void files.set(name, [...(files.get(name) ?? []), Buffer.from(bytes)]),
      written: () => undefined,
    },
    openDesk(1),
  )
  return {
    told,
    names: [...files.keys()],
    bytes: (name: string): Buffer => Buffer.concat(files.get(name) ?? []),
    list: Buffer.concat(files.get('forms.csv') ?? []).toString('utf8'),
  }
}

describe('the maps of fields', () => {
  test.each(FORMS.map(map => [`${map.form} ${map.revision}`, map] as const))('%s', (_, { fields }) => {
    const names = fields.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { type, on } of fields) {
      expect(['text', 'checkbox']).toContain(type)
      expect(on !== undefined).toBe(type === 'checkbox')
    }
  })

  test('have as many fields as the official forms', () => {
    expect(FORMS.map(({ form, revision, pages, fields }) => [form, revision, pages, fields.length])).toEqual([
      ['CR-180', '2024-01-01', 3, 76],
      ['CR-181', '2024-01-01', 2, 54],
      ['CR-400', '2024-01-01', 1, 33],
      ['CR-400', '2017-07-01', 1, 21],
      ['CR-409', '2024-01-01', 2, 34],
      ['MC-025', 'copy', 1, 105],
      ['MC-031', '2005-07-01', 1, 15],
      ['MC-031', 'copy', 1, 2],
      ['FW-001', 'copy', 2, 122],
    ])
  })
})

describe('a PDF is taken for a form only by its fields', () => {
  const told = async (bytes: Uint8Array) => {
    const found = await recognize(bytes, CALIFORNIA_FORMS)
    return 'unusable' in found ? found.unusable : `${found.map.form} ${found.map.revision}`
  }

  test.each(FORMS.map(map => [`${map.form} ${map.revision}`, map] as const))(
    '%s, open or encrypted for its owner',
    async (name, map) => {
      expect(await told(await standIn(map))).toBe(name)
      expect(await told(await standIn(map, { encrypted: true }))).toBe(name)
    },
  )

  test('anything else is refused with a sentence', async () => {
    const map = mapOf('CR-400', '2024-01-01')
    const whole = await standIn(map)
    const blank = await PDFDocument.create()
    blank.addPage()
    const letter = await standIn({ ...map, form: 'X', fields: [{ name: 'Your name', type: 'text' }] })
    const [first] = map.fields
    const DOWNLOAD = 'download the empty form from courts.ca.gov and add that file'
    expect({
      text: await told(Buffer.from('<html>Not found</html>')),
      truncated: await told(whole.subarray(0, whole.length * 0.7)),
      print: await told(await blank.save()),
      other: await told(letter),
      extra: await told(await standIn(map, { extra: 'CR-400[0].Page1[0].New[0]' })),
      less: await told(await standIn(map, { without: first?.name ?? '' })),
      longer: await told(await standIn(map, { pages: 2 })),
      boxes: await told(
        await standIn({ ...map, fields: map.fields.map(one => ('on' in one ? { ...one, on: 'Ja' } : one)) }),
      ),
      filled: await told(
        await standIn(map, { filled: map.fields.find(one => one.holds === 'defendant')?.name ?? '' }),
      ),
    }).toEqual({
      text: `is no PDF; ${DOWNLOAD}`,
      truncated: `is a PDF whose end is missing, as after a download that broke off; ${DOWNLOAD}`,
      print: `has no fields to fill in: it is a print or a scan of a form; ${DOWNLOAD}`,
      other:
        'is a form that Setaside does not know: its [1] fields are those of none of CR-180, CR-181, CR-400, CR-409, MC-025, MC-031, FW-001; check its number and revision',
      extra:
        'looks like CR-400, but is not the revision of 2024-01-01 that Setaside knows: [1] are added, such as [CR-400[0].Page1[0].New[0]]; nothing is filled by guess: add the revision that is known, or ask for a map of this one',
      less: 'looks like CR-400, but is not the revision of 2024-01-01 that Setaside knows: [1] fields are missing, such as [...R-400[0].Page1[0].P1Caption[0].AttyPartyInfo[0].AttyBarNo[0]]; nothing is filled by guess: add the revision that is known, or ask for a map of this one',
      longer:
        'looks like CR-400, but is not the revision of 2024-01-01 that Setaside knows: it has [2] pages instead of 1; nothing is filled by guess: add the revision that is known, or ask for a map of this one',
      boxes:
        'looks like CR-400, but is not the revision of 2024-01-01 that Setaside knows: some of its fields are of another kind, or its boxes are set to other values; nothing is filled by guess: add the revision that is known, or ask for a map of this one',
      filled: `is CR-400 (Rev. 2024-01-01), but not empty: somebody has filled it in, and what stands there would reach everyone's papers; ${DOWNLOAD}`,
    })
  })
})

const CAPTION_180 = (prefix: string) => ({
  [`${prefix}AttyPartyInfo[0].AttyBarNo[0]`]: '654321',
  [`${prefix}AttyPartyInfo[0].Name[0]`]: 'Dana Defender',
  [`${prefix}AttyPartyInfo[0].AttyFirm[0]`]: 'Sacramento County Public Defender',
  [`${prefix}AttyPartyInfo[0].Street[0]`]: '700 H Street, Suite 0270',
  [`${prefix}AttyPartyInfo[0].City[0]`]: 'Sacramento',
  [`${prefix}AttyPartyInfo[0].State[0]`]: 'CA',
  [`${prefix}AttyPartyInfo[0].Zip[0]`]: '95814',
  [`${prefix}AttyPartyInfo[0].Phone[0]`]: '(916) 555-0199',
  [`${prefix}AttyPartyInfo[0].Email[0]`]: 'dana.defender@example.org',
  [`${prefix}AttyPartyInfo[0].AttyFor[0]`]: 'JOSÉ NUÑEZ',
  [`${prefix}CourtInfo[0].CrtCounty[0]`]: 'SACRAMENTO',
  [`${prefix}CourtInfo[0].CrtStreet[0]`]: '720 Ninth Street',
  [`${prefix}CourtInfo[0].CrtCityZip[0]`]: 'Sacramento, 95814',
})

const P = 'CR-180[0].Page1[0].'
const row = (n: number, cells: readonly string[]) =>
  Object.fromEntries(
    ['Code', 'Section', 'TypeOff', 'Reduce', 'Offense'].flatMap((key, i) =>
      cells[i] === undefined || cells[i] === ''
        ? []
        : [[`${P}LI1[0].li1[0].ConvTable[0].Row${n}[0].${key}${n}[0]`, cells[i]]],
    ),
  )

describe('a filled form, read back field by field', () => {
  const NAME = { name: 'NUÑEZ,JOSÉ' }

  test.each([false, true])('CR-180 (encrypted: %s)', async encrypted => {
    const folder = await formsFolder(
      ['CR-180', undefined, { encrypted }],
      ['CR-181', undefined, { encrypted }],
    )
    const counts = [
      filedCount({ ...NAME, grant: 'may' }),
      filedCount({ ...NAME, statute: 'pc-17', relief: 'reduce-to-misdemeanor', grant: 'may' }),
      filedCount({
        ...NAME,
        cycleCount: '001001002',
        statute: 'pc-1203.4a',
        grant: 'shall',
        sections: ['PC 484(a)'],
        class: 'misdemeanor',
      }),
      filedCount({
        ...NAME,
        cycleCount: '001001003',
        statute: 'pc-1203.41',
        grant: 'may',
        sections: ['HS 11378'],
      }),
    ]
    const { told, names, bytes } = await made(counts, folder)
    expect({ told, names }).toEqual({
      told: { documents: 2, counts: 4, notes: [] },
      names: ['forms.csv', 'forms-000001.pdf'],
    })
    const pdf = await fieldsOf(bytes('forms-000001.pdf'))
    expect(pdf.filled).toEqual({
      ...CAPTION_180(`${P}P1Caption[0].`),
      [`${P}P1Caption[0].HeaderSub[0].Stmp[0].CaseNumber[0].CaseNumber1[0]`]: '97F00001',
      [`${P}P1Caption[0].TitlePartyName[0].Defendant[0]`]: 'JOSÉ NUÑEZ',
      [`${P}LI1[0].li1[0].ConvictionDate[0]`]: '12/25/1997',
      ...row(1, ['Penal', '459', 'felony', 'yes', '']),
      ...row(2, ['Penal', '484(a)', 'misdemeanor']),
      ...row(3, ['Health & Safety', '11378', 'felony']),
      [`${P}LI2[0].ProbationGranted[0]`]: true,
      [`${P}LI2[0].li2c[0].ProbationGrantedReason[0]`]: true,
      'CR-180[0].Page2[0].pXCaption[0].CaseNumber1[0]': '97F00001',
      'CR-180[0].Page2[0].pXCaption[0].Defendant[0]': 'JOSÉ NUÑEZ',
      'CR-180[0].Page2[0].LI3[0].OffenseWSentence[0]': true,
      'CR-180[0].Page2[0].LI3[0].li3a[0].ProbationNotGrantedReason[0]': true,
      'CR-180[0].Page2[0].LI5[0].CheckBox19[0]': true,
      'CR-180[0].Page3[0].pXCaption[0].CaseNumber1[0]': '97F00001',
      'CR-180[0].Page3[0].pXCaption[0].Defendant[0]': 'JOSÉ NUÑEZ',
      ...CAPTION_180('CR-181[0].Page1[0].Caption[0].'),
      'CR-181[0].Page1[0].Caption[0].HeaderSub[0].CaseNumber[0].CaseNumber2[0]': '97F00001',
      'CR-181[0].Page1[0].Caption[0].TitlePartyName[0].Party1[0]': 'JOSÉ NUÑEZ',
      'CR-181[0].Page2[0].P2Header[0].CaseNumber2[0]': '97F00001',
      'CR-181[0].Page2[0].P2Header[0].Party1[0]': 'JOSÉ NUÑEZ',
    })
    expect(pdf.names).toEqual(
      [...mapOf('CR-180').fields, ...mapOf('CR-181').fields].map(({ name }) => name).sort(),
    )
    expect(pdf).toMatchObject({
      undrawn: [],
      scripts: null,
      pages: 6,
      marks: ['Cover sheet: what to file where', 'CR-180 (Rev. 2024-01-01)', 'CR-181 (Rev. 2024-01-01)'],
    })
    const text = bytes('forms-000001.pdf').toString('latin1')
    for (const active of ['/XFA', '/JavaScript', '/OpenAction', '/Encrypt', '/AA'])
      expect(text).not.toContain(active)
    expect(pdf.text).toContain('Item 2: say why it is in the interests of justice')
    expect(pdf.text).toContain('Item 5: tick a, b or c, whichever is true; the record does not show it.')
    expect(pdf.text).toContain('Date and signature.')
  })

  test('CR-400, of 2024 and of 2017', async () => {
    const counts = [
      filedCount({
        ...NAME,
        statute: 'hsc-11361.8',
        relief: 'redesignate-misdemeanor',
        sections: ['HS 11359'],
      }),
      filedCount({
        ...NAME,
        cycleCount: '2',
        statute: 'hsc-11361.8',
        relief: 'dismiss-and-seal',
        sections: ['HS 11357(a)'],
      }),
    ]
    const now = await made(counts, await formsFolder(['CR-400', '2024-01-01'], ['CR-400', '2017-07-01']))
    const N = 'CR-400[0].Page1[0].'
    expect((await fieldsOf(now.bytes('forms-000001.pdf'))).filled).toEqual({
      ...CAPTION_180(`${N}P1Caption[0].`),
      [`${N}P1Caption[0].HeaderSub[0].CaseNumber[0].CaseNumber[0]`]: '97F00001',
      [`${N}P1Caption[0].Party[0].Party2[0]`]: 'JOSÉ NUÑEZ',
      [`${N}P1Caption[0].FormTitle[0].#area[1].Checkbox[1]`]: true,
      [`${N}LI1[0].li1a[0].Checkbox[0]`]: true,
      [`${N}LI1[0].li1c[0].Checkbox[0]`]: true,
      [`${N}LI2[0].li2b[0].Checkbox[0]`]: true,
    })
    const before = await made(counts, await formsFolder(['CR-400', '2017-07-01', { encrypted: true }]))
    const O = 'topmostSubform[0].Page1[0].'
    expect((await fieldsOf(before.bytes('forms-000001.pdf'))).filled).toEqual({
      [`${O}Caption_sf[0].AttyInfo[0].AttyName_ft[0]`]: 'Dana Defender',
      [`${O}Caption_sf[0].AttyInfo[0].AttyStreet_ft[0]`]: '700 H Street, Suite 0270',
      [`${O}Caption_sf[0].AttyInfo[0].AttyCity_ft[0]`]: 'Sacramento',
      [`${O}Caption_sf[0].AttyInfo[0].AttyState_ft[0]`]: 'CA',
      [`${O}Caption_sf[0].AttyInfo[0].AttyZip_ft[0]`]: '95814',
      [`${O}Caption_sf[0].AttyInfo[0].Phone_ft[0]`]: '(916) 555-0199',
      [`${O}Caption_sf[0].AttyInfo[0].Email_ft[0]`]: 'dana.defender@example.org',
      [`${O}Caption_sf[0].Stamp[0].CaseNumber_ft[0]`]: '97F00001',
      [`${O}Caption_sf[0].CaseName[0].Defendant_ft[0]`]: 'JOSÉ NUÑEZ',
      [`${O}Caption_sf[0].DefendantInfo[0].#area[1].Checkbox[1]`]: true,
      [`${O}Checkbox[2]`]: true,
      [`${O}Checkbox[4]`]: true,
      [`${O}Checkbox[0]`]: true,
    })
  })

  test('CR-409, of an arrest', async () => {
    const count = filedCount({
      ...NAME,
      statute: 'pc-851.91',
      relief: 'seal-arrest',
      grant: 'shall',
      convictionDate: '2011-05-06',
      caseNumbers: [],
      sections: ['PC 242', 'PC 148(a)(1)'],
    })
    const { bytes } = await made([count], await formsFolder(['CR-409']))
    const [Q, R] = ['CR-409[0].Page1[0].', 'CR-409[0].Page2[0].']
    const { filled, text } = await fieldsOf(bytes('forms-000001.pdf'))
    expect(filled).toEqual({
      [`${Q}rightCaption[0].CourtInfo[0]`]:
        'SACRAMENTO\nGordon D. Schaber Courthouse\n720 Ninth Street\nSacramento, CA 95814',
      [`${Q}rightCaption[0].TCCaseName[0]`]: 'JOSÉ NUÑEZ',
      [`${Q}LI1[0].li1a[0].TextField[0]`]: 'JOSÉ NUÑEZ',
      [`${Q}LI1[0].li1a[0].T186[0]`]: '02/03/1970',
      [`${Q}LI1[0].li1a[0].ProtectedLawyerName[0]`]: 'Dana Defender',
      [`${Q}LI1[0].li1a[0].ProtectedLawyerBar[0]`]: '654321',
      [`${Q}LI1[0].li1a[0].ProtectedLawyerFirm[0]`]: 'Sacramento County Public Defender',
      [`${Q}LI1[0].li1b[0].ProtectedStreet[0]`]: '700 H Street, Suite 0270',
      [`${Q}LI1[0].li1b[0].ProtectedCity[0]`]: 'Sacramento',
      [`${Q}LI1[0].li1b[0].ProtectedState[0]`]: 'CA',
      [`${Q}LI1[0].li1b[0].ProtectedZip[0]`]: '95814',
      [`${Q}LI1[0].li1b[0].ProtectedPhone[0]`]: '(916) 555-0199',
      [`${Q}LI1[0].li1b[0].ProtectedEmail[0]`]: 'dana.defender@example.org',
      [`${Q}LI3[0].li3a[0].T186[0]`]: '05/06/2011',
      [`${Q}LI3[0].li3b[0].T186[0]`]: 'County of SACRAMENTO',
      [`${R}LI3-2[0].li3e[0].T66[0]`]: 'PC 242, PC 148(a)(1)',
      [`${R}LI3-2[0].li3h[0].DismissSection[0]`]: true,
    })
    expect(text).toContain('Items 3c and 3d: the agency that made the arrest, and the number of its report.')
  })
})

describe('nothing is ticked that the run did not decide', () => {
  const ticks = async (count: Parameters<typeof filedCount>[0]) => {
    const { bytes } = await made([filedCount(count)], folder)
    const { filled, text } = await fieldsOf(bytes('forms-000001.pdf'))
    return {
      ticks: Object.entries(filled).flatMap(([name, value]) =>
        value === true ? [name.replace(/^CR-\d+\[0\]\.Page\d\[0\]\./, '').replaceAll('[0]', '')] : [],
      ),
      text,
    }
  }
  let folder = ''
  beforeAll(async () => {
    folder = await formsFolder(['CR-180'], ['CR-181'], ['CR-400'], ['CR-409'])
  })

  test.each([
    [
      'PC 1203.4, of right: one of two grounds, which is not said',
      { grant: 'shall' },
      ['LI2.ProbationGranted'],
    ],
    ['PC 1203.4, open', { grant: 'open' }, ['LI2.ProbationGranted']],
    ['PC 1203.4, nothing said', {}, ['LI2.ProbationGranted']],
    [
      'PC 1203.4a, of right',
      { statute: 'pc-1203.4a', grant: 'shall' },
      ['LI3.OffenseWSentence', 'LI3.li3a.ProbationNotGrantedReason'],
    ],
    ['PC 1203.4a, open', { statute: 'pc-1203.4a', grant: 'open' }, ['LI3.OffenseWSentence']],
    ['PC 1203.49', { statute: 'pc-1203.49', grant: 'may' }, ['LI4.li4.OffenseWSentence']],
    ['PC 1203.42', { statute: 'pc-1203.42', grant: 'may' }, ['LI6.li6.OffenseWSentence']],
    ['PC 1203.43', { statute: 'pc-1203.43', grant: 'shall' }, ['LI7.OffenseWSentence']],
    ['PC 17', { statute: 'pc-17', relief: 'reduce-to-infraction' }, []],
    [
      'a sentence the record does not show',
      { statute: 'hsc-11361.8', sections: ['HS 11358'], sentenceEnds: '' },
      ['LI1.li1b.Checkbox'],
    ],
    [
      'a sentence that still runs',
      { statute: 'hsc-11361.8', sections: ['HS 11358'], sentenceEnds: '2030-01-01' },
      ['P1Caption.FormTitle.#area.Checkbox', 'LI1.li1b.Checkbox', 'LI2.li2a.Checkbox'],
    ],
    ['a number from before 1972', { statute: 'hsc-11361.8', sections: ['HS 11530'], sentenceEnds: '' }, []],
    ['an arrest, open', { statute: 'pc-851.91', grant: 'open' }, []],
    [
      'an arrest, in the interests of justice',
      { statute: 'pc-851.91', grant: 'may' },
      ['LI3-2.li3h.DismissSection[1]'],
    ],
  ] as const)('%s', async (_, count, expected) => {
    expect((await ticks(count)).ticks).toEqual(expected)
  })

  test('what is left is told on the cover sheet', async () => {
    expect((await ticks({ grant: 'shall' })).text).toContain(
      'Item 2: tick a (conditions of probation fulfilled) or b (probation ended early); the run found that one of them is so.',
    )
    expect(
      (await ticks({ statute: 'hsc-11361.8', sections: ['HS 11530'], sentenceEnds: '' })).text,
    ).toContain(
      'Title and item 2: tick petition (a sentence is being served) or application (it is complete); the record does not show which.',
    )
  })
})

describe('what has no room', () => {
  const many = Array.from({ length: 80 }, (_, i) =>
    filedCount({
      cycleCount: `0010010${String(i).padStart(2, '0')}`,
      sections: [`PC ${400 + i}`],
      grant: 'open',
    }),
  )

  test('goes to MC-025, nineteen convictions a page', async () => {
    const { bytes, told } = await made(many, await formsFolder(['CR-180'], ['CR-181'], ['MC-025']))
    expect(told).toEqual({ documents: 2, counts: 80, notes: [] })
    const { filled, marks } = await fieldsOf(bytes('forms-000001.pdf'))
    const sections = Object.entries(filled).flatMap(([name, value]) =>
      /Section\d\[0\]$|SECTION_\d+$/.test(name) ? [value] : [],
    )
    expect(new Set(sections)).toEqual(new Set(many.map((_, i) => String(400 + i))))
    expect(sections).toHaveLength(80)
    expect(marks).toEqual([
      'Cover sheet: what to file where',
      'CR-180 (Rev. 2024-01-01)',
      ...[1, 2, 3, 4].map(page => `Attachment 1 to CR-180, page ${page}`),
      'CR-181 (Rev. 2024-01-01)',
    ])
    expect([
      filled.PAGE,
      filled['OF TOTAL PAGES'],
      filled['copy 4.PAGE'],
      filled['copy 4.OF TOTAL PAGES'],
    ]).toEqual(['1', '4', '4', '4'])
  })

  test('or to a page of our own, with names and numbers that are too long', async () => {
    const name = 'DE LA CRUZ-MONTALVO Y FERNANDEZ DE CORDOBA,MARIA GUADALUPE DEL SOCORRO ESPERANZA XIMENA III'
    const caseNumbers = Array.from({ length: 50 }, (_, i) => `97F${10_000 + i}`)
    const { bytes } = await made(
      many.slice(0, 7).map(one => filedCount({ ...one, name, caseNumbers })),
      await formsFolder(['CR-180'], ['CR-181']),
    )
    const { filled, text, marks } = await fieldsOf(bytes('forms-000001.pdf'))
    expect(marks).toContain('Attachment to CR-180')
    expect(filled[`${P}P1Caption[0].HeaderSub[0].Stmp[0].CaseNumber[0].CaseNumber1[0]`]).toBe(
      'See attachment',
    )
    expect(text).toContain(caseNumbers.join(', '))
    expect(text).toContain(
      'MARIA GUADALUPE DEL SOCORRO ESPERANZA XIMENA DE LA CRUZ-MONTALVO Y FERNANDEZ DE CORDOBA III',
    )
    expect(text).toMatch(/Item 1: further convictions in this case .* Penal 405 felony Penal 406 felony/)
  })

  test('letters that the type of the form lacks keep their value, and are told', async () => {
    const { bytes } = await made(
      [filedCount({ name: 'ŁUKASIEWICZ,ZOË' })],
      await formsFolder(['CR-180'], ['CR-181']),
    )
    const { filled, text } = await fieldsOf(bytes('forms-000001.pdf'))
    expect(filled[`${P}P1Caption[0].TitlePartyName[0].Defendant[0]`]).toBe('ZOË ŁUKASIEWICZ')
    expect(text).toContain("Name of defendant or petitioner: it has letters that the form's type lacks.")
  })
})

describe('the packet of a person', () => {
  const counts = [
    filedCount({ grant: 'open' }),
    filedCount({
      cycleCount: '002001001',
      caseNumbers: ['02F777'],
      convictionDate: '2002-03-04',
      grant: 'may',
    }),
    filedCount({
      cycleCount: '003001001',
      caseNumbers: ['05F1'],
      statute: 'hsc-11361.8',
      sections: ['HS 11359'],
    }),
    filedCount({ person: '2', name: 'SMITH,ALEX', grant: 'may' }),
    filedCount({ person: '3', statute: 'pc-1203.425', relief: 'automatic-relief' }),
  ]

  test('holds every petition, each with fields of its own, and says what goes where', async () => {
    const folder = await formsFolder(['CR-180'], ['CR-181'], ['CR-400'], ['MC-031'], ['FW-001'])
    const { told, names, bytes, list } = await made(counts, folder)
    expect(told).toEqual({
      documents: 3,
      counts: 4,
      notes: ['1 count of a relief that is asked for on none of CR-180, CR-181, CR-400 and CR-409'],
    })
    expect(names).toEqual(['forms.csv', 'forms-000001.pdf', 'forms-000002.pdf'])
    const { filled, pages, marks, text } = await fieldsOf(bytes('forms-000001.pdf'))
    expect(filled[`${P}LI1[0].li1[0].ConvictionDate[0]`]).toBe('12/25/1997')
    expect(filled[`copy 2.${P}LI1[0].li1[0].ConvictionDate[0]`]).toBe('03/04/2002')
    expect(marks).toEqual([
      'Cover sheet: what to file where',
      'CR-180 (Rev. 2024-01-01)',
      'CR-181 (Rev. 2024-01-01)',
      'FW-001 (a relabeled copy)',
      'CR-180 (Rev. 2024-01-01)',
      'CR-181 (Rev. 2024-01-01)',
      'MC-031 (Rev. 2005-07-01)',
      'CR-400 (Rev. 2024-01-01)',
    ])
    expect(text).toContain('File it at')
    const lines = list.trim().split('\r\n')
    expect(lines[0]).toBe(FORMS_COLUMNS.join(','))
    const last = lines.filter(line => line.startsWith('forms-000001.pdf')).at(-1)
    expect(last).toMatch(new RegExp(`^forms-000001\\.pdf,${pages}-${pages},CR-400,2024-01-01,10000001,`))
  })

  test('is the same, byte for byte, whenever it is made', async () => {
    const folder = await formsFolder(['CR-180'], ['CR-400'])
    const [one, two] = [await made(counts, folder), await made(counts, folder)]
    for (const name of one.names) expect(one.bytes(name).equals(two.bytes(name)), name).toBe(true)
  })

  test('is on our own paper where no form is there, tagged, with the same content', async () => {
    const { told, bytes, list } = await made(counts.slice(0, 3))
    expect(told.notes).toEqual([
      'CR-180, CR-181 and CR-400: not in the folder of forms, and so on paper of our own; add them with [setaside forms add]',
    ])
    const { text, tagged, names } = await fieldsOf(bytes('forms-000001.pdf'))
    expect({ tagged, names }).toEqual({ tagged: true, names: [] })
    expect(text).toContain('PETITION FOR DISMISSAL OR REDUCTION')
    expect(text).toContain('On 12/25/1997 petitioner was convicted in this case of:')
    expect(text).toContain('A felony or misdemeanor with probation (Pen. Code, § 1203.4).')
    expect(text).toContain('the court ended probation before its period was over.')
    expect(text).toContain('Application: the sentence is complete.')
    expect(text).toContain('Petition (our own paper instead of CR-180)')
    expect(list).toContain(',petition,,10000001,')
  })

  test('of a prosecutor is for the person, who files without an attorney', async () => {
    const office = { ...DEFENDER, agency: { ...DEFENDER.agency, kind: 'prosecutor' } } as const
    expect([officialForms.usual(office), officialForms.usual(DEFENDER)]).toEqual([false, true])
    const { bytes } = await made([filedCount({})], await formsFolder(['CR-180'], ['CR-181']), office)
    const { filled, text } = await fieldsOf(bytes('forms-000001.pdf'))
    expect(
      Object.fromEntries(
        Object.entries(filled).filter(([name]) => name.includes('Page1[0].P1Caption[0].Atty')),
      ),
    ).toEqual({
      [`${P}P1Caption[0].AttyPartyInfo[0].Name[0]`]: 'JANE Q ROE JR',
    })
    expect(text).toContain('Address and telephone of who files.')
  })
})

describe('through the real command', () => {
  const office = file('office.json', JSON.stringify(DEFENDER))

  test('forms are added beside office.json, for their owner only, and listed', async () => {
    const cr180 = file('cr180.pdf', await standIn(mapOf('CR-180'), { encrypted: true }))
    const bad = file('letter.pdf', Buffer.from('no pdf'))
    const added = await setaside(['forms', 'add', cr180, '--office', office])
    const kept = join(office, '..', 'forms', 'CR-180.2024-01-01.pdf')
    expect(added).toEqual({
      code: 0,
      err: '',
      out: `CR-180 (Rev. 2024-01-01), Petition for Dismissal: kept as ${kept}\n`,
    })
    expect(statSync(kept).mode & 0o777).toBe(0o600)
    expect(statSync(join(kept, '..')).mode & 0o777).toBe(0o700)
    expect((await setaside(['forms', 'add', cr180, '--office', office])).out).toContain('is there already')
    expect(await setaside(['forms', 'add', bad, '--office', office])).toMatchObject({
      code: 3,
      err: `[${bad}] is no PDF; download the empty form from courts.ca.gov and add that file\nsetaside: the form was not added; see above\n`,
    })
    const { out } = await setaside(['forms', 'list', '--office', office])
    expect(out).toContain('CR-180  2024-01-01  Petition for Dismissal')
    expect(out).toContain('CR-400  not there')
    expect(await setaside(['forms', 'list'])).toMatchObject({
      code: 2,
      err: 'setaside: nothing says where the forms are kept; name [--office office.json], or the folder with [--forms]\n',
    })
    writeFileSync(kept, 'no form any more')
    expect(await setaside(['forms', 'list', '--office', office])).toMatchObject({ code: 3 })
  })

  test('a run is approved and filed on forms', async () => {
    const county = fresh('county.csv')
    await setaside([
      ...['synth', '--rows', '1500', '--seed', 'forms', '--county', 'SACRAMENTO'],
      '--out',
      county,
    ])
    const [run, approvals, out] = [fresh('run'), fresh('approvals.csv'), fresh('filing')]
    await setaside(['run', county, '--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--out', run])
    await setaside([
      'approve',
      '--run',
      run,
      '--all-eligible',
      '--by',
      'A. Attorney',
      '--on',
      '2026-11-03',
      '--out',
      approvals,
    ])
    const forms = await formsFolder(['CR-400', '2024-01-01', { encrypted: true }])
    const filed = await setaside([
      ...['file', '--run', run, '--approvals', approvals, '--office', office, '--filed-on', '2026-11-05'],
      ...['--only', 'forms', '--forms', forms, '--out', out],
    ])
    expect(filed.err).toBe('')
    expect(filed.code).toBe(0)
    const lines = table(out, 'forms')
    const eligible = table(run, 'convictions').filter(line => line.determination === 'eligible')
    expect(lines.flatMap(line => (line.record_counts ?? '').split('; '))).toHaveLength(eligible.length)
    expect(new Set(lines.map(({ form }) => form))).toEqual(new Set(['CR-400']))
    const files = readdirSync(out).filter(name => name.endsWith('.pdf'))
    expect(files).toHaveLength(new Set(eligible.map(({ person_id }) => person_id)).size)
    for (const name of files) expect(statSync(join(out, name)).mode & 0o777).toBe(0o600)
    const [first] = files
    const { filled } = await fieldsOf(readFileSync(join(out, first ?? '')))
    const line = lines.find(one => one.file === first)
    expect(filled['CR-400[0].Page1[0].P1Caption[0].Party[0].Party2[0]']).toBe(line?.defendant)
  })
})
