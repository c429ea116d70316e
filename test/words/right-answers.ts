/**
 * The right answers about people whose rows carry words that mislead: written from the words and the law, before any program was
 * asked. All of them are made up.
 */

/**
 * What the words stand on. `prior`: a court's later row on a conviction of murder in 1988. `own`: one on the conviction of 11359 HSC
 * that is decided. `judged`: the disposition of the murder, beside a class and a jail term; `judged-bare`: without them, and
 * `judged-class`: with the class alone. `step`: the step of the row that convicts of murder; `step-unread`: the same with a
 * disposition nobody can read. `offense`: what the murder’s rows name. `comment`: on the row that convicts of 11359; `arrest-comment`, `part-comment` and
 * `jail-comment`: on its arrest, on the row of a second part of its sentence, on a row of the jail; `description`: behind its name. `sentence`: a
 * second part of that sentence, beside probation of three years. `held`: what a lower court said of the murder, which a higher one
 * then acquitted; `held-only`: the same, and nothing after it. `advised`: of 11359, days after the conviction. `supervised`: on a
 * row of probation that names the murder, of which no court tells; `jailed`: on one of a county’s jail.
 */
export type Place =
  | 'prior'
  | 'own'
  | 'judged'
  | 'judged-bare'
  | 'judged-class'
  | 'step'
  | 'step-unread'
  | 'offense'
  | 'comment'
  | 'arrest-comment'
  | 'part-comment'
  | 'jail-comment'
  | 'description'
  | 'sentence'
  | 'held'
  | 'held-only'
  | 'advised'
  | 'supervised'
  | 'jailed'

type Answer = 'eligible' | 'not-eligible' | 'review'

export interface Right {
  readonly place: Place
  /** What an honest reader may answer about the conviction of 11359. */
  readonly allowed: readonly Answer[]
  readonly why: string
  /** One a line. */
  readonly texts: string
}

const NO: readonly Answer[] = ['not-eligible']
const NOT_YES: readonly Answer[] = ['not-eligible', 'review']
const YES: readonly Answer[] = ['eligible']
const NOT_NO: readonly Answer[] = ['eligible', 'review']
const ASK: readonly Answer[] = ['review']

/** The people of the first collection of words that mislead. */
export const FIRST: readonly Right[] = [
  {
    place: 'prior',
    allowed: NO,
    why: 'something else was vacated, and the murder stands',
    texts: `
BENCH WARRANT VACATED
TRIAL DATE VACATED
RESTITUTION ORDER VACATED
HEARING VACATED
FINE VACATED
RESTRAINING ORDER VACATED
STAY VACATED
JUDGMENT NOT REVERSED`,
  },
  {
    place: 'prior',
    allowed: NOT_YES,
    why: 'the murder stands, or nobody can say so: nothing says that it is gone',
    texts: `
DENIAL REVERSED
REVERSED AS TO SENTENCE ONLY
JUDGMENT REVERSED IN PART
REVERSED & REMANDED
DISMISSAL VACATED
ORDER VACATING CONV VACATED
PLEA VACATED, RECONVICTED
NEW TRIAL GRANTED
CONV REINSTATED AFTER REVERSED
SENTENCE REVERSED
CONV VACATED-ENTERED IN ERROR
SENTENCE VACATED
PROBATION ORDER VACATED
UNSEALED
OVERTURNED IN PART
ENHANCEMENT VACATED
COUNT 2 VACATED`,
  },
  {
    place: 'own',
    allowed: YES,
    why: 'nothing was done to the conviction',
    texts: `
BENCH WARRANT VACATED
TRIAL DATE VACATED
RESTITUTION ORDER VACATED
BAIL REDUCED
BAIL REDUCED-MISD SCHEDULE`,
  },
  {
    place: 'own',
    allowed: NOT_NO,
    why: 'the conviction stands as a felony; at most its sentence is another',
    texts: `
FINE REDUCED TO MISD LEVEL
SENTENCE REDUCED
SENT REDUCED TO MISD TERM
FEE REDUCED PER 17(B)
PROBATION REDUCED`,
  },
  {
    place: 'own',
    allowed: ASK,
    why: 'whether it was vacated, sealed or reduced the words leave open',
    texts: `
REVERSED IN PART
CONV DISM & SEALED PER 11361.8 HS-ENTERED IN ERROR
11361.8 HS SEALING VACATED
11361.8 HS DISMISSAL SET ASIDE
RELIEF UNDER 11361.8 HS UNSEALED
11361.8 HS SEALING REVOKED
CHARGE REDUCED TO MISD AT PRELIM
REDUCED TO MISD SET ASIDE
17(B) REDUCTION REVOKED
17B ORDER VACATED
REDUCED TO MISD ON CONDITION
REDUCED TO MISD IF PROBATION COMPLETED`,
  },
  {
    place: 'judged',
    allowed: NOT_YES,
    why: 'a class at conviction and a jail term: a murder conviction, or a person looks',
    texts: `
CONV-PRISON
GUILTY
PLED GUILTY
NOLO CONTENDERE
CONTINUED-CONVICTED
WARRANT ISSUED-CONVICTED
DISMISSED/CONVICTED OTHER COUNT
DISMISSED-REFILED-CONVICTED
REL ON OWN RECOG-CONVICTED
REJECTED PLEA-CONVICTED
DETAINED-CONVICTED
PROB TERMINATED-CONVICTED
TERMINATED
FINE PAID
TRIAL SET
DIVERSION DENIED-CONVICTED
DIVERSION FAILED-CONVICTED
DEJ FAILED, JUDGMENT ENTERED
ACQUITTED CT 1 CONVICTED CT 2
CONVlCTED
(CONVICTED)
*CONVICTED
RECONVICTED
NOT GUILTY PLEA-CONVICTED
NOT GUILTY PLEA WITHDRAWN-CONVICTED
PROS REL-CONVICTED
NOT FILED`,
  },
  {
    place: 'step',
    allowed: NOT_YES,
    why: 'the row convicts, whatever step it is told under',
    texts: `
COURT
SUPERIOR CRT
CT ACTION
C0URT ACTION
CUSTODY
PROBATION
APPLICANT
APPLICANT CRT
REGISTRATION
ARREST/DETAINED/CITED

DECEASED`,
  },
  {
    place: 'step-unread',
    allowed: NOT_YES,
    why: 'a class at conviction and a jail term beside words nobody can read',
    texts: `
CT ACTION
C0URT ACTION
CUSTODY
APPLICANT
REGISTRATION
DECEASED
`,
  },
  {
    place: 'offense',
    allowed: NO,
    why: 'murder, or another superstrike that its section alone makes one (PC 667(e)(2)(C)(iv))',
    texts: `
187 PC-MURDER
187PC-MURDER
187(A)PC-MURDER
187 P.C. - MURDER
PC 187
PC187
PC-187(A)
P.C. 187
245(D)(3) PC`,
  },
  {
    place: 'offense',
    allowed: NOT_YES,
    why: 'murder or another superstrike misspelled, told by words alone or without the subdivision that makes it one; or number and words that contradict each other',
    texts: `
187
187 -MURDER
MURDER
18 7 PC-MURDER
187,PC-MURDER
l87 PC-MURDER
I87(A) PC-MURDER
1 87(A) PC-MURDER
187A PC-MURDER
187.0 PC-MURDER
0187 PC-MURDER
187(A) P C-MURDER
187(A) PN-MURDER
187(A) VC-MURDER
187(A) HS-MURDER
17 PC-MURDER
1871 PC-MURDER
178 PC-MURDER
87(A) PC-MURDER
664/187 PC-ATT MURDER
664-187(A) PC
ATT 187 PC
F187(A) PC-MURDER
187(A) PC;MURDER
CT1 187(A) PC
187(A)/190 PC-MURDER
SEE COMMENT FOR CHARGE
UNKNOWN
999 PC-MURDER 1ST DEGREE
00000 -MURDER
288(A) PC-LEWD ACT CHILD
288 PC
288A(C) PC
261(A)(2) PC-RAPE
207/209 PC
209(B)(1) PC-KIDNAP FOR ROBBERY/RAPE
220 PC-ASLT TO COMMIT RAPE
269 PC
286(C) PC
289(A) PC
11418 PC
653F(B) PC-SOLICIT MURDER
653F PC
191.5 PC
4500 PC
12022.53 PC
37 PC-TREASON
451.5 PC
667.61 PC
187 CP
187(A) CPC`,
  },
]

/** More of each kind. */
export const MORE: readonly Right[] = [
  ...(['comment', 'arrest-comment', 'part-comment', 'jail-comment', 'description'] as const).flatMap(
    (place): readonly Right[] => [
      {
        place,
        allowed: NOT_YES,
        why: 'the words make another offense of it, or tell of a strike or of priors that the record does not show',
        texts: `
ATTEMPT
(attempted)
ATT.
ATTMPTD
CONSPIRED W/OTHERS
Conspiracy
182(A)(1)
664/
SOLICITED
ACCESSORY AFTER THE FACT
AIDING
TO A MINOR
WITH PRIOR
W/PRIORS
2ND STRIKE
STRIKE PRIOR ADMITTED
SENT PER 667(B)-(I)`,
      },
      {
        place,
        allowed: YES,
        why: 'the words say nothing of the offense and tell of no earlier conviction',
        texts: `
ATTY PRESENT
LEGAL AID APPOINTED
NO PRIORS
W/O PRIORS
AIDING AND ABETTING
PRIOR TO HEARING`,
      },
    ],
  ),
  {
    place: 'advised',
    allowed: YES,
    why: 'how the plea was taken changes nothing',
    texts: `
RIGHT TO COUNSEL WAIVED-NO
CRT FIND FACTUAL BASIS FOR PLEA`,
  },
  {
    place: 'held',
    allowed: YES,
    why: 'the charge passed to a higher court, which acquitted',
    texts: `
WAIVED PRELIM HELD TO ANSWER
HELD TO ANSWER W/O PRELIM
HELD TO ANSWER-872 PC
CERTIFIED PLEA TO SUP CRT`,
  },
  {
    place: 'sentence',
    allowed: YES,
    why: 'the words add no time',
    texts: `
CC
CS
SEARCH
4TH AMENDMENT WAIVER
NO ALCOHOL
NARC TEST
ATTORNEY FEES`,
  },
  {
    place: 'own',
    allowed: ASK,
    why: 'what was denied is what the law gives today',
    texts: `
11361.8 HS PETITION DENIED
PETITION DENIED PER 11361.8 HS
1203.4 PC DENIED
DENIED IN PART
PETITION DENIED AS TO CT 2
PETITION DENIED/CONV VACATED
DENIAL OF PETITION REVERSED`,
  },
  {
    place: 'own',
    allowed: YES,
    why: 'nothing was given, nor taken; or a condition of probation is another, which is over in any case',
    texts: `
PETITION DENIED
RELIEF DENIED
PET FOR RESENTENCING DENIED
MOTION DENIED
MTN DENIED
MOTION TO VACATE DENIED
REDUCTION DENIED
EXPUNGEMENT DENIED
REQUEST DENIED
PETITION DENIED W/O PREJUDICE
PROBATION MODIFIED
PROB MODIF
CONDITIONS OF PROBATION MODIFIED
PROB TERMS MOD`,
  },
  {
    place: 'prior',
    allowed: NO,
    why: 'the murder stands: nothing was given, or another term of probation',
    texts: `
PETITION DENIED
MOTION DENIED
MOTION TO VACATE DENIED
RELIEF DENIED
EXPUNGEMENT DENIED
PROBATION MODIFIED
PROBATION EXTENDED
PROB MOD & EXT`,
  },
  {
    place: 'own',
    allowed: NOT_NO,
    why: 'when the sentence is over is not known any more, and it may be',
    texts: `
PROBATION EXTENDED
PROB EXT
TERM OF PROBATION EXTENDED
PROBATION MODIFIED AND EXTENDED`,
  },
  {
    place: 'own',
    allowed: YES,
    why: 'a condition was met, or a higher court changed nothing',
    texts: `
DUI SCHOOL COMPLETED
DRUG PROGRAM COMPLETED
REMITTITUR FILED-JUDGMENT AFFIRMED`,
  },
  {
    place: 'prior',
    allowed: NO,
    why: 'something else was stayed, denied or undone; the murder stands',
    texts: `
SENTENCE STAYED PER 654 PC
EXECUTION OF SENTENCE STAYED
STAY OF EXECUTION LIFTED
MOTION TO WITHDRAW PLEA DENIED
PETITION FOR WRIT DENIED
REMITTITUR FILED-JUDGMENT AFFIRMED
DRIVERS LICENSE SUSPENSION VACATED
WARRANT VACATED AND QUASHED
ARRAIGNMENT VACATED
OSC VACATED`,
  },
  {
    place: 'prior',
    allowed: NOT_YES,
    why: 'the word alone may be of a warrant, a date or an order',
    texts: `
VACATED
REVERSED
OVERTURNED
VACATED?
REVERSED AND REMANDED FOR RESENTENCING
AFFIRMED IN PART REVERSED IN PART
REDUCED TO MANSLAUGHTER
TENTATIVE RULING: CONV VACATED
PRIOR CONV STRICKEN
DISMISSED AS TO CODEFENDANT`,
  },
  {
    place: 'prior',
    allowed: NO,
    why: 'something else was vacated, recalled or set aside',
    texts: `
WARRANT RECALLED
BENCH WARRANT SET ASIDE
BENCH WARRANT RECALLED & QUASHED
COURT DATE VACATED
JURY TRIAL DATE VACATED
PRELIM HRG VACATED
SENTENCING HEARING VACATED
REVIEW HEARING VACATED
NO CONTACT ORDER VACATED
PROTECTIVE ORDER VACATED
CRIMINAL PROTECTIVE ORDER TERMINATED
BAIL FORFEITURE SET ASIDE
BAIL FORFEITURE VACATED
FEES VACATED
FINES AND FEES VACATED
RESTITUTION ORDER SET ASIDE
GAG ORDER VACATED
JUDGMENT AFFIRMED
CONV AFFIRMED ON APPEAL
APPEAL DISMISSED
MOTION FOR NEW TRIAL DENIED`,
  },
  {
    place: 'prior',
    allowed: NOT_YES,
    why: 'words of undoing that are about something else, or take back what undid it',
    texts: `
CONV REINSTATED
CONVICTION REINSTATED
ORDER OF DISMISSAL VACATED
REVERSAL VACATED
VACATUR REVERSED
DISMISSAL REVERSED
EXPUNGEMENT REVOKED
EXPUNGEMENT SET ASIDE
1203.4 RELIEF RESCINDED
CONV VACATED IN ERROR
CONV NOT VACATED
MOTION TO VACATE CONV DENIED
CONV VACATED AS TO CT 2
GUN ENHANCEMENT REVERSED
STRIKE VACATED
SPECIAL CIRCUMSTANCE REVERSED
REVERSED AND REINSTATED
SENTENCE VACATED & RESENTENCED
PLEA WITHDRAWN, NEW PLEA ENTERED
CONV SET ASIDE ORDER REVERSED
SEALING ORDER VACATED
COUNT 3 REVERSED`,
  },
  {
    place: 'prior',
    allowed: YES,
    why: 'the murder conviction is gone',
    texts: `
CONV VACATED PER 1473.7 PC
CONVICTION VACATED PURSUANT TO PC 1473.7
CONV REVERSED
CONV REVERSED ON APPEAL
REVERSED & DISMISSED
CONV VACATED & DISM`,
  },
  {
    place: 'own',
    allowed: YES,
    why: 'something else was reduced or ended; the conviction stands as it was',
    texts: `
BOND REDUCED
FINE REDUCED
FEES REDUCED
RESTITUTION REDUCED
BAIL REDUCTION DENIED
BAIL REDUCED; OWN RECOG
PROBATION TERMINATED
PROB TERMINATED EARLY
EARLY TERMINATION OF PROBATION
PROBATION COMPLETED
SENTENCE MODIFIED
PAROLED
DISCHARGED
DISCHARGED FROM PAROLE
FINE PAID
WARRANT RECALLED
PROTECTIVE ORDER TERMINATED
CERT OF REHAB GRANTED
JUDGMENT AFFIRMED
FINES PAID & PROB TERM`,
  },
  {
    place: 'own',
    allowed: NOT_NO,
    why: 'the words do not say that the conviction is another now',
    texts: `
TERM REDUCED
REDUCED SUPERVISION LEVEL
CHARGE REDUCED AS TO CODEFENDANT
REDUCED CUSTODY LEVEL
MISD PROBATION TERMS REDUCED
FINE REDUCED TO INFRACTION SCHEDULE
JAIL TERM REDUCED TO MISD MAXIMUM
REDUCED BAIL TO MISD
OR REDUCED TO COURT PROBATION`,
  },
  {
    place: 'own',
    allowed: ['not-eligible', 'review'],
    why: 'sealed, vacated or reduced: nothing is left to give, or a person looks',
    texts: `
CONV DISM & SEALED PER 11361.8 HS
CONV DISMISSED AND SEALED PURSUANT TO HS 11361.8
RECORD SEALED PER 1203.45 PC
CONV REDUCED TO MISD PER 17(B) PC
CONVICTION REDUCED TO MISDEMEANOR PURSUANT TO 17(B) PC
CONV REDUCED TO MISD PER PC 1170.18
17(B) PC
17B PC
REDUCED TO MISDEMEANOR
CONV VACATED PER 1473.7 PC
CONV REDESIGNATED MISD PER 11361.8 HS
REDUCED TO MISD PER 17(B) PC & DISM PER 1203.4 PC
CONV VACATED PER 236.14 PC
REDUCED TO MISD/17(B) PC, CONV SET ASIDE & DISM/1203.4 PC
CONV VACATED & DISM PER PC 1473.7`,
  },
  {
    place: 'own',
    allowed: NOT_NO,
    why: 'a dismissal after the sentence leaves the conviction to be redesignated (HSC 11361.8)',
    texts: `
CONV SET ASIDE & DISM PER 1203.4 PC
CONVICTION SET ASIDE AND DISMISSED PURSUANT TO PC 1203.4
CONV SET ASIDE/DISM PER PC 1203.4A
RELIEF GRANTED PER 1203.425 PC
PROB TERMINATED; CONV SET ASIDE & DISM PER 1203.4 PC
DISM PER PC 1203.4
CONV DISM PER 1203.41 PC
1203.4 PC
CONV DISM SEC 1203.4 OF THE PENAL CODE
CONV SET ASIDE & DISM PER P.C. 1203.4`,
  },
  {
    place: 'own',
    allowed: ASK,
    why: 'sealed, unsealed, reinstated, conditional: what is so today the words do not say',
    texts: `
SEALING ORDER REVOKED
CONV UNSEALED
RECORD UNSEALED
SEAL ORDER VACATED
SEALED IN ERROR
SEALED RECORD REOPENED
SEALING PENDING
SEALING OF RECORD OBJECTED TO
1203.4 PC DENIED
PETITION 1170.18 PC
17(B) PC REINSTATED AS FELONY
REDUCTION RESCINDED
REDUCED TO MISD, THEN REINSTATED AS FELONY
REDUCED TO MISD UPON COMPLETION
DISM PER 1203.4 PC RESCINDED
CONV REINSTATED
CONV DISM-REINSTATED
DISMISSED AS TO PRIOR
RESENTENCED PER 1170.18 PC
NEW TRIAL GRANTED`,
  },
  {
    place: 'judged',
    allowed: NOT_YES,
    why: 'a class at conviction and a jail term beside words that convict, or of another end',
    texts: `
CONVICTED CT 1 ACQUITTED CT 2
ACQUITTED-CONVICTED LESSER
CONVICTED-ACQUITTED
CONVICTED
CONV
CONVICTED BY JURY
CONVICTED-PLED GUILTY
CONVICTED-PRISON,RSTN,FINE
ACQUITTED
NOT GUILTY
DISMISSED
DISMISSED/FURTHERANCE OF JUSTICE
PROS REJ-INSUFFICIENT EVIDENCE
CONTINUED
BENCH WARRANT ISSUED
ARRAIGNED
BAIL EXONERATED
HELD TO ANSWER
GUILTY BY JURY VERDICT
VERDICT GUILTY
HUNG JURY-CONVICTED ON RETRIAL
SENTENCED
MISTRIAL/CONVICTED
CONV1CTED
CONVICTED*
RIGHT TO TRIAL BY JURY WAIVED-YES
DIVERSION
DEJ GRANTED-TERMINATED-CONVICTED
CERTIFIED ON PLEA-CONVICTED`,
  },
  {
    place: 'judged-class',
    allowed: NOT_YES,
    why: 'a class at conviction beside words that end nothing',
    texts: `
CONTINUED
FINE PAID
TRIAL SET
TERMINATED
GUILTY
JUDGMENT ENTERED
?
CONTINUED-CONVICTED`,
  },
  {
    place: 'judged-bare',
    allowed: NOT_YES,
    why: 'a court’s row that does not say how the murder charge ended',
    texts: `
QWERTY
?
GUILTY
PLED GUILTY
NOLO CONTENDERE
JUDGMENT ENTERED
SENTENCED
CONTINUED-CONVICTED
ACQUITTED CT 1 CONVICTED CT 2
DISMISSED IN ERROR
DISMISSAL VACATED
NOT ACQUITTED
DISMISSED CT 2
ACQUITTAL REVERSED
DEJ FAILED, JUDGMENT ENTERED
DISMISSED, REINSTATED
DISMISSED THEN CONVICTED`,
  },
  {
    place: 'judged-bare',
    allowed: NOT_YES,
    why: 'the words are about a plea, a sentence or a review of them: a conviction of murder went before that no row tells',
    texts: `
PROBATION GRANTED
PROBATION TERMINATED
PAROLED
PAROLE REVOKED
DISCHARGED FROM PAROLE
SENTENCE SERVED
SENTENCE MODIFIED
SENTENCE STAYED PER 654 PC
CREDIT FOR TIME SERVED
IMP SEN SS
RETURNED TO PRISON
JUDGMENT AFFIRMED
CONV STANDS
APPEAL DISMISSED
CRT FIND PLEA KNOWLEDGE&INTELLIGENT&VOLUNT
CONVICTION CERT BY CLERK OF THE COURT
TIME WAIVED FOR SENTENCING
SENTENCING CONTINUED
SENTENCING HEARING VACATED
MOTION FOR NEW TRIAL DENIED
CERT OF REHAB GRANTED
FINE PAID
RESTITUTION ORDERED
RESTITUTION ORDER MODIFIED
DIAGNOSTIC STUDY ORDERED
NOT GUILTY PLEA WITHDRAWN
DIVERSION FAILED`,
  },
  {
    place: 'judged-bare',
    allowed: YES,
    why: 'the murder charge ended without a conviction',
    texts: `
ACQUITTED
NOT GUILTY
DISMISSED
DISM
DISMISSED/FURTHERANCE OF JUSTICE
DISM-FURTH OF JUSTICE
DISMISSED/LACK OF PROBABLE CAUSE
1385 PC-DISMISSED/FURTHERANCE OF JUSTICE
DISMISSED PER 995 PC
DISMISSED - PC 1118.1
DISMISSED/DELAY
DISMISSED/DEFECTIVE ACCUSATION
DISMISSED/INSUFFICIENT EVIDENCE
DISMISSED/DIVERSION COMPLETED
PROS REJ-INSUFFICIENT EVIDENCE
PROS REJ-OTHER
PROS REJ-WITNESS UNAVAILABLE
PROS REL-DET ONLY-LACK OF SUFF EVID
CHARGES DROPPED
DISMISSED W/O PREJUDICE`,
  },
  {
    place: 'held',
    allowed: YES,
    why: 'the charge passed to a higher court, which acquitted',
    texts: `
HELD TO ANSWER
HELD TO ANSWER TO SUPERIOR COURT
HELD TO ANSWER/BAIL SET
CERTIFIED TO SUPERIOR COURT
CERTIFIED
CERT TO SUP CRT
BOUND OVER
BOUND OVER TO SUPERIOR COURT
DEFT HELD TO ANSWER
HTA
PRELIMINARY HEARING WAIVED
INFORMATION FILED
PLED NOT GUILTY
ARRAIGNED
CONTINUED
TRIAL SET
BENCH WARRANT ISSUED
BAIL SET
MISTRIAL
RELEASED ON OWN RECOGNIZANCE`,
  },
  {
    place: 'held-only',
    allowed: NOT_YES,
    why: 'what became of the murder charge the record does not tell',
    texts: `
HELD TO ANSWER
CERTIFIED TO SUPERIOR COURT
BOUND OVER
PLED GUILTY
FOUND GUILTY`,
  },
  {
    place: 'advised',
    allowed: YES,
    why: 'how the plea was taken changes nothing',
    texts: `
CHRGS&DIRECT CONSEQUENCES OF PLEA
DEFENDANT WAIVED COUNSEL
DEFENDANT REPRESENTED BY COUNSEL
RIGHT TO TRIAL BY JURY WAIVED-YES
RIGHT TO CONFRONT&CROSS EXAM WIT&WAIVE-YES
DEF COUNSEL CONCURRED DEFNDT PLEA/ADMISS
CRT FIND PLEA KNOWLEDGE&INTELLIGENT&VOLUNT
CONVICTION CERT BY CLERK OF THE COURT
CONV CERT BY CLERK OF THE COURT
RIGHT TO COUNSEL WAIVED-YES
RIGHT AGAINST SELF INCRIMINATION WAIVED-YES
DEFENDANT ADVISED OF RIGHTS
DEFT REPRESENTED BY COUNSEL
ADVISED OF IMMIGRATION CONSEQUENCES
COURT FINDS FACTUAL BASIS FOR PLEA
JURY TRIAL WAIVED
DEFENDANT WAIVED RIGHTS
TIME WAIVED FOR SENTENCING
RIGHT TO REMAIN SILENT WAIVED-YES
PLEA FORM FILED`,
  },
  {
    place: 'sentence',
    allowed: YES,
    why: 'the words add no time to three years of probation from 1995',
    texts: `
IMP SEN SS
IMPOSITION OF SENTENCE SUSPENDED
EXEC SEN SS
ISS
CONCURRENT
CONC
CONSECUTIVE
CREDITS
CREDIT FOR TIME SERVED
CTS
RSTN
RESTN
RESTITUTION
FINE
FINE SS
FINE/RESTITUTION
FEES
PENALTY ASSESSMENT
COURT COSTS
COMMUNITY SERVICE
FINE SS, CONCURRENT
STAY AWAY ORDER
DL SUSP
PROBATION DENIED`,
  },
  {
    place: 'comment',
    allowed: NOT_YES,
    why: 'the comment may say that the conviction is gone or another',
    texts: `
PER COURT ORDER CASE DISMISSED
CASE DISMISSED
CASE DISM
DISMISSED 06/15/2003
CONV SET ASIDE
CONVICTION VACATED BY COURT
CHARGE REDUCED
CONV STATUS:REDUCED TO 17 PC
TREATED AS MISD
DECLARED A MISDEMEANOR BY COURT
DEEMED A MISDEMEANOR
RECORD SEALED BY ORDER OF COURT
EXPUNGED
REVERSED ON APPEAL
PLEA WITHDRAWN
FOUND NOT GUILTY ON RETRIAL
CHARGES DROPPED
PARDONED BY GOVERNOR
PROB REVOKED
17(B) GRANTED
DISMISSED PER 1203.4
SENTENCE RECALLED
NEW TRIAL GRANTED
FACTUALLY INNOCENT`,
  },
  {
    place: 'comment',
    allowed: YES,
    why: 'the comment says nothing of an order on the conviction',
    texts: `
SCN-00000000000
PHOTO AVAILABLE
BENCH WARRANT VACATED
WARRANT RECALLED
TRIAL DATE VACATED
BAIL REDUCED
SENTENCE CONCURRENT WITH FILE
DCN-0000000000
ATI-A0000000
ARR BY:CAPD
FINE PAID
PROB TERMINATED
BAIL REDUCED, PHOTO AVAILABLE
RESTITUTION ORDER VACATED
MOTION FOR NEW TRIAL DENIED
APPEAL DISMISSED`,
  },
  {
    place: 'judged-bare',
    allowed: NOT_YES,
    why: 'the charge of murder went on, and what came of it no row tells',
    texts: `
NOT GUILTY PLEA
PLED NOT GUILTY
MOTION TO DISMISS DENIED
MOTION TO SUPPRESS DENIED`,
  },
  {
    place: 'own',
    allowed: YES,
    why: 'a notice alone undoes nothing, and what came of an appeal the court reports',
    texts: `
APPEAL FILED
NOTICE OF APPEAL FILED`,
  },
  {
    place: 'sentence',
    allowed: YES,
    why: 'work in place of jail, and what PC 654 stays, take no time of their own where none is told',
    texts: `
SEC 654 PC
STAYED SEC 654 PC`,
  },
  {
    place: 'supervised',
    allowed: NOT_YES,
    why: 'who is on probation has been convicted, whatever came before',
    texts: `
DIVERSION TERMINATED, SENTENCED 3 YRS PROB
PROB GRANTED AFTER DIVERSION FAILED
DEFERRED SENTENCE IMPOSED
DIVERTED FROM PRISON TO PROBATION
CONVICTED AFTER PRETRIAL RELEASE
SENTENCE DEFERRED, PROB 3 YRS
PRETRIAL CREDITS 90 DAYS`,
  },
  {
    place: 'supervised',
    allowed: NOT_NO,
    why: 'nobody says that there was a judgment',
    texts: `
DIVERSION
PC 1000 DIVERSION
PRETRIAL SUPERVISION
SUPERVISED OWN RECOGNIZANCE`,
  },
  {
    place: 'jailed',
    allowed: NOT_YES,
    why: 'the words are of a sentence, or may be',
    texts: `
DOING 8 MONTHS
REC SUP CRT 3 YRS
RELEASED, TERM DONE
IN ON ABSTRACT
SENTENCED
DISCHARGED
HELD FOR PRISON TRANSPORT`,
  },
  {
    place: 'jailed',
    allowed: NOT_NO,
    why: 'jails say it of those awaiting trial as well',
    texts: `
BOOKED
IN CUSTODY
RELEASED FROM JAIL`,
  },
]

/** How a court ended a charge after a diversion, without the year of it: what PC 851.93 gives for the arrest. */
export interface RightArrest {
  readonly misdemeanor: Answer
  readonly felony: Answer
  readonly why: string
  /** One a line. */
  readonly texts: string
}

export const DIVERTED: readonly RightArrest[] = [
  {
    misdemeanor: 'eligible',
    felony: 'not-eligible',
    why: 'any dismissal of a misdemeanor counts (a)(2)(A); of felonies (D) does not list 1001.83 and 1001.95',
    texts: `
DISMISSED/1001.95 PC
DISMISSED PER 1001.95 PC
DISMISSED-1001.95 PC
DISM 1001.95 PC
DISMISSED PURSUANT TO PC 1001.95
1001.95 PC-DISMISSED
DISMISSED 1001.95(C) PC
DISMISSED/DIVERSION 1001.95 PC
DISMISSED/DIVERSION COMPLETED 1001.95 PC
DISMISSED/COURT DIVERSION/1001.95 PC
DIVERSION PER 1001.95 PC/DISMISSED
DISMISSED/1001.83 PC
DISMISSED/PRIMARY CAREGIVER DIVERSION 1001.83 PC`,
  },
  {
    misdemeanor: 'eligible',
    felony: 'eligible',
    why: 'the same; and (D) lists the chapters of these diversions, which dismiss who completes them',
    texts: `
DISMISSED/1001.36 PC
DISMISSED PER 1001.36 PC
DISMISSED/MENTAL HEALTH DIVERSION 1001.36 PC
DISMISSED/1000 PC
DISMISSED PER PC 1000
DISM-DRUG DIVERSION 1000 PC
DISMISSED/1001.80 PC
DISMISSED-MILITARY DIVERSION 1001.80 PC
DISMISSED/1001.82 PC
DISMISSED/1001.9 PC
DISMISSED AFTER COMPLETION OF DIVERSION 1001.50 PC
DIVERSION COMPLETED 1001.36 PC-DISMISSED`,
  },
  {
    misdemeanor: 'eligible',
    felony: 'review',
    why: 'the same; of which statute the diversion of a felony was is not said',
    texts: `
DISMISSED/MILITARY DIVERSION
DISMISSED-DIVERSION
DISMISSED/MENTAL HEALTH DIVERSION
DISM/DIVERSION COMP
DISMISSED PER DIVERSION
DISMISSED AFTER DIVERSION
DISMISSED/MISDEMEANOR DIVERSION
DISMISSED/DIVERTED
DISMISSED/DEJ
DIVERSION COMPLETED-DISMISSED
DIVERSION COMPLETED AND DISMISSED
DIVERSION/DISMISSED`,
  },
  {
    misdemeanor: 'eligible',
    felony: 'not-eligible',
    why: 'a dismissal, and no diversion was completed',
    texts: `
DISMISSED/FURTHERANCE OF JUSTICE
DISMISSED/DIVERSION TERMINATED
DISMISSED/DIVERSION DENIED`,
  },
  {
    misdemeanor: 'review',
    felony: 'review',
    why: 'the diversion has no end that the words tell of',
    texts: `
DIVERSION 1001.95 PC
MENTAL HEALTH DIVERSION
DIVERSION TERMINATED 1001.36 PC
DISMISSED/DIVERSION NOT 1001.36 PC`,
  },
]
