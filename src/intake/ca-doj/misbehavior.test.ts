/** Every way the format's description says real files misbehave, each with what is made of it. */
import { describe, expect, test } from 'vitest'
import type { Conviction } from '../../record/person.ts'
import { NEVER, theDay } from '../../time/day.ts'
import { between, formatWindow, on, UNKNOWN } from '../../time/window.ts'
import { openAll } from '../files.ts'
import { format } from './index.ts'
import {
  ARREST,
  AS_OF,
  COURT,
  DOE,
  type Fields,
  HEADER,
  inFolder,
  later,
  lineOf,
  NO_SENTENCE,
  ROE,
  readAll,
  readLines,
  row,
} from './made-up.ts'

/** Reads rows of Roe and gives her convictions. */
async function convictions(...rows: readonly Fields[]): Promise<readonly Conviction[]> {
  const { people } = await readLines(rows.map(fields => ({ ...ROE, ...fields })))
  expect(people).toHaveLength(1)
  return people[0]?.convictions ?? []
}

async function conviction(...rows: readonly Fields[]): Promise<Conviction> {
  const found = await convictions(...rows)
  expect(found).toHaveLength(1)
  return found[0] as Conviction
}

const eventsOf = (found: Conviction | undefined) => found?.later.map(({ kind, text }) => [kind, text])

describe('padding and NULL', () => {
  test('padding is nothing, and NULL is blank, never a value', async () => {
    const found = await conviction({
      ...COURT,
      PRI_NAME: '  ROE,ROBIN   ',
      STP_ORI_CNTY_NAME: 'SACRAMENTO    ',
      OFN: 'NULL  ',
      FE_NUM_DOCKET: 'NULL',
      FE_NUM_CRT_CASE: ' 95F01234 ',
      CONV_OFFENSE_DESCR: 'NULL',
      CONV_STAT_DESCR: '  FELONY ',
    })
    expect(found.county).toBe('SACRAMENTO')
    expect(found.person.name).toBe('ROE,ROBIN')
    expect(found.caseNumbers).toEqual(['95F01234'])
    expect(found.offense.text).toBe('11359 HS-POSSESS MARIJUANA FOR SALE')
    expect(found.class).toBe('felony')
  })
})

describe('dates', () => {
  const dated = async (date: string) => (await conviction({ ...COURT, STP_EVENT_DATE: date })).convictionDate

  test('00000000 and a blank date are unknown', async () => {
    expect(await dated('00000000')).toEqual(UNKNOWN)
    expect(await dated('        ')).toEqual(UNKNOWN)
  })
  test('YYYYMM00 is that month', async () => {
    expect(await dated('19950200')).toEqual(between(theDay('1995-02-01'), theDay('1995-02-28')))
  })
  test('YYYY0000 is that year', async () => {
    expect(await dated('19950000')).toEqual(between(theDay('1995-01-01'), theDay('1995-12-31')))
  })
  test('an impossible date is unknown, and counted', async () => {
    expect(await dated('19950231')).toEqual(UNKNOWN)
    const { accounts } = await readLines([{ ...ROE, ...COURT, STP_EVENT_DATE: '19951301' }])
    expect(accounts.notes).toEqual({ 'STP_EVENT_DATE: no such day': 1 })
  })
  test('a date after the day of the run is unknown; the current month ends on it', async () => {
    expect(await dated('20261102')).toEqual(UNKNOWN)
    expect(await dated('20261100')).toEqual(on(AS_OF))
    expect(await dated('20260000')).toEqual(between(theDay('2026-01-01'), AS_OF))
  })
  test('the disposition date stands in for a missing event date', async () => {
    const found = await conviction({ ...COURT, STP_EVENT_DATE: '00000000', DISP_DATE: '19950905' })
    expect(found.convictionDate).toEqual(on(theDay('1995-09-05')))
  })
  test('a birth date that would make the person under ten at an arrest is no birth date', async () => {
    const { birth, birthSources } = (await conviction({ ...COURT, PRI_DOB: '19860101' })).person
    expect(birth).toEqual(UNKNOWN)
    expect(birthSources).toEqual([{ file: '1.csv', line: 1, column: 'PRI_DOB' }])
  })
})

describe('class', () => {
  test('a blank class is read from the letter of the offense convicted of', async () => {
    const lesser = { ...COURT, CONV_STAT_DESCR: '', CONV_OFFENSE_TOC: 'M' }
    expect((await conviction({ ...lesser, CONV_OFFENSE_DESCR: '11357(B) HS' })).class).toBe('misdemeanor')
    expect((await conviction({ ...COURT, CONV_STAT_DESCR: '' })).class).toBe('felony')
    expect((await conviction(lesser)).class).toBeUndefined()
  })
  test('the letter of the offense charged says nothing of another one convicted of', async () => {
    const found = await conviction({
      ...COURT,
      CONV_STAT_DESCR: '',
      CONV_OFFENSE_DESCR: '11357(B) HS-POSSESS MARIJUANA',
    })
    expect(found.class).toBeUndefined()
  })
  test('UNKNOWN, N and nothing at all are no class, never a misdemeanor', async () => {
    expect((await conviction({ ...COURT, CONV_STAT_DESCR: 'UNKNOWN' })).class).toBeUndefined()
    expect((await conviction({ ...COURT, CONV_STAT_DESCR: '', OFFENSE_TOC: 'N' })).class).toBeUndefined()
    expect((await conviction({ ...COURT, CONV_STAT_DESCR: '', OFFENSE_TOC: '' })).class).toBeUndefined()
  })
  test('rows of one count that give two classes give none', async () => {
    const second = {
      ...COURT,
      SENT_ORDER: '2',
      SENT_LOC_DESCR: 'FINE',
      SENT_LENGTH: '',
      CONV_STAT_DESCR: 'MISDEMEANOR',
    }
    expect((await conviction(COURT, second)).class).toBeUndefined()
  })
})

test('a conviction on a row that is not a court action is kept, and counted', async () => {
  const { people, accounts } = await readLines([{ ...ROE, ...COURT, STP_TYPE_DESCR: 'CUSTODY' }])
  expect(people[0]?.convictions).toHaveLength(1)
  expect(accounts.notes).toEqual({ 'conviction on a row that is not a court action': 1 })
})

test('the offense convicted of stands, not the one charged; the charge is kept beside it', async () => {
  const found = await conviction({ ...COURT, CONV_OFFENSE_DESCR: '11357(B) HS-POSSESS MARIJUANA' })
  expect(found.offense.offenses).toEqual([{ code: 'HS', section: '11357', subdivisions: ['b'] }])
  expect(found.cycle.otherCharges.map(({ offense }) => offense.text)).toEqual([
    '11359 HS-POSSESS MARIJUANA FOR SALE',
  ])
})

test('SEE COMMENT FOR CHARGE: the comment is the offense; otherwise another offense in it is a remark', async () => {
  const pointed = await conviction({
    ...COURT,
    OFFENSE_DESCR: 'SEE COMMENT FOR CHARGE',
    COMMENT_TEXT: 'CHRG 11358 HS',
  })
  expect(pointed.offense.offenses.map(({ section }) => section)).toEqual(['11358'])
  expect([pointed.class, pointed.remark]).toEqual(['felony', undefined])
  const remarked = await conviction({ ...COURT, COMMENT_TEXT: 'CNT-01 CHRG 11358 HS' })
  expect(remarked.offense.offenses.map(({ section }) => section)).toEqual(['11359'])
  expect(remarked.remark).toBe('CNT-01 CHRG 11358 HS')
})

describe('a later row', () => {
  test('sets the conviction aside', async () => {
    const order = 'CONV SET ASIDE & DISM PER 1203.4 PC'
    const found = await conviction(COURT, later(order))
    expect(found.later).toEqual([
      {
        kind: 'dismissed',
        afterSentence: true,
        day: on(theDay('1999-01-01')),
        text: order,
        sources: [{ file: '1.csv', line: 2 }],
      },
    ])
  })
  test('reduces it under 17(B)', async () => {
    const [event] = (await conviction(COURT, later('CONV REDUCED TO MISD PER 17(B) PC'))).later
    expect([event?.kind, event?.to]).toEqual(['reduced', 'misdemeanor'])
  })
  test('vacates it, or seals it under 11361.8', async () => {
    const vacated = await conviction(COURT, later('CONV VACATED PER 1473.7 PC'))
    expect(vacated.later.map(({ kind }) => kind)).toEqual(['vacated'])
    const sealed = await conviction(COURT, later('CONV DISM & SEALED PER 11361.8 HS'))
    expect(sealed.later.map(({ kind }) => kind)).toEqual(['sealed'])
  })
  test('revokes probation: without a readable new term the end of the sentence is unknown', async () => {
    const { later: events, sentence } = await conviction(COURT, later('PROBATION REVOKED'))
    expect(events.map(({ kind }) => kind)).toEqual(['probation-revoked'])
    expect([sentence.says, sentence.ends.latest]).toEqual(['unread', NEVER])
  })
  test('revokes probation with a new term: the sentence ends with it', async () => {
    const { sentence } = await conviction(
      COURT,
      later('PROBATION REVOKED', { SENT_LOC_DESCR: 'JAIL', SENT_LENGTH: '180', SENT_TIME_CODE: 'D' }),
    )
    expect([sentence.says, formatWindow(sentence.ends)]).toEqual(['complete', '1999-06-30'])
  })
  test('is tied by count number, then case and section, then section; what is tied to no one count may concern each', async () => {
    const second = { ...COURT, CNT_ORDER: '101002002000', OFFENSE_DESCR: '459 PC-BURGLARY' }
    const order = 'CONV SET ASIDE & DISM PER 1203.4 PC'
    const byNumber = await convictions(
      COURT,
      second,
      later(order, { OFFENSE_DESCR: '', CNT_ORDER: '101003002000' }),
    )
    expect(byNumber.map(eventsOf)).toEqual([[], [['dismissed', order]]])
    const bySection = await convictions(
      COURT,
      second,
      later(order, { OFFENSE_DESCR: '459 PC-BURGLARY', CNT_ORDER: '101003009000' }),
    )
    expect(bySection.map(eventsOf)).toEqual([[], [['dismissed', order]]])
    const untied = await convictions(
      COURT,
      second,
      later(order, { OFFENSE_DESCR: '', CNT_ORDER: '101003009000' }),
    )
    expect(untied.map(eventsOf)).toEqual([[['other', order]], [['other', order]]])
  })
  test('that names another offense or case than the count of its number is not tied to it', async () => {
    const order = 'CONV SET ASIDE & DISM PER 1203.4 PC'
    const [found] = await convictions(COURT, later(order, { OFFENSE_DESCR: '459 PC-BURGLARY' }))
    expect(eventsOf(found)).toEqual([['other', order]])
  })
  test('whose motion was denied is for people to look at', async () => {
    const [found] = await convictions(COURT, later('1203.4 PC MOTION DENIED'))
    expect(eventsOf(found)).toEqual([['other', '1203.4 PC MOTION DENIED']])
  })
})

describe('sentences', () => {
  const part = (order: string, place: string, length: string, unit: string, words = ''): Fields => ({
    ...COURT,
    SENT_ORDER: order,
    SENT_LOC_DESCR: place,
    SENT_LENGTH: length,
    SENT_TIME_CODE: unit,
    SENT_TIME_DESCR: words,
  })
  const sentence = async (...rows: readonly Fields[]) => {
    const { sentence: found } = await conviction(...rows)
    return [
      found.says,
      formatWindow(found.ends),
      found.parts.map(({ place, text }) => `${place} ${text}`.trim()),
    ]
  }

  test('parts of one count add up', async () => {
    expect(
      await sentence(
        part('1', 'PROBATION', '3', 'Y'),
        part('2', 'JAIL', '90', 'D'),
        part('3', 'FINE', '', ''),
      ),
    ).toEqual(['complete', '1998-11-30', ['PROBATION 3 Y', 'JAIL 90 D', 'FINE']])
  })
  test('how a term runs is told beside it, and is no sentence by itself', async () => {
    const concurrent = part('2', 'CONCURRENT', '', '')
    const { sentence: found } = await conviction(part('1', 'JAIL', '90', 'D'), concurrent)
    expect([found.says, ...found.parts.map(({ kind }) => kind)]).toEqual(['complete', 'jail', 'manner'])
    expect((await sentence(concurrent)).slice(0, 1)).toEqual(['unread'])
  })
  test('how a term runs adds no time where the record shows no other', async () => {
    for (const alone of [
      await conviction(part('1', 'JAIL', '90', 'D'), part('2', 'CONSECUTIVE', '', '')),
      await conviction(part('1', 'JAIL, CONSEC', '90', 'D')),
    ])
      expect(formatWindow(alone.sentence.ends)).toBe('1995-11-30')
  })
  test('a term that runs consecutively has run when all have that ran when it was given', async () => {
    const count = (order: string, fields: Fields): Fields => ({ ...fields, CNT_ORDER: `10100200${order}000` })
    const first = (...fields: Parameters<typeof part>) => count('1', part(...fields))
    const second = count('2', part('1', 'JAIL, CONSEC', '90', 'D'))
    const third = count('3', part('1', 'JAIL CONSECUTIVE', '30', 'D'))
    const ends = async (...rows: readonly Fields[]) =>
      (await convictions(...rows)).map(({ sentence: { ends: window } }) => formatWindow(window))
    expect(await ends(first('1', 'PRISON', '2', 'Y'), second)).toEqual([
      '1997-09-01',
      'between 1995-11-30 and 1997-11-30',
    ])
    const both = await convictions(first('1', 'PRISON', '2', 'Y'), second)
    expect(both[1]?.sentence.behind).toEqual(both[0]?.sources)
    expect((await ends(first('1', 'PRISON', '2', 'Y'), second, third)).slice(1)).toEqual([
      'between 1995-11-30 and 1997-12-30',
      'between 1995-10-01 and 1997-12-30',
    ])
    expect(await ends(second, third)).toEqual([
      'between 1995-11-30 and 1995-12-30',
      'between 1995-10-01 and 1995-12-30',
    ])
    // Probation is no term that another follows, and one without a sentence has none.
    for (const other of [first('1', 'PROBATION', '3', 'Y'), count('1', { ...COURT, ...NO_SENTENCE })])
      expect((await ends(other, second)).at(-1)).toBe('1995-11-30')
    // Of unknown length, or for life.
    for (const other of [first('1', 'PRISON', '', ''), first('1', 'LIFE', '', '')])
      expect((await convictions(other, second)).at(-1)?.sentence.ends.latest).toBe(NEVER)
  })
  test('that no sentence was imposed is told beside probation, and is none by itself', async () => {
    const suspended = part('3', 'IMP SEN SS', '', '')
    const { sentence: found } = await conviction(
      part('1', 'PROBATION', '3', 'Y'),
      part('2', 'JAIL', '90', 'D'),
      suspended,
    )
    expect([found.says, ...found.parts.map(({ kind }) => kind)]).toEqual([
      'complete',
      'probation',
      'jail',
      'manner',
    ])
    expect((await sentence(suspended)).slice(0, 1)).toEqual(['unread'])
  })
  test('a part repeated under its number counts once', async () => {
    const again = { ...part('1', 'JAIL', '90', 'D'), COMMENT_TEXT: 'AGAIN' }
    expect(await sentence(part('1', 'JAIL', '90', 'D'), again)).toEqual([
      'complete',
      '1995-11-30',
      ['JAIL 90 D'],
    ])
  })
  test('LIFE is not zero, however it is written', async () => {
    for (const life of [
      part('1', 'PRISON', '', 'L', 'LIFE'),
      part('1', 'PRISON', '25', 'L'),
      part('1', 'PRISON', 'LIFE', ''),
    ]) {
      const { sentence: found } = await conviction(life)
      expect([found.says, found.ends.latest]).toEqual(['life', NEVER])
    }
  })
  test('an unknown unit, a missing length and a unit that contradicts its words are not zero', async () => {
    for (const odd of [
      part('1', 'PROBATION', '3', 'X'),
      part('1', 'JAIL', '', ''),
      part('1', 'JAIL', '12', 'W'),
      part('1', 'JAIL', '12', 'D', 'YEARS'),
      part('1', 'JAIL', '1-2', 'Y'),
    ]) {
      const { sentence: found } = await conviction(odd)
      expect([found.says, found.ends.latest]).toEqual(['unread', NEVER])
    }
  })
  test('W is weeks where the words say so', async () => {
    expect(await sentence(part('1', 'JAIL', '8', 'W', 'WEEKS'))).toEqual([
      'complete',
      '1995-10-27',
      ['JAIL 8 W'],
    ])
  })
  test('no sentence at all is silence', async () => {
    expect((await conviction({ ...COURT, ...NO_SENTENCE })).sentence).toEqual({
      parts: [],
      ends: { soonest: theDay('1995-09-01'), latest: NEVER },
      says: 'silent',
    })
  })
})

describe('rows and people', () => {
  test('rows of one person far apart, or in another file, are one person', async () => {
    const roe = { ...ROE, ...ARREST }
    const doe = { ...DOE, ...COURT }
    const { people, read } = await readLines(
      [roe, doe, { ...ROE, ...COURT }],
      [{ ...doe, CNT_ORDER: '102002001000', FE_NUM_CRT_CASE: '95F07777' }],
    )
    expect(people.map(({ id, convictions: found }) => [id, found.map(({ key }) => key)])).toEqual([
      ['1001', ['101002001']],
      ['1002', ['101002001', '102002001']],
    ])
    expect(people[0]?.convictions[0]?.offenseDate.latest).toBe(theDay('1995-06-01'))
    expect(read.map(({ rows }) => rows.map(({ file, line }) => `${file}:${line}`))).toEqual([
      ['1.csv:1', '1.csv:3'],
      ['1.csv:2', '2.csv:1'],
    ])
  })
  test('the same row twice counts once, in the same file or another', async () => {
    const { people, accounts, read } = await readLines(
      [
        { ...ROE, ...COURT },
        { ...ROE, ...COURT },
      ],
      [{ ...ROE, ...COURT }],
    )
    expect(people.map(({ convictions: found }) => found.length)).toEqual([1])
    expect([accounts.rows, accounts.duplicates]).toEqual([1, 2])
    expect(read[0]?.rows.map(({ duplicate, conviction: of }) => [duplicate, of?.key])).toEqual([
      [false, '101002001'],
      [true, '101002001'],
      [true, '101002001'],
    ])
  })
  test('the same person under two SUBJECT_IDs is one person', async () => {
    const again = { ...ROE, SUBJECT_ID: '0999', PRI_NAME: 'ROE , ROBIN' }
    const { people, notes } = await readLines([
      { ...ROE, ...COURT },
      { ...DOE, ...COURT },
      { ...again, ...COURT, CYC_DATE: '19980101', STP_EVENT_DATE: '19980501', FE_NUM_CRT_CASE: '98F07777' },
    ])
    expect(
      people.map(({ id, convictions: found, doubts }) => [id, found.map(({ key }) => key), doubts]),
    ).toEqual([
      ['0999', ['101002001', '101002001@1001'], []],
      ['1002', ['101002001'], []],
    ])
    expect(notes.map(({ kind, people: of, agreed }) => [kind, of, agreed])).toEqual([
      ['joined', ['0999'], ['CII', 'name', 'birth date']],
    ])
  })
  test('a short or damaged count number makes the row a count of its own', async () => {
    const found = await convictions(
      { ...COURT, CNT_ORDER: '10100200' },
      { ...COURT, CNT_ORDER: '10100X002000', OFFENSE_DESCR: '459 PC' },
    )
    expect(found.map(({ key }) => /^row-[0-9a-f]{16}$/.test(key))).toEqual([true, true])
  })
  test('a death ends nothing else on its row: what it says is read', async () => {
    const { people } = await readLines([
      { ...ROE, ...COURT, STP_TYPE_DESCR: 'DECEASED', STP_EVENT_DATE: '20100101' },
    ])
    expect(people[0]?.death?.day).toEqual(on(theDay('2010-01-01')))
    expect(people[0]?.convictions).toHaveLength(1)
  })
})

describe('lines that are no rows', () => {
  const good = row({ ...ROE, ...COURT })

  test('a quote inside an unquoted field is text', async () => {
    const { people, accounts } = await readLines([good.replace('POSSESS MARIJUANA', 'POSSESS "MARIJUANA"')])
    expect(accounts.rejected).toBe(0)
    expect(people[0]?.convictions[0]?.offense.text).toBe('11359 HS-POSSESS "MARIJUANA" FOR SALE')
  })
  test('too few or too many columns: the row is rejected with its text, the rest is read, the person is in doubt', async () => {
    const few = good.replace('SACRAMENTO,', '')
    const many = good.replace('JAIL', 'JAIL,JAIL')
    const { rejects, people, accounts } = await readLines([good, few, many, { ...DOE, ...COURT }])
    expect(rejects).toEqual([
      {
        file: '1.csv',
        line: 2,
        fault: 'too few columns',
        problem: '94 columns where the format has 95',
        text: few,
        subject: '1001',
      },
      {
        file: '1.csv',
        line: 3,
        fault: 'too many columns',
        problem: '96 columns where the format has 95',
        text: many,
        subject: '1001',
      },
    ])
    expect(people.map(({ id, doubts }) => [id, doubts.map(({ kind, sources }) => [kind, sources])])).toEqual([
      [
        '1001',
        [
          [
            'unread-row',
            [
              { file: '1.csv', line: 2 },
              { file: '1.csv', line: 3 },
            ],
          ],
        ],
      ],
      ['1002', []],
    ])
    expect(accounts).toEqual({
      lines: 4,
      headers: 0,
      blank: 0,
      rows: 2,
      duplicates: 0,
      rejected: 2,
      rejectedBy: { 'too few columns': 1, 'too many columns': 1 },
      unattributed: 0,
      people: 2,
      notes: {},
    })
  })
  test('a rejected row far from its person still puts the person in doubt', async () => {
    const broken = good.replace('ROE', '"ROE"X')
    const { people } = await readLines([good, { ...DOE, ...COURT }, broken])
    expect(people.map(({ id, doubts }) => [id, doubts.map(({ kind }) => kind)])).toEqual([
      ['1001', ['unread-row']],
      ['1002', []],
    ])
  })
  test('CRLF reads like LF', async () => {
    const lines = [row({ ...ROE, ...ARREST }), good, row({ ...DOE, ...COURT })]
    const [lf, crlf] = await inFolder(async write =>
      Promise.all([
        readAll([write('a.csv', lines.join('\n'))]),
        readAll([write('b.csv', lines.join('\r\n'))]),
      ]),
    )
    const plain = (all: typeof lf) =>
      all?.people.map(({ id, convictions: found }) => [id, found.map(({ key, sentence }) => [key, sentence])])
    expect(plain(crlf)).toEqual(plain(lf))
    expect(crlf?.read[0]?.rows.map(lineOf)[1]).toBe(good)
  })
  test('a last line cut off is rejected', async () => {
    const { rejects, people } = await readLines([{ ...DOE, ...COURT }, good.slice(0, 150)])
    expect(rejects.map(({ line, fault }) => [line, fault])).toEqual([[2, 'too few columns']])
    expect(people.map(({ id }) => id)).toEqual(['1002'])
  })
  test('Latin-1 and UTF-8 letters are both read', async () => {
    const line = row({ ...ROE, ...COURT, PRI_NAME: 'PEÑA,ROBIN' })
    for (const encoding of ['utf8', 'latin1'] as const) {
      const name = await inFolder(async write => {
        const { people } = await readAll([write('a.csv', Buffer.from(`${line}\n`, encoding))])
        return people[0]?.name
      })
      expect(name).toBe('PEÑA,ROBIN')
    }
  })
})

describe('a file that is not this format is refused in one sentence', () => {
  const open = (path: string) => openAll([path], format, { scratch: () => '' })
  const refusal = (content: string | Uint8Array) =>
    inFolder(async write => {
      const path = write('given.csv', content)
      const opened = await open(path)
      return 'refused' in opened ? opened.refused.replace(path, 'given.csv') : 'opened'
    })

  test('an empty file', async () => {
    expect(await refusal('')).toBe('[given.csv] is empty: ask for it again.')
    expect(await refusal('\n \n')).toBe('[given.csv] holds only blank lines: ask for it again.')
  })
  test('a missing file, and a folder', async () => {
    await inFolder(async write => {
      const path = write('given.csv', '')
      expect(await open(`${path}.none`)).toEqual({
        refused: `[${path}.none] does not exist: check the path.`,
      })
      const folder = path.replace('/given.csv', '')
      expect(await open(folder)).toEqual({ refused: `[${folder}] is a folder: give the files in it.` })
    })
  })
  test('a PDF, a zip archive, a picture, UTF-16', async () => {
    expect(await refusal('%PDF-1.7\n')).toContain('is a PDF document')
    expect(await refusal(Buffer.from('PK\x03\x04', 'latin1'))).toContain('is a zip archive')
    expect(await refusal(Buffer.from('\x89PNG\r\n', 'latin1'))).toContain('is a picture')
    expect(await refusal(Buffer.from('\xff\xd8\xff\xe0', 'latin1'))).toContain('is a picture')
    expect(await refusal(Buffer.from(`\uFEFF${row(ROE)}`, 'utf16le'))).toContain('is UTF-16 text')
    expect(await refusal(Buffer.from(row(ROE), 'utf16le'))).toContain('looks like UTF-16 text')
  })
  test('cells that a spreadsheet has separated by other signs than commas', async () => {
    expect(await refusal(`${row(ROE).replaceAll(',', ';')}\n`)).toBe(
      '[given.csv] is not a California DOJ bulk file: its cells are separated by semicolons, those of the format by commas. Give the file as it came.',
    )
    expect(await refusal(`${row(ROE).replaceAll(',', '\t')}\n`)).toContain('are separated by tabs')
    expect(await refusal(`${row(ROE).replaceAll(',', '|')}\n`)).toContain('are separated by bars')
  })
  test('other text, and rows of another length throughout', async () => {
    expect(await refusal('{"a": 1}\n')).toBe(
      '[given.csv] is not a California DOJ bulk file: its rows have 1 column, the format has 95. Ask for the file with all its columns.',
    )
    expect(await refusal(`${row(ROE).replace(',', '')}\n`)).toContain(
      'its rows have 94 columns, the format has 95',
    )
  })
  test('a header whose columns stand in another order', async () => {
    expect(await refusal(HEADER.replace('PRI_NAME,GENDER', 'GENDER,PRI_NAME'))).toContain(
      'column 13 of its header is [GENDER], the format has [PRI_NAME] there',
    )
    expect(await refusal(HEADER.split(',').reverse().join())).toContain(
      'column 1 of its header is [END_OF_REC], the format has [RECORD_ID] there',
    )
  })
})
