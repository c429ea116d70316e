/** How long an office's file takes to be held against the state's: 9,000 counts and 500,000 rows, in another process. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { folder } from './inputs.ts'
import { take } from './process.ts'

const setaside = resolve(import.meta.dirname, '../bin/setaside')
const state = join(folder(), 'state-of-office.csv')
const office = join(folder(), 'office')
const county = ['--county', 'San Francisco']

if (!existsSync(state))
  await take(setaside, [
    ...['synth', '--rows', '500000', '--seed', 'office', ...county, '--out', state, '--force'],
    ...['--office', office, '--office-rows', '9000', '--office-dirt', '0.02'],
  ])
const { wall, user, peak } = await take(setaside, [
  ...[
    'reconcile',
    '--doj',
    state,
    '--office',
    'san-francisco',
    join(office, 'cases.csv'),
    join(office, 'weights.csv'),
  ],
  ...[...county, '--as-of', '2026-11-01', '--out', join(folder(), 'reconciled')],
])
console.log(
  `9,000 counts of an office, 500,000 rows of the state: ${wall.toFixed(1)} s, ${user.toFixed(1)} s of processors, ${Math.round(peak)} MB`,
)
