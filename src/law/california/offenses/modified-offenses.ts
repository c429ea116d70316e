/** Turns written sections into offenses: an attempt, a conspiracy or a solicitation is applied to what it modifies. */
import type { Offense } from '../../../record/person.ts'
import type { CitationText } from './citation-text.ts'
import { modifierSection } from './markers.ts'
import { addsTo, procedureOf } from './procedural.ts'
import { leaveSection, type WrittenSection } from './written-section.ts'

/** The offenses of the sections of one group. `wordBefore` is what a word before them says (`ATT 11359 HS`). */
export function offensesOf(
  citation: CitationText,
  sections: readonly WrittenSection[],
  wordBefore: Offense['inchoate'],
): readonly Offense[] {
  const { inchoate, modified } = splitModifier(citation, sections)
  const applied = inchoate ?? (sections.every(modifier) ? undefined : wordBefore)
  return modified.flatMap(section => {
    if (modified.length === 1 || modifier(section) !== 'attempt') return [offenseOf(section, applied)]
    leaveSection(citation, section)
    return []
  })
}

/** The sections without the one before or after them that modifies them. */
function splitModifier(
  citation: CitationText,
  sections: readonly WrittenSection[],
): { readonly inchoate: Offense['inchoate']; readonly modified: readonly WrittenSection[] } {
  const [first, ...rest] = sections
  const last = sections.at(-1)
  if (first === undefined || last === undefined || rest.length === 0)
    return { inchoate: undefined, modified: sections }
  const inchoate = modifier(first)
  if (inchoate !== undefined) {
    // 182/664/187: a conspiracy to attempt. Only one can be shown.
    const further = rest.findIndex((section, i) => i === rest.length - 1 || modifier(section) === undefined)
    for (const section of rest.slice(0, further)) leaveSection(citation, section)
    return { inchoate, modified: rest.slice(further) }
  }
  return modifier(last) === 'attempt'
    ? { inchoate: 'attempt', modified: sections.slice(0, -1) }
    : { inchoate: undefined, modified: sections }
}

function modifier({ section, own }: WrittenSection): Offense['inchoate'] {
  const kind = modifierSection(section)
  // Written after 664 the code belongs to the crime attempted (11359-664 HS): no other code has a section 664.
  return kind === 'attempt' || own === undefined || own === 'PC' ? kind : undefined
}

function offenseOf(written: WrittenSection, inchoate: Offense['inchoate']): Offense {
  const code = written.own ?? written.code
  const glued = /^664([1-9]\d)$/.exec(written.section)
  // 66432 PC is an attempt of PC 32: the Penal Code ends before 35000. In the Government Code 66432 is a section.
  const attempt = code === 'PC' && glued?.[1] !== undefined ? glued[1] : undefined
  // A letter of the table belongs to the section in the Penal Code only.
  const lettered = /^([\d.]+)([a-z]+)$/.exec(written.section)
  const elsewhere = code !== undefined && code !== 'PC' && lettered !== null
  const section = attempt ?? (elsewhere ? (lettered[1] as string) : written.section)
  const subdivisions = elsewhere
    ? [...(lettered[2] as string), ...written.subdivisions]
    : written.subdivisions
  const kind = attempt !== undefined ? 'attempt' : inchoate
  const procedural = procedureOf(code === undefined ? { section } : { code, section })
  return {
    ...(code === undefined ? {} : { code }),
    section,
    subdivisions,
    ...(kind === undefined ? {} : { inchoate: kind }),
    ...(procedural === undefined ? {} : { procedural }),
    ...(addsTo(code === undefined ? { section, subdivisions } : { code, section, subdivisions })
      ? { adds: true }
      : {}),
  }
}

/** PC 664 on its own beside one other offense (`11359 HS, 664 PC`) modifies it: nobody is convicted of 664 alone. */
export function joinLoneAttempt(offenses: readonly Offense[]): readonly Offense[] {
  if (offenses.length !== 2) return offenses
  const isLone = (o: Offense): boolean =>
    o.section === '664' && (o.code === 'PC' || o.code === undefined) && !o.inchoate
  const other = offenses.find(o => !isLone(o))
  return other && !other.inchoate && offenses.some(isLone) ? [{ ...other, inchoate: 'attempt' }] : offenses
}
