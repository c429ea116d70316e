/** Which facts a rule lacks of a subject, by name. */
import { SILENCE_OPEN } from '../rules/fact.ts'
import { missingNames } from '../rules/reason.ts'
import type { ReadyRule } from '../rules/rule.ts'
import type { Day } from '../time/day.ts'

/** Names of the facts a rule lacks; `open` leaves the law's word on silence aside. */
export function missingIn<S>(rule: ReadyRule<S>, subject: S, day: Day, open = false): string[] {
  const suppose = open ? SILENCE_OPEN : undefined
  const found = missingNames(rule.substance, subject, new Set(), suppose, day)
  for (const { opens, closes } of rule.routes) {
    if (closes !== undefined && closes.when(subject, suppose).latest <= day) continue
    for (const condition of closes === undefined ? [opens] : [opens, closes])
      missingNames(condition, subject, found, suppose, day)
  }
  return [...found]
}
