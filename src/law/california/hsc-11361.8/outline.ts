/**
 * The text of HSC 11361.8, subdivision by subdivision, in our words, and of the sections of the Act that it measures a
 * conviction by. No public copy was found of 11361.8(d) to (n), 11358(c) and (d), 11359(d) and 11360(a)(3)(D).
 */
import { notRead, type Outline, readIn } from '../../outline.ts'

const on = '2026-11-29'
const copied = readIn('copy', { on, where: 'lexace.ai/us/statute/california/hsc-11361.8' })
const quoted = readIn('copy', { on, where: 'quoted in People v. Hall (2019) 39 Cal.App.5th 831' })
const county = readIn('secondary', { on, where: 'mynevadacounty.com/657' })
const lawyer = readIn('secondary', { on, where: 'escovarlaw.com' })
const court = readIn('copy', { on, where: 'lacourt.org/page/EXGV130 and shouselaw.com on HSC 11357' })
const explained = readIn('secondary', { on, where: 'legalfina.com’s explanation of HSC 11357' })
const cultivating = readIn('copy', { on, where: 'theweedinitiate.com/faqwd/hsc-11358b' })
const quotes = readIn('copy', {
  on: '2026-07-21',
  where: 'quoted by cannabis-legalization.com on HSC 11358 and shouselawdev.wpengine.com on HSC 11359',
})
const firms = readIn('secondary', {
  on,
  where: 'shouselaw.com/marijuana-cultivation.html, esfandilawfirm.com',
})
const superior = readIn('copy', {
  on,
  where: 'bluedoor.sh/data/sf-superior-court/statutes/HSC-11360, the version of 27 June 2017',
})
const sales = readIn('secondary', { on, where: 'aizmanlaw.com/marijuana-sales' })
const manual = readIn('secondary', {
  on,
  where: 'a manual at pars.lasd.org; People v. Wilbarn, which quotes (a)(1) in part',
})

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
    court(
      '11357(a)',
      'Possession of not more than 28.5 grams of cannabis, or 8 grams of concentrate, or both, is an infraction for persons under 18 and of 18 to 20.',
    ),
    court('11357(b)(1)', 'More than that is an infraction for persons under 18.'),
    explained('11357(b)(2)', 'And a misdemeanor for persons of 18 or older.'),
    explained(
      '11357(c)',
      'The smaller amount on the grounds of a school, in its hours, is a misdemeanor for persons of 18 or older.',
    ),
    notRead('11357(d)', 'And an infraction for persons under 18.'),
    quotes('11358(a)', 'Cultivation by a person under 18 is an infraction.'),
    cultivating(
      '11358(b)',
      'Cultivation of not more than six living plants by a person of 18 to 20 is an infraction.',
    ),
    firms('11358(c)', 'Cultivation of more than six plants by a person of 18 or older is a misdemeanor.'),
    firms(
      '11358(d)(1)',
      'It may be a felony with a prior conviction for a superstrike (PC 667(e)(2)(C)(iv)) or for an offense that requires registration under PC 290(c).',
    ),
    firms('11358(d)(2)', 'Or with two or more prior convictions under (c).'),
    notRead('11358(d)(3)', 'Or with one of the environmental violations that are listed.'),
    quotes('11359(a)', 'Possession for sale by a person under 18 is an infraction.'),
    quotes('11359(b)', 'Possession for sale by a person of 18 or older is a misdemeanor.'),
    quotes(
      '11359(c)(1)',
      'It may be a felony with a prior conviction for a superstrike or for an offense that requires registration under PC 290(c).',
    ),
    quotes('11359(c)(2)', 'Or with two or more prior convictions under (b).'),
    quotes('11359(c)(3)', 'Or in connection with a knowing sale, or attempted sale, to a person under 18.'),
    notRead('11359(d)', 'Or by a person of 21 or older who knowingly hires or uses one of 20 or younger.'),
    superior('11360(a)(1)', 'Transport, import, sale or gift by a person under 18 is an infraction.'),
    superior('11360(a)(2)', 'By a person of 18 or older it is a misdemeanor.'),
    superior(
      '11360(a)(3)(A)',
      'It may be a felony with a prior conviction for a superstrike or for an offense that requires registration under PC 290(c).',
    ),
    superior('11360(a)(3)(B)', 'Or with two or more prior convictions under paragraph (2).'),
    superior('11360(a)(3)(C)', 'Or with a knowing sale, attempted sale, offer or gift to a person under 18.'),
    notRead(
      '11360(a)(3)(D)',
      'Or with import or export, for sale, of more than 28.5 grams or of more than 4 grams of concentrate.',
    ),
    sales(
      '11360(b)',
      'A gift or transport of not more than 28.5 grams, no concentrate, is an infraction at all ages.',
    ),
    manual(
      '11362.1(a)(1)-(3)',
      'Lawful for persons of 21 or older: (1) to possess, transport, obtain or give away to others of 21 or older, without payment, not more than 28.5 grams; (2) 8 grams of concentrate; (3) to cultivate not more than six living plants.',
    ),
  ],
}
