/** The text of PC 851.91, subdivision by subdivision, in our words, with PC 851.92. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAt('3018500 to 3029500'))
const ORDERS = readIn('verbatim', penalCodeAt('3028000 to 3038500'))

export const OUTLINE: Outline = {
  id: 'pc-851.91',
  entries: [
    V(
      '(a)',
      'Whoever suffered an arrest that did not result in a conviction may petition the court to have the arrest and its records sealed, as PC 851.92 says.',
    ),
    V('(a)(1)', 'An arrest did not result in a conviction if (A) or (B) is true.'),
    V(
      '(a)(1)(A)',
      'The statute of limitations has run on every offense of the arrest, and the prosecutor who would have had jurisdiction has filed nothing based on it.',
    ),
    V('(a)(1)(B)', 'The prosecutor filed, and one or more of (i) to (iii) happened to every charge.'),
    V('(a)(1)(B)(i)', 'No conviction, and the charge was dismissed and may not be refiled.'),
    V('(a)(1)(B)(ii)', 'No conviction, and acquitted of the charges.'),
    V(
      '(a)(1)(B)(iii)',
      'A conviction that was vacated or reversed on appeal, with all appeals exhausted, and the charge may not be refiled.',
    ),
    V('(a)(2)(A)', 'Not while the person may still be charged with any offense of the arrest.'),
    V(
      '(a)(2)(B)',
      'Not where a charge of those who arrested or of the pleading is murder or another offense without a statute of limitations, unless acquitted or found factually innocent of it.',
    ),
    V(
      '(a)(2)(C)',
      'Not where the petitioner intentionally evaded the prosecution of the arrest, by absconding for example. Warrants and failures to appear that were dealt with before the case closed without a conviction do not show it.',
    ),
    V(
      '(a)(2)(D)',
      'Not where the petitioner intentionally evaded it by identity fraud and was later charged with a crime for that.',
    ),
    V(
      '(b)(1)',
      'The petition is verified, filed in the court of the pleading or else where the arrest was, and served on the prosecutor and the agency, both at least 15 days before the hearing; it names the person, the arrest, the offenses or charges, and the right or the interests of justice, these with declarations.',
    ),
    V('(b)(2)', 'The court may deny a petition that does not meet (1).'),
    V('(b)(3)', 'Forms, in several languages, also at places of detention.'),
    V('(c)', 'It may be granted as a matter of right or in the interests of justice.'),
    V('(c)(1)', 'Who is eligible under (a) is entitled to it as a matter of right, unless subject to (2).'),
    V(
      '(c)(2)(A)(i)',
      'Only on a showing that it serves the interests of justice where an offense or charge of the arrest was domestic violence, child abuse or elder abuse and the record shows a pattern of arrests or convictions of the same kind.',
    ),
    V(
      '(c)(2)(A)(ii)',
      'A pattern: two or more convictions, or five or more arrests, for separate offenses on separate occasions within three years of at least one of the others.',
    ),
    V(
      '(c)(2)(B)',
      'For the interests of justice the court may consider hardship, character, evidence about the arrest, the record of convictions, and whatever else is relevant.',
    ),
    V('(d)(1)', 'Both sides may present evidence, also declarations, reports and criminal histories.'),
    V(
      '(d)(2)',
      'The petitioner first has to show the right, or that sealing serves the interests of justice; then the burden shifts to the prosecutor.',
    ),
    V('(e)(1)', 'The court reports the relief to the Department of Justice.'),
    V('(e)(2)(A)', 'It issues a written ruling and order to the petitioner, the prosecutor and the agency.'),
    V(
      '(e)(2)(B)',
      'The arrest is sealed and deemed not to have occurred, the petitioner may answer accordingly and is released from all penalties and disabilities of it, except as PC 851.92 and (i) to (iv) say.',
    ),
    V(
      '(e)(2)(B)(i)',
      'It may be pleaded and proved in a later prosecution for another offense, as if it were not sealed.',
    ),
    V(
      '(e)(2)(B)(ii)',
      'It must still be disclosed in answer to a direct question in an application for public office, employment as a peace officer, a state or local license, or a contract with the Lottery.',
    ),
    V('(e)(2)(B)(iii)', 'Firearms stay as they were.'),
    V('(e)(2)(B)(iv)', 'Bars from public office stay.'),
    ORDERS('851.92(a)', 'For arrests sealed under PC 851.87, 851.90, 851.91, 1000.4 and 1001.9.'),
    ORDERS(
      '851.92(b)(1)-(4)',
      'Copies of the order and reports within 30 days; how the local and state histories, police reports and court records are noted and stamped.',
    ),
    ORDERS(
      '851.92(b)(5)',
      'The records are disclosed to nobody but the person and criminal justice agencies.',
    ),
    ORDERS('851.92(b)(6)', 'Criminal justice agencies may go on to see, share and use them.'),
    ORDERS('851.92(c)', 'A civil penalty of $500 to $2,500 for whoever else spreads them.'),
    ORDERS('851.92(d)', 'What the words mean; who is a criminal justice agency.'),
  ],
}
