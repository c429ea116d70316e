/** `setaside law`: the rules as they are encoded, for a lawyer to read beside the statute. */
import type { Command } from 'commander'
import { prop64 } from '../law/california/prop64.ts'
import type { Programme } from '../law/programme.ts'
import type { Conviction } from '../record/person.ts'
import type { Condition } from '../rules/condition.ts'
import type { ReadyRule } from '../rules/rule.ts'
import { formatDay } from '../time/day.ts'
import { citationsIn, citeText, conditionLines } from './condition-text.ts'
import { DONE, type Ending, isProblem, type Problem, usage } from './exit.ts'
import type { Terminal } from './terminal.ts'

export const PROGRAMMES: readonly Programme[] = [prop64]

export function lawCommand(program: Command, terminal: Terminal, end: (ending: Ending) => void): void {
  const law = program
    .command('law')
    .summary('the rules, as they are encoded, with their citations')
    .description('Shows the rules as they are encoded, for a lawyer to read beside the statute.')
    .addHelpText(
      'after',
      `
Examples:
  setaside law list
  setaside law show hsc-11361.8/11359/redesignate-misdemeanor`,
    )
  law
    .command('list')
    .summary('every rule, with the relief it gives and how surely its text was read')
    .description('Lists every rule, best relief first in each section, and how surely its text was read.')
    .action(() => {
      terminal.out(PROGRAMMES.map(listing).join('\n'))
      end(DONE)
    })
  law
    .command('show')
    .summary('one rule in full: conditions, citations, routes, what silence means')
    .description('Prints one rule in full: what it says, when it is due, by which route, and on which texts.')
    .argument('<rule>', 'its name in [setaside law list], or an end of it that no other rule shares')
    .action((name: string) => {
      const found = findRule(name)
      if (isProblem(found)) return end(found)
      terminal.out(ruleText(found.programme, found.rule))
      end(DONE)
    })
}

const attorney = ({ attorneyReview }: Programme): string =>
  attorneyReview === 'none' ? 'No attorney has reviewed this.' : `Reviewed by ${attorneyReview}.`

function listing(programme: Programme): string {
  const { name, title, version, checked, rules, sources } = programme
  const width = Math.max(...rules.map(rule => rule.id.length))
  return [
    `${name}: ${title}`,
    `  version ${version}, checked ${checked}`,
    `  ${attorney(programme)}`,
    '',
    ...rules.map(({ id, confidence, says }) => `  ${id.padEnd(width)}  ${confidence.padEnd(10)}  ${says}`),
    '',
    '  The word in the middle tells how the least sure text behind the rule was read: verbatim, copy,',
    '  secondary (a digest or an agency’s page), program (an earlier program), unverified.',
    '',
    '  Sources:',
    ...sources.map(source => `    ${citeText(source)}`),
    '',
  ].join('\n')
}

interface FoundRule {
  readonly programme: Programme
  readonly rule: ReadyRule<Conviction>
}

function findRule(name: string): FoundRule | Problem {
  const every = PROGRAMMES.flatMap(programme => programme.rules.map(rule => ({ programme, rule })))
  const [exact] = every.filter(({ rule }) => rule.id === name)
  if (exact !== undefined) return exact
  const ending = every.filter(({ rule }) => rule.id.endsWith(`/${name}`))
  const [only] = ending
  if (only !== undefined && ending.length === 1) return only
  if (ending.length > 1) {
    return usage(`several rules end in [${name}]: ${ending.map(({ rule }) => rule.id).join(', ')}; name one`)
  }
  return usage(`no rule is called [${name}]; [setaside law list] names them all`)
}

function ruleText(programme: Programme, rule: ReadyRule<Conviction>): string {
  const { id, relief, says, cite, inForce, confidence, appliesTo, when, routes } = rule
  const trees = [
    appliesTo,
    when,
    ...routes.flatMap(({ opens, closes }) => (closes === undefined ? [opens] : [opens, closes])),
  ]
  const cites = [
    cite,
    inForce.cite,
    ...routes.map(route => route.cite),
    ...citationsIn(trees as unknown as readonly Condition<never>[]),
  ]
  const once = [...new Map(cites.map(citation => [citeText(citation), citation])).values()]
  return [
    id,
    `  ${says} ${citeText(cite)}`,
    '',
    `  Relief:      ${relief}`,
    `  In force:    from ${formatDay(inForce.from)}${inForce.until === undefined ? '' : ` until ${formatDay(inForce.until)}`} ${citeText(inForce.cite)}`,
    `  Confidence:  ${confidence}, the least sure of the texts it stands on`,
    `  Programme:   ${programme.name}, version ${programme.version}`,
    `  Review:      ${attorney(programme)}`,
    '',
    '  Applies to:',
    ...conditionLines(appliesTo, 2),
    '',
    '  Due when:',
    ...conditionLines(when, 2),
    '',
    '  Routes:',
    ...routes.flatMap(route => routeLines(route, routes)),
    '',
    '  How to read it:',
    '    Words after an arrow are the facts of the record that a condition looks at. Where the record does not',
    '    show one, the answer stays open and an attorney decides, unless a line says what silence means.',
    '',
    '  Texts it stands on:',
    ...once.map(
      citation => `    ${citeText(citation)}${citation.note === undefined ? '' : ` ${citation.note}`}`,
    ),
    '',
  ].join('\n')
}

type Way = ReadyRule<Conviction>['routes'][number]

/** A route; one that closes as another opens says so instead of the same conditions again. */
function routeLines({ name, says, cite, opens, closes }: Way, routes: readonly Way[]): readonly string[] {
  const next = routes.find(route => route.opens === closes)
  return [
    `    ${name}: ${says} ${citeText(cite)}`,
    '      opens:',
    ...conditionLines(opens, 4),
    ...(closes === undefined
      ? []
      : next === undefined
        ? ['      closes:', ...conditionLines(closes, 4)]
        : [`      closes when the ${next.name} opens`]),
  ]
}
