/** HSC 11361.5 once more: records of arrests that no conviction came of. */
import { type Arrest, arrestDate, arrestRecordIsWhole, convictionArose } from '../../../record/arrests.ts'
import { all, any, not } from '../../../rules/algebra.ts'
import { after, always, before, holds } from '../../../rules/leaves.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { neverConvicted } from '../facts/arrest-history.ts'
import { DESTROY, duty, FIRST, HISTORY, inForce, read, statuteText } from './destruction.ts'
import {
  born,
  courtEnded,
  mayBeCannabis,
  namedInArrest,
  possessionArrest,
  schoolMinorArrest,
} from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- asked within the clauses below ---------------------------------------------------------------------------------

const noConvictionCame = not<Arrest>(
  { says: 'no conviction came of it', otherwise: 'a conviction came of the arrest' },
  holds(convictionArose),
)
const nothingOpen = holds(courtEnded, 'nothing is left open in court')

// ---- (a) and (b), and HSC 11361.7 -----------------------------------------------------------------------------------

// (a), formerly: [read on a copy] Records of an arrest or conviction under former HSC 11357(b), (c), (d) or
// (e) or 11360(b) are not kept beyond two years from the conviction, or from the arrest where there was none;
// of 11357(e) until the person is 18. Not convictions, or arrests without one, before 1 January 1976. Former
// 11357(a) is not named.
const since1976 = law.clause(
  '(a), formerly',
  not(
    {
      says: 'arrested on or after 1 January 1976',
      otherwise: 'arrested before 1976: see HSC 11361.5(b)',
    },
    before(arrestDate, FIRST),
  ),
)
const twoYears = after(
  arrestDate,
  { years: 2 },
  { says: 'two years since the arrest', cite: law.cite('(a), formerly') },
)

// (a), today: [read in a summary] Any offense under HSC 11357, and 11360(b).
const noConviction = law.clause(
  '(a), today',
  all(
    'an arrest for these offenses that no conviction came of',
    noConvictionCame,
    nothingOpen,
    holds(namedInArrest, {
      says: 'the statute names every charge',
      otherwise: 'an arrest for offenses whose records HSC 11361.5 does not name',
    }),
  ),
  'that former 11357(a), concentrated cannabis, is outside is from memory',
)

// (a), persons under eighteen: [not read by anyone] Any offense of the article but HSC 11357.5, where the
// person was under 18.
law.leftOut('(a), persons under eighteen', 'Its text was not read.')

// (a), school grounds: [read in a summary] Records of HSC 11357(d), and of a minor’s offense on school
// grounds in their hours, are kept until the person is 18.
const schoolMinor = law.clause(
  '(a), school grounds',
  holds(schoolMinorArrest, 'an arrest of a minor on school grounds'),
)
const eighteen = after(
  born,
  { years: 18 },
  { says: 'the person is 18', cite: law.cite('(a), school grounds') },
)

// (a), other charges: [not read by anyone] The records include those of other offenses of the same pleading
// that ended in acquittal or dismissal.
law.leftOut('(a), other charges', 'Its text was not read.')

// (a), in custody: [read in a summary] Of one who is in custody for it when the two years end: two years from
// the release.
law.leftOut('(a), in custody', 'It is about convictions.')

// (a), grave offenses: [not read by anyone] Not arrests for serious or violent felonies.
law.leftOut('(a), grave offenses', 'Its text was not read.')

// (b) [read in a summary] Convictions and arrests before 1976: on application.
const before1976 = law.clause(
  '(b)',
  all<Arrest>(
    'an arrest for possession before 1976',
    before(arrestDate, FIRST, {
      says: 'arrested before 1976',
      otherwise: 'arrested on or after 1 January 1976',
    }),
    holds(possessionArrest, {
      says: 'an arrest for possession of cannabis',
      otherwise: 'not an arrest for possession',
    }),
  ),
  'that (b) reaches arrests without a conviction before 1976 follows from 11361.7(b), which was read on a copy',
)
const application = law.reading(
  '(b)',
  'records before 1976 are destroyed on application to the Department of Justice: Younger v. Superior Court, in summaries',
)

// (b), other offenses: [not read by anyone] Paraphernalia, presence and use before 1976, as to cannabis.
law.leftOut('(b), other offenses', 'Which sections are meant was not read.')

// (c) [read in a summary] Records are destroyed by obliteration, as if the event had never occurred.
law.leftOut('(c)', 'What the court or agency does; it stands in the relief.')

// 11361.7(a) [read on a copy] Past the date a record is not accurate, relevant, timely or complete for any
// purpose by any agency or person.
law.told('11361.7(a)')

// 11361.7(b) [read on a copy] No public agency may deny or alter anything because of an arrest or conviction
// that 11361.5(a) or (b) names, from the day its record was to be destroyed.
law.told('11361.7(b)')

export const hsc113615Arrests = statute<Arrest>({
  id: 'hsc-11361.5-arrests',
  title: 'Destruction of records of cannabis arrests',
  cite: statuteText,
  of: 'arrest',
  status: 'in force',
  read,
  attorneyReview: 'none',
  history: HISTORY,
  reliefs: [DESTROY],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: arrest => neverConvicted(arrest) && arrest.charges.some(({ offense }) => mayBeCannabis(offense)),
  rules: [
    // Of the two one at most can hold; where neither does, the last one's reasons are told.
    {
      id: 'hsc-11361.5-arrests/application',
      relief: 'destroy-records',
      cite: application,
      says: 'A record of an arrest for possession from before 1976',
      inForce,
      appliesTo: all('an arrest that no conviction came of', noConvictionCame, nothingOpen),
      when: all('for possession, before 1976', before1976, arrestRecordIsWhole),
      routes: [
        {
          name: 'application',
          says: 'Application to the Department of Justice to destroy the records.',
          cite: application,
          by: 'petition',
          grant: 'shall',
          opens: always('an application may be made'),
        },
      ],
    },
    {
      id: 'hsc-11361.5-arrests/duty',
      relief: 'destroy-records',
      cite: statuteText,
      says: 'A record of an arrest for a small cannabis offense that may not be kept any longer',
      inForce,
      appliesTo: noConviction,
      when: all(
        'the time to keep it is over',
        since1976,
        any(
          'two years, or 18',
          all('a minor’s record of school grounds', schoolMinor, eighteen),
          all('any other', not('no minor’s record of school grounds', schoolMinor), twoYears),
          // Whichever of the two it is.
          all('two years, and 18', twoYears, eighteen),
        ),
        arrestRecordIsWhole,
      ),
      routes: duty(),
    },
  ],
})
