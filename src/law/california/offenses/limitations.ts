/** The time to prosecute an offense (PC 799 to 805): its own, at the longest term that the law prescribes for it. */
import type { Offense, OffenseClass } from '../../../record/person.ts'
import { type Citation, cite } from '../../../rules/citation.ts'
import { addPeriod, type Day, NEVER, theDay } from '../../../time/day.ts'
import { LIFE_FELONIES } from './life-felonies.ts'
import { type ListContext, type ReadyList, readyList, type Target, target, within } from './list-entry.ts'
import { onList, registrable } from './lists.ts'
import { punishableByEight, termsOf } from './longest-terms.ts'

const P = (text: string, note?: string) =>
  cite(text, 'verbatim', note ?? 'read 2026-11-30 in the bulk data of the Legislature')

// ---- no limitation of time ------------------------------------------------------------------------------------------

const SINCE_2017 = theDay('2017-01-01')
const SEXUAL = [
  ...['PC 261(a)(1)', 'PC 261(a)(2)', 'PC 261(a)(3)', 'PC 261(a)(4)', 'PC 261(a)(6)', 'PC 261(a)(7)'],
  ...['PC 262(a)', 'PC 264.1', 'PC 288(b)', 'PC 288.5', 'PC 289(a)', 'PC 289(b)', 'PC 289(d)', 'PC 289(e)'],
  'PC 289(g)',
  ...['286', '287', '288a'].flatMap(section =>
    ['(c)(2)', '(c)(3)', '(d)', '(f)', '(g)', '(i)', '(k)'].map(part => `PC ${section}${part}`),
  ),
]

/** PC 799: prosecution may be commenced at any time. */
export const NO_LIMITATION: ReadyList = readyList({
  name: 'offenses without a limitation of time',
  cite: P('PC 799'),
  attempt: 'asks',
  conspiracy: 'asks',
  solicitation: 'no',
  entries: [
    {
      cite: P('PC 799(a)'),
      says: 'murder, and felonies punishable by death or life',
      sections: [...LIFE_FELONIES, 'PC 189', 'PC 190', 'PC 190.2'],
    },
    {
      cite: P('PC 799(a)'),
      says: 'felonies that may be punishable by life',
      sections: ['PC 11418(b)', 'PC 12310', 'PC 18745'],
      numbers: 'unverified',
      needs: 'Is the offense punishable by death or by life in state prison?',
    },
    {
      cite: P('PC 799(a), 664(a), (e)'),
      says: 'attempted murder, which may carry life',
      sections: ['PC 664/187'],
      needs:
        'Was it charged as willful, deliberate and premeditated, or as the attempted murder of an officer?',
    },
    {
      cite: P('PC 799(a), 288(i)'),
      says: 'a lewd act with bodily harm',
      sections: ['PC 288(a)'],
      class: 'felony',
      needs:
        'Was bodily harm inflicted in person, or was it substantial sexual conduct (PC 799(b), 1203.066(b))?',
    },
    {
      cite: P('PC 799(a)'),
      says: 'embezzlement of public money',
      sections: ['PC 424', 'PC 503', 'PC 504', 'PC 514'],
      numbers: 'unverified',
      needs: 'Was it public money?',
    },
    {
      cite: P('PC 799(b)'),
      says: 'listed sexual felonies committed since 2017',
      sections: SEXUAL,
      class: 'felony',
      from: SINCE_2017,
    },
    {
      cite: P('PC 799(b)'),
      says: 'listed sexual felonies not barred when 2017 began',
      sections: SEXUAL,
      class: 'felony',
      needs: 'Was it committed in 2017 or later, or not yet barred when 2017 began?',
    },
  ],
  beyond: ['A felony that only its circumstances make punishable by life.'],
})

// ---- periods of their own ---------------------------------------------------------------------------------------------

/** A period, since the day a law gave it: it reaches what was not yet barred on that day (PC 803.6(b)). */
interface Since {
  readonly years: number
  readonly since?: Day
}

/** Offenses whose time differs from what their term gives, counted from the arrest: it follows the offense, and shows its discovery. */
export interface Limitation {
  readonly cite: Citation
  readonly says: string
  /** All with their subdivisions; a code alone for all of it. */
  readonly sections: readonly string[]
  /** The longest the law gives, in order of time; `open`: no period counted from the arrest bounds it. */
  readonly periods: readonly Since[] | 'open'
  readonly class?: OffenseClass
  /** It is no felony that PC 801.1 or 803(f), (g) reopens, though one of its section may be. */
  readonly settled?: true
}

/** PC 803(c): grand theft, forgery and the like, and whatever else has fraud for an element. */
const FRAUDS = [
  ...[
    'PC 67',
    'PC 67.5',
    'PC 68',
    'PC 72',
    'PC 85',
    'PC 86',
    'PC 92',
    'PC 93',
    'PC 115',
    'PC 118',
    'PC 118a',
  ],
  ...[
    'PC 127',
    'PC 132',
    'PC 134',
    'PC 165',
    'PC 186.10',
    'PC 368(d)',
    'PC 368(e)',
    'PC 424',
    'PC 470',
    'PC 470a',
  ],
  ...['PC 470b', 'PC 471', 'PC 472', 'PC 473', 'PC 474', 'PC 475', 'PC 476', 'PC 476a', 'PC 484e', 'PC 484f'],
  ...[
    'PC 484g',
    'PC 484h',
    'PC 484i',
    'PC 487',
    'PC 487a',
    'PC 487b',
    'PC 487d',
    'PC 487h',
    'PC 487i',
    'PC 487j',
  ],
  ...['PC 489', 'PC 503', 'PC 504', 'PC 506', 'PC 507', 'PC 508', 'PC 514', 'PC 529', 'PC 529a', 'PC 530'],
  ...['PC 530.5', 'PC 532', 'PC 532a', 'PC 532f', 'PC 533', 'PC 534', 'PC 535', 'PC 548', 'PC 549', 'PC 550'],
  'HS 103800',
]

export const LIMITATIONS: readonly Limitation[] = [
  {
    cite: P('PC 803.7', 'read 2026-11-30; the five years since 2020 are from a summary of SB 273'),
    says: 'corporal injury to a spouse or partner',
    sections: ['PC 273.5'],
    periods: [
      { years: 5, since: theDay('2020-01-01') },
      { years: 7, since: theDay('2025-01-01') },
    ],
  },
  {
    cite: P('PC 801.6'),
    says: 'offenses against elders and dependent adults, theft and embezzlement apart',
    sections: ['PC 368(b)', 'PC 368(c)', 'PC 368(f)'],
    periods: [{ years: 5 }],
  },
  {
    cite: P('PC 802(b)'),
    says: 'annoying a child under 14',
    sections: ['PC 647.6(a)', 'PC 647a'],
    periods: [{ years: 3 }],
    class: 'misdemeanor',
    settled: true,
  },
  {
    cite: P('PC 803(i)(1)'),
    says: 'hidden recordings: one year from the day a recording is found',
    sections: ['PC 647(j)(2)', 'PC 647(j)(3)'],
    periods: 'open',
  },
  {
    cite: P('PC 803(i)(2)'),
    says: 'distribution of images',
    sections: ['PC 647(j)(4)'],
    periods: [{ years: 4 }],
  },
  {
    cite: P('PC 801.5, 803(c), 803.5'),
    says: 'fraud, breach of trust and misconduct in office: four years from discovery or completion',
    sections: FRAUDS,
    periods: [{ years: 4 }],
  },
  {
    cite: P('PC 801.5, 803(c)(1)'),
    says: 'theft charged as a felony: grand theft',
    sections: ['PC 484'],
    periods: [{ years: 4 }],
    class: 'felony',
  },
  { cite: P('PC 801.7'), says: 'computer crimes', sections: ['PC 502'], periods: [{ years: 6 }] },
  {
    cite: P('PC 801.8'),
    says: 'failure of a mandated reporter',
    sections: ['PC 11166', 'PC 11166.01'],
    periods: [{ years: 5 }],
  },
  {
    cite: P('PC 803(j)', 'read 2026-11-30; evasion out of state adds the three years of (j)(2)'),
    says: 'hit and run with death or permanent serious injury',
    sections: ['VC 20001(b)(2)'],
    periods: [{ years: 6 }],
  },
  {
    cite: P('PC 803(k)'),
    says: 'vehicular manslaughter after flight',
    sections: ['PC 192(c)(1)', 'PC 192(c)(2)'],
    periods: [{ years: 6 }],
  },
  { cite: P('PC 803(m)'), says: 'concealing a death', sections: ['PC 152'], periods: [{ years: 4 }] },
  {
    cite: P('PC 802(c)-(e), 802.5, 803(c), (e)'),
    says: 'the Business and Professions Code',
    sections: ['BP'],
    periods: [{ years: 4 }],
  },
  {
    cite: P('PC 801.5, 803(c)(5)'),
    says: 'the Welfare and Institutions Code',
    sections: ['WI'],
    periods: [{ years: 4 }],
  },
]

type OfSection = Limitation & { readonly target: Target }
/** By section; the sections are read when the first is asked for. */
const limitationsOf = (section: string): readonly OfSection[] => {
  bySection ??= Map.groupBy(
    LIMITATIONS.flatMap(limitation =>
      limitation.sections
        .filter(each => each.includes(' '))
        .map((each): OfSection => ({ ...limitation, target: target(each) })),
    ),
    each => each.target.section,
  )
  return bySection.get(section) ?? []
}
let bySection: ReadonlyMap<string, readonly OfSection[]> | undefined
const BY_CODE: ReadonlyMap<string, Limitation> = new Map(
  LIMITATIONS.flatMap(limitation =>
    limitation.sections.filter(section => !section.includes(' ')).map(code => [code, limitation] as const),
  ),
)
/** Codes whose offenses PC 799 to 805 bound; others have limitations of their own. */
const BOUNDED: ReadonlySet<string> = new Set(['PC', 'HS', 'VC', ...BY_CODE.keys()])

/** Years from the offense, by the longest term: PC 800, 801, 802(a). */
export const GENERAL = { grave: 6, felony: 3, misdemeanor: 1 } as const

/** PC 803(d): absence from the state stops the clock for no longer than this; how long anybody was away no file shows. */
export const ABSENCE = 3

/** A felony or wobbler, charged as a misdemeanor too, has the time of the felony (PC 805(a); People v. Superior Court (Ongley)). */
function generalYears(offense: Offense, { class: charged, says }: ListContext): number {
  if (charged === 'infraction') return GENERAL.misdemeanor
  const terms = termsOf(offense, says)
  const petty = terms?.every(longest => longest === 0) === true
  if (petty && charged !== 'felony') return GENERAL.misdemeanor
  const grave = punishableByEight(offense, says)
  if (grave === false && !petty) return GENERAL.felony
  return terms === undefined && charged === 'misdemeanor' ? GENERAL.felony : GENERAL.grave
}

/** Whether PC 801.1 or 803(f), (g) may reopen it at any time: felonies that require registration, and their misdemeanors. */
const mayReopen = (offense: Offense, context: ListContext): boolean =>
  registrable(offense, context).verdict !== 'no'

/**
 * The last day on which a prosecution may be commenced, counted from a day that is not before the offense nor its discovery, and
 * allowing for so many years of absence from the state; `NEVER` where nothing bounds it.
 */
export function lastDayToProsecute(offense: Offense, context: ListContext, from: Day, absence: number): Day {
  if (offense.code === undefined || !BOUNDED.has(offense.code) || from === NEVER) return NEVER
  if (onList(NO_LIMITATION, offense, context).verdict !== 'no') return NEVER
  const own: Limitation[] = []
  for (const limitation of limitationsOf(offense.section)) {
    if (within(offense, limitation.target) === undefined) continue
    if (limitation.class !== undefined && context.class !== undefined && limitation.class !== context.class)
      continue
    own.push(limitation)
  }
  const ofCode = BY_CODE.get(offense.code)
  if (ofCode !== undefined) own.push(ofCode)
  const settled = own.some(one => one.settled && one.class === context.class)
  if (!settled && mayReopen(offense, context)) return NEVER
  let years = generalYears(offense, context)
  for (const { periods } of own) {
    if (periods === 'open') return NEVER
    for (const { years: given, since } of periods)
      if (since === undefined || addPeriod(from, { years: years + absence }) >= since)
        years = Math.max(years, given)
  }
  return addPeriod(from, { years: years + absence })
}
