import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Pdf, readPdf } from '../../../test/pdf.ts'
import { theDay } from '../../time/day.ts'
import { typesetter } from '../typeset.ts'
import { paperPdf } from './long-paper.ts'
import type { Pleading } from './pleading.ts'

/** Rows of one to three lines, some of them with what looks like a reference of a PDF or the name of a cell. */
const rows = (count: number, from: number) =>
  Array.from({ length: count }, (_, i) => [
    String(from + i + 1),
    `NAME ${'LONG '.repeat((i * 7) % 5)}${i} (7 0 R`,
    `U1x0y0 \\${i}`,
  ])

const paper: Pleading = {
  lang: 'en',
  title: 'Motion',
  footer: 'Motion',
  from: ['A. Attorney'],
  court: ['COURT'],
  caption: { parties: ['PEOPLE'], number: '1', nature: ['MOTION'], about: [] },
  pieces: [
    { kind: 'heading', text: 'MOTION' },
    { kind: 'text', text: 'Words of the motion.' },
  ],
  exhibit: {
    mark: 'EXHIBIT A',
    title: 'Cases',
    columns: ['No.', 'Name', 'Case'],
    widths: [5, 30, 20],
    boxes: false,
    groups: [
      { title: 'First (12 0 R)', rows: rows(90, 0), total: 'First: 90' },
      { title: 'Second', rows: rows(3, 90), total: 'Second: 3' },
      { title: 'Third', rows: rows(130, 93), total: 'Third: 130' },
    ],
    totals: { columns: ['Relief', 'Counts'], rows: [['Any', '223']], total: ['All', '223'] },
  },
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'setaside-long-paper-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function set(atOnce: number): Promise<Pdf> {
  const path = join(folder, `${atOnce}.pdf`)
  writeFileSync(path, await paperPdf(paper, typesetter(), theDay('2026-11-05'), atOnce))
  return await readPdf(path)
}

test('a list that is set in parts is the same document, page by page, with its bookmarks and tags', async () => {
  const whole = await set(1000)
  expect(whole.pages.length).toBeGreaterThan(8)
  // Each part is a table of its own, with heads of its own: all else is the same.
  const withoutTables = ({ pages, ...about }: Pdf) => ({
    ...about,
    pages: pages.map(({ roles, ...page }) => ({ ...page, isTable: roles.has('Table') })),
  })
  for (const atOnce of [33, 200]) expect(withoutTables(await set(atOnce))).toEqual(withoutTables(whole))
})
