/** The words of runs: making one, how far it is, what there are. */
import { counted, tenths } from './formats.ts'

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const
const THOUSAND = 1_000

/** `4.1 GB`. */
export function bytesText(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= THOUSAND && unit < UNITS.length - 1) {
    value /= THOUSAND
    unit++
  }
  return `${unit === 0 ? value : tenths(value)} ${UNITS[unit]}`
}

const MINUTE = 60
const HOUR = 3_600

/** `about 6 minutes left`; where it cannot be known, that. */
export function leftText(seconds: number | 'uneven'): string {
  if (seconds === 'uneven')
    return 'it goes faster or slower than before: how long it will take cannot be told for now'
  // Of so little a second more or less of anything else is much.
  if (seconds < 40) return 'less than a minute left'
  // A minute more or less is half of two: until then it is told in tens of seconds.
  if (seconds < 2 * MINUTE) return `about ${Math.round(seconds / 10) * 10} seconds left`
  if (seconds < HOUR) return `about ${counted(Math.round(seconds / MINUTE), 'minute', 'minutes')} left`
  return `about ${counted(Math.floor(seconds / HOUR), 'hour', 'hours')} and ${counted(Math.round((seconds % HOUR) / MINUTE), 'minute', 'minutes')} left`
}

export const RUN_WORDS = {
  newRun: {
    title: 'New run',
    says: 'Four steps: the files, where and when, which law, and a look at it before it begins.',
    files: '1. Files',
    filesMore: (file: string): string =>
      `Drop ${file} here, or several that belong together. They stay on this computer.`,
    choose: 'Choose files',
    named: 'Or name a file that stays where it is',
    path: 'Path of the file on this computer',
    add: 'Add it',
    taken: 'Files of the run',
    file: 'File',
    size: 'Size',
    found: 'What it is',
    isOne: 'A file of the state, as it should be',
    looking: 'Not looked at yet',
    stays: 'Stays where it is',
    takeOut: (name: string): string => `Take out ${name}`,
    out: 'Take out',
    sending: (name: string): string => `Copying ${name}`,
    sent: (bytes: number, all: number): string => `${bytesText(bytes)} of ${bytesText(all)}`,
    percent: (n: number): string => `${n} percent`,
    stop: 'Stop',
    stopMore: 'Nothing is kept of a file that is stopped. Keep this page open until it is copied.',
    place: '2. Where and when',
    venue: (word: string): string => `Which ${word}`,
    venueHint: (example: string): string => `For example ${example}. Several with commas between.`,
    whole: (state: string): string => `All of ${state}`,
    date: 'The day the answers are for',
    dateHint: 'Answers change with the day. It is never taken from the clock by itself.',
    today: (day: string): string => `Today, ${day}`,
    law: '3. Program and policy',
    state: 'State',
    program: 'Program: which law is asked',
    policy: 'Policy: what the office adds to the law',
    lawAlone: 'None: the law alone',
    own: (name: string): string => `The policy [${name}], which was brought with these files`,
    noPolicy: 'No policy of an office is known for this program.',
    extract: 'The files are',
    usual: (file: string): string => file,
    mapped: (name: string): string => `An office’s own extract: ${name}`,
    check: '4. Check',
    checkFirst: 'Choose files, say where and when, and what is found stands here.',
    checking: 'Looking at the files',
    ready: (n: number): string => `${counted(n, 'file is', 'files are')} what the run reads.`,
    notReady: 'The run cannot begin yet.',
    facts: (n: number): string =>
      n === 0
        ? 'Nobody has given facts beside the record here yet.'
        : `${counted(n, 'fact that people gave goes', 'facts that people gave go')} along, each by its person.`,
    keeps: (id: number): string => `Run ${id} stays the one people work on, until somebody moves the work.`,
    begin: 'Start the run',
    discard: 'Let these files go',
    discarded: 'Nothing is kept of them.',
  },
  runs: {
    title: 'Runs',
    says: (n: number, current: number | undefined): string =>
      current === undefined
        ? 'No run is here yet.'
        : `${counted(n, 'run is', 'runs are')} here. People work on run ${current}.`,
    onTheirWay: 'On their way',
    show: 'Show it',
    acts: 'What can be done',
    compare: 'Compare',
    compareWith: (id: number, current: number): string => `Compare run ${id} with run ${current}`,
    move: (id: number): string => `Move to run ${id}`,
    moveTitle: (id: number): string => `Move everybody’s work to run ${id}?`,
    moveMore:
      'What people gave and decided goes along, each by its person. Where the new run reads a record otherwise than somebody said, that is asked again. Nothing that was filed changes.',
    again: 'Decide again',
    againRun: (id: number): string => `Decide again run ${id}, with the facts given since`,
    remove: 'Remove',
    removeRun: (id: number): string => `Remove what run ${id} holds`,
    removeTitle: (id: number): string => `Remove what run ${id} holds?`,
    removeMore:
      'Its people, its answers and its copied files are removed, and cannot be brought back. The audit keeps that it was here, and who removed it.',
    number: (id: number): string => `Write ${id} to remove it`,
    why: 'Why: it stands in the audit',
    removeIt: 'Remove it',
    stays: (folder: string): string =>
      `Removed here. The run was opened from [${folder}], and that folder is yours: it stays.`,
    differently: (run: number, n: number): string =>
      `Run ${run} reads ${counted(n, 'thing', 'things')} differently than people said.`,
    differentlyMore:
      'The record counts until somebody has looked: take the fact back, or give it as a correction of the record.',
    said: (fact: string, value: string, source: string): string => `${fact}: ${value} (${source})`,
  },
  comparison: {
    title: (before: number, after: number): string => `Run ${after} beside run ${before}`,
    says: (changed: number, added: number, gone: number): string =>
      [
        `The answers of ${counted(changed, 'person', 'people')} changed.`,
        ...(added === 0 ? [] : [`${counted(added, 'person is', 'people are')} new.`]),
        ...(gone === 0 ? [] : [`${counted(gone, 'person is', 'people are')} gone.`]),
      ].join(' '),
    differs: 'What differs between the runs',
    sameFiles: 'The same files.',
    otherFiles: 'Other files: what stands in one run only is new or gone.',
    difference: (what: string, before: string, after: string): string => `${what}: ${before}, now ${after}`,
    counts: 'What became of the convictions',
    what: 'What',
    same: 'The same answer, for the same reason',
    otherReason: 'The same answer, for another reason',
    changed: 'Another answer',
    becameDue: 'Became due: the day has come',
    new: 'New',
    gone: 'Gone',
    why: 'Why',
    before: 'Before',
    after: 'After',
    nothing: 'Nothing changed: every answer is the same, for the same reason.',
    who: (n: number): string => `${counted(n, 'conviction', 'convictions')} with a change`,
    whose: 'Whose answer changed',
    person: 'Person',
    offense: 'Offense and case',
    line: 'Line',
    more: 'Show more',
  },
  job: {
    title: (files: string): string => `Reading ${files}`,
    again: (id: number): string => `Deciding run ${id} again`,
    progress: 'Progress of the run',
    waiting: 'Waits for the run before it',
    steps: {
      start: 'Begins',
      unpack: 'Unpacks the files',
      identify: 'Reads the files: who is who',
      arrange: 'Puts the lines of each person together',
      decide: 'Decides every conviction',
      write: 'Writes its tables',
      copy: 'Copies its tables for lists and search',
      facts: 'Reads the files once more: of whom the facts are',
      find: 'Reads the files once more: who is who',
      ask: 'Finds what is to be asked of each person',
      fill: 'Copies the questions, and the words people are found by',
      list: 'Works out its list',
    },
    notYet: 'how long it will take is not known yet',
    going: 'You may close this page.',
    cancel: 'Cancel the run',
    cancelMore: 'Nothing is kept of a canceled run.',
    canceling: 'Canceling',
    canceled: 'The run was canceled. Nothing is kept of it.',
    refused: 'The run was refused',
    back: 'Back to its files',
    anew: 'New run',
    done: (id: number): string => `Run ${id} is done`,
    before: (id: number): string => `Nothing is different: this is run ${id}, which is here already`,
    given: (n: number): string =>
      `${counted(n, 'fact that people gave', 'facts that people gave')} went into it.`,
    leftOut: (n: number): string =>
      `${counted(n, 'fact was', 'facts were')} left out: of the same number these files have somebody of another name or birth date.`,
    results: 'See the results',
    all: 'All runs',
    notCurrent: (id: number): string => `People still work on run ${id}.`,
    ended: 'No run is on its way here',
  },
} as const
