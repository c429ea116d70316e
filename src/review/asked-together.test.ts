import { expect, test } from 'vitest'
import { AskedTogether } from './asked-together.ts'

const moment = (): Promise<void> => new Promise(done => setImmediate(done))

/** Something that is saved, and read in a while: what is told is what stood when the reading began. */
function slowly() {
  let [saved, readings] = [0, 0]
  return {
    save: () => ++saved,
    readings: () => readings,
    read: async () => {
      readings++
      const seen = saved
      for (let wait = 0; wait < 5; wait++) await moment()
      return seen
    },
  }
}

test('fifty who ask at once are told by two readings: of the first, and of all who came while it went on', async () => {
  const [together, store] = [new AskedTogether(), slowly()]
  const told = await Promise.all(Array.from({ length: 50 }, () => together.ask('cases', store.read)))
  expect([new Set(told), store.readings()]).toEqual([new Set([0]), 2])
})

test('whoever asks after something was saved is told it, at whatever moment of a reading it was saved', async () => {
  const [together, store] = [new AskedTogether(), slowly()]
  const stale: number[] = []
  const asked: Promise<void>[] = []
  for (let turn = 0; turn < 200; turn++) {
    const before = turn % 3 === 0 ? store.save() : 0
    if (before > 0)
      asked.push(together.ask('cases', store.read).then(seen => void (seen < before && stale.push(turn))))
    for (let wait = 0; wait < turn % 7; wait++) await Promise.resolve()
    if (turn % 2 === 0) await moment()
  }
  await Promise.all(asked)
  expect([stale, store.readings() < asked.length]).toEqual([[], true])
})

test('a reading that fails is told to those who share it, and the next is made anew', async () => {
  const together = new AskedTogether()
  const fails = () => Promise.reject(new Error('no database'))
  const [first, shared] = [together.ask('cases', fails), together.ask('cases', async () => 7)]
  await expect(first).rejects.toThrow('no database')
  expect([await shared, await together.ask('cases', async () => 8)]).toEqual([7, 8])
})
