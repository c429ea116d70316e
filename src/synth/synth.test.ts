import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type SynthOptions, type SynthSummary, synthesize } from './synth.ts'

interface Made {
  readonly text: string
  readonly hash: string
  readonly truth: readonly string[]
  readonly summary: SynthSummary
}

async function make(options: Partial<SynthOptions> = {}): Promise<Made> {
  const blocks: Uint8Array[] = []
  const truth: string[] = []
  const summary = await synthesize(
    { rows: 20_000, seed: 'test', county: 'SACRAMENTO', dirt: 0, ...options },
    bytes => {
      blocks.push(bytes)
    },
    line => {
      truth.push(line)
    },
  )
  const bytes = Buffer.concat(blocks)
  return {
    text: bytes.toString('latin1'),
    hash: createHash('sha256').update(bytes).update(truth.join('\n')).digest('hex'),
    truth,
    summary,
  }
}

const clean = await make()

/** Fields of a line whose quotes are in order. */
function fields(line: string): number {
  let count = 1
  let quoted = false
  for (const char of line) {
    if (char === '"') quoted = !quoted
    else if (char === ',' && !quoted) count++
  }
  return count
}

describe('a synthetic county', () => {
  test('is the same bytes for the same seed, and others for another', async () => {
    expect((await make()).hash).toBe(clean.hash)
    expect((await make({ seed: 'test 2' })).hash).not.toBe(clean.hash)
  })

  test('has as many rows as asked for, of 95 columns each, after a header', () => {
    const lines = clean.text.split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.length).toBe(20_001)
    expect(lines[0]?.startsWith('RECORD_ID,')).toBe(true)
    expect(lines.filter(line => fields(line) !== 95)).toEqual([])
    expect(clean.summary.rows).toBe(20_000)
    expect(clean.summary.bytes).toBe(clean.text.length)
  })

  test('keeps the rows of a person together, under a number no one else has', () => {
    const seen = new Set<string>()
    let last = ''
    for (const line of clean.text.split('\n').slice(1, -1)) {
      const subject = line.split(',')[2] as string
      if (subject !== last) expect(seen.has(subject)).toBe(false)
      seen.add(subject)
      last = subject
    }
    expect(seen.size).toBe(clean.summary.people)
  })

  test('has the shares of real files', () => {
    const { people, charges, convictions, dismissed, marijuanaCharges, mostCharges } = clean.summary
    expect(charges / people).toBeGreaterThan(2.5)
    expect(charges / people).toBeLessThan(4.2)
    expect(convictions / charges).toBeGreaterThan(0.4)
    expect(convictions / charges).toBeLessThan(0.55)
    expect(dismissed / charges).toBeGreaterThan(0.25)
    expect(marijuanaCharges / charges).toBeGreaterThan(0.07)
    expect(marijuanaCharges / charges).toBeLessThan(0.14)
    expect(mostCharges).toBeGreaterThan(50)
  })

  test('names each conviction of the truth once', () => {
    const [header, ...lines] = clean.truth
    expect(header).toBe('person_id,cycle_count,determination,relief,why')
    const keys = lines.map(line => line.split(',').slice(0, 2).join())
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.every(key => /^\d{8},\d{9}$/.test(key))).toBe(true)
    const total = Object.values(clean.summary.truth).reduce((a, b) => a + b)
    expect(lines.length).toBe(total)
    expect(Object.values(clean.summary.truth).every(count => count > 0)).toBe(true)
  })
})
