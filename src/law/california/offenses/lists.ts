/**
 * The offense lists of California relief law as tables, and the questions asked of them: superstrike, registrable,
 * serious, violent.
 *
 * The earlier programs of Code for America disagreed on the superstrikes. What Setaside chose, and why:
 * - Any subdivision of a listed section counts (`187(A)`): an exact-text list missed it.
 * - PC 206 (torture), 236.1(c)(2) and 288.7 are listed: punishable by life (VIII); both programs left them out.
 * - PC 207, 209 and 220 with sexual intent (I), PC 261, 286, 287, 288a, 289 without a subdivision that names force: the
 *   section cannot show it. One program said yes to all, the other no; here *unknown*, with the question.
 * - PC 217.1(a) no, 217.1(b) yes: only (b), attempted murder of an official, is punishable by life.
 * - PC 209 yes in every subdivision: (a) and (b) are both punishable by life (VIII).
 * - PC 653f only in (b), solicitation to commit murder; without a subdivision unknown.
 * - PC 192 and 192.5 no: (IV) ends at 191.5, and a sentence for manslaughter is not for life.
 * - Attempts: only of homicide (IV). Of anything else, and conspiracies: unknown (both programs said no).
 * - PC 186.22(b)(4) in the same case as one of its six crimes: yes, wherever in the case it stands.
 *
 * On registration: PC 272, 207, 209, 220 and 187 need the sexual purpose (one program matched bare 272 and left the rest
 * out); PC 653f only in (c); 286, 287, 288a and 289 are open where the subdivision may be one that PC 290(c)(3) excuses;
 * `647A` may be 647(a) without brackets, which is not registrable.
 */
import type { Offense } from '../../../record/person.ts'
import { type Citation, cite } from '../../../rules/citation.ts'
import { theDay } from '../../../time/day.ts'
import { LIFE_FELONIES } from './life-felonies.ts'
import {
  classQuestion,
  type Entry,
  type ListContext,
  type Listed,
  NOT_LISTED,
  onList,
  type ReadyList,
  readyList,
  type Told,
  target,
  within,
} from './list-entry.ts'

export type { Entry, ListContext, Listed, OffenseList, ReadyList } from './list-entry.ts'
export { onList } from './list-entry.ts'

// ---- what words of a text answer ---------------------------------------------------------------------------------

/** The intent of PC 207, 209 and 220 is what the crime is called after. */
const INTENT: Told = {
  yes: ['RAPE', 'SODOMY', 'ORAL COPULATION', 'LEWD', 'PENETRATION', 'SEX', 'MOLEST'],
  no: ['MAYHEM', 'ROBBERY', 'THEFT', 'RANSOM', 'EXTORT', 'CARJACK'],
}
/** PC 460: everything is of the second degree but what is inhabited. */
const SECOND_DEGREE: readonly string[] = ['SECOND', 'COMMERCIAL', 'VEHICLE']

// ---- superstrikes ----------------------------------------------------------------------------------------------

const iv = (numeral: string) => `PC 667(e)(2)(C)(iv)(${numeral})`
const LIFE_SECTIONS = cite(iv('VIII'), 'verbatim', 'the statute names no sections')

/**
 * PC 667(e)(2)(C)(iv), the same as PC 1170.12(c)(2)(C)(iv). The order is that of the questions: the age of the child,
 * then force, then which subdivision.
 */
export const SUPERSTRIKES: ReadyList = readyList({
  name: 'superstrikes',
  cite: cite('PC 667(e)(2)(C)(iv)', 'verbatim'),
  class: 'felony',
  attempt: 'asks',
  conspiracy: 'asks',
  solicitation: 'no',
  entries: [
    {
      cite: cite(iv('III'), 'verbatim'),
      says: 'a lewd act with a child under 14',
      sections: ['PC 288(a)', 'PC 288(b)'],
      needs: 'Was the child under 14?',
      told: { yes: ['UNDER 14'] },
    },
    {
      cite: cite(iv('II'), 'verbatim'),
      says: 'oral copulation, sodomy or penetration with a child under 14 and more than ten years younger',
      sections: ['PC 287(c)(1)', 'PC 288a(c)(1)', 'PC 286(c)(1)', 'PC 289(j)'],
      needs: 'Was the victim under 14 and more than ten years younger than the offender?',
    },
    {
      cite: cite(iv('I'), 'verbatim', 'WIC 6600(b); its list of sections unverified'),
      says: 'a sexually violent offense',
      sections: [
        ...[
          'PC 261',
          'PC 262',
          'PC 286',
          'PC 287',
          'PC 288a',
          'PC 288(a)',
          'PC 288(b)',
          'PC 288.5',
          'PC 289',
        ],
      ],
      numbers: 'unverified',
      needs:
        'Was it committed by force, violence, duress, menace, fear or threat to retaliate, or on a child under 14?',
      told: { yes: ['FORCE', 'UNDER 14'], etc: 'same' },
    },
    {
      cite: cite(
        iv('I'),
        'verbatim',
        'WIC 6600(b); subdivisions that name force or threat, as both programs listed them',
      ),
      says: 'a sexually violent offense whose subdivision itself names force or threat',
      sections: [
        ...['PC 261(a)(2)', 'PC 261(a)(6)', 'PC 262(a)(1)', 'PC 262(a)(4)', 'PC 264.1', 'PC 269'],
        ...['PC 286(c)(2)', 'PC 286(c)(3)', 'PC 286(d)', 'PC 287(c)(2)', 'PC 287(c)(3)', 'PC 287(d)'],
        ...['PC 288a(c)(2)', 'PC 288a(c)(3)', 'PC 288a(d)', 'PC 289(a)'],
      ],
      numbers: 'program',
    },
    {
      cite: cite(iv('I'), 'verbatim', 'WIC 6600(b)'),
      says: 'kidnapping, or assault, with intent to commit a sexually violent offense',
      sections: ['PC 207', 'PC 220'],
      numbers: 'unverified',
      needs:
        'Was it committed with intent to commit rape, sodomy, oral copulation, a lewd act or sexual penetration?',
      told: INTENT,
    },
    {
      cite: cite(iv('IV'), 'verbatim'),
      says: 'homicide or attempted homicide, PC 187 to 191.5',
      sections: [
        ...[
          'PC 187',
          'PC 188',
          'PC 189',
          'PC 189.1',
          'PC 189.5',
          'PC 190',
          'PC 190.03',
          'PC 190.05',
          'PC 190.1',
        ],
        ...['PC 190.2', 'PC 190.25', 'PC 190.3', 'PC 190.4', 'PC 190.41', 'PC 190.5', 'PC 190.6', 'PC 190.7'],
        ...['PC 190.8', 'PC 190.9', 'PC 191', 'PC 191.5'],
        ...['PC 664/187', 'PC 664/188', 'PC 664/189', 'PC 664/190', 'PC 664/190.2', 'PC 664/191.5'],
      ],
    },
    {
      cite: cite(iv('V'), 'verbatim', 'which subdivision is a reading of PC 653f'),
      says: 'solicitation to commit murder',
      sections: ['PC 653f(b)', 'PC 653f/187'],
    },
    {
      cite: cite(iv('VI'), 'verbatim'),
      says: 'assault with a machinegun on a peace officer or firefighter',
      sections: ['PC 245(d)(3)'],
      told: { yes: ['MACHINEGUN'], no: ['DEADLY', 'FORCE', 'LIKELY'] },
    },
    {
      cite: cite(iv('VII'), 'verbatim'),
      says: 'possession of a weapon of mass destruction',
      sections: ['PC 11418(a)(1)'],
    },
    {
      cite: LIFE_SECTIONS,
      says: 'assault to commit a sexual offense, in a burglary of the first degree',
      sections: ['PC 220(b)'],
      numbers: 'program',
      told: INTENT,
    },
    {
      cite: LIFE_SECTIONS,
      says: 'a serious or violent felony punishable by life imprisonment or death',
      sections: [
        ...[
          'PC 37',
          'PC 128',
          'PC 187',
          'PC 205',
          'PC 206',
          'PC 209',
          'PC 209.5',
          'PC 217.1(b)',
          'PC 218',
          'PC 219',
        ],
        ...['PC 236.1(c)(2)', 'PC 269', 'PC 273ab', 'PC 288.7', 'PC 451.5', 'PC 4500', 'PC 11418(b)'],
        ...['PC 12308', 'PC 12310', 'PC 18745', 'PC 18755', 'MV 1672(a)'],
      ],
      numbers: 'program',
    },
    {
      cite: LIFE_SECTIONS,
      says: 'a felony punished by 25 years to life for great injury or death by a firearm',
      sections: ['PC 12022.53(d)'],
      numbers: 'unverified',
      needs: 'Was the term of 25 years to life found due for it?',
    },
    {
      cite: LIFE_SECTIONS,
      says: 'a felony sentenced to life under an alternate penalty',
      sections: ['PC 667.61', 'PC 667.7', 'PC 667.71'],
      numbers: 'program',
    },
  ],
  beyond: [
    'Any other serious or violent felony for which the term was life or could have been (VIII).',
    'A conviction elsewhere with all the elements of one of these (PC 667(d)(2)).',
  ],
})

/** PC 186.22(b)(4): a life term for these crimes when committed for a gang, so that they come under (VIII). */
export const GANG_ENTRY: Entry = {
  cite: cite(iv('VIII'), 'verbatim', 'with PC 186.22(b)(4); the sections are those the programs used'),
  says: 'a crime punishable by life because of a gang allegation, PC 186.22(b)(4)',
  sections: ['PC 136.1', 'PC 213(a)(1)(A)', 'PC 215', 'PC 246', 'PC 519', 'PC 12022.55'],
  numbers: 'program',
}
const GANG_CRIMES = GANG_ENTRY.sections.map(target)
/** What may be one of the gang crimes under another number: robbery in a dwelling, extortion. */
export const GANG_NEAR = ['PC 211', 'PC 212.5', 'PC 518', 'PC 520'].map(target)
const GANG = target('PC 186.22(b)(4)')
const GANG_QUESTION =
  'Was the gang allegation PC 186.22(b)(4), which makes the crime punishable by life, found true for it?'

/** PC 667(e)(2)(C)(iv): convictions that close resentencing and Prop 64 or Prop 47 relief. */
export function superstrike(offense: Offense, context: ListContext): Listed {
  const listed = onList(SUPERSTRIKES, offense, context)
  if (listed.verdict === 'yes') return listed
  const gang = gangCrime(offense, context)
  if (gang.verdict === 'yes') return gang
  const alternate = alternatePenalty(listed, context)
  if (alternate) return alternate
  if (listed.verdict === 'unknown') return listed
  if (gang.verdict === 'unknown') return gang
  const homicide = unknownHomicide(offense, context)
  if (homicide.verdict === 'unknown') return homicide
  return bareInchoate(offense, context, SUPERSTRIKES)
}

function gangCrime(offense: Offense, context: ListContext): Listed {
  if (offense.inchoate !== undefined) return NOT_LISTED
  const own = within(offense, GANG)
  const crimes = own === undefined ? [offense] : context.sameCase
  const allegations = own === undefined ? context.sameCase : [offense]
  const allegation = nearest(allegations, [GANG])
  if (allegation === undefined) return NOT_LISTED
  const crime = nearest(crimes, GANG_CRIMES)
  const near = crime === undefined && nearest(crimes, GANG_NEAR) !== undefined
  if (crime === undefined && !near) return NOT_LISTED
  // A gang allegation makes a felony of what it is found with; a class of misdemeanour says that it was not.
  if (context.class !== undefined && context.class !== 'felony') return NOT_LISTED
  if (crime === 0 && allegation === 0) return { verdict: 'yes', entry: GANG_ENTRY }
  return { verdict: 'unknown', entry: GANG_ENTRY, needs: GANG_QUESTION }
}

/** The fewest questions between any of these offenses and any of these sections; undefined when none can match. */
function nearest(
  offenses: readonly Offense[],
  targets: readonly ReturnType<typeof target>[],
): number | undefined {
  let fewest: number | undefined
  for (const offense of offenses) {
    for (const wanted of targets) {
      const asks = within(offense, wanted)
      if (asks !== undefined && (fewest === undefined || asks.length < fewest)) fewest = asks.length
    }
  }
  return fewest
}

export const ALTERNATE = ['PC 667.61', 'PC 667.7', 'PC 667.71'].map(target)

/** In a case with a life term under PC 667.61, 667.7 or 667.71 the question that is left may be answered by it. */
function alternatePenalty(listed: Listed, context: ListContext): Listed | undefined {
  if (listed.verdict !== 'unknown' || listed.entry?.needs === undefined) return undefined
  if (context.class !== undefined && context.class !== 'felony') return undefined
  const found = nearest(context.sameCase, ALTERNATE)
  if (found === undefined) return undefined
  return {
    verdict: 'unknown',
    entry: listed.entry,
    needs: `${listed.needs} Or was the life term of PC 667.61, 667.7 or 667.71, found in the same case, imposed for it?`,
  }
}

/** A number between 187 and 191.5 that is no section we know: homicide by its place, so it is asked about. */
function unknownHomicide(offense: Offense, context: ListContext): Listed {
  if (offense.code !== undefined && offense.code !== 'PC') return NOT_LISTED
  if (!/^\d+(?:\.\d+)?$/.test(offense.section) || SUPERSTRIKES.bySection.has(offense.section))
    return NOT_LISTED
  const number = Number(offense.section)
  if (number < 187 || number > 191.5) return NOT_LISTED
  if (context.class === 'misdemeanor' || context.class === 'infraction') return NOT_LISTED
  return {
    verdict: 'unknown',
    needs: `PC ${offense.section} lies among the homicides (187 to 191.5) and is no section known: which was meant?`,
  }
}

const PC_664 = target('PC 664')
const PC_182 = target('PC 182')
/** PC 182(a)(2)-(5): conspiracies to cheat or to pervert justice, never to commit one of these lists' crimes. */
const OTHER_CONSPIRACIES = ['2', '3', '4', '5']

/** PC 664 or PC 182 standing alone: the crime attempted or conspired at is not shown. */
function bareInchoate(offense: Offense, context: ListContext, list: ReadyList): Listed {
  const attempt = within(offense, PC_664) !== undefined && list.attempt !== 'no'
  const [letter, number] = offense.subdivisions
  const toCommit =
    letter === undefined || (letter === 'a' && (number === undefined || !OTHER_CONSPIRACIES.includes(number)))
  const conspiracy = within(offense, PC_182) !== undefined && toCommit && list.conspiracy !== 'no'
  if (!attempt && !conspiracy) return NOT_LISTED
  const ofClass = classQuestion(offense, context.class, list.class)
  if (ofClass === undefined) return NOT_LISTED
  const asks = `${attempt ? 'What crime was attempted' : 'What crime was the conspiracy to commit'}: one listed in ${list.cite.text}?`
  return { verdict: 'unknown', needs: ofClass === '' ? asks : `${asks} ${ofClass}` }
}

// ---- registration ----------------------------------------------------------------------------------------------

const c290 = cite('PC 290(c)', 'verbatim')
const EXCUSED_QUESTION =
  'Is registration due, that is: was the offender more than ten years older than the minor, or is there another registrable conviction (PC 290(c)(3))? It is due as well if the subdivision was not one about consent and age.'

/**
 * PC 290(c)(1). Attempts and conspiracies count. Convictions count since 1 July 1944. The list is the present one: older
 * lists also held crimes since taken out.
 */
export const REGISTRABLE: ReadyList = readyList({
  name: 'registrable offenses',
  cite: c290,
  attempt: 'counts',
  conspiracy: 'counts',
  solicitation: 'asks',
  entries: [
    {
      cite: c290,
      says: 'sexual offenses registrable in every subdivision',
      sections: [
        ...[
          'PC 243.4',
          'PC 261',
          'PC 264.1',
          'PC 266',
          'PC 266c',
          'PC 266j',
          'PC 267',
          'PC 269',
          'PC 285',
          'PC 288',
        ],
        ...['PC 288.3', 'PC 288.4', 'PC 288.5', 'PC 288.7', 'PC 311.1', 'PC 311.3', 'PC 311.4', 'PC 311.10'],
        ...['PC 311.11', 'PC 647.6'],
      ],
    },
    {
      cite: c290,
      says: 'trafficking, pimping and pandering of minors, indecent exposure, obscene matter: only these subdivisions',
      sections: [
        ...[
          'PC 236.1(b)',
          'PC 236.1(c)',
          'PC 266h(b)',
          'PC 266i(b)',
          'PC 311.2(b)',
          'PC 311.2(c)',
          'PC 311.2(d)',
        ],
        ...['PC 653f(c)', 'PC 314(1)', 'PC 314(2)', 'PC 314.1', 'PC 314.2'],
      ],
    },
    {
      cite: cite('PC 290(c)', 'verbatim', 'with the exception of 290(c)(3)'),
      says: 'sodomy, oral copulation, sexual penetration',
      sections: ['PC 286', 'PC 287', 'PC 288a', 'PC 289'],
      except: {
        sections: ['PC 286(b)', 'PC 287(b)', 'PC 288a(b)', 'PC 289(h)', 'PC 289(i)'],
        unless: EXCUSED_QUESTION,
      },
    },
    {
      cite: c290,
      says: 'murder in the course of a sexual offense',
      sections: ['PC 187'],
      needs:
        'Was it in perpetrating, or attempting, rape, sodomy, oral copulation, a lewd act or sexual penetration?',
    },
    {
      cite: c290,
      says: 'kidnapping with sexual intent',
      sections: ['PC 207', 'PC 209'],
      needs: 'Was it with intent to commit rape, sodomy, oral copulation, a lewd act or sexual penetration?',
      told: INTENT,
    },
    {
      cite: c290,
      says: 'assault to commit a sexual offense',
      sections: ['PC 220'],
      needs: 'Was it with intent to commit a sexual offense, and not only mayhem?',
      told: INTENT,
    },
    {
      cite: c290,
      says: 'assault to commit a sexual offense, in a burglary',
      sections: ['PC 220(b)'],
      told: INTENT,
    },
    {
      cite: cite(
        'PC 290(c)',
        'verbatim',
        'Stats 2025 ch 780; whether 261.5 is listed by itself is to be checked',
      ),
      says: 'unlawful intercourse with a minor',
      sections: ['PC 261.5(c)', 'PC 261.5(d)'],
      from: theDay('2026-01-01'),
      needs: EXCUSED_QUESTION,
    },
    {
      cite: c290,
      says: 'spousal rape by force',
      sections: ['PC 262(a)(1)'],
      needs: 'Was it by force or violence, and was the sentence state prison?',
    },
    {
      cite: cite('PC 290(c)', 'verbatim', 'the letter may be a subdivision written without brackets'),
      says: 'annoying a child, former section 647a',
      sections: ['PC 647a'],
      needs:
        'Was it former section 647a (annoying or molesting a child), rather than 647(a) written without brackets?',
      told: { yes: ['MOLEST'], no: ['LEWD', 'PROSTITUTION', 'INTOXICATED'] },
    },
    {
      cite: c290,
      says: 'contributing to the delinquency of a minor',
      sections: ['PC 272'],
      needs: 'Did it involve lewd or lascivious conduct?',
      told: { yes: ['LEWD'] },
    },
    { cite: c290, says: 'harmful matter sent to a minor', sections: ['PC 288.2'], class: 'felony' },
    {
      cite: cite('PC 290(c)(2)', 'verbatim'),
      says: 'soliciting a minor, second conviction',
      sections: ['PC 647(l)(2)'],
      needs:
        'Was it convicted on or after 1 January 2025, at 18 or older, after an earlier conviction of the same, of a minor more than ten years younger, and is it the only registrable conviction?',
    },
  ],
  beyond: [
    'A conviction elsewhere, federal or military, of the like (PC 290.005).',
    'An earlier statute with all the elements of one of these.',
    'Registration that a court ordered by discretion (PC 290.006) is not under subdivision (c).',
  ],
})

/** PC 290(c): convictions that require registration as a sex offender. */
export function registrable(offense: Offense, context: ListContext): Listed {
  const listed = onList(REGISTRABLE, offense, context)
  if (listed.verdict === 'yes' && context.class === 'infraction') {
    return {
      ...listed,
      verdict: 'unknown',
      needs: 'The record calls it an infraction, which it never is: which is right?',
    }
  }
  return listed.verdict === 'no' ? bareInchoate(offense, context, REGISTRABLE) : listed
}

// ---- violent and serious felonies ------------------------------------------------------------------------------

/** From memory: asked. */
const PERHAPS_LIFE = ['PC 18745']
const LIFE_QUESTION = 'Is the offense punishable by death or by life in state prison?'
const lifeEntries = (cited: Citation): readonly Entry[] => [
  { cite: cited, says: 'a felony punishable by death or life', sections: LIFE_FELONIES },
  {
    cite: cited,
    says: 'a felony that may be punishable by life',
    sections: PERHAPS_LIFE,
    numbers: 'unverified',
    needs: LIFE_QUESTION,
  },
]

const violentCite = (para: number | string) => cite(`PC 667.5(c)(${para})`, 'verbatim')

/** PC 667.5(c). Of attempts only attempted murder is listed; conspiracies are not. */
export const VIOLENT: ReadyList = readyList({
  name: 'violent felonies',
  cite: cite('PC 667.5(c)', 'verbatim'),
  class: 'felony',
  attempt: 'no',
  conspiracy: 'no',
  solicitation: 'no',
  entries: [
    {
      cite: violentCite(1),
      says: 'murder or voluntary manslaughter',
      sections: ['PC 187', 'PC 192(a)'],
      numbers: 'unverified',
    },
    { cite: violentCite(2), says: 'mayhem', sections: ['PC 203', 'PC 205'], numbers: 'unverified' },
    {
      cite: violentCite(3),
      says: 'rape by force or threat',
      sections: ['PC 261(a)(2)', 'PC 261(a)(6)', 'PC 262(a)(1)', 'PC 262(a)(4)'],
    },
    { cite: violentCite(4), says: 'sodomy', sections: ['PC 286(c)', 'PC 286(d)'] },
    {
      cite: violentCite(5),
      says: 'oral copulation',
      sections: ['PC 287(c)', 'PC 287(d)', 'PC 288a(c)', 'PC 288a(d)'],
    },
    { cite: violentCite(6), says: 'a lewd act with a child', sections: ['PC 288(a)', 'PC 288(b)'] },
    ...lifeEntries(violentCite(7)),
    {
      cite: violentCite(8),
      says: 'great bodily injury or use of a firearm, charged and proved',
      sections: ['PC 12022.7', 'PC 12022.8', 'PC 12022.9', 'PC 12022.3(a)', 'PC 12022.5', 'PC 12022.55'],
    },
    {
      cite: violentCite(9),
      says: 'robbery',
      sections: ['PC 211', 'PC 212.5', 'PC 213'],
      numbers: 'unverified',
    },
    {
      cite: violentCite(10),
      says: 'arson of a dwelling or with injury',
      sections: ['PC 451(a)', 'PC 451(b)'],
    },
    { cite: violentCite(11), says: 'sexual penetration', sections: ['PC 289(a)', 'PC 289(j)'] },
    { cite: violentCite(12), says: 'attempted murder', sections: ['PC 664/187'], numbers: 'unverified' },
    {
      cite: violentCite(13),
      says: 'explosives',
      sections: ['PC 18745', 'PC 18750', 'PC 18755', 'PC 12308', 'PC 12309', 'PC 12310'],
    },
    {
      cite: violentCite(14),
      says: 'kidnapping',
      sections: ['PC 207', 'PC 208', 'PC 209', 'PC 209.5'],
      numbers: 'unverified',
    },
    { cite: violentCite(15), says: 'assault to commit mayhem or a sexual offense', sections: ['PC 220'] },
    { cite: violentCite(16), says: 'continuous abuse of a child', sections: ['PC 288.5'] },
    { cite: violentCite(17), says: 'carjacking', sections: ['PC 215'] },
    { cite: violentCite(18), says: 'rape in concert', sections: ['PC 264.1'] },
    {
      cite: violentCite('19,20'),
      says: 'extortion, or threats to victims or witnesses, for a gang',
      sections: ['PC 518', 'PC 136.1'],
      needs: 'Would it also be a felony under PC 186.22 (committed for a gang)?',
    },
    {
      cite: violentCite(21),
      says: 'residential burglary with someone at home',
      sections: ['PC 459', 'PC 460(a)', 'PC 460.1', 'PC 461(a)'],
      numbers: 'unverified',
      needs: 'Was it first-degree burglary, with someone other than an accomplice found present?',
      told: { no: SECOND_DEGREE, yes: [] },
    },
    { cite: violentCite(22), says: 'use of a firearm, PC 12022.53', sections: ['PC 12022.53'] },
    {
      cite: violentCite(23),
      says: 'use of a weapon of mass destruction',
      sections: ['PC 11418(b)', 'PC 11418(c)'],
    },
    {
      cite: violentCite(24),
      says: 'rape by intoxication',
      sections: ['PC 261(a)(3)'],
      needs: 'Was it found that the offender gave the substance without consent and with intent to assault?',
    },
  ],
  beyond: [
    'A felony that only its circumstances make punishable by life (7).',
    'Great bodily injury or use of a firearm found true but not written as a section of the case (8), (22).',
    'Robbery with the like findings before 1 July 1977 (PC 213, 264, 461).',
  ],
})

const seriousCite = (n: number | string) => cite(`PC 1192.7(c)(${n})`, 'verbatim')

/** PC 1192.7(c) and 1192.8. Attempts (39), other than of an assault, and conspiracies (43) count. */
export const SERIOUS: ReadyList = readyList({
  name: 'serious felonies',
  cite: cite('PC 1192.7(c)', 'verbatim'),
  class: 'felony',
  attempt: 'counts',
  conspiracy: 'counts',
  solicitation: 'no',
  entries: [
    {
      cite: seriousCite(1),
      says: 'murder or voluntary manslaughter',
      sections: ['PC 187', 'PC 192(a)'],
      numbers: 'unverified',
    },
    { cite: seriousCite(2), says: 'mayhem', sections: ['PC 203', 'PC 205'], numbers: 'unverified' },
    { cite: seriousCite(3), says: 'rape', sections: ['PC 261', 'PC 262'], numbers: 'unverified' },
    {
      cite: seriousCite(4),
      says: 'sodomy by force or threat',
      sections: ['PC 286(c)(2)', 'PC 286(c)(3)', 'PC 286(d)'],
      numbers: 'unverified',
    },
    {
      cite: seriousCite(5),
      says: 'oral copulation by force or threat',
      sections: [
        ...['PC 287(c)(2)', 'PC 287(c)(3)', 'PC 287(d)', 'PC 288a(c)(2)', 'PC 288a(c)(3)', 'PC 288a(d)'],
      ],
      numbers: 'unverified',
    },
    {
      cite: seriousCite(6),
      says: 'a lewd act with a child under 14',
      sections: ['PC 288(a)', 'PC 288(b)'],
      numbers: 'unverified',
    },
    ...lifeEntries(seriousCite('7,22')),
    { cite: seriousCite(9), says: 'attempted murder', sections: ['PC 664/187'], numbers: 'unverified' },
    {
      cite: seriousCite('10,29'),
      says: 'assault to commit rape, robbery, mayhem or another sexual offense',
      sections: ['PC 220'],
      numbers: 'unverified',
      assault: true,
    },
    {
      cite: seriousCite('11,31'),
      says: 'assault with a firearm, or on a peace officer or firefighter',
      sections: ['PC 245(a)(2)', 'PC 245(a)(3)', 'PC 245(b)', 'PC 245(c)', 'PC 245(d)'],
      numbers: 'unverified',
      assault: true,
    },
    {
      cite: seriousCite('12,13'),
      says: 'assault by a prisoner',
      sections: ['PC 4500', 'PC 4501'],
      numbers: 'unverified',
      assault: true,
    },
    { cite: seriousCite(14), says: 'arson', sections: ['PC 451'], numbers: 'unverified' },
    {
      cite: seriousCite('15-17'),
      says: 'explosives',
      sections: [
        'PC 18740',
        'PC 18745',
        'PC 18750',
        'PC 18755',
        'PC 12303.3',
        'PC 12308',
        'PC 12309',
        'PC 12310',
      ],
      numbers: 'unverified',
    },
    {
      cite: seriousCite(18),
      says: 'first-degree burglary',
      sections: ['PC 460(a)', 'PC 460.1', 'PC 461(a)'],
      numbers: 'unverified',
    },
    {
      cite: seriousCite(18),
      says: 'burglary of the first degree, written as PC 459',
      sections: ['PC 459'],
      numbers: 'unverified',
      needs: 'Was it burglary of the first degree (an inhabited place)?',
      told: { yes: ['FIRST', 'DWELLING'], no: SECOND_DEGREE },
    },
    {
      cite: seriousCite(19),
      says: 'robbery',
      sections: ['PC 211', 'PC 212.5', 'PC 213'],
      numbers: 'unverified',
    },
    {
      cite: seriousCite(20),
      says: 'kidnapping',
      sections: ['PC 207', 'PC 208', 'PC 209', 'PC 209.5'],
      numbers: 'unverified',
    },
    {
      cite: seriousCite(21),
      says: 'taking a hostage in prison',
      sections: ['PC 4503'],
      numbers: 'unverified',
    },
    {
      cite: seriousCite(24),
      says: 'furnishing hard drugs to a minor',
      sections: ['HS 11353', 'HS 11380'],
      numbers: 'unverified',
      needs: 'Was it heroin, cocaine, PCP, methamphetamine or a precursor of it, to a minor?',
      told: { yes: ['HARD'], no: ['MARIJUANA'] },
    },
    {
      cite: seriousCite(25),
      says: 'sexual penetration by force or threat',
      sections: ['PC 289(a)'],
      needs: 'Was it by force, violence, duress, menace or fear?',
      told: { yes: ['FORCE'], etc: 'same' },
    },
    {
      cite: seriousCite(26),
      says: 'grand theft of a firearm',
      sections: ['PC 487(d)(2)'],
      numbers: 'unverified',
    },
    { cite: seriousCite(27), says: 'carjacking', sections: ['PC 215'], numbers: 'unverified' },
    {
      cite: seriousCite(28),
      says: 'a felony under the gang statute',
      sections: ['PC 186.22(a)', 'PC 186.22(b)'],
    },
    { cite: seriousCite(30), says: 'throwing acid', sections: ['PC 244'], assault: true },
    {
      cite: seriousCite(31),
      says: 'assault with a deadly weapon',
      sections: ['PC 245'],
      except: { sections: ['PC 245(a)(4)'] },
      needs:
        'Was it with a deadly weapon or firearm, or on a peace officer or firefighter (and not by force alone)?',
      told: { yes: ['DEADLY', 'FIREARM', 'MACHINEGUN'], no: ['FORCE', 'LIKELY'] },
      assault: true,
    },
    {
      cite: cite(
        'PC 1192.7(c)(31); 245(a)(1), (4)',
        'verbatim',
        'characters 605500 to 621500: a deadly weapon is all that (a)(1) has, and force alone is (a)(4), as amended by Stats 2011 ch 183, effective 1 January 2012',
      ),
      says: 'assault with a deadly weapon other than a firearm, since 2012',
      sections: ['PC 245(a)(1)'],
      from: theDay('2012-01-01'),
      assault: true,
    },
    {
      cite: seriousCite(32),
      says: 'assault with a deadly weapon on a transit worker, custodial officer or school employee',
      sections: ['PC 245.2', 'PC 245.3', 'PC 245.5'],
      needs: 'Was it with a deadly weapon?',
      told: { yes: ['DEADLY'], no: ['FORCE', 'LIKELY'] },
      assault: true,
    },
    { cite: seriousCite(33), says: 'shooting at a dwelling or vehicle', sections: ['PC 246'] },
    { cite: seriousCite(34), says: 'rape in concert', sections: ['PC 264.1'] },
    { cite: seriousCite(35), says: 'continuous abuse of a child', sections: ['PC 288.5'] },
    {
      cite: seriousCite(36),
      says: 'shooting from a vehicle',
      sections: ['PC 26100(c)', 'PC 26100(d)', 'PC 12034(c)', 'PC 12034(d)'],
    },
    { cite: seriousCite(37), says: 'threats to victims or witnesses', sections: ['PC 136.1'] },
    { cite: seriousCite(38), says: 'criminal threats', sections: ['PC 422'] },
    { cite: seriousCite(40), says: 'use of a firearm, PC 12022.53', sections: ['PC 12022.53'] },
    {
      cite: seriousCite(41),
      says: 'use of a weapon of mass destruction',
      sections: ['PC 11418(b)', 'PC 11418(c)'],
    },
    {
      cite: cite('PC 1192.7(c)(42)', 'verbatim', 'Stats 2023 ch 230'),
      says: 'trafficking of a minor',
      sections: ['PC 236.1(c)'],
      from: theDay('2024-01-01'),
      except: {
        sections: ['PC 236.1(c)(1)'],
        unless: 'Was the offender then not a trafficking victim?',
      },
    },
    {
      cite: cite('PC 1192.8', 'verbatim'),
      says: 'driving offenses with injury or a vehicle used as a weapon',
      sections: [
        ...['PC 191.5', 'PC 192(c)(1)', 'PC 192.5(a)', 'PC 192.5(b)', 'PC 192.5(c)'],
        ...['VC 2800.3', 'VC 23104(b)', 'VC 23153'],
      ],
      needs:
        'Did the offender in person inflict great bodily injury on, or use a deadly weapon against, someone not an accomplice?',
    },
  ],
  beyond: [
    'A felony that only its circumstances make punishable by life, or an attempt of one (7), (22).',
    'Great bodily injury inflicted, or a firearm or deadly weapon used, in person (8), (23).',
    'A felony committed for a gang (28) where PC 186.22 is not written as a section of the case.',
  ],
})

/** Findings that make any felony of the same case violent, or serious, if they were made for it. */
const VIOLENT_FINDINGS = [
  ...['PC 12022.7', 'PC 12022.8', 'PC 12022.9', 'PC 12022.3(a)', 'PC 12022.5', 'PC 12022.53', 'PC 12022.55'],
].map(target)
const SERIOUS_FINDINGS = [
  ...VIOLENT_FINDINGS,
  ...['PC 186.22(a)', 'PC 186.22(b)', 'PC 12022(b)', 'PC 12022.3', 'PC 667.61', 'PC 667.7', 'PC 667.71'].map(
    target,
  ),
]

/** PC 667.5(c). */
export const violent = (offense: Offense, context: ListContext): Listed =>
  withFindings(VIOLENT, VIOLENT_FINDINGS, offense, context)

/** PC 1192.7(c) and 1192.8. */
export const serious = (offense: Offense, context: ListContext): Listed =>
  withFindings(SERIOUS, SERIOUS_FINDINGS, offense, context)

function withFindings(
  list: ReadyList,
  findings: readonly ReturnType<typeof target>[],
  offense: Offense,
  context: ListContext,
): Listed {
  const listed = onList(list, offense, context)
  if (listed.verdict !== 'no') return listed
  const bare = bareInchoate(offense, context, list)
  if (bare.verdict === 'unknown') return bare
  const ofClass = classQuestion(offense, context.class, 'felony')
  if (ofClass === undefined || nearest(context.sameCase, findings) === undefined) return NOT_LISTED
  const asks = `Was the injury, weapon or gang finding of the same case (${list.cite.text}) made for this count?`
  return { verdict: 'unknown', needs: ofClass === '' ? asks : `${asks} ${ofClass}` }
}

// ---- exclusions and other lists --------------------------------------------------------------------------------

const INSPECTION_QUESTION =
  'Was it a failure to stop and submit to inspection of equipment, or an unsafe condition that endangered a person (VC 42002.1)?'

/** The marks of lists that say nothing of attempts and the like. */
const completed = { attempt: 'asks', conspiracy: 'asks', solicitation: 'no' } as const

const b12034 = cite('PC 1203.4(b)', 'verbatim')
export const EXCLUDED_1203_4: ReadyList = readyList({
  name: 'excluded from PC 1203.4',
  cite: b12034,
  ...completed,
  entries: [
    {
      cite: cite('PC 1203.4(b)', 'verbatim', 'VC 42002.1, read with it'),
      says: 'failures of equipment inspection',
      sections: ['VC 2800', 'VC 2801', 'VC 2803'],
      class: 'misdemeanor',
      needs: INSPECTION_QUESTION,
    },
    {
      cite: b12034,
      says: 'sexual offenses',
      sections: [
        ...[
          'PC 286(c)',
          'PC 288',
          'PC 287(c)',
          'PC 288a(c)',
          'PC 288.5',
          'PC 289(j)',
          'PC 311.1',
          'PC 311.2',
        ],
        ...['PC 311.3', 'PC 311.11'],
      ],
    },
    { cite: b12034, says: 'unlawful intercourse', sections: ['PC 261.5(d)'], class: 'felony' },
  ],
  beyond: ['Any infraction.'],
})

/** PC 1203.4(c): convictions (points under VC 12810(a)-(e)) for which relief is at the court's discretion. */
export const DISCRETIONARY_1203_4: ReadyList = readyList({
  name: 'discretionary under PC 1203.4(c)',
  cite: cite('PC 1203.4(c)', 'verbatim', 'VC 12810(a)-(e), read with it'),
  ...completed,
  entries: [
    {
      cite: cite('VC 12810(a)-(e)', 'verbatim'),
      says: 'driving offenses that give points',
      sections: [
        ...[
          'VC 20001',
          'VC 20002',
          'VC 23152',
          'VC 23153',
          'VC 23103',
          'VC 23103.5',
          'VC 23104',
          'VC 23105',
          'PC 191.5(b)',
        ],
        ...[
          'PC 192(c)',
          'VC 2800.2',
          'VC 2800.3',
          'VC 21651(b)',
          'VC 22348(b)',
          'VC 23109(a)',
          'VC 23109(c)',
          'VC 23109.1',
        ],
        ...['VC 31602', 'VC 23140(a)', 'VC 23140(b)', 'VC 14601', 'VC 14601.1', 'VC 14601.2', 'VC 14601.3'],
        ...['VC 14601.5'],
      ],
    },
  ],
  beyond: [],
})

export const EXCLUDED_1203_4A: ReadyList = readyList({
  name: 'excluded from PC 1203.4a',
  cite: cite('PC 1203.4a(d)', 'verbatim'),
  ...completed,
  entries: [
    {
      cite: cite('PC 1203.4a(d)', 'verbatim'),
      says: 'a lewd act',
      sections: ['PC 288(c)'],
      class: 'misdemeanor',
    },
    {
      cite: cite('PC 1203.4a(d)', 'verbatim', 'VC 42002.1, read with it'),
      says: 'failures of equipment inspection',
      sections: ['VC 2800', 'VC 2801', 'VC 2803'],
      class: 'misdemeanor',
      needs: INSPECTION_QUESTION,
    },
  ],
  beyond: ['An infraction within VC 42001.'],
})

const b1203 = cite('PC 1203.4b', 'verbatim')
export const EXCLUDED_1203_4B: ReadyList = readyList({
  name: 'excluded from PC 1203.4b',
  cite: b1203,
  ...completed,
  entries: [
    { cite: b1203, says: 'murder', sections: ['PC 187'], numbers: 'unverified' },
    { cite: b1203, says: 'kidnapping', sections: ['PC 207', 'PC 209', 'PC 209.5'], numbers: 'unverified' },
    {
      cite: b1203,
      says: 'rape by force or threat',
      sections: ['PC 261(a)(2)', 'PC 261(a)(6)', 'PC 262(a)(1)', 'PC 262(a)(4)'],
    },
    {
      cite: b1203,
      says: 'a lewd act with a child',
      sections: ['PC 288'],
      needs: 'Was the child under 14?',
      told: { yes: ['UNDER 14'] },
    },
    {
      cite: cite(
        'PC 1203.4b(a)(1)(H)',
        'verbatim',
        'PC 457.1(a) names 451 and 451.5 as arson, read 2026-11-30',
      ),
      says: 'arson',
      sections: ['PC 451', 'PC 451.5'],
    },
    {
      cite: cite('PC 1203.4b(a)(1)(H)', 'verbatim', 'PC 457.1(a), for its own purposes only'),
      says: 'possession of flammable material, or an attempt to burn',
      sections: ['PC 453', 'PC 455', 'PC 447a', 'PC 448a', 'PC 449a'],
      numbers: 'unverified',
      needs:
        'Is it arson in the sense of PC 1203.4b (PC 457.1 calls it so for registration; 447a to 449a are sections of before 1980)?',
    },
  ],
  beyond: [
    'A felony punishable by death or life.',
    'Any registrable sex offense: see the list of PC 290(c).',
    'Escape from a secure perimeter within the last ten years.',
  ],
})

const c4852 = cite('PC 4852.01(c)', 'verbatim')
export const EXCLUDED_4852: ReadyList = readyList({
  name: 'excluded from a certificate of rehabilitation',
  cite: c4852,
  ...completed,
  entries: [
    {
      cite: c4852,
      says: 'sexual offenses',
      sections: [
        ...['PC 269', 'PC 286(c)', 'PC 287(c)', 'PC 288a(c)', 'PC 288', 'PC 288.5', 'PC 288.7', 'PC 289(j)'],
      ],
    },
  ],
  beyond: ['Parole for life, or a sentence of death.', 'A person in military service.'],
})

export const INFRACTION_ELIGIBLE_19_8: ReadyList = readyList({
  name: 'misdemeanors that may be infractions',
  cite: cite('PC 19.8', 'verbatim'),
  ...completed,
  entries: [
    {
      cite: cite('PC 19.8', 'verbatim'),
      says: 'offenses subject to PC 17(d)',
      sections: [
        ...[
          'PC 193.8',
          'PC 330',
          'PC 415',
          'PC 485',
          'PC 490.7',
          'PC 555',
          'PC 602.13',
          'PC 853.7',
          'PC 532b(c)',
        ],
        ...[
          'PC 602(o)',
          'BP 25658(b)',
          'BP 21672',
          'BP 25661',
          'BP 25662',
          'GC 27204',
          'VC 23109(c)',
          'VC 5201.1',
        ],
        ...['VC 12500', 'VC 14601.1', 'VC 27150.1', 'VC 40508'],
      ],
    },
  ],
  beyond: ['Any other offense the Legislature makes subject to PC 17(d).'],
})

export const PROP_47: ReadyList = readyList({
  name: 'Proposition 47 sections',
  cite: cite('PC 1170.18', 'verbatim'),
  ...completed,
  entries: [
    {
      cite: cite('PC 1170.18', 'verbatim'),
      says: 'possession of drugs, and repeated petty theft',
      sections: ['HS 11350', 'HS 11357', 'HS 11377', 'PC 666'],
    },
    {
      cite: cite('PC 1170.18', 'verbatim'),
      says: 'theft, forgery, bad checks and receiving, up to a value',
      sections: ['PC 459.5', 'PC 473', 'PC 476a', 'PC 490.2', 'PC 496'],
      needs: 'Was the value $950 or less?',
    },
  ],
  beyond: [],
})

/** Sections under which, before 2014, conduct now within Proposition 47 was convicted. */
export const PROP_47_PRECURSORS: ReadyList = readyList({
  name: 'earlier sections of Proposition 47 conduct',
  cite: cite(
    'PC 490.2, 459.5, 473',
    'copy',
    'which older labels hold such conduct, by opinions and an earlier program',
  ),
  ...completed,
  entries: [
    {
      cite: cite('rap-sheet-assistant', 'program', 'its PC 10851 is read as VC 10851'),
      says: 'possession of drugs, and petty theft with a prior',
      sections: ['HS 11350', 'HS 11357(a)', 'HS 11377', 'PC 666'],
      needs: 'Was it possession for own use, or petty theft?',
    },
    {
      cite: cite(
        'PC 490.2',
        'copy',
        'theft under any label, embezzlement among them (490a), read 2026-11-30; of a firearm it is none (c). PC 487j knew no value of $950 or less',
      ),
      says: 'thefts, embezzlement, thefts of cards and vehicles',
      sections: [
        ...['PC 484', 'PC 484.1', 'PC 484c', 'PC 484e(a)', 'PC 484e(b)', 'PC 484e(d)', 'PC 484g', 'PC 484h'],
        ...[
          'PC 490.5',
          'PC 485',
          'PC 487',
          'PC 487a',
          'PC 487b',
          'PC 487d',
          'PC 487e',
          'PC 487g',
          'PC 487h',
          'PC 487i',
        ],
        ...['PC 489', 'PC 503', 'PC 504', 'PC 504a', 'PC 504b', 'PC 505', 'PC 506', 'PC 506a', 'PC 506b'],
        ...['PC 507', 'PC 508', 'PC 514', 'PC 532', 'PC 496(a)', 'PC 496.1', 'VC 10851'],
      ],
      except: { sections: ['PC 487(d)(2)'] },
      needs: 'Was the value $950 or less, and was it no firearm and no public money?',
    },
    {
      cite: cite(
        'PC 459.5(a), 460, 461',
        'verbatim',
        'read 2026-11-30: entering an open shop to steal; burglary of the first degree never',
      ),
      says: 'burglary of the second degree',
      sections: ['PC 459', 'PC 460(b)', 'PC 461(b)'],
      needs:
        'Was it entering a commercial establishment, open in its regular business hours, to commit larceny, with $950 or less taken or meant to be (never a dwelling)?',
      told: { yes: [], no: ['FIRST', 'DWELLING'] },
    },
    {
      cite: cite(
        'PC 473(b)',
        'verbatim',
        'read 2026-11-30: checks, bonds, notes and money orders only; seals, records, driver’s licenses (470a to 472) and access cards (484f, 484i(b)) are out',
      ),
      says: 'forged and bad checks',
      sections: ['PC 470', 'PC 475', 'PC 475a', 'PC 476'],
      needs:
        'Was it a check, bond, bank bill, note, cashier’s or traveler’s check or money order of $950 or less?',
    },
  ],
  beyond: [],
})
