/** How a court hears a petition of somebody who still serves: PC 1171, which is the same for all ameliorative statutes. */
import { cite } from '../../../rules/citation.ts'

export const postconviction = cite(
  'PC 1171(a)-(f)',
  'verbatim',
  'read 2026-11-30; it names PC 1170.18 and, its list being open, it seems to hold for HSC 11361.8, which it does not name; it authorizes nothing that an initiative prohibits',
)

/** Said with the route, for petitions of persons serving. */
export const POSTCONVICTION =
  'By PC 1171 the court considers appointing counsel, looks at what has happened since, may change every part of the sentence, also after a plea, without undoing the plea agreement, states its reasons and advises of the appeal; a hearing may be waived.'
