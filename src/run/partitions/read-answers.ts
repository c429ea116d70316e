/** Reads the answers of partitions, and says in one sentence where they are not whole. */
import { createHash, type Hash } from 'node:crypto'
import { closeSync, openSync, readdirSync, statSync } from 'node:fs'
import type { Refused } from '../../intake/files.ts'
import { UNFINISHED } from '../../results/folder-kind.ts'
import { stableJson } from '../../results/hash.ts'
import { isObject } from '../../results/manifest.ts'
import { pathIn } from '../../results/path-in.ts'
import {
  ANSWERS_OF_PARTITION,
  type BecameLine,
  comparePlaces,
  type MeantLine,
  type NoteLine,
  type PartitionEnd,
  type PartitionHeader,
  type Place,
  type PlacedRows,
  type SetOfKeys,
} from './answers.ts'
import type { Found, GroupManifest } from './folders.ts'
import { linesIn, objectIn } from './lines.ts'

/** Answers that cannot be taken. */
export class NotWhole extends Error {}

export interface AnswersRead {
  readonly path: string
  readonly header: PartitionHeader
  /** The next line of people and rejected lines; undefined when there is none. */
  readonly nextRows: () => PlacedRows | undefined
  readonly nextSet: () => SetOfKeys | undefined
  readonly nextNote: () => NoteLine | undefined
  readonly nextBecame: () => BecameLine | undefined
  readonly nextMeant: () => MeantLine | undefined
  /** The end; what stands behind it, or is no end, is refused. */
  readonly end: () => PartitionEnd['end']
  readonly close: () => void
}

/** The answers in a folder: of its files those that a cluster has not hidden, and that no process has left unfinished. */
export function answersIn(folder: string): Refused | readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return { refused: `[${folder}] is no folder: name the one that holds the answers of all partitions.` }
  const paths = readdirSync(folder)
    .filter(name => !(/^[._]/.test(name) || name.endsWith(UNFINISHED)))
    .sort()
    .map(name => pathIn(folder, name))
    .filter(path => statSync(path).isFile())
  return paths.length === 0
    ? { refused: `[${folder}] holds no answers: run [setaside partition] for each partition first.` }
    : paths
}

/** Opens the answers of one partition. Throws `NotWhole`. */
export function readAnswers(
  path: string,
  { sha256 }: Pick<Found<GroupManifest>, 'sha256'>,
  setaside: string,
): AnswersRead {
  const handle = openSync(path, 'r')
  const lines = linesIn(handle)
  const hash: Hash = createHash('sha256')
  let written = 0
  let held: Readonly<Record<string, unknown>> | undefined
  let pending: Buffer | undefined
  const no = (why: string): NotWhole => new NotWhole(`[${path}] ${why}`)
  const CUT = 'is not whole: decide that partition again.'
  /** What was taken is part of what the end vouches for. */
  const take = (): void => {
    if (pending === undefined) return
    hash.update(pending)
    hash.update('\n')
    written++
    pending = undefined
    held = undefined
  }
  const look = (): Readonly<Record<string, unknown>> => {
    if (held !== undefined) return held
    const next = lines.next()
    if (next.done === true || next.value === undefined) throw no(CUT)
    pending = next.value
    held = objectIn(next.value)
    if (held === undefined)
      throw no(`has a line [${written + 1}] that is no answer: decide that partition again.`)
    return held
  }
  const nextOf = <T extends object>(key: keyof T & string): T | undefined => {
    const found = look()
    if (!(key in found)) return undefined
    take()
    return found as T
  }
  let last: Place | undefined
  const header = (): PartitionHeader => {
    const found = nextOf<PartitionHeader>('partition')
    if (found === undefined || found.partition !== ANSWERS_OF_PARTITION || !isObject(found.asked))
      throw no(
        'does not begin as the answers of a partition: leave it out of the folder, or decide it again.',
      )
    if (found.setaside !== setaside)
      throw no(
        `was decided by Setaside [${found.setaside}], and this is [${setaside}]: decide all partitions with one.`,
      )
    if (found.group !== sha256)
      throw no(
        'was decided by other groups than those of [--groups]: decide all partitions by one [setaside group].',
      )
    return found
  }
  try {
    return {
      path,
      header: header(),
      nextRows: () => {
        const found = nextOf<PlacedRows>('at')
        if (found === undefined) return undefined
        if (!Array.isArray(found.at) || !isObject(found.rows)) throw no(CUT)
        if (last !== undefined && comparePlaces(last, found.at) >= 0)
          throw no('is not in the order it was written in: leave the lines of a partition as they are.')
        last = found.at
        return found
      },
      nextSet: () => nextOf<SetOfKeys>('set'),
      nextNote: () => nextOf<NoteLine>('note'),
      nextBecame: () => nextOf<BecameLine>('became'),
      nextMeant: () => nextOf<MeantLine>('meant'),
      end: () => {
        const found = look()
        const end = found.end
        if (!isObject(end) || end.written !== written || end.sha256 !== hash.digest('hex')) throw no(CUT)
        if (lines.next().done !== true)
          throw no('goes on after its end: keep the answers of each partition in a file of their own.')
        return end as unknown as PartitionEnd['end']
      },
      close: () => closeSync(handle),
    }
  } catch (error) {
    closeSync(handle)
    throw error
  }
}

/** Why answers are not those of one run; undefined where they are. */
export function whyNotOneRun(all: readonly AnswersRead[]): string | undefined {
  const [first] = all
  const other = all.find(({ header }) => stableJson(header.asked) !== stableJson(first?.header.asked))
  return other === undefined
    ? undefined
    : `[${first?.path}] and [${other.path}] were asked different questions: decide all partitions for one county, day, program and policy.`
}
