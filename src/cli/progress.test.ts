import { describe, expect, test } from 'vitest'
import { clockTime, type Progress, progressOn, type Speed } from './progress.ts'
import type { Terminal } from './terminal.ts'

/** A terminal that remembers, with a clock moved by hand. */
function watched(redraws: boolean) {
  const drawn: string[] = []
  let clock = 1000
  const terminal: Terminal = {
    out: () => undefined,
    err: text => drawn.push(text),
    interactive: redraws,
    redraws,
    today: () => 0,
    now: () => clock,
  }
  return {
    drawn,
    terminal,
    wait: (milliseconds: number) => {
      clock += milliseconds
    },
  }
}

const MB = 1_000_000
const at = (phase: Progress['phase'], megabytes: number): Progress => ({
  phase,
  bytesDone: megabytes * MB,
  bytesTotal: 100 * MB,
})

describe('progress', () => {
  test('is drawn over itself, with rate and time left of the pass', () => {
    const { drawn, terminal, wait } = watched(true)
    const { update, end } = progressOn(terminal)
    update(at('identify', 0))
    wait(1000)
    update(at('identify', 40))
    wait(1500)
    update(at('identify', 100))
    update({ ...at('decide', 0), people: 7 })
    wait(2000)
    update({ ...at('decide', 1), people: 7 })
    end()
    expect(drawn.map(text => text.replace('\r\u001b[K', ''))).toEqual([
      '1/2 who is who   0%',
      '1/2 who is who  40%  40 MB/s  0:02 left',
      '1/2 who is who 100%  40 MB/s',
      '2/2 deciding     0%  7 people',
      '2/2 deciding     1%  7 people  0.5 MB/s  3:18 left',
      '',
    ])
  })

  test('is told at most ten times a second, the ends of a pass always', () => {
    const { drawn, terminal, wait } = watched(true)
    const events: (Progress & Speed)[] = []
    const { update } = progressOn(terminal, event => events.push(event))
    for (let megabytes = 0; megabytes <= 100; megabytes++) {
      update(at('decide', megabytes))
      wait(9)
    }
    expect(events.map(({ bytesDone }) => bytesDone / MB)).toEqual([0, 12, 24, 36, 48, 60, 72, 84, 96, 100])
    expect(drawn.length).toBe(events.length)
  })

  test('is quiet where there is no terminal', () => {
    const { drawn, terminal } = watched(false)
    const { update, end } = progressOn(terminal)
    update(at('decide', 0))
    update(at('decide', 100))
    end()
    expect(drawn).toEqual([])
  })
})

test.each([
  [0, '0:00'],
  [59, '0:59'],
  [750, '12:30'],
  [3750, '1:02:30'],
])('%i seconds are %s', (seconds, text) => {
  expect(clockTime(seconds)).toBe(text)
})
