/** Files are opened, or refused in a sentence. */
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { inFolder } from './ca-doj/made-up.ts'
import { openAll } from './files.ts'
import { notText } from './signatures.ts'

describe('the beginning of a file', () => {
  /** What a format is asked about, in bytes, of a file of this content; it recognizes `found` somewhere. */
  const asked = (content: string, found: string) =>
    inFolder(async write => {
      const sizes: number[] = []
      const path = write('a.txt', content)
      const recognizes = (head: Uint8Array) => {
        sizes.push(head.length)
        return Buffer.from(head).includes(found) || 'is not it.'
      }
      const opened = await openAll([path], { recognizes }, { scratch: () => '' })
      return { sizes, opened: 'refused' in opened ? opened.refused.replace(path, 'a.txt') : opened.length }
    })
  test('is the whole of a small one', async () => {
    expect(await asked('one\ntwo', 'two')).toEqual({ sizes: [7], opened: 1 })
    expect(await asked('one\ntwo', 'three')).toEqual({ sizes: [7], opened: '[a.txt] is not it.' })
  })
  test('ends with a line, and is longer where it was not recognized', async () => {
    const long = `${'x'.repeat(99)}\n`.repeat(2_000)
    expect(await asked(`${long}found\n`, 'x')).toEqual({ sizes: [65_500], opened: 1 })
    expect(await asked(`${long}found\n`, 'found')).toEqual({ sizes: [65_500, 200_006], opened: 1 })
  })
  test('is cut inside a line where that does not end', async () => {
    expect((await asked('x'.repeat(100_000), 'x')).sizes).toEqual([65_536])
  })
})

test('a packed file is unpacked, and what it was is kept', async () => {
  await inFolder(async write => {
    const packed = gzipSync('one\ntwo\n')
    const path = write('a.gz', packed)
    const heads: string[] = []
    const recognizes = (head: Uint8Array, name: string): true => {
      heads.push(`${name}: ${Buffer.from(head)}`)
      return true
    }
    const opened = await openAll([path], { recognizes }, { scratch: () => `${path}.unpacked` })
    expect(heads).toEqual(['a.gz: one\ntwo\n'])
    expect(
      'refused' in opened ? opened : opened.map(({ name, bytes, given: was }) => [name, bytes, was?.bytes]),
    ).toEqual([['a.gz', 8, packed.length]])
  })
})

test('no file at all is refused', async () => {
  expect(await openAll([], { recognizes: () => true }, { scratch: () => '' })).toEqual({
    refused: 'no file was given: name at least one bulk file.',
  })
})

test('files that are no text are known by their first bytes', () => {
  const says = (bytes: readonly number[]) => notText(Uint8Array.from(bytes), 'a list')
  expect(says([0x25, 0x50, 0x44, 0x46])).toBe(
    'is a PDF document, not a list: give the bulk file itself (.csv or .dat).',
  )
  expect(says([65, 0, 66, 0, 67, 0])).toBe(
    'looks like UTF-16 text or a binary file: save it as UTF-8 or Latin-1 text.',
  )
  expect(says([65, 66, 67])).toBeUndefined()
})
