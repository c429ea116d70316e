/** Electronic filing messages: one for each case or each bulk motion, as the court's code table says, and a list of them. */

import { csvLine } from '../../results/csv.ts'
import { sha256 } from '../../results/hash.ts'
import { formatDay } from '../../time/day.ts'
import type { CourtWords } from '../court-words.ts'
import { casesOf, type FiledCase, type FilingInput, type FilingOutput, type Kind } from '../filing.ts'
import { branchOf, sealsExhibit } from '../office.ts'
import { batchesOf, batchName, caseName, orderReferences } from '../plan.ts'
import { counted } from '../words.ts'
import type { CaseCodes, CourtCodes, DocumentRole } from './codes.ts'
import { type Attached, coreFilingMessage, type Message } from './message.ts'
import { replacedNote, xmlWriter } from './xml.ts'

/** The list of messages, a row for each count: what the court's answers are held against. */
export const MESSAGES_CSV = 'ecf-messages.csv'
export const MESSAGE_COLUMNS = [
  'message',
  'message_id',
  'case_numbers',
  'order_reference',
  'count_id',
] as const

/** Which kind makes a document, and what its file is called. */
interface Made {
  readonly kind: string
  readonly file: (number: number) => string
}
const BULK: Readonly<Record<DocumentRole, Made>> = {
  motion: { kind: 'bulk-motion', file: number => `${batchName('motion', { number })}.pdf` },
  order: { kind: 'proposed-order', file: number => `${batchName('order', { number })}.pdf` },
  service: { kind: 'proof-of-service', file: number => `${batchName('service', { number })}.pdf` },
}
/** The list with the names, where it is to be sealed: confidential whatever the codes say of the motion. */
const SEALED_LIST: Made = {
  kind: 'bulk-motion',
  file: number => `${batchName('exhibit', { number })}.pdf`,
}
/** The proof of service of a case is part of its motion. */
const PER_CASE: Readonly<Partial<Record<DocumentRole, Made>>> = {
  motion: { kind: 'per-case', file: number => `${caseName(number)}-motion.pdf` },
  order: { kind: 'per-case', file: number => `${caseName(number)}-order.pdf` },
}
const ROLES = ['motion', 'order', 'service'] as const

/** The kind of messages, for courts of these words. */
export const electronicFiling = (words: CourtWords): Kind => ({
  name: 'ecf',
  says: "messages for electronic filing (ECF 4.01), with the court's codes of --court-codes",
  files: /^ecf-(?:(?:bulk-)?\d{3,}\.xml|messages\.csv)$/,
  tables: [{ name: 'ecf-messages' }],
  asks: 'office',
  usual: (_, courtCodes) => courtCodes !== undefined,
  refuses: noMessages,
  make: (input, output, { progress }) => {
    const codes = given(input)
    const xml = xmlWriter()
    const line = (cells: readonly string[]) => output.append(MESSAGES_CSV, csvLine(cells))
    line(MESSAGE_COLUMNS)
    let messages = 0
    let counts = 0
    for (const { file, message } of codes.messages === 'bulk'
      ? bulkMessages(input, codes, output, words)
      : caseMessages(input, codes, output, words)) {
      output.write(file, Buffer.from(coreFilingMessage(message, xml)))
      messages++
      counts += message.counts.length
      progress(counts, input.counts.length)
      for (const { count, reference } of message.counts)
        line([file, message.id, count.caseNumbers.join('; '), reference, count.id])
    }
    return {
      documents: messages + 1,
      counts,
      notes: [
        'made after a subset of ECF 4.01 written by Setaside, and not held against the official schemas: test with the provider first',
        'the hashes are those of the unsigned documents: where signing changes a file, its message must be given the new hash',
        ...(codes.messages === 'bulk' ? [] : withoutNumber(input)),
        ...replacedNote(xml.replaced()),
      ],
    }
  },
})

function given({ courtCodes }: FilingInput): CourtCodes {
  if (courtCodes === undefined) throw new Error('messages are made without the codes of a court')
  return courtCodes
}

function noMessages(input: FilingInput, kinds: readonly string[]): string | undefined {
  const { courtCodes: codes, office, counts } = input
  if (codes === undefined)
    return 'the codes of the court are not known; name the file that holds them with [--court-codes] (docs/guide/electronic-filing.md), or leave this kind out with [--only]'
  const coded = new Set(codes.courts.map(({ branch }) => branch))
  const missing = [...new Set(counts.map(({ court }) => branchOf(office, court).name))].filter(
    name => !coded.has(name),
  )
  if (missing.length > 0)
    return `the codes of the court have none for the branch [${missing.join('], [')}]; add it under [courts]`
  const made = codes.messages === 'bulk' ? BULK : PER_CASE
  const needed = new Set(ROLES.flatMap(role => (codes.documents[role] && made[role]?.kind) ?? []))
  const absent = [...needed].filter(kind => !kinds.includes(kind))
  return absent.length === 0
    ? undefined
    : `its messages (${codes.messages}) attach what [${absent.join('], [')}] make${absent.length === 1 ? 's' : ''}, which this filing leaves out; name ${absent.length === 1 ? 'it' : 'them'} in [--only] too, set [filing.motions] of the office to [both], or change [messages] in the codes of the court`
}

interface Named {
  readonly file: string
  readonly message: Message
}

/** One for each case that has a number. */
function* caseMessages(
  input: FilingInput,
  codes: CourtCodes,
  output: FilingOutput,
  words: CourtWords,
): Iterable<Named> {
  const references = orderReferences(input)
  for (const [i, one] of casesOf(input.counts).entries()) {
    const [number, ...otherNumbers] = one.caseNumbers
    if (number === undefined) continue
    const [first] = one.counts
    yield {
      file: `ecf-${String(i + 1).padStart(6, '0')}.xml`,
      message: withId(
        {
          ...common(input, codes, words, first.court),
          form: formOf(codes, one),
          title: `${words.plaintiff} v. ${first.name?.printed ?? '(name not in record)'}`,
          number,
          otherNumbers,
          cases: [],
          defendant: first,
          counts: one.counts.map(count => ({ count, reference: references.get(count.id) ?? '' })),
          documents: attached(i + 1, PER_CASE, codes, output),
        },
        input,
      ),
    }
  }
}

/** One for each bulk motion, under the case number that the court keeps for them. */
function* bulkMessages(
  input: FilingInput,
  codes: CourtCodes,
  output: FilingOutput,
  words: CourtWords,
): Iterable<Named> {
  const { bulkCase } = codes
  if (bulkCase === undefined) throw new Error('bulk messages are made without a case')
  const references = orderReferences(input)
  const sealed = sealsExhibit(input.office)
  for (const batch of batchesOf(input)) {
    const { number, items, cases } = batch
    yield {
      file: `ecf-bulk-${String(number).padStart(3, '0')}.xml`,
      message: withId(
        {
          ...common(input, codes, words, items[0]?.count.court ?? ''),
          form: bulkCase,
          title: bulkCase.title,
          number: bulkCase.number,
          otherNumbers: [],
          cases: [...new Set(cases.flatMap(({ caseNumbers }) => caseNumbers))],
          counts: items.map(({ count }) => ({ count, reference: references.get(count.id) ?? '' })),
          documents: attached(number, BULK, codes, output, sealed ? SEALED_LIST : undefined),
        },
        input,
      ),
    }
  }
}

const common = ({ office, filedOn }: FilingInput, codes: CourtCodes, words: CourtWords, court: string) => {
  const { name } = branchOf(office, court)
  return {
    office,
    filedOn,
    codes,
    words,
    court: codes.courts.find(({ branch }) => branch === name)?.code ?? '',
  }
}

/** The first entry of the table that fits: by its codes, and by no word in them. */
function formOf({ cases = [] }: CourtCodes, { counts }: FiledCase): CaseCodes {
  const found = cases.find(
    entry => entry.class === undefined || counts.some(count => count.class === entry.class),
  )
  if (found === undefined) throw new Error('no entry of the table fits a case')
  return found
}

function attached(
  number: number,
  made: Readonly<Partial<Record<DocumentRole, Made>>>,
  { documents, attach }: CourtCodes,
  { written }: FilingOutput,
  sealed?: Made,
): Message['documents'] {
  const one = (role: DocumentRole, file: string, confidential: boolean): Attached => {
    const found = written(file)
    if (found === undefined) throw new Error(`the document [${file}] is not there to be attached`)
    return {
      role,
      file,
      sha256: found.sha256,
      confidential,
      ...(attach === 'base64' ? { read: found.read } : {}),
    }
  }
  const [lead, ...connected] = ROLES.flatMap((role): readonly Attached[] => {
    const own = documents[role]
    const file = made[role]?.file(number)
    if (own === undefined || file === undefined) return []
    return [
      one(role, file, own.confidential === true),
      // The list of names goes with the motion it is the exhibit of, under its codes.
      ...(role === 'motion' && sealed !== undefined ? [one(role, sealed.file(number), true)] : []),
    ]
  })
  if (lead === undefined) throw new Error('a message has no document')
  return [lead, ...connected]
}

/** The same message has the same id on any day and machine, and another message has another. */
function withId(message: Omit<Message, 'id'>, { run, approvalsSha256 }: FilingInput): Message {
  const { filedOn, codes, court, form, number, otherNumbers, cases, counts, documents } = message
  const hash = sha256(
    JSON.stringify([
      'ecf-4.01',
      run.sha256,
      approvalsSha256,
      formatDay(filedOn),
      codes.sender.location,
      court,
      form,
      number,
      otherNumbers,
      cases,
      counts.map(({ count, reference }) => [count.id, reference, count.relief]),
      documents.map(({ role, file, sha256: own, confidential }) => [role, file, own, confidential]),
    ]),
  )
  return { ...message, id: idOf(hash) }
}

/** A hash in the form of a UUID of version 8 (RFC 9562), which says of itself that it is no random one. */
export const idOf = (hash: string): string =>
  [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${(8 + (Number.parseInt(hash.charAt(16), 16) % 4)).toString(16)}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')

function withoutNumber({ counts }: FilingInput): readonly string[] {
  const left = casesOf(counts).filter(({ caseNumbers }) => caseNumbers.length === 0).length
  return left === 0
    ? []
    : [
        `${counted(left, 'case')} without a number in the record ${left === 1 ? 'has' : 'have'} no message: it would open a new case; file ${left === 1 ? 'it' : 'them'} on paper`,
      ]
}
