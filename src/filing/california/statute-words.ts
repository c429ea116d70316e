/** The statutes of California as an attorney writes them. */
const CODES: Readonly<Record<string, readonly [whole: string, short: string]>> = {
  hsc: ['Health and Safety Code', 'Health & Saf. Code'],
  pc: ['Penal Code', 'Pen. Code'],
  wic: ['Welfare and Institutions Code', 'Welf. & Inst. Code'],
  vc: ['Vehicle Code', 'Veh. Code'],
}

/** `hsc-11361.8` as `Health and Safety Code section 11361.8`, or short as `Health & Saf. Code, § 11361.8`. */
export function statuteWords(statute: string, length: 'whole' | 'short' = 'whole'): string {
  const at = statute.indexOf('-')
  const section = statute.slice(at + 1)
  const code = CODES[statute.slice(0, at)]
  if (code === undefined) return statute
  return length === 'whole' ? `${code[0]} section ${section}` : `${code[1]}, §\u00a0${section}`
}
