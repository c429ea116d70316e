/** In which formats tables are written. */
import { readNames } from './arguments.ts'
import { isProblem, type Problem, usage } from './exit.ts'

const FORMATS = ['csv', 'parquet'] as const

export function readFormats(text: string): readonly string[] | Problem {
  const formats = readNames('--format', text, FORMATS)
  if (isProblem(formats) || formats.includes('csv')) return formats
  return usage(`--format is [${text}]; the tables are always written as CSV too: write csv,parquet`)
}
