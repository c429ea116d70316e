/** The objects of a document that all its sheets share: pages, fields, fonts, structure, bookmarks and the catalog. */
import { type PdfWriter, stringOf } from './pdf-writer.ts'
import { numberOf, type PlacedSheet } from './placed-sheet.ts'

/** Objects that stand in every document, whatever is in it. */
const CATALOG = 1
export const PAGES = 2
const INFO = 3
export const STRUCTURE = 4
const KEYS = 5
const FORM = 6
/** Helvetica, for the answers drawn. */
export const FONT = 7
const OUTLINE = 8
/** How many objects have a number that is always theirs. */
export const FIXED = 8

/** What the sheets of a document have written and left to be named by what they share. */
export interface DocumentParts {
  readonly writer: PdfWriter
  readonly placed: readonly PlacedSheet[]
  readonly title: string
  /** How many keys lead from pages to the structure, so far. */
  keys: number
  /** An answer has letters that the font lacks: whoever shows the document is to draw it. */
  needsDrawing: boolean
  /** Write the entries of the tree of keys, and the elements at the top of the structure. */
  readonly keyLines: (() => void)[]
  readonly kidLines: (() => void)[]
  /** Fields at the top of the tree. */
  readonly fieldLines: string[]
  /** The numbers of all pages, in their order. */
  readonly pages: number[]
  readonly bookmarks: { readonly title: string; readonly page: number }[]
}

/** Writes what the sheets share behind them, and gives the whole document. */
export function writeShared(parts: DocumentParts): Uint8Array {
  const { pages, title } = parts
  writeObject(
    parts,
    PAGES,
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map(n => `${n} 0 R`).join(' ')}]>>`,
  )
  writeObject(parts, INFO, `<</Title ${stringOf(title)}/Creator(Setaside)>>`)
  writeStructure(parts)
  writeObject(parts, FONT, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>')
  writeForm(parts)
  writeOutline(parts)
  writeCatalog(parts)
  return parts.writer.document({ root: CATALOG, info: INFO })
}

function writeObject({ writer }: DocumentParts, number: number, text: string): void {
  writer.begin(number)
  writer.text(text)
  writer.finish()
}

function writeStructure({ writer, placed, keys, kidLines, keyLines }: DocumentParts): void {
  writer.begin(STRUCTURE)
  writer.text(`<</Type/StructTreeRoot/ParentTree ${KEYS} 0 R/ParentTreeNextKey ${keys}/K[`)
  for (const writeLine of kidLines) writeLine()
  writer.text(']')
  const roles = new Map(placed.flatMap(({ sheet }) => [...(sheet.template.structure?.roles ?? [])]))
  if (roles.size > 0)
    writer.text(`/RoleMap<<${[...roles].map(([key, value]) => `${key} ${value}`).join(' ')}>>`)
  writer.text('>>')
  writer.finish()
  writer.begin(KEYS)
  writer.text('<</Nums[')
  for (const writeLine of keyLines) writeLine()
  writer.text(']>>')
  writer.finish()
}

/** The fields, and the fonts they name: ours and those of the forms, each name once. */
function writeForm({ writer, placed, fieldLines, needsDrawing }: DocumentParts): void {
  writer.begin(FORM)
  writer.text(`<</Fields[${fieldLines.join(' ')}]/DA(/Helv 0 Tf 0 g)/DR<</Font<</Helv ${FONT} 0 R`)
  const named = new Set(['/Helv'])
  for (const sheet of placed)
    for (const [key, value] of sheet.sheet.template.fonts) {
      if (named.has(key)) continue
      named.add(key)
      writer.text(`${key} `)
      for (const piece of value) {
        if (piece instanceof Uint8Array) writer.bytes(piece)
        else if (piece.kind === 'object') writer.text(`${numberOf(sheet, piece.at)} 0 R`)
      }
    }
  writer.text(`>>>>${needsDrawing ? '/NeedAppearances true' : ''}>>`)
  writer.finish()
}

function writeOutline(parts: DocumentParts): void {
  const { bookmarks, writer } = parts
  const numbers = bookmarks.map(() => writer.reserve(1))
  writeObject(
    parts,
    OUTLINE,
    `<</Type/Outlines/Count ${numbers.length}/First ${numbers[0]} 0 R/Last ${numbers.at(-1)} 0 R>>`,
  )
  for (const [i, { title, page }] of bookmarks.entries()) {
    const previous = i > 0 ? `/Prev ${numbers[i - 1]} 0 R` : ''
    const next = i + 1 < numbers.length ? `/Next ${numbers[i + 1]} 0 R` : ''
    writeObject(
      parts,
      numbers[i] ?? 0,
      `<</Title ${stringOf(title)}/Parent ${OUTLINE} 0 R/Dest[${page} 0 R/Fit]${previous}${next}>>`,
    )
  }
}

function writeCatalog(parts: DocumentParts): void {
  const tagged = parts.placed.every(({ sheet }) => sheet.template.structure !== undefined)
  writeObject(
    parts,
    CATALOG,
    `<</Type/Catalog/Pages ${PAGES} 0 R/AcroForm ${FORM} 0 R/StructTreeRoot ${STRUCTURE} 0 R/Outlines ${OUTLINE} 0 R/Lang(en-US)${tagged ? '/MarkInfo<</Marked true>>' : ''}/ViewerPreferences<</DisplayDocTitle true>>>>`,
  )
}
