/** The options that several commands have, each said once. */
import { PROGRAM_NAMES } from '../law/california/program-named.ts'
import { VOUCHED } from '../record/person.ts'
import type { Option } from './command.ts'

export const COUNTY = {
  value: 'name',
  says: 'the county whose convictions are decided, in any case',
} as const satisfies Option

export const AS_OF = {
  value: 'date',
  says: 'the day the answers are for, YYYY-MM-DD; a script must give it',
} as const satisfies Option

export const POLICY = {
  value: 'name|file',
  says: 'what the office adds to the law: a preset or a policy file',
} as const satisfies Option

/** Which law is asked where nothing is said. */
export const USUAL_PROGRAM = 'prop64'

export const PROGRAM = {
  value: 'name',
  says: `which law is asked: ${PROGRAM_NAMES.join(', ')}`,
  usual: USUAL_PROGRAM,
  alias: 'programme',
  values: PROGRAM_NAMES,
} as const satisfies Option

export const VOUCH = {
  value: 'list',
  says: `what the office has looked up elsewhere for everyone in the files, and found nothing of: ${VOUCHED.join(', ')}`,
  values: VOUCHED,
} as const satisfies Option

export const FILING = {
  value: 'dir',
  says: 'the folder of a finished filing',
  required: true,
} as const satisfies Option
