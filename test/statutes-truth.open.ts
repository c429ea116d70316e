/** Kinds of people who are still answered otherwise than their text says, and what is the matter: to be emptied. */
export const OPEN: ReadonlyMap<string, string> = new Map([
  ['pc-1203.45: another count of the case', 'that one offense does not include the other is asked'],
  [
    'pc-1203.4: probation revoked, reinstated and since run out',
    'that probation was reinstated and ended is not read',
  ],
  [
    'pc-1203.4: probation without its length: two years for theft since 2021, M 484(A) PC-THEFT OF PERSONAL PROPERTY',
    'the caps since 2021 bound nothing yet',
  ],
])
