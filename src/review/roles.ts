/** Who may do what: each way into the program names the roles that may take it. */
export const ROLES = ['analyst', 'reviewer', 'approver', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** On one computer one person is everything; what needs two people is done on paper. */
export const ONE_PC: readonly Role[] = ROLES

export const SEE: readonly Role[] = ['analyst', 'reviewer', 'approver', 'auditor']
export const WORK: readonly Role[] = ['analyst', 'reviewer', 'approver']
export const DECIDE: readonly Role[] = ['reviewer', 'approver']
export const SETTLE: readonly Role[] = ['approver']
/** Who records what was filed. */
export const FILE: readonly Role[] = ['analyst', 'approver']
/** People, keys, settings, backup: whoever runs the server, and reads no records. */
export const ADMINISTER: readonly Role[] = ['administrator']
/** Everybody who is signed in. */
export const ALL: readonly Role[] = ROLES

/** As a refusal calls them. */
export const ROLE_SAYS: Readonly<Record<Role, string>> = {
  analyst: 'an analyst',
  reviewer: 'a reviewing attorney',
  approver: 'an approving prosecutor',
  auditor: 'an auditor',
  administrator: 'an administrator',
}

/** What pages ask before they offer something: the roles of ways of each kind. */
const OFFERED = { work: WORK, decide: DECIDE, settle: SETTLE, file: FILE, administer: ADMINISTER } as const
export const OFFERS = [
  'work',
  'decide',
  'settle',
  'file',
  'administer',
] as const satisfies readonly (keyof typeof OFFERED)[]
export type Offer = (typeof OFFERS)[number]

/** What somebody with these roles is offered; each way asks for itself all the same. */
export const offeredTo = (roles: readonly Role[]): readonly Offer[] =>
  OFFERS.filter(offer => OFFERED[offer].some(role => roles.includes(role)))
