/** The text of PC 236.15, subdivision by subdivision, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('548000 to 557500'))

export const OUTLINE: Outline = {
  id: 'pc-236.15',
  entries: [
    V(
      '(a)',
      'Whoever was arrested for or convicted of a nonviolent offense committed while a victim of intimate partner violence or sexual violence may petition to have convictions, arrests and adjudications vacated. Clear and convincing evidence must establish that the arrest or conviction was the direct result of being a victim, which shows that the person lacked the intent for the offense. On this showing the court shall find so, and shall therefore vacate the conviction as invalid for a legal defect at the time.',
    ),
    V('(a), of arrests', 'The same is said of arrests, with a conviction or without one.'),
    V(
      '(b)',
      'The petition is made under penalty of perjury and describes all grounds and evidence: that the person was a victim, and that the arrest or conviction was the direct result.',
    ),
    V('(c)', 'It is served on the prosecuting agency, which has 45 days to respond.'),
    V('(d)', 'Without opposition the court deems it unopposed and may grant it.'),
    V('(e)', 'Convictions of several counties may be heard together, if all agree.'),
    V(
      '(f)(1)-(3)',
      'If it is opposed or the court deems it necessary there is a hearing: testimony of the petitioner, evidence for the petition, evidence against it.',
    ),
    V(
      '(g)',
      'On all the evidence the court may vacate the conviction and expunge the arrests if it finds (1) to (3).',
    ),
    V(
      '(g)(1)',
      'The petitioner was a victim of intimate partner violence or sexual violence when the crime is said to have been done.',
    ),
    V('(g)(2)', 'The arrest or conviction was a direct result of that.'),
    V('(g)(3)', 'It is in the best interest of justice.'),
    V('(h)(1)', 'The order finds that the petitioner was a victim and therefore lacked the intent.'),
    V(
      '(h)(2)',
      'It sets aside the arrest, the finding of guilt or the adjudication, and dismisses the case as invalid for a legal defect at the time.',
    ),
    V('(h)(3)', 'It notifies the Department of Justice.'),
    V('(i)', 'Restitution that goes to the victim of a nonviolent offense and is not yet paid stays owed.'),
    V(
      '(j)',
      'Whoever was arrested as or found to be a ward (WIC 602) for such an offense may petition as well, with a rebuttable presumption once the direct result is established.',
    ),
    V(
      '(k)',
      'With an order of (a) or (j) the court orders the agency with jurisdiction, the Department of Justice and those that arrested or took part to seal their records of the arrest within three years of it or a year of the order, whichever is later, and then to destroy them. The petitioner gets a copy.',
    ),
    V(
      '(l)',
      'The petition is made and heard within a reasonable time after the person has ceased to be a victim or has sought services for it, whichever is later, with regard to the safety of those it may endanger.',
    ),
    V('(m)', 'Official documents may show that the person was a victim; they are not required.'),
    V('(n)', 'Who cannot attend may appear from afar, if the court finds a compelling reason.'),
    V('(o)', 'Whoever has an order may deny the arrest, conviction or adjudication that was set aside.'),
    V('(p)', 'The records are given to no state licensing board.'),
    V('(q)', 'Public records of the proceeding do not show the full name.'),
    V('(r)', 'The court may take further action to carry out the purposes of the section.'),
    V(
      '(s)',
      'A denial for insufficient evidence may be without prejudice, with reasons and time to cure what can be cured.',
    ),
    V('(t)(1)', 'A nonviolent offense is one that PC 667.5(c) does not list.'),
    V(
      '(t)(2)',
      'Vacated means that arrests, adjudications and convictions are deemed not to have occurred and all records of the case are sealed and destroyed; the petitioner is told so, with copies of the orders.',
    ),
  ],
}
