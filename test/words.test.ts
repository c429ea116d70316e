/** Words that mislead: what a run answers about people whose rows carry them, against what the words and the law say. */
import { describe, expect, test } from 'vitest'
import { linesOf, setaside, table, workplace } from './command.ts'
import { arrested, convictedOf, peopleRows } from './words/people.ts'
import { DIVERTED, FIRST, MORE, type Right } from './words/right-answers.ts'

const { fresh, file } = workplace()

interface Asked extends Right {
  readonly id: string
  readonly text: string
}

/** Each text as a person. */
const people = (rights: readonly Right[]): readonly Asked[] =>
  rights
    .flatMap(right =>
      right.texts
        .slice(1)
        .split('\n')
        .map(text => ({ ...right, text })),
    )
    .map((asked, at) => ({ ...asked, id: String(1000 + at) }))

/** What is answered otherwise than it may be; nothing where all is right. */
async function wrong(rights: readonly Right[]): Promise<readonly string[]> {
  const asked = people(rights)
  const path = file('words.csv', linesOf(asked.flatMap(({ id, place, text }) => peopleRows(id, place, text))))
  const folder = fresh('results')
  const { code, err } = await setaside([
    ...['run', path, '--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--out', folder],
  ])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const lines = table(folder, 'convictions')
  return asked.flatMap(({ id, place, text, allowed, why }) => {
    const found = lines.filter(({ person_id, offense }) => person_id === id && offense === 'HS 11359')
    const given = found.map(({ determination }) => determination as (typeof allowed)[number])
    const [only] = given
    const right = given.length === 1 && only !== undefined && allowed.includes(only)
    return right
      ? []
      : [
          `${place} [${text}]: ${given.join(' and ') || 'no line'}; right: ${allowed.join(' or ')}, for ${why}`,
        ]
  })
}

describe('only a whole phrase that is known settles anything', () => {
  test('of the first collection of 153 people', async () => {
    expect(people(FIRST).length).toBe(153)
    expect(await wrong(FIRST)).toEqual([])
  })
  const places = [...new Set(MORE.map(({ place }) => place))]
  test.each(places)('of more like them: %s', async place => {
    expect(await wrong(MORE.filter(right => right.place === place))).toEqual([])
  })
})

describe('a charge that went into another case has not ended', () => {
  const arrestsOf = async (texts: readonly string[]) => {
    const rows = texts.flatMap((text, at) => [
      { ...arrested(`30${at}`, '484 PC'), DISP_DESCR: text },
      convictedOf(`30${at}`, '487(A) PC'),
    ])
    const folder = fresh('results')
    const path = file('arrests.csv', linesOf(rows))
    const asked = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--program', 'automatic']
    expect((await setaside(['run', path, ...asked, '--out', folder])).code).toBe(0)
    return table(folder, 'reliefs')
      .filter(line => line.subject === 'arrest')
      .map(({ determination }) => determination)
  }
  test('so that its arrest is asked about', async () => {
    const texts = [
      'PROS REJ-COMB W/OTHER CNTS',
      'REL/TOT OTHER JURIS/AUTH',
      'CONSOLIDATED WITH OTHER CASE',
      'DISMISSED-CONSOLIDATED W/OTHER CASE',
      'SEE OTHER CASE',
      'DISMISSED/REFILED',
      'PROS REJ-REFERRED TO OTHER JURISDICTION',
      'SOMETHING ELSE',
    ]
    expect(await arrestsOf(texts)).toEqual(texts.map(() => 'review'))
  })
  test('and one that was rejected has', async () => {
    const texts = ['PROS REJ-INSUFFICIENT EVIDENCE', 'PROS REJ-OTHER', 'RELEASED/DETENTION ONLY', 'NOT FILED']
    expect(await arrestsOf(texts)).toEqual(texts.map(() => 'eligible'))
  })
})

test('a dismissal after a diversion, as PC 851.93 asks for it', async () => {
  const asked = DIVERTED.flatMap(right =>
    right.texts
      .trim()
      .split('\n')
      .flatMap(text =>
        (['misdemeanor', 'felony'] as const).map(of => ({ text, of, right: right[of], why: right.why })),
      ),
  ).map((each, at) => ({ ...each, id: String(4000 + at) }))
  const rows = asked.flatMap(({ id, text, of }) => {
    const arrest = arrested(id, of === 'felony' ? '487(A) PC-GRAND THEFT' : '484 PC-THEFT')
    const letter = of === 'felony' ? 'F' : 'M'
    const court = { STP_TYPE_DESCR: 'COURT ACTION', STP_EVENT_DATE: '20160901', CNT_ORDER: '101002001000' }
    return [
      { ...arrest, OFFENSE_TOC: letter },
      { ...arrest, ...court, OFFENSE_TOC: letter, STP_ORI_DESCR: 'CASC SACRAMENTO', DISP_DESCR: text },
    ]
  })
  const folder = fresh('results')
  const path = file('diverted.csv', linesOf(rows))
  const options = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--program', 'automatic']
  expect((await setaside(['run', path, ...options, '--out', folder])).code).toBe(0)
  const lines = table(folder, 'reliefs').filter(({ subject }) => subject === 'arrest')
  const wrongly = asked.flatMap(({ id, text, of, right, why }) => {
    const own = lines.filter(line => line.person_id === id).map(({ determination }) => determination)
    // An arrest that no rule reaches has no line.
    const given = own.length === 0 ? ['not-eligible'] : own
    return given.join() === right
      ? []
      : [`${of} [${text}]: ${given.join(' and ')}; right: ${right}, for ${why}`]
  })
  expect(wrongly).toEqual([])
})
