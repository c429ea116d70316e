/** The text of HSC 11361.5 and of the section that says what it does, in our words. No public copy of the present text of 11361.5 was found. */
import { type Outline, readIn } from '../../outline.ts'

const on = '2026-11-29'
const former = readIn('copy', {
  on,
  where: 'orangecountycriminalattorneysblog.com, March 2013: (a) as it was before 2017',
})
const copied = readIn('copy', { on, where: 'law.onecle.com/california/health/11361.7.html' })
const summaries = readIn('secondary', { on: '2026-07-21', where: 'summaries of agencies and opinions' })

export const OUTLINE: Outline = {
  id: 'hsc-11361.5',
  entries: [
    former(
      '(a)',
      'As it was before 2017: records of an arrest or conviction under HSC 11357(b) to (e) or 11360(b) are not kept beyond two years from the conviction, or from the arrest where there was none; of HSC 11357(e) until the person is 18; not those before 1 January 1976. The present text was not read by anyone.',
    ),
    summaries('(b)', 'Convictions and arrests before 1976: on application.'),
    summaries('(c)', 'Records are destroyed by obliteration, as if the event had never occurred.'),
    copied(
      '11361.7(a)',
      'Past the date a record is not accurate, relevant, timely or complete for any purpose.',
    ),
    copied(
      '11361.7(b)',
      'No public agency may deny or alter anything because of it, from the day it was to be destroyed.',
    ),
  ],
}
