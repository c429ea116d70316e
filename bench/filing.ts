/**
 * `npm run bench:filing`: from a made-up county to what is filed (run, approve, file), and papers for each of many cases, with
 * the memory on the way. Prints tables for docs/performance.md.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { KINDS } from '../src/filing/california/kinds.ts'
import type { Desk } from '../src/filing/desk.ts'
import { fileAll } from '../src/filing/file.ts'
import { countId, type FiledCount, type FilingInput, nameOf, type Office } from '../src/filing/filing.ts'
import { theDay } from '../src/time/day.ts'
import { OFFICE } from '../test/office.ts'
import { AS_OF, COUNTY, county, folder, SETASIDE } from './inputs.ts'
import { type Taken, take } from './process.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '50000' }, cases: { type: 'string', default: '10000' } },
})
const say = (text: string): void => void process.stdout.write(`${text}\n`)

const place = join(folder(), `filing-${process.pid}`)
mkdirSync(place, { mode: 0o700 })
try {
  await wholeCounty(Number(values.rows))
  await manyCases(Number(values.cases))
} finally {
  rmSync(place, { recursive: true, force: true })
}

/** The three commands, each a process of its own. */
async function wholeCounty(rows: number): Promise<void> {
  const input = county(rows)
  const [run, approvals, office] = ['run', 'approvals.csv', 'office.json'].map(name => join(place, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(office, JSON.stringify(OFFICE))
  say(`load before: ${loadavg()[0]?.toFixed(1)}\n`)
  say(`| ${rows} rows | wall | processors | peak memory |`)
  say('| --- | ---: | ---: | ---: |')
  const report = (name: string, { wall, user, system, peak }: Taken) =>
    say(`| ${name} | ${wall.toFixed(1)} s | ${(user + system).toFixed(1)} s | ${peak.toFixed(0)} MB |`)
  const asked = ['--county', COUNTY, '--as-of', AS_OF, '--policy', 'los-angeles', '--out', run]
  report('run', await take(SETASIDE, ['run', input.path, ...asked]))
  report(
    'approve --all-eligible',
    await take(SETASIDE, [
      ...['approve', '--run', run, '--all-eligible', '--by', 'A. Attorney', '--on', AS_OF],
      ...['--out', approvals],
    ]),
  )
  const file = (name: string, ...more: readonly string[]) => [
    ...['file', '--run', run, '--approvals', approvals, '--office', office, '--filed-on', AS_OF],
    ...['--out', join(place, name), ...more],
  ]
  report('file: motion, order, service, update, summary', await take(SETASIDE, file('filing')))
  report('file --only per-case', await take(SETASIDE, file('cases', '--only', 'per-case')))
}

/** Papers of many made-up cases in this process, whose memory is looked at on the way. */
async function manyCases(cases: number): Promise<void> {
  const counts = Array.from({ length: cases }, (_, i) => madeUp(i))
  const input: FilingInput = {
    setaside: '0.1.0',
    office: { ...(OFFICE as unknown as Office), filing: { casesPerDocument: 20_000 } },
    run: {
      folder: place,
      sha256: 'a'.repeat(64),
      setaside: '0.1.0',
      asOf: AS_OF,
      county: COUNTY,
      program: { name: 'prop64', version: '1', rulesSha256: 'b'.repeat(64) },
      inputs: [],
      outputs: [],
      options: {},
      rows: {},
      determinations: { eligible: cases },
      eligible: { 'redesignate-misdemeanor': cases },
    },
    counts,
    filedOn: theDay(AS_OF),
    approvalsSha256: 'c'.repeat(64),
    refused: 0,
  }
  say(`\nload before: ${loadavg()[0]?.toFixed(1)}\n`)
  say(`| ${cases} cases | wall | processors | documents | a second | memory, at each tenth (MB) |`)
  say('| --- | ---: | ---: | ---: | ---: | --- |')
  for (const names of [['per-case'], ['bulk-motion', 'proposed-order']]) {
    const memory: number[] = []
    let seen = 0
    const watched = KINDS.filter(({ name }) => names.includes(name)).map(kind => ({
      ...kind,
      make: (from: FilingInput, output: Parameters<typeof kind.make>[1], desk: Desk) =>
        kind.make(
          from,
          {
            ...output,
            write: (name, bytes) => {
              if (seen++ % Math.max(1, Math.floor((cases * 2) / 10)) === 0)
                memory.push(process.memoryUsage().rss / 1e6)
              output.write(name, bytes)
            },
          },
          desk,
        ),
    }))
    const began = process.hrtime.bigint()
    const before = process.cpuUsage()
    await fileAll(input, watched, [], { out: join(place, names[0] ?? '') })
    const wall = Number(process.hrtime.bigint() - began) / 1e9
    const { user, system } = process.cpuUsage(before)
    memory.push(process.memoryUsage().rss / 1e6)
    say(
      `| ${names.join(', ')} | ${wall.toFixed(0)} s | ${((user + system) / 1e6).toFixed(0)} s | ${seen} | ${(seen / wall).toFixed(1)} | ${memory.map(one => one.toFixed(0)).join(', ')} |`,
    )
  }
}

function madeUp(i: number): FiledCount {
  const person = String(10_000_000 + i)
  const name = nameOf(`ROE${i},ROBIN Q`)
  return {
    id: countId(person, '101002001'),
    person,
    cycleCount: '101002001',
    ...(name === undefined ? {} : { name }),
    birthDate: '1970-01-02',
    county: COUNTY,
    court: 'CASC SACRAMENTO',
    caseNumbers: [`95F${String(i).padStart(6, '0')}`],
    sections: ['HS 11359'],
    offenseText: '11359 HS-POSSESS MARIJUANA FOR SALE',
    class: 'felony',
    convictionDate: '1995-09-01',
    offenseDate: '',
    sentenceEnds: '1996-09-01',
    relief: 'redesignate-misdemeanor',
    basis: 'law',
    rule: 'hsc-11361.8/11359/redesignate-misdemeanor',
    citation: 'HSC 11361.8; HSC 11359(b)-(d)',
    reason: 'Possession for sale that is a misdemeanor since the Act',
    law: { relief: 'redesignate-misdemeanor', reason: '' },
    statute: 'hsc-11361.8',
    source: { file: 'a.csv', line: i + 2 },
    approval: { by: 'A. Attorney', on: AS_OF, note: '' },
  }
}
