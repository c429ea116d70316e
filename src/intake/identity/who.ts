/** Who somebody is, as two files say it: what they have in common, and in what they differ. */

/** What rows say of who they are about, each writing made comparable by the format. */
export interface Who {
  /** Strong numbers with their kind: `CII A12345678`. */
  readonly strong: readonly string[]
  readonly names: readonly Name[]
  /** `YYYYMMDD`. */
  readonly births: readonly string[]
  readonly caseNumbers: readonly string[]
}

export interface Name {
  readonly last: string
  readonly first: string
  /** Empty where none is written. */
  readonly middle: string
}

export type Agreement = 'agrees' | 'differs' | 'unknown'

export interface Likeness {
  /** Kinds of strong numbers that both have in common; and that both have and that differ. */
  readonly sameNumbers: readonly string[]
  readonly otherNumbers: readonly string[]
  readonly name: Agreement
  readonly birth: Agreement
  readonly caseNumber: boolean
}

const letters = (text: string): string =>
  text
    .toUpperCase()
    .normalize('NFD')
    .replaceAll(/[^A-Z]/g, '')

/** `LAST,FIRST MIDDLE` as its parts; undefined where there is no last and first name. */
export function nameOf(written: string): Name | undefined {
  const [last = '', rest = ''] = written.split(',', 2)
  const [first = '', ...middle] = rest.trim().split(/\s+/)
  const name = { last: letters(last), first: letters(first), middle: letters(middle.join('')) }
  return name.last === '' || name.first === '' ? undefined : name
}

/** Whether two are one name: a middle name may be left out or be its first letter. */
export const sameName = (a: Name, b: Name): boolean =>
  a.last === b.last && a.first === b.first && (a.middle.startsWith(b.middle) || b.middle.startsWith(a.middle))

/** Two names or two birth dates of one person: nobody knows which is right, and none agrees. */
function agreement<T>(some: readonly T[], others: readonly T[], same: (a: T, b: T) => boolean): Agreement {
  const [first, ...more] = some
  if (first === undefined || others.length === 0 || more.some(one => !same(one, first))) return 'unknown'
  return others.some(other => same(first, other)) ? 'agrees' : 'differs'
}

const kindOf = (number: string): string => number.slice(0, number.indexOf(' '))

/** `a`: whose file is asked about; `b`: somebody of the other one, who may go by several names. */
export function likeness(a: Who, b: Who): Likeness {
  const same = a.strong.filter(number => b.strong.includes(number)).map(kindOf)
  const other = a.strong
    .filter(number => !b.strong.includes(number) && b.strong.some(one => kindOf(one) === kindOf(number)))
    .map(kindOf)
  return {
    sameNumbers: [...new Set(same)].sort(),
    otherNumbers: [...new Set(other)].sort(),
    name: agreement(a.names, b.names, sameName),
    birth: agreement(a.births, b.births, (x, y) => x === y),
    caseNumber: a.caseNumbers.some(number => b.caseNumbers.includes(number)),
  }
}

/**
 * Whether two are surely one person: a strong number and the name or the birth date agree; or name, birth date and case number.
 * One number alone is somebody else's as often as not.
 */
export const surelyOne = ({ sameNumbers, name, birth, caseNumber }: Likeness): boolean =>
  sameNumbers.length > 0
    ? name === 'agrees' || birth === 'agrees'
    : name === 'agrees' && birth === 'agrees' && caseNumber

/** Whether they have so much in common that they may be. */
export const perhapsOne = ({ sameNumbers, name, birth, caseNumber }: Likeness): boolean =>
  sameNumbers.length > 0 ||
  (name === 'agrees' && (birth === 'agrees' || caseNumber)) ||
  (birth === 'agrees' && caseNumber)

/** How much they have in common: three for each number, two for name and birth date each, one for a case; less what differs. */
export const scoreOf = ({ sameNumbers, otherNumbers, name, birth, caseNumber }: Likeness): number =>
  sameNumbers.length * 3 +
  (name === 'agrees' ? 2 : 0) +
  (birth === 'agrees' ? 2 : 0) +
  (caseNumber ? 1 : 0) -
  otherNumbers.length -
  (name === 'differs' ? 1 : 0) -
  (birth === 'differs' ? 1 : 0)

/** In words: `CII, name agree; birth date differs`. */
export function likenessText({ sameNumbers, otherNumbers, name, birth, caseNumber }: Likeness): string {
  const named = (is: Agreement): readonly string[] => [
    ...(name === is ? ['name'] : []),
    ...(birth === is ? ['birth date'] : []),
  ]
  const agree = [...sameNumbers, ...named('agrees'), ...(caseNumber ? ['case number'] : [])]
  const differ = [...otherNumbers, ...named('differs')]
  return [
    ...(agree.length === 0 ? [] : [`${agree.join(', ')} agree${agree.length === 1 ? 's' : ''}`]),
    ...(differ.length === 0 ? [] : [`${differ.join(', ')} differ${differ.length === 1 ? 's' : ''}`]),
  ].join('; ')
}
