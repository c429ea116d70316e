/** The codes of a court: what its electronic filing wants in messages, and what its answers mean. No code is built in. */

/** The form of case of ECF 4.01 in which a message is written, and the court's codes for it. */
export interface CaseCodes {
  readonly form: 'criminal' | 'civil'
  readonly category: string
  readonly type?: string
  /** Of a civil case. */
  readonly causeOfAction?: string
  readonly relief?: string
}

export interface DocumentCodes {
  readonly filing: string
  readonly type: string
  readonly confidential?: boolean
}

export type DocumentRole = 'motion' | 'order' | 'service'

/** What a status means: how far the filing came, or how the court ruled. */
export type StatusMeaning =
  | 'received'
  | 'accepted'
  | 'rejected'
  | 'granted'
  | 'denied'
  | 'struck'
  | 'continued'

/** `court-codes.json`: see court-codes.schema.json. */
export interface CourtCodes {
  readonly source: string
  readonly sender: { readonly location: string; readonly profile?: string }
  readonly messages: 'per-case' | 'bulk'
  readonly attach?: 'reference' | 'base64'
  readonly courts: readonly { readonly branch: string; readonly code: string }[]
  readonly cases?: readonly (CaseCodes & { readonly class?: string })[]
  readonly bulkCase?: CaseCodes & { readonly number: string; readonly title: string }
  readonly documents: { readonly motion: DocumentCodes } & Partial<Record<DocumentRole, DocumentCodes>>
  readonly parties: { readonly people: string; readonly defendant: string; readonly attorney: string }
  readonly confidentiality?: { readonly requested: string; readonly open?: string }
  readonly statuses?: Readonly<Record<string, StatusMeaning>>
}

const WEB_SERVICES = 'urn:oasis:names:tc:legalxml-courtfiling:schema:xsd:WebServicesMessaging-2.0'
export const profileOf = ({ sender }: CourtCodes): string => sender.profile ?? WEB_SERVICES

/** Statuses that say how far a filing came. None of them says how a court ruled, and no table can make it say so. */
export const STANDARD: Readonly<Record<string, StatusMeaning>> = {
  received: 'received',
  submitted: 'received',
  'under-review': 'received',
  accepted: 'accepted',
  docketed: 'accepted',
  rejected: 'rejected',
}

/** What a status code means, in any case of its letters; undefined where nobody said. */
export function meaningOf(
  { statuses = {} }: Pick<CourtCodes, 'statuses'>,
  code: string,
): StatusMeaning | undefined {
  const asked = code.trim().toLowerCase()
  return STANDARD[asked] ?? Object.entries(statuses).find(([known]) => known.toLowerCase() === asked)?.[1]
}
