/** Looking at bytes spares most people of being read. Whoever has something decided is not spared. */
import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { caDoj } from '../src/intake/ca-doj/index.ts'
import { readPeople } from '../src/intake/read.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { matchCounty } from '../src/law/california/offenses/counties.ts'
import { PRESETS } from '../src/law/california/policies/presets.ts'
import { prop64 } from '../src/law/california/prop64.ts'
import { asReader, decidePerson, decidingFor, offenseReader, type Question } from '../src/run/person.ts'
import { synthesize } from '../src/synth/ca-doj/synth.ts'
import { theDay } from '../src/time/day.ts'
import { workplace } from './command.ts'

const { fresh } = workplace()

/** What is decided of everybody, with or without looking first; and how many people were read. */
async function decided(path: string, question: Question, look: boolean) {
  const deciding = decidingFor(question)
  const answers: string[] = []
  let read = 0
  const accounts = await readPeople(caDoj({ part: 300_000 }), [path], {
    asOf: question.day,
    readOffense: offenseReader(question),
    wantsOthers: false,
    keep: false,
    ...(look ? asReader(question) : {}),
    onPerson: ({ person, rows }) => {
      read++
      for (const { subject, outcome, relief } of decidePerson(deciding, person, rows).decided)
        answers.push(`${person.id} ${subject.key} ${outcome} ${relief?.id}`)
    },
  })
  if ('refused' in accounts) throw new Error(accounts.refused)
  return { answers, read, people: accounts.people, lines: accounts.lines, rejected: accounts.rejected }
}

test('the same is decided of the same people, whatever county and policy', async () => {
  const path = fresh('county.csv')
  const blocks: Buffer[] = []
  await synthesize({ rows: 3_000, seed: 'looked for', county: 'YOLO', dirt: 0.2 }, block => {
    blocks.push(Buffer.from(block))
  })
  writeFileSync(path, Buffer.concat(blocks))
  for (const policy of [undefined, ...PRESETS])
    for (const county of [undefined, 'YOLO', 'SACRAMENTO']) {
      const question: Question = {
        program: prop64,
        law: jurisdiction,
        ...(policy === undefined ? {} : { policy }),
        ...(county === undefined ? {} : { counties: [matchCounty(county) as string] }),
        day: theDay('2026-11-01'),
      }
      const [everybody, spared] = [await decided(path, question, false), await decided(path, question, true)]
      expect(spared.answers).toEqual(everybody.answers)
      expect([spared.people, spared.lines, spared.rejected]).toEqual([
        everybody.people,
        everybody.lines,
        everybody.rejected,
      ])
      expect(spared.read).toBeLessThan(everybody.read / 2)
    }
})
