/** The text of HSC 11361.8, subdivision by subdivision, in our words. No public copy of (d) to (n) was found. */
import { notRead, type Outline, readIn } from '../../outline.ts'

const on = '2026-11-29'
const copied = readIn('copy', { on, where: 'lexace.ai/us/statute/california/hsc-11361.8' })
const quoted = readIn('copy', { on, where: 'quoted in People v. Hall (2019) 39 Cal.App.5th 831' })
const county = readIn('secondary', { on, where: 'mynevadacounty.com/657' })
const lawyer = readIn('secondary', { on, where: 'escovarlaw.com' })

export const OUTLINE: Outline = {
  id: 'hsc-11361.8',
  entries: [
    copied(
      '(a)',
      'A person serving a sentence, by trial or plea, who would not have been guilty, or guilty of a lesser offense, had the Act been in effect at the time of the offense, may petition the trial court for recall or dismissal under HSC 11357 to 11360 and 11362.1 to 11362.4, as that act amended or added them.',
    ),
    copied(
      '(b)',
      'The court presumes the criteria of (a) to be met unless the opposing party proves otherwise by clear and convincing evidence. It then recalls the sentence and resentences, or dismisses it as legally invalid, unless that would pose an unreasonable risk of danger to public safety (PC 1170.18(b), (c)).',
    ),
    copied(
      '(c)',
      'Credit for time served; supervision for one year after custody or for what was left of it, whichever is shorter, unless released from it (only its opening was read).',
    ),
    county('(d)', 'No longer term; charges dismissed in a plea are not filed again.'),
    quoted(
      '(e)',
      'A person who has completed the sentence for a conviction under HSC 11357, 11358, 11359 or 11360, and would not have been guilty, or guilty of a lesser offense, under the Act, may apply to have it dismissed and sealed as legally invalid, or redesignated as a misdemeanor or infraction.',
    ),
    quoted(
      '(f)',
      'The court presumes the criteria of (e) to be met unless the opposing party proves otherwise by clear and convincing evidence; once they are, it shall redesignate the conviction or dismiss and seal it.',
    ),
    notRead('(g)', 'No hearing unless the applicant asks for one.'),
    lawyer('(h)', 'What was redesignated is a misdemeanor or infraction for all purposes.'),
    notRead('(i)', 'Another judge, where the one who sentenced is not available.'),
    notRead('(j)', 'No other remedy is reduced.'),
    notRead('(k)', 'Finality is otherwise preserved.'),
    notRead('(l)', 'A resentencing hearing is one under Marsy’s Law.'),
    notRead('(m)', 'It applies to juvenile adjudications.'),
    notRead('(n)', 'The Judicial Council makes the forms.'),
  ],
}
