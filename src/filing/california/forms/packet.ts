/** Everything one person files: a cover sheet, and behind it each petition with its attachment and its order. */

import { type Branch, casesOf, type FiledCount, type FilingInput } from '../../filing.ts'
import type { Composer } from '../../forms/compose.ts'
import { formWords } from '../../forms/form-map.ts'
import type { Library } from '../../forms/library.ts'
import type { Sheet } from '../../forms/placed-sheet.ts'
import type { Recognized } from '../../forms/recognize.ts'
import type { Template } from '../../forms/template.ts'
import { branchOf } from '../../office.ts'
import { type Typesetter, unprintable } from '../../typeset.ts'
import { counted, longDate, tableDate } from '../../words.ts'
import { cityLine } from '../caption.ts'
import { NO_NAME } from '../exhibit.ts'
import { PLEADING } from '../pleading.ts'
import { type FilledForm, fillForm, type Overflow, type Roles, rolesOf } from './answers-to-form.ts'
import { ownOrder, ownPetition } from './own-papers.ts'
import { type ConvictionRow, openOnForm, openOnOwn, type Petition, petitionsOf } from './petition.ts'
import { type PlainSheet, SHEET } from './sheet.ts'

/** A document of a packet, which is filed by itself. */
export interface Paper {
  readonly petition: Petition
  readonly branch: Branch
  /** `CR-180`, or `petition` where the paper is our own. */
  readonly form: string
  readonly revision: string
  readonly sheets: readonly Sheet[]
  readonly pages: number
  /** What must be done with it before it is filed. */
  readonly open: readonly string[]
}

export interface Packet {
  readonly bytes: Uint8Array
  readonly papers: readonly (Paper & { readonly first: number })[]
}

export interface PacketTools {
  readonly input: FilingInput
  readonly library: Library
  readonly typeset: Typesetter
  readonly composer: Composer
  /** Takes a paper of ours apart, as a form is. */
  readonly takeApart: (pdf: Uint8Array) => Promise<Template>
}

/** The packet of one person, of counts in `countOrder`; undefined where none of them is asked for on a form. */
export async function packetOf(
  tools: PacketTools,
  counts: readonly FiledCount[],
): Promise<Packet | undefined> {
  const { input } = tools
  const petitions = casesOf(counts).flatMap(one => petitionsOf(one, input))
  if (petitions.length === 0) return undefined
  const papers: Paper[] = []
  const places = new Set<Branch>()
  for (const petition of petitions) {
    const branch = branchOf(input.office, petition.of.court)
    papers.push(...(await papersOf(tools, petition, !places.has(branch))))
    places.add(branch)
  }
  // Where the papers begin hangs on how long the cover sheet is, which seldom is longer than was thought.
  let coverPages = 1
  for (;;) {
    let next = coverPages + 1
    const placed = papers.map(paper => {
      const first = next
      next += paper.pages
      return { ...paper, first }
    })
    const cover = await tools.takeApart(
      await tools.typeset.pdf(SHEET, coverOf(input, counts, placed), input.filedOn),
    )
    if (cover.pages.length !== coverPages) {
      coverPages = cover.pages.length
      continue
    }
    const sheets = [
      { template: cover, title: 'Cover sheet: what to file where' },
      ...papers.flatMap(paper => paper.sheets),
    ]
    return { bytes: tools.composer.pdf(sheets, 'Petitions to file'), papers: placed }
  }
}

/** `first`: no other petition of the person goes to the same place before this one. */
async function papersOf(tools: PacketTools, petition: Petition, first: boolean): Promise<readonly Paper[]> {
  const { input, library } = tools
  const branch = branchOf(input.office, petition.of.court)
  const roles = rolesOf(input, branch, petition)
  const papers: Paper[] = []
  const official = library.forms.get(petition.form)
  const defended = input.office.agency.kind === 'defender'
  const also = [
    ...(defended ? [] : ['Address and telephone of who files.']),
    ...(official === undefined && unprintable(petition.counts[0].name?.printed ?? '')
      ? ['Name: it has letters that this paper cannot print; write it by hand.']
      : []),
    ...(petition.form === 'CR-409' && defended && official !== undefined
      ? ['Item 1b: the address is the attorney’s; check that it is the one wanted.']
      : []),
  ]
  if (official === undefined) {
    const template = await tools.takeApart(
      await tools.typeset.pdf(PLEADING, ownPetition(input, branch, petition), input.filedOn),
    )
    const sheet = { template, title: `Petition instead of ${petition.form}` }
    papers.push(
      paperOf(petition, branch, 'petition', '', [sheet], [...also, ...petition.open.map(openOnOwn)]),
    )
  } else
    papers.push(
      await filled(tools, official, petition, branch, roles, [...also, ...petition.open.map(openOnForm)]),
    )
  if (petition.form === 'CR-180') papers.push(await orderOf(tools, petition, branch, roles))
  const declaration = library.forms.get('MC-031')
  if (declaration !== undefined && needsWords(petition))
    papers.push(
      await filled(tools, declaration, petition, branch, roles, [
        'Write here in your own words why it is in the interests of justice; sign it, or take this page out.',
      ]),
    )
  const waiver = library.forms.get('FW-001')
  if (waiver !== undefined && first)
    papers.push(
      await filled(tools, waiver, petition, branch, roles, [
        'Only if the court asks for a fee: fill in all but the names, sign it, or take it out.',
      ]),
    )
  return papers
}

const needsWords = ({ ticks, statutes }: Petition): boolean =>
  [...ticks].some(tick => tick.endsWith('/justice')) ||
  statutes.some(statute => statute === 'pc-1203.41' || statute === 'pc-1203.42')

async function orderOf(tools: PacketTools, petition: Petition, branch: Branch, roles: Roles): Promise<Paper> {
  const official = tools.library.forms.get('CR-181')
  const open = ['The court fills in and signs this order; hand it in with the petition.']
  if (official !== undefined) return filled(tools, official, petition, branch, roles, open)
  const { input, typeset, takeApart } = tools
  const template = await takeApart(
    await typeset.pdf(PLEADING, ownOrder(input, branch, petition), input.filedOn),
  )
  return paperOf(
    petition,
    branch,
    'order',
    '',
    [{ template, title: 'Proposed order instead of CR-181' }],
    open,
  )
}

const paperOf = (
  petition: Petition,
  branch: Branch,
  form: string,
  revision: string,
  sheets: readonly Sheet[],
  open: readonly string[],
): Paper => ({
  petition,
  branch,
  form,
  revision,
  sheets,
  pages: sheets.reduce((sum, { template }) => sum + template.pages.length, 0),
  open,
})

async function filled(
  tools: PacketTools,
  { map, template }: Recognized,
  petition: Petition,
  branch: Branch,
  roles: Roles,
  open: readonly string[],
): Promise<Paper> {
  const form = fillForm(map, template, roles, petition)
  const attachments = await attachmentsOf(tools, map.form, petition, roles, form)
  return paperOf(
    petition,
    branch,
    map.form,
    map.revision,
    [{ template, title: formWords(map), answers: form.answers }, ...attachments],
    [...form.open, ...open],
  )
}

/** What had no room on a form: rows on MC-025 where the office has one with a table, everything else on a page of ours. */
async function attachmentsOf(
  tools: PacketTools,
  form: string,
  petition: Petition,
  roles: Roles,
  { rows, overflow }: FilledForm,
): Promise<readonly Sheet[]> {
  if (rows.length === 0 && overflow.length === 0) return []
  const attachment = tools.library.forms.get('MC-025')
  const lines = attachment === undefined ? 0 : linesOf(attachment)
  const sheets: Sheet[] = []
  let rest = rows
  let further = overflow
  if (attachment !== undefined && lines > 0 && rows.length > 0) {
    const total = Math.ceil(rows.length / lines)
    for (let page = 1; page <= total; page++) {
      const { map, template } = attachment
      const own = fillForm(
        map,
        template,
        new Map([
          ...roles,
          ['attachmentNumber', '1'],
          ['page', String(page)],
          ['pageCount', String(total)],
          ['head.code', 'Code'],
          ['head.section', 'Section'],
          ['head.class', 'Type of offense'],
          ['head.17(b)', '17(b)'],
          ['head.17(d)(2)', '17(d)(2)'],
        ]),
        { ...petition, rows: rows.slice((page - 1) * lines, page * lines) },
      )
      sheets.push({ template, title: `Attachment 1 to ${form}, page ${page}`, answers: own.answers })
      further = [...further, ...own.overflow.filter(one => !further.some(({ what }) => what === one.what))]
    }
    rest = []
  }
  if (rest.length > 0 || further.length > 0) {
    const pdf = await tools.typeset.pdf(
      SHEET,
      attachmentSheet(form, petition, rest, further),
      tools.input.filedOn,
    )
    sheets.push({ template: await tools.takeApart(pdf), title: `Attachment to ${form}` })
  }
  return sheets
}

const linesOf = ({ map }: Recognized): number =>
  map.fields.reduce(
    (most, { holds }) => Math.max(most, Number(/^row\.(\d+)\./.exec(holds ?? '')?.[1] ?? 0)),
    0,
  )

function attachmentSheet(
  form: string,
  { counts: [first], of: { caseNumbers } }: Petition,
  rows: readonly ConvictionRow[],
  overflow: readonly Overflow[],
): PlainSheet {
  return {
    title: `Attachment to ${form}`,
    above: [
      `People of the State of California v. ${first.name?.printed ?? NO_NAME}`,
      `Case number: ${numbersOf(caseNumbers)}`,
    ],
    intro: ['This page goes on from the form named above, where there was no room for what follows.'],
    tables:
      rows.length === 0
        ? []
        : [
            {
              heading: 'Item 1: further convictions in this case',
              columns: ['Code', 'Section', 'Type of offense', '17(b)', '17(d)(2)'],
              widths: [26, 22, 26, 12, 14],
              rows: rows.map(row => [row.code, row.section, row.class, row['17(b)'], row['17(d)(2)']]),
            },
          ],
    lists: overflow.map(({ what, text }) => ({ heading: what, items: [], text })),
    footer: `Attachment to ${form}`,
  }
}

function coverOf(
  input: FilingInput,
  counts: readonly FiledCount[],
  papers: readonly (Paper & { readonly first: number })[],
): PlainSheet {
  const [first] = counts
  const forms = new Set(papers.map(({ petition }) => petition.form))
  return {
    title: 'What to file where',
    above: ['Cover sheet: keep it, do not file it'],
    intro: [
      `For ${first?.name?.printed ?? NO_NAME}${first === undefined || first.birthDate === '' ? '' : `, born ${tableDate(first.birthDate)}`}. Made on ${longDate(input.filedOn)} by ${input.office.agency.name} from the criminal-history record as of ${input.run.asOf}: ${counted(papers.length, 'document')} on the pages that follow.`,
      'Nothing is filled in that the record does not show. An attorney, or the person, reads every page, completes what is listed below, and signs. Check at courts.ca.gov that each form is the revision in force.',
      ...(forms.has('CR-180')
        ? [
            'For a petition on CR-180 the prosecutor must have 15 days’ notice; unpaid restitution is no ground to deny it.',
          ]
        : []),
      ...(forms.has('CR-409')
        ? [
            'A petition on CR-409 is filed and served on the prosecutor and on the agency that made the arrest 15 days before the hearing.',
          ]
        : []),
    ],
    tables: [
      {
        heading: 'Documents',
        columns: ['No.', 'Pages', 'Document', 'File it at', 'Case number'],
        widths: [5, 8, 27, 38, 22],
        rows: papers.map(({ form, revision, first: page, pages, branch, petition }, i) => [
          String(i + 1),
          pages === 1 ? String(page) : `${page}-${page + pages - 1}`,
          documentWords(form, revision, petition),
          `${branch.name}, ${branch.street}, ${cityLine(branch)}`,
          numbersOf(petition.of.caseNumbers),
        ]),
      },
    ],
    lists: papers.map(({ form, revision, petition, open }, i) => ({
      heading: `Document ${i + 1}, ${documentWords(form, revision, petition)}: before it is filed`,
      items: open,
    })),
    footer: 'Cover sheet, not to be filed',
  }
}

const MOST_NUMBERS = 3
const numbersOf = (numbers: readonly string[]): string =>
  numbers.length === 0
    ? 'not in record'
    : numbers.length <= MOST_NUMBERS
      ? numbers.join(', ')
      : `${numbers.slice(0, MOST_NUMBERS).join(', ')} and ${numbers.length - MOST_NUMBERS} more`

function documentWords(form: string, revision: string, petition: Petition): string {
  if (form === 'petition') return `Petition (our own paper instead of ${petition.form})`
  if (form === 'order') return 'Proposed order (our own paper instead of CR-181)'
  return formWords({ form, revision })
}
