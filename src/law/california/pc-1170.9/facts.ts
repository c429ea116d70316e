/** What PC 1170.9(h) turns on and no state file shows. */
import { notInFile, onTheList } from '../facts/history.ts'
import { notInFileOfPerson } from '../facts/not-vacated.ts'
import { readyList } from '../offenses/list-entry.ts'
import { EXCLUDED_1203_4 } from '../offenses/lists.ts'

export const served = notInFileOfPerson(
  'military service',
  'Is the person, or was the person ever, a member of the United States military?',
)
export const trauma = notInFile(
  'trauma of military service',
  'When probation was granted, had the person sexual trauma, a traumatic brain injury, post-traumatic stress, substance abuse or mental health problems from military service, and was the offense a result of it?',
)
export const treated = notInFile(
  'court-ordered treatment for it',
  'Has the person successfully taken part in treatment and services that the court ordered for it?',
)

/** What PC 1203.4(b) excludes and PC 1170.9(h)(4)(B) does not name. */
export const OF_1203_4_ALONE = readyList({
  ...EXCLUDED_1203_4,
  name: 'excluded from PC 1203.4 and not named in PC 1170.9(h)',
  entries: [
    {
      cite: EXCLUDED_1203_4.cite,
      says: 'child pornography',
      sections: ['PC 311.1', 'PC 311.2', 'PC 311.3', 'PC 311.11'],
    },
  ],
})
export const excludedBy12034 = onTheList(
  'offense of PC 311.1 to 311.11',
  'Is the offense one of PC 311.1, 311.2, 311.3 or 311.11, which PC 1203.4(b) excludes?',
  OF_1203_4_ALONE,
)
