/** The words of a person whom a later run reads differently. */

export const READING_WORDS = {
  reading: {
    title: (run: number): string => `Run ${run} reads this record differently.`,
    gone: (run: number): string => `Run ${run} has nobody of this number, name and birth date.`,
    lines: (lines: readonly string[]): string => `What is other in its files: ${lines.join(', ')}.`,
    absent: 'not a conviction that is considered',
    said: (facts: readonly string[]): string =>
      `Its record says otherwise than somebody here did: ${facts.join('; ')}.`,
    changed: 'What became of the answers',
    from: 'was',
    to: 'is',
    compare: 'Compare the runs',
  },
} as const
