/** The words of the report's screen; the report itself is in the words of the program. */
export const reportWords = {
  title: 'Report',
  take: { pdf: 'PDF', html: 'Web page', csv: 'CSV' },
  taking: 'Take it as',
  asTable: 'As a table',
  compare: 'Compare policies',
  compareWith: 'Beside the policy of this run',
  compareMore: 'Whom each would reach, by race, sex and age as recorded and by section; at most five.',
  noPolicies: 'No office’s policy is known for the program of this run.',
  method: 'How it was counted',
  share: (share: string, low: string, high: string): string => `${share} (95%: ${low} to ${high})`,
} as const
