/** Where and how an answer is written into a field of a form. */
import { PDFArray, type PDFDict, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import { type Field, flagsOf, inherited, MULTILINE, textOf } from './fields.ts'
import type { TemplateField } from './template.ts'

export function templateField({ name: called, on, dict, widgets }: Field): TemplateField {
  const style = textOf(inherited(dict, 'DA')) ?? ''
  const longest = inherited(dict, 'MaxLen')
  const quadding = inherited(dict, 'Q')
  return {
    name: called,
    ...(on === undefined ? {} : { on }),
    frames: widgets.map(widget => {
      const own = textOf(widget.dict.lookup(PDFName.of('DA'))) ?? style
      return {
        ...sizeOf(widget.dict),
        size: Number(before('Tf', 1, own) ?? 0),
        color: colorOf(own) ?? '0 g',
        align: quadding instanceof PDFNumber ? quadding.asNumber() : 0,
        multiline: (flagsOf(dict) & MULTILINE) !== 0,
        ...(longest instanceof PDFNumber ? { longest: longest.asNumber() } : {}),
      }
    }),
  }
}

const NUMBER = /^(?:\d+|\d*\.\d+)$/

/** The numbers that stand before an operator of a string of appearance; absent where they do not. */
function before(operator: string, count: number, appearance: string): string | undefined {
  const words = appearance.trim().split(/\s+/)
  const at = words.indexOf(operator)
  const numbers = words.slice(Math.max(0, at - count), Math.max(0, at))
  return numbers.length === count && numbers.every(word => NUMBER.test(word)) ? numbers.join(' ') : undefined
}

/** How many numbers each operator of color has. */
const COLORS = { g: 1, rg: 3, k: 4 } as const

/** The operator of color with its numbers, as it stands there. */
function colorOf(appearance: string): string | undefined {
  for (const [operator, count] of Object.entries(COLORS)) {
    const numbers = before(operator, count, appearance)
    if (numbers !== undefined) return `${numbers} ${operator}`
  }
  return undefined
}

function sizeOf(widget: PDFDict): { readonly width: number; readonly height: number } {
  const rect = widget.lookup(PDFName.of('Rect'))
  if (!(rect instanceof PDFArray)) return { width: 0, height: 0 }
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [0, 1, 2, 3].map(i => {
    const value = rect.lookup(i)
    return value instanceof PDFNumber ? value.asNumber() : 0
  })
  return { width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
}
