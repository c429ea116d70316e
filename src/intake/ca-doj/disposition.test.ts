import { describe, expect, test } from 'vitest'
import { readDisposition } from './disposition.ts'

const kindOf = (text: string): string => {
  const { convicts, ends, later } = readDisposition(text)
  const what = later === undefined ? '' : later.to === undefined ? later.kind : `${later.kind} to ${later.to}`
  return (
    [convicts ? 'convicts' : '', ends ? 'ends' : '', what].filter(part => part !== '').join(', ') || 'nothing'
  )
}

describe('what a disposition says', () => {
  const table: readonly (readonly [string, string])[] = [
    ['', 'nothing'],
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
    ['REVERSED', 'vacated'],
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
    ['DISMISSED/FURTHERANCE OF JUSTICE', 'ends'],
    ['ACQUITTED', 'ends'],
    ['PROS REJ-INSUFFICIENT EVIDENCE', 'ends'],
    ['CASE 217B42', 'nothing'],
    ['COUNT 11357.5 HS', 'nothing'],
  ]
  test.each(table)('[%s] %s', (text, says) => {
    expect(kindOf(text)).toBe(says)
  })
})
