/** What PC 851.7 gives to whom, case by case, as a lawyer would say it. */
import type { CaseCharge, StatuteAnswer, StatuteCase } from '../statute-case.ts'

const THEFT = '484(A) PC-THEFT'
const JUVENILE = 'juvenile custody'
const EXCLUDED = 'offense excluded from PC 851.7'
const DISCHARGED = 'discharged'
const RELEASED = 'released for insufficient grounds'
const CONVICTED = 'arrest ended without a conviction'

const SEALED: StatuteAnswer = { outcome: 'eligible', relief: 'seal-arrest', route: 'petition' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const EXCLUDES: StatuteAnswer = { ...NOTHING, reason: 'An offense that PC 851.7(e) excludes' }
const review = (...missing: readonly string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'petition',
  better: ['seal-arrest', 'unknown'],
  missing,
})
const criminal = { [JUVENILE]: false }

const arrested = (on: string | undefined, born: string | undefined, charge: Partial<CaseCharge> = {}) => ({
  ...(born === undefined ? {} : { born }),
  convictions: [],
  arrests: [
    {
      ...(on === undefined ? {} : { on }),
      charges: [{ offense: THEFT, class: 'misdemeanor', ended: 'dismissed', ...charge } as const],
    },
  ],
})

export const CASES: readonly StatuteCase[] = [
  {
    name: 'Arrested at 17, dismissed in criminal court: the court shall seal',
    record: arrested('2007-05-31', '1989-06-01'),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'Arrested on the eighteenth birthday',
    record: arrested('2007-06-01', '1989-06-01'),
    known: criminal,
    answer: { ...NOTHING, reason: 'Not a minor when cited or arrested' },
  },
  {
    name: 'Whether it was a juvenile matter no file shows',
    record: arrested('2007-05-31', '1989-06-01'),
    answer: review(JUVENILE),
  },
  {
    name: 'A juvenile matter has a section of its own',
    record: arrested('2007-05-31', '1989-06-01'),
    known: { [JUVENILE]: true },
    answer: { ...NOTHING, reason: 'A juvenile matter: see WIC 781' },
  },
  {
    name: 'No birth date in the record',
    record: arrested('2007-05-31', undefined),
    known: criminal,
    answer: review('birth date'),
  },
  {
    name: 'The day of arrest is not known',
    record: arrested(undefined, '1989-06-01'),
    known: criminal,
    answer: review('arrest date', 'offense date'),
  },
  {
    name: 'Acquitted at 17: only a criminal court acquits, so that nothing is asked',
    record: arrested('2007-05-31', '1989-06-01', { ended: 'acquitted' }),
    answer: SEALED,
  },
  {
    name: 'Acquitted of a felony at 14',
    record: arrested('2003-05-31', '1989-06-01', {
      ended: 'acquitted',
      class: 'felony',
      offense: '459 PC-BURGLARY',
    }),
    answer: SEALED,
  },
  {
    name: 'Acquitted, and known to have been before the juvenile court all the same',
    record: arrested('2007-05-31', '1989-06-01', { ended: 'acquitted' }),
    known: { [JUVENILE]: true },
    answer: { ...NOTHING, reason: 'A juvenile matter: see WIC 781' },
  },
  {
    name: 'Acquitted by words of those who arrested: of which court is asked',
    record: arrested('2007-05-31', '1989-06-01', { ended: 'acquitted', stage: 'arrest' }),
    answer: review(JUVENILE),
  },
  {
    name: 'Acquitted on the eighteenth birthday’s arrest',
    record: arrested('2007-06-01', '1989-06-01', { ended: 'acquitted' }),
    answer: { ...NOTHING, reason: 'Not a minor when cited or arrested' },
  },
  {
    name: 'Acquitted of an offense that requires registration',
    record: arrested('2007-05-31', '1989-06-01', { ended: 'acquitted', offense: '647.6(A) PC-ANNOY CHILD' }),
    answer: EXCLUDES,
  },
  {
    name: 'Acquitted of a drug offense',
    record: arrested('2007-05-31', '1989-06-01', {
      ended: 'acquitted',
      offense: '11350(A) HS-POSS NARCOTIC',
    }),
    answer: EXCLUDES,
  },
  {
    name: 'Dismissed at 17 is not acquitted: a juvenile court dismisses too',
    record: arrested('2007-05-31', '1989-06-01'),
    answer: review(JUVENILE),
  },
  {
    name: 'Diverted to its end: likewise',
    record: arrested('2007-05-31', '1989-06-01', { ended: 'diversion-completed' }),
    answer: review(JUVENILE),
  },
  {
    name: 'Acquitted of one charge, the other dismissed: the case was before a criminal court',
    record: {
      born: '1989-06-01',
      convictions: [],
      arrests: [
        {
          on: '2007-05-31',
          charges: [
            { offense: THEFT, class: 'misdemeanor', ended: 'dismissed' },
            { offense: '602(L) PC-TRESPASS', class: 'misdemeanor', ended: 'acquitted' },
          ],
        },
      ],
    },
    answer: SEALED,
  },
  {
    name: 'Acquitted',
    record: arrested('2007-05-31', '1989-06-01', { ended: 'acquitted' }),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'Released: whether for insufficient grounds, or discharged, is asked',
    record: arrested('2007-05-31', '1989-06-01', { ended: 'not-filed' }),
    known: criminal,
    answer: review(RELEASED, DISCHARGED),
  },
  {
    name: 'Discharged without any proceedings: within (a)(2)',
    record: arrested('2007-05-31', '1989-06-01', { ended: 'not-filed' }),
    known: { ...criminal, [RELEASED]: false, [DISCHARGED]: true },
    answer: SEALED,
  },
  {
    name: 'The record says discharged',
    record: arrested('2007-05-31', '1989-06-01', { ended: 'not-filed', disposition: 'ARRESTEE DISCHARGED' }),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'The record says released under PC 849(b)(1)',
    record: arrested('2007-05-31', '1989-06-01', {
      ended: 'not-filed',
      disposition: 'RELEASED 849(B)(1) PC',
    }),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'Cited at 17 and nothing filed, whether discharged is asked',
    record: arrested('2007-05-31', '1989-06-01', {
      ended: 'not-filed',
      disposition: 'PROS REJ-INTEREST OF JUSTICE',
    }),
    known: criminal,
    answer: review(RELEASED, DISCHARGED),
  },
  {
    name: 'One charge dismissed and acquitted of the other',
    record: {
      born: '1989-06-01',
      convictions: [],
      arrests: [
        {
          on: '2007-05-31',
          charges: [
            { offense: THEFT, class: 'misdemeanor', ended: 'dismissed' },
            { offense: '602(L) PC-TRESPASS', class: 'misdemeanor', ended: 'acquitted' },
          ],
        },
      ],
    },
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'A diversion completed is a dismissal',
    record: arrested('2007-05-31', '1989-06-01', { ended: 'diversion-completed' }),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'Arrested at 17 for a felony, unfit for the juvenile court, dismissed',
    record: arrested('2007-05-31', '1989-06-01', { offense: '211 PC-ROBBERY', class: 'felony' }),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'A drug offense beside a theft is excluded with it',
    record: {
      born: '1989-06-01',
      convictions: [],
      arrests: [
        {
          on: '2007-05-31',
          charges: [
            { offense: THEFT, class: 'misdemeanor', ended: 'dismissed' },
            { offense: '11377(A) HS-POSSESS', class: 'misdemeanor', ended: 'dismissed' },
          ],
        },
      ],
    },
    known: criminal,
    answer: EXCLUDES,
  },
  {
    name: 'Born on 29 February: eighteen on 1 March of a common year, so that the day before is in time',
    record: arrested('2006-02-28', '1988-02-29'),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'Released for insufficient grounds',
    record: arrested('2007-05-31', '1989-06-01', { ended: 'not-filed' }),
    known: { ...criminal, [RELEASED]: true },
    answer: SEALED,
  },
  {
    name: 'Released for another reason',
    record: arrested('2007-05-31', '1989-06-01', { ended: 'not-filed' }),
    known: { ...criminal, [RELEASED]: false, [DISCHARGED]: false },
    answer: {
      ...NOTHING,
      reason: 'Neither released for insufficient grounds nor dismissed, discharged or acquitted',
    },
  },
  {
    name: 'A drug offense is excluded',
    record: arrested('2007-05-31', '1989-06-01', { offense: '11357(B) HS-POSS MARIJUANA' }),
    known: criminal,
    answer: EXCLUDES,
  },
  {
    name: 'An offense that requires registration is excluded',
    record: arrested('2007-05-31', '1989-06-01', { offense: '243.4(A) PC-SEXUAL BATTERY', class: 'felony' }),
    known: criminal,
    answer: EXCLUDES,
  },
  {
    name: 'Drunk driving is excluded',
    record: arrested('2007-05-31', '1989-06-01', { offense: '23152(A) VC-DUI ALCOHOL' }),
    known: criminal,
    answer: EXCLUDES,
  },
  {
    name: 'The Vehicle Code is not all about driving: asked',
    record: arrested('2007-05-31', '1989-06-01', { offense: '10852 VC-TAMPER W/VEHICLE' }),
    known: criminal,
    answer: review(EXCLUDED),
  },
  {
    name: 'The charge could not be read',
    record: arrested('2007-05-31', '1989-06-01', { offense: 'SEE COMMENT' }),
    known: criminal,
    answer: review(EXCLUDED),
  },
  {
    name: 'Twenty at an offense before 7 March 1973: within it',
    record: arrested('1973-03-06', '1952-06-01'),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'Twenty at an offense on 7 March 1973: not within it',
    record: arrested('1973-03-07', '1952-06-01'),
    known: { ...criminal, 'offense date': '1973-03-07' },
    answer: { ...NOTHING, reason: 'Not a minor when cited or arrested' },
  },
  {
    name: 'Arrested at twenty in 1974: the offense may be older',
    record: arrested('1974-03-07', '1953-06-01'),
    known: criminal,
    answer: review('offense date'),
  },
  {
    name: 'An infraction is no concern of it',
    record: arrested('2007-05-31', '1989-06-01', { class: 'infraction' }),
    answer: 'not considered',
  },
  {
    name: 'No class in the record',
    record: {
      born: '1989-06-01',
      convictions: [],
      arrests: [{ on: '2007-05-31', charges: [{ offense: THEFT, ended: 'dismissed' }] }],
    },
    known: criminal,
    answer: review('class of the arrest'),
  },
  {
    name: 'A row of the person was rejected',
    record: { ...arrested('2007-05-31', '1989-06-01'), doubts: ['unread-row'] },
    known: criminal,
    answer: review(CONVICTED, EXCLUDED, RELEASED, DISCHARGED, 'every charge dismissed or acquitted'),
  },
  // ---- written from the text on 2026-11-30
  {
    name: 'Burglary at seventeen, dismissed in criminal court',
    record: arrested('2007-05-31', '1989-06-01', { offense: '459 PC-BURGLARY', class: 'felony' }),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'An assault with a deadly weapon',
    record: arrested('2007-05-31', '1989-06-01', { offense: '245(A)(1) PC-ADW', class: 'felony' }),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'Drunk in public: of the Penal Code, not of division 10',
    record: arrested('2007-05-31', '1989-06-01', {
      offense: '647(F) PC-DISORDERLY CONDUCT:UNDER INFLUENCE',
      class: 'misdemeanor',
    }),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'Vehicular manslaughter: of the Penal Code, not of the Vehicle Code',
    record: arrested('2007-05-31', '1989-06-01', {
      offense: '192(C)(2) PC-VEH MANSLAUGHTER',
      class: 'misdemeanor',
    }),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'Alcohol in the hands of a minor',
    record: arrested('2007-05-31', '1989-06-01', {
      offense: '25662(A) BP-MINOR POSSESS ALCOHOL',
      class: 'misdemeanor',
    }),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'A failure to appear',
    record: arrested('2007-05-31', '1989-06-01', {
      offense: '853.7 PC-FAIL TO APPEAR',
      class: 'misdemeanor',
    }),
    known: criminal,
    answer: SEALED,
  },
  {
    name: 'Sexual battery requires registration',
    record: arrested('2007-05-31', '1989-06-01', { offense: '243.4(A) PC-SEXUAL BATTERY', class: 'felony' }),
    known: criminal,
    answer: EXCLUDES,
  },
  {
    name: 'Being under the influence is of division 10',
    record: arrested('2007-05-31', '1989-06-01', {
      offense: '11550(A) HS-UNDER INFLUENCE CNTL SUB',
      class: 'misdemeanor',
    }),
    known: criminal,
    answer: EXCLUDES,
  },
  {
    name: 'Reckless driving is of the operation of a vehicle',
    record: arrested('2007-05-31', '1989-06-01', {
      offense: '23103(A) VC-RECKLESS DRIVING',
      class: 'misdemeanor',
    }),
    known: criminal,
    answer: EXCLUDES,
  },
  {
    name: 'A conviction as an adult is no bar',
    record: {
      ...arrested('2007-05-31', '1989-06-01'),
      convictions: [
        {
          offense: '211 PC-ROBBERY',
          class: 'felony',
          on: '2012-05-03',
          disposition: 'CONVICTED-PRISON',
          sentence: 'PRISON 3 Y',
        },
      ],
    },
    known: criminal,
    answer: SEALED,
  },
]
