/** `npm run branches`: the conditions of the rules that no case turns on, in the form of the list of those that need none. */
import { CALIFORNIA } from '../src/law/california/statutes.ts'
import { UNDECIDED_BRANCHES } from '../src/law/california/undecided-branches.ts'
import { branches, branchesText } from './undecided.ts'

const found = await branches(CALIFORNIA, UNDECIDED_BRANCHES)
process.stdout.write(branchesText(found))
process.exitCode = found.open.length + found.stale.length > 0 ? 1 : 0
