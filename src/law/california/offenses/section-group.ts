/** Reads sections joined to each other (`664/187`, `11357, 11358 HS`) and tells which code each of them has. */
import { type CitationText, codeAt, isCode, isMark, isNumber, leave } from './citation-text.ts'
import { isCountMarker, modifierSection } from './markers.ts'
import { isControlledSubstance, type Token } from './tokens.ts'
import { bracket, readSection, type WrittenSection } from './written-section.ts'

export interface SectionGroup {
  readonly sections: readonly WrittenSection[]
  /** Whether a code stands anywhere in the group or before it. */
  readonly coded: boolean
  /** The token after it. */
  readonly next: number
}

/** Reads from a number on. `leading` is a code written before it. */
export function readGroup(citation: CitationText, from: number, leading: string | undefined): SectionGroup {
  const group: OpenGroup = {
    sections: [],
    leading,
    coded: leading !== undefined,
    uncoded: 0,
    modifiersOnly: true,
  }
  let i: number | undefined = from
  let end = from
  while (i !== undefined) {
    const { section, next } = readSection(citation, i)
    group.sections.push(section)
    if (!modifierSection(section.section)) group.modifiersOnly = false
    end = readCode(citation, next, group, section)
    shareCode(group, section)
    end = leaveSecondSubdivisions(citation, end, group, section)
    i = nextInGroup(citation, end, group, section)
  }
  return { sections: group.sections, coded: group.coded, next: end }
}

/** A group that is being read. */
interface OpenGroup {
  readonly sections: WrittenSection[]
  /** The code written before the section to come. */
  leading: string | undefined
  coded: boolean
  /** How many sections, from the first on, have been given the code they share. */
  uncoded: number
  /** Only attempts, conspiracies and solicitations so far. */
  modifiersOnly: boolean
}

/** Reads the code after a section, or gives it the one before; the token after. */
function readCode(citation: CitationText, from: number, group: OpenGroup, section: WrittenSection): number {
  const { tokens } = citation
  const i = isMark(citation, from, '.') && isCode(citation, from + 1) ? from + 1 : from
  const hyphenated = isMark(citation, i, '-/') ? codeAt(tokens, i + 1) : undefined
  const trailing =
    hyphenated !== undefined && !isNumber(citation, hyphenated.next) ? hyphenated : codeAt(tokens, i)
  const { leading } = group
  const belongs =
    section.own === undefined && !(leading !== undefined && trailing && isNumber(citation, trailing.next))
  if (trailing === undefined || !belongs) {
    if (leading !== undefined && section.own === undefined) section.code = leading
    return i
  }
  if (leading !== undefined && leading !== trailing.code && group.sections.length === 1) {
    leave(citation, tokens[i]?.start ?? 0, tokens[trailing.next - 1]?.end ?? 0)
    group.leading = undefined
  } else section.own = trailing.code
  return trailing.next
}

/** Gives the code of a section to those before it that have none and can share it. */
function shareCode(group: OpenGroup, section: WrittenSection): void {
  const { own } = section
  if (own === undefined) return
  group.coded = true
  for (const earlier of group.sections.slice(group.uncoded, -1))
    if (earlier.code === undefined && shares(own, earlier.section, section.section)) earlier.code = own
  group.uncoded = group.sections.length
}

/** A bracket after a separator (`(B)/(C)`, `(A)&(B)`) is a second subdivision: which of them is not known. */
function leaveSecondSubdivisions(
  citation: CitationText,
  from: number,
  group: OpenGroup,
  section: WrittenSection,
): number {
  const { tokens } = citation
  let i = from
  while (section.own === undefined && isMark(citation, i, '/-+&,')) {
    const found = bracket(citation, i + 1)
    if (found === undefined) break
    leave(citation, tokens[i]?.start ?? 0, tokens[found.next - 1]?.end ?? 0)
    i = found.next
    const late = codeAt(tokens, i)
    if (late && !isNumber(citation, late.next)) {
      section.own = late.code
      group.coded = true
      i = late.next
    }
  }
  return i
}

/** Where the number of the section stands that is joined to this one; undefined where the group ends. */
function nextInGroup(
  citation: CitationText,
  i: number,
  group: OpenGroup,
  { own, section }: WrittenSection,
): number | undefined {
  const { tokens } = citation
  const closed = own !== undefined
  if (isNumber(citation, i) && !closed && joinsWithoutMark(section, tokens[i])) return i
  if (!joinsAt(citation, i, { closed, modifiersOnly: group.modifiersOnly, section })) return undefined
  if (isNumber(citation, i + 1) && !countsCharges(citation, i + 1)) return i + 1
  // PC 664/HS 11359: the next section brings its own code.
  const inside = codeAt(tokens, i + 1)
  if (inside === undefined || !isNumber(citation, inside.next) || !isMark(citation, i, '/+-'))
    return undefined
  group.leading = inside.code
  return inside.next
}

/** Whether the mark or word at a token joins what follows it to the section before; fewer do after a code. */
function joinsAt(
  citation: CitationText,
  i: number,
  before: { readonly closed: boolean; readonly modifiersOnly: boolean; readonly section: string },
): boolean {
  const marks = before.closed ? (before.modifiersOnly ? '/+-' : '/+') : '/+-&,;'
  if (isMark(citation, i, marks)) return true
  if (before.section === '664' && isMark(citation, i, '.')) return true
  const token = citation.tokens[i]
  return !before.closed && token?.kind === 'word' && (token.text === 'AND' || token.text === 'OR')
}

/** Whether the number at a token counts charges: `2 CTS`. */
export function countsCharges({ tokens }: CitationText, i: number): boolean {
  const word = tokens[i + 1]
  return (tokens[i]?.text.length ?? 9) <= 2 && word?.kind === 'word' && isCountMarker(word.text)
}

/** `664 187`, `182 11359`, `66411357`, `11359 664`: no mark between, and still one citation. */
const joinsWithoutMark = (section: string, next: Token | undefined): boolean =>
  section === '664' || section === '182' || next?.text === '664'

/**
 * Whether a section without a code shares the code of the section it is joined to. Penal Code sections are joined
 * whatever their size (213/12022.55), but its numbers are not controlled substances; elsewhere the numbers must be of
 * one size, because `187/11357 HS` is murder and marijuana.
 */
export function shares(code: string, section: string, coded: string): boolean {
  if (modifierSection(section)) return true
  if (modifierSection(coded)) return code === 'PC' ? !isControlledSubstance(section) : true
  if (code === 'PC') return !isControlledSubstance(section)
  const size = String(Math.floor(Number.parseFloat(section))).length
  const codedSize = String(Math.floor(Number.parseFloat(coded))).length
  return size === codedSize || (size >= 4 && codedSize >= 4)
}
