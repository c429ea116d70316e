import { expect, test } from 'vitest'
import { paperProgressOn } from './paper-progress.ts'

function watched(redraws: boolean) {
  const drawn: string[] = []
  let clock = 0
  const line = paperProgressOn({ err: text => void drawn.push(text), redraws, now: () => clock })
  const wait = (seconds: number): void => {
    clock += seconds * 1000
  }
  return { drawn, line, wait }
}

test('papers of a kind, how many, and how long they still take; begun anew for each kind; gone at the end', () => {
  const { drawn, line, wait } = watched(true)
  line.begin('asking')
  line.update('per-case', 0, 2000)
  wait(0.05)
  line.update('per-case', 1, 2000)
  wait(29.95)
  line.update('per-case', 500, 2000)
  line.update('per-case', 2000, 2000)
  line.update('notices', 0, 3)
  line.end()
  expect(drawn.map(text => text.replace('\r\u001b[K', ''))).toEqual([
    'asking',
    'per-case 0%  0 of 2,000',
    'per-case 25%  500 of 2,000  1:30 left',
    'per-case 100%  2,000 of 2,000',
    'notices 0%  0 of 3',
    '',
  ])
})

test('nothing is drawn where nobody looks', () => {
  const { drawn, line } = watched(false)
  line.begin('asking')
  line.update('per-case', 1, 2)
  line.end()
  expect(drawn).toEqual([])
})
