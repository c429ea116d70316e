/** Arrests whose charge may have gone into another case, and arrests that surely ended: written from the words, before the program was asked. */
import type { Fields } from '../../src/intake/ca-doj/made-up.ts'
import { arrest, order, THEFT } from '../made-up-records.ts'

/** A person with an arrest for a misdemeanor theft of 2015, and what may be answered of its relief. */
export interface EndedArrest {
  readonly says: string
  readonly rows: readonly Fields[]
  readonly right: readonly ('eligible' | 'review' | 'none')[]
}

const arrested = (fields: Fields): Fields => arrest('101 001 001', '20150601', { ...THEFT, ...fields })
const inCourt = (fields: Fields): Fields =>
  order('101 002 001', '20150901', '20150601', { ...THEFT, FE_NUM_CRT_CASE: '15M00001', ...fields })
const lines = (texts: string): readonly string[] => texts.slice(1).split('\n')

const WENT_ON_AT_ARREST = lines(`
PROS REJ-COMB W/OTHER CASE
PROS REJ-CONSOL W/OTHER CASE
PROS REJ-FILED UNDER OTHER CASE
PROS REJ-OTHER CHRGS FILED
PROS REJ-REFER TO US ATTY
PROS REJ-REFER TO CITY ATTY
PROS REJ-REF TO PROBATION
REL/TOT OTHER JURIS
REL-TOT LASO
TOT US MARSHAL
TURNED OVER TO OTHER AGENCY
RELEASED TO OTHER AGENCY
RELEASED TO IMMIGRATION
TRANSFERRED TO JUVENILE COURT
COMBINED WITH CASE 15F00002
SEE CYCLE 102
SEE ARR 20150605
FILED IN ANOTHER COUNTY
PROSECUTED BY FEDERAL AUTHORITIES
WARRANT OTHER COUNTY`)

const WENT_ON_IN_COURT = lines(`
DISMISSED/CONSOLIDATED
DISM-CONSOL W/CASE 15F00002
DISM/REFILED
DISMISSED-REFILED AS FELONY
DISM-REFILED UNDER 15F00002
DISMISSED/CHARGED IN INDICTMENT
DISMISSED-SUPERSEDED BY INDICTMENT
DISM-PLED IN CASE 15F00002
DISMISSED/PLEA IN OTHER CASE
DISMISSED-MERGED W/OTHER CASE
CASE TRANSFERRED
TRANSFERRED TO SUPERIOR COURT
CERTIFIED TO SUPERIOR COURT
HELD TO ANSWER
CONSOLIDATED
JOINED WITH 15F00002
CASE JOINED
CHANGE OF VENUE GRANTED
REMANDED TO JUVENILE COURT
CERTIFIED TO JUVENILE COURT`)

const IN_THE_COMMENT = lines(`
CONSOLIDATED W/15F00002
SEE CASE 15F00002
REFILED AS 15F00002
CHARGES COMBINED WITH CASE 15F00002
TRANSFERRED TO YOLO CO`)

const SURELY_ENDED: readonly (readonly [Fields, boolean])[] = [
  [{ DISP_DESCR: 'PROS REJ-INSUFF EVID' }, false],
  [{ DISP_DESCR: 'PROS REJ-LACK OF CORPUS' }, false],
  [{ DISP_DESCR: 'PROS REJ-VICTIM REFUSES TO PROSECUTE' }, false],
  [{ DISP_DESCR: 'RELEASED/DETENTION ONLY' }, false],
  [{ DISP_DESCR: 'DISMISSED/FURTHERANCE OF JUSTICE' }, true],
  [{ DISP_DESCR: 'DISMISSED/LACK OF PROBABLE CAUSE' }, true],
  [{ DISP_DESCR: 'ACQUITTED' }, true],
  [{ DISP_DESCR: 'DISMISSED/DELAY' }, true],
]

export const OTHER_CASES: readonly EndedArrest[] = [
  ...WENT_ON_AT_ARREST.map(text => ({
    says: `said of the arrest: ${text}`,
    rows: [arrested({ DISP_DESCR: text })],
    right: ['review'] as const,
  })),
  ...WENT_ON_IN_COURT.map(text => ({
    says: `said in court: ${text}`,
    rows: [arrested({}), inCourt({ DISP_DESCR: text })],
    right: ['review'] as const,
  })),
  ...IN_THE_COMMENT.flatMap(text => [
    {
      says: `beside a dismissal: ${text}`,
      rows: [arrested({}), inCourt({ DISP_DESCR: 'DISMISSED/FURTHERANCE OF JUSTICE', COMMENT_TEXT: text })],
      right: ['review'] as const,
    },
    {
      says: `beside a rejection: ${text}`,
      rows: [arrested({ DISP_DESCR: 'PROS REJ-OTHER', COMMENT_TEXT: text })],
      right: ['review'] as const,
    },
    {
      says: `on the arrest, whose charge a court dismissed: ${text}`,
      rows: [arrested({ COMMENT_TEXT: text }), inCourt({ DISP_DESCR: 'DISMISSED/FURTHERANCE OF JUSTICE' })],
      right: ['review'] as const,
    },
  ]),
  ...SURELY_ENDED.map(([fields, court]) => ({
    says: `surely ended: ${fields.DISP_DESCR}`,
    rows: court ? [arrested({}), inCourt(fields)] : [arrested(fields)],
    right: ['eligible'] as const,
  })),
]
