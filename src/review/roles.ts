/** Who may do what: each way into the program names the roles that may take it. */
export const ROLES = ['analyst', 'reviewer', 'approver', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** On one computer one person is everything but the administrator of others; what needs two people is done on paper. */
export const ONE_PC: readonly Role[] = ['analyst', 'reviewer', 'approver', 'auditor']

export const SEE: readonly Role[] = ['analyst', 'reviewer', 'approver', 'auditor']
export const WORK: readonly Role[] = ['analyst', 'reviewer', 'approver']
export const DECIDE: readonly Role[] = ['reviewer', 'approver']
export const SETTLE: readonly Role[] = ['approver']
/** Everybody who is signed in. */
export const ALL: readonly Role[] = ROLES
