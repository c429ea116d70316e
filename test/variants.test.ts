/** More records and files of the kinds that once were answered wrongly: the right answers stand beside them as data. */
import { describe, expect, test } from 'vitest'
import { setUp, setupSource } from '../src/cli/table-maker.ts'
import { format } from '../src/intake/ca-doj/index.ts'
import { formSentences } from '../src/intake/forms/column-form.ts'
import { readPeople } from '../src/intake/read.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { decidePerson, decidingFor, offenseReader } from '../src/run/person.ts'
import { theDay } from '../src/time/day.ts'
import { linesOf, setaside, table, workplace } from './command.ts'
import { court, THEFT, testRecords } from './made-up-records.ts'
import { AS_IT_CAME, DAMAGED, type Fate, MURDERER, OTHER_FORMS, QUOTED } from './variants/files.ts'
import { OTHER_CASES } from './variants/other-cases.ts'
import { ANSWERED, CONTRADICTING, HARMLESS, ORDERED_ELSEWHERE, UNREAD } from './variants/records.ts'

const { fresh, file } = workplace()

describe('what cannot be read is feared as widely as what can be read is tied', () => testRecords(UNREAD))
describe('columns that say the same thing are held against each other', () => testRecords(CONTRADICTING))
describe('what the text of an earlier offense answers is not asked', () => testRecords(ANSWERED))
describe('what is no order stops nobody', () => testRecords(HARMLESS))
describe('what a row says of the offense is heard wherever it stands', () => testRecords(ORDERED_ELSEWHERE))

test('a charge that may have gone into another case has not ended, wherever the record says so', async () => {
  const idOf = (at: number): string => String(5001 + at)
  const rows = OTHER_CASES.flatMap((one, at) =>
    [...one.rows, court('102 002 001', '20160901', THEFT)].map(fields => ({
      SUBJECT_ID: idOf(at),
      CII_NUMBER: `A${20_000_000 + at * 7919}`,
      PRI_NAME: `ROE,ROBIN ${at}`,
      PRI_DOB: '19600102',
      END_OF_REC: '#',
      ...fields,
    })),
  )
  const out = fresh('out')
  const asked = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--program', 'automatic']
  expect((await setaside(['run', file('in.csv', linesOf(rows)), ...asked, '--out', out])).code).toBe(0)
  const lines = table(out, 'reliefs').filter(({ subject }) => subject === 'arrest')
  const wrong = OTHER_CASES.flatMap(({ says, right }, at) => {
    const given = lines.filter(line => line.person_id === idOf(at)).map(line => line.determination)
    return given.length > 0 && given.every(one => right.includes(one as 'review'))
      ? []
      : [`${says}: ${given}`]
  })
  expect(wrong).toEqual([])
})

const { options } = setupSource({
  jurisdiction: jurisdiction.module,
  format: format.module,
  program: 'prop64',
  counties: ['SACRAMENTO'],
  day: theDay('2026-11-01'),
  tables: ['convictions'],
  setaside: 'test',
})

let asked: ReturnType<typeof setUp> | undefined

/** What becomes of each conviction of a file of this text, what is said of the file, and how many of its lines are nobody's. */
async function decided(text: string) {
  asked ??= setUp(options)
  const { question } = await asked
  const deciding = decidingFor(question)
  const answers: string[] = []
  const accounts = await readPeople(format, [file('county.csv', text)], {
    asOf: question.day,
    readOffense: offenseReader(question),
    keep: true,
    wantsOthers: true,
    onPerson: ({ person, rows }) => {
      for (const { subject, outcome } of decidePerson(deciding, person, rows).decided)
        answers.push(`${person.id} ${subject.key} ${outcome}`)
    },
  })
  if ('refused' in accounts) return { refused: accounts.refused, answers: [], said: '', unattributed: 0 }
  return {
    answers: answers.sort(),
    said: formSentences(accounts.forms ?? []).join('\n'),
    unattributed: accounts.unattributed,
  }
}

describe('a county saved by another program', () => {
  test.each([
    ['in another form', OTHER_FORMS],
    ['in quotes, with marks and line breaks', QUOTED],
  ])('%s has its answers, or the file is refused in a sentence that names the column', async (_, files) => {
    const { answers: right } = await decided(AS_IT_CAME)
    const wrong: string[] = []
    for (const { says, text, fate, names = '' } of files) {
      const { refused, answers, said } = await decided(text)
      const same = answers.join('\n') === right.join('\n')
      const became: Fate | undefined = refused?.includes(names)
        ? 'refused'
        : same && said === ''
          ? 'same'
          : said === '' || !said.includes(names)
            ? undefined
            : same
              ? 'said'
              : 'unread'
      if (became === undefined || !fate.includes(became))
        wrong.push(`${says}: ${became}; right: ${fate.join()}`)
    }
    expect(wrong).toEqual([])
  })
})

test('the row of a murder, damaged in any way, bars or asks, or the file has lines of nobody', async () => {
  const given = async (text: string) => {
    const { refused, answers, unattributed } = await decided(text)
    const own = answers.filter(answer => answer.startsWith(`${MURDERER} `) && answer.endsWith(' eligible'))
    return refused === undefined && own.length > 0 && unattributed === 0
  }
  const wrong: string[] = []
  for (const { says, text } of DAMAGED) if (await given(text)) wrong.push(says)
  expect(wrong).toEqual([])
})
