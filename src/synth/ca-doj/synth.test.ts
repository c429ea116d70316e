import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sized } from '../../../test/size.ts'
import type { MadeUpOptions } from '../made-up-files.ts'
import { DIRT } from './dirt.ts'
import { HEADER } from './row.ts'
import { synthesize } from './synth.ts'
import type { SynthSummary } from './tally.ts'

interface Made {
  readonly text: string
  readonly hash: string
  readonly truth: readonly string[]
  readonly summary: SynthSummary
}

async function make(options: Partial<MadeUpOptions> = {}): Promise<Made> {
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

/** The cells of a file without dirt: only names are quoted, and hold a comma. */
const rows = ({ text }: Made): readonly (readonly string[])[] =>
  text
    .split('\n')
    .slice(1, -1)
    .map(line => line.replaceAll(/"([^"]*)"/g, name => name.replace(',', ';')).split(','))

/** Fields of a line: a quote counts only where a field begins with one. */
function fields(line: string): number {
  let count = 0
  let at = 0
  do {
    count++
    if (line[at] === '"') at = closing(line, at) + 1
    const comma = line.indexOf(',', at)
    at = comma === -1 ? line.length + 1 : comma + 1
  } while (at <= line.length)
  return count
}

/** Where the quotes opened at `at` close; the end of the line where they do not. */
function closing(line: string, at: number): number {
  let end = line.indexOf('"', at + 1)
  while (end !== -1 && line[end + 1] === '"') end = line.indexOf('"', end + 2)
  return end === -1 ? line.length : end
}

/** A NUL, or text right after a closing quote. */
const isBroken = (line: string): boolean => line.includes('\0') || /,"(?:[^"]|"")*"[^",]/.test(line)

describe('a synthetic county', () => {
  test('is the same bytes for the same seed, and others for another', async () => {
    expect((await make()).hash).toBe(clean.hash)
    expect((await make({ seed: 'test 2' })).hash).not.toBe(clean.hash)
  })

  // Renewed only where made-up people are meant to change: files kept elsewhere can then no longer be made again.
  test('holds the people it held before', async () => {
    const small = { rows: 2000, seed: 'kept' }
    const made = await Promise.all([0, 0.05, 0.4].map(dirt => make({ ...small, dirt })))
    expect(made.map(({ hash }) => hash)).toEqual([
      'fa0dc51955ec15f1e5636e1f71573c3aa7ec5a6610e7d4a42597a2faac2b372b',
      '363a0cb51e62a2000de1463708623d140222fecc14221a6df400414c24fa6c2b',
      '53f2790c8d39191857e792977fde05e5c29f28a7da611385f9c726354afb580d',
    ])
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

  test('pads no text that a program reads, and numbers a row twice alike', () => {
    const at = (name: string) => HEADER.split(',').indexOf(name)
    const padded = [
      'STP_TYPE_DESCR',
      'STP_ORI_DESCR',
      'STP_ORI_CNTY_NAME',
      'OFFENSE_DESCR',
      'CONV_OFFENSE_DESCR',
    ]
    const all = [
      ...padded,
      'DISP_DESCR',
      'CONV_STAT_DESCR',
      'SENT_LOC_DESCR',
      'COMMENT_TEXT',
      'FE_NUM_CRT_CASE',
    ]
    const found = new Set<string>()
    for (const cells of rows(clean)) {
      for (const name of all) if (cells[at(name)] !== cells[at(name)]?.trim()) found.add(name)
      const order = `${cells[at('CYC_ORDER')]}${cells[at('STP_ORDER')]}`
      if (cells[at('CNT_ORDER')]?.slice(0, 6) !== order) found.add('CNT_ORDER')
      for (const name of ['CII_NUMBER', 'NAME', 'DOB', 'SSN', 'CDL'])
        if (cells[at(`REQ_${name}`)] !== cells[at(name === 'CII_NUMBER' ? name : `PRI_${name}`)])
          found.add(`REQ_${name}`)
      if (cells[at('END_OF_REC')] !== '#') found.add('END_OF_REC')
    }
    expect([...found]).toEqual([])
  })

  test('says in CYC_AGE how old the person was', () => {
    const at = (name: string) => HEADER.split(',').indexOf(name)
    for (const cells of rows(clean)) {
      const [day, birth] = [Number(cells[at('CYC_DATE')]), Number(cells[at('PRI_DOB')])]
      if (day > 0) expect(Number(cells[at('CYC_AGE')])).toBe(Math.floor((day - birth) / 10_000))
    }
  })

  test('comments on about one row in six, and says which office a row is of', () => {
    const at = (name: string) => HEADER.split(',').indexOf(name)
    const all = rows(clean)
    const share = all.filter(cells => cells[at('COMMENT_TEXT')] !== '').length / all.length
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.25)
    const kinds = new Set(
      all.map(cells => `${cells[at('STP_TYPE_DESCR')]} ${cells[at('STP_ORI_TYPE_DESCR')]}`),
    )
    expect([...kinds].sort()).toEqual([
      'APPLICANT LAW ENF',
      'ARREST/DETAINED/CITED LAW ENF',
      'COURT ACTION COURT',
      'CUSTODY STATE',
      'DECEASED LAW ENF',
      'PAROLE PAROLE',
      'PROBATION PROBATION',
      'REGISTRATION LAW ENF',
    ])
  })

  test('takes down how a plea was taken, and words of a sentence that add no time', () => {
    const at = (name: string) => HEADER.split(',').indexOf(name)
    const said = rows(clean).flatMap(cells => [cells[at('DISP_DESCR')], cells[at('SENT_LOC_DESCR')]])
    for (const text of ['DEFENDANT REPRESENTED BY COUNSEL', 'IMP SEN SS', 'CONCURRENT', 'RSTN', 'FINE SS'])
      expect(said.filter(one => one === text).length).toBeGreaterThan(20)
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

const dirty = await make({ dirt: 0.05 })

describe('a county whose rows misbehave', () => {
  test('is the same bytes for the same seed, and has as many rows as asked for', async () => {
    expect((await make({ dirt: 0.05 })).hash).toBe(dirty.hash)
    expect(dirty.hash).not.toBe(clean.hash)
    const { rows, lines } = dirty.summary
    expect(rows).toBe(20_000)
    const written = dirty.text.split('\n')
    if (written.at(-1) === '') written.pop()
    expect(written.length).toBe(lines)
    const blank = written.filter(line => line.trim() === '').length
    expect(lines).toBe(1 + rows + blank)
    for (const few of [0, 1, 2, 7, 100])
      expect((await make({ rows: few, dirt: 0.5, seed: `${few}` })).summary.rows).toBe(few)
  })

  test('touches about the share of rows asked for, in every way it knows', async () => {
    const touched = Object.values(dirty.summary.dirt).reduce((a, b) => a + b)
    expect(touched / 20_000).toBeGreaterThan(0.03)
    expect(touched / 20_000).toBeLessThan(0.07)
    const worse = await make({ dirt: 0.4, rows: sized(60_000, 120_000) })
    expect(DIRT.map(({ name }) => name).filter(name => worse.summary.dirt[name] === undefined)).toEqual([])
  })

  test('loses answers to it, and still names each conviction once', () => {
    expect(dirty.summary.truth.unknowable).toBeGreaterThan(clean.summary.truth.unknowable)
    expect(dirty.summary.rejected).toBeGreaterThan(0)
    const keys = dirty.truth.slice(1).map(line => line.split(',').slice(0, 2).join())
    expect(new Set(keys).size).toBe(keys.length)
    for (const line of dirty.truth.slice(1)) {
      const [, , answer, relief] = line.split(',')
      expect(relief !== '').toBe(answer === 'eligible')
    }
  })

  test('breaks as many rows as it says, and no others', () => {
    const broken = dirty.text
      .split('\n')
      .map(line => line.replace(/\r$/, ''))
      .filter((line, at) => at > 0 && line !== '' && (isBroken(line) || fields(line) !== 95))
    expect(broken.length).toBe(dirty.summary.rejected)
  })
})
