/** The options that several commands have, each said once. */
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { Option, Options } from './command.ts'

/** For commands that act on the answers of a run. */
export const DESPITE = {
  value: 'n',
  says: 'act although so many rows could not be read and name nobody: exactly their number',
} as const

export const COUNTY = {
  value: 'name',
  setting: 'county',
  says: 'the county whose convictions are decided, in any case',
} as const satisfies Option

/** For commands that decide for a whole state as well. */
export const COUNTIES = {
  ...COUNTY,
  repeats: true,
  says: 'the county whose convictions are decided, in any case; several with commas, or all',
} as const satisfies Option

export const AS_OF = {
  value: 'date',
  required: 'script',
  says: 'the day the answers are for, YYYY-MM-DD; a script must give it',
} as const satisfies Option

export const POLICY = {
  value: 'name|file',
  reads: 'file',
  setting: 'policy',
  says: 'what the office adds to the law: a preset or a policy file',
} as const satisfies Option

export const jurisdictionOption = (jurisdictions: Jurisdictions) =>
  ({
    value: 'id',
    says: `the state whose law is asked and whose papers are made: ${jurisdictions.map(({ id }) => id).join(', ')}`,
    usual: jurisdictions[0].id,
    values: jurisdictions.map(({ id }) => id),
    setting: 'jurisdiction',
  }) as const satisfies Option

export const inputFormatOption = ([{ formats }]: Jurisdictions) =>
  ({
    value: 'id',
    says: `what the files are: ${formats.map(({ id }) => id).join(', ')} (default: "${formats[0].id}")`,
    values: formats.map(({ id }) => id),
    setting: 'inputFormat',
  }) as const satisfies Option

/** What commands that read files and decide have in common. */
export const questionOptions = (jurisdictions: Jurisdictions) =>
  ({
    asOf: AS_OF,
    policy: POLICY,
    program: programOption(jurisdictions),
    facts: FACTS,
    ...vouchOptions(jurisdictions),
    jurisdiction: jurisdictionOption(jurisdictions),
    inputFormat: inputFormatOption(jurisdictions),
    map: MAP,
  }) as const satisfies Options

export const MAP = {
  value: 'name|file',
  reads: 'file',
  setting: 'map',
  says: 'the files are an office’s own extract, described by this mapping: one that comes with Setaside, or a file',
} as const satisfies Option

export const programOption = ([{ programs, usualProgram }]: Jurisdictions) =>
  ({
    value: 'name',
    says: `which law is asked: ${Object.keys(programs).join(', ')} (default: "${usualProgram}")`,
    alias: 'programme',
    values: Object.keys(programs),
    setting: 'program',
  }) as const satisfies Option

/** What is short for facts of everybody: each of them has a source and a name, as any fact has. */
export const vouchOptions = ([{ vouched = {} }]: Jurisdictions) =>
  ({
    vouch: {
      value: 'list',
      says: `what was looked up elsewhere for everyone in the files, and nothing found of: ${Object.keys(vouched).join(', ')}; short for facts of everybody`,
      values: Object.keys(vouched),
    },
    vouchedBy: { value: 'name', says: 'with [--vouch]: who says so; the name stands in tables and papers' },
    vouchedSource: { value: 'text', says: 'with [--vouch]: where it was looked up, and when' },
  }) as const satisfies Options

/** Facts that did not come from the files. */
export const FACTS = {
  reads: 'file',
  value: 'file',
  says: 'facts that the files do not show: a sheet of questions that was filled in, or any CSV or XLSX of facts',
  repeats: true,
} as const satisfies Option

/** For commands that write a run. */
export const SINCE = {
  value: 'dir',
  reads: 'folder',
  says: 'an earlier run: whose answer changed since then is printed, and written in OUT/changes',
} as const satisfies Option

export const FILING = {
  value: 'dir',
  reads: 'folder',
  setting: 'filing',
  says: 'the folder of a finished filing',
  required: true,
} as const satisfies Option
