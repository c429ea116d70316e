/** Tasks given to threads that exist nowhere: what is taken, in which order, and how many wait. */
import { describe, expect, test } from 'vitest'
import { Dispatch, type Dispatching, type PoolThread, WAITING } from './dispatch.ts'
import type { PlanTask } from './tasks.ts'

const tasks = (count: number): readonly PlanTask[] =>
  Array.from({ length: count }, (_, task) => ({ kind: 'plan', task }))

/** A thread that answers when it is told to. */
function madeUpThread(busy = 0) {
  const sent: number[] = []
  const thread: PoolThread = { busy, spare: [], post: number => void sent.push(number) }
  return { thread, sent }
}

/** Dispatches tasks; what this thread performs comes to its number. */
function dispatched(
  count: number,
  threads: readonly PoolThread[],
  how: Partial<Dispatching<PlanTask, never>> = {},
) {
  const taken: unknown[] = []
  const own: unknown[] = []
  const dispatch = new Dispatch<PlanTask, never>({
    tasks: tasks(count),
    threads,
    take: (_, { task }) => void taken.push(task),
    perform: ({ task }) => {
      own.push(task)
      return {}
    },
    ...how,
  })
  return { dispatch, taken, own }
}

const turn = () => new Promise(resolve => setImmediate(resolve))

describe('one thread alone', () => {
  test('does all tasks in order', async () => {
    const { dispatch, taken, own } = dispatched(6, [])
    await dispatch.finished
    expect([taken, own]).toEqual([
      [0, 1, 2, 3, 4, 5],
      [0, 1, 2, 3, 4, 5],
    ])
  })
  test('is done with nothing at once', async () => {
    const { dispatch, taken } = dispatched(0, [])
    await dispatch.finished
    expect(taken).toEqual([])
  })
  test('does something else first, as long as there is something', async () => {
    const done: string[] = []
    let left = 2
    const { dispatch } = dispatched(1, [], {
      meanwhile: () => {
        done.push('else')
        return left-- > 0
      },
      perform: () => {
        done.push('task')
        return {}
      },
    })
    await dispatch.finished
    expect(done.filter(what => what === 'task')).toHaveLength(1)
    expect(done.slice(0, 4)).toEqual(['else', 'else', 'else', 'task'])
  })
})

describe('several threads', () => {
  test('each has some tasks waiting and no more', () => {
    const [a, b] = [madeUpThread(), madeUpThread()]
    dispatched(100, [a.thread, b.thread])
    expect([a.sent.length, b.sent.length]).toEqual([WAITING, WAITING])
  })
  test('one that has not begun is given nothing', () => {
    const [a, b] = [madeUpThread(WAITING), madeUpThread()]
    dispatched(100, [a.thread, b.thread])
    expect([a.sent, b.sent]).toEqual([[], [0, 1, 2, 3]])
  })
  test('what is done is taken in the order of the tasks', async () => {
    const { thread, sent } = madeUpThread()
    const { dispatch, taken } = dispatched(10, [thread])
    const given: number[] = []
    while (taken.length < 10) {
      const last = sent.splice(0).toReversed()
      given.push(...last)
      for (const number of last) {
        thread.busy--
        dispatch.heard(number, {})
      }
      await turn()
    }
    await dispatch.finished
    expect(given.slice(0, 4)).toEqual([3, 2, 1, 0])
    expect(taken).toEqual(Array.from({ length: 10 }, (_, number) => number))
  })
  test('toward the end no more wait for a thread than its share', () => {
    const [a, b] = [madeUpThread(), madeUpThread()]
    dispatched(7, [a.thread, b.thread])
    expect([a.sent, b.sent]).toEqual([
      [0, 2],
      [1, 3],
    ])
  })
  test('answers that wait for an earlier one are not more than a few', async () => {
    const { thread } = madeUpThread()
    const { own, taken } = dispatched(100, [thread])
    for (let n = 0; n < 50; n++) await turn()
    // The first task is the other thread's, which never answers.
    expect([taken, own]).toEqual([[], [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]])
  })
  test('memory of tables goes back to the thread that wrote them', async () => {
    const given: ArrayBuffer[][] = []
    const thread: PoolThread = {
      busy: WAITING - 1,
      spare: [],
      post: (_, __, spare) => void given.push(spare),
    }
    const { dispatch } = dispatched(100, [thread])
    const table = new Uint8Array(1 << 17)
    thread.busy--
    dispatch.heard(0, { tables: { 'a.csv': table, 'b.csv': new Uint8Array(8) } })
    expect(given.slice(0, 2)).toEqual([[], [table.buffer]])
  })
})

describe('an error', () => {
  const wrong = new Error('wrong')
  test('of a task in this thread ends it', async () => {
    const { dispatch, taken } = dispatched(3, [], {
      perform: ({ task }) => {
        if (task === 1) throw wrong
        return {}
      },
    })
    await expect(dispatch.finished).rejects.toBe(wrong)
    expect(taken).toEqual([0])
  })
  test('of whoever takes ends it', async () => {
    const { dispatch } = dispatched(3, [], {
      take: () => {
        throw wrong
      },
    })
    await expect(dispatch.finished).rejects.toBe(wrong)
  })
  test('of another thread ends it, and what comes after is not taken', async () => {
    const { thread } = madeUpThread()
    const { dispatch, taken } = dispatched(3, [thread])
    dispatch.fail(wrong)
    dispatch.heard(0, {})
    await expect(dispatch.finished).rejects.toBe(wrong)
    expect(taken).toEqual([])
  })
})
