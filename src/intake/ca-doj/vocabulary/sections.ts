/** Sections that dispositions cite, and what a phrase means that cites one. */
import { type Act, ASKS, ended, type Meaning, NOTHING, PASSES, relief, UNCLEAR } from './meaning.ts'

export interface Section {
  readonly code: 'PC' | 'HS' | 'WI'
  /** As the statute numbers them, one a line or several, in capitals. */
  readonly sections: string
  /** What phrases of an act mean with it; `alone` is what the bare number says. Other acts cannot cite it. */
  readonly gives: Partial<Record<Act | 'alone', Meaning>>
  /** What it dismisses had its sentence: the conviction is left for other reliefs to reach. */
  readonly afterSentence?: true
  readonly source: string
}

const DISMISSED = relief('dismissed')
const SEALED = relief('sealed')
const VACATED = relief('vacated')
const MISDEMEANOR = relief('reduced', 'misdemeanor')
const dismissal = { dismiss: DISMISSED, vacate: DISMISSED, grant: DISMISSED, alone: DISMISSED, convict: ASKS }
const vacatur = {
  dismiss: DISMISSED,
  vacate: VACATED,
  grant: VACATED,
  alone: VACATED,
  seal: SEALED,
  convict: ASKS,
}
const asked = {
  dismiss: ASKS,
  vacate: ASKS,
  grant: ASKS,
  seal: ASKS,
  reduce: ASKS,
  sentence: ASKS,
  other: ASKS,
  alone: ASKS,
}

const unclear = {
  dismiss: UNCLEAR,
  grant: UNCLEAR,
  seal: UNCLEAR,
  vacate: UNCLEAR,
  other: UNCLEAR,
  alone: UNCLEAR,
}

export const SECTIONS: readonly Section[] = [
  {
    code: 'PC',
    sections: '1203.4 1203.4A 1203.41 1203.42 1203.425 1203.4B',
    gives: { ...dismissal, seal: SEALED },
    afterSentence: true,
    source: 'their texts: the plea is withdrawn or the verdict set aside, and the accusation dismissed',
  },
  {
    code: 'PC',
    sections: '1203.43 1203.49 1210.1',
    gives: { ...dismissal, seal: SEALED },
    source: 'their texts: the plea is withdrawn or the verdict set aside, and the accusation dismissed',
  },
  {
    code: 'PC',
    sections: '1170.9',
    gives: { ...dismissal, sentence: NOTHING },
    source: 'PC 1170.9(h): dismissal after treatment; its other subdivisions are of the sentence',
  },
  {
    code: 'PC',
    sections: '1203.45',
    gives: { seal: SEALED, grant: SEALED, alone: SEALED, convict: ASKS },
    source: 'PC 1203.45',
  },
  {
    code: 'HS',
    sections: '11361.8 11361.9',
    gives: {
      dismiss: SEALED,
      seal: SEALED,
      reduce: relief('reduced'),
      vacate: ASKS,
      grant: ASKS,
      alone: ASKS,
      sentence: ASKS,
      convict: ASKS,
    },
    source: 'HSC 11361.8(e), (f): dismissed and sealed, or redesignated; a number alone does not say which',
  },
  {
    code: 'PC',
    sections: '17(B) 17(B)(1) 17(B)(2) 17(B)(3) 17(B)(4) 17(B)(5)',
    gives: { reduce: MISDEMEANOR, grant: MISDEMEANOR, alone: MISDEMEANOR, convict: ASKS },
    source: 'PC 17(b)',
  },
  {
    code: 'PC',
    sections: '17(D)',
    gives: {
      reduce: relief('reduced', 'infraction'),
      grant: relief('reduced', 'infraction'),
      alone: relief('reduced', 'infraction'),
      convict: ASKS,
    },
    source: 'PC 17(d)',
  },
  {
    code: 'PC',
    sections: '17',
    gives: { reduce: relief('reduced'), grant: relief('reduced'), alone: relief('reduced'), convict: ASKS },
    source: 'PC 17',
  },
  {
    code: 'PC',
    sections: '1170.18',
    gives: { reduce: MISDEMEANOR, grant: MISDEMEANOR, alone: MISDEMEANOR, sentence: ASKS, convict: ASKS },
    source: 'PC 1170.18(b), (g): designated a misdemeanor; resentenced is not said to be',
  },
  {
    code: 'PC',
    sections: '1473.6 1473.7 745 236.14 236.15',
    gives: vacatur,
    source: 'their texts: the conviction is vacated',
  },
  {
    code: 'PC',
    sections:
      '1170.126 1170.95 1172.6 1170.91 1170.03 1172.1 1172.7 1172.75 1170.1 1170.21 1170.22 653.29 1203.47 1016.5 1018 1181 1265 1473 1473.5 1487',
    gives: asked,
    source:
      'resentencing, withdrawal of a plea, new trial, habeas corpus: what came of it is not said by the number',
  },
  {
    code: 'PC',
    sections: '851.7 851.8 851.85 851.86 851.865 851.87 851.90 851.9 851.91 851.92 851.93',
    gives: unclear,
    source: 'PC 851.7 to 851.93: sealing of arrests, which a conviction has no part in',
  },
  { code: 'HS', sections: '11361.5 11361.7', gives: unclear, source: 'HSC 11361.5: records destroyed' },
  { code: 'WI', sections: '781 782 786', gives: unclear, source: 'WIC 781: sealing of juvenile records' },
  {
    code: 'PC',
    sections:
      '1385 1385(A) 1385(C) 1385.1 871 995 1381 1381.5 1382 1387 1008 1099 1100 1377 1378 1161 1185 1187 1188 836 1538.5 1562',
    gives: { dismiss: ended('dismissed'), alone: ended('dismissed'), seal: ASKS },
    source: 'PC 13151.1: the sections a court may dismiss a charge under',
  },
  {
    code: 'PC',
    sections: '1118 1118.1',
    gives: { dismiss: ended('acquitted'), acquit: ended('acquitted'), alone: ended('acquitted') },
    source: 'PC 1118, 1118.1: a judgment of acquittal for want of evidence',
  },
  {
    code: 'PC',
    sections:
      '1000 1000.1 1000.2 1000.3 1000.4 1000.5 1000.6 1000.7 1000.8 1000.9 1000.10 1000.12 1001 1001.1 1001.2 1001.3 1001.5 1001.6 1001.7 1001.9 1001.20 1001.21 1001.22 1001.23 1001.28 1001.29 1001.30 1001.31 1001.33 1001.34 1001.35 1001.36 1001.40 1001.50 1001.51 1001.52 1001.53 1001.54 1001.55 1001.60 1001.70 1001.74 1001.80 1001.81 1001.82 1001.83 1001.85 1001.94 1001.95 1001.97',
    gives: {
      dismiss: ended('diversion-completed'),
      divert: ended('diverted'),
      grant: ended('diverted'),
      alone: ended('diverted'),
    },
    source: 'PC 1000 to 1001.97: diversion; they dismiss who completes it, and nobody else',
  },
  {
    code: 'PC',
    sections: '849 849(B) 849(B)(1) 849(B)(2) 849(B)(3) 849.5 851.6 851.6(B)',
    gives: { release: ended('not-filed'), alone: ended('not-filed') },
    source: 'PC 849(b), 11115: released without a complaint, a detention only',
  },
  {
    code: 'PC',
    sections: '859 859A 859B 860 872',
    gives: { other: PASSES, alone: PASSES },
    source: 'PC 859a, 872: from the magistrate to the superior court',
  },
  {
    code: 'PC',
    sections: '1026',
    gives: { acquit: ended(), alone: ended() },
    source: 'PC 1026: not guilty by reason of insanity',
  },
  {
    code: 'PC',
    sections: '1367 1368 1370 1370.01 1370.1',
    gives: { other: NOTHING, alone: NOTHING },
    source: 'PC 1368: proceedings suspended',
  },
  {
    code: 'WI',
    sections: '3051 3100 3200 5008 707 707(A) 707(B)',
    gives: { other: NOTHING, sentence: NOTHING },
    source: 'WIC: commitment for treatment; fitness',
  },
  {
    code: 'PC',
    sections:
      '1203 1203.1 1203.2 1203.2(A) 1203.2A 1203.3 1203A 1203B 1203.03 1203.9 1170 1170(H) 1170(H)(5) 1170(H)(5)(A) 1170(H)(5)(B) 1170(D) 667 667(B) 667.5 654 2900.5 4019 1202.4 1205 290 296 3455 3000',
    gives: { convict: NOTHING, sentence: NOTHING, supervise: NOTHING, other: NOTHING },
    source: 'sections on sentences, probation and their terms',
  },
]
