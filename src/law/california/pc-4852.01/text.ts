/** PC 4852.01 to 4852.22: the certificate of rehabilitation, which is also an application for a pardon. */
import { offenseClass, sentenceEnd, stands } from '../../../record/facts.ts'
import type { Conviction, SentencePart } from '../../../record/person.ts'
import { describe, othersAtAnyTime, type Prior } from '../../../record/priors.ts'
import { all, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Condition } from '../../../rules/condition.ts'
import type { DayFact, Fact } from '../../../rules/fact.ts'
import { after, holds, is } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { ALWAYS, addPeriod, NEVER, theDay } from '../../../time/day.ts'
import { UNKNOWN } from '../../../time/window.ts'
import { statute } from '../../statute.ts'
import { onTheList, probationGranted, requiresRegistration, yesNo } from '../facts/history.ts'
import { countsDespiteDismissal, notInFileOfPerson, notVacated } from '../facts/not-vacated.ts'
import { stays } from '../facts/what-stays.ts'
import { type ReadyList, readyList } from '../offenses/list-entry.ts'
import { EXCLUDED_4852 } from '../offenses/lists.ts'
import { OUTLINE } from './outline.ts'

// ---- who is excluded ------------------------------------------------------------------------------------------------

const excludedHere = onTheList(
  'offense excluded from a certificate',
  'Is the offense one that PC 4852.01(c) excludes?',
  EXCLUDED_4852,
)
/** The exclusion is of the person, not only of the one conviction. */
const excludedElsewhere: Fact<Prior, boolean> = {
  ...excludedHere,
  name: 'another offense excluded from a certificate',
  asks: 'Is another conviction of the person one that PC 4852.01(c) excludes?',
  read: ({ prior }) => {
    if (prior.later.some(({ kind }) => kind === 'vacated')) return false
    const listed = excludedHere.read(prior)
    return listed === true && stands.read(prior) !== true ? undefined : listed
  },
  sources: ({ prior }) => prior.sources,
  about: ({ prior }) => describe(prior),
  of: ({ prior }) => prior,
}

/** A term for life may be followed by mandatory life parole; a sentence of death is written out. */
const lifeOrDeath: Fact<Conviction, boolean> = {
  ...yesNo(
    'life parole or sentence of death',
    'Is the person on mandatory life parole, or under a sentence of death?',
    ({ person: { convictions, undisposed = [], doubts } }) => {
      let open = undisposed.length > 0 || doubts.length > 0
      for (const one of convictions) {
        if (stands.read(one) === false) continue
        const { parts, says } = one.sentence
        if (parts.some(({ place, text }) => /\bDEATH\b/i.test(`${place} ${text}`))) return true
        if (says === 'life') open = true
      }
      return open ? undefined : false
    },
    ({ person: { convictions } }) => convictions.flatMap(({ sources }) => sources),
  ),
  of: ({ person }) => person,
}
const inService = notInFileOfPerson('in military service', 'Is the person in military service now?')

const excluded = cite('PC 4852.01(c)', 'verbatim')
const notExcluded = all<Conviction>(
  'nobody whom the chapter excludes',
  unless(
    {
      says: 'not an offense that is excluded',
      otherwise: 'an offense that PC 4852.01(c) excludes',
      cite: excluded,
    },
    holds(excludedHere),
  ),
  unless(
    {
      says: 'no other conviction of such an offense',
      otherwise: 'another conviction is for an offense that PC 4852.01(c) excludes',
      cite: cite(
        'PC 4852.01(c)',
        'verbatim',
        'that any conviction of the person excludes is Setaside’s reading',
      ),
    },
    othersAtAnyTime(1, holds(excludedElsewhere, 'excluded by PC 4852.01(c)'), {
      says: 'another conviction that excludes',
      cite: excluded,
    }),
  ),
  unless(
    {
      says: 'neither on life parole nor sentenced to death',
      otherwise: 'on mandatory life parole, or sentenced to death',
      cite: excluded,
    },
    holds(lifeOrDeath),
  ),
  unless(
    { says: 'not in military service', otherwise: 'in military service', cite: excluded },
    holds(inService),
  ),
)

const residence = notInFileOfPerson(
  'five years of residence',
  'Has the person lived in California without a break for the last five years, since leaving prison or jail?',
)
const resides = holds(residence, {
  says: 'five years of residence in California, without a break, since custody',
  otherwise: 'not yet five years of residence in California since custody',
  cite: cite('PC 4852.06', 'verbatim'),
})

// ---- the period of rehabilitation -----------------------------------------------------------------------------------

const inCustody = ({ kind }: SentencePart): boolean =>
  kind === 'prison' || kind === 'jail' || kind === undefined

/** Release lies between the conviction and the end of the custody that was given; files do not show the day. */
const release: DayFact<Conviction> = {
  name: 'release from custody',
  asks: 'On which day was the person discharged, or released on probation, parole or supervision (the sooner)?',
  answers: { kind: 'day' },
  read: ({ convictionDate, sentence: { parts, says } }) => {
    const { soonest } = convictionDate
    if (says === 'silent' || says === 'life') return { soonest, latest: NEVER }
    let { latest } = convictionDate
    for (const part of parts.filter(inCustody)) {
      if (part.length === undefined) return { soonest, latest: NEVER }
      latest = addPeriod(latest, part.length)
    }
    return { soonest, latest }
  },
  sources: ({ sources }) => sources,
}

const c4852 = cite('PC 4852.03', 'verbatim')
export const FOUR_YEARS_MORE: ReadyList = readyList({
  name: 'offenses with four years more before a certificate',
  cite: c4852,
  attempt: 'asks',
  conspiracy: 'asks',
  solicitation: 'no',
  entries: [
    {
      cite: c4852,
      says: 'murder, kidnapping for ransom, train wrecking, assault by a life prisoner, explosives, sabotage',
      sections: ['PC 187', 'PC 209', 'PC 219', 'PC 4500', 'PC 18755', 'MV 1672(a)'],
    },
    {
      cite: cite('PC 4852.03', 'verbatim', 'which other offenses carry a life sentence is from a program'),
      says: 'another offense that carries a life sentence',
      sections: [
        ...['PC 37', 'PC 128', 'PC 205', 'PC 206', 'PC 209.5', 'PC 217.1(b)', 'PC 218', 'PC 220(b)'],
        ...['PC 236.1(c)(2)', 'PC 273ab', 'PC 451.5', 'PC 11418(b)', 'PC 12308', 'PC 12310', 'PC 18745'],
        ...['PC 667.61', 'PC 667.7', 'PC 667.71'],
      ],
      numbers: 'program',
    },
  ],
  beyond: ['Any other offense that carries a life sentence.'],
})
const listedForLife = onTheList(
  'offense that carries a life sentence',
  'Is the offense one of PC 187, 209, 219, 4500, 18755 or MVC 1672(a), or another that carries a life sentence?',
  FOUR_YEARS_MORE,
)
const carriesLife: Fact<Conviction, boolean> = {
  ...listedForLife,
  read: conviction => (conviction.sentence.says === 'life' ? true : listedForLife.read(conviction)),
}

const registers = holds(requiresRegistration, 'an offense that requires registration')
const notSexual = not<Conviction>(
  { says: 'not an offense that requires registration', cite: cite('PC 4852.03', 'verbatim') },
  registers,
)
const years = (count: number, more: string) =>
  after(
    release,
    { years: count },
    { says: `${count} years since release: five of residence and ${more}`, cite: c4852 },
  )

/** Ten years are enough for everybody, nine for those who need not register, seven where no life term was possible. */
const periodHasRun = any<Conviction>(
  { says: 'the period of rehabilitation has run', cite: c4852 },
  years(10, 'five for an offense that requires registration'),
  all(
    'no registration, and nine years',
    notSexual,
    years(9, 'four for an offense that carries a life sentence'),
  ),
  all(
    'neither registration nor a life sentence, and seven years',
    notSexual,
    not({ says: 'not an offense that carries a life sentence', cite: c4852 }, holds(carriesLife)),
    years(7, 'two for any other'),
  ),
)

const afterPeriod: Route<Conviction> = {
  name: 'after the period',
  says: 'Petition to the superior court where the person lives or was convicted, 30 days’ notice to the prosecutors; the court may grant it.',
  cite: cite('PC 4852.03, 4852.06', 'verbatim'),
  by: 'petition',
  grant: 'may',
  opens: periodHasRun,
}
const beforePeriod: Route<Conviction> = {
  name: 'before the period',
  says: 'The same petition before the period of rehabilitation has run, which the court may grant in the interests of justice.',
  cite: cite('PC 4852.22', 'verbatim'),
  by: 'petition',
  grant: 'may',
  opens: notSexual,
  closes: periodHasRun,
}

// ---- registrable offences after probation: (b) ----------------------------------------------------------------------

const dismissed = yesNo(
  'dismissed under PC 1203.4',
  'Has the conviction been dismissed under PC 1203.4?',
  ({ later, person: { doubts } }) => {
    const orders = later.filter(({ kind }) => kind === 'dismissed')
    if (orders.some(({ text }) => /1203\.4(?!\d)/.test(text))) return true
    if (orders.length > 0 || doubts.length > 0) return undefined
    return later.some(({ kind }) => kind === 'other' || kind === 'sealed') ? undefined : false
  },
  ({ sources, later }) => [...sources, ...later.flatMap(event => event.sources)],
)

/** A later sentence to jail or prison shows that the person was; that none is on record does not show the opposite. */
const incarceratedSince = yesNo(
  'in jail or prison since the dismissal',
  'Has the person been in any jail or prison since the dismissal?',
  ({ later, person: { convictions } }) => {
    const last = later
      .filter(({ kind }) => kind === 'dismissed')
      .reduce((latest, { day }) => Math.max(latest, day.latest), ALWAYS)
    const locked = convictions.some(
      ({ convictionDate, sentence: { parts } }) =>
        last > ALWAYS &&
        convictionDate.soonest > last &&
        parts.some(({ kind, length }) => (kind === 'jail' || kind === 'prison') && length !== undefined),
    )
    return locked ? true : undefined
  },
)

/** The end of the last sentence of another felony. */
const otherFelonyEnds: DayFact<Conviction> = {
  name: 'end of the last sentence for another felony',
  asks: 'On which day did the last probation of the person for another felony end?',
  answers: { kind: 'day' },
  read: conviction => {
    const { convictions, undisposed = [], doubts } = conviction.person
    let soonest = ALWAYS
    let latest = doubts.length > 0 ? NEVER : ALWAYS
    for (const one of [...convictions, ...undisposed]) {
      if (one === conviction || one.class === 'misdemeanor' || one.class === 'infraction') continue
      const standing = stands.read(one)
      if (standing === false) continue
      const ends = sentenceEnd.read(one) ?? UNKNOWN
      latest = Math.max(latest, ends.latest)
      if (standing === true && one.class === 'felony' && !undisposed.includes(one))
        soonest = Math.max(soonest, ends.soonest)
    }
    return { soonest, latest: Math.max(soonest, latest) }
  },
  sources: ({ person }) => person.convictions.flatMap(({ sources }) => sources),
}

const chapter = cite('PC 4852.01(a)-(b)', 'verbatim')
const b = cite('PC 4852.01(b)', 'verbatim')
/** Who falls under (b) and not (a): every misdemeanor, and felonies with probation, that require registration. */
const underB: Condition<Conviction> = all<Conviction>(
  { says: 'a registrable misdemeanor, or a registrable felony with probation', cite: b },
  holds(requiresRegistration, {
    says: 'an offense that requires registration',
    otherwise: 'not an offense that requires registration',
    cite: b,
  }),
  any<Conviction>(
    { says: 'a misdemeanor, or probation', otherwise: 'a felony without probation: see PC 4852.01(a)' },
    is(offenseClass, ['misdemeanor'], 'a misdemeanor'),
    all('a felony with probation', is(offenseClass, ['felony'], 'a felony'), holds(probationGranted)),
  ),
)

export const pc485201 = statute<Conviction>({
  id: 'pc-4852.01',
  title: 'Certificate of rehabilitation',
  cite: cite('PC 4852.01 to 4852.22', 'verbatim'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2021-07-01',
      says: 'SB 384 (Stats 2017 ch 541): a certificate no longer ends the duty to register.',
    },
    { on: '2023-01-01', says: 'AB 1924 (Stats 2022 ch 766): who may petition, as it is encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'certificate',
      says: 'A court declares the person rehabilitated and recommends a pardon to the Governor; the certificate is the application for it.',
      effect: 'certified',
      leaves: [
        stays.registration('PC 4852.03, 290.5'),
        {
          says: 'The conviction stands; only a pardon restores rights, and the right to firearms not after a felony with a dangerous weapon.',
          cite: cite('PC 4852.16, 4852.17', 'verbatim'),
        },
        {
          says: 'A person twice convicted of a felony may be pardoned only on the recommendation of a majority of the Supreme Court.',
          cite: cite('PC 4852.16', 'verbatim'),
        },
        {
          says: 'It gives back no licence to practise a profession.',
          cite: cite('PC 4852.15', 'verbatim'),
        },
      ],
    },
  ],
  outline: OUTLINE,
  subdivisions: [
    { at: '4852.01(a)', says: 'Felonies.', status: 'encoded' },
    {
      at: '4852.01(b)',
      says: 'Registrable misdemeanors, and felonies with probation, once dismissed.',
      status: 'encoded',
    },
    { at: '4852.01(c)', says: 'Who is excluded.', status: 'encoded' },
    {
      at: '4852.01(d)',
      says: 'The Governor may pardon those excluded all the same.',
      status: 'left-out',
      why: 'A pardon is the Governor’s, and no petition of this chapter.',
    },
    { at: '4852.03(a)(1)-(3)', says: 'The period by kind of offense.', status: 'encoded' },
    {
      at: '4852.03(a)(4)',
      says: 'The court may extend the period for consecutive sentences.',
      status: 'left-out',
      why: 'The court orders it on the petition; no file shows it.',
    },
    { at: '4852.03(b)', says: 'No petition before the period has run.', status: 'encoded' },
    {
      at: '4852.03(c)',
      says: 'A move within the state interrupts nothing.',
      status: 'left-out',
      why: 'Part of the question about residence.',
    },
    {
      at: '4852.05, 4852.11, 4852.13',
      says: 'An honest and upright life; violations; what the court finds.',
      status: 'left-out',
      why: 'The court weighs it on the petition.',
    },
    { at: '4852.06', says: 'Five years of residence before filing; where to file.', status: 'encoded' },
    {
      at: '4852.04, 4852.07-4852.1, 4852.12, 4852.14, 4852.18-4852.21',
      says: 'Help, notice, counsel, no fees, records, investigation, forms, information.',
      status: 'left-out',
      why: 'Procedure: told with the route, not decided from the record.',
    },
    { at: '4852.15-4852.17', says: 'What the certificate does and leaves.', status: 'encoded' },
    { at: '4852.22', says: 'Before the period, but in registrable cases.', status: 'encoded' },
  ],
  concerns: conviction =>
    conviction.class !== 'infraction' &&
    (conviction.class !== 'misdemeanor' || requiresRegistration.read(conviction) !== false),
  tables: { FOUR_YEARS_MORE },
  rules: [
    {
      id: 'pc-4852.01/certificate',
      relief: 'certificate',
      rank: 1,
      cite: cite('PC 4852.01 to 4852.22', 'verbatim'),
      says: 'A felony, or a registrable offense that was dismissed after probation',
      inForce: {
        from: theDay('2021-07-01'),
        cite: cite(
          'PC 4852.03',
          'verbatim',
          'operative on this day; the chapter is of 1943, and its earlier periods are not modelled',
        ),
      },
      appliesTo: all(
        'a conviction within the chapter',
        notVacated,
        any<Conviction>(
          {
            says: 'a felony, or a registrable offense',
            otherwise: 'neither a felony nor an offense that requires registration',
            cite: chapter,
          },
          underB,
          all<Conviction>(
            { says: 'a felony', cite: cite('PC 4852.01(a)', 'verbatim') },
            is(offenseClass, ['felony'], 'a felony'),
            countsDespiteDismissal(
              'Does it still count as a felony conviction for a certificate (PC 4852.01(a), 4852.06)?',
            ),
          ),
        ),
      ),
      when: all(
        'nobody excluded, resident, and what (b) asks',
        notExcluded,
        any<Conviction>(
          { says: 'not a case of (b), or dismissed and nothing since', cite: b },
          not('not a registrable misdemeanor, nor a registrable felony with probation', underB),
          all<Conviction>(
            'dismissed, and nothing since',
            holds(dismissed, {
              says: 'dismissed under PC 1203.4',
              otherwise: 'not dismissed under PC 1203.4, which must come first',
              cite: b,
            }),
            unless(
              { says: 'not in custody since', otherwise: 'in jail or prison since the dismissal', cite: b },
              holds(incarceratedSince),
            ),
            after(otherFelonyEnds, {}, { says: 'not on probation for another felony', cite: b }),
          ),
        ),
        resides,
      ),
      routes: [afterPeriod, beforePeriod],
    },
  ],
})
