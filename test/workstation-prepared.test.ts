/** Pages of people are made before anybody asks: they are what whoever asks would be told, and nothing of a run that has changed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { threadedEngine } from '../src/cli/engine-pool.ts'
import { engineFor } from '../src/cli/serve-engine.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import type { OpenRun, PersonTold } from '../src/review/engine.ts'
import { factTable } from '../src/review/facts.ts'
import { keepingTold } from '../src/review/kept-told.ts'
import { setaside, table, workplace } from './command.ts'

const NOTHING = factTable([])
const { fresh } = workplace()
const engine = engineFor(JURISDICTIONS)
const threaded = threadedEngine(JURISDICTIONS)
afterAll(() => threaded.close())

test('what was prepared is what whoever asks is told, without asking again, until a file of the run changes', async () => {
  const [county, run] = [fresh('county.csv'), fresh('run')]
  await setaside(['synth', '--rows', '400', '--seed', 'prepared', '--county', 'YOLO', '--out', county])
  await setaside([
    'run',
    county,
    '--county',
    'YOLO',
    '--as-of',
    '2026-11-01',
    '--program',
    'all',
    '--out',
    run,
  ])
  const ids = [...new Set(table(run, 'convictions').map(({ person_id }) => person_id ?? ''))]
  expect(ids.length).toBeGreaterThan(5)
  const open = (await engine.open(run)) as OpenRun
  const asked: string[] = []
  const counting: OpenRun = {
    ...open,
    told: (id, given) => {
      asked.push(id)
      return open.told(id, given)
    },
  }
  const kept = keepingTold(counting)
  await kept.prepare(ids.slice(1), new AbortController().signal)
  const text = (told: unknown): string => inflateRawSync((told as PersonTold).packed).toString()
  const prepared = await Promise.all(ids.map(async id => text(await kept.told(id, NOTHING))))
  expect(asked).toEqual([ids[0]])
  // What is kept of a page is the page, and not the block it was packed in.
  const { packed } = (await kept.told(ids[1] as string, NOTHING)) as PersonTold
  expect(packed.buffer.byteLength).toBe(packed.length)
  expect(prepared).toEqual(await Promise.all(ids.map(async id => text(await open.told(id, NOTHING)))))

  const was = readFileSync(county)
  writeFileSync(county, Buffer.concat([was, was.subarray(-1)]))
  expect(await kept.told(ids[1] as string, NOTHING)).toEqual({ unusable: expect.any(String) })
  writeFileSync(county, was)
  expect(text(await kept.told(ids[1] as string, NOTHING))).toBe(prepared[1])
  expect(asked).toEqual([ids[0], ids[1]])
})

test('who stops it ends the thread', async () => {
  const [county, run] = [fresh('county.csv'), fresh('run')]
  await setaside(['synth', '--rows', '100', '--seed', 'stopped', '--county', 'YOLO', '--out', county])
  await setaside(['run', county, '--county', 'YOLO', '--as-of', '2026-11-01', '--out', run])
  const open = (await threaded.open(run)) as OpenRun
  const stop = new AbortController()
  const made = open.prepared(new Array(1_000_000).fill('1'), () => {}, stop.signal)
  stop.abort()
  await expect(made).rejects.toThrow('a thread of the engine ended')
})
