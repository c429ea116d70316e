/** The steps of a cycle that files name, as whole texts, with what each is. */

/**
 * `arrest`: what those who arrested say. `court`: of a court. `custody`, `probation`, `parole`: of those who carry a sentence out.
 * `registration`, `applicant`, `death`: not about a charge. `hospital`: custody or supervision for mental health.
 */
export type StepKind =
  | 'arrest'
  | 'court'
  | 'custody'
  | 'probation'
  | 'parole'
  | 'hospital'
  | 'registration'
  | 'applicant'
  | 'death'

interface StepTypes {
  readonly kind: StepKind
  readonly source: string
  /** One a line. */
  readonly texts: string
}

const FORMAT =
  'the bulk file’s own words; codeforamerica/rap_sheet_parser common_grammar.tt for those of rap sheets'

export const STEP_TYPES: readonly StepTypes[] = [
  {
    kind: 'arrest',
    source: FORMAT,
    texts: `
ARREST/DETAINED/CITED
ARREST
ARRESTED
DETAINED
CITED
CITATION
ARREST/DETAINED
ARREST/CITED
ARR/DET/CITE
ARR/DET./CITE
SUPPLEMENTAL ARREST
SUPPLEMENTAL ARR
SUPP ARREST
SUPPL ARREST
SUPPLEMENTAL ARREST/DETAINED/CITED`,
  },
  {
    kind: 'court',
    source: FORMAT,
    texts: `
COURT ACTION
COURT
COURT ACTIONS
SUPPLEMENTAL COURT ACTION
SUPPLEMENTAL COURT
CRT ACTION
CT ACTION
CRT
SUPERIOR COURT
SUPERIOR CRT
MUNICIPAL COURT
MUNICIPAL CRT
JUSTICE COURT
COURT DISPOSITION`,
  },
  {
    kind: 'custody',
    source: FORMAT,
    texts: `
CUSTODY
CUSTODY:JAIL
CUSTODY:CDC
CUSTODY:CDCR
CUSTODY:PRISON
CUSTODY:CYA
CUSTODY:CRC
CUSTODY-JAIL
CUSTODY-CDC
CUSTODY-PRISON
CUSTODY JAIL
CUSTODY PRISON
CUSTODY CDC
CUSTODY CYA
CDC
CDCR
CYA
CRC
YOUTH AUTHORITY
DEPT OF CORRECTIONS
STATE PRISON
CUSTODY/SUPERVISION
SUPPLEMENTAL CUSTODY
JAIL
PRISON`,
  },
  { kind: 'probation', source: FORMAT, texts: 'PROBATION\nPROBATION SUPERVISION\nSUPPLEMENTAL PROBATION' },
  {
    kind: 'parole',
    source: `${FORMAT}; its fixtures`,
    texts: `
PAROLE
PAROLE SUPERVISION
SUPPLEMENTAL PAROLE
INTERSTATE PAROLE
INTERSTATE PAROLEE
INTERST PAROLE
INTERSTATE PROBATION
INTERSTATE PROBATIONER
INTERSTATE COMPACT PAROLE
INTERSTATE COMPACT PROBATION
INTERST COMP PAROLEE
INTERSTATE COMPACT PAROLEE
INTERST COMP PROBATIONER
OUT OF STATE PAROLEE
PRCS
POST RELEASE COMMUNITY SUPERVISION
MANDATORY SUPERVISION`,
  },
  {
    kind: 'hospital',
    source: FORMAT,
    texts:
      'MENTAL HLTH CUS/SUPV\nMENTAL HEALTH CUS/SUPV\nMENTAL HEALTH CUSTODY/SUPERVISION\nMENTAL HEALTH CUSTODY',
  },
  {
    kind: 'registration',
    source: FORMAT,
    texts: `
REGISTRATION
SEX OFFENDER REGISTRATION
SEX REGISTRATION
DRUG REGISTRATION
NARCOTIC REGISTRATION
NARCOTICS REGISTRATION
NARCOTIC OFFENDER REGISTRATION
ARSON REGISTRATION
GANG REGISTRATION
REGISTRANT`,
  },
  {
    kind: 'applicant',
    source: FORMAT,
    texts: 'APPLICANT\nAPPLICATION\nLICENSE/PERMIT APPLICANT\nEMPLOYMENT APPLICANT\nAPPLICANT/LICENSE/PERMIT',
  },
  { kind: 'death', source: FORMAT, texts: 'DECEASED\nDECEASED PERSON\nDEATH' },
]
