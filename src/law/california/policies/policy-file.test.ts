/** Policy files: what the schema lets an office say, and what becomes of it. */
import { describe, expect, test } from 'vitest'
import type { Policy } from '../../policy.ts'
import { configurable, DEFAULTS } from './configurable.ts'
import { losAngelesWith, sacramento } from './counties.ts'
import schema from './policy.schema.json' with { type: 'json' }
import { type PolicyFile, policyFrom } from './policy-file.ts'
import { PRESETS } from './presets.ts'

const reasons = (policy: Policy | undefined) => policy?.lines.map(({ then, reason }) => `${then}: ${reason}`)
const read = (file: Partial<PolicyFile>) =>
  policyFrom({ name: 'Example', extends: 'configurable', ...file }, PRESETS)

describe('a file that extends configurable', () => {
  test('the example of the guide', () => {
    const { policy } = read({
      dismiss: ['HS 11357', 'HS 11358'],
      reduce: ['HS 11359', 'HS 11360'],
      also: {
        under21AtConviction: true,
        ageAtLeast: 57,
        yearsSinceConviction: 10,
        yearsConvictionFree: null,
        onlyMarijuanaConvictions: true,
        deceased: true,
      },
      whenLawBars: 'grant',
    })
    expect(reasons(policy)).toEqual([
      'not-eligible: Not a conviction under HS 11357-11360',
      'dismiss: Misdemeanor or Infraction',
      'dismiss: Dismiss all HS 11357 convictions',
      'dismiss: Dismiss all HS 11358 convictions',
      'dismiss: 21 years or younger',
      'dismiss: 57 years or older',
      'dismiss: Conviction occurred 10 or more years ago',
      'dismiss: Only has 11357-60 charges',
      'dismiss: Individual is deceased',
      'reduce: Reduce all HS 11359 convictions',
      'reduce: Reduce all HS 11360 convictions',
    ])
    expect([policy?.name, policy?.title, policy?.source, policy?.whenLawBars]).toEqual([
      'Example',
      'Example',
      'A policy file that extends configurable',
      'grant',
    ])
  })

  test.each<[string, Partial<PolicyFile>, Policy]>([
    ['nothing chosen: every section is dismissed', {}, configurable(DEFAULTS)],
    [
      'only a list to reduce: nothing is dismissed by section',
      { reduce: ['HS 11360'] },
      configurable({ ...DEFAULTS, dismiss: [], reduce: ['11360'] }),
    ],
    [
      'misdemeanors are left as they are, and others as the law has them',
      { misdemeanors: false, otherwise: 'law' },
      configurable({ ...DEFAULTS, misdemeanors: false, otherwise: 'law' }),
    ],
    ['empty lists stay empty', { dismiss: [], reduce: [] }, configurable({ ...DEFAULTS, dismiss: [] })],
    [
      'what is false or null is not used',
      { also: { deceased: false, ageAtLeast: null } },
      configurable(DEFAULTS),
    ],
    [
      'years without conviction',
      { also: { yearsConvictionFree: 7 } },
      configurable({ ...DEFAULTS, also: { yearsConvictionFree: 7 } }),
    ],
  ])('%s', (_, file, same) => {
    expect(reasons(read(file).policy)).toEqual(reasons(same))
  })
})

describe('a file that extends the policy of a county', () => {
  test('takes its lines as they are, under another name', () => {
    expect(read({ extends: 'sacramento', whenLawBars: 'grant' })).toEqual({
      policy: {
        ...sacramento,
        name: 'Example',
        title: 'Example',
        source: 'A policy file that extends sacramento',
        whenLawBars: 'grant',
      },
    })
  })

  test('says what happens at a bar only if it wants another than the preset', () => {
    expect(read({ extends: 'sacramento' }).policy?.whenLawBars).toBe('refer')
  })

  test('Los Angeles takes an age and the years without conviction', () => {
    const { policy } = read({ extends: 'los-angeles', also: { ageAtLeast: 45, yearsConvictionFree: null } })
    expect(reasons(policy)).toEqual(reasons(losAngelesWith({ ageAtLeast: 45, yearsConvictionFree: 10 })))
  })
})

test.each<[string, Partial<PolicyFile>, readonly string[]]>([
  [
    'a section in both lists',
    { dismiss: ['HS 11357', 'HS 11359'], reduce: ['HS 11359'] },
    ['[HS 11359] stands in "dismiss" and in "reduce": keep it in one of them'],
  ],
  [
    'an unknown preset',
    { extends: 'sacremento' },
    [
      '[sacremento] in "extends" is not a preset: use one of configurable, sacramento, san-joaquin, contra-costa, los-angeles',
    ],
  ],
  [
    'lists for a county',
    { extends: 'san-joaquin', dismiss: ['HS 11357'], reduce: [] },
    [
      '["dismiss"] does not apply to the preset san-joaquin: leave it out, or extend configurable',
      '["reduce"] does not apply to the preset san-joaquin: leave it out, or extend configurable',
    ],
  ],
  [
    'what Los Angeles does not let one set',
    { extends: 'los-angeles', also: { ageAtLeast: 45, deceased: true } },
    ['["also.deceased"] does not apply to the preset los-angeles: leave it out, or extend configurable'],
  ],
])('wrong: %s', (_, file, problems) => {
  expect(read(file)).toEqual({ problems })
})

describe('the schema', () => {
  /** Every schema of a property within a schema, with its path. */
  function* properties(
    of: object,
    path = '',
  ): Generator<readonly [string, Readonly<Record<string, unknown>>]> {
    for (const [key, value] of Object.entries(of)) {
      if (typeof value !== 'object' || value === null) continue
      if (key === 'properties' || key === '$defs') {
        for (const [name, property] of Object.entries(value)) {
          yield [`${path}${name}`, property as Readonly<Record<string, unknown>>]
          yield* properties(property as object, `${path}${name}.`)
        }
      } else yield* properties(value, path)
    }
  }
  const all = [...properties(schema)]

  test('describes every property and lets nothing else pass', () => {
    expect(
      all.filter(([, { description }]) => typeof description !== 'string').map(([path]) => path),
    ).toEqual([])
    expect(schema.additionalProperties).toBe(false)
    expect(
      all.filter(([, { type, additionalProperties }]) => type === 'object' && additionalProperties !== false),
    ).toEqual([])
  })

  test('knows the presets, the sections and the ranges', () => {
    expect(schema.properties.extends.enum).toEqual(PRESETS.map(policy => policy.name))
    expect(schema.$defs.section.enum).toEqual(['HS 11357', 'HS 11358', 'HS 11359', 'HS 11360'])
    const ranges = all.filter(([, { minimum }]) => minimum !== undefined)
    expect(ranges.map(([path, { type, minimum, maximum }]) => [path, type, minimum, maximum])).toEqual([
      ['also.ageAtLeast', ['integer', 'null'], 40, 65],
      ['also.yearsSinceConviction', ['integer', 'null'], 1, 15],
      ['also.yearsConvictionFree', ['integer', 'null'], 1, 15],
    ])
  })
})
