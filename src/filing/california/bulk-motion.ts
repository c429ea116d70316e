/** The bulk motion of the prosecuting agency: notice, points and authorities, declaration, and the list of cases. */

import { factsDeclared } from '../facts-given.ts'
import type { FiledCount, FilingInput, Kind } from '../filing.ts'
import { motionsOf, sealsExhibit } from '../office.ts'
import { type Batch, batchesOf, batchName, isLong, totalsOf } from '../plan.ts'
import { unprintable } from '../typeset.ts'
import { unattributedIn } from '../unattributed.ts'
import { authorityFor } from '../who-files.ts'
import {
  counted,
  fingerprint,
  inList,
  inSentence,
  longDate,
  number,
  reliefWords,
  startingSentence,
  titleCase,
  writtenDate,
} from '../words.ts'
import { BLANK, bulkNumber, front, namedStatutes, signedBy, underStatutes } from './caption.ts'
import { basisWords, exhibitOf, versionIn } from './exhibit.ts'
import { formerOf, RENUMBERED } from './former-sections.ts'
import { paperPdf } from './long-paper.ts'
import type { Piece, Pleading } from './pleading.ts'
import { statuteWords } from './statute-words.ts'
import { askedUnder, authoritiesOf, SEALING, statutesOf } from './statutes.ts'

export const bulkMotion: Kind = {
  name: 'bulk-motion',
  says: 'one motion for many cases: notice, authorities, declaration, list of cases, and the list of names by itself where it is to be sealed',
  files: /^(?:motion|exhibit)-\d{3,}\.pdf$/,
  asks: 'office',
  usual: office => office.agency.kind === 'prosecutor' && motionsOf(office) !== 'per-case',
  refuses: noMotion,
  make: async (input, output, desk) => {
    const sealed = sealsExhibit(input.office)
    const papers = batchesOf(input).flatMap(batch => [
      { name: `${batchName('motion', batch)}.pdf`, batch, of: motionOf },
      ...(sealed ? [{ name: `${batchName('exhibit', batch)}.pdf`, batch, of: sealedExhibitOf }] : []),
    ])
    await desk.each(
      papers,
      ({ batch, of }, _, typeset) => paperPdf(of(input, batch), typeset, input.filedOn),
      (paper, { name }) => output.write(name, paper),
      { large: isLong(input) },
    )
    return {
      documents: papers.length,
      counts: input.counts.length,
      notes: [
        'an attorney must check the authorities before signing: much of their text was read in secondary sources',
        ...(sealed
          ? [
              'the list of names (exhibit-*.pdf) is lodged under seal in an envelope or electronically as the court has it (rule 2.551(b)(4), (d)), and is not filed with the motion, whose list has no names',
            ]
          : []),
        ...unprinted(input),
      ],
    }
  },
}

/** Why the prosecuting agency's papers cannot be made. */
export function noMotion({ office, counts }: FilingInput): string | undefined {
  if (office.agency.kind !== 'prosecutor')
    return 'it is the paper of a prosecuting agency, and [agency.kind] of the office is [defender]; leave it out with [--only]'
  const byPolicy = counts.filter(({ basis }) => basis === 'policy').length
  return byPolicy > 0 && office.policyAuthority === undefined
    ? `[${byPolicy}] approved counts rest on the office's policy and not on the statute; say in [policyAuthority] of office.json on what authority the court is asked for them`
    : undefined
}

/** Tells of names that these papers cannot print as they are. */
export function unprinted({ counts }: FilingInput): readonly string[] {
  const names = new Set(counts.flatMap(({ name }) => name?.printed ?? []).filter(unprintable))
  return names.size === 0
    ? []
    : [`${counted(names.size, 'name has', 'names have')} letters that the font lacks; write them in by hand`]
}

export const TITLE = 'Notice of Motion and Motion for Relief from Past Convictions'

function motionOf(input: FilingInput, batch: Batch): Pleading {
  const own = batch.items.map(({ count }) => count)
  return {
    ...front({
      input,
      branch: batch.branch,
      title: `${TITLE}; Points and Authorities; Declaration${batch.of === 1 ? '' : ` (part ${batch.number} of ${batch.of})`}`,
      nature: [
        `NOTICE OF MOTION AND MOTION FOR RELIEF FROM PAST CONVICTIONS; MEMORANDUM OF POINTS AND AUTHORITIES; DECLARATION; EXHIBIT A${versionIn(input) === 'public' ? ' (PUBLIC, REDACTED)' : ''}`,
        underStatutes({ counts: own }),
      ].filter(Boolean),
      defendant: 'THE DEFENDANTS NAMED IN EXHIBIT A',
      number: bulkNumber(input),
      hearing: true,
    }),
    pieces: [...notice(input, batch, own), ...memorandum(input, own), ...declaration(input, own)],
    exhibit: exhibitOf(batch, { boxes: false, version: versionIn(input) }),
  }
}

/** The list with the names, under a cover sheet of its own, for the court alone. */
function sealedExhibitOf(input: FilingInput, batch: Batch): Pleading {
  const own = batch.items.map(({ count }) => count)
  const { all } = totalsOf(own)
  return {
    ...front({
      input,
      branch: batch.branch,
      title: `Exhibit A, conditionally under seal${batch.of === 1 ? '' : ` (part ${batch.number} of ${batch.of})`}`,
      nature: [
        'EXHIBIT A TO NOTICE OF MOTION AND MOTION FOR RELIEF FROM PAST CONVICTIONS; CONDITIONALLY UNDER SEAL (CAL. RULES OF COURT, RULES 2.550, 2.551)',
        underStatutes({ counts: own }),
      ].filter(Boolean),
      defendant: 'THE DEFENDANTS NAMED IN EXHIBIT A',
      number: bulkNumber(input, 'sealed'),
      hearing: true,
    }),
    pieces: [
      { kind: 'heading', text: 'CONDITIONALLY UNDER SEAL' },
      {
        kind: 'text',
        text: `This is Exhibit A to the motion with the names, case numbers, record counts and days of ${counted(all.counts, 'count')} in ${counted(all.cases, 'case')} of ${counted(all.people, 'person', 'people')}. It is lodged conditionally under seal until the Court has ruled on the request of the People in the motion that it be sealed. The public version, under the same numbers, stands in the motion and in the proposed order.`,
      },
      {
        kind: 'text',
        text: 'If the request is denied, the clerk is asked to return the record or to hold it as the rules say, and not to place it in the public file.',
      },
    ],
    exhibit: exhibitOf(batch, { boxes: false, version: 'sealed' }),
  }
}

function notice(input: FilingInput, { branch }: Batch, own: readonly FiledCount[]): readonly Piece[] {
  const { office, filedOn } = input
  const { hearing = {} } = office
  const { all } = totalsOf(own)
  const asks = [
    ...asksOf(own).map(({ counts, listed, asked }) =>
      counts === 1
        ? `the one conviction listed in Exhibit A under ${listed} ${asked}`
        : `the ${number(counts)} convictions listed in Exhibit A under ${listed} each ${asked}`,
    ),
    'the clerk correct the records of the Court accordingly and report each disposition to the Department of Justice',
    ...(sealsExhibit(office) ? ['Exhibit A to this motion and to the order be filed under seal'] : []),
  ]
  return [
    { kind: 'heading', text: 'NOTICE OF MOTION AND MOTION' },
    {
      kind: 'text',
      plain: true,
      text: `TO THE COURT, TO ${inSentence(office.publicDefender.name).toUpperCase()}, AND TO THE DEFENDANTS NAMED IN EXHIBIT A:`,
    },
    {
      kind: 'text',
      text: `PLEASE TAKE NOTICE that on ${hearing.date === undefined ? BLANK : writtenDate(hearing.date)}, at ${hearing.time ?? BLANK}, or as soon after that as the matter can be heard, in Department ${hearing.department ?? branch.department ?? BLANK} of this Court, ${branch.street}, ${branch.city}, California, the People of the State of California, by ${inSentence(office.agency.name)}, will and hereby do move for an order under ${namedStatutes({ counts: own }) || 'the authority stated below'} that gives each of the ${counted(all.counts, 'count')} listed in Exhibit A, in ${counted(all.cases, 'case')} of ${counted(all.people, 'person', 'people')}, the relief stated there.`,
    },
    {
      kind: 'text',
      text: `The ground of the motion is that ${grounds(own)}. The People ask that:`,
    },
    ...asks.map(
      (asked, i): Piece => ({
        kind: 'text',
        number: `${i + 1}.`,
        text: `${asked}${i + 1 === asks.length ? '.' : i + 2 === asks.length ? '; and' : ';'}`,
      }),
    ),
    ...(own.some(isForThePerson)
      ? [
          {
            kind: 'text',
            text: 'The People make this motion in the place of the persons whose convictions these are, on the ground stated in the memorandum under each statute.',
          } as const,
        ]
      : []),
    {
      kind: 'text',
      text: 'The motion rests on this notice, the memorandum of points and authorities, the declaration and Exhibit A, all served and filed with it, on the records of the Court, and on what is shown at the hearing.',
    },
    { kind: 'signature', dated: `Dated: ${longDate(filedOn)}`, under: signedBy(office) },
  ]
}

/** What is asked, relief by relief, and where statutes say it in other words statute by statute. */
export function asksOf(
  own: readonly FiledCount[],
): readonly { readonly counts: number; readonly listed: string; readonly asked: string }[] {
  return totalsOf(own).rows.flatMap(({ relief, counts }) => {
    const { done } = reliefWords(relief)
    const of = own.filter(count => count.relief === relief)
    const byWords = new Map<string, FiledCount[]>()
    for (const count of of) {
      const { asked } = askedUnder(count.statute, relief)
      byWords.set(asked, [...(byWords.get(asked) ?? []), count])
    }
    if (byWords.size === 1) return [{ counts, listed: `“${done}”`, asked: [...byWords.keys()][0] ?? '' }]
    return [...byWords]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([asked, some]) => ({
        counts: some.length,
        listed: `“${done}” with the basis ${inList([...new Set(some.map(basisWords))].sort())}`,
        asked,
      }))
  })
}

/** Long parts in one sentence. */
const inSeries = (parts: readonly string[]): string =>
  parts.length < 2 ? inList(parts) : `${parts.slice(0, -1).join('; ')}; and ${parts.at(-1)}`

function grounds(own: readonly FiledCount[]): string {
  const statutes = statutesOf(own)
  const known = statutes.flatMap(one => {
    const ground = authoritiesOf(one)?.ground
    if (ground === undefined) return []
    return statutes.length === 1 && own.every(({ statute }) => statute === one)
      ? [ground]
      : [`as to the counts under ${statuteWords(one)}, ${ground}`]
  })
  return inSeries([
    ...known,
    ...(known.length > 0 && known.length === statutes.length
      ? []
      : [
          `each ${known.length > 0 ? 'other ' : ''}conviction meets the criteria of the statute cited for it in the memorandum below`,
        ]),
  ])
}

/** The law, from what the run carries: its rules' citations and words, and what is known of the statute as a whole. */
export function memorandum(
  input: FilingInput,
  own: readonly FiledCount[],
  { short = false }: { readonly short?: boolean } = {},
): readonly Piece[] {
  const { office } = input
  const byLaw = own.filter(({ basis }) => basis !== 'policy')
  const byPolicy = own.filter(({ basis }) => basis === 'policy')
  const statutes = statutesOf(own)
  let point = 0
  const heading = (text: string): Piece => ({ kind: 'point', text: `${ROMAN[point++]}.  ${text}` })
  return [
    { kind: 'heading', text: 'MEMORANDUM OF POINTS AND AUTHORITIES', newPage: !short },
    ...(short ? [] : theCases(input, own, heading('The cases'))),
    ...statutes.flatMap((statute): readonly Piece[] => {
      const known = authoritiesOf(statute)
      return [
        heading(known === undefined ? statuteWords(statute) : `${known.heading}: ${statuteWords(statute)}`),
        ...(known === undefined
          ? [
              {
                kind: 'text',
                text: `The relief is asked under ${statuteWords(statute)}, for the reasons stated below with the citation of each.`,
              } as const,
            ]
          : known.authorities.map(({ cite, says }): Piece => ({ kind: 'text', text: `${says} (${cite}.)` }))),
        ...formerNumbers(own.filter(count => count.statute === statute)),
        ...whyThePeopleMove(input, own, statute),
      ]
    }),
    ...(byLaw.length === 0
      ? []
      : [
          heading(`What entitles ${own.length === 1 ? 'the count' : 'each count'} to relief`),
          ...reasons(byLaw, ({ reason, citation, relief }) => ({
            says: `${reason} (${citation})`,
            leads: reliefWords(relief).done.toLowerCase(),
          })),
        ]),
    ...(byPolicy.length === 0
      ? []
      : [
          heading('Counts for which the People ask for more than the statute gives of itself'),
          {
            kind: 'text',
            text: `For ${counted(byPolicy.length, 'count')}, ${short ? '' : 'marked “policy” in Exhibit A, '}the People ask for more than the statute of itself would give. The statute of itself gives: ${givenByLaw(byPolicy).join('; ')}. The reasons of the People are:`,
          } as const,
          ...reasons(byPolicy, ({ reason, citation, relief }) => ({
            says: `${reason} (${citation})`,
            leads: reliefWords(relief).done.toLowerCase(),
          })),
          ...paragraphs(office.policyAuthority ?? ''),
        ]),
    ...(short || !sealsExhibit(office)
      ? []
      : [
          heading('The list of names should be sealed'),
          { kind: 'text', text: `${SEALING.says} (${SEALING.cite}.)` } as const,
        ]),
    ...(short ? [] : conclusion(input, heading('Conclusion'))),
  ]
}

/** That convictions by a number the code no longer has are of the section that it is today. */
function formerNumbers(own: readonly FiledCount[]): readonly Piece[] {
  const former = [...new Set(own.flatMap(({ sections }) => sections.map(formerOf)))]
    .filter(one => one !== undefined)
    .sort((a, b) => (a.former < b.former ? -1 : 1))
  return former.length === 0
    ? []
    : [
        {
          kind: 'text',
          text: `Until 1972 ${sectionsOf(former.map(({ today }) => today))} of the Health and Safety Code stood there as ${sectionsOf(former.map(({ former: before }) => before))}${former.length === 1 ? '' : ', in this order'}. A conviction by a former number is of the same offense, and is listed with both. (${RENUMBERED.cite}.)`,
        },
      ]
}

const sectionsOf = (numbers: readonly string[]): string =>
  `section${numbers.length === 1 ? '' : 's'} ${inList(numbers)}`

/** On what ground the People move for what a statute has the person ask: in the office's own words, or as the run says it. */
function whyThePeopleMove(
  { office }: FilingInput,
  own: readonly FiledCount[],
  statute: string,
): readonly Piece[] {
  const asked = own.filter(count => count.statute === statute)
  const named = authorityFor(statute, office.motionAuthority)
  const grounds = new Set(asked.flatMap(({ officeMoves }) => officeMoves ?? []))
  return named === undefined
    ? [...grounds].sort().map((text): Piece => ({ kind: 'text', text }))
    : [
        {
          kind: 'text',
          text: `${asked.some(isForThePerson) ? `${statuteWords(statute)} has the person ask for this relief. ` : ''}The People move for it on this authority:`,
        },
        ...paragraphs(named),
      ]
}

const isForThePerson = ({ by, basis }: FiledCount): boolean => by === 'petition' && basis !== 'policy'

/** What an office wrote, a piece for each of its paragraphs. */
const paragraphs = (text: string): readonly Piece[] =>
  text
    .split(/\n+/)
    .filter(one => one.trim() !== '')
    .map((one): Piece => ({ kind: 'text', text: one.trim() }))

function theCases(
  { office, run }: FilingInput,
  own: readonly FiledCount[],
  heading: Piece,
): readonly Piece[] {
  const { rows, all } = totalsOf(own)
  return [
    heading,
    {
      kind: 'text',
      text: `${startingSentence(office.agency.name)} has had the criminal-history records of ${titleCase(run.county)} County examined as of ${writtenDate(run.asOf)}. Of what was found there this motion brings before the Court ${counted(all.counts, 'conviction')} in ${counted(all.cases, 'case')} of ${counted(all.people, 'person', 'people')}:`,
    },
    {
      kind: 'table',
      columns: ['Relief', 'Counts', 'Cases', 'People'],
      rows: rows.map(row => [
        reliefWords(row.relief).done,
        ...[row.counts, row.cases, row.people].map(number),
      ]),
      total: ['All', ...[all.counts, all.cases, all.people].map(number)],
    },
  ]
}

const conclusion = ({ office, filedOn }: FilingInput, heading: Piece): readonly Piece[] => [
  heading,
  {
    kind: 'text',
    text: 'The People ask the Court to grant the motion as to each count listed in Exhibit A, and to strike from the order any count as to which it finds otherwise.',
  },
  { kind: 'signature', dated: `Dated: ${longDate(filedOn)}`, under: signedBy(office) },
]

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV']

/** A paragraph for each reason there is, with how many counts it is the reason of; the most frequent first. */
function reasons(
  own: readonly FiledCount[],
  tell: (count: FiledCount) => { readonly says: string; readonly leads: string },
): readonly Piece[] {
  const found = new Map<string, { readonly says: string; readonly leads: string; counts: number }>()
  for (const count of own) {
    const described = tell(count)
    const key = JSON.stringify([described.leads, described.says])
    const known = found.get(key)
    if (known === undefined) found.set(key, { ...described, counts: 1 })
    else known.counts++
  }
  return [...found.values()]
    .sort((a, b) => b.counts - a.counts || (a.says < b.says ? -1 : 1))
    .map(({ says, leads, counts }, i) => ({
      kind: 'text',
      number: `${i + 1}.`,
      text: `${counted(counts, 'count')}, to be ${leads}: ${says}.`,
    }))
}

function givenByLaw(own: readonly FiledCount[]): readonly string[] {
  const found = new Map<string, number>()
  for (const { law } of own) {
    const gives =
      law.relief === '' ? 'nothing that is sure today' : reliefWords(law.relief).done.toLowerCase()
    found.set(gives, (found.get(gives) ?? 0) + 1)
  }
  return [...found]
    .sort(([, m], [, n]) => n - m)
    .map(([gives, counts]) => `${gives}, ${counted(counts, 'count')}`)
}

/** How the cases were found, so that anybody can find them again. */
export function declaration(input: FilingInput, own: readonly FiledCount[]): readonly Piece[] {
  const { office, run, setaside } = input
  const approvers = new Map<string, number>()
  for (const { approval } of own) approvers.set(approval.by, (approvers.get(approval.by) ?? 0) + 1)
  const days = [...new Set(own.map(({ approval }) => approval.on))].sort()
  const [first = '', last = first] = [days[0], days.at(-1)]
  const declared: readonly string[] = [
    `I am an attorney licensed to practice in California and ${/^[aeiou]/i.test(office.attorney.title) ? 'an' : 'a'} ${office.attorney.title}, employed by ${inSentence(office.agency.name)}. I make this declaration from the records named in it.`,
    `The convictions listed in Exhibit A were found with the computer program Setaside, version ${run.setaside}, under its rules “${run.program.name}”, version ${run.program.version}, as of ${writtenDate(run.asOf)}${policyWords(run)}. The program reads the criminal-history file of the California Department of Justice and holds each conviction in it against the conditions of the statute. Where a fact that decides is not in the record, it leaves the conviction to a person, unless the statute itself says what is presumed where the record is silent.`,
    ...run.inputs.map(
      ({ name, bytes, sha256 }) =>
        `It read the file “${name}”, ${number(bytes)} bytes, whose SHA-256 hash is ${fingerprint(sha256)}.`,
    ),
    ...accounts(input),
    ...[factsDeclared(own)].filter(text => text !== undefined),
    `Of the convictions that it considered it found ${number(sum(run.eligible))} eligible as of that day. It can do so again: the same file, rules and day give the same answers. The record of the run has the SHA-256 hash ${fingerprint(run.sha256)}, and its rules ${fingerprint(run.program.rulesSha256)}.`,
    `Each count listed in Exhibit A was approved for filing ${first === last ? `on ${writtenDate(first)}` : `between ${writtenDate(first)} and ${writtenDate(last)}`} by ${inList([...approvers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([by, counts]) => `${by} (${counted(counts, 'count')})`))}. The list of approvals has the SHA-256 hash ${fingerprint(input.approvalsSha256)}.`,
    `This paper was made from that list by Setaside, version ${setaside}.`,
    ...(sealsExhibit(office) ? forSealing(input, own) : []),
  ]
  return [
    { kind: 'heading', text: `DECLARATION OF ${office.attorney.name.toUpperCase()}`, newPage: true },
    { kind: 'text', text: `I, ${office.attorney.name}, declare:` },
    ...declared.map((text, i): Piece => ({ kind: 'text', number: `${i + 1}.`, text })),
    {
      kind: 'text',
      text: 'I declare under penalty of perjury under the laws of the State of California that the foregoing is true and correct.',
    },
    {
      kind: 'signature',
      dated: `Executed on ${BLANK}, at ${BLANK}, California.`,
      under: [office.attorney.name, 'Declarant'],
    },
  ]
}

/** Whether a policy of the office had a part in it. */
export const policyWords = ({ policy }: FilingInput['run']): string =>
  policy === undefined
    ? '; no policy of this office was added to the law'
    : `, with the policy “${policy.name}” of this office`

/** The facts on which the seal is asked for: rule 2.551(b)(1) wants them declared. */
function forSealing({ office }: FilingInput, own: readonly FiledCount[]): readonly string[] {
  const { all } = totalsOf(own)
  // Motions of single cases name the defendant.
  const alone =
    motionsOf(office) === 'bulk' ? ' No other paper filed with this motion names any of them.' : ''
  return [
    `Exhibit A names ${counted(all.people, 'person', 'people')} and gives for each the case and the conviction from which relief is asked. Whoever has that list knows of ${all.people === 1 ? 'that person' : 'each of them'} what the relief is to close.${alone} Only the names, case numbers, record counts and days are asked to be sealed; the sections, the relief and all totals are in the public version of Exhibit A.`,
  ]
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, one) => all + one, 0)

/** What became of the lines of the files, where the manifest says so. */
function accounts(input: FilingInput): readonly string[] {
  const { run } = input
  const at = (name: string): number | undefined => {
    const value = run.rows[name]
    return typeof value === 'number' ? value : undefined
  }
  const [lines, people, rejected] = [at('lines'), at('people'), at('rejected')]
  if (lines === undefined || people === undefined || rejected === undefined) return []
  return [
    `Together the files have ${counted(lines, 'line')} about ${counted(people, 'person', 'people')}. ${rejected === 0 ? 'Every line could be read.' : `${counted(rejected, 'line')} could not be read and ${rejected === 1 ? 'was' : 'were'} set aside with the reason.`}`,
    ...despite(input),
  ]
}

/** That it was filed though rows of the run name nobody. */
export function despite({ run }: FilingInput): readonly string[] {
  const ofNobody = unattributedIn(run)
  return ofNobody === 0
    ? []
    : [
        `Of the lines that could not be read, ${number(ofNobody)} could not be attributed to any person of the files, so that the record of somebody may lack ${ofNobody === 1 ? 'it' : 'one of them'}. What is asked for here was approved, and this motion was made, with knowledge of this.`,
      ]
}
