/**
 * The longest term that the law prescribes for an offense, form by form. What an offense is punishable by is law and no fact of
 * a record (PC 805(a)). Every form of a section named here is named here, or marked `unread`.
 */
import type { Offense } from '../../../record/person.ts'
import { type Citation, cite } from '../../../rules/citation.ts'
import { LIFE_FELONIES } from './life-felonies.ts'
import { type Target, target, within } from './list-entry.ts'
import { withSubdivisionSaid } from './subdivision-said.ts'

/** Years in state prison or under PC 1170(h) at the most; 0: no felony. `unread`: nobody has read the term. */
export type Longest = number | 'life' | 'unread'

/** What the law prescribes for one form of an offense, or for several alike. */
export interface LongestTerm {
  readonly sections: readonly string[]
  /** One for each form that the section does not tell apart: `211` may be any of three. */
  readonly longest: readonly Longest[]
  /** Only where the words of the text say this, or only where they do not. */
  readonly said?: string
  readonly unsaid?: string
  readonly cite: Citation
}

const READ = 'read 2026-11-30 in the bulk data of the Legislature'
const P = (text: string) => cite(text, 'verbatim', READ)
/** No term of its own: 16 months, two or three years (PC 18(a), 1170(h)(1)). */
const PLAIN = [3] as const

const only = (text: string, sections: string, ...longest: readonly Longest[]): LongestTerm => ({
  sections: sections.split(', '),
  longest,
  cite: P(text),
})

export const LONGEST_TERMS: readonly LongestTerm[] = [
  {
    sections: LIFE_FELONIES.filter(section => section !== 'MV 1672(a)'),
    longest: ['life'],
    cite: P('PC 190.3, 3000.1, 4852.03 and the sections themselves'),
  },
  // ---- against the person
  only('PC 148, 148.9, 148.10', 'PC 148(a), PC 148.5, PC 148.6, PC 148.9', 0),
  only('PC 148(b)-(d)', 'PC 148(b), PC 148(c), PC 148(d)', ...PLAIN),
  only('PC 148.10', 'PC 148.10', 4),
  only('PC 149', 'PC 149', ...PLAIN),
  only('PC 191.5(c)(1), (d)', 'PC 191.5(a)', 10, 'life'),
  only('PC 191.5(c)(2)', 'PC 191.5(b)', 4),
  only('PC 193(a)', 'PC 192(a)', 11),
  only('PC 193(b)', 'PC 192(b)', 4),
  only('PC 193(c)(1)', 'PC 192(c)(1)', 6),
  only('PC 193(c)(2)', 'PC 192(c)(2)', 0),
  only('PC 193(c)(3)', 'PC 192(c)(3)', 10),
  only('PC 204', 'PC 203', 8),
  only('PC 208', 'PC 207', 8, 11),
  only('PC 210', 'PC 210', 4),
  only('PC 210.5', 'PC 210.5', 8),
  { ...only('PC 213', 'PC 211, PC 213', 5, 6, 9), unsaid: 'SECOND' },
  { ...only('PC 213(a)(2)', 'PC 211, PC 213', 5), said: 'SECOND' },
  only('PC 213(a)(1)', 'PC 212.5(a)', 6, 9),
  only('PC 213(a)(1)(B)', 'PC 212.5(b)', 6),
  only('PC 213(a)(2)', 'PC 212.5(c)', 5),
  only('PC 215(b)', 'PC 215', 9),
  only('PC 217.1(a)', 'PC 217.1(a)', ...PLAIN),
  only('PC 218.1', 'PC 218.1', 4),
  only('PC 219.1', 'PC 219.1', 6),
  only('PC 219.2', 'PC 219.2', ...PLAIN),
  only('PC 220(a)(1)', 'PC 220(a)(1)', 6),
  only('PC 220(a)(2)', 'PC 220(a)(2)', 9),
  only('PC 222', 'PC 222', ...PLAIN),
  only('PC 236.1(a), (c)(1)', 'PC 236.1(a), PC 236.1(c)(1)', 12),
  only('PC 236.1(b)', 'PC 236.1(b)', 20),
  only('PC 237(a)', 'PC 237(a)', 0, ...PLAIN),
  // Of elders as PC 368(f) has it.
  only('PC 237, 368(f)', 'PC 236', 0, 3, 4),
  only('PC 237(b), 368(f)', 'PC 237(b)', 4),
  only('PC 241, 241.2, 241.3, 241.8', 'PC 240, PC 241, PC 241.2, PC 241.3, PC 241.8', 0),
  only('PC 241.1, 241.4, 241.7', 'PC 241.1, PC 241.4, PC 241.7', 0, ...PLAIN),
  only('PC 243(a)', 'PC 242', 0),
  only('PC 243(a)-(b), (e)', 'PC 243(a), PC 243(b), PC 243(e)', 0),
  only('PC 243(c)', 'PC 243(c)', ...PLAIN),
  only('PC 243(d)', 'PC 243(d)', 4),
  only('PC 243.1, 243.15', 'PC 243.1, PC 243.15', ...PLAIN),
  only('PC 243.10', 'PC 243.10', 0),
  only('PC 244', 'PC 244', 4),
  only('PC 244.5(b)', 'PC 244.5(b)', ...PLAIN),
  only('PC 244.5(c)', 'PC 244.5(c)', 4),
  only('PC 245(a)(1), (2), (4)', 'PC 245(a)(1), PC 245(a)(2), PC 245(a)(4)', 4),
  only('PC 245(a)(3)', 'PC 245(a)(3)', 12),
  only('PC 245(b)', 'PC 245(b)', 9),
  only('PC 245(c)', 'PC 245(c)', 5),
  only('PC 245(d)(1)', 'PC 245(d)(1)', 8),
  only('PC 245(d)(2)', 'PC 245(d)(2)', 9),
  only('PC 245(d)(3)', 'PC 245(d)(3)', 12),
  only('PC 245.2, 245.3', 'PC 245.2, PC 245.3', 5),
  only('PC 245.5(a)', 'PC 245.5(a)', 5),
  only('PC 245.5(b)', 'PC 245.5(b)', 8),
  only('PC 245.5(c)', 'PC 245.5(c)', 4),
  only('PC 273a(a)', 'PC 273a(a)', 6),
  only('PC 273a(b)', 'PC 273a(b)', 0),
  only('PC 273d', 'PC 273d', 6),
  only('PC 273.5(a), (f)', 'PC 273.5', 4, 5),
  only('PC 273.6(a)-(b)', 'PC 273.6(a), PC 273.6(b)', 0),
  only('PC 273.6(d)-(e)', 'PC 273.6(d), PC 273.6(e)', ...PLAIN),
  only('PC 367f, 367g', 'PC 367f, PC 367g', 5),
  only('PC 368(b), (f)', 'PC 368(b), PC 368(f)', 4),
  only('PC 368(c)', 'PC 368(c)', 0),
  only('PC 368(d), (e)', 'PC 368(d), PC 368(e)', 0, 4),
  only('PC 417.3', 'PC 417.3', ...PLAIN),
  only('PC 417.4', 'PC 417.4', 0),
  only('PC 417.6', 'PC 417.6', ...PLAIN),
  only('PC 417.8', 'PC 417.8', 4),
  only('PC 422', 'PC 422, PC 422.3, PC 422.6, PC 422.7', ...PLAIN),
  only('PC 646.9(a)', 'PC 646.9(a)', ...PLAIN),
  only('PC 646.9(b)', 'PC 646.9(b)', 4),
  only('PC 646.9(c)', 'PC 646.9(c)', 5),
  // ---- sexual offenses
  only('PC 264', 'PC 261', 8, 11, 13),
  only('PC 264', 'PC 262', 8),
  only('PC 261.5(b)', 'PC 261.5(b)', 0),
  only('PC 261.5(c)', 'PC 261.5(c)', ...PLAIN),
  only('PC 261.5(d)', 'PC 261.5(d)', 4),
  only('PC 264.1', 'PC 264.1', 9, 11, 14),
  only('PC 265, 266, 266a, 266b, 266e, 266f', 'PC 265, PC 266, PC 266a, PC 266b, PC 266e, PC 266f', ...PLAIN),
  only('PC 266c', 'PC 266c', 4),
  only('PC 286(f), (g), (i)-(k)', 'PC 286(f), PC 286(g), PC 286(i), PC 286(j), PC 286(k)', 8),
  only('PC 286(e), (h)', 'PC 286(e), PC 286(h)', ...PLAIN),
  only('PC 283, 284, 285', 'PC 283, PC 284, PC 285', ...PLAIN),
  only('PC 286(b), with PC 18(a)', 'PC 286(b)', ...PLAIN),
  only('PC 286(c)(1), (3)', 'PC 286(c)(1), PC 286(c)(3)', 8),
  only('PC 286(c)(2)', 'PC 286(c)(2)', 8, 11, 13),
  only('PC 286(d)', 'PC 286(d)', 9, 11, 14),
  only('PC 287(b)', 'PC 287(b)', ...PLAIN),
  only('PC 287(c)', 'PC 287(c)(1), PC 287(c)(3)', 8),
  only('PC 287(c)(2)', 'PC 287(c)(2)', 8, 10, 12),
  only('PC 287(d)', 'PC 287(d)', 9, 12, 14),
  only('PC 287(e), (h)', 'PC 287(e), PC 287(h)', ...PLAIN),
  only('PC 287(f), (g), (i)-(k)', 'PC 287(f), PC 287(g), PC 287(i), PC 287(j), PC 287(k)', 8),
  only('PC 288(a), (i)', 'PC 288(a)', 8, 'life'),
  only('PC 288(b)', 'PC 288(b)', 10),
  only('PC 288(c)', 'PC 288(c)', ...PLAIN),
  only('PC 288.2(a)(1)', 'PC 288.2(a)(1)', 5),
  only('PC 288.2(a)(2)', 'PC 288.2(a)(2)', ...PLAIN),
  only('PC 288.5', 'PC 288.5', 16),
  only('PC 289(a)(1)', 'PC 289(a)(1)', 8, 10, 12),
  only(
    'PC 289(a)(2), (b), (d)-(g), (j)',
    'PC 289(a)(2), PC 289(b), PC 289(d), PC 289(e), PC 289(f), PC 289(g), PC 289(j)',
    8,
  ),
  only('PC 289(c), (h), (i)', 'PC 289(c), PC 289(h), PC 289(i)', ...PLAIN),
  // ---- disorder
  only('PC 19.8', 'PC 193.8, PC 330, PC 415, PC 490.7, PC 555, PC 602.13, PC 853.7, PC 532b(c)', 0),
  only('PC 602 to 602.5', 'PC 602, PC 602.1, PC 602.3, PC 602.4, PC 602.5', 0),
  only('PC 601', 'PC 601', ...PLAIN),
  only(
    'PC 647',
    'PC 647(a), PC 647(b)(1), PC 647(b)(2), PC 647(c), PC 647(d), PC 647(e), PC 647(f), PC 647(g), PC 647(h), PC 647(i)',
    0,
  ),
  only('PC 647(j)-(l)', 'PC 647(b)(3), PC 647(j), PC 647(k), PC 647(l)', 'unread'),
  // ---- fire
  only('PC 451(a)', 'PC 451(a)', 9),
  only('PC 451(b)', 'PC 451(b)', 8),
  only('PC 451(c)', 'PC 451(c)', 6),
  only('PC 451(d)', 'PC 451(d)', ...PLAIN),
  only('PC 452(a)', 'PC 452(a)', 6),
  only('PC 452(b)', 'PC 452(b)', 4),
  only('PC 452(c)', 'PC 452(c)', ...PLAIN),
  only('PC 452(d)', 'PC 452(d)', 0),
  only('PC 453, 455', 'PC 453, PC 455', ...PLAIN),
  only('PC 454', 'PC 454', 7, 9),
  // ---- property
  only('PC 461', 'PC 459, PC 460, PC 461', 3, 6),
  only('PC 459.5', 'PC 459.5', 0, ...PLAIN),
  only('PC 473(a)', 'PC 470, PC 470a, PC 470b, PC 471, PC 472, PC 473, PC 475, PC 476', ...PLAIN),
  only('PC 471.5', 'PC 471.5', 0),
  { ...only('PC 489, 490, 490.2', 'PC 484', 0, ...PLAIN), unsaid: 'PETTY' },
  { ...only('PC 490', 'PC 484', 0), said: 'PETTY' },
  only('PC 489', 'PC 487, PC 487a, PC 487b, PC 487d, PC 487i, PC 487j, PC 487k, PC 489', ...PLAIN),
  only('PC 488, 490', 'PC 488, PC 490, PC 490.1, PC 490.5', 0),
  only('PC 490.2, 490.4', 'PC 490.2, PC 490.4', 0, ...PLAIN),
  only('PC 496, 496.5, 496.6, 496a', 'PC 496, PC 496.5, PC 496.6, PC 496a', 0, ...PLAIN),
  only('PC 529, 529a', 'PC 529, PC 529a', 0, ...PLAIN),
  only('PC 529.5, 529.7', 'PC 529.5, PC 529.7', 0),
  only('PC 530, 532', 'PC 530, PC 532', 0, ...PLAIN),
  only('PC 530.5', 'PC 530.5', 0, ...PLAIN),
  only('PC 532f, 533, 534, 535', 'PC 532f, PC 533, PC 534, PC 535', ...PLAIN),
  only('PC 537(a)', 'PC 537', 0, ...PLAIN),
  only('PC 591, 592, 593', 'PC 591, PC 592, PC 593, PC 593a, PC 593c', 0, ...PLAIN),
  only('PC 591.5', 'PC 591.5', 0),
  only('PC 594(b)(1)', 'PC 594(b)(1)', ...PLAIN),
  only('PC 594(b)(2)', 'PC 594(b)(2)', 0),
  only('PC 594', 'PC 594(a)', 0, ...PLAIN),
  only('PC 594.1, 594.2', 'PC 594.1, PC 594.2', 0),
  only('PC 594.3', 'PC 594.3', ...PLAIN),
  // ---- weapons
  only('PC 29800, with 18(a)', 'PC 29800', ...PLAIN),
  only('PC 30600(a)', 'PC 30600', 8),
  only('PC 30605', 'PC 30605', ...PLAIN),
  only('PC 30610', 'PC 30610', 0),
  // ---- prisons
  only('PC 4573, 4573.6', 'PC 4573, PC 4573.6', 4),
  only('PC 4573.5, 4573.8, with PC 18(a)', 'PC 4573.5, PC 4573.8', ...PLAIN),
  // ---- vehicles
  only('VC 2800.1', 'VC 2800.1', 0),
  only('VC 2800.2, 2800.4', 'VC 2800.2, VC 2800.4', ...PLAIN),
  only('VC 2800.3(a)', 'VC 2800.3(a)', 7),
  only('VC 2800.3(b)', 'VC 2800.3(b)', 10),
  only('VC 10851; PC 666.5', 'VC 10851', 3, 4),
  only('VC 10801', 'VC 10801', 4),
  only('VC 20001(b)', 'VC 20001(a), VC 20001(b)', 3, 4),
  only('VC 20002', 'VC 20002', 0),
  only('PC 19.8', 'VC 23109(c), VC 5201.1, VC 12500, VC 14601.1, VC 27150.1, VC 40508', 0),
  only('PC 19.8', 'BP 25658(b), BP 21672, BP 25661, BP 25662', 0),
  // ---- drugs: no public copy of the whole of the present text was found
  ...[
    ['HS 11350', [0, 3], 'a digest of 2012 and PC 1170.18'],
    ['HS 11377', [0, 3], 'a digest of 2012 and PC 1170.18'],
    ['HS 11351', [4], 'a copy of before 2011'],
    ['HS 11351.5', [5], 'a summary of before 2015'],
    ['HS 11352(a)', [5], 'a copy of before 2011'],
    ['HS 11352(b)', [9], 'a copy of before 2011'],
    ['HS 11378', [3], 'a summary'],
    ['HS 11379(a)', [4], 'a summary'],
    ['HS 11379(b)', ['unread'], 'from memory nine years'],
    ['HS 11357(a)', [0, 3], 'a copy of before 2017; the Act leaves no felony'],
    ['HS 11357(b)', [0], 'copies of before and after the Act'],
    ['HS 11357(c)', [0], 'copies of before and after the Act'],
    ['HS 11357(d)', [0], 'copies of before and after the Act'],
    ['HS 11357(e)', [0], 'a copy of before 2017'],
    ['HS 11358', [0, 3], 'a copy of before 2017; summaries since'],
    ['HS 11359', [0, 3], 'People v. Medina, note 1; summaries since'],
    ['HS 11360(a)', [0, 4], 'copies of before and after the Act'],
    ['HS 11360(b)', [0], 'copies of before and after the Act'],
  ].map(
    ([section, longest, note]): LongestTerm => ({
      sections: [section as string],
      longest: longest as readonly Longest[],
      cite: cite(section as string, 'secondary', note as string),
    }),
  ),
]

interface Form extends LongestTerm {
  readonly target: Target
}
/** By section; the sections are read when the first is asked for. */
const formsOf = (section: string): readonly Form[] => {
  bySection ??= Map.groupBy(
    LONGEST_TERMS.flatMap(term => term.sections.map((each): Form => ({ ...term, target: target(each) }))),
    form => form.target.section,
  )
  return bySection.get(section) ?? []
}
let bySection: ReadonlyMap<string, readonly Form[]> | undefined

/** Of an attempt, where no other law says so (PC 664(a)): half, and of a life felony five, seven or nine years or life. */
const ofAttempt = (longest: Longest): Longest =>
  longest === 'life' ? 9 : longest === 'unread' ? longest : longest / 2

/** The longest term of every form that the label of an offense covers; undefined where some form of it was not read. */
export function termsOf(
  written: Offense,
  said: ReadonlySet<string> | undefined,
): readonly (number | 'life')[] | undefined {
  const offense = withSubdivisionSaid(written, said)
  if (offense.code === undefined || offense.inchoate === 'conspiracy' || offense.inchoate === 'solicitation')
    return undefined
  const found: (number | 'life')[] = []
  for (const form of formsOf(offense.section)) {
    if (within(offense, form.target) === undefined) continue
    if (form.said !== undefined && said?.has(form.said) !== true) continue
    if (form.unsaid !== undefined && said?.has(form.unsaid) === true) continue
    for (const each of form.longest) {
      const longest = offense.inchoate === 'attempt' ? ofAttempt(each) : each
      if (longest === 'unread') return undefined
      found.push(longest)
    }
  }
  return found.length === 0 ? undefined : found
}

/** PC 800, 851.93(a)(2)(C)(ii): a term of so many years or more. */
export const GRAVE = 8
const isGrave = (longest: number | 'life'): boolean => longest === 'life' || longest >= GRAVE

/** Whether it is punishable by eight years or more: only where every form of the label is, or none. */
export function punishableByEight(
  offense: Offense,
  said: ReadonlySet<string> | undefined,
): boolean | undefined {
  const terms = termsOf(offense, said)
  if (terms === undefined) return undefined
  if (terms.every(isGrave)) return true
  return terms.some(isGrave) ? undefined : false
}
