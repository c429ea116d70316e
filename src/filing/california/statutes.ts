/** What the points and authorities say of a statute beyond the citations of the run, each sentence with how it was read. */

/** A sentence about a statute, with where it stands there. */
export interface Authority {
  readonly cite: string
  readonly says: string
  /**
   * `copy`: read on an unofficial copy. `secondary`: in summaries and official guidance. `unverified`: from memory.
   * None was read by an attorney: who signs checks each.
   */
  readonly read: 'copy' | 'secondary' | 'unverified'
}

export interface StatuteAuthorities {
  /** In the title of the motion. */
  readonly short: string
  readonly ground: string
  readonly authorities: readonly Authority[]
}

/** Read for Setaside between 2026-07 and 2026-11; see docs/law and the rules' own citations. */
const KNOWN: Readonly<Record<string, StatuteAuthorities>> = {
  'hsc-11361.8': {
    short: 'Health & Saf. Code, §§\u00a011361.8, 11361.9',
    ground:
      'each conviction is for conduct that is no crime, or a lesser one, since the Control, Regulate and Tax Adult Use of Marijuana Act took effect on November 9, 2016',
    authorities: [
      {
        cite: 'Health & Saf. Code, §\u00a011361.8, subd. (e)',
        says: 'A person who has completed the sentence for a conviction under sections 11357 to 11360, and who would not have been guilty, or guilty of a lesser offense, had the Act been in effect at the time, may have it dismissed and sealed because it is now legally invalid, or redesignated as a misdemeanor or an infraction.',
        read: 'secondary',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.8, subds. (b), (f)',
        says: 'The criteria are presumed to be satisfied unless the party opposing proves otherwise by clear and convincing evidence. Once they are satisfied, the court shall redesignate the conviction, or dismiss it and seal it.',
        read: 'secondary',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.8, subd. (g)',
        says: 'No hearing is necessary unless the applicant asks for one.',
        read: 'unverified',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.8, subd. (h)',
        says: 'A felony that is redesignated is a misdemeanor or an infraction for all purposes.',
        read: 'secondary',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.9',
        says: 'The Legislature did not leave this to those who ask. It had past convictions that are eligible identified, had the prosecution review them, and has the court reduce, dismiss and seal those that are not challenged.',
        read: 'secondary',
      },
    ],
  },
}

/** Why the list of names is to be sealed. Rule 2.550(d) asks the court for these findings; paraphrased from memory. */
export const SEALING: Authority = {
  cite: 'Cal. Rules of Court, rules 2.550(d), 2.551',
  says: 'The interest of the people named in Exhibit A in the relief that they are given overrides the right of public access to that list; a public list of those whose convictions are dismissed or sealed would undo what it is made for; the seal reaches the list alone, and no less restrictive means would do.',
  read: 'unverified',
}

export const authoritiesOf = (statute: string): StatuteAuthorities | undefined => KNOWN[statute]

/** The statutes that counts are filed under, in order; a count without one rests on an office's policy alone. */
export const statutesOf = (counts: readonly { readonly statute?: string }[]): readonly string[] =>
  [...new Set(counts.flatMap(({ statute }) => statute ?? []))].sort()
