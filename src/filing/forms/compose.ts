/** Writes one PDF of several: forms with the answers of one person in them, and papers of our own, page after page. */
import { drawn, type Setting, setText } from './lettering.ts'
import type { Part, Template, TemplateField } from './template.ts'

/** What goes into the fields of a form, by their names: a text, or `true` for a tick. */
export type Answers = ReadonlyMap<string, string | true>

export interface Sheet {
  readonly template: Template
  /** For the bookmark. */
  readonly title: string
  readonly answers?: Answers
}

export interface Composer {
  /**
   * The document. A field whose text has letters that the font lacks gets its value and no drawing of it: the document
   * then asks whoever shows it to draw it. Throws where an answer is for no field: a map of ours is then at fault.
   */
  readonly pdf: (sheets: readonly Sheet[], title: string) => Uint8Array
}

type Framed = TemplateField['frames'][number]

/** Objects that stand in every document, whatever is in it. */
const [CATALOG, PAGES, INFO, STRUCTURE, KEYS, FORM, FONT, OUTLINE] = [1, 2, 3, 4, 5, 6, 7, 8] as const
const FIXED = 8

/** The drawing of a text as a whole object. */
function appearance(setting: Setting, frame: Framed): Buffer {
  const stream = drawn(setting, frame, frame)
  return Buffer.concat([
    Buffer.from(
      `<</Type/XObject/Subtype/Form/BBox[0 0 ${frame.width} ${frame.height}]/Resources<</Font<</F ${FONT} 0 R>>>>/Length ${stream.length}>>\nstream\n`,
      'latin1',
    ),
    stream,
    Buffer.from('\nendstream', 'latin1'),
  ])
}

const LINE = 0x0a
const ZERO = 0x30
const BINARY = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'

/** Keeps what it writes into, so that ten thousand documents need no more memory than the longest of them. */
export function composer(): Composer {
  let buffer = Buffer.alloc(1 << 20)
  /** What stood last in each place: an office's address stands in the same one on every form. */
  const lastDrawn = new Map<Framed, { readonly answer: string; readonly stream: Buffer | undefined }>()
  const drawing = (answer: string, frame: Framed): Buffer | undefined => {
    const known = lastDrawn.get(frame)
    if (known?.answer === answer) return known.stream
    const setting = setText(answer, frame)
    const stream = typeof setting === 'string' ? undefined : appearance(setting, frame)
    lastDrawn.set(frame, { answer, stream })
    return stream
  }
  return {
    pdf: (sheets, title) => {
      let end = 0
      const room = (more: number): void => {
        if (end + more <= buffer.length) return
        const larger = Buffer.alloc(Math.max(buffer.length * 2, end + more))
        buffer.copy(larger, 0, 0, end)
        buffer = larger
      }
      const text = (value: string): void => {
        room(value.length)
        end += buffer.write(value, end, 'latin1')
      }
      const bytes = (value: Uint8Array): void => {
        room(value.length)
        buffer.set(value, end)
        end += value.length
      }
      const digits = (value: number, least = 1): void => {
        room(12)
        let from = value
        let length = 1
        for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) length++
        length = Math.max(length, least)
        for (let i = end + length - 1; i >= end; i--) {
          buffer[i] = ZERO + (from % 10)
          from = Math.floor(from / 10)
        }
        end += length
      }

      /** Where each object begins, by its number. */
      const offsets: number[] = [0]
      const begin = (number: number): void => {
        offsets[number] = end
        digits(number)
        text(' 0 obj\n')
      }
      const finish = (): void => text('\nendobj\n')
      let last: number = FIXED
      const next = (): number => ++last

      const shared = new Map<Template, number>()
      const used = new Map<Template, number>()
      const placedSheets = sheets.map(sheet => {
        const { template } = sheet
        let sharedFrom = shared.get(template)
        const first = sharedFrom === undefined
        if (sharedFrom === undefined) {
          sharedFrom = last + 1
          last += template.own
          shared.set(template, sharedFrom)
        }
        const ownFrom = last + 1
        last += template.objects.length - template.own
        const copy = (used.get(template) ?? 0) + 1
        used.set(template, copy)
        return { sheet, sharedFrom, ownFrom, first, copy }
      })

      text(BINARY)
      let keyBase = 0
      let needsDrawing = false
      const keyLines: (() => void)[] = []
      const kidLines: (() => void)[] = []
      const fieldLines: string[] = []
      const pageNumbers: number[] = []
      const marks: { readonly title: string; readonly page: number }[] = []
      const drawings: { readonly number: number; readonly stream: Buffer }[] = []

      for (const { sheet, sharedFrom, ownFrom, first, copy } of placedSheets) {
        const { template, answers } = sheet
        const base = keyBase
        const numberOf = (at: number): number =>
          at < template.own ? sharedFrom + at : ownFrom + at - template.own
        /** Of a second copy of a form: its fields stand below one more, so that each has a name of its own. */
        const above = copy > 1 && template.roots.length > 0 ? next() : undefined
        const given = answered(template, answers)

        const part = (pieces: Part): void => {
          for (const piece of pieces) {
            if (piece instanceof Uint8Array) {
              bytes(piece)
              continue
            }
            switch (piece.kind) {
              case 'object':
                digits(numberOf(piece.at))
                text(' 0 R')
                break
              case 'pages':
                digits(PAGES)
                text(' 0 R')
                break
              case 'structure':
                digits(STRUCTURE)
                text(' 0 R')
                break
              case 'key':
                digits(base + piece.key)
                break
              case 'above':
                if (above !== undefined) text(`/Parent ${above} 0 R`)
                break
              case 'value': {
                const answer = given[piece.field]
                if (answer === undefined) part(piece.was)
                else if (answer === true) text(`/V ${nameOf(template.fieldList[piece.field]?.on ?? 'Yes')}`)
                else text(`/V ${stringOf(answer)}`)
                break
              }
              case 'look': {
                const answer = given[piece.field]
                const field = template.fieldList[piece.field]
                const frame = field?.frames[piece.widget]
                if (answer === undefined || frame === undefined) part(piece.was)
                else if (answer === true) text(`/AS ${nameOf(field?.on ?? 'Yes')}`)
                else {
                  const stream = drawing(answer, frame)
                  if (stream === undefined) needsDrawing = true
                  else {
                    const number = next()
                    drawings.push({ number, stream })
                    text(`/AP<</N ${number} 0 R>>`)
                  }
                }
                break
              }
            }
          }
        }

        for (let i = first ? 0 : template.own; i < template.objects.length; i++) {
          begin(numberOf(i))
          part(template.objects[i] ?? [])
          finish()
        }
        for (const { number, stream } of drawings) {
          begin(number)
          bytes(stream)
          finish()
        }
        drawings.length = 0

        const roots = template.roots.map(at => `${numberOf(at)} 0 R`)
        if (above === undefined) fieldLines.push(...roots)
        else {
          begin(above)
          text(`<</T(copy ${copy})/Kids[${roots.join(' ')}]>>`)
          finish()
          fieldLines.push(`${above} 0 R`)
        }
        const [firstPage] = template.pages
        if (firstPage !== undefined) marks.push({ title: sheet.title, page: numberOf(firstPage) })
        pageNumbers.push(...template.pages.map(numberOf))
        const { structure } = template
        if (structure !== undefined) {
          kidLines.push(() => part(structure.kids))
          for (const { key, value } of structure.keys)
            keyLines.push(() => {
              digits(base + key)
              text(' ')
              part(value)
              text('\n')
            })
          keyBase += structure.span
        } else keyBase += keysOf(template)
      }

      begin(PAGES)
      text(`<</Type/Pages/Count ${pageNumbers.length}/Kids[${pageNumbers.map(n => `${n} 0 R`).join(' ')}]>>`)
      finish()
      begin(INFO)
      text(`<</Title ${stringOf(title)}/Creator(Setaside)>>`)
      finish()

      begin(STRUCTURE)
      text(`<</Type/StructTreeRoot/ParentTree ${KEYS} 0 R/ParentTreeNextKey ${keyBase}/K[`)
      for (const line of kidLines) line()
      text(']')
      const roles = new Map(sheets.flatMap(({ template }) => [...(template.structure?.roles ?? [])]))
      if (roles.size > 0) text(`/RoleMap<<${[...roles].map(([key, value]) => `${key} ${value}`).join(' ')}>>`)
      text('>>')
      finish()
      begin(KEYS)
      text('<</Nums[')
      for (const line of keyLines) line()
      text(']>>')
      finish()

      begin(FONT)
      text('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>')
      finish()
      begin(FORM)
      text(`<</Fields[${fieldLines.join(' ')}]/DA(/Helv 0 Tf 0 g)/DR<</Font<</Helv ${FONT} 0 R`)
      const named = new Set(['/Helv'])
      for (const { sheet, sharedFrom, ownFrom } of placedSheets) {
        for (const [key, value] of sheet.template.fonts) {
          if (named.has(key)) continue
          named.add(key)
          text(`${key} `)
          for (const piece of value) {
            if (piece instanceof Uint8Array) bytes(piece)
            else if (piece.kind === 'object') {
              const { own } = sheet.template
              text(`${piece.at < own ? sharedFrom + piece.at : ownFrom + piece.at - own} 0 R`)
            }
          }
        }
      }
      text(`>>>>${needsDrawing ? '/NeedAppearances true' : ''}>>`)
      finish()

      const items = marks.map(() => next())
      begin(OUTLINE)
      text(`<</Type/Outlines/Count ${items.length}/First ${items[0]} 0 R/Last ${items.at(-1)} 0 R>>`)
      finish()
      for (const [i, mark] of marks.entries()) {
        begin(items[i] ?? 0)
        text(`<</Title ${stringOf(mark.title)}/Parent ${OUTLINE} 0 R/Dest[${mark.page} 0 R/Fit]`)
        if (i > 0) text(`/Prev ${items[i - 1]} 0 R`)
        if (i + 1 < items.length) text(`/Next ${items[i + 1]} 0 R`)
        text('>>')
        finish()
      }

      const tagged = sheets.every(({ template }) => template.structure !== undefined)
      begin(CATALOG)
      text(
        `<</Type/Catalog/Pages ${PAGES} 0 R/AcroForm ${FORM} 0 R/StructTreeRoot ${STRUCTURE} 0 R/Outlines ${OUTLINE} 0 R/Lang(en-US)${tagged ? '/MarkInfo<</Marked true>>' : ''}/ViewerPreferences<</DisplayDocTitle true>>>>`,
      )
      finish()

      const table = end
      text(`xref\n0 ${last + 1}\n0000000000 65535 f \n`)
      for (let number = 1; number <= last; number++) {
        digits(offsets[number] ?? 0, 10)
        text(' 00000 n \n')
      }
      text(`trailer\n<</Size ${last + 1}/Root ${CATALOG} 0 R/Info ${INFO} 0 R>>\nstartxref\n${table}\n%%EOF`)
      bytes(Uint8Array.of(LINE))
      return Uint8Array.prototype.slice.call(buffer, 0, end)
    },
  }
}

/** Answers by the place of their field. */
function answered(
  { fieldList, fields }: Template,
  answers: Answers | undefined,
): readonly (string | true | undefined)[] {
  if (answers === undefined || answers.size === 0) return []
  for (const name of answers.keys()) if (!fields.has(name)) throw new Error(`the form has no field [${name}]`)
  return fieldList.map(({ name }) => answers.get(name))
}

/** Keys that pages name though no structure is there. */
function keysOf({ objects }: Template): number {
  let most = 0
  for (const part of objects)
    for (const piece of part)
      if (!(piece instanceof Uint8Array) && piece.kind === 'key') most = Math.max(most, piece.key + 1)
  return most
}

/** Whether an answer has room in every place of a field; see `setText`. */
export function roomFor(answer: string, { frames }: TemplateField): 'fits' | 'letters' | 'long' {
  for (const frame of frames) {
    const setting = setText(answer, frame)
    if (typeof setting === 'string') return setting
  }
  return 'fits'
}

const nameOf = (text: string): string =>
  `/${text.replaceAll(/[^A-Za-z0-9_-]/g, sign => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`

const ASCII = /^[ -~]*$/

/** A text as a string of a PDF. */
function stringOf(text: string): string {
  if (ASCII.test(text)) return `(${text.replaceAll(/[\\()]/g, sign => `\\${sign}`)})`
  const bytes = Buffer.from(`\ufeff${text.normalize('NFC')}`, 'utf16le').swap16()
  return `<${bytes.toString('hex')}>`
}
