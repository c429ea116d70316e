/** Our own petition and order, with what the official form would say, for an office that has not added the form. */

import type { Branch, FilingInput, Office } from '../../filing.ts'
import { inList, reliefWords, tableDate } from '../../words.ts'
import { BLANK, cityLine } from '../caption.ts'
import { courtTitle } from '../court.ts'
import { NO_NAME } from '../exhibit.ts'
import type { Piece, Pleading } from '../pleading.ts'
import { statedInOrders } from '../statutes.ts'
import { ASKED, type Petition } from './petition.ts'

const MOST_NUMBERS = 6

function frontOf(
  input: FilingInput,
  branch: Branch,
  { counts: [first], of: { caseNumbers } }: Petition,
  title: string,
  nature: readonly string[],
): Omit<Pleading, 'pieces'> {
  const name = first.name?.printed ?? NO_NAME
  return {
    lang: 'en',
    title,
    footer: title,
    from: from(input.office, first.name?.printed ?? BLANK),
    court: [courtTitle(input.office), branch.name],
    caption: {
      parties: [
        'THE PEOPLE OF THE STATE OF CALIFORNIA,',
        '          Plaintiff,',
        '     v.',
        `${name.toUpperCase()},`,
        '          Defendant and Petitioner.',
      ],
      number:
        caseNumbers.length === 0
          ? BLANK
          : caseNumbers.length <= MOST_NUMBERS
            ? caseNumbers.join(', ')
            : `${caseNumbers.slice(0, MOST_NUMBERS).join(', ')} and ${caseNumbers.length - MOST_NUMBERS} others named below`,
      nature,
      about: [],
    },
  }
}

const from = ({ agency, attorney }: Office, name: string): readonly string[] =>
  agency.kind === 'defender'
    ? [
        `${attorney.name} (State Bar No. ${attorney.barNumber})`,
        attorney.title,
        agency.name,
        attorney.street,
        cityLine(attorney),
        `Telephone: ${attorney.phone}`,
        attorney.email,
        'Attorneys for Petitioner',
      ]
    : [name, `Address: ${BLANK}`, BLANK, `Telephone: ${BLANK}`, 'Petitioner, without an attorney']

const TITLES = {
  'CR-180': ['Petition for Dismissal or Reduction', 'PETITION FOR DISMISSAL OR REDUCTION'],
  'CR-400': [
    'Petition or Application under Health and Safety Code Section 11361.8',
    'PETITION OR APPLICATION FOR RELIEF FROM A MARIJUANA CONVICTION',
  ],
  'CR-409': ['Petition to Seal an Arrest', 'PETITION TO SEAL AN ARREST AND RELATED RECORDS'],
} as const

const STATUTES = {
  'CR-180': '(Pen. Code, §§ 17, 1203.4 to 1203.49)',
  'CR-400': '(Health & Saf. Code, § 11361.8)',
  'CR-409': '(Pen. Code, § 851.91)',
} as const

export function ownPetition(input: FilingInput, branch: Branch, petition: Petition): Pleading {
  const { form, of } = petition
  const [title, nature] = TITLES[form]
  return {
    ...frontOf(input, branch, petition, title, [nature, STATUTES[form]]),
    pieces: [
      { kind: 'heading', text: nature },
      ...(of.caseNumbers.length > MOST_NUMBERS
        ? [{ kind: 'text', text: `The case numbers are ${inList(of.caseNumbers)}.` } as const]
        : []),
      ...BODIES[form](petition),
      {
        kind: 'text',
        text: 'I declare under penalty of perjury under the laws of the State of California that what is said above is true and correct, so far as I know it.',
      },
      {
        kind: 'signature',
        dated: `Dated: ${BLANK}`,
        under: ['Petitioner or attorney', `Name: ${BLANK}`],
      },
    ],
  }
}

const BODIES: Readonly<Record<Petition['form'], (petition: Petition) => readonly Piece[]>> = {
  'CR-180': ({ date, rows, statutes, ticks }) => [
    {
      kind: 'text',
      number: '1.',
      text: `On ${date ?? BLANK} petitioner was convicted in this case of:`,
    },
    {
      kind: 'table',
      columns: ['Offense', 'Type', '§\u00a017(b)', '§\u00a017(d)(2)'],
      rows: rows.map(row => [
        `${row.code}\u00a0${row.section}`.trim(),
        row.class,
        row['17(b)'],
        row['17(d)(2)'],
      ]),
    },
    ...statutes.flatMap((statute, i): readonly Piece[] => {
      const asked = ASKED[statute]
      if (asked === undefined) return []
      const decided = asked.grounds.find(({ key }) => ticks.has(`${statute}/${key}`))
      return [
        { kind: 'text', number: `${i + 2}.`, text: `${asked.says}.`, keep: true },
        ...(decided !== undefined
          ? [{ kind: 'text', text: `Ground: ${decided.says}.` } as const]
          : asked.grounds.map(({ says }): Piece => ({ kind: 'box', text: `${says}.` }))),
        ...(asked.asks === undefined && decided?.key !== 'justice'
          ? []
          : [{ kind: 'text', text: `Explanation: ${BLANK}${BLANK}${BLANK}` } as const]),
      ]
    }),
    ...(statutes.includes('pc-17')
      ? [
          {
            kind: 'text',
            text: 'Petitioner asks that each conviction marked “yes” above be reduced: to a misdemeanor (§ 17(b)), or to an infraction (§ 17(d)(2)).',
          } as const,
        ]
      : []),
    ...(statutes.some(statute => statute !== 'pc-17')
      ? [
          {
            kind: 'text',
            text: 'Petitioner asks that the plea or verdict of guilty be set aside and the case dismissed, as the statutes named above provide.',
          } as const,
        ]
      : []),
  ],
  'CR-400': ({ counts, ticks }) => [
    { kind: 'text', number: '1.', text: 'In this case petitioner was convicted of:' },
    {
      kind: 'table',
      columns: ['Section', 'Class', 'Convicted'],
      rows: counts.map(count => [
        count.sections.length === 0 ? 'not in record' : count.sections.join(', '),
        count.class === '' ? 'not in record' : count.class,
        tableDate(count.convictionDate),
      ]),
    },
    ...(ticks.has('completed')
      ? [
          {
            kind: 'text',
            number: '2.',
            text: 'Application: the sentence is complete. Petitioner asks that each conviction be redesignated, or dismissed and sealed (Health & Saf. Code, § 11361.8, subds. (e), (f)).',
          } as const,
        ]
      : ticks.has('serving')
        ? [
            {
              kind: 'text',
              number: '2.',
              text: 'Petition: petitioner is serving a sentence in this case, and asks that it be recalled, and each conviction resentenced or dismissed (Health & Saf. Code, § 11361.8, subds. (a), (b)).',
            } as const,
          ]
        : ([
            { kind: 'text', number: '2.', text: 'Tick one:', keep: true },
            { kind: 'box', text: 'Application: the sentence is complete; redesignate, or dismiss and seal.' },
            { kind: 'box', text: 'Petition: a sentence is being served; recall, and resentence or dismiss.' },
          ] as const)),
    { kind: 'text', number: '3.', text: 'Tick only what is wanted:', keep: true },
    { kind: 'box', text: 'Petitioner gives up the right to have the sentencing judge hear this.' },
    { kind: 'box', text: 'Petitioner gives up the right to be at the hearing in person.' },
  ],
  'CR-409': ({ counts: [count], date, ticks }) => [
    {
      kind: 'text',
      number: '1.',
      text: `Petitioner${count.birthDate === '' ? '' : `, born ${tableDate(count.birthDate)},`} was arrested on ${date ?? BLANK} in ${BLANK}${count.county === '' ? '' : `, County of ${count.county}`}, by ${BLANK} (report number ${BLANK}).`,
    },
    {
      kind: 'text',
      number: '2.',
      text: `The arrest was for ${count.sections.length > 0 ? inList(count.sections) : count.offenseText === '' ? BLANK : count.offenseText}. It did not result in a conviction.`,
    },
    { kind: 'box', text: `The prosecutor filed a case, with these charges: ${BLANK}` },
    ...(ticks.has('pc-851.91/right')
      ? [
          {
            kind: 'text',
            number: '3.',
            text: 'Petitioner asks that the arrest be sealed as a matter of right (Pen. Code, § 851.91(c)(1)).',
          } as const,
        ]
      : ticks.has('pc-851.91/justice')
        ? [
            {
              kind: 'text',
              number: '3.',
              text: `Petitioner asks that the arrest be sealed in the interests of justice (Pen. Code, § 851.91(c)(2)), because: ${BLANK}${BLANK}`,
            } as const,
          ]
        : ([
            { kind: 'text', number: '3.', text: 'Petitioner asks that the arrest be sealed:', keep: true },
            { kind: 'box', text: 'as a matter of right (Pen. Code, § 851.91(c)(1)).' },
            {
              kind: 'box',
              text: `in the interests of justice (Pen. Code, § 851.91(c)(2)), because: ${BLANK}`,
            },
          ] as const)),
  ],
}

/** Where CR-181 is not there. What the court decides stays open. */
export function ownOrder(input: FilingInput, branch: Branch, petition: Petition): Pleading {
  const title = '[Proposed] Order for Dismissal or Reduction'
  return {
    ...frontOf(input, branch, petition, title, [title.toUpperCase()]),
    pieces: [
      { kind: 'heading', text: title.toUpperCase() },
      { kind: 'text', text: 'On the petition in this case, the court orders, as marked:' },
      ...petition.counts.flatMap((count, i): readonly Piece[] => [
        {
          kind: 'text',
          number: `${i + 1}.`,
          keep: true,
          text: `${count.sections.length === 0 ? `record count ${count.cycleCount}` : count.sections.join(', ')}, ${count.convictionDate === '' ? 'date not in record' : tableDate(count.convictionDate)}, under ${ASKED[count.statute ?? '']?.says ?? count.statute ?? 'the statute named'}:`,
        },
        { kind: 'box', text: `Granted: shall ${reliefWords(count.relief).asked}.` },
        { kind: 'box', text: 'Denied.' },
      ]),
      ...statedInOrders(petition.counts).map((text): Piece => ({ kind: 'text', text })),
      {
        kind: 'signature',
        dated: `Dated: ${BLANK}`,
        under: ['Judge of the Superior Court'],
      },
    ],
  }
}
