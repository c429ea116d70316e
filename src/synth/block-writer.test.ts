import { expect, test } from 'vitest'
import { blockWriter } from './block-writer.ts'

test('lines come out in order, in whole blocks of at most a megabyte', () => {
  const blocks: Uint8Array[] = []
  const writer = blockWriter(bytes => {
    blocks.push(bytes)
  })
  const lines = Array.from({ length: 3000 }, (_, n) => `${n} `.padEnd(1000, 'x'))
  for (const line of lines) writer.line(line)
  writer.line('cut', '')
  writer.finish()
  expect(blocks.length).toBe(3)
  expect(Math.max(...blocks.map(({ length }) => length))).toBeLessThanOrEqual(1 << 20)
  const written = Buffer.concat(blocks)
  expect(written.toString('latin1')).toBe(`${lines.join('\n')}\ncut`)
  expect(writer.bytes()).toBe(written.length)
})

test('a block that must be waited for is, and no line is lost meanwhile', async () => {
  const blocks: string[] = []
  const writer = blockWriter(async bytes => {
    blocks.push(Buffer.from(bytes).toString('latin1'))
  })
  const waits = Array.from({ length: 2000 }, () => writer.line('y'.repeat(1000))).filter(Boolean)
  expect(waits.length).toBe(1)
  await Promise.all(waits)
  await writer.finish()
  expect(blocks.join('')).toBe(`${'y'.repeat(1000)}\n`.repeat(2000))
})

test('nothing is handed on where nothing was written', () => {
  const writer = blockWriter(() => expect.fail('nothing to write'))
  expect(writer.finish()).toBe(undefined)
  expect(writer.bytes()).toBe(0)
})
