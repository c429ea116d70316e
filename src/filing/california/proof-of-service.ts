/** Proof of service on the public defender, to be signed by whoever serves. */

import type { FilingInput, Kind, Office } from '../filing.ts'
import { motionsOf, sealsExhibit } from '../office.ts'
import { type Batch, batchesOf, batchName } from '../plan.ts'
import { noMotion, TITLE } from './bulk-motion.ts'
import { BLANK, bulkNumber, cityLine, front } from './caption.ts'
import { type Piece, PLEADING, type Pleading } from './pleading.ts'

export const proofOfService: Kind = {
  name: 'proof-of-service',
  says: 'proof of service of each bulk motion on the public defender',
  files: /^service-\d{3,}\.pdf$/,
  asks: 'office',
  usual: office => office.agency.kind === 'prosecutor' && motionsOf(office) !== 'per-case',
  refuses: noMotion,
  make: async (input, output, desk) => {
    const batches = batchesOf(input)
    await desk.each(
      batches,
      (batch, _, { pdf }) => pdf(PLEADING, serviceOf(input, batch), input.filedOn),
      (service, batch) => output.write(`${batchName('service', batch)}.pdf`, service),
    )
    return { documents: batches.length, counts: input.counts.length }
  },
}

function serviceOf(input: FilingInput, batch: Batch): Pleading {
  const { office } = input
  const { attorney } = office
  const part = batch.of === 1 ? '' : ` (part ${batch.number} of ${batch.of})`
  return {
    ...front({
      input,
      branch: batch.branch,
      title: `Proof of Service${part}`,
      nature: ['PROOF OF SERVICE'],
      defendant: 'THE DEFENDANTS NAMED IN EXHIBIT A TO THE MOTION',
      number: bulkNumber(input),
      hearing: true,
    }),
    pieces: [
      { kind: 'heading', text: 'PROOF OF SERVICE' },
      ...served(office, [
        `${TITLE}; Memorandum of Points and Authorities; Declaration of ${attorney.name}; Exhibit A${part}`,
        `[Proposed] Order for Relief from Past Convictions; Exhibit A${part}`,
        ...(sealsExhibit(office) ? [`Exhibit A with the names, lodged conditionally under seal${part}`] : []),
      ]),
    ],
  }
}

/** What is declared under the title, of papers served on the public defender. */
export function served(office: Office, papers: readonly string[]): readonly Piece[] {
  const { publicDefender: other, attorney, agency } = office
  return [
    {
      kind: 'text',
      text: `I am over the age of 18 and not a party to this action. I am employed in the County of ${agency.county.toUpperCase()}, where the service took place. My business address is ${agency.name}, ${attorney.street}, ${cityLine(attorney)}.`,
    },
    { kind: 'text', text: `On ${BLANK} I served these papers:` },
    ...papers.map((text, i): Piece => ({ kind: 'text', number: `${i + 1}.`, text: `${text};` })),
    { kind: 'text', text: 'on:' },
    { kind: 'quote', text: [other.name, other.street, cityLine(other)].join(', ') },
    { kind: 'text', text: 'in this way:' },
    ...WAYS(other.email).map((text): Piece => ({ kind: 'box', text })),
    {
      kind: 'text',
      text: 'I declare under penalty of perjury under the laws of the State of California that the foregoing is true and correct.',
    },
    {
      kind: 'signature',
      dated: `Executed on ${BLANK}, at ${BLANK}, California.`,
      under: ['Signature', 'Name in print:'],
    },
  ]
}

const WAYS = (email: string | undefined): readonly string[] => [
  'by personal delivery at that address.',
  'by mail: I put them in a sealed envelope so addressed, with postage paid, and gave it to the United States Postal Service, or to this office for mailing on the same day in the usual course of business.',
  `electronically, to ${email ?? BLANK}, by agreement or as the rules of this Court allow.`,
]
