/** Plans people: their cases in time order, with the answer of each marijuana conviction drawn before any row exists. */
import { addPeriod, type Day, theDay } from '../time/day.ts'
import {
  COUNTIES,
  DISMISSALS,
  DOUBTFUL,
  LOOKALIKES,
  MARIJUANA_BEFORE_1973,
  MARIJUANA_SINCE_1973,
  NOT_FILED,
  type OffenseText,
  ORDINARY,
  PLEA,
  REGISTRABLE,
  SERIOUS_ONLY,
  SUPERSTRIKES,
} from './offenses.ts'
import { draw, type Random, type Weighted, weighted } from './random.ts'
import {
  ACT,
  type Age,
  type Answer,
  BASES,
  type Base,
  PLAIN,
  type Relief,
  SILENT,
  TWISTS,
  type Twist,
} from './scenarios.ts'
import {
  afterRevocation,
  endedProbation,
  endedSentence,
  lifeSentence,
  noSentence,
  type Part,
  runningSentence,
  type Sentence,
  unreadSentence,
} from './sentences.ts'
import { bornToBe, dayWithin, isLeapDay } from './stamp.ts'

/** What is due on one marijuana conviction of the county, known since it was planned. */
export interface Verdict {
  /** Cycle, step and count as the rows will number them. */
  key: string
  answer: Answer
  relief: Relief | undefined
  why: string
  readonly base: Base
  readonly twist: Twist
}

export interface LaterRow {
  readonly disposition: string
  readonly day: Day
  readonly parts: readonly Part[]
  /** Carries neither the count's number nor its offence. */
  readonly untied?: boolean
}

export interface Count {
  readonly charged: OffenseText
  /** Present where the count ended in a conviction: what for. */
  readonly convicted?: OffenseText
  readonly disposition: string
  readonly parts: readonly Part[]
  readonly later: readonly LaterRow[]
  readonly verdict?: Verdict
}

export interface Cycle {
  readonly kind: 'criminal' | 'registration' | 'applicant' | 'deceased'
  /** The day of arrest, or of the event. */
  readonly day: Day
  /** The record shows no arrest: only the court. */
  readonly unarrested: boolean
  /** The day in court; absent where no charge was filed. */
  readonly court?: Day
  readonly county: string
  readonly counts: readonly Count[]
  /** For a registration or an application: what the row says. */
  readonly text?: string
}

export interface Plan {
  readonly birth: Day
  readonly cycles: readonly Cycle[]
  readonly verdicts: readonly Verdict[]
  /**
   * Each marijuana conviction stands alone: nothing on the record is a prior that matters, a later row that could tie
   * to another count, or a second person's. Only such people are given dirt that changes answers.
   */
  readonly alone: boolean
}

export interface Setting {
  readonly county: string
  readonly asOf: Day
}

const FIRST_DAY = theDay('1960-01-01')
const FEW_AFTER = theDay('2018-12-31')
const LAST_USUAL = theDay('2016-10-31')
const A_1973 = theDay('1973-01-01')
const D_2021_06_30 = theDay('2021-06-30')
const D_1976_06_01 = theDay('1976-06-01')
const D_2009_12_31 = theDay('2009-12-31')
const D_1979_06_01 = theDay('1979-06-01')
const D_2010_12_31 = theDay('2010-12-31')
const D_1930_01_01 = theDay('1930-01-01')
const D_1994_12_31 = theDay('1994-12-31')
const THREE_YEARS = { years: 3 }

interface Draft {
  birth: Day
  readonly cycles: Cycle[]
  readonly verdicts: Verdict[]
  alone: boolean
  dies: boolean
  /** How many convictions each marijuana section has: never a third, where the plan does not want it. */
  readonly sections: Map<string, number>
}

/** Makes plans one after another. Draws only from `random`, so that the same seed plans the same people. */
export function planner(random: Random, { county, asOf }: Setting): () => Plan {
  const others = COUNTIES.filter(name => name !== county.toUpperCase())
  const lastArrest = Math.min(FEW_AFTER, asOf - 600)
  const lastUsual = Math.min(LAST_USUAL, asOf - 600)
  const usable = (base: Base) => base.from + 400 < lastUsual
  const anyBase = weighted(BASES.filter(usable), base => base.weight)
  const byAge: Record<Age, Weighted<Base>> = {
    adult: weighted(
      BASES.filter(b => usable(b) && b.age === 'adult'),
      b => b.weight,
    ),
    young: weighted(
      BASES.filter(b => usable(b) && b.age === 'young'),
      b => b.weight,
    ),
    child: weighted(
      BASES.filter(b => usable(b) && b.age === 'child'),
      b => b.weight,
    ),
  }
  const grave = weighted(
    BASES.filter(b => usable(b) && b.priorsMatter && b.age === 'adult' && b.from >= A_1973),
    b => b.weight,
  )
  /** Without attempts and the like: barred or not, whoever decides them may say no for either reason. */
  const ordinaryAdult = weighted(
    BASES.filter(b => usable(b) && b.age === 'adult' && b.ageMatters),
    b => b.weight,
  )
  const allTwists = weighted(TWISTS, twist => twist.weight)
  const quietTwists = weighted([PLAIN, SILENT], twist => twist.weight)

  const place = () => (random.percent(72) ? county : random.pick(others))

  /** Whether it is, or may be, that the sentence still runs: a death would settle it. */
  const mayRun = ({ sentence, later, dies }: Twist): boolean =>
    dies !== true &&
    (later === 'revoked' || sentence === 'running' || sentence === 'life' || sentence === 'unread')

  // ---- twists ---------------------------------------------------------------------------------------------------

  /** A twist that makes sense for the base on this asOf; mostly none. */
  function twistFor(base: Base): Twist {
    const twist = draw(random, allTwists)
    if (twist === PLAIN || twist === SILENT) return twist
    if (base.answer !== 'eligible') return PLAIN
    const graver = base.priorsMatter && base.from >= A_1973
    if (twist.graverOnly === true && !graver) return PLAIN
    if (twist.felonyOnly === true && base.reduced === undefined) return PLAIN
    if (base.toc !== 'F' && (twist.sentence === 'running' || twist.sentence === 'life')) return PLAIN
    if (base.toc === 'I' && (twist.sentence !== 'complete' || twist.later !== undefined)) return PLAIN
    if (twist.later !== undefined && asOf - base.from < 6000) return PLAIN
    const span = spanOf(base, twist)
    return span.from < span.to ? twist : PLAIN
  }

  /** The days on which the arrest (or the conviction, where no arrest is shown) may lie. */
  function spanOf(base: Base, twist: Twist): { from: Day; to: Day } {
    let from = base.from
    let to = Math.min(base.to, lastArrest)
    if (twist.when === 'arrested-just-before') return { from: ACT - 150, to: Math.min(ACT - 1, asOf - 800) }
    if (twist.when === 'arrested-after') return { from: ACT, to: Math.min(FEW_AFTER, asOf - 600) }
    if (twist.when === 'arrested-long-after')
      return { from: addPeriod(ACT, THREE_YEARS), to: Math.min(D_2021_06_30, asOf - 600) }
    if (twist.sentence === 'running' || twist.sentence === 'life') from = Math.max(from, asOf - 8000)
    // Room for later rows, for the sentence before them and for a death.
    if (twist.later !== undefined || twist.dies === true) to = Math.min(to, asOf - 4500)
    return { from, to }
  }

  // ---- counts ---------------------------------------------------------------------------------------------------

  function sentenceFor(twist: Twist, base: Base, court: Day): Sentence {
    if (twist.sentence === 'silent') return noSentence
    if (twist.sentence === 'running') return runningSentence(random, court, asOf)
    if (twist.sentence === 'life') return lifeSentence(random)
    if (twist.sentence === 'unread') return unreadSentence(random)
    if (twist.later === 'revoked' || twist.later === 'revoked-resentenced')
      return endedProbation(random, base.toc)
    return endedSentence(random, base.toc, court, asOf)
  }

  function laterRows(twist: Twist, court: Day): readonly LaterRow[] {
    const day = dayWithin(random, court + 400, court + 1800)
    if (twist.later === 'set-aside')
      return [{ disposition: 'CONV SET ASIDE & DISM PER 1203.4 PC', day, parts: [] }]
    if (twist.later === 'sealed') {
      const sealed = dayWithin(random, Math.max(court + 60, Math.min(ACT + 200, asOf - 300)), asOf - 200)
      return [{ disposition: 'CONV DISM & SEALED PER 11361.8 HS', day: sealed, parts: [] }]
    }
    if (twist.later === 'reduced')
      return [{ disposition: 'CONV REDUCED TO MISD PER 17(B) PC', day, parts: [] }]
    if (twist.later === 'revoked') return [{ disposition: 'PROBATION REVOKED', day, parts: [] }]
    if (twist.later === 'revoked-resentenced')
      return [{ disposition: 'PROBATION REVOKED', day, parts: afterRevocation }]
    return []
  }

  function answerOf(base: Base, twist: Twist): Answer {
    if (twist.answer === 'same') return base.answer
    if (twist.answer === 'as-reduced') return base.reduced === 'same' ? base.answer : 'not-eligible'
    return twist.answer
  }

  /** One marijuana conviction as a count, with its verdict where the county is ours. */
  function marijuanaCount(
    draft: Draft,
    base: Base,
    twist: Twist,
    court: Day,
    where: string,
    over?: { answer: Answer; says: string },
  ): Count {
    const convicted: OffenseText = { text: random.pick(base.texts), toc: base.toc }
    const answer = over?.answer ?? answerOf(base, twist)
    const says = `${base.says}; ${over === undefined ? twist.says : over.says}`
    const verdict: Verdict | undefined =
      where === county
        ? { key: '', answer, relief: answer === 'eligible' ? base.relief : undefined, why: says, base, twist }
        : undefined
    if (verdict !== undefined) draft.verdicts.push(verdict)
    for (const section of [base.section, ...(base.also ?? [])])
      draft.sections.set(section, (draft.sections.get(section) ?? 0) + 1)
    const given = sentenceFor(twist, base, court)
    const lesser = base.toc !== 'F' && base.from >= A_1973 && random.percent(30)
    return {
      charged: lesser ? { text: '11359 HS-POSSESS MARIJUANA FOR SALE', toc: 'F' } : convicted,
      convicted,
      disposition: given.disposition,
      parts: given.parts,
      later: laterRows(twist, court),
      ...(verdict === undefined ? {} : { verdict }),
    }
  }

  function convict(charged: OffenseText, convicted: OffenseText, court: Day): Count {
    const given = random.percent(12) ? noSentence : endedSentence(random, convicted.toc, court, asOf)
    return { charged, convicted, disposition: given.disposition, parts: given.parts, later: [] }
  }

  const drop = (charged: OffenseText): Count => ({
    charged,
    disposition: random.pick(DISMISSALS),
    parts: [],
    later: [],
  })

  const marijuanaCharge = (day: Day): OffenseText =>
    random.pick(day < A_1973 ? MARIJUANA_BEFORE_1973 : MARIJUANA_SINCE_1973)

  // ---- cycles ---------------------------------------------------------------------------------------------------

  /** A case about anything, with no marijuana conviction in it. */
  function ordinaryCycle(day: Day): Cycle {
    const luck = random.below(100)
    const size = luck < 62 ? 1 : luck < 86 ? 2 : luck < 95 ? 3 : 4 + random.below(4)
    const where = place()
    const charges: OffenseText[] = []
    const filed = random.percent(78)
    const aboutMarijuana = random.percent(9)
    for (let i = 0; i < size; i++) {
      if (i === 0 && aboutMarijuana) charges.push(marijuanaCharge(day))
      else if (random.oneIn(220)) charges.push(random.pick(LOOKALIKES))
      else if (!aboutMarijuana && random.oneIn(45)) charges.push(random.pick(PLEA))
      else charges.push(random.pick(ORDINARY))
    }
    if (!filed) {
      const counts = charges.map(
        (charged): Count => ({ charged, disposition: random.pick(NOT_FILED), parts: [], later: [] }),
      )
      return { kind: 'criminal', day, unarrested: false, county: where, counts }
    }
    const court = day + (random.oneIn(9) ? 0 : random.from(1, 420))
    const counts = charges.map((charged, i): Count => {
      if (i === 0 && aboutMarijuana)
        return random.percent(12)
          ? convict(charged, { text: '415 PC-DISTURBING THE PEACE', toc: 'M' }, court)
          : drop(charged)
      return random.percent(57) ? convict(charged, charged, court) : drop(charged)
    })
    return { kind: 'criminal', day, unarrested: false, court, county: where, counts }
  }

  /** A case with these marijuana counts, and perhaps others beside them. */
  function caseWith(day: Day, court: Day, where: string, unarrested: boolean, counts: Count[]): Cycle {
    const extra = random.below(10)
    for (let i = extra < 6 ? 0 : extra < 9 ? 1 : 2; i > 0; i--) {
      const other = random.percent(10) ? marijuanaCharge(day) : random.pick(ORDINARY)
      const about = MARIJUANA_BEFORE_1973.includes(other) || MARIJUANA_SINCE_1973.includes(other)
      const count = about || random.percent(60) ? drop(other) : convict(other, other, court)
      if (random.oneIn(2)) counts.push(count)
      else counts.unshift(count)
    }
    return { kind: 'criminal', day, unarrested, court, county: where, counts }
  }

  const courtAfter = (twist: Twist, day: Day): Day => {
    if (twist.unarrested === true) return day
    if (twist.when === 'arrested-just-before') return dayWithin(random, ACT, ACT + 300)
    return day + (random.oneIn(10) ? 0 : random.from(1, 400))
  }

  const priorConviction = (offense: OffenseText, day: Day, order?: string): Cycle => {
    const count = convict(offense, offense, day)
    const later: readonly LaterRow[] =
      order === undefined ? [] : [{ disposition: order, day: Math.min(day + 1500, asOf - 200), parts: [] }]
    return {
      kind: 'criminal',
      day: day - random.from(0, 300),
      unarrested: false,
      court: day,
      county: place(),
      counts: [{ ...count, later }],
    }
  }

  // ---- people ---------------------------------------------------------------------------------------------------

  const blank = (): Draft => ({
    birth: 0,
    cycles: [],
    verdicts: [],
    alone: true,
    dies: false,
    sections: new Map(),
  })
  const room = (draft: Draft, base: Base) =>
    [base.section, ...(base.also ?? [])].every(section => (draft.sections.get(section) ?? 0) < 2)

  /** Ages at which people of a band are arrested, as days from the birth. */
  function band(birth: Day, age: Age): { from: Day; to: Day } {
    if (age === 'child')
      return { from: addPeriod(birth, { years: 13 }), to: addPeriod(birth, { years: 18 }) - 1 }
    if (age === 'young')
      return { from: addPeriod(birth, { years: 18 }), to: addPeriod(birth, { years: 21 }) - 1 }
    return { from: addPeriod(birth, { years: 21 }), to: addPeriod(birth, { years: 65 }) }
  }

  const ageIn = (age: Age): number =>
    age === 'child'
      ? random.from(14, 17)
      : age === 'young'
        ? random.from(18, 20)
        : 21 + random.below(random.oneIn(4) ? 35 : 15)

  /** One to three marijuana convictions that have nothing to do with each other. */
  function unrelated(): Draft {
    const draft = blank()
    const first = draw(random, anyBase)
    const twist = twistFor(first)
    const span = spanOf(first, twist)
    const day = dayWithin(random, span.from, span.to)
    draft.birth = bornToBe(random, ageIn(first.age), day)
    addCase(draft, first, twist, day)
    const luck = random.below(100)
    for (let more = luck < 68 ? 0 : luck < 91 ? 1 : 2; more > 0; more--) {
      const years = random.below(10)
      const base = draw(random, byAge[years < 7 ? 'adult' : years < 9 ? 'young' : 'child'])
      const own = twistFor(base)
      if (!room(draft, base)) continue
      // A death ends every sentence of the person: it must not come to one whose answer is that it may still run.
      if (own.dies === true && draft.verdicts.some(({ twist }) => mayRun(twist))) continue
      if (mayRun(own) && draft.dies) continue
      const possible = spanOf(base, own)
      const lived = band(draft.birth, base.age)
      const from = Math.max(possible.from, lived.from)
      const to = Math.min(possible.to, lived.to)
      if (to - from > 30) addCase(draft, base, own, dayWithin(random, from, to))
    }
    if (random.oneIn(30)) {
      const last = Math.max(...draft.cycles.map(cycle => cycle.day))
      draft.cycles.push(
        registration(
          '11590 HS-REGISTRATION OF CNTL SUB OFFENDER',
          // Nobody is on record under ten: such a birth date would not be believed.
          Math.max(FIRST_DAY, addPeriod(draft.birth, { years: 12 }), last - random.from(0, 2000)),
          county,
        ),
      )
    }
    return draft
  }

  function addCase(draft: Draft, base: Base, twist: Twist, day: Day): void {
    const where = place()
    const court = courtAfter(twist, day)
    const counts = [marijuanaCount(draft, base, twist, court, where)]
    if (twist.later !== undefined) draft.alone = false
    if (twist.dies === true) {
      draft.dies = true
      draft.alone = false
    }
    // A second marijuana count in the same case, of another section and the same age.
    if (twist.later === undefined && twist.when === undefined && random.oneIn(6)) {
      const second = draw(random, byAge[base.age])
      if (second.section !== base.section && room(draft, second) && day >= second.from && day <= second.to)
        counts.push(marijuanaCount(draft, second, draw(random, quietTwists), court, where))
    }
    draft.cycles.push(caseWith(day, court, where, twist.unarrested === true, counts))
  }

  const registration = (text: string, day: Day, where: string): Cycle => ({
    kind: 'registration',
    day,
    unarrested: true,
    county: where,
    counts: [],
    text,
  })

  type Relation = 'before' | 'just-before' | 'edge' | 'gap' | 'same-day' | 'after'
  const relations: readonly Relation[] = [
    ...Array<Relation>(9).fill('before'),
    ...Array<Relation>(5).fill('after'),
    ...Array<Relation>(3).fill('gap'),
    'just-before',
    'edge',
    'same-day',
  ]
  const relationSays: Record<Relation, string> = {
    before: 'before the offense',
    'just-before': 'the day before the earliest the offense can be',
    edge: 'on the earliest day the offense can be',
    gap: 'in the three years before the arrest',
    'same-day': 'on the day of the arrest',
    after: 'after the arrest',
  }

  /** The days of arrest that put an event of day `s` in this relation to the marijuana offence. */
  function daysFor(relation: Relation, s: Day): { from: Day; to: Day } {
    const threeOn = addPeriod(s, THREE_YEARS)
    if (relation === 'before') return { from: threeOn + 40, to: lastUsual }
    if (relation === 'just-before') return { from: threeOn + 1, to: threeOn + 1 }
    if (relation === 'edge') return { from: threeOn, to: threeOn }
    if (relation === 'gap') return { from: s + 1, to: threeOn - 20 }
    if (relation === 'same-day') return { from: s, to: s }
    return { from: FIRST_DAY, to: s - 1 }
  }

  /** What an event that surely, maybe or surely not bars does in each relation. */
  function barred(base: Base, relation: Relation, bars: boolean | undefined): Answer {
    if (!base.priorsMatter || bars === false) return base.answer
    if (relation === 'same-day' || relation === 'after') return base.answer
    if (relation === 'gap' || relation === 'edge' || bars === undefined) return 'review'
    return 'not-eligible'
  }

  /** Marijuana convictions around one event that bars, may bar, or only looks as if it did. */
  function aroundAnEvent(): Draft {
    const draft = blank()
    draft.alone = false
    const luck = random.below(100)
    // Away from the end of February, so that counting three years leans on no convention.
    let s = random.from(D_1976_06_01, Math.min(D_2009_12_31, lastUsual - 1500))
    while (isLeapDay(s) || isLeapDay(s + 1) || isLeapDay(s - 1)) s -= 7
    draft.birth = bornToBe(random, random.from(24, 34), s)
    let bars: boolean | undefined = true
    let called: string
    if (luck < 40) {
      const offense = random.pick(SUPERSTRIKES)
      const undone = random.percent(12)
      draft.cycles.push(priorConviction(offense, s, undone ? 'CONV VACATED PER 1473.7 PC' : undefined))
      called = undone ? 'vacated superstrike' : 'superstrike'
      if (undone) bars = false
    } else if (luck < 66) {
      const setAside = random.percent(15)
      draft.cycles.push(
        priorConviction(
          random.pick(REGISTRABLE),
          s,
          setAside ? 'CONV SET ASIDE & DISM PER 1203.4 PC' : undefined,
        ),
      )
      called = setAside ? 'registrable offense set aside under 1203.4' : 'registrable offense'
      if (random.percent(40))
        draft.cycles.push(
          registration('290 PC-REGISTRATION OF SEX OFFENDER', s + random.from(20, 300), place()),
        )
    } else if (luck < 76) {
      draft.cycles.push(registration('290 PC-REGISTRATION OF SEX OFFENDER', s, place()))
      called = 'sex offender registration'
    } else if (luck < 88) {
      draft.cycles.push(priorConviction(random.pick(DOUBTFUL), s))
      bars = undefined
      called = 'offense that may be a strike'
    } else {
      draft.cycles.push(priorConviction(random.pick(SERIOUS_ONLY), s))
      bars = false
      called = 'serious offense that is no superstrike'
    }
    const onlyRegistered = called === 'sex offender registration'
    for (let n = 1 + random.below(3); n > 0; n--) {
      const base = draw(random, random.percent(80) ? grave : ordinaryAdult)
      if (!room(draft, base)) continue
      // With nothing but a later registration, what led to it may lie earlier: not asked of anyone here.
      let relation = random.pick(relations)
      if (onlyRegistered && (relation === 'after' || relation === 'same-day')) relation = 'before'
      const days = daysFor(relation, s)
      const lived = band(draft.birth, 'adult')
      const from = Math.max(days.from, base.from, lived.from)
      const to = Math.min(days.to, base.to, lived.to)
      if (from > to) continue
      const day = from === to ? from : dayWithin(random, from, to)
      if (isLeapDay(day)) continue
      const twist = draw(random, quietTwists)
      const where = place()
      const court = courtAfter(twist, day)
      const says = `${called} ${relationSays[relation]}`
      const count = marijuanaCount(draft, base, twist, court, where, {
        answer: barred(base, relation, bars),
        says,
      })
      draft.cycles.push(caseWith(day, court, where, false, [count]))
    }
    return draft
  }

  /** Three or four convictions of one section: the third has two before it. */
  function sameSection(): Draft {
    const draft = blank()
    draft.alone = false
    const base = draw(random, grave)
    const close = random.percent(25)
    let day = dayWithin(random, base.from, base.from + 5000)
    draft.birth = bornToBe(random, random.from(21, 30), day)
    for (let n = 1; n <= 4; n++) {
      if (day > Math.min(base.to, lastUsual)) break
      const where = place()
      const court = day + random.from(0, 200)
      const answer: Answer = n < 3 ? 'eligible' : close ? 'review' : 'not-eligible'
      const says =
        n < 3
          ? `${n - 1} earlier of the same section`
          : close
            ? 'a second of the same section in the three years before the arrest'
            : 'two earlier of the same section'
      const count = marijuanaCount(draft, base, draw(random, quietTwists), court, where, { answer, says })
      draft.cycles.push({ kind: 'criminal', day, unarrested: false, court, county: where, counts: [count] })
      if (n === 1) day = court + random.from(10, 900)
      else if (close) {
        if (n === 3) break
        day = court + random.from(20, 1000)
      } else day = addPeriod(court, THREE_YEARS) + random.from(40, 1800)
      if (isLeapDay(day)) day += 1
    }
    return draft
  }

  /** A later order in a case of two convictions, and nothing to say which of them it is about. */
  function untiedOrder(): Draft {
    const draft = blank()
    draft.alone = false
    const first = draw(random, grave)
    const second = draw(random, grave)
    const day = dayWithin(random, D_1979_06_01, Math.min(D_2010_12_31, lastUsual - 1500))
    draft.birth = bornToBe(random, random.from(22, 40), day)
    const where = place()
    const court = courtAfter(PLAIN, day)
    const over = { answer: 'review', says: 'a later order that may concern it' } as const
    const counts = [marijuanaCount(draft, first, PLAIN, court, where, over)]
    if (second.section === first.section) {
      const verdict = draft.verdicts[0]
      if (verdict !== undefined) {
        verdict.answer = 'eligible'
        verdict.relief = first.relief
        verdict.why = `${first.says}; ${PLAIN.says}`
      }
    } else {
      const count = marijuanaCount(draft, second, PLAIN, court, where, over)
      const later = [
        {
          disposition: 'CONV SET ASIDE & DISM PER 1203.4 PC',
          day: court + random.from(400, 1200),
          parts: [],
          untied: true,
        },
      ]
      counts.push({ ...count, later })
    }
    draft.cycles.push({ kind: 'criminal', day, unarrested: false, court, county: where, counts })
    return draft
  }

  /** A plea to something else in a marijuana case. */
  function plea(): Draft {
    const draft = blank()
    draft.alone = false
    const base = draw(random, grave)
    const day = dayWithin(random, Math.max(base.from, A_1973), Math.min(base.to, lastUsual))
    draft.birth = bornToBe(random, random.from(21, 40), day)
    const where = place()
    const court = courtAfter(PLAIN, day)
    const offense = random.pick(PLEA)
    const charge: OffenseText = { text: random.pick(base.texts), toc: 'F' }
    const inOneCount = random.oneIn(2)
    const verdict: Verdict = {
      key: '',
      answer: 'review',
      relief: undefined,
      why: `plea to ${offense.text.split('-')[0]} in a marijuana case`,
      base,
      twist: PLAIN,
    }
    const ours = where === county
    if (ours) draft.verdicts.push(verdict)
    const convicted = {
      ...convict(inOneCount ? charge : offense, offense, court),
      ...(ours ? { verdict } : {}),
    }
    draft.cycles.push({
      kind: 'criminal',
      day,
      unarrested: false,
      court,
      county: where,
      counts: inOneCount ? [convicted] : [drop(charge), convicted],
    })
    return draft
  }

  function withoutMarijuana(): Draft {
    const draft = blank()
    draft.birth = random.from(D_1930_01_01, Math.min(D_1994_12_31, lastUsual - 8000))
    if (isLeapDay(draft.birth)) draft.birth += 1
    if (random.oneIn(40)) {
      const day = Math.max(FIRST_DAY, addPeriod(draft.birth, { years: 19 })) + random.below(1000)
      draft.cycles.push(priorConviction(random.pick(random.oneIn(2) ? SUPERSTRIKES : REGISTRABLE), day))
      if (random.oneIn(3))
        draft.cycles.push(registration('290 PC-REGISTRATION OF SEX OFFENDER', day + 60, place()))
    }
    return draft
  }

  /** How many cases about other things; a long tail up to hundreds. */
  function caseCount(withMarijuana: boolean): number {
    const luck = random.below(10000)
    if (luck < 4) return 60 + random.below(160)
    if (luck < 40) return 12 + random.below(40)
    if (luck < 400) return 4 + random.below(9)
    if (withMarijuana) return luck < 5500 ? 0 : luck < 8500 ? 1 : 2
    return luck < 6100 ? 1 : luck < 8500 ? 2 : 3
  }

  function addOrdinary(draft: Draft, count: number): void {
    const to = Math.min(random.oneIn(20) ? lastArrest : lastUsual, addPeriod(draft.birth, { years: 70 }))
    const from = Math.min(Math.max(FIRST_DAY, addPeriod(draft.birth, { years: 15 })), to - 400)
    for (let i = 0; i < count; i++) draft.cycles.push(ordinaryCycle(dayWithin(random, from, to)))
  }

  return () => {
    const luck = random.below(1000)
    const withMarijuana = luck < 105
    const draft =
      luck < 75
        ? unrelated()
        : luck < 94
          ? aroundAnEvent()
          : luck < 99
            ? sameSection()
            : luck < 101
              ? untiedOrder()
              : luck < 105
                ? plea()
                : withoutMarijuana()
    addOrdinary(draft, caseCount(withMarijuana))
    if (random.oneIn(60)) {
      const grown = Math.min(Math.max(FIRST_DAY, addPeriod(draft.birth, { years: 18 })), lastUsual)
      const day = dayWithin(random, grown, lastUsual)
      draft.cycles.push({
        kind: 'applicant',
        day,
        unarrested: true,
        county: place(),
        counts: [],
        text: 'APPLICANT-SECURITY GUARD',
      })
    }
    const cycles = draft.cycles.sort((a, b) => a.day - b.day)
    const mortal = draft.verdicts.every(({ twist }) => !mayRun(twist))
    if (draft.dies || (mortal && random.oneIn(45))) {
      let last = FIRST_DAY
      for (const cycle of cycles) {
        last = Math.max(last, cycle.day, cycle.court ?? cycle.day)
        for (const { later } of cycle.counts) for (const row of later) last = Math.max(last, row.day)
      }
      if (last + 60 < asOf - 30)
        cycles.push({
          kind: 'deceased',
          day: dayWithin(random, last + 30, asOf - 30),
          unarrested: true,
          county: place(),
          counts: [],
        })
      else if (draft.dies) throw new Error('a plan that needs a death leaves no day for it')
    }
    return { birth: draft.birth, cycles, verdicts: draft.verdicts, alone: draft.alone }
  }
}

/** Someone who only once asked for a licence: one row. Fills a file up to its size. */
export const applicantOnly = (birth: Day, day: Day, county: string): Plan => ({
  birth,
  cycles: [
    { kind: 'applicant', day, unarrested: true, county, counts: [], text: 'APPLICANT-SECURITY GUARD' },
  ],
  verdicts: [],
  alone: false,
})
