/** Who is one person, for a format that numbers people by NO within a file, and has a PASSPORT and a LICENSE. */
import { describe, expect, test } from 'vitest'
import { cardText } from './card.ts'
import { joinSubjects } from './join.ts'
import { gatherSubjects } from './subjects.ts'

const KINDS = { local: 'NO', strong: ['PASSPORT', 'LICENSE'] }

interface Made {
  readonly file?: number
  readonly no?: string
  readonly passport?: string
  readonly license?: string
  readonly name?: string
  readonly birth?: string
  /** What else the row says. */
  readonly more?: string
}
const ROE: Made = { no: '1', passport: 'P1234567', name: 'ROE,ROBIN', birth: '19700102' }
const DOE: Made = { no: '2', passport: 'P7654321', name: 'DOE,DANA', birth: '19800304' }

/** Joins these rows, in order; the first stands on line 1. */
function join(...rows: readonly Made[]) {
  const gathering = gatherSubjects()
  const subjects = rows.map((row, at) => {
    const { file = 0, no = '', passport = '', license = '', name = '', birth = '', more = '' } = row
    const card = cardText([passport, license], name, birth)
    return gathering.add({ fileNumber: file, line: at + 1, bytes: Buffer.from(no + card + more) }, no, card)
  })
  const joined = joinSubjects(gathering.subjects, ['a', 'b'], KINDS)
  return {
    of: subjects.map(subject => joined.about(joined.personOf(subject)).id),
    people: Array.from({ length: joined.people }, (_, person) => joined.about(person)),
    notes: joined.notes,
  }
}
const sure = { doubts: [], oneSubject: true, oneBirth: true }

describe('two subjects are one person', () => {
  test('by a strong identifier with name and birth date', () => {
    const { of, notes } = join({ ...ROE, no: '7' }, DOE, ROE)
    expect(of).toEqual(['1', '2', '1'])
    expect(notes).toEqual([
      {
        kind: 'joined',
        value: '1 7',
        people: ['1'],
        count: 1,
        sources: [
          { file: 'a', line: 1 },
          { file: 'a', line: 3 },
        ],
        agreed: ['PASSPORT', 'name', 'birth date'],
        differed: ['NO'],
        doubt: false,
      },
    ])
  })
  test('by the local one in two files with name and birth date', () => {
    const { passport: _, ...bare } = ROE
    const { of, notes } = join(bare, { ...bare, file: 1 })
    expect(of).toEqual(['1', '1'])
    expect(notes.map(({ kind, agreed, differed }) => [kind, agreed, differed])).toEqual([
      ['joined', ['NO', 'name', 'birth date'], ['file']],
    ])
  })
  test('and of that one, whether all rows have one number and one birth date', () => {
    expect(join(ROE).people).toEqual([{ id: '1', ...sure }])
    expect(join(ROE, { ...ROE, no: '7' }).people).toEqual([
      { id: '1', doubts: [], oneSubject: false, oneBirth: false },
    ])
    expect(join(ROE, { ...ROE, birth: '' }).people).toEqual([{ id: '1', ...sure, oneBirth: false }])
  })
})

describe('two subjects stay two people', () => {
  test('in doubt, where they share an identifier and their names differ', () => {
    const { people, notes } = join(ROE, { ...DOE, passport: 'P1234567' })
    const says = 'the same PASSPORT stands on rows of 2 people whose name or birth date does not agree'
    expect(people.map(({ doubts }) => doubts.map(doubt => doubt.says))).toEqual([[says], [says]])
    expect(notes.map(({ kind, value, differed }) => [kind, value, differed])).toEqual([
      ['shared-identifier', '***4567', ['name', 'birth date']],
    ])
  })
  test('in doubt of the birth date, where only that differs', () => {
    const { people } = join(ROE, { ...ROE, no: '7', birth: '19700103' })
    expect(people.map(({ doubts }) => doubts.map(({ birthDate }) => birthDate))).toEqual([[true], [true]])
  })
  test('without doubt, where two files number strangers from 1', () => {
    const { people, notes } = join(ROE, { ...DOE, no: '1', file: 1 })
    expect(people.map(({ doubts }) => doubts)).toEqual([[], []])
    expect(people.every(({ id }) => /^1~[0-9a-f]{8}$/.test(id))).toBe(true)
    expect(notes.map(({ identifier, value, doubt }) => [identifier, value, doubt])).toEqual([
      ['NO', '1', false],
    ])
  })
})

describe('two subjects of one name and birth date stay two people', () => {
  const first: Made = { ...ROE, license: 'L1002003' }
  const second = (made: Made): Made => ({ ...ROE, no: '7', passport: '', license: '', ...made })
  const found = (a: Made, b: Made) => {
    const { people, notes } = join(a, b)
    return {
      doubts: people.map(({ doubts }) => doubts.length),
      notes: notes.map(({ kind, value, doubt }) => [kind, value, doubt]),
    }
  }
  test.each([
    ['one digit differs', 'P1234577'],
    ['the first digit differs', 'P2234567'],
    ['the letter differs', 'Q1234567'],
    ['two digits have changed places', 'P1324567'],
    ['a digit is missing', 'P123467'],
    ['a digit is there twice', 'P12334567'],
  ])('in doubt, where of a number %s', (_, passport) => {
    expect(found(first, second({ passport }))).toEqual({
      doubts: [1, 1],
      notes: [['near-identifier', expect.stringMatching(/^\*\*\*\w{4} \*\*\*\w{4}$|^\*\*\*4567$/), true]],
    })
  })
  test('without doubt, where a number of each kind both have is another one', () => {
    expect(found(first, second({ passport: 'P7654321' }))).toEqual({ doubts: [0, 0], notes: [] })
    expect(found(first, second({ passport: 'P1234568', license: 'L9999111' }))).toEqual({
      doubts: [0, 0],
      notes: [],
    })
    expect(found({ ...ROE, passport: 'P1' }, second({ passport: 'P2' }))).toEqual({
      doubts: [0, 0],
      notes: [],
    })
  })
  test('in doubt, where both kinds are nearly alike', () => {
    expect(found(first, second({ passport: 'P1234568', license: 'L1002004' }))).toEqual({
      doubts: [2, 2],
      notes: [
        ['near-identifier', '***2003 ***2004', true],
        ['near-identifier', '***4567 ***4568', true],
      ],
    })
  })
  test('in doubt, where no number tells them apart', () => {
    const says = 'another NO has the same name and birth date, and no number tells them apart'
    for (const [a, b] of [
      [ROE, second({})],
      [second({ no: '1' }), second({})],
      [ROE, second({ license: 'L1002003' })],
    ] as const) {
      const { people, notes } = join(a, b)
      expect(people.map(({ doubts }) => doubts.map(doubt => doubt.says))).toEqual([[says], [says]])
      expect(notes.map(({ kind, count, doubt }) => [kind, count, doubt])).toEqual([['same-name', 2, true]])
    }
  })
  test('and a thousand of them are looked at in no time', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => ({
      ...ROE,
      no: `n${at}`,
      passport: `P${3_000_000 + at}`,
    }))
    const { notes } = join(...many)
    expect(notes.map(({ kind, count, people }) => [kind, count, people.length])).toEqual([
      ['near-identifier', 1_000, 20],
    ])
  })
})

describe('a row without local identifier', () => {
  const nameless: Made = { name: 'ROE,ROBIN', birth: '19700102' }
  test('goes by its first strong one', () => {
    expect(join({ ...ROE, no: '' }).people).toEqual([{ id: 'P1234567', ...sure, oneSubject: false }])
  })
  test('goes by a hash of the row where that is another one’s local identifier', () => {
    const { of } = join({ ...DOE, no: 'P1234567' }, { ...ROE, no: '' })
    expect(of).toEqual(['P1234567', expect.stringMatching(/^row-[0-9a-f]{16}$/)])
  })
  test('twice the very same is one', () => {
    expect(join(nameless, nameless).people).toHaveLength(1)
  })
  test('leaves in doubt whoever it may be', () => {
    const { people, notes } = join(ROE, nameless, DOE)
    const may = 'a row without NO has the same name and birth date, and nothing to tell them apart'
    const none = 'the row has no identifier: other rows may be the same person’s'
    expect(people.map(({ doubts }) => doubts.map(({ says }) => says))).toEqual([[may], [may, none], []])
    expect(notes.map(({ kind, count }) => [kind, count])).toEqual([
      ['no-identifier', 2],
      ['no-identifier', 1],
    ])
  })
  test('of many with one name and birth date there is one note, and the time for it grows as they do', () => {
    const many = Array.from({ length: 20_000 }, (_, line): Made => ({ ...nameless, more: String(line) }))
    const { people, notes } = join(ROE, ...many)
    expect(people.every(({ doubts }) => doubts.length > 0)).toBe(true)
    expect(notes.filter(({ count }) => count > 1).map(({ count, people }) => [count, people.length])).toEqual(
      [[20_001, 20]],
    )
  })
  test('does not put in doubt those whom it tells apart, beside others whom it does not', () => {
    const other = { ...nameless, passport: 'P9' }
    const { people } = join(ROE, nameless, other, { ...other, passport: 'P8' })
    const may = 'a row without NO has the same name and birth date, and nothing to tell them apart'
    expect(people.map(({ doubts }) => doubts.some(({ says }) => says === may))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(join(ROE, other, { ...other, passport: 'P8' }).people.map(({ doubts }) => doubts)).toEqual([
      [],
      [],
      [],
    ])
  })
  test('leaves nobody in doubt whom an identifier tells apart', () => {
    const { people } = join(ROE, { ...nameless, passport: 'P9' })
    expect(people.map(({ doubts }) => doubts)).toEqual([[], []])
  })
})

describe('within one subject', () => {
  test('two names are aliases, two birth dates are noted, and both are a doubt', () => {
    const alias = { ...ROE, name: 'ROW,ROBIN' }
    const born = { ...ROE, birth: '19700103' }
    const found = [join(ROE, alias), join(ROE, born), join(ROE, alias, { ...alias, birth: '19700103' })]
    expect(found.map(({ notes }) => notes.map(({ kind, doubt }) => [kind, doubt]))).toEqual([
      [['names-differ', false]],
      [['birth-dates-differ', false]],
      [['birth-dates-differ', true]],
    ])
    expect(found.map(({ people }) => people.map(({ doubts }) => doubts.map(({ says }) => says)))).toEqual([
      [[]],
      [[]],
      [['rows of one NO differ in name and birth date']],
    ])
  })
})
