/** Tells which form a PDF is, by its fields: their names and types, what boxes are set to, and the number of pages. */
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Unusable } from '../../results/manifest.ts'
import { type Field, fieldsOf } from './fields.ts'
import { type FormMap, formNames, formWords, type OfficialForms } from './form-map.ts'
import { unpacksToMore } from './pdf-unpacks.ts'
import { takeApart } from './take-apart.ts'
import type { Template } from './template.ts'

export interface Recognized {
  readonly map: FormMap
  readonly template: Template
}

/** How far from the end of a whole PDF its mark may stand, and from the start its first. */
const NEAR = 2048

/** The form, or why it is none that is known: a sentence that goes on from the name of the file. */
export async function recognize(bytes: Uint8Array, forms: OfficialForms): Promise<Recognized | Unusable> {
  const download = `download the empty form from ${forms.from} and add that file`
  const unreadable = `is a PDF that cannot be read without a password, or is damaged; ${download}`
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!text.subarray(0, NEAR).includes('%PDF-')) return { unusable: `is no PDF; ${download}` }
  if (!text.subarray(-NEAR).includes('%%EOF'))
    return { unusable: `is a PDF whose end is missing, as after a download that broke off; ${download}` }
  if (await unpacksToMore(text))
    return { unusable: `is a PDF that unpacks to more than any form does; ${download}` }
  const document = await opened(bytes)
  if (document === undefined) return { unusable: unreadable }
  const all = fieldsOf(document)
  const fields = all.filter(({ type }) => type !== 'button')
  if (fields.length === 0)
    return { unusable: `has no fields to fill in: it is a print or a scan of a form; ${download}` }
  const pages = document.getPageCount()
  const known = forms.maps.find(map => pages === map.pages && sameFields(map, fields))
  if (known === undefined) return { unusable: whatItIs(fields, pages, forms) }
  if (fields.some(({ filled }) => filled))
    return {
      unusable: `is ${formWords(known)}, but not empty: somebody has filled it in, and what stands there would reach everyone's papers; ${download}`,
    }
  const template = apart(document, all)
  return template === undefined ? { unusable: unreadable } : { map: known, template }
}

function apart(document: PDFDocument, fields: readonly Field[]): Template | undefined {
  try {
    return takeApart(document, fields)
  } catch {
    return undefined
  }
}

/**
 * Opens a PDF. The official forms are encrypted for their owner, so that nobody changes them, and open without a password
 * for everyone else. Undefined where it cannot be read.
 */
async function opened(bytes: Uint8Array): Promise<PDFDocument | undefined> {
  try {
    const document = await PDFDocument.load(bytes, {
      password: '',
      updateMetadata: false,
      preserveXFA: true,
    })
    document.getPages()
    return document
  } catch {
    return undefined
  }
}

function sameFields(map: FormMap, fields: readonly Field[]): boolean {
  if (map.fields.length !== fields.length) return false
  const found = new Map(fields.map(field => [field.name, field]))
  return map.fields.every(({ name, type, on }) => {
    const field = found.get(name)
    return field?.type === type && (on === undefined || field.on === on) && field.widgets.length > 0
  })
}

/** What a PDF that is no known form is most like, and how it differs: names of fields are no person's data. */
function whatItIs(fields: readonly Field[], pages: number, forms: OfficialForms): string {
  const names = new Set(fields.map(({ name }) => name))
  const [nearest] = forms.maps
    .map(map => ({
      map,
      same: map.fields.filter(({ name }) => names.has(name)).length,
    }))
    .sort((a, b) => b.same / b.map.fields.length - a.same / a.map.fields.length)
  if (nearest === undefined || nearest.same * 2 < nearest.map.fields.length)
    return `is a form that Setaside does not know: its [${fields.length}] fields are those of none of ${formNames(forms).join(', ')}; check its number and revision`
  const { map, same } = nearest
  const missing = map.fields.find(({ name }) => !names.has(name))
  const known = new Set(map.fields.map(({ name }) => name))
  const extra = fields.find(({ name }) => !known.has(name))
  const differs = [
    ...(pages === map.pages ? [] : [`it has [${pages}] pages instead of ${map.pages}`]),
    ...(missing === undefined
      ? []
      : [`[${map.fields.length - same}] fields are missing, such as [${short(missing.name)}]`]),
    ...(extra === undefined ? [] : [`[${fields.length - same}] are added, such as [${short(extra.name)}]`]),
    ...(missing === undefined && extra === undefined && pages === map.pages
      ? ['some of its fields are of another kind, or its boxes are set to other values']
      : []),
  ]
  return `looks like ${map.form}, but is not the revision of ${map.revision} that Setaside knows: ${differs.join('; ')}; nothing is filled by guess: add the revision that is known, or ask for a map of this one`
}

const LONGEST = 60
const short = (name: string): string => (name.length > LONGEST ? `...${name.slice(-LONGEST)}` : name)
