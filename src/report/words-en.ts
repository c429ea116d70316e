/** The words of the public report in English, and the shape of its catalog: every other language has each of these entries. */
import type { Language, Like } from '../results/languages.ts'

/** Text in `{braces}` is filled in; a sentence has the same ones in each language. */
const words = {
  /** {county} {day} */
  title: '{county}: what a run found, as of {day}',
  /** {county} {day} {law} */
  about: '{county} · as of {day} · {law}',
  /** {title} {version} */
  law: '{title}, version {version}',
  allCounties: 'all counties',
  noPolicy: 'none: the law alone decides',
  /** {policy} {setaside} {run} */
  made: 'Policy: {policy}. Setaside {setaside}; run {run}.',
  /** What stands first in a page that is a translation. Empty in English. */
  translation: '',
  /** Of a count from 1 to 10, and of one that would give such a one away. */
  few: 'under 11',
  hidden: 'hidden',
  headline: {
    /** {county} */
    hidden: 'What the law gives to people with past convictions in {county}',
    nobody: 'Nobody would lose a last felony',
    few: 'Fewer than 11 people would lose their last felony',
    /** {people} */
    many: '{people} people would lose their last felony',
  },
  lead: {
    /** Instead of a count, within the next sentences. */
    few: 'fewer than 11',
    hidden: 'a number hidden here',
    /** {total} {county} {considered} {helped} {open} */
    people:
      'People in the files: {total}. With a conviction or arrest of {county} that was considered: {considered}. Of these something is due now to {helped}, and for {open} a person must decide first.',
    /** {considered} {eligible} {day} {review} */
    convictions:
      'Convictions considered: {considered}. Relief is due for {eligible} as of {day}, and {review} wait for a person. Nothing changes until a court, or the state where it acts by itself, has given it.',
    /** {approved} {filed} {granted} */
    work: 'Of these convictions people have approved {approved}; {filed} are filed with the court, and {granted} are granted.',
  },
  all: 'all',
  allOthers: 'all others',
  outcomes: { eligible: 'due', 'eligible-later': 'later', review: 'open', 'not-eligible': 'nothing' },
  standing: {
    title: 'People considered with surely no felony, no conviction, none in seven years',
    columns: ['', 'No felony', 'No conviction', 'None in seven years'],
    before: 'today',
    after: 'after this run',
    dismissAll: 'if all considered were dismissed',
    dismissAllAndRelated: 'if related charges were too',
    /** {scenario} */
    freed: '{scenario}: who had one before',
    yes: 'today: who surely have one',
    unknown: 'today: not known',
  },
  people: {
    title: 'People',
    columns: ['', 'People'],
    total: 'people in the files',
    considered: 'with a conviction considered',
    helped: 'helped: something is due now',
    waiting: 'nothing yet, but from a known day',
    open: 'open: a person must decide',
    nothing: 'nothing',
    forReview: 'with something a person must decide, whatever else is due',
    inDoubt: 'whose record may not be whole',
  },
  convictions: {
    title: 'Convictions',
    columns: ['', 'Convictions'],
    considered: 'considered',
    total: 'all convictions of those people',
    felonies: 'of these felonies today',
  },
  groups: {
    race: 'Race as recorded',
    sex: 'Sex as recorded',
    age: 'Age on the day',
    /** {group} */
    title: '{group}: who would lose a last felony, a last conviction',
    columns: [
      'People considered',
      'With a felony',
      'Would lose the last',
      'With a conviction',
      'Would lose the last',
      'Share who would lose a last felony',
    ],
    note: 'Shares with their 95% interval, where at least 20 people have a felony.',
    names: {
      male: 'male',
      female: 'female',
      nonbinary: 'nonbinary',
      'not recorded': 'not recorded',
      'all others': 'all others',
      'under 25': 'under 25',
      '25 to 34': '25 to 34',
      '35 to 44': '35 to 44',
      '45 to 54': '45 to 54',
      '55 to 64': '55 to 64',
      '65 or older': '65 or older',
    },
  },
  section: {
    title: 'Convictions by section',
    columns: ['Section', 'Considered', 'Due', 'Later', 'Open', 'Nothing'],
    others: 'all other sections',
  },
  acts: {
    title: 'Who acts, for the best of what is due to each',
    columns: ['Who acts', 'Convictions'],
    names: {
      automatic: 'automatic',
      duty: 'duty',
      motion: 'motion',
      petition: 'petition',
      petition_or_motion: 'petition or motion',
      policy: 'policy',
    },
  },
  relief: { title: 'The best of what is due to each', columns: ['Relief', 'Convictions'], none: 'none' },
  waits: {
    title: 'Why a person must decide',
    columns: ['Reason', 'Convictions'],
    /** {facts} */
    unknown: 'Cannot be known without: {facts}',
  },
  stages: {
    title: 'How far the work has come; each line is part of the one above it',
    columns: ['', 'Convictions', 'People'],
    considered: 'considered',
    due: 'due by the run',
    names: {
      approved: 'approved by a person',
      signed: 'signed off',
      filed: 'filed with the court',
      answered: 'answered by the court',
      granted: 'granted',
    },
  },
  requests: {
    title: 'Where each request to the court is now',
    columns: ['', 'Requests'],
    note: 'A request is for one relief of one conviction: a conviction may have several.',
    elsewhere: 'besides: of people who are not in this run',
    names: {
      approved: 'approved, and in no batch',
      'in-batch': 'in a batch that is not signed off',
      'signed-off': 'signed off, and not filed',
      filed: 'filed, and not answered yet',
      granted: 'granted',
      denied: 'denied',
      struck: 'struck',
      continued: 'continued',
      'no-record-found': 'no record found',
      'wrong-case-number': 'wrong case number',
      destroyed: 'destroyed or purged',
      'already-dismissed': 'already dismissed',
      'already-reduced': 'already reduced',
      deceased: 'defendant deceased',
      reopened: 'to be looked at again',
      closed: 'closed: nothing is asked',
    },
  },
  questions: {
    title: 'Questions that only a person can answer',
    columns: ['', 'Questions'],
    asked: 'asked',
    names: {
      settled: 'answered, and it counts',
      unread: 'answered, and to be read by a second person',
      disputed: 'answered in two ways',
      looked: 'looked at, and not answered',
      waiting: 'not looked at yet',
    },
  },
  days: {
    title: 'How long each stage took, in days',
    columns: ['', 'Done so far', 'Half took at most', 'Nine of ten took at most'],
    note: 'Of questions in the first two lines, of requests in the others; where at least 20 have gone so far.',
    names: {
      answer: 'from a question to its answer',
      second: 'from its answer until it counts',
      approval: 'from there, or from the run where nothing was asked, to approval',
      signing: 'from approval to the sign-off',
      filing: 'from the sign-off to filing',
      court: 'from filing to the court’s answer',
      whole: 'from the run to what the court granted',
    },
  },
  stagesBy: {
    section: { title: 'How far the work has come, by section', of: 'Section' },
    county: { title: 'How far the work has come, by county', of: 'County' },
    program: { title: 'How far the work has come, by program', of: 'Program' },
    columns: ['Questions asked', 'Answered', 'Convictions approved', 'Filed', 'Granted'],
  },
  policies: {
    title: 'Policies beside each other: whom each would reach',
    columns: [
      'Policy',
      'People considered',
      'Helped',
      'Would lose a last felony',
      'A last conviction',
      'The last in seven years',
      'Convictions due',
      'Share who would lose a last felony',
    ],
    note: 'A policy is what an office may choose beyond the law. Shares with their 95% interval are of people with a felony today, where at least 20 have one.',
    lawAlone: 'the law alone',
    /** {policy} */
    ofRun: '{policy} (this run)',
    /** {group} {policy} */
    row: '{group}: {policy}',
    /** {group} */
    byGroup: '{group}: who would lose a last felony, a last conviction, under each policy',
    /** {group} */
    groupColumn: '{group}: policy',
    bySection: 'Convictions due by section under each policy',
  },
  charts: {
    standing: 'People considered who surely have no felony: today, after this run, and in the what-ifs',
    freed:
      'Of those with a felony today, the share who would lose the last one, by race as recorded, with 95% intervals; the dashed line is the share of all',
    stages:
      'How far the work has come: convictions, from all that were considered to those that a court has granted',
    policies: 'People who would lose a last felony under each policy',
    reach:
      'Of those with a felony today, the share who would lose the last one, by race as recorded and policy, with 95% intervals',
  },
  method: {
    title: 'How it was counted',
    says: [
      'The counts are those of the run named below: of convictions and people that its files hold, and not of anybody else.',
      'A count from 1 to 10 is told as “under 11”. Where such a count could be worked out from totals, differences or other figures of this page, another number beside it is hidden too and told as “hidden”; every figure here was held against all the others. Zero is shown, and so are the totals wherever they can be.',
      'Groups with fewer than 11 people, and sections with fewer than 11 convictions, stand together. Race and sex are as the records have them. A share is of people who have a felony on record today, with the 95% interval of Wilson.',
      '“Surely no” means that the record leaves no doubt; people whose record leaves one are in no such count. The what-ifs are policies an office may choose, and not what the law gives.',
    ],
    work: 'What people did is as the office’s workstation has it. Days are whole days of the calendar, and are told where at least 20 have gone so far.',
    /** {day} */
    workUntil:
      'What people did is as the office’s workstation has it after {day}. Days are whole days of the calendar, and are told where at least 20 have gone so far.',
    policies:
      'Policies are compared by what each would give the people of these files; nothing was decided by those that are not this run’s. Where one policy gives all that another gives, the difference of the two is held back like any other count.',
  },
  csv: ['table', 'row', 'column', 'shown'],
} as const

export interface ReportWords extends Like<typeof words> {
  readonly language: Language
}

export const en: ReportWords = { language: 'en', ...words }
