/** Answers as clerks write them, and what is no answer: the right readings were written before any reader saw the words. */
import { describe, expect, test } from 'vitest'
import { ANSWERS, answerOf, OUTCOMES } from './court-outcomes.ts'
import { plainAnswer } from './plain-answer.ts'

const WRITTEN: Readonly<Record<string, string>> = {
  'no-record-found': `
No record of defendant in our system
CASE NOT ON FILE
NO SUCH CASE IN THIS COURT
unable to find case
Unable to find
Cannot find
can’t locate file
No match found
no match
no matching file
Court does not have this case
case does not exist
case does not exist in our system
NOT IN SYSTEM
no file
File cannot be located
Record could not be located
Defendant not found
Def. not found in this court
no results
NO RECORD FOUND AS OF 12/1/2026
No record found 12/01/2026
Unable to locate any record`,
  'wrong-case-number': `
case # incorrect
Case no. does not exist
CASE NUMBER BELONGS TO ANOTHER DEFENDANT
case # belongs to different defendant
Wrong person
invalid case #
case no. invalid
Case number does not belong to defendant
not defendant’s case
Case # does not match name
Wrong case number; see 98F01235
incorrect docket number
Case no is for a different person`,
  destroyed: `
Destroyed pursuant to GC 68152
DESTROYED PER GC § 68152
File has been destroyed
Case was purged
Case has been purged
purged 2011
records purged 3/4/2010
Destroyed pursuant to retention schedule
Destroyed per retention schedule
records were destroyed
Court file was destroyed
FILE DESTROYED 1999
destroyed - no record
Purged, no record`,
  'already-dismissed': `
Dismissed previously on 3/4/2010
Already dismissed 2010-03-04
PREVIOUSLY DISMISSED PURSUANT TO PC 1203.4
Conviction was already dismissed
Case was previously dismissed
already sealed per 11361.9
already sealed per HS 11361.9
expunged previously
Relief was previously granted
count previously dismissed
Already dismissed per PC 1203.4 on 3/4/2010
1203.4 already granted
previously dismissed under Prop 64
Has already been dismissed
Was previously dismissed & sealed`,
  'already-reduced': `
Already a misd
already misd
Reduced previously under Prop 47
already reduced per 17(b)
already reduced per PC 17(b)
previously reduced to misd
Already reduced 2/1/2015
already misd per prop 47
already reduced to a misd
was already reduced to misdemeanor
previously reduced per PC 1170.18
Already reduced under Prop. 47
previously reduced on 2/1/2015`,
  deceased: `
DEFT. DECEASED
Defendant is dead
Deceased 2015
Defendant deceased 3/1/2015
defendant passed away
Def’t deceased
Deft. is deceased
Defendant is deceased per DMV`,
  granted: `
Granted 12/1/2026
GRANTED - order signed
Granted.
Granted as prayed
granted as requested
Granted per order`,
  denied: `
Denied 12/1/2026
DENIED W/O PREJUDICE
denied w/prejudice
Denied, see minutes`,
  continued: `
CONTD TO 1/15
cont'd to Jan 15
Hearing set 1/15/2027
set for hearing on 1/15/2027
continued until 1/15/2027`,
  not: `
Dismissed
reduced
Granted in part
granted in part, denied in part
Not deceased
not purged
record found
case found
Granted; denied
not yet granted
already denied
wrong
not destroyed
granted?
N/A
see minutes
GRANTED AS TO COUNT 1
no
yes
pending
to be granted
not already dismissed
deceased?
not denied
never granted
grant denied
Denied as already dismissed
no record of dismissal
no record of a prior order
already dismissed?
is not deceased
Granted if eligible
not sealed
previously denied
no record of death
Granted as to 1, denied as to 2
case not destroyed
Granted, already reduced
No record found - JLS
no conviction
Denied under seal
granted under protest
denied per stipulation, granted
taken
taken per order
dismissed in 2010
count dismissed
not in custody
no`,
}

describe('answers in the words of courts', () => {
  test.each(Object.entries(WRITTEN))('%s', (right, texts) => {
    const read = texts
      .slice(1)
      .split('\n')
      .map(text => [text, answerOf(text) ?? 'not'])
    expect(read.filter(([, answer]) => answer !== right)).toEqual([])
  })
})

test('no phrase of one answer is a phrase of another', () => {
  const known = new Map<string | undefined, string>()
  for (const answer of ANSWERS)
    for (const phrase of OUTCOMES[answer].written) {
      const plain = plainAnswer(phrase)
      expect([phrase, known.get(plain) ?? answer]).toEqual([phrase, answer])
      known.set(plain, answer)
    }
})
