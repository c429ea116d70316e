/** What a row says of who it is about, as one line of text: there may be millions of them in memory. */

/** How a format identifies people. */
export interface IdentifierKinds {
  /** What numbers people within one file and means nothing outside it: `SUBJECT_ID`. */
  readonly local: string
  /**
   * Strong identifiers: with name and birth date agreeing, two rows that share one are the same person's. People who have
   * no local one are printed under the first of these.
   */
  readonly strong: readonly string[]
}

/** Made comparable by the format: without padding, and empty where the row says nothing or has a placeholder. */
export interface Card {
  /** One for each kind of strong identifier, in order. */
  readonly strong: readonly string[]
  readonly name: string
  /** `YYYYMMDD` of a day that exists. */
  readonly birth: string
}

/** The text of a card. No field has a tab in it. */
export function cardText(strong: readonly string[], name: string, birth: string): string {
  let card = ''
  for (const identifier of strong) card += `${identifier}\t`
  return `${card}${name}\t${birth}`
}

export function readCard(text: string): Card {
  const fields = text.split('\t')
  const birth = fields.pop() ?? ''
  const name = fields.pop() ?? ''
  return { strong: fields, name, birth }
}

/** The strong identifier of a kind, by its place; empty where the card has none. */
export function strongOf(card: string, place: number): string {
  let from = 0
  for (let at = 0; at < place; at++) from = card.indexOf('\t', from) + 1
  return card.slice(from, card.indexOf('\t', from))
}

export const hasBirth = (card: string): boolean => !card.endsWith('\t')

/** Name and birth date, where both are known: what must agree before an identifier joins two rows. */
export const nameAndBirth = ({ name, birth }: Card): string => (name && birth ? `${name}\t${birth}` : '')

/**
 * Reads the cards of a subject. A row that leaves out the name or the birth date the other rows agree on means the same.
 */
export function readCards(texts: Iterable<string>): readonly Card[] {
  const found = Array.from(texts, readCard)
  if (found.length === 1) return found
  const name = theOne(found.map(card => card.name))
  const birth = theOne(found.map(card => card.birth))
  return found.map(card => ({ ...card, name: card.name || name, birth: card.birth || birth }))
}

/** Texts that say something, each once, in order. */
export const distinct = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts.filter(text => text !== ''))].sort()

/** The one text all agree on, or empty. */
function theOne(texts: readonly string[]): string {
  const [first = '', ...others] = distinct(texts)
  return others.length === 0 ? first : ''
}

/** An identifier for people to recognize and nobody to use: its last four characters. */
export const masked = (value: string): string => (value.length > 6 ? `***${value.slice(-4)}` : '***')
