/** Who acts for what is due, through the real command: what an office approves and files, and what it never can. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readFilledIn } from '../src/results/filled-in.ts'
import { type Line, setaside, sha256, table, workplace } from './command.ts'
import { DEFENDER } from './filed-counts.ts'
import { OFFICE } from './office.ts'
import { readPdf } from './pdf.ts'

const { fresh, file } = workplace()
const PROGRAMS = ['all', 'automatic', 'prop64', 'petition'] as const
type Named = (typeof PROGRAMS)[number] | 'policy'
const runs = {} as Record<Named, string>

const AUTHORITY = 'The agreement of this office with the court about its own motions.'
const office = (more: object = {}): string => file('office.json', JSON.stringify({ ...OFFICE, ...more }))
const defender = (): string => file('defender.json', JSON.stringify(DEFENDER))

beforeAll(async () => {
  const county = fresh('county.csv')
  await setaside(['synth', '--rows', '2500', '--seed', 'who acts', '--county', 'SACRAMENTO', '--out', county])
  const asked = ['run', county, '--county', 'SACRAMENTO', '--as-of', '2026-11-01']
  for (const program of PROGRAMS) {
    runs[program] = fresh(program)
    const ended = await setaside([...asked, '--program', program, '--out', runs[program]])
    expect(ended.code, ended.err).toBe(0)
  }
  runs.policy = fresh('policy')
  expect(await setaside([...asked, '--policy', 'los-angeles', '--out', runs.policy])).toMatchObject({
    code: 0,
  })
}, 120_000)

/** Lines of a file by their columns. */
const lines = (path: string): readonly Line[] =>
  readFilledIn(readFileSync(path, 'utf8')).rows.map(({ row }) => row)

const BY = ['--by', 'A. Attorney', '--on', '2026-11-03']
async function approve(of: Named, ...more: readonly string[]) {
  const [out, list] = [fresh('approvals.csv'), fresh('others.csv')]
  const ended = await setaside([
    ...['approve', '--run', runs[of], ...BY, '--out', out, '--others', list],
    ...more,
  ])
  const read = (path: string) => (existsSync(path) ? lines(path) : [])
  return { ...ended, path: out, approved: read(out), others: read(list) }
}

async function fileOf(of: Named, approvals: string, by: string, ...more: readonly string[]) {
  const out = fresh('filing')
  const ended = await setaside([
    ...['file', '--run', runs[of], '--approvals', approvals, '--office', by],
    ...['--filed-on', '2026-11-05', '--out', out, ...more],
  ])
  return { ...ended, folder: out }
}

/** Approvals as an office may write them by hand. */
const byHand = (of: Named, due: readonly Line[], statute = (line: Line) => line.statute ?? ''): string =>
  file(
    'by-hand.csv',
    [
      'person_id,cycle_count,statute,relief,approved_by,approved_on,run',
      ...due.map(line =>
        [
          ...[line.person_id, line.cycle_count, statute(line), line.relief],
          ...['A. Attorney', '2026-11-03', sha256(join(runs[of], 'manifest.json'))],
        ].join(','),
      ),
      '',
    ].join('\n'),
  )

/** What is due today of each conviction or arrest, as reliefs.csv has it. */
const dueIn = (of: Named): readonly Line[] =>
  table(runs[of], 'reliefs').filter(({ determination }) => determination === 'eligible')
const convictionsDue = (of: Named, by: string): readonly Line[] =>
  dueIn(of).filter(line => line.subject === 'conviction' && line.had_by === by)
const one = (due: readonly Line[], statute: string): Line => {
  const found = due.find(line => line.statute === statute)
  if (found === undefined) throw new Error(`nothing is due under [${statute}]: make another county`)
  return found
}

const key = ({ person_id, cycle_count, statute }: Line): string => `${person_id}/${cycle_count}/${statute}`
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, number) => all + number, 0)

describe('approve --all-eligible', () => {
  test('of one statute, everything that is eligible', async () => {
    const { code, err, approved, others } = await approve('prop64', '--all-eligible')
    expect([code, err, others]).toEqual([0, '', []])
    const eligible = table(runs.prop64, 'convictions').filter(line => line.determination === 'eligible')
    expect(approved.map(line => `${line.person_id}/${line.cycle_count} ${line.relief}`).sort()).toEqual(
      eligible.map(line => `${line.person_id}/${line.cycle_count} ${line.relief}`).sort(),
    )
  })

  test('of all statutes, only what the office itself can file; what others set going is told apart', async () => {
    const { code, out, approved, others } = await approve('all', '--all-eligible')
    expect(code).toBe(0)
    expect(new Set(approved.map(({ statute }) => statute))).toEqual(new Set(['hsc-11361.8']))
    const automatic = dueIn('all').filter(line => line.had_by === 'automatic').length
    expect(automatic).toBeGreaterThan(100)
    expect(out).toContain(
      `\n${String(automatic).replace(/\B(?=(\d{3})+$)/g, ',')} need no motion: check them against the state's record\n`,
    )
    expect(out).toMatch(/\n\d+ are for the person to ask: /)
    expect(out).toMatch(
      /\n {2}the court may owe \d+ of them without a motion: ask it whether they are done\n/,
    )
    // Every relief that is due is approved or told apart, and stands once.
    const all = [...approved, ...others]
    expect(all.map(key).sort()).toEqual(dueIn('all').map(key).sort())
    const told = [...out.matchAll(/^([\d,]+) /gm)].map(([, number = '']) => Number(number.replace(',', '')))
    expect(sum(told)).toBe(all.length)
    const who = new Map(others.map(line => [key(line), line.who_acts]))
    for (const line of dueIn('all'))
      if (line.had_by === 'automatic') expect(who.get(key(line)), key(line)).toBe('itself')
  })

  test.each(['automatic', 'petition'] as const)(
    'of %s alone nothing is the office’s to file',
    async program => {
      const { code, out, err, approved, others, path } = await approve(program, '--all-eligible')
      expect([code, approved, existsSync(path)]).toEqual([3, [], false])
      expect(err).toContain(
        "nothing that was asked for is the office's to file, and no approvals are written",
      )
      expect(out).toContain(
        program === 'automatic'
          ? "need no motion: check them against the state's record"
          : 'are for the person to ask',
      )
      expect(others.map(key).sort()).toEqual(dueIn(program).map(key).sort())
    },
  )

  test('a conviction that the policy of the office refers to a person stays out', async () => {
    const { approved, others, out } = await approve('policy', '--all-eligible')
    const decided = new Map(
      table(runs.policy, 'convictions').map(line => [
        `${line.person_id}/${line.cycle_count}`,
        line.determination,
      ]),
    )
    expect(approved.length).toBeGreaterThan(5)
    for (const line of approved) expect(decided.get(`${line.person_id}/${line.cycle_count}`)).toBe('eligible')
    const referred = others.filter(({ who_acts }) => who_acts === 'decision')
    expect(referred.length).toBeGreaterThan(0)
    for (const line of referred) expect(decided.get(`${line.person_id}/${line.cycle_count}`)).toBe('review')
    expect(out).toMatch(new RegExp(`\\n${referred.length} wait until a person has decided`))
  })

  test('what the policy refers is filed once a person names the statute that gives it, and not without', async () => {
    const { others } = await approve('policy', '--all-eligible')
    const referred = others.find(({ who_acts }) => who_acts === 'decision')
    if (referred === undefined) throw new Error('nothing is referred: make another county')
    const named = await fileOf('policy', byHand('policy', [referred]), office(), '--only', 'court-update')
    expect([named.code, named.err]).toEqual([0, ''])
    expect(table(named.folder, 'court-update').map(({ statute }) => statute)).toEqual([referred.statute])
    const unnamed = await fileOf(
      'policy',
      byHand('policy', [referred], () => ''),
      office(),
    )
    expect(unnamed.code).toBe(3)
    expect(unnamed.err).toContain('the run found this count [review], not eligible today')
  })

  test('an authority makes a statute the office’s own, and no other', async () => {
    const named = office({ motionAuthority: { 'PC 1203.4': AUTHORITY, 'PC 1203.425': AUTHORITY } })
    const { approved } = await approve('all', '--all-eligible', '--office', named)
    expect(new Set(approved.map(({ statute }) => statute))).toEqual(new Set(['hsc-11361.8', 'pc-1203.4']))
    // A count stands twice only where it is made a misdemeanor and dismissed.
    for (const lines of Map.groupBy(approved, line => `${line.person_id}/${line.cycle_count}`).values())
      if (lines.length > 1)
        expect(lines.map(({ relief }) => relief)).toEqual(['redesignate-misdemeanor', 'dismiss'])
    expect(
      (await fileOf('all', (await approve('all', '--all-eligible', '--office', named)).path, named)).code,
    ).toBe(0)
  })

  test('for the person a defender files, what comes by itself excepted', async () => {
    const named = defender()
    const { approved, path } = await approve('all', '--all-eligible', '--office', named)
    const statutes = new Set(approved.map(({ statute }) => statute))
    for (const statute of ['pc-1203.4', 'pc-1203.4a', 'hsc-11361.8']) expect(statutes).toContain(statute)
    for (const statute of ['pc-1203.425', 'hsc-11361.5']) expect(statutes).not.toContain(statute)
    const { code, err, folder } = await fileOf('all', path, named, '--only', 'court-update')
    expect([code, err]).toEqual([0, ''])
    expect(table(folder, 'court-update')).toHaveLength(approved.length)
  })
})

describe('approve --statute', () => {
  test('chooses, by the citation or the name, and more than one', async () => {
    const due = convictionsDue('all', 'petition')
    const { approved, code } = await approve('all', '--statute', 'PC 1203.4', '--statute', 'pc-17')
    expect(code).toBe(0)
    expect(new Set(approved.map(({ statute }) => statute))).toEqual(new Set(['pc-1203.4', 'pc-17']))
    const known = new Set(due.map(key))
    for (const line of approved) expect(known).toContain(key(line))
  })

  test('what comes by itself is not approved though it is chosen', async () => {
    const { code, err, approved } = await approve('all', '--statute', 'pc-1203.425')
    expect([code, approved]).toEqual([3, []])
    expect(err).toContain('need no motion')
    expect(
      (await approve('all', '--statute', 'pc-1203.425', '--statute', 'hsc-11361.8')).approved[0]?.statute,
    ).toBe('hsc-11361.8')
  })

  test('an office that is named chooses among what it can file', async () => {
    const { code, out } = await approve('all', '--statute', 'pc-1203.4', '--office', office())
    expect(code).toBe(3)
    expect(out).toContain('are for the person to ask: the office files none without an authority of its own')
  })

  test('a statute that the run did not ask', async () => {
    const { code, err } = await approve('prop64', '--statute', 'PC 1203.4')
    expect([code, err]).toEqual([
      3,
      'setaside: --statute names [pc-1203.4], which the run did not ask; choose among hsc-11361.8\n',
    ])
  })
})

describe('file', () => {
  test('a line that names an arrest is refused: the person asks, and of no arrest are papers made', async () => {
    const arrest = dueIn('all').find(line => line.subject === 'arrest' && line.statute === 'pc-851.91')
    if (arrest === undefined) throw new Error('no arrest can be sealed: make another county')
    const approvals = byHand('all', [arrest])
    expect((await fileOf('all', approvals, office())).err).toContain(
      'it names an arrest: [pc-851.91] has the person ask for this',
    )
    const motionAuthority = { 'PC 851.91': 'The office says so.' }
    expect((await fileOf('all', approvals, office({ motionAuthority }))).err).toContain(
      'it names an arrest: papers are made of convictions alone',
    )
  })

  test('what comes by itself is refused line by line, whatever authority is named, and nothing is lost', async () => {
    const automatic = convictionsDue('all', 'automatic').slice(0, 3)
    const own = one(convictionsDue('all', 'petition'), 'hsc-11361.8')
    const hand = byHand('all', [...automatic, own])
    for (const named of [
      office(),
      office({ motionAuthority: { 'PC 1203.425': AUTHORITY, 'HSC 11361.5': AUTHORITY } }),
      defender(),
    ]) {
      const { code, out, err, folder } = await fileOf('all', hand, named)
      expect([code, out, existsSync(folder)]).toEqual([3, '', false])
      const statutes = new Set(automatic.map(({ statute }) => statute))
      expect([...statutes]).toEqual(['pc-1203.425'])
      expect(err.split('\n')[0]).toBe(
        `[${hand}] lines 2 to 4 (3 lines): what [pc-1203.425] gives comes by itself: no court grants it, and nothing permits a motion for it; leave it out, and check it against the state's record`,
      )
      const partial = await fileOf('all', hand, named, '--partial', '--only', 'court-update')
      expect(partial.code).toBe(0)
      expect(table(partial.folder, 'court-update').map(({ statute }) => statute)).toEqual(['hsc-11361.8'])
      expect(table(partial.folder, 'refused').map(({ line }) => line)).toEqual(['2', '3', '4'])
    }
  }, 60_000)

  test('of before a statute was named: the answer of the run is what counts', async () => {
    const rows = table(runs.automatic, 'convictions').filter(line => line.determination === 'eligible')
    const { code, err } = await fileOf(
      'automatic',
      byHand('automatic', rows.slice(0, 2), () => ''),
      office(),
    )
    expect(code).toBe(3)
    expect(err).toMatch(/lines 2 and 3: .*comes by itself: no court grants it/)
  })

  test('no motion for what the person asks for; with an authority it is printed, for its statute alone', async () => {
    const due = convictionsDue('all', 'petition')
    const hand = byHand('all', [one(due, 'pc-1203.4'), one(due, 'pc-17')])
    const { code, err } = await fileOf('all', hand, office())
    expect(code).toBe(3)
    for (const [line, statute] of [
      [2, 'pc-1203.4'],
      [3, 'pc-17'],
    ])
      expect(err).toContain(
        `line ${line}: [${statute}] has the person ask for this, and not the prosecutor's office: leave it to the person, or name in [motionAuthority] of office.json on what authority the office moves under [${statute}]\n`,
      )
    const named = office({ motionAuthority: { 'pc-1203.4': AUTHORITY } })
    const partial = await fileOf(
      'all',
      hand,
      named,
      '--partial',
      '--only',
      'bulk-motion,proposed-order,court-update',
    )
    expect(table(partial.folder, 'court-update').map(({ statute }) => statute)).toEqual(['pc-1203.4'])
    const { text } = await readPdf(join(partial.folder, 'motion-001.pdf'))
    expect(text).toContain('Penal Code section 1203.4 has the person ask for this relief.')
    expect(text).toContain(AUTHORITY)
    // What the statute has the order state.
    expect((await readPdf(join(partial.folder, 'order-001.pdf'))).text).toContain(
      'it does not relieve the person of the obligation to disclose the conviction',
    )
  }, 60_000)

  test('Proposition 64 is the office’s to file, and the motion says on what ground', async () => {
    const { path } = await approve('all', '--all-eligible')
    const { code, err, folder } = await fileOf('all', path, office())
    expect([code, err]).toEqual([0, ''])
    const { text } = await readPdf(join(folder, 'motion-001.pdf'))
    expect(text).toContain('in the place of the persons whose convictions these are')
    expect(text).toContain('The statute has the person ask, and does not say that nobody else may.')
    expect(text).not.toContain('Penal Code section')
  }, 60_000)

  test('on forms, which the person signs, a prosecutor’s office may make petitions; not of what comes by itself', async () => {
    const petition = one(convictionsDue('all', 'petition'), 'pc-1203.4')
    const hand = byHand('all', [petition, one(convictionsDue('all', 'automatic'), 'pc-1203.425')])
    const { code, err, folder } = await fileOf('all', hand, office(), '--only', 'forms', '--partial')
    expect(code, err).toBe(0)
    expect(table(folder, 'forms').map(({ statutes }) => statutes)).toContain('pc-1203.4')
    expect(table(folder, 'refused').map(({ statute }) => statute)).toEqual(['pc-1203.425'])
  }, 60_000)

  test.each([
    [
      { 'PC 12034': AUTHORITY },
      '[motionAuthority] names [PC 12034], which is no statute known here; choose among ',
    ],
    [
      { 'PC 17': AUTHORITY, 'pc-17': AUTHORITY },
      '[motionAuthority] names [PC 17] and [pc-17], which are one statute; keep one of them',
    ],
    [{ 'PC 17': ' ' }, '[motionAuthority.PC 17] is [ ], which is not as it must be'],
  ])('an authority that cannot be: %j', async (motionAuthority, says) => {
    const { code, err } = await fileOf(
      'all',
      byHand('all', dueIn('all').slice(0, 1)),
      office({ motionAuthority }),
    )
    expect(code).toBe(3)
    expect(err).toContain(says)
    expect((await approve('all', '--all-eligible', '--office', office({ motionAuthority }))).err).toContain(
      says,
    )
  })
})
