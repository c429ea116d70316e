/**
 * Takes a PDF apart once, so that thousands of documents can be made of it: its objects as bytes with gaps, where numbers
 * of objects and the answers of one person go.
 *
 * What is left behind: the form's second life as XFA, which would show other answers than these; scripts and what starts
 * them; the buttons that print and clear; signatures over the empty form; the encryption.
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib'
import { acroFormOf, type Field, fieldsOf } from './fields.ts'
import type { Part, Template } from './template.ts'
import { templateField } from './template-field.ts'
import { insideOf, namedObjects, type PdfParts, partOf, pdfParts, placeOf } from './template-objects.ts'
import { ownOf, placedAnew, sharedFirst } from './template-order.ts'

/** Throws where a part of the PDF that it needs is damaged. */
export function takeApart(document: PDFDocument, fields: readonly Field[] = fieldsOf(document)): Template {
  const pdf = pdfParts(document, fields)
  const { pages, roots, fillable, fieldAt, widgetAt } = pdf
  const pagePlaces = pages.map(({ ref }) => placeOf(pdf, ref))
  const rootPlaces = [...roots].map(ref => placeOf(pdf, ref))
  const structure = structureOf(pdf, dictIn(document.catalog, 'StructTreeRoot'))
  const fonts = fontsOf(pdf, document)
  const objects = namedObjects(pdf)
  const fieldPlaces = [...fieldAt.keys(), ...widgetAt.keys()].map(ref => placeOf(pdf, ref))
  const { order, to, own } = sharedFirst(objects, ownOf(objects, new Set([...pagePlaces, ...fieldPlaces])))
  const anew = (part: Part): Part => placedAnew(part, to)
  const fieldList = fillable.map(templateField)
  return {
    objects: order.map(i => anew(objects[i] ?? [])),
    own,
    pages: pagePlaces.map(place => to[place] ?? 0),
    fields: new Map(fieldList.map(field => [field.name, field])),
    fieldList,
    roots: rootPlaces.map(place => to[place] ?? 0),
    fonts: new Map([...fonts].map(([key, part]) => [key, anew(part)])),
    ...(structure === undefined
      ? {}
      : {
          structure: {
            ...structure,
            kids: anew(structure.kids),
            keys: structure.keys.map(({ key, value }) => ({ key, value: anew(value) })),
          },
        }),
  }
}

const dictIn = (dict: PDFDict | undefined, key: string): PDFDict | undefined => {
  const value = dict?.lookup(PDFName.of(key))
  return value instanceof PDFDict ? value : undefined
}

/** The elements of the document, and what leads to them; undefined where it has no structure. */
function structureOf(pdf: PdfParts, root: PDFDict | undefined): Template['structure'] {
  const kids = root?.get(PDFName.of('K'))
  if (root === undefined || kids === undefined) return undefined
  const top = insideOf(pdf, kids)
  const keys = [...numbersIn(dictIn(root, 'ParentTree'))].map(([key, value]) => ({
    key,
    value: partOf(pdf, value),
  }))
  const roles = dictIn(root, 'RoleMap')?.entries() ?? []
  return {
    kids: top,
    keys,
    roles: new Map(roles.map(([key, value]) => [key.toString(), value.toString()])),
    span: keys.reduce((most, { key }) => Math.max(most, key + 1), 0),
  }
}

function fontsOf(pdf: PdfParts, document: PDFDocument): ReadonlyMap<string, Part> {
  const fonts = dictIn(dictIn(acroFormOf(document), 'DR'), 'Font')?.entries() ?? []
  return new Map(fonts.map(([key, value]) => [key.toString(), partOf(pdf, value)]))
}

/** The pairs of a tree of numbers, whatever its shape. */
function* numbersIn(tree: PDFObject | undefined, depth = 0): Generator<readonly [number, PDFObject]> {
  if (!(tree instanceof PDFDict) || depth > 32) return
  const pairs = tree.lookup(PDFName.of('Nums'))
  if (pairs instanceof PDFArray)
    for (let i = 0; i + 1 < pairs.size(); i += 2) {
      const key = pairs.lookup(i)
      const value = pairs.get(i + 1)
      if (key instanceof PDFNumber && value !== undefined) yield [key.asNumber(), value]
    }
  const kids = tree.lookup(PDFName.of('Kids'))
  if (kids instanceof PDFArray)
    for (let i = 0; i < kids.size(); i++) yield* numbersIn(kids.lookup(i), depth + 1)
}
