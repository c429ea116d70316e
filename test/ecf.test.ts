/** Electronic filing through the real command: messages held against schemas, what comes back, and notices of what was granted. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { NAMESPACES } from '../src/filing/ecf/message.ts'
import { NOTICE } from '../src/filing/ecf/repository-notice.ts'
import { child, named, readXml, type XmlElement } from '../src/filing/ecf/xml-reader.ts'
import { type Line, setaside, sha256, table, workplace } from './command.ts'
import { invalid } from './xml-schemas.ts'

const { fresh, file } = workplace()
const { nc, j, ecf, core, criminal, civil, s } = NAMESPACES

const OFFICE = {
  agency: { name: 'Office of the District Attorney', kind: 'prosecutor', county: 'SACRAMENTO' },
  attorney: {
    name: 'Zoë O’Brien & Söhne',
    title: 'Deputy District Attorney',
    barNumber: '123456',
    street: '1 Main Street',
    city: 'Sacramento',
    zip: '95814',
    phone: '(916) 555-0100',
    email: 'filing@example.org',
  },
  court: {
    branches: [{ name: 'Main Courthouse', street: '2 Main Street', city: 'Sacramento', zip: '95814' }],
  },
  publicDefender: { name: 'Public Defender', street: '3 Main Street', city: 'Sacramento', zip: '95814' },
  policyAuthority: 'Under the agreement of this office with the court.',
  filing: { motions: 'both' },
}

/** The category with the word is civil, and the one without it is criminal: the table says so. */
const CODES = {
  source: 'made up for tests',
  sender: { location: 'https://efsp.example.org/ecf' },
  messages: 'per-case',
  courts: [{ branch: 'Main Courthouse', code: 'sac:main' }],
  cases: [
    { class: 'felony', form: 'criminal', category: 'FEL-POST', type: 'POST' },
    { form: 'civil', category: 'CRIMINAL-RELIEF', causeOfAction: 'RELIEF', relief: 'DISMISS' },
  ],
  bulkCase: { number: 'BULK-2026-1', title: 'In re relief', form: 'criminal', category: 'FEL-POST' },
  documents: {
    motion: { filing: 'MTN-REL', type: 'MOT' },
    order: { filing: 'PROP-ORD', type: 'ORD', confidential: true },
    service: { filing: 'POS', type: 'POS' },
  },
  confidentiality: { requested: 'CONF', open: 'PUB' },
  parties: { people: 'PLA', defendant: 'DEF', attorney: 'ATT' },
  statuses: { 'ORDER-GRANTED': 'granted', 'ORDER-DENIED': 'denied' },
}

const run = fresh('run')
const approvals = fresh('approvals.csv')
const office = file('office.json', JSON.stringify(OFFICE))
const codesFile = (codes: unknown) => file('court-codes.json', JSON.stringify(codes))

const filing = (out: string, codes: unknown, ...more: readonly string[]) =>
  setaside([
    ...['file', '--run', run, '--approvals', approvals, '--office', office, '--filed-on', '2026-11-05'],
    ...['--out', out, ...(codes === undefined ? [] : ['--court-codes', codesFile(codes)]), ...more],
  ])

const messagesIn = (folder: string) =>
  readdirSync(folder)
    .filter(name => /^ecf-.*\.xml$/.test(name))
    .sort()
    .map(fileName => ({ fileName, contents: readFileSync(join(folder, fileName), 'utf8') }))

const parsed = (text: string): XmlElement => {
  const read = readXml(text)
  if ('fault' in read) throw new Error(read.fault)
  return read
}
const texts = (of: XmlElement, namespace: string, name: string) =>
  [...named(of, namespace, name)].map(one => one.text)

beforeAll(async () => {
  const county = fresh('county.csv')
  await setaside(['synth', '--rows', '6000', '--seed', 'filing', '--county', 'SACRAMENTO', '--out', county])
  const ended = await setaside([
    ...['run', county, '--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--policy', 'los-angeles'],
    ...['--out', run],
  ])
  expect(ended.code, ended.err).toBe(0)
  const approved = await setaside([
    ...['approve', '--run', run, '--all-eligible', '--by', 'A. Attorney', '--on', '2026-11-03'],
    ...['--out', approvals],
  ])
  expect(approved).toMatchObject({ code: 0, err: '' })
})

const perCase = fresh('per-case')
let listed: readonly Line[] = []
let update: readonly Line[] = []

describe('a message for each case', () => {
  beforeAll(async () => {
    const ended = await filing(perCase, CODES)
    expect(ended.code, ended.err).toBe(0)
    expect(ended.err).toBe('')
    listed = table(perCase, 'ecf-messages')
    update = table(perCase, 'court-update')
  }, 120_000)

  test('is valid by the subset of the schemas, and the subset sees what is wrong', async () => {
    const messages = messagesIn(perCase)
    expect(messages.length).toBeGreaterThan(30)
    expect(await invalid('core-filing.xsd', messages)).toEqual([])
    const first = messages[0]?.contents ?? ''
    const broken = {
      fileName: 'broken.xml',
      contents: first.replace(/<nc:CaseDocketID>.*?<\/nc:CaseDocketID>/, '<nc:CaseNumber>1</nc:CaseNumber>'),
    }
    expect((await invalid('core-filing.xsd', [broken])).join()).toContain('CaseNumber')
    // What a schema cannot see: that each reference leads to something in the message.
    for (const { contents } of messages) {
      const ids = new Set(contents.match(/(?<= s:id=")[^"]+/g))
      for (const reference of contents.match(/(?<= s:ref=")[^"]+/g) ?? []) expect(ids).toContain(reference)
    }
  })

  test('the form of case is that of the table, and not of a word in a code', () => {
    const forms = messagesIn(perCase).map(({ contents }) => {
      const message = parsed(contents)
      return [
        ...[...named(message, criminal, 'CriminalCase')].map(one => [
          'criminal',
          child(one, nc, 'CaseCategoryText')?.text,
        ]),
        ...[...named(message, civil, 'CivilCase')].map(one => [
          'civil',
          child(one, nc, 'CaseCategoryText')?.text,
        ]),
      ].flat()
    })
    expect(new Set(forms.map(form => form.join()))).toEqual(
      new Set(['criminal,FEL-POST', 'civil,CRIMINAL-RELIEF']),
    )
  })

  test('every numbered case has one, with its counts under the references of the update file', () => {
    const numbered = update.filter(row => row.case_numbers !== '')
    expect(numbered.length).toBeLessThan(update.length)
    expect(
      listed
        .map(({ count_id: id, order_reference: reference, case_numbers: numbers }) => [
          id,
          reference,
          numbers,
        ])
        .sort(),
    ).toEqual(numbered.map(row => [row.count_id, row.order_reference, row.case_numbers]).sort())
    for (const { fileName, contents } of messagesIn(perCase)) {
      const own = listed.filter(row => row.message === fileName)
      const message = parsed(contents)
      expect(child(message, nc, 'DocumentIdentification')?.children[0]?.text).toBe(own[0]?.message_id)
      expect(new Set(own.map(row => row.message_id)).size).toBe(1)
      expect(texts(message, nc, 'CaseDocketID')).toEqual([own[0]?.case_numbers?.split('; ')[0]])
      const charges = [...named(message, criminal, 'CaseCharge')]
      if ([...named(message, criminal, 'CriminalCase')].length > 0)
        expect(charges.map(one => child(one, j, 'ChargeDescriptionText')?.text.split(':')[0])).toEqual(
          own.map(row => row.order_reference),
        )
    }
  })

  test('documents are named with the hash they have, and confidential treatment is asked as the table says', () => {
    for (const { contents } of messagesIn(perCase)) {
      const message = parsed(contents)
      const documents = message.children.filter(({ name }) => /^Filing(?:Lead|Connected)Document$/.test(name))
      expect(documents.map(({ name }) => name)).toEqual(['FilingLeadDocument', 'FilingConnectedDocument'])
      expect(texts(message, core, 'FilingConfidentialityIndicator')).toEqual(['true'])
      expect(texts(message, ecf, 'SpecialHandlingInstructions')).toEqual(['PUB', 'CONF'])
      expect(texts(message, j, 'RegisterActionDescriptionText')).toEqual(['MTN-REL', 'PROP-ORD'])
      for (const one of documents) {
        const [name = ''] = texts(one, nc, 'BinaryLocationURI')
        const [rendition] = named(one, ecf, 'DocumentRenditionMetadata')
        expect(rendition?.children[0]?.children[0]?.text).toBe(sha256(join(perCase, name)))
      }
    }
  })

  test('who files: the attorney by the bar number, for the People', () => {
    const message = parsed(messagesIn(perCase)[0]?.contents ?? '')
    const [submitter] = named(message, ecf, 'EntityPerson')
    expect(submitter?.attributes.get(`{${s}}id`)).toBe('Attorney1')
    expect(texts(message, nc, 'PersonFullName')[0]).toBe('Zoë O’Brien & Söhne')
    expect(texts(message, ecf, 'CaseParticipantRoleCode')).toEqual(['PLA', 'DEF'])
  })

  test('for its owner only, and the same bytes again', async () => {
    expect(statSync(join(perCase, 'ecf-000001.xml')).mode & 0o777).toBe(0o600)
    const again = fresh('again')
    expect((await filing(again, CODES, '--only', 'per-case,ecf')).code).toBe(0)
    expect(messagesIn(again)).toEqual(messagesIn(perCase))
    const other = fresh('other')
    expect(
      (
        await filing(
          other,
          { ...CODES, sender: { location: 'https://other.example.org' } },
          '--only',
          'per-case,ecf',
        )
      ).code,
    ).toBe(0)
    const ids = new Set(listed.map(row => row.message_id))
    expect(table(other, 'ecf-messages').filter(row => ids.has(row.message_id ?? ''))).toEqual([])
  }, 120_000)
})

describe('a message for a bulk motion', () => {
  test('stands under the case of the table, names cases by their numbers and nobody by name; documents stand in it', async () => {
    const out = fresh('bulk')
    const ended = await filing(
      out,
      { ...CODES, messages: 'bulk', attach: 'base64' },
      ...['--only', 'bulk-motion,proposed-order,proof-of-service,court-update,ecf'],
    )
    expect(ended.code, ended.err).toBe(0)
    const messages = messagesIn(out)
    expect(messages.map(({ fileName }) => fileName)).toEqual(['ecf-bulk-001.xml'])
    expect(await invalid('core-filing.xsd', messages)).toEqual([])
    const text = messages[0]?.contents ?? ''
    const message = parsed(text)
    const rows = table(out, 'court-update')
    const [bulk, ...numbers] = [
      ...[...named(message, criminal, 'CriminalCase')].map(one => child(one, nc, 'CaseDocketID')?.text),
      ...[...named(message, j, 'CaseLineageCase')].map(one => one.children[0]?.text),
    ]
    expect(bulk).toBe('BULK-2026-1')
    expect(numbers.sort()).toEqual(
      [...new Set(rows.flatMap(row => row.case_numbers?.split('; ').filter(Boolean) ?? []))].sort(),
    )
    expect([...named(message, criminal, 'CaseCharge')]).toHaveLength(rows.length)
    for (const { defendant = '' } of rows) expect(text).not.toContain(defendant.split(',')[0])
    const files = ['motion-001.pdf', 'exhibit-001.pdf', 'order-001.pdf', 'service-001.pdf']
    expect(texts(message, nc, 'BinaryDescriptionText')).toEqual(files)
    expect(texts(message, nc, 'BinaryBase64Object')).toEqual(
      files.map(name => readFileSync(join(out, name)).toString('base64')),
    )
    // The list with the names is confidential, whatever the table says of the motion.
    expect(texts(message, ecf, 'SpecialHandlingInstructions').slice(0, 2)).toEqual(['PUB', 'CONF'])
  }, 120_000)
})

describe('what cannot be sent is refused', () => {
  test.each<[string, unknown, readonly string[], string]>([
    [
      'no codes',
      undefined,
      ['--only', 'ecf'],
      'ecf cannot be made: the codes of the court are not known; name the file that holds them with [--court-codes] (docs/guide/electronic-filing.md), or leave this kind out with [--only]',
    ],
    [
      'documents that are not made',
      CODES,
      ['--only', 'ecf'],
      'ecf cannot be made: its messages (per-case) attach what [per-case] makes, which this filing leaves out; name it in [--only] too, set [filing.motions] of the office to [both], or change [messages] in the codes of the court',
    ],
    [
      'a branch without a code',
      { ...CODES, courts: [{ branch: 'Elsewhere', code: 'x' }] },
      [],
      'ecf cannot be made: the codes of the court have none for the branch [Main Courthouse]; add it under [courts]',
    ],
    [
      'a notice of what nobody granted',
      undefined,
      ['--only', 'repository-notice'],
      'repository-notice cannot be made: a notice tells the repository what the court granted, and no answers of the court are given; name them with [--answers]',
    ],
  ])('%s', async (_, codes, more, says) => {
    const out = fresh('refused')
    expect(await filing(out, codes, ...more)).toEqual({ code: 3, out: '', err: `setaside: ${says}\n` })
    expect(readdirSync(join(out, '..'))).not.toContain('refused')
  })

  test('codes that are wrong are told all at once, by where they stand', async () => {
    const ended = await filing(fresh('bad'), {
      ...CODES,
      messages: 'some',
      sender: {},
      cases: [{ form: 'civil', category: ' x', relief: 'R' }],
      extra: 1,
    })
    expect(ended.code).toBe(3)
    for (const says of [
      'the file holds [extra], which is nothing it may say',
      '[sender] has no [location]; add it',
      '[messages] is [some]; use one of per-case, bulk',
      '[cases.0.category] is [ x], which is not as it must be (A code: no spaces around it.); see court-codes.schema.json',
      '[cases.0] has no [causeOfAction]; add it',
    ])
      expect(ended.err).toContain(says)
  })
})

const callbackOf = (id: string, code: string, day: string, number = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<cb:ReviewFilingCallbackMessage xmlns:cb="${NAMESPACES.callback}" xmlns:ecf="${ecf}" xmlns:nc="${nc}" xmlns:j="${j}">
  <nc:DocumentIdentification><nc:IdentificationID>COURT-77</nc:IdentificationID></nc:DocumentIdentification>
  <nc:DocumentIdentification><nc:IdentificationID>${id}</nc:IdentificationID></nc:DocumentIdentification>
  <ecf:SendingMDELocationID><nc:IdentificationID>https://court.example.org</nc:IdentificationID></ecf:SendingMDELocationID>
  <ecf:SendingMDEProfileCode>urn:x</ecf:SendingMDEProfileCode>
  <nc:Case>${number === '' ? '' : `<nc:CaseDocketID>${number}</nc:CaseDocketID>`}</nc:Case>
  <ecf:FilingStatus>${day === '' ? '' : `<nc:StatusDate><nc:DateTime>${day}T09:30:00-08:00</nc:DateTime></nc:StatusDate>`}<ecf:FilingStatusCode>${code}</ecf:FilingStatusCode></ecf:FilingStatus>
  <ecf:ReviewedLeadDocument>
    <ecf:DocumentMetadata><j:RegisterActionDescriptionText>MTN-REL</j:RegisterActionDescriptionText><ecf:FilingAttorneyID/><ecf:FilingPartyID/></ecf:DocumentMetadata>
    <ecf:DocumentRendition><ecf:DocumentRenditionMetadata><ecf:DocumentAttachment/></ecf:DocumentRenditionMetadata></ecf:DocumentRendition>
  </ecf:ReviewedLeadDocument>
</cb:ReviewFilingCallbackMessage>
`

describe('what comes back', () => {
  const inbox = fresh('inbox')
  const answers = fresh('answers.csv')
  const receipts = (...more: readonly string[]) =>
    setaside([
      'file',
      'receipts',
      '--filing',
      perCase,
      '--court-codes',
      codesFile(CODES),
      '--receipts',
      inbox,
      ...more,
    ])
  let ids: readonly string[] = []

  beforeAll(async () => {
    ids = [...new Set(listed.map(row => row.message_id ?? ''))]
    mkdirSync(inbox, { recursive: true })
    const number = (id: string) =>
      listed.find(row => row.message_id === id)?.case_numbers?.split('; ')[0] ?? ''
    const send = (name: string, i: number, code: string, day: string) =>
      writeFileSync(join(inbox, name), callbackOf(ids[i] ?? '', code, day, number(ids[i] ?? '')))
    send('1.xml', 0, 'accepted', '2026-11-06')
    send('2.xml', 1, 'rejected', '2026-11-06')
    send('3.xml', 2, 'accepted', '2026-11-06')
    send('4.xml', 2, 'Order-Granted', '2026-12-01')
    send('5.xml', 3, 'ORDER-DENIED', '2026-12-01')
    send('6.xml', 4, 'under-review', '')
    expect(
      await invalid(
        'review-callback.xsd',
        readdirSync(inbox).map(fileName => ({
          fileName,
          contents: readFileSync(join(inbox, fileName), 'utf8'),
        })),
      ),
    ).toEqual([])
  })

  test('is told; what a clerk accepts is not granted, what a clerk rejects is not denied', async () => {
    const ended = await receipts('--answers', answers)
    expect(ended).toEqual({
      code: 0,
      err: '',
      out: [
        `  messages filed              ${String(ids.length).padStart(9)}`,
        '  received                            1',
        '  accepted by the clerk               1',
        '  rejected by the clerk               1',
        '  granted                             1',
        '  denied                              1',
        '  struck                              0',
        '  continued                           0',
        `  no answer yet               ${String(ids.length - 5).padStart(9)}`,
        'Not taken, and to be filed again (a rejected filing is not a denied motion):',
        `  ${listed.find(row => row.message_id === ids[1])?.message}`,
        '',
      ].join('\n'),
    })
    const ruled = (i: number, answer: string) =>
      listed.filter(row => row.message_id === ids[i]).map(row => `${row.count_id},,${answer},2026-12-01`)
    expect(readFileSync(answers, 'utf8').trim().split('\r\n')).toEqual([
      'count_id,order_reference,answer,answered_on',
      ...ruled(2, 'granted'),
      ...ruled(3, 'denied'),
    ])
  })

  test('feeds the same answers as the update file, and the notice tells what was granted and no more', async () => {
    const updated = fresh('updated.csv')
    const ended = await setaside([
      ...['file', 'answers', '--filing', perCase, '--answers', answers, '--updated', updated],
    ])
    expect(ended.code, ended.err).toBe(0)
    const out = fresh('notice')
    const noticed = await filing(out, undefined, '--only', 'repository-notice', '--answers', updated)
    expect(noticed.code, noticed.err).toBe(0)
    const contents = readFileSync(join(out, 'repository-notice.xml'), 'utf8')
    expect(await invalid('repository-notice.xsd', [{ fileName: 'repository-notice.xml', contents }])).toEqual(
      [],
    )
    const notices = [...named(parsed(contents), NOTICE, 'ReliefNotice')]
    const granted = listed.filter(row => row.message_id === ids[2])
    expect(
      notices.map(one => [
        texts(one, NOTICE, 'RecordSubjectIdentification').length,
        [...named(one, NOTICE, 'RecordSubjectIdentification')][0]?.children[0]?.text,
        ...texts(one, NOTICE, 'RecordCountID'),
      ]),
    ).toEqual(granted.map(row => [1, ...(row.count_id?.split('/') ?? [])]))
    expect(texts(parsed(contents), NOTICE, 'NoticeCount')).toEqual([String(granted.length)])
    for (const one of notices)
      expect([...named(one, NOTICE, 'CourtOrder')].flatMap(order => texts(order, nc, 'Date'))).toEqual([
        '2026-12-01',
      ])
  })

  test('what cannot be used is refused file by file, and nothing is written', async () => {
    const bad: readonly (readonly [string, string, string])[] = [
      ['a.xml', '<a>', 'it is not XML that can be used: an element does not end (line 1); ask for it again'],
      ['b.xml', '<a/>', 'it holds no [ReviewFilingCallbackMessage]; leave it out'],
      [
        'c.xml',
        callbackOf('nobody', 'accepted', '2026-11-06'),
        'it answers no message of this filing; name the folder of the filing it belongs to',
      ],
      [
        'd.xml',
        callbackOf(ids[6] ?? '', 'approved?', '2026-11-06'),
        `it gives [ecf-000007.xml] a status that nobody said the meaning of; add it to [statuses] in the codes of the court`,
      ],
      [
        'e.xml',
        callbackOf(ids[6] ?? '', 'ORDER-GRANTED', ''),
        `it rules on [ecf-000007.xml] and gives no day; ask the court for the day of the order`,
      ],
      [
        'f.xml',
        callbackOf(ids[6] ?? '', 'ORDER-GRANTED', '2026-12-01', 'OTHER'),
        `it answers [ecf-000007.xml] with a case number that is not of its case; ask the court which it means`,
      ],
      [
        'g.xml',
        callbackOf(ids[2] ?? '', 'ORDER-DENIED', '2026-12-01'),
        `[ecf-000003.xml] is answered otherwise on the same day; ask the court which holds`,
      ],
      [
        'h.xml',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
        'it is not XML that can be used: it has a document type, which may name other files (line 1); ask for it again',
      ],
    ]
    const mixed = fresh('mixed')
    mkdirSync(mixed)
    for (const name of readdirSync(inbox)) copyFileSync(join(inbox, name), join(mixed, name))
    for (const [name, text] of bad) writeFileSync(join(mixed, name), text)
    const asked = [
      'file',
      'receipts',
      '--filing',
      perCase,
      '--court-codes',
      codesFile(CODES),
      '--receipts',
      mixed,
    ]
    const out = fresh('none.csv')
    expect(await setaside([...asked, '--answers', out])).toEqual({
      code: 3,
      out: '',
      err: [
        ...bad.map(([name, , why]) => `[${join(mixed, name)}]: ${why}`),
        `setaside: [8] answers in [${mixed}] cannot be used; mend them, or use the others with [--partial]`,
        '',
      ].join('\n'),
    })
    expect(readdirSync(join(out, '..'))).not.toContain('none.csv')
    const partial = fresh('partial.csv')
    expect((await setaside([...asked, '--answers', partial, '--partial'])).code).toBe(0)
    expect(readFileSync(partial)).toEqual(readFileSync(answers))
  })

  test('no table can say that what a clerk accepted was granted', async () => {
    const codes = { ...CODES, statuses: { Accepted: 'granted' } }
    expect(
      await setaside([
        'file',
        'receipts',
        '--filing',
        perCase,
        '--court-codes',
        codesFile(codes),
        '--receipts',
        inbox,
      ]),
    ).toMatchObject({
      code: 3,
      err: expect.stringContaining(
        '[statuses.Accepted] is [granted]; in the standard it means that the filing was accepted, which is no ruling',
      ),
    })
  })
})
