/** Everything due in a run is approved and filed for in one motion, whose text is read from its PDF. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { setaside, type Workplace } from './command.ts'
import { OFFICE } from './office.ts'
import { readPdf } from './pdf.ts'

export async function motionOf(run: string, { fresh, file }: Workplace): Promise<string> {
  const [approvals, filing] = [fresh('approvals.csv'), fresh('filing')]
  const given = ['--all-eligible', '--by', 'A. Attorney', '--on', '2026-11-03', '--out', approvals]
  await setaside(['approve', '--run', run, ...given])
  const office = file('office.json', JSON.stringify(OFFICE))
  const how = ['--office', office, '--filed-on', '2026-11-05', '--only', 'bulk-motion']
  const ended = await setaside(['file', '--run', run, '--approvals', approvals, ...how, '--out', filing])
  expect(ended.code, ended.err).toBe(0)
  const names = readdirSync(filing, { recursive: true }) as readonly string[]
  const pdfs = names.filter(name => name.endsWith('.pdf')).map(name => readPdf(join(filing, name)))
  return (await Promise.all(pdfs)).map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ')
}
