/** What the points and authorities say of a statute beyond the citations of the run, each sentence with how it was read. */

import { type ReliefWords, reliefWords } from '../words.ts'
import { statuteWords } from './statute-words.ts'

/** A sentence about a statute, with where it stands there. */
export interface Authority {
  readonly cite: string
  readonly says: string
  /**
   * `copy`: read on an unofficial copy. `secondary`: in summaries and official guidance. `unverified`: from memory.
   * None was read by an attorney: who signs checks each.
   */
  readonly read: 'copy' | 'secondary' | 'unverified'
}

export interface StatuteAuthorities {
  /** In the title of the motion, where it names more than the section. */
  readonly short?: string
  /** Over the statute in the memorandum. */
  readonly heading: string
  /** Why each conviction or arrest gets it, after *that*. */
  readonly ground: string
  /** What the court is asked to do with it, where the relief's own words say less than the statute. */
  readonly asked?: string
  readonly authorities: readonly Authority[]
}

const pc = (section: string): string => `Pen. Code, §\u00a0${section}`
/** Read in the copy of the Penal Code, 2026-11-30. */
const copy = (cite: string, says: string): Authority => ({ cite, says, read: 'copy' })
const PRIOR = 'In a later prosecution the conviction may still be pleaded and proved as a prior.'
const SET_ASIDE =
  'be set aside and dismissed: that the plea of guilty or no contest be withdrawn or the verdict of guilty set aside, the case be dismissed, and the person be released from all penalties and disabilities of the offense but those that the statute leaves'
const INTEREST = 'the court may grant the relief in its discretion and in the interest of justice'
const UNPAID =
  'An unfulfilled order of restitution or a restitution fine is no ground to deny the petition where the court so decides in the interest of justice.'

/** Read for Setaside between 2026-07 and 2026-11; see docs/law and the rules' own citations. */
const KNOWN: Readonly<Record<string, StatuteAuthorities>> = {
  'hsc-11361.8': {
    short: 'Health & Saf. Code, §§\u00a011361.8, 11361.9',
    heading: 'Convictions that the Adult Use of Marijuana Act leaves without ground',
    ground:
      'each conviction is for conduct that is no crime, or a lesser one, since the Control, Regulate and Tax Adult Use of Marijuana Act took effect on November 9, 2016',
    authorities: [
      {
        cite: 'Health & Saf. Code, §\u00a011361.8, subd. (e)',
        says: 'A person who has completed the sentence for a conviction under sections 11357 to 11360, and who would not have been guilty, or guilty of a lesser offense, had the Act been in effect at the time, may have it dismissed and sealed because it is now legally invalid, or redesignated as a misdemeanor or an infraction.',
        read: 'secondary',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.8, subds. (b), (f)',
        says: 'The criteria are presumed to be satisfied unless the party opposing proves otherwise by clear and convincing evidence. Once they are satisfied, the court shall redesignate the conviction, or dismiss it and seal it.',
        read: 'secondary',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.8, subd. (g)',
        says: 'No hearing is necessary unless the applicant asks for one.',
        read: 'unverified',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.8, subd. (h)',
        says: 'A felony that is redesignated is a misdemeanor or an infraction for all purposes.',
        read: 'secondary',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.9',
        says: 'The Legislature did not leave this to those who ask. It had past convictions that are eligible identified, had the prosecution review them, and has the court reduce, dismiss and seal those that are not challenged.',
        read: 'secondary',
      },
    ],
  },
  'hsc-11361.5': {
    heading: 'Records of cannabis convictions that are to be destroyed',
    ground: 'each record is one that no agency may keep any longer',
    authorities: [
      {
        cite: 'Health & Saf. Code, §\u00a011361.5',
        says: 'Records of the convictions that the section names are destroyed, those from 1976 on of themselves when the time it sets has passed, and earlier ones on application.',
        read: 'unverified',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.7, subd. (b)',
        says: 'From the day its record was to be destroyed no public agency may deny or alter anything because of such an arrest or conviction.',
        read: 'secondary',
      },
    ],
  },
  'hsc-11361.5-arrests': {
    heading: 'Records of cannabis arrests that are to be destroyed',
    ground: 'each record is one of an arrest without a conviction that no agency may keep any longer',
    authorities: [
      {
        cite: 'Health & Saf. Code, §\u00a011361.5',
        says: 'Records of arrests without a conviction for the offenses that the section names are destroyed when the time it sets has passed.',
        read: 'unverified',
      },
    ],
  },
  'hsc-11361.9': {
    heading: 'Cannabis convictions that the state’s review found eligible',
    ground:
      'each conviction was found eligible in the review of past cannabis convictions, and was not challenged in time',
    authorities: [
      {
        cite: 'Health & Saf. Code, §\u00a011361.9, subds. (c), (d)',
        says: 'What the prosecution did not challenge in the time it had, the court orders, and the records are updated.',
        read: 'secondary',
      },
    ],
  },
  'pc-17': {
    heading: 'Offenses that the court may declare to be lesser ones',
    ground: 'each offense could have been punished as a lesser one, and the court may so declare it',
    authorities: [
      copy(
        `${pc('17')}, subd. (b)(3)`,
        'A crime punishable as a felony or by a lesser term is a misdemeanor for all purposes when the court granted probation and declares it a misdemeanor, then or later on application.',
      ),
      copy(
        `${pc('17')}, subd. (d)(2)`,
        'A violation of a section that section 19.8 lists is an infraction where the court so determines, with the consent of the defendant.',
      ),
      copy(
        `${pc('17')}, subd. (f)`,
        'Unpaid restitution or an unpaid restitution fine is no ground to deny a reduction.',
      ),
    ],
  },
  'pc-1170.18': {
    heading: 'Felonies that would be misdemeanors under Proposition 47',
    ground:
      'each conviction is for a felony, its sentence completed, that would have been a misdemeanor had Proposition 47 been in effect at the time',
    authorities: [
      copy(
        `${pc('1170.18')}, subds. (f), (g)`,
        'Whoever has completed the sentence for such a felony may apply to have it designated a misdemeanor, and where the criteria are met the court shall do so.',
      ),
      copy(`${pc('1170.18')}, subd. (l)`, 'The section does not diminish other rights and remedies.'),
    ],
  },
  'pc-1170.9': {
    heading: 'Convictions that came of military service',
    ground:
      'each conviction came of a condition from military service, the person was granted probation and met all that the statute asks',
    asked: SET_ASIDE,
    authorities: [
      copy(
        `${pc('1170.9')}, subd. (h)(1), (3)`,
        'Restoring a defendant whose record came of a mental health condition from military service is in the interests of justice; where every requirement is met the court may, by a written order with reasons, grant relief in accordance with section 1203.4.',
      ),
    ],
  },
  'pc-1203.4': {
    heading: 'Convictions after which probation was completed',
    ground: 'each person was granted probation, it has ended, and nothing bars the relief',
    asked: SET_ASIDE,
    authorities: [
      copy(
        `${pc('1203.4')}, subd. (a)(1)`,
        `Where the conditions of probation were fulfilled for its entire period, or the person was discharged before its end, the relief is of right; in any other case ${INTEREST}. It is had at any time after probation has ended, by a person who serves no sentence, is on probation for no offense and charged with none. ${PRIOR}`,
      ),
      copy(
        `${pc('1203.4')}, subd. (c)(3)`,
        'A petition is not denied because of an unfulfilled order of restitution or restitution fine.',
      ),
    ],
  },
  'pc-1203.41': {
    heading: 'Felonies sentenced to jail, prison or supervision',
    ground:
      'each person has completed the sentence for a felony, and the time that the statute sets has passed',
    asked: SET_ASIDE,
    authorities: [
      copy(`${pc('1203.41')}, subd. (a)`, `After a conviction of a felony ${INTEREST}.`),
      copy(`${pc('1203.41')}, subds. (b)(1), (d)`, `${PRIOR} ${UNPAID}`),
    ],
  },
  'pc-1203.42': {
    heading: 'Felonies sentenced before realignment',
    ground:
      'each person was sentenced, before the 2011 Realignment, for a crime that would otherwise have been eligible for sentencing under section 1170, subdivision (h), and the time that the statute sets has passed',
    asked: SET_ASIDE,
    authorities: [
      copy(`${pc('1203.42')}, subd. (a)`, `After such a sentence ${INTEREST}.`),
      copy(`${pc('1203.42')}, subds. (b)(1), (c)`, `${PRIOR} ${UNPAID}`),
    ],
  },
  'pc-1203.43': {
    heading: 'Pleas given for deferred entry of judgment',
    ground:
      'each person was granted deferred entry of judgment on or after January 1, 1997, performed satisfactorily, and had the charges dismissed',
    authorities: [
      copy(
        `${pc('1203.43')}, subd. (b)`,
        'In any case in which a person was granted deferred entry of judgment on or after January 1, 1997, performed satisfactorily while it lasted and had the charges dismissed under section 1000.3, the court must, upon request, permit the plea to be withdrawn and dismiss the case.',
      ),
    ],
  },
  'pc-1203.45': {
    heading: 'Misdemeanors of persons under 18',
    ground:
      'each person was under 18 when the misdemeanor was committed (under 21 where that was before March 7, 1973) and may have, or has had, the relief of section 1203.4 or 1203.4a',
    authorities: [
      copy(
        `${pc('1203.45')}, subd. (a)`,
        'A person under 18 at the time of a misdemeanor who is eligible for relief under section 1203.4 or 1203.4a, or has received it, may petition for the sealing of the record of conviction and of the other official records in the case, and the court may so order.',
      ),
    ],
  },
  'pc-1203.49': {
    heading: 'Convictions of victims of human trafficking under section 647, subdivision (b)',
    ground: 'each conviction was the result of the person being a victim of human trafficking',
    asked: SET_ASIDE,
    authorities: [
      copy(
        pc('1203.49'),
        'Where clear and convincing evidence establishes that a conviction of solicitation or prostitution was the result of being a victim of human trafficking, the court may so find, order any of the relief of section 1203.4, and notify the Department of Justice.',
      ),
    ],
  },
  'pc-1203.4a': {
    heading: 'Misdemeanors and infractions without probation',
    ground:
      'each person was convicted of a misdemeanor without probation, or of an infraction, and a year has passed since judgment',
    asked: SET_ASIDE,
    authorities: [
      copy(
        `${pc('1203.4a')}, subd. (a)`,
        'A year after judgment the relief is of right for a person who has performed the sentence, serves none and is charged with no crime, and has since lived an honest and upright life and obeyed the law.',
      ),
      copy(`${pc('1203.4a')}, subd. (b)`, `Where not all of this is met ${INTEREST}.`),
    ],
  },
  'pc-1203.4b': {
    heading: 'Convictions of those who served on fire crews',
    ground:
      'each person took part successfully in a fire crew while serving the sentence, and has been released',
    asked: SET_ASIDE,
    authorities: [
      copy(
        `${pc('1203.4b')}, subd. (b)`,
        'Once it is certified that the person took part successfully in a conservation camp, a county hand crew or an institutional firehouse, and has been released from custody, the court may, in its discretion and in the interests of justice, make the order.',
      ),
    ],
  },
  'pc-236.14': {
    heading: 'Offenses of victims of human trafficking',
    ground:
      'each arrest or conviction of a nonviolent offense was the direct result of the person being a victim of human trafficking',
    authorities: [
      copy(
        `${pc('236.14')}, subds. (a), (g), (h)`,
        'On clear and convincing evidence that the arrest or conviction was the direct result of being a victim, the court may vacate it, find that the person therefore lacked the intent, and dismiss the case as invalid for a legal defect at the time.',
      ),
      copy(
        `${pc('236.14')}, subd. (k)`,
        'With the order it has the agencies that keep records of the case seal and destroy them.',
      ),
    ],
  },
  'pc-236.15': {
    heading: 'Offenses of victims of intimate partner violence or sexual violence',
    ground:
      'each arrest or conviction of a nonviolent offense was the direct result of the person being a victim of intimate partner violence or sexual violence',
    authorities: [
      copy(
        `${pc('236.15')}, subds. (a), (g), (h)`,
        'On clear and convincing evidence that the arrest or conviction was the direct result of being a victim, the court may vacate it, find that the person therefore lacked the intent, and dismiss the case as invalid for a legal defect at the time.',
      ),
      copy(
        `${pc('236.15')}, subd. (k)`,
        'With the order it has the agencies that keep records of the case seal and then destroy them.',
      ),
    ],
  },
  'pc-4852.01': {
    heading: 'Certificates of rehabilitation',
    ground:
      'each person has complied with section 4852.05 for the period that the chapter sets, or asks before it has passed in the interests of justice',
    authorities: [
      copy(
        `${pc('4852.13')}, subd. (a)`,
        'Where the court finds that the person has shown rehabilitation and fitness for all civil and political rights, it may declare so and recommend a full pardon to the Governor.',
      ),
      copy(
        pc('4852.22'),
        'Except in a case requiring registration under section 290 the court may grant the application before the period has passed, if relief serves the interests of justice.',
      ),
    ],
  },
  'pc-851.7': {
    heading: 'Arrests of minors that ended without a conviction',
    ground:
      'each person was arrested while a minor (under 21 at an offense of before March 7, 1973), and was released under section 849, subdivision (b)(1), discharged or acquitted, or the proceedings were dismissed, without a conviction',
    authorities: [
      copy(
        `${pc('851.7')}, subds. (a), (b)`,
        'Whoever was arrested while a minor, in the cases that the section names, may petition to have the records sealed, and if eligible the court shall grant it; arrest and proceedings are then deemed not to have occurred.',
      ),
    ],
  },
  'pc-851.8': {
    heading: 'Arrests of persons who are factually innocent',
    ground: 'no reasonable cause exists to believe that the person committed the offense of the arrest',
    authorities: [
      copy(
        `${pc('851.8')}, subds. (b), (c)`,
        'On a finding of factual innocence the court shall order the records of the arrest sealed for three years from the arrest and then destroyed.',
      ),
      copy(
        `${pc('851.8')}, subd. (e)`,
        'Where a person was acquitted of a charge, and it appears to the judge who presided at the trial that the person was factually innocent of it, the judge may grant the same relief.',
      ),
    ],
  },
  'pc-851.87': {
    heading: 'Arrests after which a diversion was completed',
    ground: 'each person completed the diversion that came of the arrest',
    authorities: [
      copy(
        `${pc('851.87')}, subd. (a)(1)`,
        'After a prefiling diversion that was completed the person may petition, and the court may order the records of the arrest sealed as section 851.92 says.',
      ),
      copy(
        `${pc('851.90')}, subd. (a)(1); ${pc('1000.4')}, subd. (a)`,
        'After a drug diversion or deferred entry of judgment that was completed the court may order the same.',
      ),
    ],
  },
  'pc-851.91': {
    heading: 'Arrests that ended without a conviction',
    ground: 'each arrest ended without a conviction, as the statute has it',
    authorities: [
      copy(
        `${pc('851.91')}, subds. (a), (c)`,
        'Whoever was arrested and not convicted may petition to have the arrest sealed, and is entitled to it as a matter of right but for the cases in which it is granted in the interests of justice.',
      ),
    ],
  },
}

/** Why the list of names is to be sealed. Rule 2.550(d) asks the court for these findings; paraphrased from memory. */
export const SEALING: Authority = {
  cite: 'Cal. Rules of Court, rules 2.550(d), 2.551',
  says: 'The interest of the people named in Exhibit A in the relief that they are given overrides the right of public access to that list; a public list of those whose convictions are dismissed or sealed would undo what it is made for; the seal reaches the list alone, and no less restrictive means would do.',
  read: 'unverified',
}

const DISCLOSE =
  'it does not relieve the person of the obligation to disclose the conviction when a questionnaire or an application asks for it directly:'
const FOR_OFFICE =
  'for public office, for a license of a state or local agency, or for a contract with the California State Lottery Commission'

/** What an order must state, as the statute it is made under has it: read in the copy of the Penal Code, 2026-11-30. */
const IN_ORDERS: Readonly<Record<string, Authority>> = {
  'pc-1203.4': {
    cite: 'Pen. Code, §\u00a01203.4, subd. (a)(1)',
    says: `${DISCLOSE} ${FOR_OFFICE}`,
    read: 'copy',
  },
  'pc-1203.41': {
    cite: 'Pen. Code, §\u00a01203.41, subd. (b)(2)',
    says: `${DISCLOSE} for public office, for a license of a state or local agency or of a federally recognized tribe, for enrollment as a provider of in-home supportive services or waiver personal care services, or for a contract with the California State Lottery Commission`,
    read: 'copy',
  },
  'pc-1203.42': {
    cite: 'Pen. Code, §\u00a01203.42, subd. (b)(2)',
    says: `${DISCLOSE} ${FOR_OFFICE}`,
    read: 'copy',
  },
  'pc-1203.4b': {
    cite: 'Pen. Code, §\u00a01203.4b, subd. (d)(2)',
    says: `${DISCLOSE} for a license of the Commission on Teacher Credentialing, for the position of a peace officer, for public office, or for a contract with the California State Lottery Commission`,
    read: 'copy',
  },
}

/** What an order for counts must state, a sentence for each statute that wants one. */
export const statedInOrders = (counts: readonly { readonly statute?: string }[]): readonly string[] =>
  statutesOf(counts).flatMap(statute => {
    const stated = IN_ORDERS[statute]
    return stated === undefined
      ? []
      : [
          `As far as this order gives relief under ${statuteWords(statute)}, ${stated.says}. (${stated.cite}.)`,
        ]
  })

export const authoritiesOf = (statute: string): StatuteAuthorities | undefined => KNOWN[statute]

/** A relief in the words of the statute it is asked under. */
export function askedUnder(statute: string | undefined, relief: string): ReliefWords {
  const words = reliefWords(relief)
  const asked = statute === undefined ? undefined : KNOWN[statute]?.asked
  return asked === undefined ? words : { ...words, asked }
}

/** The statutes that counts are filed under, in order; a count without one rests on an office's policy alone. */
export const statutesOf = (counts: readonly { readonly statute?: string }[]): readonly string[] =>
  [...new Set(counts.flatMap(({ statute }) => statute ?? []))].sort()
