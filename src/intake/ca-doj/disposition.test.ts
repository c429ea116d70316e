import { describe, expect, test } from 'vitest'
import { readDisposition } from './disposition.ts'

const kindOf = (text: string): string => {
  const { convicts, ends, later, ended, passes, unread } = readDisposition(text)
  const what = later === undefined ? '' : later.to === undefined ? later.kind : `${later.kind} to ${later.to}`
  return (
    [
      convicts ? 'convicts' : '',
      ends ? `ends ${ended ?? ''}`.trim() : '',
      passes ? 'passes' : '',
      unread ? 'unread' : '',
      what,
    ]
      .filter(part => part !== '')
      .join(', ') || 'nothing'
  )
}

describe('what a disposition says', () => {
  const table: readonly (readonly [string, string])[] = [
    ['', 'unread'],
    ['CONVICTED', 'convicts'],
    ['CONVICTED-PROB/JAIL', 'convicts'],
    ['convicted-fine', 'convicts'],
    ['CONVICTION SET ASIDE', 'dismissed'],
    ['CONVICTED-DISM PER 1203.4 PC', 'convicts, other'],
    ['CONV SET ASIDE & DISM PER 1203.4 PC', 'dismissed'],
    ['CONV  SET ASIDE & DISM PER 1203.4A PC', 'dismissed'],
    ['DISM PER 1203.4 PC', 'dismissed'],
    ['RECORD SEALED PER 1203.45 PC', 'sealed'],
    ['CONV DISM & SEALED PER 11361.8 HS', 'sealed'],
    ['CONV REDESIGNATED MISD PER 11361.8 HS', 'reduced to misdemeanor'],
    ['CONV REDUCED TO INFR PER 11361.8 HS', 'reduced to infraction'],
    ['CONV REDUCED TO MISD PER 17(B) PC', 'reduced to misdemeanor'],
    ['17B PC', 'reduced to misdemeanor'],
    ['REDUCED PER 17(D) PC', 'reduced to infraction'],
    ['REDUCED', 'reduced'],
    ['CONV REDUCED TO MISD PER 1170.18 PC', 'reduced to misdemeanor'],
    ['CONV VACATED PER 1473.7 PC', 'vacated'],
    ['REVERSED', 'other'],
    ['CONVICTION OVERTURNED ON APPEAL', 'other'],
    ['CONVICTION OVERTURNED', 'vacated'],
    ['NEW TRIAL GRANTED', 'other'],
    ['MISD PER 17 PC', 'reduced to misdemeanor'],
    ['SENTENCE VACATED', 'other'],
    ['RESENTENCED PER 1170.18 PC', 'other'],
    ['1203.4 PC DENIED', 'other'],
    ['PETITION 1170.18 PC', 'other'],
    ['PROBATION REVOKED', 'probation-revoked'],
    ['PROB REVOKED/REINSTATED', 'probation-revoked'],
    ['PROBATION TERMINATED', 'nothing'],
    ['DISMISSED/FURTHERANCE OF JUSTICE', 'ends dismissed'],
    ['ACQUITTED', 'ends acquitted'],
    ['PROS REJ-INSUFFICIENT EVIDENCE', 'ends not-filed'],
    ['PROS REJ-COMB W/OTHER CNTS', 'ends elsewhere'],
    ['REL/TOT OTHER JURIS/AUTH', 'ends elsewhere'],
    ['DISMISSED-CONSOLIDATED W/OTHER CASE', 'ends elsewhere'],
    ['DISMISSED/REFILED', 'ends elsewhere'],
    ['DISM PER 1001.36 PC-DIVERSION COMPLETED', 'ends diversion-completed'],
    ['DISM PER 1001.36 PC', 'ends diversion-completed'],
    ['DISMISSED/DIVERSION COMP', 'ends diversion-completed'],
    ['DIVERSION PER 1001.95 PC/DISMISSED', 'ends diversion-completed'],
    ['DIVERSION TERMINATED PER 1000.3 PC', 'nothing'],
    ['DIVERSION TERMINATED 1000 PC/DISMISSED', 'unread'],
    ['DISMISSED/DIVERSION FAILED', 'ends dismissed'],
    ['DISMISSED/INCOMPETENT TO STAND TRIAL', 'ends'],
    ['DIVERSION PER 1000 PC', 'ends diverted'],
    ['NOT GUILTY BY REASON OF INSANITY', 'ends'],
    ['1385 PC-DISMISSED/FURTHERANCE OF JUSTICE', 'ends dismissed'],
    ['849(B)(1) PC-RELEASED/DETENTION ONLY', 'ends not-filed'],
    ['REL ON OWN RECOG', 'nothing'],
    ['HELD TO ANSWER', 'passes'],
    ['PLED GUILTY', 'passes'],
    ['CONV-PRISON', 'convicts'],
    ['CONTINUED-CONVICTED', 'unread'],
    ['DISMISSED/CONTINUED', 'unread'],
    ['CONV VACATED/TRIAL SET', 'unread'],
    ['PROBATION TERMINATED-DISMISSED', 'unread'],
    ['BENCH WARRANT VACATED/DISMISSED', 'ends dismissed'],
    ['CONV VACATED/REVERSED', 'unread'],
    ['CONV VACATED/DENIED', 'unread'],
    ['PETITION DENIED', 'nothing'],
    ['MOTION DENIED', 'nothing'],
    ['DISMISSED/MOTION DENIED', 'unread'],
    ['CONVICTED/DENIED', 'unread'],
    ['PETITION GRANTED', 'other'],
    ['PETITION DENIED PER 11361.8 HS', 'other'],
    ['PETITION NOT DENIED', 'unread'],
    ['DENIED IN PART', 'unread'],
    ['DENIED PETITION GRANTED', 'unread'],
    ['DISMISSED/DENIED', 'unread'],
    ['DIVERSION, DISMISSED', 'ends diversion-completed'],
    ['DIVERSION COMPLETED, REFILED', 'unread'],
    ['ACQUITTED CT 1 CONVICTED CT 2', 'unread'],
    ['CONV VACATED-ENTERED IN ERROR', 'unread'],
    ['REDUCED TO MISD SET ASIDE', 'unread'],
    ['REDUCED TO MISD PER 17(B) PC & DISM PER 1203.4 PC', 'dismissed to misdemeanor'],
    ['CONV REDUCED & DISM PER 1203.4 PC', 'other'],
    ['PROB TERMINATED; CONV SET ASIDE & DISM PER 1203.4 PC', 'dismissed'],
    ['PROBATION MODIFIED', 'nothing'],
    ['PROB MOD & EXT', 'probation-extended'],
    ['PROBATION EXTENDED', 'probation-extended'],
    ['PROBATION EXTENDED-DISMISSED', 'unread'],
    ['PROBATION EXTENDED-CONV SET ASIDE', 'other'],
    ['BENCH WARRANT VACATED', 'nothing'],
    ['BAIL REDUCED-MISD SCHEDULE', 'nothing'],
    ['RECORD SEALED PER 851.91 PC', 'unread'],
    ['CONV SET ASIDE PER 1203.4 VC', 'unread'],
    ['17(B) PC REDUCTION REVOKED', 'other'],
    ['CASE 217B42', 'unread'],
    ['COUNT 11357.5 HS', 'unread'],
  ]
  test.each(table)('[%s] %s', (text, says) => {
    expect(kindOf(text)).toBe(says)
  })
})

test('which dismissals are after the sentence is said by every section that is cited, or by the word for them', () => {
  const after = [
    'DISM PER 1203.4 PC',
    'CONV SET ASIDE & DISM PER 1203.4A PC',
    'EXPUNGED',
    'CONV EXPUNGED/CASE DISMISSED',
    '1203.425 PC',
    'PROB TERMINATED; DISM PER 1203.41 PC',
  ]
  const others = [
    'CONV SET ASIDE',
    'DISM PER 1385 PC & 1203.4 PC',
    '1385 PC 1203.4 PC',
    'CONV VACATED 1473.7 & DISM 1203.4',
    'DISM PER 1473.7 & 1203.4 PC',
    'EXPUNGED PER 1473.7 PC',
    'DISM 236.14 PC/EXPUNGED',
    'DISM PER 1203.49 PC',
    'DISM PER 1170.9 & 1203.4 PC',
    'EXPUNGED/CONV SET ASIDE',
    'EXPUNGED PER 1203.43 PC',
  ]
  const says = (text: string) => readDisposition(text).later
  expect(after.filter(text => says(text)?.afterSentence !== true)).toEqual([])
  expect(others.filter(text => says(text)?.afterSentence === true)).toEqual([])
  expect(others.filter(text => says(text)?.kind !== 'dismissed')).toEqual([])
})
