/** The official forms that can be filled: one map of fields for each form and revision, kept as data beside this file. */
import cr180 from './cr-180.2024-01-01.json' with { type: 'json' }
import cr181 from './cr-181.2024-01-01.json' with { type: 'json' }
import cr400old from './cr-400.2017-07-01.json' with { type: 'json' }
import cr400 from './cr-400.2024-01-01.json' with { type: 'json' }
import cr409 from './cr-409.2024-01-01.json' with { type: 'json' }
import fw001 from './fw-001.copy.json' with { type: 'json' }
import mc025 from './mc-025.copy.json' with { type: 'json' }
import mc031 from './mc-031.2005-07-01.json' with { type: 'json' }
import mc031copy from './mc-031.copy.json' with { type: 'json' }

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
  /** The date of the revision, or `copy` for one that others relabelled. */
  readonly revision: string
  readonly title: string
  /** On what its fields were seen. */
  readonly seen: string
  readonly pages: number
  readonly fields: readonly MappedField[]
}

/** Of several revisions of a form the newest comes first. */
export const FORMS: readonly FormMap[] = [
  cr180,
  cr181,
  cr400,
  cr400old,
  cr409,
  mc025,
  mc031,
  mc031copy,
  fw001,
]

/** The forms there are, each once. */
export const FORM_NAMES: readonly string[] = [...new Set(FORMS.map(({ form }) => form))]

/** `CR-180 (Rev. 2024-01-01)`. */
export const formWords = ({ form, revision }: Pick<FormMap, 'form' | 'revision'>): string =>
  revision === 'copy' ? `${form} (a relabelled copy)` : `${form} (Rev. ${revision})`

/** Beside office.json, unless the office names another: it is moved, backed up and shared together with that file. */
export const FORMS_FOLDER = 'forms'
