/** What PC 1170.9(h) turns on and no state file shows. */
import { notInFile } from '../facts/history.ts'
import { notInFileOfPerson } from '../facts/not-vacated.ts'

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
