/** Every screen there is, by its place: the router has no other, and the test that walks all of them reads this list. */

/** Screens of whoever reads records. The first that fits an address is shown. */
export const RECORD_PATHS = [
  '/settings/:part',
  '/settings',
  '/',
  '/runs',
  '/runs/:id/compare',
  '/runs/new',
  '/runs/on-its-way/:id',
  '/results',
  '/people/:person',
  '/review',
  '/review/next',
  '/review/second',
  '/review/:fact',
  '/policy',
  '/batches',
  '/batches/:id',
  '/batches/:id/list',
  '/report',
  '/audit',
  '/rejects',
  '/doubts',
] as const
export type RecordPath = (typeof RECORD_PATHS)[number]

/** Screens of whoever runs the server, and sees no records. */
export const OFFICE_PATHS = ['/audit', '/start', '/settings/:part', '/settings'] as const
export type OfficePath = (typeof OFFICE_PATHS)[number]

/** What the settings have parts of, in the order in which they stand. */
export const SETTINGS_PARTS = ['people', 'office', 'rules', 'retention', 'keys', 'own'] as const
