/** Official forms, filled in for each person: petitions of all their cases in one file, with a cover sheet of what to file where. */
import { csvLine } from '../../results/csv.ts'
import type { FiledCount, FilingInput, Kind } from '../filing.ts'
import { formNames } from '../forms/form-map.ts'
import { counted, inList } from '../words.ts'
import { CALIFORNIA_FORMS } from './forms/forms.ts'
import type { Packet } from './forms/packet.ts'
import { formOf } from './forms/petition.ts'

const LIST = 'forms.csv'
export const FORMS_COLUMNS = [
  'file',
  'pages',
  'form',
  'revision',
  'person_id',
  'defendant',
  'branch',
  'court',
  'case_numbers',
  'statutes',
  'record_counts',
  'to_complete',
] as const

const packetName = (number: number): string => `forms-${String(number).padStart(6, '0')}.pdf`

export const officialForms: Kind = {
  name: 'forms',
  says: 'official forms filled in for each person, with a cover sheet of what to file where, and a list of them',
  files: /^(?:forms-\d{6,}\.pdf|forms\.csv)$/,
  tables: [{ name: 'forms' }],
  asks: 'person',
  usual: office => office.agency.kind === 'defender',
  make: async (input, output, desk) => {
    // Loaded only here: no other command and no other kind waits for the reader of PDF.
    const [{ PDFDocument }, { composer }, { openLibrary }, { packetOf }, { takeApart }] = await Promise.all([
      import('@cantoo/pdf-lib'),
      import('../forms/compose.ts'),
      import('../forms/library.ts'),
      import('./forms/packet.ts'),
      import('../forms/take-apart.ts'),
    ])
    const library = await openLibrary(input.formsFolder, CALIFORNIA_FORMS)
    const tools = {
      input,
      library,
      composer: composer(),
      takeApart: async (pdf: Uint8Array) => takeApart(await PDFDocument.load(pdf, { updateMetadata: false })),
    }
    output.append(LIST, csvLine(FORMS_COLUMNS))
    const ownPapers = new Set<string>()
    let packets = 0
    await desk.each(
      [...peopleOf(input)],
      (counts, _, typeset) => packetOf({ ...tools, typeset }, counts),
      packet => {
        if (packet === undefined) return
        const file = packetName(++packets)
        output.write(file, packet.bytes)
        for (const paper of packet.papers) {
          output.append(LIST, csvLine(listed(file, paper)))
          if (paper.form === 'petition') ownPapers.add(paper.petition.form)
          if (paper.form === 'order') ownPapers.add('CR-181')
        }
      },
    )
    const asked = input.counts.filter(count => formOf(count) !== undefined).length
    return {
      documents: packets + 1,
      counts: asked,
      notes: [...notesOf({ unasked: input.counts.length - asked, ownPapers }), ...library.faults],
    }
  },
}

/** A paper as a line of the list. */
function listed(
  file: string,
  { form, revision, first, pages, petition, branch, open }: Packet['papers'][number],
): readonly string[] {
  const { of, counts, statutes } = petition
  return [
    file,
    `${first}-${first + pages - 1}`,
    form,
    revision,
    counts[0].person,
    counts[0].name?.printed ?? '',
    branch.name,
    of.court,
    of.caseNumbers.join('; '),
    statutes.join('; '),
    [...new Set(counts.map(({ cycleCount }) => cycleCount))].join('; '),
    open.join(' '),
  ]
}

function notesOf({
  unasked,
  ownPapers,
}: {
  readonly unasked: number
  /** Forms that are not there. */
  readonly ownPapers: ReadonlySet<string>
}): readonly string[] {
  const forms = inList(formNames(CALIFORNIA_FORMS).filter(form => form.startsWith('CR-')))
  return [
    ...(unasked === 0
      ? []
      : [`${counted(unasked, 'count')} of a relief that is asked for on none of ${forms}`]),
    ...(ownPapers.size === 0
      ? []
      : [
          `${inList([...ownPapers].sort())}: not in the folder of forms, and so on paper of our own; add them with [setaside forms add]`,
        ]),
  ]
}

/** The counts of each person, in the order in which the people come. */
function peopleOf({ counts }: Pick<FilingInput, 'counts'>): Iterable<readonly FiledCount[]> {
  const people = new Map<string, FiledCount[]>()
  for (const count of counts) {
    const known = people.get(count.person)
    if (known === undefined) people.set(count.person, [count])
    else known.push(count)
  }
  return people.values()
}
