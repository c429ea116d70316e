/** `setaside law` from end to end: what is printed of each statute, rule and list, what is left out, and how it ends. */
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../src/cli/commands.ts'
import { coverage } from '../src/cli/law.ts'
import { call } from '../src/cli/parser.ts'
import type { Terminal } from '../src/cli/terminal.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { CALIFORNIA } from '../src/law/california/statutes.ts'
import { type Register, ruleEntries } from '../src/law/registry.ts'
import { setaside as command, type Ended } from './command.ts'

const PROGRAM = { name: 'setaside', description: '', version: () => '', examples: [] }
const SILENT: Terminal = {
  out: () => {},
  err: () => {},
  interactive: false,
  redraws: false,
  today: () => 0,
  now: () => 0,
}

const setaside = (...args: readonly string[]): Promise<Ended> => command(args)

describe.concurrent('setaside law', () => {
  test('list names every rule with how surely its text was read', async () => {
    const { code, out, err } = await setaside('law', 'list')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/\nhsc-11361\.8: /)
    expect(out).toContain('No attorney has reviewed this.')
    expect(out).toMatch(/ {2}hsc-11361\.8\/11357\/dismiss-and-seal +unverified +Possession lawful/)
    expect(out).toMatch(/\npc-1203\.4: Dismissal after probation\n {2}in force; read 2026-07-21: Penal Code/)
    expect(out).toMatch(/ {2}pc-1203\.4\/dismiss +(verbatim|copy|secondary|program|unverified) +\S/)
    expect(ruleEntries(CALIFORNIA).filter(({ id }) => !out.includes(`  ${id} `))).toEqual([])
  })

  test('show prints a rule with its citations, conditions, routes and what silence means', async () => {
    const { code, out, err } = await setaside('law', 'show', 'hsc-11361.8/11359/redesignate-misdemeanor')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const part of [
      'Relief:      redesignate-misdemeanor',
      'In force:    from 2016-11-09',
      'Review:      No attorney has reviewed this.',
      'Due when:',
      '- the conviction is a felony  <- class of the conviction',
      'a bar, unless this is not so',
      'presumed where the record is silent',
      'closes when the application opens',
      '[People v. Smit (2018); secondary] a disqualifying prior must precede the marijuana offense',
    ]) {
      expect(out).toContain(part)
    }
  })

  test('the end of a name is enough where no other rule shares it', async () => {
    const [short, full] = await Promise.all([
      setaside('law', 'show', '11357/dismiss-and-seal'),
      setaside('law', 'show', 'hsc-11361.8/11357/dismiss-and-seal'),
    ])
    expect(short).toEqual(full)
    const { code, err } = await setaside('law', 'show', 'dismiss-and-seal')
    expect(code).toBe(2)
    expect(err).toMatch(/^setaside: several rules end in \[dismiss-and-seal\]: .*; name one\n$/)
  })

  test('list names the lists of offenses with what no section shows, and what is pending', async () => {
    const { out } = await setaside('law', 'list')
    expect(out).toMatch(
      / {2}superstrikes +unverified +PC 667\(e\)\(2\)\(C\)\(iv\), \d+ entries and 2 that no section shows/,
    )
    expect(CALIFORNIA.lists.filter(({ list }) => !out.includes(`  ${list.name} `))).toEqual([])
    expect(out).toContain('Pending, or not found to be law; no rule rests on it:\n  SB 834')
  })

  test('show prints a statute: reliefs, what each leaves, what is left out and why, history, review', async () => {
    const { code, out, err } = await setaside('law', 'show', 'PC-1203.4')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const statute = CALIFORNIA.statutes.find(({ id }) => id === 'pc-1203.4')
    if (statute === undefined) throw new Error('no PC 1203.4')
    const { reliefs, rules, subdivisions, history } = statute
    for (const part of [
      '  Status:      in force\n',
      '  Read:        2026-07-21: Penal Code, bulk data of the Legislature\n',
      '  Review:      No attorney has reviewed this.\n',
      ...reliefs.flatMap(({ id, effect, says, leaves }) => [
        `    ${id} (${effect}): ${says}\n`,
        ...leaves.map(left => `      - ${left.says} [${left.cite.text}; ${left.cite.confidence}]\n`),
      ]),
      ...rules.map(rule => `    ${rule.id}: ${rule.says}, in force from `),
      ...subdivisions.map(({ at, says, why }) =>
        why === undefined ? `    ${at} ${says}` : `    ${at} ${says} Left out: ${why}\n`,
      ),
      ...history.map(({ on, says }) => `    ${on}  ${says}\n`),
    ])
      expect(out).toContain(part)
    expect(reliefs.flatMap(({ leaves }) => leaves).length).toBeGreaterThan(3)
  })
})

test('show takes the name of every statute, and of a rule of each', async () => {
  const [law] = await Promise.all([COMMANDS.law?.(JURISDICTIONS)])
  if (law === undefined) throw new Error('there is no [setaside law]')
  const shown = async (name: string): Promise<Ended> => {
    const told: string[] = []
    const terminal = { ...SILENT, out: (text: string) => void told.push(text) }
    const { code } = await call(PROGRAM, [law], ['law', 'show', name], terminal)
    return { code, out: told.join(''), err: '' }
  }
  for (const { id, rules } of CALIFORNIA.statutes)
    for (const name of [id, ...rules.slice(0, 1).map(rule => rule.id)]) {
      const { code, out } = await shown(name)
      expect([code, out.split('\n')[0]]).toEqual([0, name])
      expect(out).toContain('No attorney has reviewed this.')
    }
})

describe('setaside law coverage', () => {
  test('names each subdivision, encoded or left out and why, and ends well', async () => {
    const { code, out, err } = await setaside('law', 'coverage')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(
      / {2}encoded +\(b\) +verbatim +Subdivision \(a\) does not apply to a misdemeanor within VC 42002\.1;/,
    )
    expect(out).toMatch(
      / {2}left out +\(n\) +unverified +The Judicial Council makes the forms\. Left out: Procedure/,
    )
    // Left out, though the subdivision it lies in is encoded.
    expect(out).toMatch(
      / {2}left out +\(b\)\(2\) +verbatim +When the court commits the defendant to a secure youth/,
    )
  })

  test('a subdivision of the text that the statute does not name ends with 1 and one sentence', () => {
    const without: Register = {
      ...CALIFORNIA,
      statutes: CALIFORNIA.statutes.map(statute => ({
        ...statute,
        subdivisions: statute.subdivisions.filter(({ at }) => statute.id !== 'pc-1203.4' || at !== '(d)'),
      })),
    }
    expect(coverage(without).ending).toEqual({
      code: 1,
      says: 'pc-1203.4 (d) is neither encoded nor told nor left out on purpose: each subdivision of a statute’s outline stands in its text as a clause, as told, or as left out with the reason',
    })
    expect(coverage(without).out).toMatch(/ {2}NEITHER +\(d\)/)
  })
})
