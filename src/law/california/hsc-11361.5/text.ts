/** HSC 11361.5: the duty of courts and agencies to destroy old records of small cannabis offenses, of convictions. */
import { birthDate, convicted, convictionDate, recordIsWhole } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, any, not } from '../../../rules/algebra.ts'
import { after, always, before, holds, is } from '../../../rules/leaves.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { ACT, letter, offenseDate } from '../hsc-11361.8/facts.ts'
import { DESTROY, duty, FIRST, HISTORY, inForce, read, statuteText } from './destruction.ts'
import {
  mayBeCannabis,
  noFelony,
  POSSESSION,
  recordKept,
  release,
  section,
  TRANSPORT,
  writtenOfNoSchool,
} from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- asked within the clauses below ---------------------------------------------------------------------------------

const sinceAct = not<Conviction>(
  'the offense was on or after 9 November 2016',
  before(offenseDate, ACT, 'the offense was before 9 November 2016'),
)

const untouched = all<Conviction>(
  'a conviction whose record is kept',
  holds(convicted, { says: 'the court convicted of it', otherwise: 'no conviction' }),
  holds(recordKept, 'no later order leaves open what is kept'),
)

// ---- (a): which records, and how long they are kept -----------------------------------------------------------------

// (a), formerly: [read on a copy] Records of an arrest or conviction under former HSC 11357(b), (c), (d) or
// (e) or 11360(b) are not kept beyond two years from the conviction, or from the arrest where there was none;
// of 11357(e) until the person is 18. Not convictions, or arrests without one, before 1 January 1976. Former
// 11357(a) is not named.
const since1976 = law.clause(
  '(a), formerly',
  not(
    {
      says: 'convicted on or after 1 January 1976',
      otherwise: 'convicted before 1976: on application',
    },
    before(convictionDate, FIRST),
  ),
)

// (a), today: [read in a summary] Any offense under HSC 11357, and 11360(b).
const named = law.clause(
  '(a), today',
  all(
    'HSC 11357, except former (a), or 11360(b)',
    is(section, [POSSESSION, TRANSPORT], {
      says: 'a conviction under HSC 11357 or 11360',
      otherwise: 'an offense whose records HSC 11361.5 does not name',
    }),
    any(
      {
        says: 'a subdivision whose records are destroyed',
        otherwise: 'concentrated cannabis before 2016 (former 11357(a)), or a sale (11360(a)): not named',
      },
      all(
        'possession of less than concentrated cannabis, or any since the Act',
        is(section, [POSSESSION], 'HSC 11357'),
        any(
          'former (b) to (e), or any since the Act',
          is(letter, ['b', 'c', 'd', 'e'], 'former 11357(b) to (e)'),
          sinceAct,
        ),
      ),
      all(
        'gift or transport of a small amount',
        is(section, [TRANSPORT], 'HSC 11360'),
        is(letter, ['b'], '11360(b)'),
      ),
    ),
    holds(noFelony, 'no felony'),
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
  all(
    'a person under 18 on school grounds',
    not('not under a letter of no school', holds(writtenOfNoSchool)),
    any(
      'former (e), or (d) of the Act',
      all('under former (e)', is(section, [POSSESSION], 'HSC 11357'), is(letter, ['e'], 'former 11357(e)')),
      all(
        'under (d) of the Act',
        is(section, [POSSESSION], 'HSC 11357'),
        is(letter, ['d'], '11357(d)'),
        sinceAct,
      ),
    ),
  ),
)
const eighteen = after(
  birthDate,
  { years: 18 },
  { says: 'the person is 18', cite: law.cite('(a), school grounds') },
)

// (a), other charges: [not read by anyone] The records include those of other offenses of the same pleading
// that ended in acquittal or dismissal.
law.leftOut('(a), other charges', 'Its text was not read.')

// (a), in custody: [read in a summary] Of one who is in custody for it when the two years end: two years from
// the release.
const twoYearsSinceRelease = law.clause(
  '(a), in custody',
  after(release, { years: 2 }, 'two years since release from custody'),
)
const twoYearsGone = all<Conviction>(
  {
    says: 'two years since the conviction and any release',
    cite: law.cite('(a), formerly'),
  },
  after(convictionDate, { years: 2 }, 'two years since the conviction'),
  twoYearsSinceRelease,
)

// (a), grave offenses: [not read by anyone] Not arrests for serious or violent felonies.
law.leftOut('(a), grave offenses', 'Only arrests; its text was not read.')

// ---- (b), (c) and HSC 11361.7 ---------------------------------------------------------------------------------------

const application = law.reading(
  '(b)',
  'records before 1976 are destroyed on application to the Department of Justice: Younger v. Superior Court, in summaries',
)

// (b) [read in a summary] Convictions and arrests before 1976: on application.
const before1976 = law.clause(
  '(b)',
  before(convictionDate, FIRST, {
    says: 'convicted before 1976',
    otherwise: 'convicted on or after 1 January 1976',
  }),
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

// ---- the rules, and what they give ----------------------------------------------------------------------------------

const timeIsOver = any<Conviction>(
  'the time to keep the record is over',
  all('a minor’s record of school grounds', schoolMinor, eighteen),
  all('any other', not('no minor’s record of school grounds', schoolMinor), twoYearsGone),
  // Whichever of the two it is.
  all('two years, and 18', twoYearsGone, eighteen),
)

export const hsc113615 = statute<Conviction>({
  id: 'hsc-11361.5',
  title: 'Destruction of cannabis records',
  cite: statuteText,
  of: 'conviction',
  status: 'in force',
  read,
  attorneyReview: 'none',
  history: HISTORY,
  reliefs: [DESTROY],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: ({ offense }) => mayBeCannabis(offense),
  rules: [
    // Of the two one at most can hold; where neither does, the last one's reasons are told.
    {
      id: 'hsc-11361.5/application',
      relief: 'destroy-records',
      cite: application,
      says: 'A record of possession from before 1976',
      inForce,
      appliesTo: all(
        'a record of possession',
        untouched,
        is(section, [POSSESSION], {
          says: 'a conviction under HSC 11357 or what it was before 1972',
          otherwise: 'not a conviction of possession',
          cite: application,
        }),
      ),
      when: all('from before 1976', before1976, recordIsWhole),
      routes: [
        {
          name: 'application',
          says: 'Application to the Department of Justice to destroy the records.',
          cite: application,
          by: 'petition',
          givenBy: 'agency',
          grant: 'shall',
          opens: always('an application may be made'),
        },
      ],
    },
    {
      id: 'hsc-11361.5/duty',
      relief: 'destroy-records',
      cite: statuteText,
      says: 'A record of a small cannabis offense that may not be kept any longer',
      inForce,
      appliesTo: all('a record that the statute names', untouched, named),
      when: all('the time to keep it is over', since1976, timeIsOver, recordIsWhole),
      routes: duty(),
    },
  ],
})
