/** The proposed order for a bulk motion: the same list of cases, in which the judge can strike single counts. */

import type { FiledCount, FilingInput, Kind } from '../filing.ts'
import { motionsOf, sealsExhibit } from '../office.ts'
import { type Batch, batchesOf, batchName, isLong, totalsOf } from '../plan.ts'
import { counted, number } from '../words.ts'
import { asksOf, noMotion } from './bulk-motion.ts'
import { BLANK, bulkNumber, front, namedStatutes, underStatutes } from './caption.ts'
import { exhibitOf, versionIn } from './exhibit.ts'
import { paperPdf } from './long-paper.ts'
import type { Piece, Pleading } from './pleading.ts'
import { SEALING, statedInOrders } from './statutes.ts'

export const proposedOrder: Kind = {
  name: 'proposed-order',
  says: 'the order for each bulk motion, with a box to strike each count',
  files: /^order-\d{3,}\.pdf$/,
  asks: 'office',
  usual: office => office.agency.kind === 'prosecutor' && motionsOf(office) !== 'per-case',
  refuses: noMotion,
  make: async (input, output, desk) => {
    const batches = batchesOf(input)
    await desk.each(
      batches,
      (batch, _, typeset) => paperPdf(orderOf(input, batch), typeset, input.filedOn),
      (order, batch) => output.write(`${batchName('order', batch)}.pdf`, order),
      { large: isLong(input) },
    )
    return { documents: batches.length, counts: input.counts.length }
  },
}

function orderOf(input: FilingInput, batch: Batch): Pleading {
  const counts = batch.items.map(({ count }) => count)
  return {
    ...front({
      input,
      branch: batch.branch,
      title: `[Proposed] Order for Relief from Past Convictions${batch.of === 1 ? '' : ` (part ${batch.number} of ${batch.of})`}`,
      nature: [
        `[PROPOSED] ORDER FOR RELIEF FROM PAST CONVICTIONS; EXHIBIT A${versionIn(input) === 'public' ? ' (PUBLIC, REDACTED)' : ''}`,
        underStatutes({ counts }),
      ].filter(Boolean),
      defendant: 'THE DEFENDANTS NAMED IN EXHIBIT A',
      number: bulkNumber(input),
      hearing: true,
    }),
    pieces: [
      { kind: 'heading', text: '[PROPOSED] ORDER' },
      { kind: 'text', text: motionHeard(batch, counts) },
      ...ordersOf(input, counts).map((text, i): Piece => ({ kind: 'text', number: `${i + 1}.`, text })),
      {
        kind: 'text',
        text: `Counts struck, in all: __________ of ${number(totalsOf(counts).all.counts)}.`,
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
    exhibit: exhibitOf(batch, { boxes: true, version: versionIn(input) }),
  }
}

/** What was before the Court. */
function motionHeard(batch: Batch, counts: readonly FiledCount[]): string {
  const statutes = namedStatutes({ counts })
  const { all } = totalsOf(counts)
  return `The motion of the People${statutes === '' ? '' : ` under ${statutes}`} concerning the ${counted(all.counts, 'count')} in ${counted(all.cases, 'case')} of ${counted(all.people, 'person', 'people')} listed in Exhibit A (reference ${batchName('order', batch)}) came before the Court. Having considered the motion and its papers, and good cause appearing, THE COURT ORDERS:`
}

/** What the Court orders, point by point. */
function ordersOf(input: FilingInput, own: readonly FiledCount[]): readonly string[] {
  const unnumbered = own.filter(({ caseNumbers }) => caseNumbers.length === 0).length
  return [
    'The motion is granted as to each count listed in Exhibit A whose box in the column “Struck” is not marked. It is denied, without prejudice, as to each count whose box is marked.',
    ...asksOf(own).map(
      ({ counts, listed, asked }) =>
        `${counts === 1 ? 'The one conviction' : `Each of the ${number(counts)} convictions`} listed under ${listed} and not struck shall ${asked}.`,
    ),
    ...statedInOrders(own),
    'The clerk shall correct the records of the Court accordingly and report each disposition to the Department of Justice as the law requires.',
    ...(unnumbered === 0
      ? []
      : [
          `As to the ${counted(unnumbered, 'count')} whose case number is not in the record, the clerk shall find the case by the name of the defendant, the section and the date of conviction; where it cannot be found, the count stays open.`,
        ]),
    ...(sealsExhibit(input.office)
      ? [
          `Exhibit A with the names, as lodged by the People, shall be filed under seal; its numbers are those of the list below. The Court finds: ${SEALING.says} (${SEALING.cite}.)`,
        ]
      : []),
  ]
}
