/** A sheet of questions filled in at the keyboard of LibreOffice: its drop-downs hold, and what was typed is read back. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setaside, table, workplace } from './command.ts'
import { sized } from './size.ts'

const { fresh } = workplace()
const ASKED = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']
const PYTHON = '/usr/bin/python3'

/** Why it cannot be tried here; undefined where it can. */
function whyNot(): string | undefined {
  if (!sized(false, true)) return 'in full mode only: LibreOffice takes a quarter of a minute'
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    execFileSync(PYTHON, ['-c', 'import uno'], { stdio: 'ignore' })
    return undefined
  } catch {
    return 'LibreOffice or its Python is not here'
  }
}

const why = whyNot()

test.skipIf(why !== undefined)(
  `what is typed into the sheet in LibreOffice${why ? ` (${why})` : ''}`,
  async () => {
    const [county, before, sheet] = [fresh('county.csv'), fresh('before'), fresh('questions.xlsx')]
    await setaside(['synth', '--rows', '2000', '--seed', 'typed', '--county', 'SACRAMENTO', '--out', county])
    await setaside(['run', county, ...ASKED, '--out', before])
    await setaside(['review', '--run', before, '--out', sheet])
    const csv = fresh('questions.csv')
    await setaside(['review', '--run', before, '--out', csv])
    const lines = table(join(csv, '..'), 'questions')
    const chosen = lines.findIndex(({ choices }) => choices === 'yes | no')
    const day = lines.findIndex(({ choices = '', person_id }) => /before/.test(choices) && person_id !== '')
    expect(Math.min(chosen, day)).toBeGreaterThan(-1)
    const cell = (column: string, at: number) => `${column}${at + 2}`
    const said = (at: number) => [
      [cell('M', at), 'court file'],
      [cell('N', at), 'J. Roe'],
      [cell('O', at), '10/30/2026'],
    ]
    const keys = [
      [cell('K', chosen), 'perhaps'],
      [cell('K', chosen), 'no'],
      ...said(chosen),
      [cell('K', day), '5/4/2012'],
      ...said(day),
    ]
    const out = fresh('typed')
    const script = join(import.meta.dirname, 'spreadsheet/type-answers.py')
    const printed = execFileSync(PYTHON, [script, sheet, out, fresh('profile')], {
      input: JSON.stringify(keys),
    })
    const stands = JSON.parse(printed.toString()) as readonly (readonly [string, readonly string[]])[]
    // Nothing that is not among the choices stays in the cell.
    expect(stands[0]).toEqual([lines[chosen]?.value, ['yes', 'no']])
    expect(stands[1]?.[0]).toBe('no')
    for (const ending of ['xlsx', 'csv']) {
      const after = fresh('after')
      const { code, err } = await setaside([
        'run',
        county,
        ...ASKED,
        '--out',
        after,
        '--facts',
        `${out}.${ending}`,
      ])
      expect([code, err]).toEqual([0, expect.not.stringContaining('not taken')])
      const facts = table(after, 'facts').map(({ value, by, as_of }) => [value, by, as_of].join(' '))
      expect(facts).toContain('no J. Roe 2026-10-30')
      expect(facts).toContain('2012-05-04 J. Roe 2026-10-30')
    }
  },
  300_000,
)
