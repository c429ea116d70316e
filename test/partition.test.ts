/** The partition worker gives the answers of a run, however whole people are divided among partitions. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setaside, table, workplace } from './command.ts'

const { fresh } = workplace()
const ROOT = join(import.meta.dirname, '..')
const ASKED = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--policy', 'los-angeles']

interface Worked {
  readonly code: number | null
  readonly lines: readonly Record<string, string>[]
  readonly told: { readonly lines: number; readonly considered: number; readonly rejected: number }
}

/** Pipes these rows through one worker. */
async function worker(rows: string): Promise<Worked> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/setaside'), 'partition', ...ASKED])
  let [out, err] = ['', '']
  child.stdout.on('data', text => {
    out += text
  })
  child.stderr.on('data', text => {
    err += text
  })
  child.stdin.end(Buffer.from(rows, 'latin1'))
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  const lines = out.split('\n').filter(line => line !== '')
  return { code, lines: lines.map(line => JSON.parse(line)), told: JSON.parse(err) }
}

/** An answer without the place it was read from, which differs between a file and a pipe. */
const answerOf = ({ source_file: _, source_line: __, ...rest }: Record<string, string>): string =>
  JSON.stringify(rest)

test('partitions of whole people piped through the worker give the determinations of a run', async () => {
  const county = fresh('county.csv')
  const out = fresh('results')
  await setaside(['synth', '--rows', '6000', '--seed', 'pipe', '--county', 'SACRAMENTO', '--out', county])
  expect((await setaside(['run', county, ...ASKED, '--out', out])).code).toBe(0)
  const wanted = table(out, 'convictions').map(answerOf).sort()

  const rows = readFileSync(county, 'latin1').split('\n').slice(1, -1)
  const partitions: string[] = ['', '', '']
  // By the SUBJECT_ID, as a cluster engine would.
  for (const row of rows) {
    const at = Number(row.split(',')[2]) % partitions.length
    partitions[at] += `${row}\n`
  }
  const worked = await Promise.all(partitions.map(worker))
  expect(worked.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(
    worked
      .flatMap(({ lines }) => lines)
      .map(answerOf)
      .sort(),
  ).toEqual(wanted)
  expect(worked.reduce((sum, { told }) => sum + told.lines, 0)).toBe(rows.length)
  expect(worked.reduce((sum, { told }) => sum + told.considered, 0)).toBe(wanted.length)
})

test('what is not of the format is refused, and nothing is printed', async () => {
  const ended = await new Promise<{ code: number | null; out: string; err: string }>(resolve => {
    const child = spawn(process.execPath, [join(ROOT, 'bin/setaside'), 'partition', ...ASKED])
    let [out, err] = ['', '']
    child.stdout.on('data', text => {
      out += text
    })
    child.stderr.on('data', text => {
      err += text
    })
    child.stdin.end('a,b,c\n')
    child.on('close', code => resolve({ code, out, err }))
  })
  expect({ code: ended.code, out: ended.out }).toEqual({ code: 3, out: '' })
  expect(ended.err).toMatch(/^setaside: .*standard input.*\n$/)
})
