/** Collects lines in blocks of bytes and hands each block on when it is full. */

const BLOCK = 1 << 20
/** Longest line that can be made, with room to spare. */
const LONGEST = 1 << 13

export interface BlockWriter {
  /** Adds a line and its end. Gives a promise where a block was handed on and the receiver asks to be waited for. */
  readonly line: (text: string, end?: string) => void | Promise<void>
  /** Hands on what is left. */
  readonly finish: () => void | Promise<void>
  /** Bytes handed on. */
  readonly bytes: () => number
}

/** Each character is one byte: lines are Latin-1. The receiver may keep the blocks. */
export function blockWriter(write: (bytes: Uint8Array) => void | Promise<void>): BlockWriter {
  let block = Buffer.allocUnsafeSlow(BLOCK)
  let used = 0
  let bytes = 0
  const handOn = (): void | Promise<void> => {
    const full = block.subarray(0, used)
    bytes += used
    block = Buffer.allocUnsafeSlow(BLOCK)
    used = 0
    return write(full)
  }
  return {
    line: (text, end = '\n') => {
      const wait = used > BLOCK - LONGEST ? handOn() : undefined
      used += block.write(text, used, 'latin1')
      used += block.write(end, used, 'latin1')
      return wait
    },
    finish: () => (used > 0 ? handOn() : undefined),
    bytes: () => bytes,
  }
}
