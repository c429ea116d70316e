/** What the record shows of a conviction, as PC 1203.42 asks for it. */
import { isSerious, isViolent, requiresRegistration, yesNo } from '../facts/history.ts'

/**
 * No list of the crimes of PC 1170(h) can be trusted here, so nothing says yes. What is surely served in state prison
 * says no: serious, violent and registrable offenses.
 */
export const servedInJail = yesNo(
  'crime of PC 1170(h)',
  'Is the crime one that today is punished under PC 1170(h), in county jail, and would the person have been eligible for that (no serious or violent prior, no duty to register)?',
  conviction =>
    isSerious.read(conviction) === true ||
    isViolent.read(conviction) === true ||
    requiresRegistration.read(conviction) === true
      ? false
      : undefined,
)
