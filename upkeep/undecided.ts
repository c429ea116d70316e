/** Which conditions of the rules no case turns on: what could be wrong in them without any case noticing. */
import type { Allowed } from '../src/law/california/undecided-branches.ts'
import type { AnyStatute, Register } from '../src/law/registry.ts'
import type { Condition } from '../src/rules/condition.ts'
import { type ReadyRule, type Route, treesOf } from '../src/rules/rule.ts'
import { theDay } from '../src/time/day.ts'
import { askedOf, learned, timelineOf } from '../test/asked.ts'
import { casesOf } from './cases.ts'
import { swaying } from './reevaluate.ts'

type Node = Condition<never>

/** A condition that the cases leave undecided. */
export interface Undecided {
  readonly statute: string
  /** The first rule it is met in. */
  readonly rule: string
  /** What it says, after what those around it say: `Probation was granted > nothing stands in the way > ...`. */
  readonly path: readonly string[]
  /** `never turns`: no answer of a case would be another if it were. `never bars`: a bar that in no case surely stands in the way. */
  readonly because: 'never turns' | 'never bars'
}

interface Tried {
  readonly statute: AnyStatute
  readonly rule: ReadyRule<never>
  readonly nodes: ReadonlyMap<Node, readonly string[]>
  /** The conditions some case turns on, and of these the bars that stand in its way. */
  readonly turned: ReadonlySet<Node>
  readonly barred: ReadonlySet<Node>
}

/** Every condition of a rule with what is said around it, where it is met first. */
function nodesOf(rule: ReadyRule<never>): ReadonlyMap<Node, readonly string[]> {
  const found = new Map<Node, readonly string[]>()
  const walk = (node: Node, above: readonly string[]): void => {
    if (found.has(node)) return
    const path = [...above, node.says]
    found.set(node, path)
    for (const part of node.parts) walk(part, path)
  }
  for (const tree of treesOf(rule)) walk(tree, [])
  return found
}

async function tried(statute: AnyStatute): Promise<readonly Tried[]> {
  const { cases, day: asked } = await casesOf(statute)
  const turned = new Map(statute.rules.map(rule => [rule, new Set<Node>()]))
  const barred = new Map(statute.rules.map(rule => [rule, new Set<Node>()]))
  for (const one of cases) {
    const subject = askedOf(statute, one)
    for (const [day] of timelineOf(one, asked)) {
      for (const rule of statute.rulesFor(subject) ?? []) {
        for (const [node, sways] of swaying(rule, subject, theDay(day), learned(one.known))) {
          turned.get(rule)?.add(node)
          if (sways.has('against')) barred.get(rule)?.add(node)
        }
      }
    }
  }
  return statute.rules.map(rule => ({
    statute,
    rule,
    nodes: nodesOf(rule),
    turned: turned.get(rule) ?? new Set(),
    barred: barred.get(rule) ?? new Set(),
  }))
}

/**
 * The conditions no case turns on, the outermost first. What several rules share counts as turned in each where a case turns
 * on it in one: so the parts of a shared condition, or of a route, need their cases once, and the whole of it in every rule.
 */
export async function undecided(register: Register): Promise<readonly Undecided[]> {
  const rules = (await Promise.all(register.statutes.map(tried))).flat()
  const places = new Map<Node | Route<never>, Tried[]>()
  for (const one of rules) {
    for (const at of [...one.nodes.keys(), ...one.rule.routes])
      places.set(at, [...(places.get(at) ?? []), one])
  }
  const found: Undecided[] = []
  const listed = new Set<string>()
  for (const one of rules) {
    const judge = (node: Node, parent?: Node | Route<never>): void => {
      const others = parent === undefined ? [one] : (places.get(parent) ?? [one])
      const turns = others.some(({ turned }) => turned.has(node))
      const bars = node.kind !== 'unless' || others.some(({ barred }) => barred.has(node))
      if (!turns || !bars) {
        const path = one.nodes.get(node) ?? [node.says]
        const because = turns ? 'never bars' : 'never turns'
        const key = [one.rule.id, ...path].join('\n')
        if (!listed.has(key)) {
          listed.add(key)
          found.push({ statute: one.statute.id, rule: one.rule.id, path, because })
        }
        // What lies under a condition that nothing turns on is told with it.
        if (!turns) return
      }
      for (const part of node.parts) judge(part, node)
    }
    judge(one.rule.substance as unknown as Node)
    for (const route of one.rule.routes) {
      judge(route.opens, route)
      if (route.closes !== undefined) judge(route.closes, route)
    }
  }
  return found
}

const covers = (allowed: Allowed, { statute, rule, path }: Undecided): boolean =>
  path.includes(allowed.says) && (allowed.in === '*' || allowed.in === statute || allowed.in === rule)

export interface Branches {
  /** Undecided, and not allowed to be. */
  readonly open: readonly Undecided[]
  readonly allowed: readonly Undecided[]
  /** Entries of the list that nothing needs any more. */
  readonly stale: readonly Allowed[]
}

export async function branches(register: Register, list: readonly Allowed[]): Promise<Branches> {
  const all = await undecided(register)
  return {
    open: all.filter(one => !list.some(allowed => covers(allowed, one))),
    allowed: all.filter(one => list.some(allowed => covers(allowed, one))),
    stale: list.filter(allowed => !all.some(one => covers(allowed, one))),
  }
}

const WORDS: Readonly<Record<Undecided['because'], string>> = {
  'never turns': 'no case turns on it',
  'never bars': 'no case shows it barring anybody',
}

/** What is undecided, with each line that would allow it; what is allowed; what is allowed and need not be. */
export function branchesText({ open, allowed, stale }: Branches): string {
  return [
    ...open.flatMap(({ rule, path, because }) => [
      `${rule}: ${WORDS[because]}`,
      ...path.map((says, depth) => `${'  '.repeat(depth + 1)}- ${says}`),
      `  write a case that turns on it, or, in undecided-branches.ts, with the reason:`,
      `  { in: '${rule}', says: '${path.at(-1) ?? ''}', why: '' },`,
      '',
    ]),
    ...stale.map(
      ({ in: where, says }) =>
        `[${says}] in [${where}] is decided now: take its line out of undecided-branches.ts`,
    ),
    `${open.length} undecided, ${allowed.length} more allowed with a reason, ${stale.length} allowed for nothing`,
    '',
  ].join('\n')
}
