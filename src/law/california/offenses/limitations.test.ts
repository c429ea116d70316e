import { describe, expect, test } from 'vitest'
import type { OffenseClass } from '../../../record/person.ts'
import { formatDay, NEVER, theDay } from '../../../time/day.ts'
import { on } from '../../../time/window.ts'
import { LIMITATIONS, lastDayToProsecute } from './limitations.ts'
import { saidOfIt } from './list-entry.ts'
import { readOffense } from './read-offense.ts'

/** The last day for an arrest of that day, without any absence unless some is given. */
function last(text: string, charged: OffenseClass | undefined, from: string, absence = 0): string {
  const reading = readOffense(text)
  const [offense] = reading.offenses
  if (offense === undefined) throw new Error(`[${text}] is no offense`)
  const context = {
    class: charged,
    offenseDate: on(theDay(from)),
    sameCase: reading.offenses,
    says: saidOfIt(reading),
  }
  const day = lastDayToProsecute(offense, context, theDay(from), absence)
  return day === NEVER ? 'never' : formatDay(day)
}

describe('the time to prosecute', () => {
  test.each<[string, OffenseClass | undefined, string, string]>([
    // PC 800, 801, 802(a) by the longest term, whatever is charged (805(a)).
    ['215 PC-CARJACKING', 'felony', '2020-03-01', '2026-03-01'],
    ['211 PC-ROBBERY', 'felony', '2020-03-01', '2026-03-01'],
    ['459 PC-BURGLARY', 'felony', '2020-03-01', '2023-03-01'],
    ['459 PC-BURGLARY', 'misdemeanor', '2020-03-01', '2023-03-01'],
    ['245(A)(1) PC-ADW', 'misdemeanor', '2020-03-01', '2023-03-01'],
    ['602(L) PC-TRESPASS', 'misdemeanor', '2020-03-01', '2021-03-01'],
    ['602(L) PC-TRESPASS', undefined, '2020-03-01', '2021-03-01'],
    ['415 PC-DISTURBING', 'infraction', '2020-03-01', '2021-03-01'],
    ['484(A) PC-PETTY THEFT', 'misdemeanor', '2020-03-01', '2021-03-01'],
    ['484(A) PC-THEFT', 'misdemeanor', '2020-03-01', '2023-03-01'],
    ['242 PC-BATTERY', 'misdemeanor', '2020-03-01', '2021-03-01'],
    ['11357(B) HS-POSS MARIJUANA', 'misdemeanor', '2020-03-01', '2021-03-01'],
    // A section whose term nobody read.
    ['4574(A) PC-BRING WEAPON INTO PRISON', 'felony', '2020-03-01', '2026-03-01'],
    ['11550(A) HS-UNDER INFLUENCE', 'misdemeanor', '2020-03-01', '2023-03-01'],
    // Periods of their own.
    ['273.5(A) PC-CORPORAL INJURY', 'felony', '2025-03-01', '2032-03-01'],
    ['273.5(A) PC-CORPORAL INJURY', 'misdemeanor', '2025-03-01', '2032-03-01'],
    ['273.5(A) PC-CORPORAL INJURY', 'felony', '2020-01-01', '2027-01-01'],
    ['273.5(A) PC-CORPORAL INJURY', 'felony', '2019-12-31', '2024-12-31'],
    ['273.5(A) PC-CORPORAL INJURY', 'felony', '2016-12-31', '2019-12-31'],
    ['368(C) PC-CRUELTY TO ELDER', 'misdemeanor', '2020-03-01', '2025-03-01'],
    ['368(D) PC-THEFT FROM ELDER', 'felony', '2020-03-01', '2024-03-01'],
    ['368 PC-ELDER ABUSE', 'felony', '2020-03-01', '2025-03-01'],
    ['484(A) PC-THEFT', undefined, '2020-03-01', '2024-03-01'],
    ['484(A) PC-THEFT', 'felony', '2020-03-01', '2024-03-01'],
    ['647.6(A) PC-ANNOY CHILD', undefined, '2020-03-01', 'never'],
    ['647.6 PC-ANNOY CHILD', 'felony', '2020-03-01', 'never'],
    ['647.6(A) PC-ANNOY CHILD', 'misdemeanor', '2020-03-01', '2023-03-01'],
    ['470(D) PC-FORGERY', 'felony', '2020-03-01', '2024-03-01'],
    ['487(A) PC-GRAND THEFT', 'felony', '2020-03-01', '2024-03-01'],
    ['530.5(A) PC-IDENTITY THEFT', 'felony', '2020-03-01', '2024-03-01'],
    ['502(C)(1) PC-COMPUTER CRIME', 'felony', '2020-03-01', '2026-03-01'],
    ['20001(B)(2) VC-HIT AND RUN', 'felony', '2020-03-01', '2026-03-01'],
    ['20001(B)(1) VC-HIT AND RUN', 'felony', '2020-03-01', '2023-03-01'],
    ['20002(A) VC-HIT AND RUN', 'misdemeanor', '2020-03-01', '2021-03-01'],
    ['192(C)(2) PC-VEHICULAR MANSLAUGHTER', 'misdemeanor', '2020-03-01', '2026-03-01'],
    ['647(J)(4) PC-DISTRIBUTE IMAGE', 'misdemeanor', '2020-03-01', '2024-03-01'],
    ['11166(C) PC-FAIL TO REPORT', 'misdemeanor', '2020-03-01', '2025-03-01'],
    ['4149 BP-HYPODERMIC', 'misdemeanor', '2020-03-01', '2024-03-01'],
    ['10980(C)(1) WI-FRAUD', 'misdemeanor', '2020-03-01', '2024-03-01'],
    // Nothing bounds them.
    ['187(A) PC-MURDER', 'felony', '1980-03-01', 'never'],
    ['664/187(A) PC-ATTEMPTED MURDER', 'felony', '1980-03-01', 'never'],
    ['209.5(A) PC-KIDNAP FOR CARJACKING', 'felony', '1980-03-01', 'never'],
    ['504 PC-EMBEZZLE PUBLIC MONEY', 'felony', '1980-03-01', 'never'],
    ['261(A)(2) PC-RAPE', 'felony', '2018-03-01', 'never'],
    ['261(A)(2) PC-RAPE', 'felony', '1980-03-01', 'never'],
    ['288(A) PC-LEWD ACT', 'felony', '1980-03-01', 'never'],
    ['311.11(A) PC-OBSCENE MATTER', 'felony', '1980-03-01', 'never'],
    ['314(1) PC-INDECENT EXPOSURE', 'misdemeanor', '1980-03-01', 'never'],
    ['647(J)(3) PC-SECRET RECORDING', 'misdemeanor', '1980-03-01', 'never'],
    ['647(J) PC-INVADE PRIVACY', 'misdemeanor', '1980-03-01', 'never'],
    ['18 US-2113', 'felony', '1980-03-01', 'never'],
    ['459 BURGLARY', 'felony', '1980-03-01', 'never'],
  ])('%s as %s, arrested %s: %s', (text, charged, from, day) => {
    expect(last(text, charged, from)).toBe(day)
  })

  test('absence adds to it, and may keep open what a later law then reaches', () => {
    expect(last('459 PC-BURGLARY', 'felony', '2020-03-01', 3)).toBe('2026-03-01')
    expect(last('273.5(A) PC-CORPORAL INJURY', 'felony', '2016-12-31', 3)).toBe('2024-12-31')
    expect(last('273.5(A) PC-CORPORAL INJURY', 'felony', '2017-01-01', 3)).toBe('2027-01-01')
  })

  test('each entry was read', () => {
    for (const { cite, says } of LIMITATIONS) expect(cite.confidence, says).toBe('verbatim')
  })
})
