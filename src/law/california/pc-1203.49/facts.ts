/** What PC 1203.49 turns on and no state file shows. */
import { notInFile } from '../facts/history.ts'

export const trafficked = notInFile(
  'conviction came of trafficking',
  'Is there clear and convincing evidence that the conviction was the result of the person’s being a victim of human trafficking?',
)
