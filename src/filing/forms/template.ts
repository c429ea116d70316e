/** A form taken apart: its objects as bytes with gaps, where numbers of objects and the answers of one person go. */
import type { Frame } from './lettering.ts'

/** What follows bytes in an object. */
export type Gap =
  /** The number of an object of this template, by its place in `objects`. */
  | { readonly kind: 'object'; readonly at: number }
  /** The number of an object that all parts of a document share. */
  | { readonly kind: 'pages' | 'structure' }
  /** A key into the tree that leads from a page to its structure. */
  | { readonly kind: 'key'; readonly key: number }
  /** The value of a field, and how it looks at one place; `was` where nothing is filled in. */
  | { readonly kind: 'value' | 'look'; readonly field: number; readonly widget: number; readonly was: Part }
  /** Where a field at the top of the tree is put below another. */
  | { readonly kind: 'above' }

/** Bytes and gaps in turn. */
export type Part = readonly (Uint8Array | Gap)[]

export interface TemplateField {
  readonly name: string
  readonly on?: string
  readonly frames: readonly (Frame & { readonly align: number; readonly color: string })[]
}

export interface Template {
  /** Those from `own` on stand in a document once for each time the template does; those before it only once. */
  readonly objects: readonly Part[]
  readonly own: number
  readonly pages: readonly number[]
  readonly fields: ReadonlyMap<string, TemplateField>
  readonly fieldList: readonly TemplateField[]
  /** Fields at the top of the tree, by their place in `objects`. */
  readonly roots: readonly number[]
  /** The fonts that fields name, as `/Helv 12 0 R` with gaps. */
  readonly fonts: ReadonlyMap<string, Part>
  readonly structure?: {
    readonly kids: Part
    readonly keys: readonly { readonly key: number; readonly value: Part }[]
    readonly roles: ReadonlyMap<string, string>
    /** One more than the last key. */
    readonly span: number
  }
}
