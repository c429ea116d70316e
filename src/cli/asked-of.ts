/** Reads what is asked of people: of which jurisdiction and format, which program and policy, for which county and day. */
import type { Format } from '../intake/format.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { Question } from '../run/person.ts'
import { dayFrom, readCounty } from './arguments.ts'
import { chooseInput, chooseJurisdiction, policiesOf } from './choose-jurisdiction.ts'
import { choosePolicy } from './choose-policy.ts'
import { chooseProgram } from './choose-program.ts'
import type { Given } from './command.ts'
import { isProblem, type Problem } from './exit.ts'
import { factsFor, givenFacts, withFacts } from './given-facts.ts'
import type { questionOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

export interface AskedOf {
  readonly question: Question
  readonly format: Format
}

type Flags = Given<ReturnType<typeof questionOptions>> & { readonly county: string | undefined }

/** `files`: why the files named cannot be read, asked before the day is. */
export async function askedOf(
  flags: Flags,
  jurisdictions: Jurisdictions,
  files: () => Problem | undefined,
  terminal: Terminal,
): Promise<AskedOf | Problem> {
  const law = chooseJurisdiction(jurisdictions, flags.jurisdiction)
  if (isProblem(law)) return law
  const input = await chooseInput(law, flags)
  if (isProblem(input)) return input
  const county = flags.county === undefined ? undefined : readCounty(flags.county, law)
  if (isProblem(county)) return county
  const chosen = await chooseProgram(law, flags)
  if (isProblem(chosen)) return chosen
  const book = flags.policy === undefined ? undefined : policiesOf(law)
  if (isProblem(book)) return book
  const policy =
    flags.policy === undefined || book === undefined ? undefined : choosePolicy(flags.policy, book)
  if (isProblem(policy)) return policy
  const unread = files()
  if (unread !== undefined) return unread
  const day = dayFrom(flags.asOf, terminal)
  if (isProblem(day)) return day
  const { program, vouched } = chosen
  const facts = await givenFacts(flags.facts, law, terminal)
  if (isProblem(facts)) return facts
  const question: Question = {
    law,
    program,
    ...withFacts(factsFor({ facts: facts?.lines, vouched, law, day }, program, policy)),
    ...(policy === undefined ? {} : { policy }),
    ...(county === undefined ? {} : { counties: [county] }),
    day,
  }
  return { question, format: input.format }
}
