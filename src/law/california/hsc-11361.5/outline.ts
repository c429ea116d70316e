/**
 * The text of HSC 11361.5 and of the section that says what it does, in our words. No public copy of the present text of
 * 11361.5 was found: of (a) it says what it was before 2017, and then what summaries tell of it since.
 */
import { notRead, type Outline, readIn } from '../../outline.ts'

const on = '2026-11-29'
const former = readIn('copy', { on, where: 'orangecountycriminalattorneysblog.com, March 2013' })
const copied = readIn('copy', { on, where: 'law.onecle.com/california/health/11361.7.html' })
const summaries = readIn('secondary', {
  on,
  where: 'nationalreentryresourcecenter.org on California; Younger v. Superior Court, in summaries',
})

export const OUTLINE: Outline = {
  id: 'hsc-11361.5',
  entries: [
    former(
      '(a), formerly',
      'Records of an arrest or conviction under former HSC 11357(b), (c), (d) or (e) or 11360(b) are not kept beyond two years from the conviction, or from the arrest where there was none; of 11357(e) until the person is 18. Not convictions, or arrests without one, before 1 January 1976. Former 11357(a) is not named.',
    ),
    summaries('(a), today', 'Any offense under HSC 11357, and 11360(b).'),
    notRead(
      '(a), persons under eighteen',
      'Any offense of the article but HSC 11357.5, where the person was under 18.',
    ),
    summaries(
      '(a), school grounds',
      'Records of HSC 11357(d), and of a minor’s offense on school grounds in their hours, are kept until the person is 18.',
    ),
    notRead(
      '(a), other charges',
      'The records include those of other offenses of the same pleading that ended in acquittal or dismissal.',
    ),
    summaries(
      '(a), in custody',
      'Of one who is in custody for it when the two years end: two years from the release.',
    ),
    notRead('(a), grave offenses', 'Not arrests for serious or violent felonies.'),
    summaries('(b)', 'Convictions and arrests before 1976: on application.'),
    notRead('(b), other offenses', 'Paraphernalia, presence and use before 1976, as to cannabis.'),
    summaries('(c)', 'Records are destroyed by obliteration, as if the event had never occurred.'),
    copied(
      '11361.7(a)',
      'Past the date a record is not accurate, relevant, timely or complete for any purpose by any agency or person.',
    ),
    copied(
      '11361.7(b)',
      'No public agency may deny or alter anything because of an arrest or conviction that 11361.5(a) or (b) names, from the day its record was to be destroyed.',
    ),
  ],
}
