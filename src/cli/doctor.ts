import { tmpdir } from 'node:os'
import { type TemporaryFolder, temporaryFolder } from '../disk/temporary.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { chooseJurisdiction } from './choose-jurisdiction.ts'
import { type Command, command, type Options, type Telling } from './command.ts'
import type { Finding } from './doctor/finding.ts'
import { memory, permissions, room } from './doctor/machine.ts'
import { packedFiles } from './doctor/packed.ts'
import { tryAll } from './doctor/trial.ts'
import { browser, database } from './doctor/workstation.ts'
import { EXIT, endingOf, isProblem, type Problem, usage } from './exit.ts'
import { jurisdictionOption } from './options.ts'
import { version } from './version.ts'

const optionsOf = (jurisdictions: Jurisdictions) =>
  ({
    results: {
      value: 'dir',
      says: 'where results are to stand: its room and permissions are looked at too',
      setting: 'results',
    },
    jurisdiction: jurisdictionOption(jurisdictions),
  }) as const satisfies Options

const PRINTS = {
  setaside: 'the version of Setaside',
  node: 'the version of Node it runs on',
  platform: 'the system and the processor: `win32-x64`',
  works: 'whether everything works here',
  checks: 'a list: `what` was looked at, its `state` (`works`, `look`, `fails`) and what it `says`',
} as const

/** `commands` gives all there are: they are what is tried. */
export const doctorCommand = (
  jurisdictions: Jurisdictions,
  commands: () => Promise<readonly Command[]>,
): Command =>
  command({
    name: 'doctor',
    summary: 'tells whether everything works on this machine',
    description:
      'Makes a small county of people who do not exist, decides it, makes the papers, and holds every file against the hash it has on any other machine; then starts the database of the workstation and stops it, and looks at memory, room, permissions and the browser. It writes to the folder of temporary files alone, and takes what it wrote away.',
    arguments: {},
    options: optionsOf(jurisdictions),
    prints: PRINTS,
    examples: ['setaside doctor', 'setaside doctor --results results'],
    closing: 'Exit codes: 0 everything works, 1 something does not.',
    run: async given => {
      const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
      if (isProblem(jurisdiction)) return jurisdiction
      const trial = await jurisdiction.trial?.()
      if (trial === undefined)
        return usage(`there is no trial of [${jurisdiction.id}]; name another [--jurisdiction]`)
      const { results } = given
      if (results?.trim() === '') return usage('--results is blank; name a folder')
      const folders = results === undefined ? [tmpdir()] : [tmpdir(), results]
      const tried = await inTemporary(
        async folder => (await tryAll(trial, jurisdiction.id, await commands(), folder)).findings,
      )
      // Of its own: where root tries it, whom the database runs as must come into it.
      const stored = await inTemporary(folder => database(folder))
      return told([
        packedFiles(),
        memory(),
        ...folders.flatMap(folder => [room(folder), permissions(folder)]),
        ...(isProblem(tried) ? [{ what: 'trial', state: 'fails', says: tried.says } as const] : tried),
        ...(isProblem(stored) ? [] : [stored]),
        browser(),
      ])
    },
  })

/** Does something in a folder of its own, which is gone afterwards. */
async function inTemporary<T>(work: (folder: string) => Promise<T>): Promise<T | Problem> {
  let folder: TemporaryFolder | undefined
  try {
    folder = temporaryFolder()
    return await work(folder.path)
  } catch (error) {
    return endingOf(error)
  } finally {
    folder?.remove()
  }
}

const MARKS = { works: 'ok', look: 'LOOK', fails: 'FAILS' } as const

function told(checks: readonly Finding[]): Telling<keyof typeof PRINTS> {
  const platform = `${process.platform}-${process.arch}`
  const failed = checks.filter(({ state }) => state === 'fails').length
  const node = process.versions.node
  const end =
    failed === 0
      ? 'This copy works here.'
      : `${failed === 1 ? 'One thing does' : `${failed} things do`} not work here: see above.`
  return {
    code: failed === 0 ? EXIT.done : EXIT.fault,
    text: [
      `Setaside ${version()}, Node ${node}, ${platform}`,
      ...checks.map(({ what, state, says }) => `  ${MARKS[state].padEnd(7)}${what.padEnd(16)}${says}`),
      end,
      '',
    ].join('\n'),
    json: { setaside: version(), node, platform, works: failed === 0, checks },
  }
}
