/**
 * Finds where the fields of a line end, and texts met before, with instructions that look at sixteen bytes at once; the
 * plain loop is in `scan.ts`.
 */

/** Memory to read a part into, and who finds fields in it. */
export interface FieldFinder {
  /** Only in these bytes are fields found. Behind the end of a line at least one of them is free. */
  readonly bytes: Buffer
  /** Where the fields of the line looked at last end. Others may write here too. */
  readonly ends: Int32Array
  /**
   * Finds the fields of the line that starts here, and gives the place of its LF, which must be there. Says nothing, -1,
   * of a line with more fields than were asked for, a NUL byte, or a quote where none should be: somebody else must look.
   */
  readonly find: (start: number) => number
  /** How many fields the line looked at last has. */
  readonly found: () => number
  /** Whether the bytes at two places are the same. */
  readonly same: (a: number, b: number, length: number) => boolean
  /**
   * Texts that were met, by their bytes, which are no more than `LONGEST_KEY` and at least one. Gives the slot they were put
   * in as a text of this kind; where they were not, or another has taken it since, all bits of the slot to put them in
   * turned over.
   */
  readonly recall: (kind: number, from: number, to: number) => number
  readonly keep: (slot: number, kind: number, from: number, to: number) => void
  /** What is known of the text in each slot: what it reads as, where it is of the kind `TEXT`; else a number. */
  readonly texts: string[]
  readonly values: Int32Array
  /** A kind that nobody else has on this finder. */
  readonly newKind: () => number
}

/** Texts as `trimmedText` reads them. */
export const TEXT = 1
const SLOTS = 1 << 14
export const LONGEST_KEY = 60
const SLOT = 64

/** What `fields.wat` says, assembled: `fields.test.ts` holds one against the other. */
export const ASSEMBLED =
  'AGFzbQEAAAABKgVgBXt7e3t7AX5gBH9/f38Bf2ADf39/AX9gBX9/f39/AX9gBX9/f39/AAIUAQhzZXRhc2lkZQZtZW1vcnkCAAED' +
  'BgUAAQIDBAchBAZmaWVsZHMAAQRzYW1lAAIGcmVjYWxsAAMEa2VlcAAECo0JBTIAIAAgBP0j/WStIAEgBP0j/WStQhCGhCACIAT9' +
  'I/1krUIghiADIAT9I/1krUIwhoSEC+EFAwN/BHsLfiABIQRCASEUA0AgAP0ABAAhByAA/QAEECEIIAD9AAQgIQkgAP0ABDAhCiAH' +
  'IAggCSAK/QwsLCwsLCwsLCwsLCwsLCwsEAAhDCAHIAggCSAK/QwKCgoKCgoKCgoKCgoKCgoKEAAhDSAHIAggCSAK/QwiIiIiIiIi' +
  'IiIiIiIiIiIiEAAhCyANIA1CAX2FIQ8gByAI/XcgCSAK/Xf9d/1jRQRAIAcgCCAJIAr9DAAAAAAAAAAAAAAAAAAAAAAQACAPg0IA' +
  'UgRAQX8PCwsgCyATIBWEhFAEQCAMQj+IIRQFIAsgC0IBhoUhECAQIBBCAoaFIRAgECAQQgSGhSEQIBAgEEIIhoUhECAQIBBCEIaF' +
  'IRAgECAQQiCGhSEQIBAgE4UhECANIBCDIA+DQgBSBEBBfw8LIAwgEEJ/hYMhDCALIBBCf4WDIREgEUIBhiAVhCESIAsgEIMgD4Mg' +
  'DEIBhiAUhCAShEJ/hYNCAFIEQEF/DwsgEiAPgyAMIA2EIAuEQn+FgyESIBJCAFIEQCAAIBJ6p2ohBSAFLQAAQQ1HIAUtAAFBCkdy' +
  'BEBBfw8LCyAQQj+HIRMgDEI/iCEUIBFCP4ghFQsgDCANhCAPgyEOIAQhBSAOe6chBiAEIAZBAnRqIQQgBCACSwRAQX8PCwNAIAUg' +
  'ACAOeqdqNgIAIA4gDkIBfYMhDiAFIAAgDnqnajYCBCAOIA5CAX2DIQ4gBSAAIA56p2o2AgggDiAOQgF9gyEOIAUgACAOeqdqNgIM' +
  'IA4gDkIBfYMhDiAFIAAgDnqnajYCECAOIA5CAX2DIQ4gBSAAIA56p2o2AhQgDiAOQgF9gyEOIAUgACAOeqdqNgIYIA4gDkIBfYMh' +
  'DiAFIAAgDnqnajYCHCAOIA5CAX2DIQ4gBkEISgRAIAZBCGshBiAFQSBqIQUMAQsLIA1QBEAgAEHAAGohAAwBCwsgAyAEIAFrQQJ2' +
  'NgIAIAAgDXqnagtNAQF/A0AgAP0ABAAgAf0ABAD9I/1kQf//A3MhAyACQRBMBEAgA2ggAk4PCyADBEBBAA8LIABBEGohACABQRBq' +
  'IQEgAkEQayECDAALAAv9AQIBfgV/IAJBCHQgBHKtIQUgAyEIIAQhCQJAA0AgCUEISA0BIAUgCCkDAIVClfip+pe33puef34hBSAF' +
  'IAVCIIiFIQUgCEEIaiEIIAlBCGshCQwACwsgBSAIKQMAQgEgCUEDdK2GQgF9g4VClfip+pe33puef34hBSAFQiiIpyABcSEGIAAg' +
  'BkEGdGohByAHKAIAIAJBCHQgBHJHBEAgBkF/cw8LIAQhCQNAIAP9AAQAIAf9AAQE/SP9ZEH//wNzIQogCUEQTARAIAYgBkF/cyAK' +
  'aCAJThsPCyAKBEAgBkF/cw8LIANBEGohAyAHQRBqIQcgCUEQayEJDAALAAsoAQF/IAAgAUEGdGohBSAFIAJBCHQgBHI2AgAgBUEE' +
  'aiADIAT8CgAACw=='

const PAGE = 1 << 16
/** Bytes behind a place that are looked at with it. */
const LOOKED_AT = 64
/** Places behind the last one asked for that may be written to. */
const BEYOND = 8

/** As much of the global object as is used here: its types come with those of browsers. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => Memory
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (
    module: object,
    imports: { readonly setaside: { readonly memory: Memory } },
  ) => { readonly exports: Made }
}
interface Memory {
  readonly buffer: ArrayBuffer
}

let compiled: object | undefined

/**
 * Memory for so many bytes and lines of so many fields, of which `room` numbers can be written; undefined where this machine
 * gives none: every instance asks for a large range of addresses, though for no memory behind them.
 */
export function fieldFinder(bytes: number, fields: number, room: number): FieldFinder | undefined {
  const ends = Math.ceil((bytes + LOOKED_AT) / 4) * 4
  const count = ends + (Math.max(room, fields) + BEYOND) * 4
  const table = Math.ceil((count + 4) / SLOT) * SLOT
  const pages = Math.ceil((table + SLOTS * SLOT) / PAGE)
  let memory: Memory
  try {
    memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  } catch {
    return undefined
  }
  compiled ??= new WebAssembly.Module(Buffer.from(ASSEMBLED, 'base64'))
  const made = new WebAssembly.Instance(compiled, { setaside: { memory } }).exports
  const counted = new Int32Array(memory.buffer, count, 1)
  const last = ends + fields * 4
  let kinds = TEXT
  return {
    bytes: Buffer.from(memory.buffer, 0, bytes),
    ends: new Int32Array(memory.buffer, ends, room),
    find: start => made.fields(start, ends, last, count),
    found: () => counted[0] as number,
    same: (a, b, length) => made.same(a, b, length) === 1,
    recall: (kind, from, to) => made.recall(table, SLOTS - 1, kind, from, to - from),
    keep: (slot, kind, from, to) => made.keep(table, slot, kind, from, to - from),
    texts: new Array<string>(SLOTS).fill(''),
    values: new Int32Array(SLOTS),
    newKind: () => ++kinds,
  }
}

/** What the assembled lines offer. */
interface Made {
  readonly fields: (at: number, ends: number, last: number, count: number) => number
  readonly same: (a: number, b: number, length: number) => number
  readonly recall: (table: number, mask: number, kind: number, at: number, length: number) => number
  readonly keep: (table: number, slot: number, kind: number, at: number, length: number) => void
}
