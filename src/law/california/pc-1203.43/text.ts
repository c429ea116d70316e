/**
 * PC 1203.43: withdrawal of the plea that was entered for a deferred entry of judgment, which is of right.
 *
 * It is asked of arrests. Deferred entry takes a plea and defers judgment; who completes it is never convicted under state
 * law, and the files of the Department of Justice show a charge that was diverted, not a conviction. Whoever failed was
 * sentenced: that is a conviction, and the section gives nothing for it.
 */
import { type Arrest, arrestRecordIsWhole } from '../../../record/arrests.ts'
import { all, not } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { always, before, holds } from '../../../rules/leaves.ts'
import { formatDay, theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { neverConvicted } from '../facts/arrest-history.ts'
import { deferred, granted, openInCourt, performed, speaksOfDiversion } from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

const SINCE = theDay('1997-01-01')

// ---- (a): why -----------------------------------------------------------------------------------------------------------

// (a)(1) The Legislature finds that PC 1000.4, which said that completing deferred entry of judgment could
// lead to no denial of employment, benefits, licenses or certificates, misinformed some people, noncitizens
// above all, of what such a plea may bring.
law.leftOut('(a)(1)', 'A finding of the Legislature; nothing to decide.')

// (a)(2) Because of that, and of the harm it may do, the plea is invalid.
law.leftOut('(a)(2)', 'A finding of the Legislature; nothing to decide.')

// ---- (b): who may withdraw the plea ---------------------------------------------------------------------------------------

// (b), deferred entry: In any case in which a person was granted deferred entry of judgment.
const deferredEntry = law.clause(
  '(b), deferred entry',
  holds(deferred, {
    says: 'a deferred entry of judgment',
    otherwise: 'no deferred entry of judgment: no plea to withdraw',
  }),
)

// (b), since: On or after 1 January 1997.
const since1997 = law.clause(
  '(b), since',
  not(
    {
      says: `granted on or after ${formatDay(SINCE)}`,
      otherwise: `granted before ${formatDay(SINCE)}`,
    },
    before(granted, SINCE),
  ),
)

// (b), completed: And performed satisfactorily while it lasted, and the charges were dismissed under PC
// 1000.3.
const completed = law.clause(
  '(b), completed',
  all(
    'performed, as the record or the person’s declaration shows',
    holds(performed, {
      says: 'completed, and the charges dismissed',
      otherwise: 'not completed',
      cite: law.cite('(b), declaration'),
    }),
  ),
)

// (b), request: The court must, upon the person’s request, permit that the plea of guilty or no contest is
// withdrawn, and dismiss the case.
law.told('(b), request')

// (b), declaration: Where court records of the outcome are no longer available, the person’s declaration
// under penalty of perjury that the charges were dismissed on completion is presumed true with a copy of the
// state summary criminal history that shows completion, or that is incomplete for it shows no final
// disposition.
law.encodedIn('(b), declaration', '(b), completed')

// (b), final disposition: A final disposition is a dismissal after the program was completed, or a sentence
// after it was terminated.
law.told('(b), final disposition')

// ---- beside it ------------------------------------------------------------------------------------------------------

// 1203.44 Sacramento and Yolo Counties may run a pilot, Hope California, until 1 July 2029: secured
// residential treatment chosen in place of jail or prison for felonies that drugs drove. Who completes it has
// the conviction set aside and the case dismissed, and earlier drug possession or use convictions at the
// court’s discretion.
law.leftOut(
  '1203.44',
  'A pilot whose participants no criminal record names; the sentencing court acts by itself when treatment is completed.',
)

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc120343 = statute<Arrest>({
  id: 'pc-1203.43',
  title: 'Withdrawal of the plea of a deferred entry of judgment',
  cite: law.cite(WHOLE),
  of: 'arrest',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2016-01-01',
      says: 'AB 1352 adds the section, for deferred entries granted since 1 January 1997.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
    {
      on: '2026-11-30',
      says: 'Deferred entry answers from its words on a drug charge of 1997 to 2017 alone.',
    },
  ],
  reliefs: [
    {
      id: 'withdraw-plea',
      says: 'The plea of guilty or no contest is withdrawn as invalid and the complaint dismissed.',
      effect: 'dismissed',
      leaves: [
        {
          says: 'The arrest and the charge stay on record: sealing them is asked for by itself.',
          cite: cite('PC 851.87, 851.90', 'verbatim', 'the section says nothing of sealing'),
        },
      ],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: arrest =>
    neverConvicted(arrest) && arrest.charges.some(charge => speaksOfDiversion(charge) || openInCourt(charge)),
  rules: [
    {
      id: 'pc-1203.43/withdraw-plea',
      relief: 'withdraw-plea',
      cite: law.cite(WHOLE),
      says: 'Deferred entry of judgment since 1997, completed, the charges dismissed',
      inForce: { from: theDay('2016-01-01'), cite: cite('AB 1352', 'verbatim') },
      appliesTo: deferredEntry,
      when: all('granted since 1997 and completed', since1997, completed, arrestRecordIsWhole),
      routes: [
        {
          name: 'of right',
          says: 'Request on form CR-180, which the court shall grant: the plea is withdrawn and the complaint dismissed. Where the court has no records left, the person’s declaration under penalty of perjury is presumed true with a copy of the state’s record.',
          cite: law.cite(WHOLE),
          by: 'petition',
          grant: 'shall',
          opens: always('the court shall, upon request'),
        },
      ],
    },
  ],
})
