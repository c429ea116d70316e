/** The text of PC 1203.43, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAt('4219500 to 4222500'))
/** A section beside it. */
const BESIDE = readIn('verbatim', penalCodeAt('4222000 to 4235500'))

export const OUTLINE: Outline = {
  id: 'pc-1203.43',
  entries: [
    V(
      '(a)(1)',
      'The Legislature finds that PC 1000.4, which said that completing deferred entry of judgment could lead to no denial of employment, benefits, licenses or certificates, misinformed some people, noncitizens above all, of what such a plea may bring.',
    ),
    V('(a)(2)', 'Because of that, and of the harm it may do, the plea is invalid.'),
    V('(b), deferred entry', 'In any case in which a person was granted deferred entry of judgment.'),
    V('(b), since', 'On or after 1 January 1997.'),
    V(
      '(b), completed',
      'And performed satisfactorily while it lasted, and the charges were dismissed under PC 1000.3.',
    ),
    V(
      '(b), request',
      'The court must, upon the person’s request, permit that the plea of guilty or no contest is withdrawn, and dismiss the case.',
    ),
    V(
      '(b), declaration',
      'Where court records of the outcome are no longer available, the person’s declaration under penalty of perjury that the charges were dismissed on completion is presumed true with a copy of the state summary criminal history that shows completion, or that is incomplete for it shows no final disposition.',
    ),
    V(
      '(b), final disposition',
      'A final disposition is a dismissal after the program was completed, or a sentence after it was terminated.',
    ),
    BESIDE(
      '1203.44',
      'Sacramento and Yolo Counties may run a pilot, Hope California, until 1 July 2029: secured residential treatment chosen in place of jail or prison for felonies that drugs drove. Who completes it has the conviction set aside and the case dismissed, and earlier drug possession or use convictions at the court’s discretion.',
    ),
  ],
}
