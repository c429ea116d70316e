/** The codes of California as criminal records abbreviate them, and the sections whose number ends in a letter. */

/**
 * Every way a code is written, to the letters Setaside uses. `BP` and `HS` are what DOJ files write; the longer forms
 * occur in comments. Ordinary English words are left out on purpose: a word wrongly taken for a code hides an offense.
 */
const WRITTEN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    BP: 'BP BPC B&P B&PC',
    CC: 'CC',
    CCR: 'CCR',
    EC: 'EC',
    ED: 'ED EDC',
    FA: 'FA FAC F&A',
    FC: 'FC',
    FG: 'FG FGC F&G',
    FI: 'FI',
    GC: 'GC GOV',
    HN: 'HN HNC H&N',
    HS: 'HS HSC H&S H&SC',
    IC: 'IC',
    LC: 'LC',
    MC: 'MC',
    MV: 'MV MVC M&V',
    PC: 'PC PEN',
    PR: 'PR PRC',
    PU: 'PU PUC',
    RT: 'RT RTC R&T',
    SH: 'SH SHC S&H',
    UI: 'UI UIC',
    US: 'US USC',
    VC: 'VC CVC VEH',
    WC: 'WC',
    WI: 'WI WIC W&I W&IC',
  }).flatMap(([code, forms]) => forms.split(' ').map(form => [form, code] as const)),
)

/** The letters of a code written in capitals (`H&S` gives `HS`), or undefined when no code is written so. */
export const codeWritten = (letters: string): string | undefined => WRITTEN.get(letters)

/**
 * Sections of the Penal Code, present and former, whose number ends in a letter: `288A` is section 288a and not
 * subdivision (a) of 288. A letter glued to any other number is a subdivision written without brackets (`11360A`).
 *
 * From memory, not checked one by one against the code; the lists of `lists.ts` depend on 266c-266j, 273ab, 288a, 647a
 * and 653f. Where a number takes both readings (`647A`, `647F`, `487A`) the statute's own section is taken, and the
 * lists answer *unknown* where the other reading would change the answer.
 */
const LETTERED: ReadonlySet<string> = new Set(
  Object.entries({
    '172': 'abcdefghjlmnop',
    '266': 'abcdefghijk',
    '270': 'abcdefgh',
    '271': 'a',
    '273': 'adefghij',
    '288': 'a',
    '308': 'bc',
    '330': 'abc',
    '337': 'abcdefghijklmnopqrstuvwxyz',
    '347': 'b',
    '367': 'defg',
    '369': 'abdefghij',
    '374': 'acde',
    '383': 'abc',
    '384': 'abcdefghi',
    '395': 'ab',
    '402': 'abc',
    '447': 'a',
    '448': 'a',
    '449': 'abc',
    '450': 'a',
    '470': 'ab',
    '475': 'a',
    '476': 'a',
    '484': 'bcdefghij',
    '487': 'abcdefghijk',
    '496': 'abcde',
    '499': 'abcd',
    '504': 'ab',
    '506': 'ab',
    '529': 'a',
    '532': 'abcdef',
    '537': 'bcdefg',
    '538': 'abcdefgh',
    '560': 'a',
    '587': 'abc',
    '588': 'ab',
    '593': 'abcdefg',
    '597': 'abcdefghijklmnopqrstuvxyz',
    '598': 'abcd',
    '599': 'abcdef',
    '625': 'bc',
    '639': 'a',
    '640': 'ab',
    '647': 'abcdef',
    '653': 'abcdefghijkmnopqrstuvwxyz',
    '1203': 'abcdefh',
    '1203.1': 'abcdefghijklm',
    '1203.2': 'a',
    '1203.4': 'ab',
  })
    .flatMap(([number, letters]) => [...letters].map(letter => number + letter))
    .concat('273aa', '273ab'),
)

/** Whether this number with its letter, in lower case, is a section of the Penal Code of its own. */
export const isLettered = (section: string): boolean => LETTERED.has(section)
