/** Decides from the values of a file's columns in which form each is: as the format has it, in another, or in none that can be read. */
import { type ColumnForm, written } from './column-form.ts'
import { DAY_FIRST, type DateForm, dateText, ONE_SIGN } from './dates.ts'
import { LOST, type NumberForm, numberAsUsual, numberText } from './numbers.ts'

/** What a column holds: see `EXPECTED`, and what becomes of it where digits are lost. */
export type ColumnKind =
  | 'date'
  /** A number of so many digits that places a row: without it nothing can be read. */
  | 'order'
  /** A number of any length. */
  | 'number'
  /** Who a row is about: one that has lost digits makes one person of many. */
  | 'subject'
  /** What is written as it stands, of digits or not. */
  | 'text'

export interface WatchedColumn {
  readonly column: string
  readonly kind: ColumnKind
  /** As the format has it: `YYYYMMDD`, `12 digits`. */
  readonly expected: string
  /** Of an `order`. */
  readonly digits?: number
}

/** In which form a column is read. */
export type ReadAs = { readonly dates: DateForm } | { readonly numbers: NumberForm }

export interface Decided {
  readonly columns: readonly ColumnForm[]
  /** By the place of the column among those watched. */
  readonly readAs: ReadonlyMap<number, ReadAs>
}

export interface Deciding {
  /** Adds a value of a column, by its place among those watched. */
  readonly add: (at: number, text: string) => void
  /** The same of a value that `plainness` knows: most are. */
  readonly addPlain: (at: number, usual: boolean) => void
  /** What the columns are; or why the file is refused, as a sentence goes on after its path. */
  readonly end: () => Decided | string
}

export const NOT_PLAIN = 0
/** As the format has it. */
export const USUAL = 1
/** Text with no sign in it that a rewritten number has. */
export const PLAIN_TEXT = 2

const ZERO = 48
const NINE = 57
/** `'`, `+`, `,`, `.`, `=`: of these a rewritten number has one. */
const SIGNS = [39, 43, 44, 46, 61]

/** What a value of at least one byte is, as far as its bytes tell at once: `USUAL`, `PLAIN_TEXT`, or neither. */
export function plainness(
  { kind, digits }: WatchedColumn,
  bytes: Uint8Array,
  from: number,
  to: number,
): number {
  let number = true
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (byte >= ZERO && byte <= NINE) continue
    number = false
    if ((kind !== 'text' && kind !== 'subject') || SIGNS.includes(byte)) return NOT_PLAIN
  }
  if (!number) return PLAIN_TEXT
  switch (kind) {
    case 'date':
      return to - from === 8 && isPlainDay(bytes, from) ? USUAL : NOT_PLAIN
    case 'order':
      return to - from === digits ? USUAL : NOT_PLAIN
    default:
      return bytes[from] === ZERO ? NOT_PLAIN : USUAL
  }
}

/** A day of a month in 19.. or 20..; others are looked at closely. */
function isPlainDay(bytes: Uint8Array, from: number): boolean {
  const digit = (at: number): number => (bytes[from + at] as number) - ZERO
  const century = digit(0) * 10 + digit(1)
  const month = digit(4) * 10 + digit(5)
  const day = digit(6) * 10 + digit(7)
  return (century === 19 || century === 20) && month > 0 && month <= 12 && day > 0 && day <= 28
}

/** How often what stands in a column. */
interface Seen {
  usual: number
  all: number
  /** In no form that is known; and the shape of the most frequent: digits as 9, letters as A. */
  readonly other: Map<string, number>
  readonly forms: Map<string, number>
}

/** Of values that are not usual, so large a share must be in one form. */
const MOSTLY = 0.9
/** So many values in no known form are more than some damaged ones. */
const MANY = 10
/** So many digits are a date or a number in yet another form. */
const LONG = 4
/** A share of values not read that is worth a word, and how many there must be. */
const WORTH = { share: 0.1, least: 2 }

export function deciding(watched: readonly WatchedColumn[]): Deciding {
  const seen = watched.map((): Seen => ({ usual: 0, all: 0, other: new Map(), forms: new Map() }))
  /** Numbers over twelve that stand first and second, by form: they prove which is the day. */
  const over = { 'M/D/YYYY': { first: 0, second: 0 }, MMDDYYYY: { first: 0, second: 0 } }
  const addDate = (into: Seen, text: string): void => {
    const found = dateText(text)
    if (found.kind === 'blank') return
    into.all++
    if ('form' in found) addOne(into.forms, found.form)
    else if (found.kind === 'other') addOne(into.other, shapeOf(text))
    else if (!isDayless(text)) into.usual++
    if (found.kind !== 'numbers') return
    if (found.first > 12 && found.second <= 12) over[found.form].first++
    if (found.second > 12 && found.first <= 12) over[found.form].second++
  }
  const addNumber = (into: Seen, text: string, column: WatchedColumn): void => {
    const found = numberText(text)
    const { digits } = column
    if (found.kind === 'blank') return
    into.all++
    if (found.kind === 'form') {
      if (isRewritten(column, numberAsUsual(text, found.form), found.form)) addOne(into.forms, found.form)
      else if (column.kind === 'order') addOne(into.other, shapeOf(text))
    } else if (found.kind === 'lost') addOne(into.forms, LOST)
    else if (found.kind === 'digits' && (digits === undefined || text.trim().length === digits)) into.usual++
    else addOne(into.other, shapeOf(text))
  }
  return {
    add: (at, text) => {
      const column = watched[at] as WatchedColumn
      if (column.kind === 'date') addDate(seen[at] as Seen, text)
      else addNumber(seen[at] as Seen, text, column)
    },
    addPlain: (at, usual) => {
      const into = seen[at] as Seen
      into.all++
      if (usual) into.usual++
    },
    end: () => {
      const usualDates = watched.some(({ kind }, at) => kind === 'date' && (seen[at] as Seen).usual > 0)
      const verdicts = watched.map((column, at) => verdictOf(column, seen[at] as Seen, usualDates))
      return decide(watched, seen, verdicts, over)
    },
  }
}

/** Forms of which a value may look as the format has it: beside such a one, neither is sure. */
const LOOKS_USUAL: ReadonlySet<string> = new Set(['MMDDYYYY', 'six digits', 'a number of days'])

/** Whether a number was written otherwise and has been rewritten: what is no number of its own may have signs in it. */
const isRewritten = (
  { kind, digits }: WatchedColumn,
  number: string | undefined,
  form: NumberForm,
): boolean =>
  kind === 'order'
    ? number?.length === digits
    : kind === 'number'
      ? form !== 'NNN-NNN'
      : form === 'N.0' || form === "'N"

const addOne = (to: Map<string, number>, what: string): void => void to.set(what, (to.get(what) ?? 0) + 1)

/** A month or a year only: other programs leave it as it is. */
const isDayless = (text: string): boolean => /00\s*$/.test(text)

/** What a text looks like, without what it says. */
const shapeOf = (text: string): string =>
  ONE_SIGN.test(text.trim()) ? 'one sign over and over' : shapeOfSigns(text)
const shapeOfSigns = (text: string): string =>
  text
    .trim()
    .slice(0, 20)
    .replaceAll(/\d/g, '9')
    .replaceAll(/\p{L}/gu, 'A')
    .replaceAll(/[^9A\-/.,:+ ]/g, '?')

/** What is said of a column: nothing; that it is in a form; that some of it is, and not read; or that it is in none. */
type Verdict =
  | undefined
  | { readonly is: 'form' | 'some' | 'none'; readonly form: string; readonly found: number }

function verdictOf(
  { kind }: WatchedColumn,
  { usual, all, other, forms }: Seen,
  usualDates: boolean,
): Verdict {
  const [form, found] = most(forms) ?? ['', 0]
  const odd = sum(forms) + sum(other)
  const lost = forms.get(LOST) ?? 0
  // One number that stands for several is one person made of several.
  if (kind === 'subject' && lost > 0) return { is: 'form', form: LOST, found: lost }
  if (found > 0 && kind === 'text') return textVerdict(form, found, { usual, lost, all })
  const whole = usual === 0 || (usual <= all * (1 - MOSTLY) && !LOOKS_USUAL.has(form) && form !== LOST)
  if (found > 0 && whole && found >= odd * MOSTLY && (kind !== 'date' || found > 1 || !usualDates))
    return { is: 'form', form, found }
  if (found > 0 && lost * 2 >= all && kind !== 'number') return { is: 'form', form: LOST, found: lost }
  const [shape, times] = most(other) ?? ['', 0]
  const places = kind === 'date' || kind === 'order'
  if (places && usual === 0 && odd >= all * MOSTLY) {
    const what = found > times ? { form, found } : { form: shape, found: times }
    const digits = what.form.replaceAll(/[^9]/g, '').length
    // Words for none stand in columns that nobody filled in; a few short ones are damaged.
    if (odd >= MANY) return { is: digits > 1 ? 'none' : 'some', ...what }
    if (found === 0 && times > 1 && digits >= LONG) return { is: 'some', ...what }
  }
  if (found === 0 || kind === 'number' || kind === 'subject') return undefined
  return found >= Math.max(WORTH.least, all * WORTH.share) || usual === 0
    ? { is: 'some', form, found }
    : undefined
}

/** Texts stand as they are: only where a program has made fractions of all of them are they read otherwise. */
function textVerdict(
  form: string,
  found: number,
  { usual, lost, all }: { readonly usual: number; readonly lost: number; readonly all: number },
): Verdict {
  if (lost > 0) return { is: lost * 2 >= all ? 'form' : 'some', form: LOST, found: lost }
  return form === 'N.0' && usual === 0 && found === all ? { is: 'form', form, found } : undefined
}

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((all, count) => all + count, 0)

const most = (counts: ReadonlyMap<string, number>): readonly [string, number] | undefined =>
  [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]

type Over = Readonly<Record<'M/D/YYYY' | 'MMDDYYYY', { readonly first: number; readonly second: number }>>

function decide(
  watched: readonly WatchedColumn[],
  seen: readonly Seen[],
  verdicts: readonly Verdict[],
  over: Over,
): Decided | string {
  const columns: ColumnForm[] = []
  const readAs = new Map<number, ReadAs>()
  const refused = new Map<
    string,
    { readonly columns: string[]; readonly form: string; readonly expected: string }
  >()
  const refuse = (why: string, form: string, { column, expected }: WatchedColumn): void => {
    const key = `${why} ${form} ${expected}`
    const known = refused.get(key)
    if (known === undefined) refused.set(key, { columns: [column], form, expected })
    else known.columns.push(column)
    reasons.set(key, why)
  }
  const reasons = new Map<string, string>()
  for (const [at, verdict] of verdicts.entries()) {
    if (verdict === undefined) continue
    const column = watched[at] as WatchedColumn
    const { is, found } = verdict
    const { form, why } =
      is === 'form' ? settled(column, verdict.form, over) : { form: verdict.form, why: undefined }
    if (is === 'none') refuse('none of its values can be read', form, column)
    else if (why !== undefined) refuse(why, form, column)
    else {
      if (is === 'form')
        readAs.set(at, column.kind === 'date' ? { dates: form as DateForm } : { numbers: form as NumberForm })
      const { all } = seen[at] as Seen
      columns.push({
        column: column.column,
        form,
        expected: column.expected,
        read: is === 'form',
        found,
        of: all,
      })
    }
  }
  const [first, ...more] = refused
  if (first === undefined) return { columns, readAs }
  const [key, { columns: of, form, expected }] = first
  const others = more.map(
    ([, other]) => `; its ${written(other.columns, other.form)} and cannot be read either`,
  )
  return `cannot be read: its ${written(of, form)}, the format has [${expected}] there, and ${reasons.get(key)}${others.join('')}. ${ASK}`
}

const ASK =
  'Ask for the file as it came, or open that with every column as text before it is saved (dates may be YYYY-MM-DD).'

/** The form that a column is read in; or why it cannot be. */
function settled(
  { kind }: WatchedColumn,
  form: string,
  over: Over,
): { readonly form: string; readonly why?: string } {
  if (form === LOST) return { form, why: 'of such a number only the first digits are there' }
  if (kind !== 'date') return { form }
  switch (form) {
    case 'M/D/YY':
    case 'D-MON-YY':
    case 'six digits':
      return { form, why: 'a year of two digits may be of two centuries' }
    case 'a number of days':
      return { form, why: 'from which day they are counted is not said' }
    case '####':
      return { form, why: 'a spreadsheet writes that where it does not show a value' }
    case 'M/D/YYYY':
    case 'MMDDYYYY': {
      const { first, second } = over[form]
      if (second > first * FEW) return { form }
      if (first > second * FEW) return { form: DAY_FIRST[form] }
      return {
        form: `${form} or ${DAY_FIRST[form]}`,
        why:
          first === 0
            ? 'no day after the 12th shows which number is the month'
            : 'some of it begins with the day and some with the month',
      }
    }
    default:
      return { form }
  }
}

/** So many times as many values must prove one order as the other: a few are damaged. */
const FEW = 20
