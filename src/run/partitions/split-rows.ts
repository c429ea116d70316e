/** Divides the rows of indexed files into partitions of whole components, sorted by file and line: what a cluster does by itself. */
import { closeSync, openSync, readSync } from 'node:fs'
import type { Output } from '../../results/folder.ts'
import { pathIn } from '../../results/path-in.ts'
import { type Found, type IndexManifest, partName, ROWS } from './folders.ts'
import { linesIn } from './lines.ts'

/** Written when so many characters are ready. */
const ENOUGH = 1 << 16
const GROUP = /^\{"group":"(\d+):(\d+)",/

export function splitRows(
  indexes: readonly Found<IndexManifest>[],
  bases: readonly number[],
  table: { readonly handle: number },
  partitions: number,
  output: Output,
): void {
  const componentOf = componentReader(table.handle)
  const ready = new Array<string>(partitions).fill('')
  const flush = (part: number): void => {
    output.append(partName(part), Buffer.from(ready[part] as string, 'latin1'))
    ready[part] = ''
  }
  const nameOf = (node: number): string => {
    let file = bases.length - 1
    while (node < (bases[file] as number)) file--
    return `${file}:${node - (bases[file] as number)}`
  }
  for (const { folder } of indexes) {
    const handle = openSync(pathIn(folder, ROWS), 'r')
    try {
      for (const line of linesIn(handle)) {
        const text = line?.toString('latin1') ?? ''
        const found = GROUP.exec(text)
        if (found === null) throw new Error('a row of an index is none')
        const node = (bases[Number(found[1])] as number) + Number(found[2])
        const { root, lines } = componentOf(node)
        const part = root % partitions
        ready[part] += `{"component":"${nameOf(root)}","lines":${lines},${text.slice(found[0].length)}\n`
        if ((ready[part] as string).length > ENOUGH) flush(part)
      }
    } finally {
      closeSync(handle)
    }
  }
  for (let part = 0; part < partitions; part++) flush(part)
}

/** Words read at once of the table. Rows ask for the groups near those of the rows before, and for the first of their file. */
const BLOCK = 1 << 12
const KEPT = 64

function componentReader(
  handle: number,
): (node: number) => { readonly root: number; readonly lines: number } {
  const blocks = new Map<number, Uint32Array>()
  return node => {
    const number = Math.floor((node * 2) / BLOCK)
    let block = blocks.get(number)
    if (block === undefined) {
      if (blocks.size === KEPT) blocks.clear()
      block = new Uint32Array(BLOCK)
      readSync(handle, new Uint8Array(block.buffer), 0, block.byteLength, number * BLOCK * 4)
      blocks.set(number, block)
    }
    const at = node * 2 - number * BLOCK
    return { root: block[at] as number, lines: block[at + 1] as number }
  }
}
