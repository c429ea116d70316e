/** The words of what an office brings beside the files of a run. */

export const BESIDE_WORDS = {
  beside: {
    title: 'Files of your own: facts, a mapping, a policy',
    kinds: { facts: 'File of facts', map: 'Mapping file', policy: 'Policy file' },
    hints: {
      facts: 'What the files do not show, a line each, as setaside facts checks it: CSV or XLSX.',
      map: 'Where the files are an extract of your own office: which column is what.',
      policy: 'What the office adds to the law, as setaside policy writes it.',
    },
    goes: {
      facts: (name: string): string => `The facts in [${name}] go along.`,
      map: (name: string): string => `The files are read by the mapping [${name}].`,
      policy: (name: string): string => `The policy [${name}] is brought with these files.`,
    },
  },
} as const
