/** The map of an official form: which fields a revision has, and what is put into each. */

/** A field that a person may fill. Buttons that print or clear the form are none. */
export interface MappedField {
  /** As the form has it, whole: `CR-180[0].Page1[0].LI2[0].ProbationGranted[0]`. */
  readonly name: string
  readonly type: string
  /** What a box is set to when it is ticked. */
  readonly on?: string
  /** What Setaside puts there: `caseNumber`, `row.1.section`, `pc-1203.4/justice`. Absent: it is left to people. */
  readonly holds?: string
}

export interface FormMap {
  readonly form: string
  /** The date of the revision, or `copy` for one that others relabeled. */
  readonly revision: string
  readonly title: string
  /** On what its fields were seen. */
  readonly seen: string
  readonly pages: number
  readonly fields: readonly MappedField[]
}

/** The official forms of a state. */
export interface OfficialForms {
  /** Of several revisions of a form the newest comes first. */
  readonly maps: readonly FormMap[]
  /** Where an office downloads them: `courts.example.gov`. */
  readonly from: string
}

/** The forms there are, each once. */
export const formNames = ({ maps }: OfficialForms): readonly string[] => [
  ...new Set(maps.map(({ form }) => form)),
]

/** `CR-180 (Rev. 2024-01-01)`. */
export const formWords = ({ form, revision }: Pick<FormMap, 'form' | 'revision'>): string =>
  revision === 'copy' ? `${form} (a relabeled copy)` : `${form} (Rev. ${revision})`

/** Beside office.json, unless the office names another: it is moved, backed up and shared together with that file. */
export const FORMS_FOLDER = 'forms'
