/**
 * What each statute holds, subdivision by subdivision: taken from the page of the law and not from the statute files, so that
 * what was forgotten there shows here. As fine as the page cites it; `the section` where it gives a substance no letter. What
 * only the statute file names is marked so, and holds nothing against it until it is read apart.
 */
import type { Confidence } from '../../rules/citation.ts'
import { WHOLE } from '../coverage.ts'
import type { Outline, OutlineEntry } from '../registry.ts'

const as =
  (confidence: Confidence) =>
  (at: string, says: string): OutlineEntry => ({ at, says, confidence })
const V = as('verbatim')
const copied = as('copy')
const S = as('secondary')
const M = as('unverified')
/** Not on the page: named by who encoded the statute. Unverified until somebody else reads it in the text. */
const named = as('unverified')

const LIMITS: readonly (readonly [string, string])[] = [
  ['(A)', 'peace officers must disclose'],
  ['(B)', 'public office, in-home and waiver care, the Lottery: must disclose'],
  ['(C)', 'criminal justice agencies may use the record'],
  ['(D)', 'later motions'],
  ['(E)', 'firearms'],
  ['(F)', 'bars from public office'],
  ['(G)', 'protective orders'],
  ['(H)', 'licences of community care'],
  ['(I)', 'ineligibility for in-home care'],
  ['(J)', 'pleading as a prior'],
  ['(K)(i)', 'credentials of teachers and work in schools'],
  ['(K)(ii)', 'except drug possession over five years old'],
  ['(L)', 'protective orders'],
]

export const OUTLINES: readonly Outline[] = [
  {
    id: 'hsc-11361.8',
    entries: [
      copied('(a)', 'petition of a person serving a sentence, for recall or dismissal'),
      copied('(b)', 'presumption, clear and convincing evidence; unreasonable risk of danger'),
      copied('(c)', 'credit for time served; supervision'),
      M('(d)', 'no longer term; no reinstatement of charges'),
      S('(e)', 'application of a person who has completed the sentence'),
      M('(f)', 'presumption; the court shall redesignate or dismiss and seal'),
      M('(g)', 'no hearing unless requested'),
      M('(h)', 'a misdemeanor or infraction for all purposes'),
      M('(i)', 'another judge'),
      M('(j)', 'no other remedy reduced'),
      M('(k)', 'finality otherwise preserved'),
      M('(l)', 'resentencing hearing under Marsy’s Law'),
      M('(m)', 'juvenile adjudications'),
      M('(n)', 'forms'),
    ],
  },
  {
    id: 'hsc-11361.9',
    entries: [
      S('(a)', 'the Department of Justice identifies and notifies by 1 July 2019'),
      S('(b)', 'the prosecution reviews by 1 July 2020'),
      M('(c)(1)', 'challenge of a resentencing'),
      M('(c)(2)', 'challenge of a dismissal, sealing or redesignation'),
      M('(c)(3)', 'notice of challenges to court and public defender'),
      M('(c)(4)', 'the public defender notifies the person'),
      S('(d)', 'not challenged: the court orders, the records are updated'),
      S('(g)', 'priority of those serving a sentence or petitioning'),
    ],
  },
  {
    id: 'hsc-11361.5',
    entries: [
      copied(
        '(a)',
        'records not kept beyond two years; under 18 on school grounds until 18; not before 1976',
      ),
      S('(b)', 'convictions and arrests before 1976: on application'),
      S('(c)', 'destruction by obliteration'),
      copied('11361.7(a)', 'past the date not accurate, relevant, timely or complete'),
      copied('11361.7(b)', 'no agency may deny anything because of it'),
    ],
  },
  {
    id: 'pc-1203.425',
    entries: [
      named('(a)(1)(A)', 'the department reviews its records every month'),
      V('(a)(1)(B)(i)', 'not required to register under the Sex Offender Registration Act'),
      V('(a)(1)(B)(ii)', 'no active record in the Supervised Release File'),
      V('(a)(1)(B)(iii)', 'not serving a sentence, no indication of pending charges'),
      V('(a)(1)(B)(iv)', 'convicted on or after 1 January 1973'),
      V('(a)(1)(B)(iv)(I)(ia)', 'probation completed without revocation'),
      V('(a)(1)(B)(iv)(I)(ib)', 'infraction or misdemeanor, sentence complete and a year since judgment'),
      V(
        '(a)(1)(B)(iv)(II)',
        'other felony, four years without a new felony; not serious, violent, registrable',
      ),
      V('(a)(2)(A)', 'if the information is present in the electronic records'),
      V('(a)(2)(B)', 'note of the relief in the record'),
      V('(a)(2)(C)', 'release from penalties and disabilities'),
      V('(a)(3)', 'the court does not disclose'),
      ...LIMITS.map(([letter, says]) => V(`(a)(4)${letter}`, says)),
      named('(a)(5)', 'other relief stays open'),
      V('(a)(6)', 'statistics by county'),
      V('(a)(7)', 'copy of the record to its subject'),
      V('(b)', 'petition of prosecution or probation to prohibit the relief'),
      V('(b)(6)', 'where it is granted there is no automatic relief'),
      V('(b)(7)', 'other petitions stay open'),
      V('(c)', 'the court advises at sentencing'),
      named('(d)', 'operative on 1 October 2024'),
    ],
  },
  {
    id: 'pc-851.93',
    entries: [
      named('(a)(1)', 'the department reviews its records every month'),
      V('(a)(2)', 'arrested on or after 1 January 1973, no conviction'),
      V('(a)(2)(A)', 'misdemeanor arrest, charge dismissed'),
      V('(a)(2)(B)', 'misdemeanor arrest, acquitted, or no proceedings within a year'),
      V('(a)(2)(C)(i)', 'felony arrest, acquitted, or no proceedings within three years'),
      V('(a)(2)(C)(ii)', 'felony arrest punishable by eight years or more: six years'),
      V('(a)(2)(D)', 'diversion completed'),
      V('(b)', 'note of the relief'),
      V('(c)', 'the arrest is deemed not to have occurred; courts do not disclose'),
      V('(d)(1)', 'peace officers must disclose'),
      V('(d)(2)', 'criminal justice use'),
      V('(d)(3)', 'prosecution within the limitation'),
      V('(d)(4)', 'firearms'),
      V('(d)(5)', 'public office'),
      V('(d)(6)', 'care licences'),
      named('(e)', 'petitions stay open'),
      named('(f)', 'statistics by county'),
      V('(g)', 'operative on 1 October 2024, subject to an appropriation'),
    ],
  },
  {
    id: 'pc-1203.4',
    entries: [
      V('(a)', 'of right where probation was fulfilled or ended early, else in the interest of justice'),
      V('(a)(5)', 'applications filed on or after 23 November 1970'),
      V('(b)', 'offenses excluded'),
      V('(c)(1)', 'driving offenses of VC 12810(a) to (e)'),
      V('(c)(2)', 'for which it is at the court’s discretion'),
      named('(c)(3)', 'unpaid restitution no ground to deny'),
      V('(d)', 'fifteen days’ notice to the prosecutor'),
      named('(e)', 'who had notice and did not object may not undo it'),
      named('(f)', 'pardons'),
    ],
  },
  {
    id: 'pc-1203.4a',
    entries: [
      V('(a)', 'misdemeanor without probation or infraction, a year after judgment, honest life: shall'),
      V('(b)', 'otherwise discretion'),
      named('(c)', 'told at sentencing; priors, firearms, office, protective orders'),
      V('(d)', 'offenses excluded'),
      named('(e)', 'unpaid restitution no ground to deny'),
      V('(f)', 'infractions: written declaration, fifteen days’ notice'),
      named('(g)', 'how a court fixes amounts'),
    ],
  },
  {
    id: 'pc-1203.41',
    entries: [
      named('(a)(1)', 'the court may dismiss a felony'),
      V('(a)(2)', 'one year after a split sentence, two after straight jail or prison'),
      V('(a)(3)', 'not supervised, serving, on probation or charged'),
      named('(a)(4)', 'told at sentencing'),
      named('(a)(5)', 'who may apply'),
      V('(a)(6)', 'prison and registration: excluded'),
      named('(b)', 'priors, disclosure, firearms, office'),
      V('(c)', 'convictions before, on or after 1 January 2021'),
      named('(d)', 'unpaid restitution no ground to deny'),
      V('(e)', 'fifteen days’ notice'),
      named('(f)', 'who had notice and did not object may not undo it'),
      named('(g)', 'protective orders'),
      named('(h)', 'care licensing, supportive services'),
    ],
  },
  {
    id: 'pc-1203.42',
    entries: [
      V(WHOLE, 'sentenced before realignment for what is now a jail felony: two years after, discretion'),
      V('(d)', 'fifteen days’ notice'),
    ],
  },
  {
    id: 'pc-1203.43',
    entries: [V(WHOLE, 'deferred entry of judgment from 1997, performed and dismissed: plea withdrawn')],
  },
  {
    id: 'pc-1203.45',
    entries: [
      V(WHOLE, 'misdemeanor of a person under 18, with relief under 1203.4 or 1203.4a: may be sealed'),
    ],
  },
  {
    id: 'pc-1203.49',
    entries: [V(WHOLE, 'soliciting, as a result of trafficking, probation completed')],
  },
  {
    id: 'pc-1203.4b',
    entries: [
      V(WHOLE, 'fire camp, hand crew, institutional firehouse; exclusions'),
      V('(e)', 'fifteen days’ notice'),
    ],
  },
  {
    id: 'pc-17',
    entries: [
      named('(a)', 'what a felony, a misdemeanor and an infraction are'),
      V('(b)(1)', 'judgment other than prison: by operation of law'),
      V('(b)(2)', 'youth facility'),
      V('(b)(3)', 'probation granted: declared then or on later application'),
      V('(b)(4)', 'charged as a misdemeanor'),
      V('(b)(5)(A)', 'determined before trial'),
      V('(b)(5)(B)', 'renewed motion'),
      named('(c)', 'discharge from a youth facility'),
      named('(d)(1)', 'charged as an infraction'),
      V('(d)(2)', 'misdemeanor of PC 19.8 as an infraction, with consent'),
      V('(e)', 'does not end registration'),
      V('(f)', 'unpaid restitution no ground to deny'),
    ],
  },
  {
    id: 'pc-1170.18',
    entries: [
      V('(a)', 'serving a felony sentence on 5 November 2014: petition'),
      V('(b)', 'resentenced, unless an unreasonable risk'),
      V('(c)', 'what an unreasonable risk is'),
      named('(d)', 'credit for time served, parole'),
      named('(e)', 'no longer term'),
      V('(f)', 'completed: application'),
      V('(g)', 'the court shall designate a misdemeanor'),
      V('(h)', 'no hearing unless asked'),
      V('(i)', 'not with a superstrike or registrable prior'),
      V('(j)', 'misdemeanor for all purposes except firearms'),
      named('(k)', 'another judge'),
      named('(l)', 'other remedies'),
      named('(m)', 'finality otherwise preserved'),
      named('(n)', 'resentencing hearing under Marsy’s Law'),
      named('(o)', 'persons committed to a state hospital'),
    ],
  },
  {
    id: 'pc-851.7',
    entries: [V(WHOLE, 'arrest of a minor, released, dismissed or acquitted: shall be sealed; exclusions')],
  },
  {
    id: 'pc-851.8',
    entries: [
      V('(a)', 'nothing filed: petition to the arresting agency'),
      V('(b)', 'denied: petition to the superior court'),
      V('(c)', 'filed, no conviction: petition to the court'),
      V('(d)', 'at dismissal, with the prosecutor’s concurrence'),
      V('(e)', 'acquittal: the judge may'),
      named('(f)', 'declaration, forms and notations'),
      named('(g)', 'declaration, forms and notations'),
      named('(h)', 'declaration, forms and notations'),
      named('(i)', 'evidence'),
      named('(j)', 'how records are destroyed'),
      named('(k)', 'while a civil action is pending'),
      V('(l)', 'within two years, unless waived'),
      named('(m)', 'detentions'),
      V('(n)', 'not infractions'),
      named('(o)', 'repeal'),
      named('(p)', 'appeals'),
      V('851.86', 'conviction set aside for factual innocence: shall be sealed'),
    ],
  },
  {
    id: 'pc-851.87',
    entries: [
      V(WHOLE, 'prefiling diversion completed: the court may seal'),
      V('851.90', 'diversion or deferred entry of judgment completed: the judge may seal'),
    ],
  },
  {
    id: 'pc-851.91',
    entries: [
      V('(a)(1)(A)', 'nothing filed and limitations run'),
      V('(a)(1)(B)', 'filed, and dismissed, acquitted, vacated or reversed'),
      V('(a)(2)(A)', 'still chargeable'),
      V('(a)(2)(B)', 'murder and offenses without limitation'),
      V('(a)(2)(C)', 'evaded prosecution'),
      V('(a)(2)(D)', 'identity fraud'),
      V('(b)(1)(E)', 'contents of the petition'),
      V('(c)(1)', 'matter of right'),
      V('(c)(2)', 'pattern of domestic violence, child or elder abuse: interests of justice'),
      named('(d)(1)', 'evidence at the hearing'),
      named('(d)(2)', 'who has to prove what'),
      V('(e)(2)(B)', 'effect, and what stays'),
      V('851.92', 'orders, notes, stamps, penalties'),
    ],
  },
  {
    id: 'pc-236.14',
    entries: [
      V(WHOLE, 'nonviolent offense as a result of trafficking: vacated'),
      V('(k)(2)', 'sealed and destroyed'),
      V('(l)', 'no time limit'),
    ],
  },
  {
    id: 'pc-236.15',
    entries: [
      V(WHOLE, 'the same for victims of intimate-partner or sexual violence'),
      V('(l)', 'within a reasonable time'),
    ],
  },
  {
    id: 'pc-1170.9',
    entries: [
      named('(a)', 'sentencing of those whom service harmed'),
      named('(b)', 'sentencing of those whom service harmed'),
      named('(c)', 'sentencing of those whom service harmed'),
      named('(d)', 'sentencing of those whom service harmed'),
      named('(e)', 'sentencing of those whom service harmed'),
      named('(f)', 'sentencing of those whom service harmed'),
      named('(g)', 'sentencing of those whom service harmed'),
      V('(h)', 'probationers with a trauma of military service: dismissal; exclusions'),
    ],
  },
  {
    id: 'pc-4852.01',
    entries: [
      V(WHOLE, 'convicted of a felony'),
      V('(b)', 'registrable offense with probation, dismissed under 1203.4'),
      V('(c)', 'excluded'),
      V('4852.03', 'the period of rehabilitation'),
      V('4852.06', 'five years’ residence before filing'),
      V('4852.07', 'where to file, thirty days’ notice'),
      V('4852.08', 'public defender'),
      V('4852.09', 'no fee'),
      named('4852.15', 'what the certificate does'),
      V('4852.16', 'application for a pardon'),
      named('4852.17', 'notices of the certificate, and what it leaves'),
      V('4852.22', 'before the period, in the interests of justice'),
    ],
  },
]
