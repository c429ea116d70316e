/** Writes the letter of one person in one language: which sentences stand in it, in which order, about which cases. */

import { fill } from '../../../results/languages.ts'
import { parseDay } from '../../../time/day.ts'
import { type Address, casesOf, type FiledCase, type FilingInput, type Office } from '../../filing.ts'
import { branchOf } from '../../office.ts'
import { breakable } from '../../words.ts'
import { cityLine } from '../caption.ts'
import { dateIn, writtenIn } from './dates.ts'
import { type Addressee, type Granted, LETTERS, type LetterName, ofArrest, withoutOrder } from './letter.ts'
import { GUNS_BARRED } from './sources.ts'
import type { LetterWords, Point } from './words.ts'

/** An entry of a list: words in front, the text, and entries of its own. */
export interface Entry {
  readonly lead?: string
  readonly text: string
  readonly entries?: readonly Entry[]
}

/** What a letter is made of, in order. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly entries: readonly Entry[] }

export interface Letter {
  /** `000012`: on every page and in the mail merge, so that no page goes into another's envelope. */
  readonly number: string
  /** In the window of the envelope; empty where the record has no name. */
  readonly addressee: string
  readonly title: string
  readonly dated: string
  /** With `{page}` and `{pages}` still open. */
  readonly footer: string
  readonly blocks: readonly Block[]
  readonly signed: string
}

export const letterNumber = (number: number): string => String(number).padStart(6, '0')

/** Who writes, at the head of each letter. */
export function letterhead({ agency, attorney, letters }: Office): readonly string[] {
  const back = letters?.returnAddress
  return back === undefined
    ? [agency.name, attorney.street, cityLine(attorney), attorney.phone]
    : [back.name ?? agency.name, back.street, cityLine(back), back.phone ?? attorney.phone]
}

export function compose(
  words: LetterWords,
  input: Pick<FilingInput, 'office' | 'filedOn'>,
  addressee: Addressee,
  number: string,
): Letter {
  const { office, filedOn } = input
  const name = addressee.name === undefined ? '' : nameBreaks(addressee.name)
  return {
    number,
    addressee: name,
    title: name === '' ? words.titleWithoutName : fill(words.title, { name }),
    dated: dateIn(words, filedOn),
    footer: fill(words.footer, { letter: number, page: '{page}', pages: '{pages}' }),
    blocks: [...blocksOf(words, office, addressee.granted)],
    signed: office.agency.name,
  }
}

function* blocksOf(words: LetterWords, office: Office, granted: readonly Granted[]): Iterable<Block> {
  const present = LETTERS.filter(letter => granted.some(one => one.letter === letter))
  const reliefs = present.map(letter => words.reliefs[letter])
  yield* texts(words.opening)

  yield heading(2, words.changed)
  for (const letter of present) {
    yield heading(3, words.reliefs[letter].heading)
    yield text(words.reliefs[letter].says)
    const own = granted.filter(one => one.letter === letter)
    yield { kind: 'list', entries: casesIn(named(words, office), letter, own) }
  }

  yield heading(2, words.means)
  // Of several reliefs each says what it is about: "these convictions" would leave one guessing.
  if (reliefs.length === 1) yield* texts(reliefs.map(({ means }) => means))
  else yield list(reliefs.map(({ about, means }) => ({ about, says: means })))
  for (const part of [words.housing, words.work, words.voting]) {
    yield heading(3, part.heading)
    yield* texts(part.says)
  }

  const { not } = words
  yield heading(2, not.heading)
  yield text(not.says)
  const barred = present.every(letter => GUNS_BARRED[letter] !== undefined)
  yield list([
    barred ? not.gunsBarred : not.guns,
    ...reliefs.map(({ about, still }) => ({ about, says: still })),
    not.licenses,
    not.registration,
    not.immigration,
    not.otherCases,
  ])

  const { proof } = words
  yield heading(2, proof.heading)
  yield text(proof.says)
  yield list([...ordersOf(words, office, granted), proof.state])

  yield heading(2, words.help.heading)
  yield text(words.help.says)
  yield list(helpFrom(words, office))
  yield* texts(words.closing)
  const [only, ...more] = reliefs
  yield text(only === undefined || more.length > 0 ? words.last : only.last)
}

/** Where a copy of each order is had. */
function ordersOf({ proof }: LetterWords, office: Office, granted: readonly Granted[]): readonly Point[] {
  const ordered = granted.filter(({ letter }) => !withoutOrder(letter))
  const branches = new Set(ordered.map(({ count }) => branchOf(office, count.court)))
  return [...branches].map(branch => {
    const numbered = ordered.every(
      ({ count }) => count.caseNumbers.length > 0 || branchOf(office, count.court) !== branch,
    )
    return {
      about: proof.order.about,
      says: fill(proof.order.says, {
        bring: numbered ? proof.bringNumber : proof.bringName,
        court: branch.name,
        address: addressOf(branch),
      }),
    }
  })
}

const addressOf = (address: Address): string => `${address.street}, ${cityLine(address)}`

function helpFrom({ help: words }: LetterWords, office: Office): readonly Point[] {
  const { help, publicDefender: defender } = office
  return [
    ...(help === undefined
      ? []
      : [
          {
            about: words.office.about,
            says: [
              fill(words.office.says, { name: help.name, phone: unbroken(help.phone) }),
              ...(help.website === undefined ? [] : [fill(words.website, { website: help.website })]),
            ].join(' '),
          },
        ]),
    {
      about: words.defender.about,
      says: [
        fill(words.defender.says, { name: defender.name, address: addressOf(defender) }),
        ...(defender.email === undefined ? [] : [fill(words.email, { email: defender.email })]),
      ].join(' '),
    },
  ]
}

/** The cases of one relief, the counts of a case that read alike told once. */
function casesIn(words: LetterWords, letter: LetterName, granted: readonly Granted[]): readonly Entry[] {
  const onDay = new Map(granted.map(({ count, on }) => [count.id, on]))
  return casesOf(granted.map(({ count }) => count)).map(one => {
    const alike = new Map<string, number>()
    for (const count of one.counts) {
      const says = countIn(words, letter, count, onDay.get(count.id) ?? '')
      const key = JSON.stringify(says)
      alike.set(key, (alike.get(key) ?? 0) + 1)
    }
    const entries = [...alike].map(([key, times]) => {
      const [law, ...rest]: readonly string[] = JSON.parse(key)
      const counts = times === 1 ? [] : [fill(words.list.times, { counts: String(times) })]
      return { text: [law, ...counts, ...rest].join(' ') }
    })
    const [only, ...others] = entries
    const lead = `${numbersIn(words, one)}.`
    return only !== undefined && others.length === 0 ? { lead, text: only.text } : { lead, text: '', entries }
  })
}

function numbersIn({ list }: LetterWords, { caseNumbers }: FiledCase): string {
  const [first, ...more] = caseNumbers.map(breakable)
  if (first === undefined) return list.withoutNumber
  return more.length === 0
    ? fill(list.case, { number: first })
    : fill(list.cases, { numbers: [first, ...more].join(', ') })
}

/** Without the names of offenses, where the office does not want them. */
const named = (words: LetterWords, { letters }: Office): LetterWords =>
  letters?.offenseNames === true ? words : { ...words, offenses: {} }

/** A section, with the plain name of the offense where there is one for it or for the whole section it is a part of. */
function lawIn({ list, offenses = {} }: LetterWords, sections: readonly string[]): string {
  if (sections.length === 0) return list.lawUnknown
  const law = sections.map(breakable).join(', ')
  const names = sections.map(section => offenses[section] ?? offenses[section.split('(', 1)[0] as string])
  const [name] = names
  return name === undefined || names.some(one => one !== name)
    ? fill(list.law, { law })
    : fill(list.lawNamed, { law, name })
}

/** Only the section and the days, unless the office wants it: whoever else opens the letter need not read what it was about. */
function countIn(
  words: LetterWords,
  letter: LetterName,
  { sections, convictionDate }: Granted['count'],
  on: string,
): readonly string[] {
  const { list } = words
  const date = writtenIn(words, convictionDate)
  const day = parseDay(on)
  const [known, unknown] = ofArrest(letter)
    ? [list.arrested, list.arrestedUnknown]
    : [list.convicted, list.convictedUnknown]
  return [
    lawIn(words, sections),
    date === '' ? unknown : fill(known, { date }),
    ...(day === undefined
      ? []
      : [fill(withoutOrder(letter) ? list.relief : list.order, { date: dateIn(words, day) })]),
  ]
}

/** A double name breaks at its hyphen; only what has none is broken within. */
const nameBreaks = (name: string): string => name.split('-').map(breakable).join('-')
/** Text that stays on one line, as a number that is dialled should. */
const unbroken = (said: string): string => said.replaceAll(' ', '\u00a0')
const heading = (level: 2 | 3, said: string): Block => ({ kind: 'heading', level, text: said })
const text = (said: string): Block => ({ kind: 'text', text: said })
const texts = (said: Iterable<string>): readonly Block[] => [...said].map(text)
const list = (points: readonly Point[]): Block => ({
  kind: 'list',
  entries: points.map(({ about, says }) => ({ lead: `${about}.`, text: says })),
})
