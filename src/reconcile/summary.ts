/** A reconciliation in figures: whom it found, what it left in doubt, and what was answered. Every row of the office in one place. */
import type { Reconciled } from './reconcile.ts'

export interface ReconcileSummary {
  readonly office: {
    readonly lines: number
    readonly headers: number
    readonly counts: number
    readonly otherRows: number
    readonly rejected: number
    readonly blank: number
    readonly people: number
  }
  readonly people: { readonly matched: number; readonly inDoubt: number; readonly noMatch: number }
  readonly rows: {
    readonly paired: number
    readonly matchedWithoutConviction: number
    readonly convictionInDoubt: number
    readonly personInDoubt: number
    readonly noMatch: number
  }
  readonly answers: Readonly<Record<string, number>>
  readonly officeFacts: Readonly<Record<string, number>>
  readonly stateOnly: number
  readonly stateRows: number
  readonly statePeople: number
}

export function reconcileSummary(
  { rows, people, office, accounts }: Reconciled,
  stateOnly: number,
): ReconcileSummary {
  const of = (is: string): number => people.filter(({ match }) => match.is === is).length
  const count = (test: (row: Reconciled['rows'][number]) => boolean): number => rows.filter(test).length
  const answers: Record<string, number> = {}
  const officeFacts: Record<string, number> = {}
  for (const { decided, pairing, facts } of rows) {
    if (pairing?.is === 'paired') add(answers, decided?.outcome ?? 'not-considered')
    for (const fact of facts) add(officeFacts, `${fact.line.fact}: ${fact.state}`)
  }
  return {
    office: {
      lines: office.accounts.lines,
      headers: office.accounts.headers,
      counts: office.accounts.counts,
      otherRows: office.accounts.others,
      rejected: office.accounts.faulty.length,
      blank: office.accounts.blank,
      people: office.people.length,
    },
    people: { matched: of('matched'), inDoubt: of('doubt'), noMatch: of('none') },
    rows: {
      paired: count(({ pairing }) => pairing?.is === 'paired'),
      matchedWithoutConviction: count(({ pairing }) => pairing?.is === 'alone'),
      convictionInDoubt: count(({ pairing }) => pairing?.is === 'doubt'),
      personInDoubt: count(({ match }) => match.is === 'doubt'),
      noMatch: count(({ match }) => match.is === 'none'),
    },
    answers,
    officeFacts,
    stateOnly,
    stateRows: accounts.rows,
    statePeople: accounts.people,
  }
}

const add = (to: Record<string, number>, what: string): void => {
  to[what] = (to[what] ?? 0) + 1
}

/** For people to read: numbers only. */
export function reconcileText({
  office,
  people,
  rows,
  answers,
  officeFacts,
  stateOnly,
  stateRows,
  statePeople,
}: ReconcileSummary): string {
  const line = (says: string, count: number): string => `  ${says.padEnd(66)}${String(count).padStart(9)}\n`
  const each = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([what, count]) => line(`  ${what}`, count))
      .join('')
  return [
    'The office’s files\n',
    line('all lines', office.lines),
    line('  counts', office.counts),
    line('  rows of other tables', office.otherRows),
    line('  header', office.headers),
    line('  blank', office.blank),
    line('  not read: in rejects.csv', office.rejected),
    '\nThe state’s files\n',
    line('rows', stateRows),
    line('people', statePeople),
    '\nPeople of the office\n',
    line('all', office.people),
    line('  matched: surely one of the state’s', people.matched),
    line('  in doubt: listed, and never used', people.inDoubt),
    line('  no match', people.noMatch),
    '\nCounts of the office\n',
    line('paired with a conviction of the state’s file', rows.paired),
    each(answers),
    line('of a matched person, and no such conviction in the state’s file', rows.matchedWithoutConviction),
    line('of a matched person, and two fit as well: in doubt', rows.convictionInDoubt),
    line('of a person in doubt', rows.personInDoubt),
    line('of nobody in the state’s file', rows.noMatch),
    '\nConvictions considered that only the state’s file has\n',
    line('all', stateOnly),
    ...(Object.keys(officeFacts).length === 0
      ? []
      : ['\nFacts of the office, and how they stand beside the record\n', each(officeFacts)]),
  ].join('')
}
