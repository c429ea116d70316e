/** The text of PC 4852.01 to 4852.22, section by section, in our words. */
import { type Outline, readIn } from '../../outline.ts'
import { penalCodeAgainAt } from '../sources.ts'

const V = readIn('verbatim', penalCodeAgainAt('6334500 to 6357000'))

export const OUTLINE: Outline = {
  id: 'pc-4852.01',
  entries: [
    V('4852.01(a)', 'But for (b), a person convicted of a felony may petition for a certificate.'),
    V(
      '4852.01(b)',
      'A person convicted of a sex offense that PC 290 names, of a misdemeanor or of a felony with probation, may petition once the case has been dismissed under PC 1203.4, if not in any prison, jail or the like since the dismissal, not on probation for any other felony, and with satisfactory evidence of five years of residence in the state before filing.',
    ),
    V(
      '4852.01(c)',
      'Not for persons on mandatory life parole, under a sentence of death, convicted under PC 269, 286(c), 287(c), 288, 288.5, 288.7, 289(j) or former 288a(c), or in military service.',
    ),
    V(
      '4852.01(d)',
      'The Governor may pardon persons convicted under those sections all the same, in extraordinary circumstances.',
    ),
    V(
      '4852.03(a)',
      'The period of rehabilitation begins with the discharge from custody at the end of the term, or with the release on parole, postrelease community supervision, mandatory supervision or probation, whichever is sooner. It is five years of residence in the state and what (1) to (4) add.',
    ),
    V(
      '4852.03(a)(1)',
      'Four years more for PC 187, 209, 219, 4500, 18755, MVC 1672(a), or any other offense that carries a life sentence.',
    ),
    V(
      '4852.03(a)(2)(A)',
      'Five years more for an offense or attempt that requires registration under PC 290 to 290.024.',
    ),
    V(
      '4852.03(a)(2)(B)',
      'A certificate issued on or after 1 July 2021 does not end the duty to register; only PC 290.5 does.',
    ),
    V('4852.03(a)(3)', 'Two years more for any other offense that carries no life sentence.'),
    V(
      '4852.03(a)(4)',
      'After consecutive sentences the court may extend the period, up to what the maximum penalties of all the crimes add up to.',
    ),
    V(
      '4852.03(b)',
      'Before the period has passed nobody may file; a certificate issued without what the chapter requires is void.',
    ),
    V('4852.03(c)', 'A move within the state does not interrupt the period.'),
    V('4852.03(d)', 'Operative on 1 July 2021.'),
    V('4852.04', 'Help from rehabilitative agencies, probation and parole officers.'),
    V(
      '4852.05',
      'The person lives an honest and upright life, with sobriety and industry, and obeys the law.',
    ),
    V(
      '4852.06',
      'After the minimum period, whoever has complied with PC 4852.05 may file in the superior court of the county of residence, or of the conviction of a felony or of a crime dismissed under PC 1203.4. Not before five years of continuous residence in the state after prison or jail, immediately before filing.',
    ),
    V(
      '4852.07',
      'At least 30 days’ notice of the hearing to the district attorney of the county of filing and of each county of a felony conviction or of one dismissed under PC 1203.4.',
    ),
    V('4852.08', 'Counsel of one’s own, or the public defender, the probation officer or assigned counsel.'),
    V('4852.09', 'No fees.'),
    V('4852.1', 'The court may require testimony and the records of trial, custody and supervision.'),
    V(
      '4852.11',
      'Peace officers report known violations of law on request; on proof of one the court may deny the petition and set a new period, no longer than the first.',
    ),
    V(
      '4852.12',
      'On request of the court the district attorney investigates residence, record and conduct and reports.',
    ),
    V(
      '4852.13(a)',
      'If the court finds that the person has shown rehabilitation and fitness for all civil and political rights, it may declare so and recommend a full pardon to the Governor: the certificate of rehabilitation.',
    ),
    V(
      '4852.13(b)',
      'No certificate after an offense of PC 290 where the court determines a continuing threat to minors of such an offense.',
    ),
    V(
      '4852.13(c)',
      'The district attorney may petition to rescind a certificate after an offense of PC 290 for such a threat.',
    ),
    V(
      '4852.14',
      'Copies go to the Governor, the Board of Parole Hearings, the Department of Justice and, for persons twice convicted of a felony, the Supreme Court.',
    ),
    V(
      '4852.15',
      'The chapter takes no power to revoke or suspend a right for what was not part of the conviction, and gives back no professional license; the boards and the State Bar keep their powers.',
    ),
    V(
      '4852.16(a)',
      'The certificate is an application for a full pardon, which the Governor may issue without further investigation; for a person twice convicted of a felony only on the written recommendation of a majority of the Supreme Court.',
    ),
    V(
      '4852.16(b)',
      'The Board of Parole Hearings reviews the certificate within a year and recommends, by criteria of the Governor.',
    ),
    V(
      '4852.17',
      'Certificate and pardon are reported to and recorded by the Department of Justice. A full pardon based on a certificate restores all civil and political rights, firearms among them, but firearms not to whoever was ever convicted of a felony that involved the use of a dangerous weapon.',
    ),
    V('4852.18', 'Forms, at the court and on its website, free of charge.'),
    V('4852.19', 'The chapter adds a procedure and replaces no other.'),
    V(
      '4852.2',
      'Whoever takes a fee for representing a petitioner and is no attorney commits a misdemeanor.',
    ),
    V(
      '4852.21',
      'Who is released from prison, or from jail on mandatory supervision, is told in writing of the right to petition, and so is, where there is such a right, whose case is dismissed under PC 1203.4.',
    ),
    V(
      '4852.22',
      'Except in a case that requires registration under PC 290, the court may grant the petition before the period has passed, if that serves the interests of justice.',
    ),
  ],
}
