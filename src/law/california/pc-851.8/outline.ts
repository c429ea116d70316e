/** The text of PC 851.8, subdivision by subdivision, in our words, with PC 851.86 and 851.865. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt, penalCodeAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('2998500 to 3014000'))

const MORE = readIn('verbatim', { ...penalCodeAt('3010500 to 3012500'), on: '2026-11-30' })

export const OUTLINE: Outline = {
  id: 'pc-851.8',
  entries: [
    V(
      '(a)',
      'Arrested and no accusatory pleading filed: the person may petition the agency with jurisdiction over the offense, with a copy to the prosecutor. If it determines that the person is factually innocent it shall, with the prosecutor’s concurrence, seal the records for three years from the arrest and then destroy them, and have the Department of Justice and other agencies do the same.',
    ),
    V(
      '(b)',
      'If agency and prosecutor do not answer within 60 days after the statute of limitations has run, or within 60 days of the petition where it had run before, the petition is deemed denied. After a denial: petition to the superior court, served ten days before the hearing. The petitioner first has to show that no reasonable cause exists to believe that the arrestee committed the offense, then the other side that it does. If the court finds factual innocence it shall order the records sealed for three years from the arrest and then destroyed.',
    ),
    V(
      '(c)',
      'Arrested and an accusatory pleading filed, but no conviction: at any time after the dismissal the defendant may petition the court that dismissed, served ten days before the hearing; on a finding of factual innocence the court shall grant the relief of (b).',
    ),
    V(
      '(d)',
      'Filed and no conviction: with the prosecutor’s concurrence the court may grant the relief of (b) at the time of the dismissal.',
    ),
    V(
      '(e)',
      'Acquitted, and the judge of the trial finds that the defendant appears factually innocent: the judge may grant the relief of (b).',
    ),
    V(
      '(f)',
      'After relief under (a) or (b): a written declaration of innocence; the arrest is deemed not to have occurred.',
    ),
    V('(g)', 'The Department of Justice provides the forms.'),
    V('(h)', 'Police reports note “Exonerated”; the person is told of the sealing and destruction.'),
    V(
      '(i)',
      'The finding of innocence is no evidence in any action, but before the California Victim Compensation Board.',
    ),
    V('(j)', 'How records are destroyed: the entries obliterated, or the document itself.'),
    V(
      '(k)',
      'Nothing is destroyed while a civil action about the arrest or prosecution is pending of which the agency has a copy.',
    ),
    V(
      '(l)',
      'For arrests and filings from 1 January 1981: up to two years from the arrest or the filing, whichever is later. Until 1 January 1983, for those of the five years before the statute. The court may waive the time for good cause, where nobody is prejudiced.',
    ),
    V('(m)', 'For arrests that were deemed detentions (PC 849.5, 851.6) as well.'),
    V('(n)', 'Not for offenses classified as infractions.'),
    V(
      '(o)',
      'The section is repealed if a final judgment holds that relevant, reliable evidence may not be considered for a finding of innocence.',
    ),
    V('(p)', 'Appeals: a felony to the court of appeal, all else to the appellate division.'),
    V(
      '851.86',
      'Where a conviction is set aside because the person was factually innocent, the judge shall order the records sealed, on motion of a party or the court.',
    ),
    MORE(
      '851.865',
      'A finding of factual innocence under PC 851.8 or 851.86 binds the California Victim Compensation Board for a claim under PC 4900, which it pays without a hearing.',
    ),
  ],
}
