/** `setaside law`: the law as it is encoded, for a lawyer to read beside the statute, and what of it is left out. */
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { coverageOfAll } from '../law/coverage.ts'
import type { AnyStatute, Register } from '../law/registry.ts'
import { nearestName } from '../record/nearest.ts'
import type { ReadyRule } from '../rules/rule.ts'
import { chooseJurisdiction } from './choose-jurisdiction.ts'
import { command, commandGroup } from './command.ts'
import { DONE, type Ending, EXIT, isProblem, type Problem, usage } from './exit.ts'
import { jurisdictionOption } from './options.ts'
import { coverageText, registerText, ruleText, statuteText } from './statute-text.ts'

const listCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'list',
    summary: 'every statute, rule and list of offenses, and how surely its text was read',
    description:
      'Lists every statute with its rules, best relief first in each, every list of offenses, and how surely each text was read.',
    arguments: {},
    options: { jurisdiction: jurisdictionOption(jurisdictions) },
    prints: {
      statutes:
        'a list of statutes, each with its `id`, `title` and the ids of its `rules`, best relief first',
      text: 'the list as it is printed',
    },
    examples: [],
    run: async given => {
      const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
      if (isProblem(jurisdiction)) return jurisdiction
      const register = await jurisdiction.register()
      const text = registerText(register, await programsOf(jurisdiction))
      const statutes = register.statutes.map(({ id, title, rules }) => ({
        id,
        title,
        rules: rules.map(rule => rule.id),
      }))
      return { ...DONE, text, json: { statutes, text } }
    },
  })

const showCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'show',
    summary: 'a statute, or one rule in full: conditions, citations, routes, what is presumed',
    description:
      'Prints a statute (reliefs and what they leave, what is left out and why, history) or one rule in full: what it says, when it is due, by which route, and on which texts.',
    arguments: {
      name: {
        says: 'a statute or a rule as [setaside law list] names it, or an end of a rule’s name that no other shares',
      },
    },
    options: { jurisdiction: jurisdictionOption(jurisdictions) },
    prints: { statute: 'the statute', rule: 'the rule, where one was named', text: 'what is printed of it' },
    examples: [],
    run: async ({ name, ...given }) => {
      const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
      if (isProblem(jurisdiction)) return jurisdiction
      const found = find(await jurisdiction.register(), name)
      if (isProblem(found)) return found
      const { statute, rule } = found
      const text =
        rule === undefined ? statuteText(statute) : ruleText(statute, rule, await programsOf(jurisdiction))
      return { ...DONE, text, json: { statute: statute.id, rule: rule?.id, text } }
    },
  })

const coverageCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'coverage',
    summary: 'each subdivision of each statute: encoded, or left out and why',
    description:
      'Holds each statute against an outline of its text that was written apart from it, and ends with 1 where a subdivision is neither encoded nor left out on purpose, or is named and not in the text.',
    arguments: {},
    options: { jurisdiction: jurisdictionOption(jurisdictions) },
    prints: { text: 'the subdivisions and what became of each' },
    examples: [],
    run: async given => {
      const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
      if (isProblem(jurisdiction)) return jurisdiction
      const { out, ending } = coverage(await jurisdiction.register())
      return { ...ending, text: out, json: { text: out } }
    },
  })

export const lawCommand = (jurisdictions: Jurisdictions) =>
  commandGroup({
    name: 'law',
    summary: 'the rules, as they are encoded, with their citations',
    description: 'Shows the rules as they are encoded, for a lawyer to read beside the statute.',
    examples: [
      'setaside law list',
      'setaside law show pc-1203.4',
      'setaside law show hsc-11361.8/11359/redesignate-misdemeanor',
      'setaside law coverage',
    ],
    parts: [listCommand(jurisdictions), showCommand(jurisdictions), coverageCommand(jurisdictions)],
  })

const programsOf = ({ programs }: Jurisdiction) => Promise.all(Object.values(programs).map(load => load()))

interface Found {
  readonly statute: AnyStatute
  readonly rule?: ReadyRule<never>
}

/** A statute by its name, or a rule by its own or an end of it. */
export function find({ statutes }: Register, name: string): Found | Problem {
  const statute = statutes.find(({ id }) => id === name.toLowerCase())
  if (statute !== undefined) return { statute }
  const every = statutes.flatMap(statute => statute.rules.map(rule => ({ statute, rule })))
  const [exact] = every.filter(({ rule }) => rule.id === name)
  if (exact !== undefined) return exact
  const ending = every.filter(({ rule }) => rule.id.endsWith(`/${name}`))
  const [only] = ending
  if (only !== undefined && ending.length === 1) return only
  if (ending.length > 1) {
    return usage(`several rules end in [${name}]: ${ending.map(({ rule }) => rule.id).join(', ')}; name one`)
  }
  const near = nearestName(name, [...statutes.map(({ id }) => id), ...every.map(({ rule }) => rule.id)])
  return usage(
    `no statute or rule is called [${name}]; ${near === undefined ? '' : `did you mean [${near}]? `}[setaside law list] names them all`,
  )
}

/** What coverage prints, and how it ends: with 1 and one sentence where anything is neither encoded nor left out. */
export function coverage(register: Register): { readonly out: string; readonly ending: Ending } {
  const { coverages, faults } = coverageOfAll(register)
  const out = coverageText(coverages)
  if (faults.length === 0) return { out, ending: DONE }
  return {
    out,
    ending: {
      code: EXIT.fault,
      says: `${faults.join('; ')}: each subdivision of a statute’s outline stands in its text as a clause, as told, or as left out with the reason`,
    },
  }
}
