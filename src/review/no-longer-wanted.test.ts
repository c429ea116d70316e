/** What is begun and no longer wanted when it ends does not come back, and holds up nobody: uploads, turns, benches, runs that are opened. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setImmediate as soon } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { benchesOf } from './benches.ts'
import { draftsIn } from './drafts.ts'
import type { OpenBench } from './engine.ts'
import { UnderWay } from './once.ts'
import { turnsOf } from './run-jobs.ts'
import type { Runs } from './runs.ts'

test('a file that is on its way ends when its run is let go: nothing of it is written any more', async () => {
  const data = mkdtempSync(join(tmpdir(), 'setaside-test-drafts-'))
  const drafts = draftsIn(data, () => 0)
  const draft = drafts.begin(1, undefined)
  const from = new Readable({ read: () => {} })
  from.push('RECORD_ID\r\n')
  const bringing = drafts.bring(draft, 'county.csv', from, 5_000_000_000)
  await soon()
  drafts.discard(draft.id)
  expect(await bringing).toMatchObject({ unusable: expect.stringContaining('let them go') })
  expect(from.destroyed).toBe(true)
  expect(readdirSync(join(data, 'runs'))).toEqual([])
  expect(drafts.of(draft.id, 1)).toBeUndefined()
  rmSync(data, { recursive: true, force: true })
})

test('whoever waits for a turn and is canceled waits no longer, and the turn goes to the next', async () => {
  const turns = turnsOf(1)
  const never = new AbortController().signal
  const canceled = new AbortController()
  const told: string[] = []
  const waits = async (what: string, signal: AbortSignal): Promise<void> => {
    told.push(`${what} ${await turns.take(signal)}`)
  }
  await waits('first', never)
  const all = [waits('second', canceled.signal), waits('third', never), waits('fourth', never)]
  canceled.abort()
  await soon()
  expect(told).toEqual(['first true', 'second false'])
  turns.leave()
  await soon()
  expect(told.at(-1)).toBe('third true')
  turns.leave()
  await Promise.all(all)
  // A signal that comes after the turn takes nothing back, and the place is free again once.
  turns.leave()
  await waits('fifth', never)
  await waits('sixth', AbortSignal.abort())
  expect(told.slice(-3)).toEqual(['fourth true', 'fifth true', 'sixth false'])
})

test('a bench that was dropped while its people were read is let go when it ends, also where another of the run has begun since', async () => {
  const open: { readonly end: () => void; closed: boolean }[] = []
  const runs = {
    open: async () => ({
      bench: () =>
        new Promise<OpenBench>(done => {
          const close = async (): Promise<void> => {
            one.closed = true
          }
          const one = { end: () => done({ close } as OpenBench), closed: false }
          open.push(one)
        }),
    }),
  } as unknown as Runs
  const benches = benchesOf(runs)
  expect(await benches.of(1)).toEqual({ is: 'reading', share: 0 })
  await soon()
  await benches.forget(1)
  await benches.of(1)
  await soon()
  open[1]?.end()
  await soon()
  const ready = await benches.of(1)
  open[0]?.end()
  await soon()
  expect(await benches.of(1)).toBe(ready)
  expect(open.map(({ closed }) => closed)).toEqual([true, false])
  await benches.close()
  expect(open.map(({ closed }) => closed)).toEqual([true, true])
})

test('of one name one after another, in the order they came, whatever fails; of another at once', async () => {
  const told: string[] = []
  const underWay = new UnderWay()
  const ends = new Map<string, () => void>()
  const does = (name: string, what: string): Promise<void> =>
    underWay.after(name, async () => {
      told.push(what)
      await new Promise<void>(done => ends.set(what, done))
      if (what === 'first') throw new Error(what)
    })
  const all = [does('a', 'first'), does('a', 'second'), does('b', 'other'), does('a', 'third')]
  const settled = Promise.allSettled(all)
  for (const [end, begun] of [
    ['first', ['first', 'other']],
    ['second', ['first', 'other', 'second']],
    ['third', ['first', 'other', 'second', 'third']],
  ] as const) {
    await soon()
    expect(told).toEqual(begun)
    ends.get(end)?.()
  }
  ends.get('other')?.()
  expect((await settled).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
})
