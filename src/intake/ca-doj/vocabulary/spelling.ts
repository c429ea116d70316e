/** Makes one spelling of the many that files have: words in full, sections with their numbers alone, one sign for all joiners. */
import { words } from '../text.ts'

/** Stands for every mark and word that joins: comma, semicolon, slash, hyphen, `&`, AND. */
export const JOINER = '|'
/** Begins a section, which is one token: `§1203.4A`, `§17(B)`; one whose number no code can have is `§?`. */
export const SECTION = '§'
/** Comes before a section: PER, PURSUANT TO. */
export const PER = 'PER'

/** Ways to write one word; it is read as the last of its line. Both the phrases that are known and the texts of files are read so. */
const SPELLINGS = `
CONVICTION CONVICTIONS CONVS CONVIC CONV
CONVTD CONVICTED
DISM DISMD DISMSD DISMISS DISMISSD DISMISSED
DISMISSALS DISMISSAL
PROB PROBAT PROBN PROBATION
SEN SENT SENTENCE
MISD MISDM MISDMNR MISDE MISDEM MISDS MISDEMEANORS MISDEMEANOR
FEL FELONIES FELONY
INF INFR INFRAC INFRACT INFRACTIONS INFRACTION
RED REDUC REDUCE REDUCED
REV REVK REVKD REVOC REVOKE REVOKED
REVO REVOCATION
REIN REINST REINSTAT REINSTATE REINSTATED
TERM TERMD TERMIN TERMINATE TERMINATED
MOD MODIF MODFD MODIFY MODIFIED
EXT EXTD EXTEND EXTENDED
COMPL COMPLETE COMPLTD COMPLETED
EXP EXPIR EXPIRE EXPIRED
DISCH DISCHG DISCHGD DISCHD DISCHARGE DISCHARGED
SUCC SUCCESSFULLY
VAC VACATE VACATD VACATED
REVERSE REVERSED
REDESIG REDESIGNATE REDESIGNATED
SEAL SEALED
EXPUNGE EXPUNGED
DEF DEFT DEFDT DEFNDT DFT DEFENDANT
ATTY ATTNY ATTORNEY
CRT CT COURT
CNT CNTS COUNTS COUNT
CHRG CHRGS CHG CHGS CHARGES CHARGE
CASES CASE
RECORDS RECORD
FINES FINE
FEES FEE
COSTS COST
INSUF INSUFF INSUFFICIENT
SUFF SUFFICIENT
EVID EVIDENCE
FURTH FURTHERENCE FURTHERANCE
JUST JUSTICE
INTERESTS INTEREST
PROS PROSECUTORS PROSECUTOR
REJ REJECT REJECTION REJECTD REJECTED
REL RELEASE RELD RELEASED
DET DETAINED
JURIS JURISD JURISDICTION
AUTH AUTHORITIES AUTHORITY
AGCY AGENCIES AGENCY
ORD ORDERD ORDERED
GRTD GRNTD GRANT GRANTED
DENY DEN DENIED
PET PETN PETITION
MTN MOTION
DIV DIVER DIVERSION
DIVERT DIVERTED
COMB COMBINE COMBINED
CONSOL CONSOLID CONSOLIDATE CONSOLIDATED
TRANSF TRANSFER XFER TRANSFERRED
SUP SUPERIOR
PRELIM PRELIMINARY
HRG HEARING
WARR WRNT WARRANT
REHABILITATION REHAB
RSTN RESTN RESTIT RESTITUTION
IMPOSITION IMPO IMP
EXECUTION EXEC
PLEAD PLEADED PLED
ACQ ACQUIT ACQUITD ACQUITTED
RECOG RECOGNIZANCE
JGMT JDGMT JUDGMENT
VIOL VIOLATIONS VIOLATION
UNSUCC UNSUCCESSFUL UNSUCCESSFULLY
UNSAT UNSATISFACTORY UNSATISFACTORILY
INTOX INTOXICATED INTOXICATION
SUSP SUSPENDED
CREDIT CREDITS
ORDERS ORDER
`

const ONE_SPELLING: ReadonlyMap<string, string> = new Map(
  SPELLINGS.trim()
    .split('\n')
    .flatMap(line => {
      const written = line.split(' ')
      const word = written.at(-1) as string
      return written.map(each => [each, word] as const)
    }),
)

/** Letters that stand for several words. */
const INITIALS: Readonly<Record<string, string>> = {
  BW: 'BENCH WARRANT',
  OR: 'OWN RECOGNIZANCE',
  FOJ: 'FURTHERANCE OF JUSTICE',
  DA: 'DISTRICT ATTORNEY',
  SS: 'SUSPENDED',
}

/** The codes, each as the pattern of what is written for it. */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/\bP\. ?C\.|\bPEN(AL)? CODE\b|\bCPC\b|\bP C\b/g, 'PC'],
  [/\bH ?& ?S( CODE)?\b|\bH\. ?S\.|\bHSC\b|\bHEALTH (AND|&) SAFETY CODE\b/g, 'HS'],
  [/\bW ?& ?I( CODE)?\b|\bWIC\b|\bWELFARE (AND|&) INSTITUTIONS CODE\b/g, 'WI'],
]

/** A section with its code before or behind it. */
const CITED =
  /(?:\b(PC|HS|WI|VC|BP|GC) ?-? ?|(?<![\w.$#]))(?:\bSEC(?:TION|T)?\.? )?(\d{1,5}(?:\.\d{1,3})?)(?: ?([A-Z])(\d)?(?![A-Z0-9]))?((?: ?\([A-Z0-9]{1,3}\))*)(?: ?-? ?(?:OF THE )?(PC|HS|WI|VC|BP|GC)\b)?/g

/** A section as one token: its number with its subdivisions, and its code where one is written. */
function sectionToken(...[, before, number, letter, digit, subdivisions, after]: readonly string[]): string {
  const below = (subdivisions ?? '').replaceAll(' ', '')
  const own = letter === undefined ? '' : digit === undefined ? letter : `(${letter})(${digit})`
  return ` ${SECTION}${number}${own}${below}${(after ?? before) === undefined ? '' : `:${after ?? before}`} `
}

/** The words of a text in one spelling, with its joiners between them. */
export function spell(text: string): readonly string[] {
  let said = words(text)
  const tokens: string[] = []
  // Most are words alone.
  if (/^[A-Z ]+$/.test(said)) {
    for (const word of said.split(' ')) if (word !== '') addWord(word, tokens)
    return withoutLast(tokens)
  }
  if (/[^A-Z |]/.test(said)) {
    for (const [written, code] of CODES) said = said.replace(written, code)
    said = withoutEnds(said)
      .replace(/\bW\/O\b/g, 'WITHOUT')
      .replace(/\bW\/ ?/g, 'WITH ')
      .replace(/['\u2019]/g, '')
      .replace(CITED, (...found) => sectionToken(...(found as string[])))
  }
  for (const part of said.match(/\u00a7[^\s]+|[A-Z0-9$#.]+|[^\sA-Z0-9$#.]+/g) ?? []) addToken(part, tokens)
  return withoutLast(tokens)
}

/** Nothing is joined by what stands behind everything. */
function withoutLast(tokens: string[]): readonly string[] {
  while (tokens.at(-1) === JOINER) tokens.pop()
  return tokens
}

const BEFORE = '*( '
const BEHIND = '*.) '

/** Without the signs around it; a bracket that closes one of its own stays. */
function withoutEnds(said: string): string {
  let [from, to] = [0, said.length]
  while (from < to && BEFORE.includes(said.charAt(from))) from++
  while (to > from && BEHIND.includes(said.charAt(to - 1))) to--
  const closes = said.slice(to).includes(')') && /\([^()]*$/.test(said.slice(0, to)) && !said.startsWith('(')
  return said.slice(from, closes ? said.length : to)
}

function addToken(part: string, tokens: string[]): void {
  const word = part.startsWith(SECTION) ? part : part.replace(/(?<!\.)\.+$/, '')
  if (word === '' || JOINING.test(word)) addJoiner(tokens)
  else addWord(word, tokens)
}

function addWord(word: string, tokens: string[]): void {
  const initials = INITIALS[word]
  if (word === 'AND') addJoiner(tokens)
  else if (initials !== undefined) tokens.push(...initials.split(' '))
  else tokens.push(ONE_SPELLING.get(word) ?? word)
}

function addJoiner(tokens: string[]): void {
  if (tokens.length > 0 && tokens.at(-1) !== JOINER) tokens.push(JOINER)
}

const JOINING = /^[,;:/&+|\-\u2013\u2014]+$/

/** The words that lead to a section, which all say the same. */
export const LEADS: readonly (readonly string[])[] = [
  [PER],
  ['PURSUANT', 'TO'],
  ['PURS', 'TO'],
  ['UNDER'],
  ['VIA'],
  ['BY'],
  ['AS', 'PER'],
]
