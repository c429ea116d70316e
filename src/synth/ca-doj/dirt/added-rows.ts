/** Rows that are added to a person: steps after the last of a cycle, cycles after the last of all. */
import { type Agency, SUPERIOR_COURT } from '../agencies.ts'
import type { Count, Cycle, KnownAnswer } from '../plan.ts'
import { type Role, type Row, SAYS_NOTHING } from '../row.ts'
import type { DirtyPerson } from './kind.ts'

/** What a row says that is added; what is not given is blank. */
interface Added
  extends Partial<
    Pick<
      Row,
      | 'offense'
      | 'toc'
      | 'disposition'
      | 'court'
      | 'comment'
      | 'place'
      | 'length'
      | 'unit'
      | 'unitText'
      | 'standing'
    >
  > {
  readonly day: string
  readonly type?: string
  readonly agency?: Agency
  readonly role?: Role
  /** The number of the count it names. */
  readonly count?: number
}

const three = (number: number): string => String(number).padStart(3, '0')

/** Adds a row of a step after all others of the cycle that `like` is of. */
export function addStep(dirty: DirtyPerson, like: Row, said: Added): Row {
  const { cycleOrder, arrested, county } = like.step
  const steps = dirty.rows
    .filter(({ row }) => row.planned === like.planned)
    .map(({ row }) => Number(row.key.slice(3, 6)))
  return addRow(dirty, like, said, { cycleOrder, arrested, county, stepOrder: three(Math.max(...steps) + 1) })
}

/** Adds a row of a cycle of its own, after all others of the person. */
export function addCycle(dirty: DirtyPerson, like: Row, said: Added): Row {
  const last = Math.max(...dirty.rows.map(({ row }) => Number(row.key.slice(0, 3))))
  const { county } = like.step
  return addRow(dirty, like, said, {
    cycleOrder: three(last + 1),
    arrested: said.day,
    county,
    stepOrder: '001',
  })
}

function addRow(
  dirty: DirtyPerson,
  like: Row,
  { day, type = 'COURT ACTION', agency = SUPERIOR_COURT, role = 'later', count = 1, ...said }: Added,
  step: Pick<Row['step'], 'cycleOrder' | 'stepOrder' | 'arrested' | 'county'>,
): Row {
  const key = step.cycleOrder + step.stepOrder + three(count)
  const row: Row = {
    ...like,
    step: { ...step, day, type, agency, text: undefined },
    key,
    order: `${key}000`,
    ...SAYS_NOTHING,
    ...(said.disposition === undefined ? {} : { disposed: day }),
    ...(said.place === undefined ? {} : { sentenceOrder: '1' }),
    role,
    ...said,
  }
  dirty.rows.push({ row })
  return row
}

/** The only conviction of the person, where it is one whose answer is that it is eligible. */
export function soleConviction(
  dirty: DirtyPerson,
):
  | { readonly count: Count; readonly known: KnownAnswer; readonly row: Row; readonly cycle: Cycle }
  | undefined {
  const convicted = dirty.plan.cycles.flatMap(cycle =>
    cycle.counts.filter(count => count.convicted !== undefined).map(count => ({ count, cycle })),
  )
  const [only] = convicted
  const known = only?.count.known
  if (only === undefined || convicted.length > 1 || known?.answer !== 'eligible') return undefined
  if (!dirty.answers.includes(known) || only.count.later.length > 0) return undefined
  const found = dirty.rows.find(({ row }) => row.count === only.count && row.role === 'court')
  return found === undefined ? undefined : { ...only, known, row: found.row }
}
