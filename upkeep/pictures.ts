/** `node upkeep/pictures.ts`: makes the pictures of the README and the guides anew, by their own commands and from made-up people. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Layout, typesetter } from '../src/filing/typeset.ts'
import { csvLines, csvRecords } from '../src/results/csv-read.ts'
import { theDay } from '../src/time/day.ts'

const ROOT = join(import.meta.dirname, '..')
const AS_OF = '2026-11-01'
/** One of the made-up county of `npm start`, whose two counts are answered differently. */
const PERSON = '77868964'
/** How many lines of `convictions.csv` are shown: those around the person's. */
const AROUND = [2, 6] as const

interface Pixels {
  readonly data: Uint8ClampedArray
}
/** What pdfjs draws on in Node. */
interface Canvas {
  readonly width: number
  readonly height: number
  readonly toBuffer: (type: 'image/png') => Uint8Array
}
interface Drawn {
  readonly canvas: Canvas
  readonly context: {
    readonly drawImage: (canvas: Canvas, x: number, y: number) => void
    readonly strokeRect: (x: number, y: number, width: number, height: number) => void
    readonly getImageData: (x: number, y: number, width: number, height: number) => Pixels
    readonly putImageData: (pixels: Pixels, x: number, y: number) => void
  }
}
interface Factory {
  readonly create: (width: number, height: number) => Drawn
}

function setaside(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/setaside'), ...args], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`setaside ${args[0]} ended with ${status}: ${stderr}`)
  return stdout
}

/** A page of a PDF, drawn with so many pixels a point. */
async function drawn(bytes: Uint8Array, number: number, scale: number): Promise<Drawn> {
  const standardFontDataUrl = `${join(ROOT, 'node_modules/pdfjs-dist/standard_fonts')}/`
  const document = await getDocument({ data: new Uint8Array(bytes), standardFontDataUrl, verbosity: 0 })
    .promise
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale })
  const made = (document.canvasFactory as Factory).create(
    Math.ceil(viewport.width),
    Math.ceil(viewport.height),
  )
  await page.render({ canvas: made.canvas, viewport }).promise
  return made
}

/** The picture of the README: a line of the file, the table and the proof of one answer, and room for the motion on the right. */
const STEPS: Layout = {
  source: `
#let data = json(bytes(sys.inputs.data))
#set document(title: "From a line of the state’s file to the motion")
#set text(lang: "en", size: 9pt, font: "Libertinus Serif")
#set page(width: 1160pt, height: 708pt, margin: 20pt)
#show heading: it => block(above: 12pt, below: 8pt, text(size: 15pt, weight: "bold", it.body))
#let typed(body) = block(fill: luma(244), inset: 8pt, width: 100%, radius: 3pt,
  text(size: 8.4pt, body))
#let marks = ("eligible": rgb("#d8efd8"), "review": rgb("#fdf0c4"), "not-eligible": rgb("#eeeeee"))
#place(top + left, dx: 640pt)[= 4. The motion for all that is due]
#block(width: 610pt)[
  = 1. The state’s file: one line of it
  #typed(data.line.replace(",", ",\\u{200b}"))
  = 2. What is due, and what is open: convictions.csv
  #text(size: 8.2pt, table(
    columns: (auto, auto, auto, auto, auto, 1fr), inset: 3.5pt, stroke: 0.4pt + luma(190),
    fill: (_, y) => if y > 0 { marks.at(data.rows.at(y - 1).at(2), default: none) },
    table.header(..data.columns.map(name => strong(name))), ..data.rows.flatten(),
  ))
  = 3. Why: explain
  #typed(data.proof.map(line => line.replace(" ", "\\u{a0}")).join(linebreak()))
]
`,
}

/** Where the motion stands on it, and how large it is, in points and points a point. */
const MOTION = { left: 660, top: 54, scale: 0.77 } as const
/** Pixels a point. */
const SHARP = 1.3

const COLUMNS = ['person_id', 'offense', 'determination', 'due', 'open', 'reason'] as const

/** The lines of `convictions.csv` around the person's, in some of its columns. */
function tableRows(run: string): readonly (readonly string[])[] {
  const bytes = readFileSync(join(run, 'convictions.csv'))
  let at = 0
  const read = (into: Buffer, to: number, length: number): number => {
    const copied = bytes.copy(into, to, at, at + length)
    at += copied
    return copied
  }
  const rows = [...csvRecords(csvLines(read))].map(({ row }) => row)
  const here = rows.findIndex(({ person_id }) => person_id === PERSON)
  return rows.slice(here - AROUND[0], here + AROUND[1]).map(row => COLUMNS.map(name => row[name] ?? ''))
}

const cut = (line: string, length: number): string =>
  line.length > length ? `${line.slice(0, length - 4)} ...` : line

/** So many lines of the page of a person are shown: their first count, and where the next begins. */
const SHOWN = 38

/** The page of a person as far as it is shown: set in no typewriter's letters, its blanks at the right stand for nothing. */
const pageLines = (told: string): readonly string[] =>
  told
    .split('\n')
    .slice(0, SHOWN)
    .map(line => cut(line.replace(/ {3,}(?=\S+$)/, '  '), 120))

/** Written in sixteen shades of each color: no eye sees it, and the file is half as large. */
function written({ canvas, context }: Drawn, to: string): void {
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
  for (const [at, shade] of pixels.data.entries()) pixels.data[at] = Math.round(shade / 17) * 17
  context.putImageData(pixels, 0, 0)
  writeFileSync(join(ROOT, to), canvas.toBuffer('image/png'))
}

async function picture(pdf: string, page: number, to: string): Promise<void> {
  written(await drawn(readFileSync(pdf), page, 1), to)
}

const place = mkdtempSync(join(tmpdir(), 'setaside-pictures-'))
const at = (name: string): string => join(place, name)
const [file, run, office, approvals, filing, answers, answered, letters] = [
  ...[
    'sacramento.csv',
    'law',
    'office.json',
    'approvals.csv',
    'filing',
    'answers.csv',
    'answered.csv',
    'letters',
  ],
].map(at) as [string, string, string, string, string, string, string, string]
try {
  const county = ['--county', 'SACRAMENTO', '--as-of', AS_OF]
  setaside(
    'synth',
    '--rows',
    '5000',
    '--seed',
    'example',
    '--county',
    'SACRAMENTO',
    '--dirt',
    '0.01',
    '--out',
    file,
  )
  setaside('run', file, ...county, '--out', run)
  const guide = readFileSync(join(ROOT, 'docs/guide/filing.md'), 'utf8')
  writeFileSync(office, /```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '')
  setaside(
    'approve',
    '--run',
    run,
    '--all-eligible',
    '--by',
    'A. Attorney',
    '--on',
    '2026-11-03',
    '--out',
    approvals,
  )
  const papers = ['--run', run, '--approvals', approvals, '--office', office]
  setaside('file', ...papers, '--filed-on', '2026-11-05', '--out', filing)
  writeFileSync(answers, 'order_reference,answer,answered_on\norder-001,granted,2026-12-01\n')
  setaside('file', 'answers', '--filing', filing, '--answers', answers, '--updated', answered)
  const granted = ['--answers', answered, '--only', 'notices']
  setaside('file', ...papers, '--filed-on', '2026-12-03', ...granted, '--out', letters)

  await picture(join(filing, 'motion-001.pdf'), 1, 'docs/guide/filing-motion.png')
  await picture(join(filing, 'order-001.pdf'), 4, 'docs/guide/filing-order.png')
  await picture(join(letters, 'letters-en-000001.pdf'), 1, 'docs/guide/letter-en.png')

  const proof = pageLines(setaside('explain', file, '--person', PERSON, ...county))
  const row = /sacramento\.csv:(\d+)/.exec(proof.join('\n'))?.[1] ?? ''
  const line = readFileSync(file, 'latin1').split('\n')[Number(row) - 1] ?? ''
  const data = { line: cut(line.trim(), 560), columns: COLUMNS, rows: tableRows(run), proof }
  const steps = await drawn(await typesetter().pdf(STEPS, data, theDay(AS_OF)), 1, SHARP)
  const motion = await drawn(readFileSync(join(filing, 'motion-001.pdf')), 1, SHARP * MOTION.scale)
  const [x, y] = [MOTION.left * SHARP, MOTION.top * SHARP]
  steps.context.drawImage(motion.canvas, x, y)
  steps.context.strokeRect(x, y, motion.canvas.width, motion.canvas.height)
  mkdirSync(join(ROOT, 'docs/pictures'), { recursive: true })
  written(steps, 'docs/pictures/from-file-to-motion.png')
} finally {
  rmSync(place, { recursive: true })
}
