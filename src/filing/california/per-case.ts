/** A motion and an order for each case by itself, for courts that want them so, with a list of which file is which case. */

import { csvLine } from '../../results/csv.ts'
import { factsDeclared } from '../facts-given.ts'
import { casesOf, type FiledCase, type FiledCount, type FilingInput, type Kind } from '../filing.ts'
import { branchOf, motionsOf } from '../office.ts'
import { caseName } from '../plan.ts'
import { fingerprint, inList, longDate, tableDate, writtenDate } from '../words.ts'
import { despite, memorandum, noMotion, policyWords, unprinted } from './bulk-motion.ts'
import { BLANK, front, namedStatutes, signedBy, underStatutes } from './caption.ts'
import { NO_NAME } from './exhibit.ts'
import { sectionWords } from './former-sections.ts'
import { type Piece, PLEADING, type Pleading } from './pleading.ts'
import { served } from './proof-of-service.ts'
import { askedUnder, statedInOrders } from './statutes.ts'

const LIST = 'cases.csv'

export const perCase: Kind = {
  name: 'per-case',
  says: 'a motion and an order for each case by itself, and a list of them',
  files: /^(?:case-\d{6,}-(?:motion|order)\.pdf|cases\.csv)$/,
  tables: [{ name: 'cases' }],
  asks: 'office',
  usual: office => office.agency.kind === 'prosecutor' && motionsOf(office) !== 'bulk',
  refuses: noMotion,
  make: async (input, output, desk) => {
    const cases = casesOf(input.counts)
    const line = (cells: readonly string[]) => output.append(LIST, csvLine(cells))
    line(['motion', 'order', 'court', 'case_numbers', 'defendant', 'counts'])
    await desk.each(
      cases,
      (one, i, { pdf }) =>
        Promise.all([
          pdf(PLEADING, motionOf(input, one), input.filedOn),
          pdf(PLEADING, orderOf(input, one, caseName(i + 1)), input.filedOn),
        ]),
      ([motion, order], one, i) => {
        const files = [`${caseName(i + 1)}-motion.pdf`, `${caseName(i + 1)}-order.pdf`] as const
        output.write(files[0], motion)
        output.write(files[1], order)
        line([
          ...files,
          one.court,
          one.caseNumbers.join('; '),
          one.counts[0].name?.printed ?? '',
          String(one.counts.length),
        ])
      },
    )
    return { documents: cases.length * 2 + 1, counts: input.counts.length, notes: unprinted(input) }
  },
}

const defendantOf = ({ counts: [first] }: FiledCase): string => (first.name?.printed ?? NO_NAME).toUpperCase()

/** How many numbers fit in the caption; the rest are named below it. */
const MOST_NUMBERS = 6

const numberOf = ({ caseNumbers }: FiledCase): string =>
  caseNumbers.length === 0
    ? BLANK
    : caseNumbers.length <= MOST_NUMBERS
      ? caseNumbers.join(', ')
      : `${caseNumbers.slice(0, MOST_NUMBERS).join(', ')} and ${caseNumbers.length - MOST_NUMBERS} others named below`

const numbersBelow = ({ caseNumbers }: FiledCase): readonly Piece[] =>
  caseNumbers.length <= MOST_NUMBERS
    ? []
    : [{ kind: 'text', text: `The case numbers are ${inList(caseNumbers)}.` }]

/** `the conviction on record count 101002001 (HS 11359, felony, convicted 12/25/1997)`. */
const countText = ({
  cycleCount,
  sections,
  class: grade,
  convictionDate,
  offenseDate,
  turnsOnOffenseDate,
}: FiledCount): string =>
  `the conviction on record count ${cycleCount} (${[
    sections.length === 0 ? 'section not in record' : sections.map(sectionWords).join(', '),
    grade === '' ? 'class not in record' : grade,
    ...(turnsOnOffenseDate === true
      ? [offenseDate === '' ? 'date of offense not in record' : `offense ${tableDate(offenseDate)}`]
      : []),
    convictionDate === '' ? 'date of conviction not in record' : `convicted ${tableDate(convictionDate)}`,
  ].join(', ')})`

const frontOf = (input: FilingInput, one: FiledCase, title: string, nature: string) =>
  front({
    input,
    branch: branchOf(input.office, one.court),
    title,
    nature: [nature, underStatutes(one)].filter(Boolean),
    defendant: defendantOf(one),
    number: numberOf(one),
    hearing: true,
  })

function motionOf(input: FilingInput, one: FiledCase): Pleading {
  const { office, filedOn } = input
  const { hearing = {} } = office
  const branch = branchOf(office, one.court)
  const { counts } = one
  return {
    ...frontOf(
      input,
      one,
      'Notice of Motion and Motion for Relief from Past Conviction; Points and Authorities; Declaration',
      'NOTICE OF MOTION AND MOTION FOR RELIEF FROM PAST CONVICTION; MEMORANDUM OF POINTS AND AUTHORITIES; DECLARATION',
    ),
    pieces: [
      { kind: 'heading', text: 'NOTICE OF MOTION AND MOTION' },
      {
        kind: 'text',
        text: `PLEASE TAKE NOTICE that on ${hearing.date === undefined ? BLANK : writtenDate(hearing.date)}, at ${hearing.time ?? BLANK}, in Department ${hearing.department ?? branch.department ?? BLANK} of this Court, ${branch.street}, ${branch.city}, California, the People of the State of California will and hereby do move under ${namedStatutes(one) || 'the authority stated below'} that:`,
      },
      ...counts.map(
        (count, i): Piece => ({
          kind: 'text',
          number: `${i + 1}.`,
          text: `${countText(count)} ${askedUnder(count.statute, count.relief).asked};${i + 1 === counts.length ? ' and' : ''}`,
        }),
      ),
      {
        kind: 'text',
        text: 'that the clerk correct the records of the Court accordingly and report the disposition to the Department of Justice.',
      },
      ...numbersBelow(one),
      ...memorandum(input, counts, { short: true }),
      { kind: 'signature', dated: `Dated: ${longDate(filedOn)}`, under: signedBy(office) },
      { kind: 'heading', text: `DECLARATION OF ${office.attorney.name.toUpperCase()}` },
      {
        kind: 'text',
        text: declared(input, counts),
      },
      {
        kind: 'text',
        text: 'I declare under penalty of perjury under the laws of the State of California that the foregoing is true and correct.',
      },
      {
        kind: 'signature',
        dated: `Executed on ${BLANK}, at ${BLANK}, California.`,
        under: [office.attorney.name, 'Declarant'],
      },
      { kind: 'heading', text: 'PROOF OF SERVICE', newPage: true },
      ...served(office, [
        `Notice of Motion and Motion for Relief from Past Conviction; Memorandum of Points and Authorities; Declaration of ${office.attorney.name}`,
        '[Proposed] Order for Relief from Past Conviction',
      ]),
    ],
  }
}

/** How the convictions were found, and who approved the motion. */
function declared(input: FilingInput, counts: readonly FiledCount[]): string {
  const { office, run } = input
  const approvers = [...new Set(counts.map(({ approval }) => approval.by))].sort()
  return [
    `I, ${office.attorney.name}, declare: The conviction${counts.length === 1 ? '' : 's'} named above ${counts.length === 1 ? 'was' : 'were'} found in the criminal-history file of the California Department of Justice with the computer program Setaside, version ${run.setaside}, under its rules “${run.program.name}”, version ${run.program.version}, as of ${writtenDate(run.asOf)}${policyWords(run)}.`,
    `The record of the run has the SHA-256 hash ${fingerprint(run.sha256)}, and its rules ${fingerprint(run.program.rulesSha256)}.`,
    ...despite(input),
    ...[factsDeclared(counts)].filter(text => text !== undefined),
    `This motion was approved by ${inList(approvers)}.`,
  ].join(' ')
}

function orderOf(input: FilingInput, one: FiledCase, reference: string): Pleading {
  const { counts } = one
  return {
    ...frontOf(
      input,
      one,
      '[Proposed] Order for Relief from Past Conviction',
      '[PROPOSED] ORDER FOR RELIEF FROM PAST CONVICTION',
    ),
    pieces: [
      { kind: 'heading', text: '[PROPOSED] ORDER' },
      {
        kind: 'text',
        text: `The motion of the People (reference ${reference}) came before the Court. Good cause appearing, THE COURT ORDERS that, as to each count whose box is not marked as struck:`,
      },
      ...counts.flatMap((count, i): readonly Piece[] => [
        {
          kind: 'text',
          number: `${i + 1}.`,
          text: `${countText(count)} shall ${askedUnder(count.statute, count.relief).asked}.`,
        },
        { kind: 'box', text: `${i + 1}. is struck.` },
      ]),
      ...statedInOrders(counts).map((text): Piece => ({ kind: 'text', text })),
      ...numbersBelow(one),
      {
        kind: 'text',
        text: 'The clerk shall correct the records of the Court accordingly and report each disposition to the Department of Justice as the law requires.',
      },
      { kind: 'text', plain: true, text: 'IT IS SO ORDERED.' },
      {
        kind: 'signature',
        dated: `Dated: ${BLANK}`,
        under: [
          ...(input.office.court.judge === undefined ? [] : [input.office.court.judge]),
          'Judge of the Superior Court',
        ],
      },
    ],
  }
}
