/** American spelling, everywhere: what is spelled in two ways is found by neither. */
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** British spellings, as they begin or stand within a name, and the American ones. */
const SPELLINGS: readonly (readonly [british: RegExp, american: string])[] = [
  [/programmes?(?![a-z])/gi, 'program'],
  [/offence/gi, 'offense'],
  [/licence/gi, 'license'],
  [/judgement/gi, 'judgment'],
  [/behaviour/gi, 'behavior'],
  [/colour/gi, 'color'],
  [/favour/gi, 'favor'],
  [/honour/gi, 'honor'],
  [/neighbour/gi, 'neighbor'],
  [/labelled/gi, 'labeled'],
  [/modelled/gi, 'modeled'],
  [/cancelled/gi, 'canceled'],
  [/fulfil(?!l)/gi, 'fulfill'],
  [/learnt/gi, 'learned'],
  [/misspelt/gi, 'misspelled'],
  [/practis/gi, 'practic'],
  [
    /(?<=anonym|author|capital|categor|final|general|legal|normal|organ|recogn|serial|summar)is(?=e|ing|able|ation)/gi,
    'iz',
  ],
  [/\btowards\b/gi, 'toward'],
]

/** The word as people may still type it, and as manifests of before have it: never in a sentence of ours. */
const KEPT = /--programme\b|'programme'|`programme`|\bprogramme: program\b|\bprogrammes\.ts\b/g

/** What is spelled the British way in a text, with its line. */
const britishIn = (text: string): readonly string[] =>
  text.split('\n').flatMap((line, i) => {
    const ours = line.replaceAll(KEPT, '')
    return SPELLINGS.flatMap(([british, american]) =>
      [...ours.matchAll(british)].map(([found]) => `${i + 1}: ${found}, in American ${american}`),
    )
  })

const files = globSync(
  ['*.md', '{src,test,upkeep,bench,docs,bin}/**/*.{ts,js,json,md,html,wat}', 'package.json', 'bin/*'],
  { cwd: root, exclude: ['test/fixtures/**', 'test/golden/**', 'test/spelling.test.ts', 'bench/results/**'] },
).sort()

describe('American spelling', () => {
  test('in code, texts and documents', () => {
    expect(files.length).toBeGreaterThan(500)
    expect(
      files.flatMap(file =>
        britishIn(readFileSync(join(root, file), 'utf8')).map(found => `${file}:${found}`),
      ),
    ).toEqual([])
  })

  test('in the names of files', () => {
    expect(files.flatMap(britishIn)).toEqual([])
  })
})

test.each([
  ['The programme of an offence', ['1: programme, in American program', '1: offence, in American offense']],
  ['\nconst isRecognised = fulfils', ['2: fulfil, in American fulfill', '2: is, in American iz']],
  ['a program, a programmer and a license fulfilled', []],
  ["--programme works, and `programme: program` or alias: 'programme'", []],
] as const)('%j', (text, found) => {
  expect(britishIn(text)).toEqual(found)
})
