/**
 * Words in an offense text that tell of an order on the conviction without saying which or when, and words that tell of
 * more than the text names, as data. Whole words, in capitals, with one blank between them.
 *
 * Source: recordexpungPDX issue 1058 and pull request 644 (REDUCED, TREATED AS MISD in the charge), its issue 1100, and
 * the wording of PC 17(b), 1203.4 and 1385. From memory where no issue is named.
 */

/** At the end of a text alone: the rest was cut off. */
export const ORDERED_AT_END: readonly string[] = [
  'RED',
  'REDUC',
  'REDUCD',
  'TREATED',
  'DISM',
  'DSM',
  'DISMISS',
]
/** What ends in one of these and is of another thing: the color of a light. */
export const NOT_AFTER: readonly string[] = ['STOP', 'LIGHT', 'SIGNAL', 'ARROW', 'FAIL']

/** The class or the standing of the conviction may be another than its columns say. */
export const ORDERED: readonly string[] = [
  ...['REDUCED', 'REDUCE', 'REDUCTION', 'REDUCED TO', 'RED TO', 'LOWERED TO', 'DOWNGRADED', 'DOWNGRADE'],
  ...['TREATED AS', 'TREAT AS', 'TREATED', 'DEEMED', 'DEEMED A', 'AS A MISD', 'AS MISD', 'AS MISDEMEANOR'],
  ...['AS A MISDEMEANOR', 'AS INFRACTION', 'AS AN INFRACTION', 'PER 17B', 'PER 17'],
  ...[
    'REDESIGNATED',
    'REDESIGNATE',
    'RECLASSIFIED',
    'DISMISSED',
    'DISMISS',
    'DISMISSAL',
    'DISMD',
    'DISM',
    'DSMD',
  ],
  ...['SET ASIDE', 'VACATED', 'EXPUNGED', 'EXPUNGEMENT', 'STRICKEN', 'WITHDRAWN', 'NOLLE PROS'],
  ...[
    '17 B',
    'AMENDED TO',
    'AMENDED',
    'LESSER OFFENSE',
    'LESSER INCLUDED',
    'LESSER',
    'MISD PER',
    'AS INFR',
    'TO MISD',
    'TO INFR',
  ],
  ...['REVERSED', 'OVERTURNED', 'ACQUITTED', 'NOT GUILTY', 'PARDONED', 'RECALLED', 'RESENTENCED'],
]

/** More was charged or convicted than the text names. */
export const MORE_THAN_NAMED: readonly string[] = [
  ...[
    'ADDITIONAL OFFENSES EXIST',
    'ADDITIONAL OFFENSES',
    'ADDITIONAL OFFENSE',
    'ADDL OFFENSES',
    'ADDL OFFENSE',
  ],
  ...['ADDITIONAL CHARGES', 'ADDITIONAL CHARGE', 'ADDL CHARGES', 'ADDL CHRGS', 'ADD CHRGS', 'ADDTL CHARGES'],
  ...['ADDTL OFFENSES', 'OTHER OFFENSES', 'OTHER CHARGES'],
  ...['MORE OFFENSES', 'MORE CHARGES', 'FURTHER OFFENSES', 'FURTHER CHARGES'],
  // Counts by their numbers: `PLUS CTS 2 THRU 5`, `ADDL CNTS 2 & 3`.
  ...['ADD', 'ADDL', 'ADDTL', 'ADDITIONAL', 'FURTHER', 'OTHER', 'MORE', 'PLUS', 'ALSO'].flatMap(word =>
    ['CTS', 'CNTS', 'COUNTS', 'CT', 'CNT', 'COUNT'].map(counts => `${word} ${counts}`),
  ),
  ...['MULTIPLE OFFENSES', 'MULTIPLE CHARGES', 'OTHER OFFENSES EXIST', 'AND OTHERS', 'AND OTHER CHARGES'],
]
