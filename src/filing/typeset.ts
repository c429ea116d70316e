/** Sets documents: a page layout and its data become a tagged PDF, the same bytes for the same data on any day. */
import { readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Day } from '../time/day.ts'

/** A layout: source of typst, which is ours alone. What an office or a file says never becomes part of it. */
export interface Layout {
  readonly source: string
  /** It goes on with a document that was begun before, and is no whole one by itself: its first heading is no title. */
  readonly goesOn?: true
}

export interface Typesetter {
  /**
   * The document as PDF/UA-1. `data` reaches the layout as JSON, so that no text in it is ever read as source.
   * Letters that the font does not have are set as U+FFFD: ask `unprintable` first whether there are any.
   */
  readonly pdf: (layout: Layout, data: object, dated: Day) => Promise<Uint8Array>
  /** The same, with the values that the layout gives as `#metadata(...)<values>`, in their order: for documents of many pages. */
  readonly withValues: (layout: Layout, data: object, dated: Day) => Promise<PdfWithValues>
  /** Only the values: what a layout tells of a document before it is made. */
  readonly values: (layout: Layout, data: object, dated: Day) => Promise<readonly unknown[]>
}

export interface PdfWithValues {
  readonly pdf: Uint8Array
  readonly values: readonly unknown[]
}

/** The one family used. Its files come with the program, so the pages are the same whatever fonts a machine has. */
export const FONT = 'Libertinus Serif'

const FONTS = new URL('../../fonts/', import.meta.url)
const STYLES = ['Regular', 'Bold', 'Italic', 'BoldItalic', 'Semibold', 'SemiboldItalic'] as const

/** Font files handed over go before those of the machine, and these are the very ones that the compiler brings along. */
const ourFonts = (): Buffer[] =>
  STYLES.map(style => readFileSync(new URL(`LibertinusSerif-${style}.otf`, FONTS)))

/** No folder: a layout can read no file. It would stand in the program's own, where nobody else makes one. */
const NOWHERE = fileURLToPath(new URL('there-is-no-such-folder', FONTS))
/** Bytes of documents between two collections. */
const COLLECTED = 1 << 20
/** The label of what a layout tells. */
const VALUES = '<values>'
const NO_PDF = new Uint8Array()
const SECONDS_A_DAY = 86_400

export function typesetter(): Typesetter {
  // A native library, which most commands do not need: loaded with the first document.
  let loaded: Promise<NodeCompiler> | undefined
  const load = async (): Promise<NodeCompiler> =>
    (await import('@myriaddreamin/typst-ts-node-compiler')).NodeCompiler.create({
      workspace: NOWHERE,
      fontArgs: [{ fontBlobs: ourFonts() }],
    })
  const compilerOf = (): Promise<NodeCompiler> => {
    loaded ??= load()
    return loaded
  }
  const set = (
    compiler: NodeCompiler,
    { source, goesOn }: Layout,
    data: object,
    dated: Day | undefined,
  ): PdfWithValues => {
    const inputs = { data: JSON.stringify(data, (_, value: unknown) => printable(value)) }
    const compiled = compiler.compile({ mainFileContent: source, inputs })
    const document = compiled.result
    // What the compiler says may quote the data: only that it failed is told.
    if (document === null || compiled.hasError()) throw fault(() => compiled.takeDiagnostics())
    try {
      return {
        pdf:
          dated === undefined
            ? NO_PDF
            : compiler.pdf(document, {
                pdfStandard: goesOn === true ? '1.7' : 'ua-1',
                creationTimestamp: dated * SECONDS_A_DAY,
              }),
        values: source.includes(VALUES) ? compiler.query(document, { selector: VALUES, field: 'value' }) : [],
      }
    } catch (error) {
      throw fault(() => error)
    } finally {
      // What was remembered of earlier documents would otherwise grow with each of them.
      compiler.evictCache(0)
    }
  }
  let bytes = 0
  let collect: (() => void) | undefined
  // What the compiler made is not on Node's heap, so nothing tells Node when to give it back: without this, memory grows with
  // each document. It is given back in the turn after.
  const freed = async (made: PdfWithValues): Promise<PdfWithValues> => {
    bytes += made.pdf === NO_PDF ? COLLECTED + 1 : made.pdf.length
    if (bytes > COLLECTED) {
      bytes = 0
      collect ??= collector()
      collect()
      await turn()
    }
    return made
  }
  const withValues: Typesetter['withValues'] = async (layout, data, dated) =>
    await freed(set(await compilerOf(), layout, data, dated))
  return {
    pdf: async (layout, data, dated) => (await withValues(layout, data, dated)).pdf,
    withValues,
    values: async (layout, data) => (await freed(set(await compilerOf(), layout, data, undefined))).values,
  }
}

/** Node's own collector, which is not told of by itself. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  return typeof collect === 'function' ? () => void collect() : () => {}
}

function fault(why: () => unknown): Error {
  if (process.env.SETASIDE_DEBUG) console.error(why())
  return new Error('a document could not be set; set SETASIDE_DEBUG=1 to see why')
}

/** What the font has of the letters of names and of what stands in papers, as first and last code points. */
const PRINTED: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x2af],
  [0x300, 0x36f],
  [0x374, 0x375],
  [0x37a, 0x37e],
  [0x384, 0x38a],
  [0x38c, 0x38c],
  [0x38e, 0x3a1],
  [0x3a3, 0x3ce],
  [0x400, 0x477],
  [0x48c, 0x4c4],
  [0x4c7, 0x4ca],
  [0x4d0, 0x4f9],
  [0x1e00, 0x1eff],
  [0x200b, 0x200b],
  [0x2010, 0x2027],
  [0x2030, 0x2037],
  [0x2039, 0x203e],
  [0x20ac, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
  [0xfffd, 0xfffd],
]
const ASCII = /^[ -~]*$/

function printable(value: unknown): unknown {
  if (typeof value !== 'string' || ASCII.test(value)) return value
  return Array.from(
    value.normalize('NFC').replaceAll(/\s/g, blank => (blank === '\u00a0' ? blank : ' ')),
    sign => {
      const point = sign.codePointAt(0) ?? 0
      return PRINTED.some(([first, last]) => point >= first && point <= last) ? sign : '\ufffd'
    },
  ).join('')
}

/** Whether a text has letters that these documents cannot print. */
export const unprintable = (text: string): boolean => printable(text) !== text.normalize('NFC')
