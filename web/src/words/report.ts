/** The words of the report's screen; the report itself is in the words of the program. */
export const reportWords = {
  title: 'Report',
  take: { pdf: 'PDF', html: 'Web page', csv: 'CSV' },
  taking: 'Take it as',
  method: 'How it was counted',
  share: (share: string, low: string, high: string): string => `${share} (95%: ${low} to ${high})`,
} as const
