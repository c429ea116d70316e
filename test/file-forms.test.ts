/** What may be the matter with a whole file, as `synth` makes it: the answers known before stay, or the file is refused. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { setaside, table, workplace } from './command.ts'
import { sized } from './size.ts'

const { fresh } = workplace()
const ASKED = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']

async function ran(forms: readonly string[], dirt: string) {
  const county = fresh('county.csv')
  const folder = resolve(county, '..')
  const made = await setaside([
    ...['synth', '--rows', sized('4000', '50000'), '--seed', `form ${dirt}`, ...ASKED, '--dirt', dirt],
    ...forms.flatMap(form => ['--form', form]),
    ...['--out', county, '--truth', join(folder, 'truth.csv')],
  ])
  expect({ code: made.code, err: made.err }).toEqual({ code: 0, err: '' })
  const out = fresh('results')
  const { code, err } = await setaside(['run', county, ...ASKED, '--out', out, '--max-rejects', '100%'])
  return { folder, out, code, err }
}

/** What the run answers otherwise than was meant. */
function differences(folder: string, out: string) {
  const line = ({ person_id, cycle_count, determination, relief }: Record<string, string | undefined>) =>
    [person_id, cycle_count, determination === 'unknowable' ? 'review' : determination, relief].join()
  const [meant, given] = [table(folder, 'truth').map(line), table(out, 'convictions').map(line)]
  expect(meant.length).toBeGreaterThan(20)
  return { lost: meant.filter(one => !given.includes(one)), other: given.filter(one => !meant.includes(one)) }
}

const told = (out: string) => JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))

describe.each(sized(['0.2'], ['0.02', '0.2']))('%s of the rows misbehaving', dirt => {
  test.each([['iso-dates'], ['us-dates']])('%s are read, and said', async form => {
    const { folder, out, code } = await ran([form, 'line-breaks'], dirt)
    expect({ code, ...differences(folder, out) }).toEqual({ code: 0, lost: [], other: [] })
    expect(JSON.stringify(told(out))).toContain('CYC_DATE')
  })

  test('lines of nobody leave open whoever has a gap, and nobody else', async () => {
    const { folder, out, code, err } = await ran(['nobody', 'line-breaks'], dirt)
    expect({ code, ...differences(folder, out) }).toEqual({ code: 4, lost: [], other: [] })
    expect(err).toContain('rows could not be read and name nobody')
    expect(
      table(folder, 'truth').filter(({ why }) => /a line of the file is nobody’s/.test(why ?? '')),
    ).not.toEqual([])
  })
})

test('numbers that have lost their digits are refused', async () => {
  const { out, code, err } = await ran(['exponents'], '0')
  expect([code, existsSync(out)]).toEqual([3, false])
  expect(err).toContain('[CNT_ORDER] is written [N.NNE+NN]')
})
