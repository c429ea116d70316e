/** The official forms of California that can be filled: one map of fields for each form and revision, kept as data beside this file. */
import type { FormMap, OfficialForms } from '../../forms/form-map.ts'
import cr180 from './cr-180.2024-01-01.json' with { type: 'json' }
import cr181 from './cr-181.2024-01-01.json' with { type: 'json' }
import cr400old from './cr-400.2017-07-01.json' with { type: 'json' }
import cr400 from './cr-400.2024-01-01.json' with { type: 'json' }
import cr409 from './cr-409.2024-01-01.json' with { type: 'json' }
import fw001 from './fw-001.copy.json' with { type: 'json' }
import mc025 from './mc-025.copy.json' with { type: 'json' }
import mc031 from './mc-031.2005-07-01.json' with { type: 'json' }
import mc031copy from './mc-031.copy.json' with { type: 'json' }

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

export const CALIFORNIA_FORMS: OfficialForms = { maps: FORMS, from: 'courts.ca.gov' }
