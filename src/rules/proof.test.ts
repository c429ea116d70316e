/** Proofs say what was decided and nothing else; what they call missing is what is missing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aDay,
  answerIn,
  anyCard,
  borrowed,
  build,
  type CardText,
  damaged,
  due,
  earlierLoans,
  kind,
  type Loan,
  loanOf,
  renewed,
  resident,
  seenFrom,
  threeRecords,
  trees,
  withAnswer,
} from '../../test/loans.ts'
import { theDay } from '../time/day.ts'
import { between, earlier, later, NO, on, opposite, verdictOn, type Window, YES } from '../time/window.ts'
import { all, any, mustAppear, not, operatorOf, presumed, unless } from './algebra.ts'
import { cite } from './citation.ts'
import { anySubject, type Condition, stepsOf } from './condition.ts'
import { SILENCE_OPEN } from './fact.ts'
import { holds, is, after as since } from './leaves.ts'
import { assumedOf, deciding, type FactUse, factsAssumed, groundsOf, type Proof, prove } from './proof.ts'
import { missing, missingNames, usedNames, whyItFails } from './reason.ts'

const RUNS = { numRuns: 800 }
const today = theDay('2004-06-01')
const names = (uses: readonly FactUse[]) => uses.map(use => use.name)
const loan = (text: CardText['loans'][number] = {}, card: Omit<CardText, 'loans'> = {}): Loan =>
  loanOf({ ...card, loans: [text] })

/** Every node of a proof with the condition and the subject it answers, walked side by side. */
function* nodes(
  condition: Condition<never>,
  subject: unknown,
  proof: Proof,
): Generator<readonly [Condition<unknown>, unknown, Proof]> {
  yield [condition as unknown as Condition<unknown>, subject, proof]
  const steps = stepsOf(condition, subject as never)
  expect(proof.parts.length).toBe(steps.length)
  for (const [i, step] of steps.entries()) {
    const part = proof.parts[i]
    if (part !== undefined) yield* nodes(step.condition, step.subject, part)
  }
}

describe('promise 3: an explanation never says another thing than the answer', () => {
  test('the window of a proof is that of the condition, at every node, and its verdict follows', () => {
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, aDay, fc.boolean(), (tree, text, day, silenceOpen) => {
        const condition = build(tree)
        const subject = loanOf(text)
        const proof = prove(condition, subject, day, { silenceOpen })
        for (const [at, about, node] of nodes(anySubject(condition), subject, proof)) {
          expect(node.window).toEqual(at.when(about, { silenceOpen }))
          expect(node.verdict).toBe(verdictOn(node.window, day))
          expect([node.kind, node.says]).toEqual([at.kind, at.says])
        }
      }),
      RUNS,
    )
  })

  test('and follows from the parts shown below it', () => {
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, aDay, (tree, text, day) => {
        const walk = (node: Proof): void => {
          const windows = node.parts.map(part => part.window)
          const [inner] = windows
          if (node.kind === 'all') expect(node.window).toEqual(windows.reduce(later, YES))
          if (node.kind === 'any') expect(node.window).toEqual(windows.reduce(earlier, NO))
          if ((node.kind === 'not' || node.kind === 'unless') && inner !== undefined)
            expect(node.window).toEqual(opposite(inner))
          if (node.kind === 'presumed' && inner !== undefined) expect(node.window.soonest).toBe(inner.soonest)
          if (node.kind === 'mustAppear' && inner !== undefined) expect(node.window.latest).toBe(inner.latest)
          node.parts.forEach(walk)
        }
        walk(prove(build(tree), loanOf(text), day))
      }),
      RUNS,
    )
  })

  test('the parts that decide suffice: they alone give the verdict of the whole', () => {
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, aDay, (tree, text, day) => {
        const [condition, subject] = [build(tree), loanOf(text)]
        const proof = prove(condition, subject, day)
        for (const [{ kind, least }, , node] of nodes(anySubject(condition), subject, proof)) {
          // Members that pass are left out of what decides, though they count: there is nothing to ask of them.
          if (kind === 'among') continue
          const parts = deciding(node).map(({ window }) => ({ when: () => window }))
          const again = operatorOf(kind)?.combine({ parts, least })(subject as never)
          expect(verdictOn(again ?? node.window, day)).toBe(node.verdict)
        }
      }),
      RUNS,
    )
  })

  test('and whatever is unknown is among them where the whole is', () => {
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, aDay, (tree, text, day) => {
        const [condition, subject] = [build(tree), loanOf(text)]
        for (const [, , node] of nodes(anySubject(condition), subject, prove(condition, subject, day))) {
          if (node.verdict !== 'unknown') continue
          const unknown = node.parts.filter(({ verdict }) => verdict === 'unknown')
          expect(deciding(node)).toEqual(expect.arrayContaining([...unknown]))
        }
      }),
      RUNS,
    )
  })
})

describe('facts that are missing', () => {
  test('an unknown proof always names some, a decided one none; the short list of a bulk run is the same', () => {
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, aDay, fc.boolean(), (tree, text, day, silenceOpen) => {
        const condition = build(tree)
        const subject = loanOf(text)
        const { verdict } = prove(condition, subject, day, { silenceOpen })
        const found = missing([condition], subject, day, { silenceOpen })
        expect(found.length > 0).toBe(verdict === 'unknown')
        expect(found.every(use => use.open)).toBe(true)
        expect([...new Set(names(found))]).toEqual(missingNames([condition], subject, day, { silenceOpen }))
      }),
      { numRuns: 1500 },
    )
  })

  test('and the short list of what is used is that of a proof', () => {
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, aDay, (tree, text, day) => {
        const [condition, subject] = [build(tree), loanOf(text)]
        const { facts } = groundsOf([prove(condition, subject, day)])
        expect(usedNames([condition], subject, day)).toEqual([...new Set(names(facts))])
      }),
      { numRuns: 1500 },
    )
  })

  /** What is missing of a condition that what is known leaves open; where it does not, its answer is that of the whole truth. */
  const lacking = (tree: Parameters<typeof build>[0], complete: CardText, known: CardText, day: number) => {
    const condition = build(tree)
    const [now, truth] = [known, complete].map(text => verdictOn(condition.when(loanOf(text)), day))
    if (now === 'unknown') return missing([condition], loanOf(known), day)
    expect(now).toBe(truth)
    return undefined
  }
  const learn = (known: CardText, complete: CardText, { name, subject }: FactUse): CardText => {
    const value = answerIn(complete, name, subject)
    if (value === undefined) throw new Error(`[${name}] is not in the whole truth`)
    return withAnswer(known, name, subject, value)
  }

  test('promise 2: answering all that is missing gives a definite answer at once, that of the whole truth', () => {
    fc.assert(
      fc.property(trees(), threeRecords(), aDay, (tree, { complete, sparse }, day) => {
        const open = lacking(tree, complete, sparse, day)
        if (open === undefined) return
        const known = open.reduce((text, use) => learn(text, complete, use), sparse)
        expect(lacking(tree, complete, known, day)).toBeUndefined()
      }),
      RUNS,
    )
  })

  test('and so does answering one at a time, whichever is asked first', () => {
    let most = 0
    fc.assert(
      fc.property(trees(), threeRecords(), aDay, fc.nat(), (tree, { complete, sparse }, day, which) => {
        let known = sparse
        for (let asked = 0; ; asked++) {
          const open = lacking(tree, complete, known, day)
          if (open === undefined) break
          const use = open[which % open.length]
          if (use === undefined) throw new Error('open, and nothing is missing')
          known = learn(known, complete, use)
          most = Math.max(most, asked + 1)
          expect(asked).toBeLessThan(30)
        }
      }),
      RUNS,
    )
    expect(most).toBeGreaterThan(1)
  })

  test('what has surely happened by the day is not missing, though its day is known within bounds only', () => {
    const past = between(theDay('2003-01-01'), theDay('2003-12-31'))
    const both = all('returned and renewed', since(due, {}), holds(renewed))
    expect(prove(both, loan({ due: past }), today).verdict).toBe('unknown')
    expect(missingNames([both], loan({ due: past }), today)).toEqual(['renewed'])
    expect(missing([since(due, {})], loan({ due: past }), today)).toEqual([])
  })

  test('what another part has settled is not missing', () => {
    const either = any('damaged or overdue', holds(damaged), since(due, {}), holds(renewed))
    expect(missingNames([either], loan({ damaged: true }), today)).toEqual([])
    const coming = any('due', since(due, {}), since(borrowed, { years: 1 }))
    const from = { due: on(today + 9), borrowed: between(today, today + 30) }
    expect(prove(coming, loan(from), today).verdict).toBe('later')
    expect(missing([coming], loan(from), today)).toEqual([])
  })

  test('the same fact of two subjects is missing twice, though they look alike; asked by two conditions, once', () => {
    const map = () => is(seenFrom(kind, 'earlier'), ['map'])
    const old = () => holds(seenFrom(damaged, 'earlier'))
    const twice = all(
      'maps, and damaged ones',
      earlierLoans(1, map()),
      earlierLoans(2, all('damaged', map(), old())),
    )
    const found = missing([twice], loanOf({ whole: true, loans: [{}, {}, {}] }), today)
    expect(found.map(({ name, about, subject }) => [name, about, (subject as Loan).place])).toEqual([
      ['kind of the earlier loan', 'a loan', 1],
      ['kind of the earlier loan', 'a loan', 2],
      ['damaged of the earlier loan', 'a loan', 1],
      ['damaged of the earlier loan', 'a loan', 2],
    ])
  })

  test('behind a presumption, or where a thing must be shown, nothing is missing: it is assumed', () => {
    const condition = all(
      'lent',
      presumed('presumed not damaged', not('not damaged', holds(damaged))),
      any('renewed or local', mustAppear('shown to be renewed', holds(renewed)), holds(resident)),
    )
    const closed = prove(condition, loan(), today)
    expect([missingNames([condition], loan(), today), names(factsAssumed(closed))]).toEqual([
      ['resident'],
      ['damaged', 'renewed'],
    ])
    expect(names(assumedOf(condition, loan(), today))).toEqual(['damaged', 'renewed'])
    const open = prove(condition, loan(), today, SILENCE_OPEN)
    expect([missingNames([condition], loan(), today, SILENCE_OPEN), names(factsAssumed(open))]).toEqual([
      ['damaged', 'renewed', 'resident'],
      [],
    ])
  })

  test('silence is said to decide only where it did', () => {
    const condition = presumed('presumed renewed', holds(renewed))
    const spoke = (text: CardText['loans'][number]) => prove(condition, loan(text), today).silence
    expect([spoke({}), spoke({ renewed: true }), spoke({ renewed: false })]).toEqual([true, false, false])
    expect(prove(condition, loan(), today, { silenceOpen: true }).silence).toBe(false)
  })
})

describe('reasons', () => {
  const byLaw = cite('Lending Rules 4', 'copy')
  const shelf = cite('Lending Rules 9', 'secondary')
  const lendable = all<Loan>(
    { says: 'may be lent', cite: byLaw },
    is(kind, ['book', 'map'], { says: 'a book or a map', otherwise: 'only books and maps are lent' }),
    unless({ says: 'not damaged', otherwise: 'it is damaged', cite: shelf }, holds(damaged)),
    since(due, {}, 'its last loan is over'),
  )
  const past = on(theDay('2003-01-01'))

  test.each<[string, CardText['loans'][number], Proof['verdict'], string[], string[]]>([
    [
      'held: every part is a reason',
      { kind: 'book', damaged: false, due: past },
      'yes',
      ['kind', 'damaged', 'due'],
      ['Lending Rules 4', 'Lending Rules 9'],
    ],
    [
      'held, a day known within bounds: every part still',
      { kind: 'book', damaged: false, due: between(0, 9) },
      'yes',
      ['kind', 'damaged', 'due'],
      ['Lending Rules 4', 'Lending Rules 9'],
    ],
    [
      'failed: the part that fails',
      { kind: 'book', damaged: true, due: past },
      'no',
      ['damaged'],
      ['Lending Rules 4', 'Lending Rules 9'],
    ],
    ['failed twice: the first', { kind: 'disc', damaged: true }, 'no', ['kind'], ['Lending Rules 4']],
    [
      'open: what is known of what is open',
      { kind: 'book', damaged: false, due: between(0, today + 9) },
      'unknown',
      ['due'],
      ['Lending Rules 4'],
    ],
    [
      'later: every part',
      { kind: 'book', damaged: false, due: on(today + 9) },
      'later',
      ['kind', 'damaged', 'due'],
      ['Lending Rules 4', 'Lending Rules 9'],
    ],
  ])('%s', (_, text, verdict, used, cited) => {
    const proof = prove(lendable, loan(text), today)
    expect([
      proof.verdict,
      names(groundsOf([proof]).facts),
      groundsOf([proof]).citations.map(c => c.text),
    ]).toEqual([verdict, used, cited])
  })

  test('a fact is shown with what was read, where, and of whom', () => {
    const [use] = groundsOf([prove(is(kind, ['map']), loan({ kind: 'map' }), today)]).facts
    expect(use).toMatchObject({
      name: 'kind',
      asks: 'What was lent?',
      value: 'map',
      open: false,
      sources: [{ file: 'loans.csv', line: 2, column: 'KIND' }],
    })
  })

  test.each<[CardText['loans'][number], string]>([
    [{ kind: 'disc' }, 'only books and maps are lent'],
    [{ kind: 'map', damaged: true }, 'it is damaged'],
    [{ kind: 'map', damaged: false, due: NO }, 'not so: its last loan is over'],
  ])('why not %o: %s', (text, why) => {
    expect(whyItFails(lendable, loan(text))).toBe(why)
  })

  test('why it fails is told where it fails and nowhere else, in the words of a part that decides that', () => {
    const words = function* (proof: Proof): Generator<string> {
      yield proof.otherwise ?? `not so: ${proof.says}`
      for (const part of deciding(proof)) yield* words(part)
    }
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, aDay, (tree, text, day) => {
        const proof = prove(build(tree), loanOf(text), day)
        const why = whyItFails(build(tree), loanOf(text))
        expect(why !== undefined).toBe(proof.verdict === 'no')
        if (why !== undefined) expect([...words(proof)]).toContain(why)
      }),
      RUNS,
    )
  })
})

test('the window of a proof may be a date: the latest of what must come', () => {
  const window: Window = prove(
    all('', since(due, {}), since(borrowed, { years: 1 })),
    loan({ due: on(today), borrowed: on(theDay('2004-02-29')) }),
    today,
  ).window
  expect(window).toEqual(on(theDay('2005-03-01')))
})
