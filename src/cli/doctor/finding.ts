/** What was found out about one thing that a machine must have or do. */

export interface Finding {
  /** A word or two: what was looked at. */
  readonly what: string
  /** It works; it works, and somebody should read what is said; it does not work. */
  readonly state: 'works' | 'look' | 'fails'
  /** A sentence without its dot. */
  readonly says: string
}
