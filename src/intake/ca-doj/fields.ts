/** Finds where the fields of a line end with instructions that look at sixteen bytes at once; the plain loop is in `scan.ts`. */

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
}

/** What `fields.wat` says, assembled: `fields.test.ts` holds one against the other. */
export const ASSEMBLED =
  'AGFzbQEAAAABGQNgBXt7e3t7AX5gBH9/f38Bf2ADf39/AX8CFAEIc2V0YXNpZGUGbWVtb3J5AgABAwQDAAECBxECBmZpZWxkcwAB' +
  'BHNhbWUAAgrlBgMyACAAIAT9I/1krSABIAT9I/1krUIQhoQgAiAE/SP9ZK1CIIYgAyAE/SP9ZK1CMIaEhAvhBQMDfwR7C34gASEE' +
  'QgEhFANAIAD9AAQAIQcgAP0ABBAhCCAA/QAEICEJIAD9AAQwIQogByAIIAkgCv0MLCwsLCwsLCwsLCwsLCwsLBAAIQwgByAIIAkg' +
  'Cv0MCgoKCgoKCgoKCgoKCgoKChAAIQ0gByAIIAkgCv0MIiIiIiIiIiIiIiIiIiIiIhAAIQsgDSANQgF9hSEPIAcgCP13IAkgCv13' +
  '/Xf9Y0UEQCAHIAggCSAK/QwAAAAAAAAAAAAAAAAAAAAAEAAgD4NCAFIEQEF/DwsLIAsgEyAVhIRQBEAgDEI/iCEUBSALIAtCAYaF' +
  'IRAgECAQQgKGhSEQIBAgEEIEhoUhECAQIBBCCIaFIRAgECAQQhCGhSEQIBAgEEIghoUhECAQIBOFIRAgDSAQgyAPg0IAUgRAQX8P' +
  'CyAMIBBCf4WDIQwgCyAQQn+FgyERIBFCAYYgFYQhEiALIBCDIA+DIAxCAYYgFIQgEoRCf4WDQgBSBEBBfw8LIBIgD4MgDCANhCAL' +
  'hEJ/hYMhEiASQgBSBEAgACASeqdqIQUgBS0AAEENRyAFLQABQQpHcgRAQX8PCwsgEEI/hyETIAxCP4ghFCARQj+IIRULIAwgDYQg' +
  'D4MhDiAEIQUgDnunIQYgBCAGQQJ0aiEEIAQgAksEQEF/DwsDQCAFIAAgDnqnajYCACAOIA5CAX2DIQ4gBSAAIA56p2o2AgQgDiAO' +
  'QgF9gyEOIAUgACAOeqdqNgIIIA4gDkIBfYMhDiAFIAAgDnqnajYCDCAOIA5CAX2DIQ4gBSAAIA56p2o2AhAgDiAOQgF9gyEOIAUg' +
  'ACAOeqdqNgIUIA4gDkIBfYMhDiAFIAAgDnqnajYCGCAOIA5CAX2DIQ4gBSAAIA56p2o2AhwgDiAOQgF9gyEOIAZBCEoEQCAGQQhr' +
  'IQYgBUEgaiEFDAELCyANUARAIABBwABqIQAMAQsLIAMgBCABa0ECdjYCACAAIA16p2oLTQEBfwNAIAD9AAQAIAH9AAQA/SP9ZEH/' +
  '/wNzIQMgAkEQTARAIANoIAJODwsgAwRAQQAPCyAAQRBqIQAgAUEQaiEBIAJBEGshAgwACwAL'

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
  const pages = Math.ceil((count + 4) / PAGE)
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
  return {
    bytes: Buffer.from(memory.buffer, 0, bytes),
    ends: new Int32Array(memory.buffer, ends, room),
    find: start => made.fields(start, ends, last, count),
    found: () => counted[0] as number,
    same: (a, b, length) => made.same(a, b, length) === 1,
  }
}

/** What the assembled lines offer. */
interface Made {
  readonly fields: (at: number, ends: number, last: number, count: number) => number
  readonly same: (a: number, b: number, length: number) => number
}
