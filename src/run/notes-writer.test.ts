import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { IdentityNote } from '../intake/identity/note.ts'
import { notesWriter } from './notes-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'setaside-notes-'))
afterAll(() => rmSync(folder, { recursive: true }))

const note = (number: number): IdentityNote => ({
  kind: 'joined',
  people: [String(number).padStart(4, '0')],
  count: 1,
  sources: [{ file: 'a.csv', line: number }],
  agreed: [],
  differed: [],
  doubt: false,
})

test.each([1, 7, 500])('notes are in one order, however few are held at once: %i', most => {
  const written: string[] = []
  const writer = notesWriter(
    { identityRows: notes => ({ file: 'identity.csv', bytes: Buffer.from(JSON.stringify(notes)) }) },
    {
      append: (_, bytes) => {
        for (const { people } of JSON.parse(Buffer.from(bytes).toString())) written.push(people[0])
      },
      scratch: name => join(folder, name),
    },
    most,
  )
  for (let at = 0; at < 200; at++) writer.add([note((at * 37) % 200)])
  writer.end()
  expect(written).toEqual(Array.from({ length: 200 }, (_, at) => String(at).padStart(4, '0')))
  expect(readdirSync(folder)).toEqual([])
})
