/** Reads the imports of every source file and fails on any arrow between rooms that docs/architecture.md does not draw. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, posix, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** The arrows: what each room may import beside its own files. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  time: [],
  disk: [],
  rules: ['time'],
  record: ['time', 'rules'],
  law: ['record', 'rules', 'time'],
  intake: ['disk', 'record', 'time'],
  results: ['disk', 'record', 'rules', 'time'],
  facts: ['law', 'results', 'record', 'rules', 'time'],
  run: ['facts', 'law', 'intake', 'results', 'record', 'rules'],
  report: ['disk', 'facts', 'run', 'results', 'record'],
  reconcile: ['facts', 'rules', 'record', 'intake', 'results', 'run', 'report'],
  filing: ['run', 'results', 'record'],
  review: ['disk', 'facts', 'filing', 'report', 'run', 'results', 'record', 'rules'],
  synth: ['record', 'intake'],
  jurisdictions: ['record', 'rules', 'law', 'intake', 'report', 'filing', 'synth'],
  cli: [
    'disk',
    'rules',
    'record',
    'law',
    'intake',
    'results',
    'facts',
    'run',
    'report',
    'filing',
    'review',
    'reconcile',
    'synth',
    'jurisdictions',
  ],
}

/** A day is a word of the language: whoever speaks of one may import the calendar. */
const forAll = 'time'
/** The type of a source line belongs to `rules`, whose explanations print it; whoever reads files must name it. */
const typesForAll: readonly string[] = ['src/rules/fact.ts']

/** Rooms in which a folder is a state's or a format's own, but for those that serve all of them. */
const roomsOfOwners: readonly string[] = ['law', 'intake', 'report', 'filing', 'synth']
const forEveryState: readonly string[] = [
  'src/intake/forms',
  'src/intake/identity',
  'src/intake/mapped',
  'src/intake/partitions',
  'src/intake/whole-file',
  'src/filing/ecf',
  'src/filing/forms',
]
/**
 * What names a state or a format. What stands in such a folder is imported from a folder of the same name, or from
 * `jurisdictions`, which puts states together; everybody else comes in by the doors.
 */
const owners: readonly string[] = [
  ...new Set(
    globSync(`src/{${roomsOfOwners.join(',')}}/*/`, { cwd: root })
      .map(path => path.replaceAll('\\', '/').replace(/\/$/, ''))
      .filter(path => !forEveryState.includes(path) && !path.includes('__'))
      .map(path => posix.basename(path)),
  ),
].sort()
/** The door of a state, of which others know the type; the states themselves are given to them as values. */
const door = 'src/jurisdictions/jurisdiction.ts'

const core: readonly string[] = [
  'time',
  'disk',
  'rules',
  'record',
  'law',
  'intake',
  'results',
  'facts',
  'run',
]
/** Rooms that may use what Node brings (files, threads, hashes). The others are calculation only. */
const useNode: readonly string[] = [
  'disk',
  'intake',
  'results',
  'run',
  'report',
  'filing',
  'review',
  'synth',
  'cli',
]
const testLibraries: readonly string[] = [
  ...['vitest', 'fast-check', 'csv-parse', 'hyparquet', 'wabt'],
  // What reads workbooks back.
  ...['hucre', 'fflate'],
  // What speaks to the database of the workstation.
  ...['kysely', 'pg'],
]

/** Words of a state, outside comments. */
const ofAState =
  /\w*(?:California|Oregon|Pennsylvania|Michigan|Carolina|New York|Sacramento|San Francisco|Los Angeles|marijuana|cannabis|HSC|prop(?:osition)?[ _]?64)\w*|\b(?:DOJ|CII)\b|\b(?:PC|HS|WIC|VC) \d+|\b(?:1135\d|11360|11361|1203)(?:\.\d+)?\b/gi

/** Words a room does not know, outside comments: what it says must hold for any subject, or for any state. */
const forbiddenWords: Readonly<Record<string, RegExp>> = {
  rules:
    /\w*(?:convict|crim(?:e|inal)|felon|misdemeanor|offen[cs]e|court|sentenc|penal|arrest|prison|marijuana)\w*/gi,
  record: ofAState,
  run: ofAState,
  results: ofAState,
  report: ofAState,
  review: ofAState,
  reconcile: ofAState,
  intake: ofAState,
  filing: ofAState,
}

const clock = /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\.now\b|\bTemporal\.Now\b/g
const chance = /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/g
const network =
  /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|['"](?:node:)?(?:https?|http2|net|tls|dgram|dns)['"]/g

/** Lists in `in (...)` but those of named constants and written words; a subquery is none. */
const manyParameters = /'(?:not )?in',\s*(?!\[\.\.\.[A-Z_]+\]|\['|eb\b)\S+|\bsql\.join\((?!by\)|columns\b)/g

interface Import {
  readonly to: string
  readonly typeOnly: boolean
}

interface SourceFile {
  readonly path: string
  readonly room: string
  readonly isTest: boolean
  /** The text without its comments. */
  readonly code: string
  readonly imports: readonly Import[]
}

/** Drops comments and keeps strings, so that a `//` inside a string is no comment. */
const withoutComments = (text: string): string =>
  text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<![\\/[])\/\/[^\n]*/g,
    (_, kept: string | undefined) => kept ?? ' ',
  )

/** Static imports and re-exports, `import(...)`, and files named to a worker thread by `new URL('./x.ts', ...)`. */
function importsOf(code: string): readonly Import[] {
  const found: Import[] = []
  for (const [, words, to] of code.matchAll(
    /^(?:import|export)\s+([^'"`;=()]*?\sfrom\s+)?['"]([^'"\n]+)['"]/gm,
  ))
    found.push({ to: to ?? '', typeOnly: isTypeOnly(words ?? '') })
  for (const [, to] of code.matchAll(/\bimport\(\s*['"]([^'"\n]+)['"]/g))
    found.push({ to: to ?? '', typeOnly: false })
  for (const [, to] of code.matchAll(/\bnew URL\(\s*['"](\.[^'"\n]+\.ts)['"]/g))
    found.push({ to: to ?? '', typeOnly: false })
  return found
}

/** `type { A, B }`, or braces in which every name is marked `type`. */
function isTypeOnly(words: string): boolean {
  if (/^type\s/.test(words)) return true
  const names = /^\{([^}]*)\}/
    .exec(words)?.[1]
    ?.split(',')
    .filter(name => name.trim() !== '')
  return names !== undefined && names.length > 0 && names.every(name => /^\s*type\s/.test(name))
}

function readSource(path: string): SourceFile {
  const code = withoutComments(readFileSync(resolve(root, path), 'utf8'))
  return {
    path,
    room: path.split('/')[1] ?? '',
    isTest: path.endsWith('.test.ts'),
    code,
    imports: importsOf(code),
  }
}

/** The file an import leads to, from the root of the project; undefined for a library. */
const target = (file: SourceFile, to: string): string | undefined =>
  to.startsWith('.')
    ? posix.normalize(relative(root, resolve(root, dirname(file.path), to)).replaceAll('\\', '/'))
    : undefined

const roomOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1]

/** Everything a room stands on, directly or through others. */
function below(room: string, seen: Set<string> = new Set()): Set<string> {
  for (const next of [forAll, ...(arrows[room] ?? [])]) {
    if (next === room || seen.has(next)) continue
    seen.add(next)
    below(next, seen)
  }
  return seen
}

/** A test may look at any room that does not stand on its own. */
const mayImport = (file: SourceFile, room: string): boolean =>
  room === file.room ||
  room === forAll ||
  (file.isTest ? !below(room).has(file.room) : (arrows[file.room] ?? []).includes(room))

/** The state or format in whose folder a path lies. */
const ownerOf = (path: string): string | undefined => owners.find(name => path.split('/').includes(name))

/** The state or format whose own folder a file imports from without standing in one of that name; a test may. */
function foreignOwner(file: SourceFile, path: string): string | undefined {
  const owner = ownerOf(path)
  return owner === undefined ||
    file.isTest ||
    file.room === 'jurisdictions' ||
    file.path.split('/').includes(owner)
    ? undefined
    : owner
}

/** Whether a file reaches past the door of a state; a test may. */
const pastTheDoor = (file: SourceFile, path: string, typeOnly: boolean): boolean =>
  !file.isTest &&
  file.room !== 'jurisdictions' &&
  roomOf(path) === 'jurisdictions' &&
  (path !== door || !typeOnly)

/** What is wrong with the imports of a file, a sentence each. */
function wrongImports(file: SourceFile): readonly string[] {
  return file.imports.flatMap(({ to, typeOnly }) => {
    const path = target(file, to)
    if (path !== undefined) {
      const room = roomOf(path)
      if (room === undefined) return file.isTest ? [] : [`${file.path}: [${to}] is outside src`]
      const owner = foreignOwner(file, path)
      if (owner !== undefined)
        return [`${file.path}: only the folder [${owner}] and jurisdictions may import [${to}]`]
      if (!mayImport(file, room) && !(typeOnly && typesForAll.includes(path)))
        return [`${file.path}: ${file.room} may not import ${room} [${to}]`]
      return pastTheDoor(file, path, typeOnly)
        ? [
            `${file.path}: jurisdictions are given as values, and only the type of the door is imported [${to}]`,
          ]
        : []
    }
    if (to.startsWith('node:'))
      return file.isTest || useNode.includes(file.room)
        ? []
        : [`${file.path}: ${file.room} may not use [${to}]`]
    const library = to.split('/')[to.startsWith('@') ? 1 : 0] ?? to
    if (file.isTest) return testLibraries.includes(library) ? [] : [`${file.path}: tests do not use [${to}]`]
    return core.includes(file.room) ? [`${file.path}: the core has no dependency, found [${to}]`] : []
  })
}

const found = (file: SourceFile, pattern: RegExp): readonly string[] =>
  [...file.code.matchAll(pattern)].map(match => `${file.path}: [${match[0]}]`)

/** One ring of files that import each other, as a path, or undefined. */
function ring(files: readonly SourceFile[]): string | undefined {
  const next = new Map(
    files.map(file => [file.path, file.imports.flatMap(({ to }) => target(file, to) ?? [])]),
  )
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): string | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(' -> ')
    if (done.has(path)) return undefined
    for (const to of next.get(path) ?? []) {
      const circle = visit(to, [...trail, path])
      if (circle !== undefined) return circle
    }
    done.add(path)
    return undefined
  }
  for (const path of next.keys()) {
    const circle = visit(path, [])
    if (circle !== undefined) return circle
  }
  return undefined
}

const files = globSync('src/**/*.ts', { cwd: root })
  .map(path => path.replaceAll('\\', '/'))
  .sort()
  .map(readSource)
const shipped = files.filter(file => !file.isTest)
const inRooms = (...rooms: readonly string[]) => shipped.filter(file => rooms.includes(file.room))

describe('the rooms', () => {
  test('every source file stands in a room', () => {
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter(file => arrows[file.room] === undefined).map(file => file.path)).toEqual([])
  })

  test('every import follows an arrow', () => {
    expect(files.flatMap(wrongImports)).toEqual([])
  })

  test('every import leads to a file', () => {
    const missing = files.flatMap(file =>
      file.imports.flatMap(({ to }) => {
        const path = target(file, to)
        return path === undefined || existsSync(resolve(root, path)) ? [] : [`${file.path}: [${to}]`]
      }),
    )
    expect(missing).toEqual([])
  })

  test('no file imports itself through others', () => {
    expect(ring(shipped)).toBeUndefined()
  })

  test('no file of the program imports the cases of a statute', () => {
    const cases = (path: string | undefined) => path !== undefined && /[./]cases\.ts$/.test(path)
    expect(
      shipped.filter(file => !cases(file.path) && file.imports.some(({ to }) => cases(target(file, to)))),
    ).toEqual([])
  })

  test('every decision has a number of its own', () => {
    const numbers = globSync('docs/decisions/[0-9]*.md', { cwd: root }).map(path => path.match(/\d{4}/)?.[0])
    expect(numbers.length).toBeGreaterThan(0)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('docs/architecture.md draws the same arrows', () => {
    const page = readFileSync(resolve(root, 'docs/architecture.md'), 'utf8')
    const drawn = [...page.matchAll(/^\| `([a-z]+)` \|.*\| ([^|]*) \|$/gm)].map(([, room, to]) => [
      room,
      [...(to ?? '').matchAll(/`([a-z]+)`/g)].map(match => match[1]),
    ])
    expect(Object.fromEntries(drawn)).toEqual(arrows)
  })
})

describe('what a room does not know', () => {
  test('rules have no word about crime', () => {
    expect(inRooms('rules').flatMap(file => found(file, forbiddenWords.rules ?? /$^/g))).toEqual([])
  })

  test.each(['record', 'run', 'results', 'report', 'review', 'intake', 'filing'])(
    'what is for every state in [%s] has no word about any',
    room => {
      const general = inRooms(room).filter(({ path }) => ownerOf(path) === undefined)
      expect(general.flatMap(file => found(file, forbiddenWords[room] ?? /$^/g))).toEqual([])
    },
  )

  test('the folders of states and formats', () => {
    expect(owners).toEqual(['ca-doj', 'california'])
  })

  test('nothing that makes an answer reads the clock', () => {
    const rooms = [...core, 'report', 'filing', 'synth']
    expect(inRooms(...rooms).flatMap(file => found(file, clock))).toEqual([])
  })

  test('nothing is left to chance but the keys and links of the workstation', () => {
    expect(shipped.filter(file => file.room !== 'review').flatMap(file => found(file, chance))).toEqual([])
  })

  test('no query has a list of any length as so many parameters', () => {
    expect(
      shipped.filter(file => file.room === 'review').flatMap(file => found(file, manyParameters)),
    ).toEqual([])
  })

  test('nothing opens a network connection', () => {
    expect(shipped.filter(file => file.room !== 'review').flatMap(file => found(file, network))).toEqual([])
  })
})

describe('this test sees what it must', () => {
  const file = (path: string, code: string): SourceFile => ({
    path,
    room: roomOf(path) ?? '',
    isTest: path.endsWith('.test.ts'),
    code: withoutComments(code),
    imports: importsOf(withoutComments(code)),
  })

  test.each([
    [
      'src/time/day.ts',
      "import { all } from '../rules/algebra.ts'",
      'time may not import rules [../rules/algebra.ts]',
    ],
    [
      'src/rules/x.ts',
      "export * from '../record/person.ts'",
      'rules may not import record [../record/person.ts]',
    ],
    [
      'src/law/a/x.ts',
      "const run = await import('../../run/run.ts')",
      'law may not import run [../../run/run.ts]',
    ],
    [
      'src/run/x.ts',
      "new Worker(new URL('../cli/main.ts', import.meta.url))",
      'run may not import cli [../cli/main.ts]',
    ],
    [
      'src/intake/x.ts',
      "import { \n  all, \n  type Fact, \n } from '../rules/fact.ts'",
      'intake may not import rules [../rules/fact.ts]',
    ],
    [
      'src/record/x.test.ts',
      "import { run } from '../run/run.ts'",
      'record may not import run [../run/run.ts]',
    ],
    [
      'src/run/x.ts',
      "import { format } from '../intake/ca-doj/index.ts'",
      'only the folder [ca-doj] and jurisdictions may import [../intake/ca-doj/index.ts]',
    ],
    [
      'src/intake/identity/x.ts',
      "import { COLUMN } from '../ca-doj/columns.ts'",
      'only the folder [ca-doj] and jurisdictions may import [../ca-doj/columns.ts]',
    ],
    ['src/rules/x.ts', "import { readFileSync } from 'node:fs'", 'rules may not use [node:fs]'],
    [
      'src/run/x.ts',
      "import { parse } from 'csv-parse/sync'",
      'the core has no dependency, found [csv-parse/sync]',
    ],
    ['src/run/x.test.ts', "import left from 'left-pad'", 'tests do not use [left-pad]'],
    ['src/run/x.ts', "import { x } from '../../bench/x.ts'", '[../../bench/x.ts] is outside src'],
    [
      'src/cli/x.ts',
      "import { KINDS } from '../filing/california/kinds.ts'",
      'only the folder [california] and jurisdictions may import [../filing/california/kinds.ts]',
    ],
    [
      'src/filing/x.ts',
      "import { courtTitle } from './california/court.ts'",
      'only the folder [california] and jurisdictions may import [./california/court.ts]',
    ],
    [
      'src/cli/x.ts',
      "import { JURISDICTIONS } from '../jurisdictions/index.ts'",
      'jurisdictions are given as values, and only the type of the door is imported [../jurisdictions/index.ts]',
    ],
    [
      'src/run/x.ts',
      "import '../jurisdictions/us-ca.ts'",
      'run may not import jurisdictions [../jurisdictions/us-ca.ts]',
    ],
  ])('%s: %s', (path, code, wrong) => {
    expect(wrongImports(file(path, code))).toEqual([`${path}: ${wrong}`])
  })

  test.each([
    ['src/intake/x.ts', "import type { Source } from '../rules/fact.ts'"],
    ['src/intake/x.ts', "import type { Source, Fact } from '../rules/fact.ts'"],
    ['src/run/x.ts', "import { parseDay } from '../time/day.ts'"],
    ['src/synth/ca-doj/x.ts', "import { COLUMN } from '../../intake/ca-doj/columns.ts'"],
    ['src/jurisdictions/x.ts', "import { format } from '../intake/ca-doj/index.ts'"],
    [
      'src/run/x.test.ts',
      "import { synthesize } from '../synth/synth.ts'\nimport { parse } from 'csv-parse/sync'",
    ],
    ['src/time/day.ts', "/** Used by\n * import { a } from '../run/run.ts'\n */\n// import '../cli/main.ts'"],
    ['src/filing/california/forms/x.ts', "import { courtTitle } from '../court.ts'"],
    ['src/jurisdictions/x.ts', "import { KINDS } from '../filing/california/kinds.ts'"],
    ['src/cli/x.ts', "import type { Jurisdiction } from '../jurisdictions/jurisdiction.ts'"],
  ])('and lets pass %s: %s', (path, code) => {
    expect(wrongImports(file(path, code))).toEqual([])
  })

  test('words of a state', () => {
    const bad = file(
      'src/run/x.ts',
      "const says = ['prop64-results', 'HS 11357', 'of California', 'a marijuana conviction', 'hsc-11361.8', 'the DOJ', 'PC 17']",
    )
    expect(found(bad, ofAState)).toEqual(
      ['prop64', 'HS 11357', 'California', 'marijuana', 'hsc', '11361.8', 'DOJ', 'PC 17'].map(
        word => `src/run/x.ts: [${word}]`,
      ),
    )
  })

  test('a ring of three files', () => {
    const circle = [
      file('src/run/a.ts', "import './b.ts'"),
      file('src/run/b.ts', "import type { C } from './c.ts'"),
      file('src/run/c.ts', "export { a } from './a.ts'"),
    ]
    expect(ring(circle)).toBe('src/run/a.ts -> src/run/b.ts -> src/run/c.ts -> src/run/a.ts')
  })

  test('a clock, a die and a wire', () => {
    const bad = file('src/run/x.ts', "const t = [Date.now(), new Date(), Math.random(), fetch('x')]")
    expect([clock, chance, network].flatMap(pattern => found(bad, pattern))).toEqual([
      'src/run/x.ts: [Date.now]',
      'src/run/x.ts: [new Date()]',
      'src/run/x.ts: [Math.random]',
      'src/run/x.ts: [fetch(]',
    ])
  })
})
