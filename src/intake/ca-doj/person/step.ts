/** What kind of step a row belongs to, from STP_TYPE_DESCR. */
import { words } from '../text.ts'

export interface Step {
  readonly arrest: boolean
  readonly court: boolean
  readonly registration: boolean
  readonly death: boolean
  /** Not about a charge. */
  readonly noCharge: boolean
  /** Blank, or letters that are no word. */
  readonly unread: boolean
}

export function readStep(text: string): Step {
  const said = words(text)
  const registration = /\bREGISTRATION\b/.test(said)
  const death = said.startsWith('DECEASED')
  return {
    arrest: /^(SUPP\w* )?(ARREST|DETAINED|CITED)/.test(said),
    court: said.startsWith('COURT'),
    registration,
    death,
    noCharge: registration || death || said.startsWith('APPLICANT'),
    unread: !/[A-Z]{3}/.test(said),
  }
}
