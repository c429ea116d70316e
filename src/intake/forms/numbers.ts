/** Numbers that a spreadsheet or another program has rewritten: in which form a text is, and the number as it was. */

/** Forms that mean one number, each as it is told. */
export type NumberForm = 'N.0' | 'N,NNN' | 'NNN-NNN' | "'N"

/** What a text of a column of numbers is. `digits`: a plain number. `lost`: its first digits only. */
export type NumberText =
  | { readonly kind: 'digits' | 'blank' | 'other' | 'lost' }
  | { readonly kind: 'form'; readonly form: NumberForm }

export const LOST = 'N.NNE+NN'

const DECIMAL = /^(\d+)\.0+$/
const GROUPED = /^\d{1,3}(?:,\d{3})+$/
const PARTED = /^\d{2,}(?:[-/. ]\d{2,})+$/
const MARKED = /^'(.+)$|^="(.*)"$/
const EXPONENT = /^\d[.,]\d*E\+?\d{1,3}$|^\dE\+\d{1,3}$/

export function numberText(given: string): NumberText {
  const text = given.trim().toUpperCase()
  if (text === '' || text === 'NULL' || /^0+$/.test(text)) return { kind: 'blank' }
  if (/^\d+$/.test(text)) return { kind: 'digits' }
  if (EXPONENT.test(text)) return { kind: 'lost' }
  for (const [pattern, form] of FORMS) if (pattern.test(text)) return { kind: 'form', form }
  return { kind: 'other' }
}

const FORMS: readonly (readonly [RegExp, NumberForm])[] = [
  [DECIMAL, 'N.0'],
  [GROUPED, 'N,NNN'],
  [PARTED, 'NNN-NNN'],
  [MARKED, "'N"],
]

/** The number of a text in this form; undefined where it is not in it. */
export function numberAsUsual(given: string, form: NumberForm): string | undefined {
  const text = given.trim()
  switch (form) {
    case 'N.0':
      return DECIMAL.exec(text)?.[1]
    case 'N,NNN':
      return GROUPED.test(text) ? text.replaceAll(',', '') : undefined
    case 'NNN-NNN':
      return PARTED.test(text) ? text.replaceAll(/\D/g, '') : undefined
    case "'N": {
      const found = MARKED.exec(text)
      return found ? (found[1] ?? found[2]) : undefined
    }
  }
}
