/**
 * How felonies are punished, section by section: with county jail or a fine instead (PC 17(b)) or not, and in county jail under PC
 * 1170(h) or in state prison. Each entry was read in its own text on 29 or 30 November 2026; what nobody has read stands here not
 * at all, and is asked.
 */
import { type Citation, cite } from '../../../rules/citation.ts'
import { type Day, theDay } from '../../../time/day.ts'
import { LIFE_FELONIES } from './life-felonies.ts'
import type { Entry } from './list-entry.ts'

export interface Penalty extends Entry {
  /** `either`: prison (or PC 1170(h)), or else county jail or a fine, as the court chooses; `felony`: whatever the sentence. */
  readonly is: 'either' | 'felony'
  /** Where the sentence of a felony is served; absent where the text was read for the alternative only. */
  readonly served?: 'jail' | 'prison'
  /** The day from which, or before which, the text that was read is known to hold. */
  readonly since?: Day
  readonly until?: Day
}

/** The determinate terms of today's texts; earlier penalties nobody has read. The day is from memory, and only asks more. */
export const READ_SINCE = theDay('1977-07-01')

const inCode = (text: string, characters: string): Citation =>
  cite(text, 'verbatim', `bulk data of the Legislature, characters ${characters}`)
const wobbler = (
  served: Penalty['served'],
  cited: Citation,
  sections: readonly string[],
  more: Partial<Penalty> = {},
): Penalty => ({
  is: 'either',
  ...(served === undefined ? {} : { served }),
  cite: cited,
  says: 'prison or PC 1170(h), or else county jail or a fine',
  sections,
  ...more,
})
const felony = (
  served: Penalty['served'],
  cited: Citation,
  sections: readonly string[],
  more: Partial<Penalty> = {},
): Penalty => ({ ...wobbler(served, cited, sections), is: 'felony', says: 'no alternative', ...more })

const FIRST_DEGREE: Penalty['told'] = { yes: ['FIRST', 'DWELLING'], no: ['SECOND', 'COMMERCIAL', 'VEHICLE'] }
const SECOND_DEGREE: Penalty['told'] = { yes: ['SECOND', 'COMMERCIAL', 'VEHICLE'], no: ['FIRST', 'DWELLING'] }
const PROP_47 = theDay('2014-11-05')
const PROP_64 = theDay('2016-11-09')

/** Persons, justice, and the state. */
const PERSONS: readonly Penalty[] = [
  felony('prison', cite('PC 190.3, 3000.1 and each section', 'verbatim'), LIFE_FELONIES),
  wobbler('jail', inCode('PC 33', '27500 to 43500'), ['PC 32', 'PC 33']),
  wobbler('jail', inCode('PC 69(a)', '43000 to 59000'), ['PC 69']),
  wobbler('jail', inCode('PC 71(a)(1)', '46000 to 62000'), ['PC 71(a)(1)', 'PC 76(a)(1)']),
  felony('jail', inCode('PC 71(a)(2)', '46000 to 62000'), ['PC 71(a)(2)', 'PC 76(a)(2)']),
  wobbler('prison', inCode('PC 136.1(b)', '118000 to 120000'), ['PC 136.1(b)']),
  felony('prison', inCode('PC 136.1(c)', '118000 to 120000'), ['PC 136.1(c)']),
  wobbler('jail', inCode('PC 148(b), (d)', '155000 to 171000'), ['PC 148(b)', 'PC 148(d)', 'PC 148.1']),
  felony('jail', inCode('PC 148(c)', '155000 to 171000'), ['PC 148(c)']),
  wobbler('jail', inCode('PC 148.10, 149', '171000 to 187000'), ['PC 148.10', 'PC 149']),
  felony('prison', inCode('PC 191.5(c)(1), (d)', '436000 to 452000'), ['PC 191.5(a)']),
  wobbler('jail', inCode('PC 191.5(c)(2)', '436000 to 452000'), ['PC 191.5(b)']),
  felony('prison', inCode('PC 193(a)', '446000 to 462000'), ['PC 192(a)', 'PC 192(c)(3)', 'PC 203']),
  felony('jail', inCode('PC 193(b)', '446000 to 462000'), ['PC 192(b)']),
  wobbler('prison', inCode('PC 193(c)(1)', '446000 to 462000'), ['PC 192(c)(1)']),
  felony('prison', inCode('PC 208, 209.5', '464000 to 480000'), ['PC 207', 'PC 208', 'PC 209.5']),
  felony('jail', inCode('PC 210.5', '464000 to 480000'), ['PC 210.5']),
  felony('prison', inCode('PC 213, 215(b)', '464000 to 480000'), [
    ...['PC 211', 'PC 212.5', 'PC 213', 'PC 214', 'PC 215'],
  ]),
  wobbler('jail', inCode('PC 217.1(a), 218.1', '464000 to 496000'), ['PC 217.1(a)', 'PC 218.1']),
  felony('jail', inCode('PC 219.1', '480000 to 496000'), ['PC 219.1']),
  wobbler('prison', inCode('PC 219.2', '480000 to 496000'), ['PC 219.2']),
  felony('prison', inCode('PC 220(a), 222, 236.1', '480000 to 496000'), ['PC 220', 'PC 222', 'PC 236.1']),
  // A felony of false imprisonment is by violence, menace, fraud or deceit alone: without them it is a misdemeanor.
  felony('jail', inCode('PC 237(a)', '552000 to 568000'), ['PC 236', 'PC 237']),
  wobbler(undefined, inCode('PC 241.1, 241.7', '560000 to 574500'), ['PC 241.1', 'PC 241.7']),
  wobbler('jail', inCode('PC 243(c), (d)', '572000 to 588000'), ['PC 243(c)', 'PC 243(d)']),
  felony('jail', inCode('PC 243.1', '572000 to 588000'), ['PC 243.1']),
  wobbler(undefined, inCode('PC 243.3, 243.6, 243.7', '588000 to 602000'), [
    ...['PC 243.3', 'PC 243.6', 'PC 243.7'],
  ]),
  wobbler(undefined, inCode('PC 243.4(a)-(d)', '588000 to 602000'), [
    ...['PC 243.4(a)', 'PC 243.4(b)', 'PC 243.4(c)', 'PC 243.4(d)'],
  ]),
  wobbler('prison', inCode('PC 243.9', '602000 to 618000'), ['PC 243.9']),
  wobbler('jail', inCode('PC 243.15, 244.5', '602000 to 618000'), ['PC 243.15', 'PC 244.5']),
  felony('prison', inCode('PC 244', '602000 to 618000'), ['PC 244']),
  wobbler('prison', inCode('PC 245(a)(1), (2), (4)', '602000 to 618000'), [
    ...['PC 245(a)(1)', 'PC 245(a)(2)', 'PC 245(a)(4)'],
  ]),
  felony('prison', inCode('PC 245(a)(3), (b)-(d)', '602000 to 618000'), [
    ...['PC 245(a)(3)', 'PC 245(b)', 'PC 245(c)', 'PC 245(d)'],
  ]),
  felony(undefined, inCode('PC 245.2, 245.3', '618000'), ['PC 245.2', 'PC 245.3']),
  wobbler(undefined, inCode('PC 245.5', '618000'), ['PC 245.5']),
  wobbler('jail', inCode('PC 261.5(c), (d)', '640000 to 656000'), ['PC 261.5(c)', 'PC 261.5(d)']),
  felony('prison', inCode('PC 264, 264.1', '640000 to 656000'), ['PC 261', 'PC 262', 'PC 264.1']),
  felony('jail', inCode('PC 265, 266b, 266g', '640000 to 672000'), ['PC 265', 'PC 266b', 'PC 266g']),
  wobbler('prison', inCode('PC 266, 266c', '640000 to 656000'), ['PC 266', 'PC 266c']),
  felony('prison', inCode('PC 266a, 266d-266f', '640000 to 656000'), [
    ...['PC 266a', 'PC 266d', 'PC 266e', 'PC 266f'],
  ]),
  felony('prison', inCode('PC 266h-266j, 267', '656000 to 672000'), [
    ...['PC 266h', 'PC 266i', 'PC 266j', 'PC 267'],
  ]),
  wobbler('prison', inCode('PC 270', '656000 to 672000'), ['PC 270']),
  wobbler('prison', inCode('PC 273a(a)', '684000 to 700000'), ['PC 273a']),
  felony('prison', inCode('PC 273ab', '684000 to 700000'), ['PC 273ab']),
  wobbler('jail', inCode('PC 273d(a)', '684000 to 700000'), ['PC 273d']),
  wobbler('prison', inCode('PC 273.5(a), (f)', '700000 to 716000'), ['PC 273.5']),
  wobbler('jail', inCode('PC 273.6(d), (e)', '700000 to 716000'), ['PC 273.6']),
  wobbler('prison', inCode('PC 286(b)(1), (e), (h)', '748000 to 777000'), [
    ...['PC 286(b)(1)', 'PC 286(e)', 'PC 286(h)'],
  ]),
  felony('prison', inCode('PC 286(b)(2), with PC 18(a), (c), (d), (f), (g), (i)-(k)', '748000 to 777000'), [
    ...['PC 286(b)(2)', 'PC 286(c)', 'PC 286(d)', 'PC 286(f)', 'PC 286(g)'],
    ...['PC 286(i)', 'PC 286(j)', 'PC 286(k)'],
  ]),
  wobbler('prison', inCode('PC 287(b)(1)', '761000 to 777000'), ['PC 287(b)(1)']),
  felony('prison', inCode('PC 287(b)(2), with PC 18(a), (c)', '761000 to 777000'), [
    ...['PC 287(b)(2)', 'PC 287(c)'],
  ]),
  felony('prison', inCode('PC 287(d), (f), (g), (i)-(k)', '772000 to 788000'), [
    ...['PC 287(d)', 'PC 287(f)', 'PC 287(g)', 'PC 287(i)', 'PC 287(j)', 'PC 287(k)'],
  ]),
  wobbler('prison', inCode('PC 287(e), (h)', '772000 to 788000'), ['PC 287(e)', 'PC 287(h)']),
  felony('prison', inCode('PC 288(a), (b)', '772000 to 788000'), ['PC 288(a)', 'PC 288(b)']),
  wobbler('prison', inCode('PC 288(c)', '772000 to 788000'), ['PC 288(c)', 'PC 288.2(a)(1)']),
  felony('prison', inCode('PC 288.5(a)', '792000 to 808000'), ['PC 288.5']),
  felony('prison', inCode('PC 289(a), (b), (d)-(g), (i), (j)', '792000 to 816000'), [
    ...['PC 289(a)', 'PC 289(b)', 'PC 289(d)', 'PC 289(e)', 'PC 289(f)'],
    ...['PC 289(g)', 'PC 289(i)', 'PC 289(j)'],
  ]),
  wobbler('prison', inCode('PC 289(c), (h)', '792000 to 816000'), ['PC 289(c)', 'PC 289(h)']),
  wobbler('prison', inCode('PC 311.1', '1062000 to 1078000'), ['PC 311.1']),
  wobbler('prison', inCode('PC 311.2(b), with PC 18(b)', '1062000 to 1078000'), ['PC 311.2(b)']),
  wobbler('prison', inCode('PC 311.10, 311.11(a), (c)', '1094000 to 1110000'), [
    ...['PC 311.10', 'PC 311.11(a)', 'PC 311.11(c)'],
  ]),
  felony('prison', inCode('PC 311.11(b)', '1094000 to 1110000'), ['PC 311.11(b)']),
  wobbler('prison', inCode('PC 368(b)(1)', '1272000 to 1288000'), ['PC 368(b)']),
  wobbler('jail', inCode('PC 368(d), (e)', '1272000 to 1288000'), ['PC 368(d)', 'PC 368(e)']),
  felony('jail', inCode('PC 368(f)', '1272000 to 1288000'), ['PC 368(f)']),
  wobbler('prison', inCode('PC 417(b), (c), 417.6', '1458000 to 1474000'), ['PC 417', 'PC 417.6']),
  felony('jail', inCode('PC 417.3', '1458000 to 1474000'), ['PC 417.3']),
  felony('prison', inCode('PC 417.8', '1458000 to 1474000'), ['PC 417.8']),
  wobbler('prison', inCode('PC 422(a)', '1458000 to 1474000'), ['PC 422']),
  wobbler('jail', inCode('PC 422.6(c), 422.7', '1474000 to 1490000'), ['PC 422.6', 'PC 422.7']),
  wobbler('prison', inCode('PC 646.9(a), (c)(1)', '2340000 to 2356000'), ['PC 646.9(a)', 'PC 646.9(c)(1)']),
  felony('prison', inCode('PC 646.9(b), (c)(2)', '2340000 to 2356000'), ['PC 646.9(b)', 'PC 646.9(c)(2)']),
  wobbler(undefined, inCode('PC 653f(a)', '2440000'), ['PC 653f(a)']),
  felony(undefined, inCode('PC 653f(b), (c)', '2440000'), ['PC 653f(b)', 'PC 653f(c)']),
  felony('prison', inCode('PC 4501', '6250000 to 6266000'), ['PC 4501']),
  felony('jail', inCode('PC 4573(a), 4573.6(a)', '6284000 to 6300000'), ['PC 4573', 'PC 4573.6']),
  felony('prison', inCode('PC 4573.5, 4573.8, with PC 18(a)', '6284000 to 6300000'), [
    ...['PC 4573.5', 'PC 4573.8'],
  ]),
  wobbler('prison', inCode('PC 4501.1', '6250000 to 6266000'), ['PC 4501.1']),
]

/** Property. */
const PROPERTY: readonly Penalty[] = [
  felony('prison', inCode('PC 424(a)', '1524000 to 1540000'), ['PC 424']),
  felony('prison', inCode('PC 451', '1524000 to 1540000'), ['PC 451']),
  wobbler('prison', inCode('PC 452(a)-(c)', '1524000 to 1540000'), ['PC 452']),
  wobbler('jail', inCode('PC 453(a)', '1540000 to 1556000'), ['PC 453']),
  felony('prison', inCode('PC 454, 455', '1540000 to 1556000'), ['PC 454', 'PC 455']),
  felony('prison', inCode('PC 461(a)', '1556000 to 1572000'), ['PC 460(a)', 'PC 461(a)']),
  wobbler('jail', inCode('PC 461(b)', '1556000 to 1572000'), ['PC 460(b)', 'PC 461(b)']),
  felony('prison', inCode('PC 461(a)', '1556000 to 1572000'), ['PC 459'], {
    needs: 'Was it burglary of the first degree?',
    told: FIRST_DEGREE,
  }),
  wobbler('jail', inCode('PC 461(b)', '1556000 to 1572000'), ['PC 459'], {
    needs: 'Was it burglary of the second degree?',
    told: SECOND_DEGREE,
  }),
  wobbler('jail', inCode('PC 459.5(a)', '1556000 to 1572000'), ['PC 459.5']),
  felony(undefined, inCode('PC 464', '1572000'), ['PC 464']),
  wobbler(undefined, inCode('PC 465', '1572000'), ['PC 465']),
  wobbler('jail', inCode('PC 473(a)', '1578000 to 1594000'), [
    ...['PC 470', 'PC 471', 'PC 472', 'PC 475', 'PC 476', 'PC 470a', 'PC 470b', 'PC 484f'],
  ]),
  wobbler('jail', inCode('PC 474, 476a(a)', '1593500 to 1610000'), ['PC 474', 'PC 476a']),
  wobbler('jail', inCode('PC 484e, 484g-484i, with PC 489(c), 473(a)', '1620000 to 1652000'), [
    ...['PC 484e', 'PC 484g', 'PC 484h', 'PC 484i'],
  ]),
  wobbler('jail', inCode('PC 489(c)', '1620000 to 1652000'), ['PC 487'], {
    except: { sections: ['PC 487(d)(2)'] },
    told: { yes: ['VEHICLE'], no: ['FIREARM'] },
  }),
  felony('prison', inCode('PC 489(a)', '1636000 to 1652000'), ['PC 487(d)(2)'], {
    told: { yes: ['FIREARM'], no: ['VEHICLE'] },
  }),
  wobbler('jail', inCode('PC 489(b), (c)', '1620000 to 1652000'), [
    ...['PC 487a', 'PC 487e', 'PC 487h', 'PC 487i', 'PC 487j', 'PC 487k', 'PC 487m'],
  ]),
  wobbler('prison', inCode('PC 487g', '1620000 to 1636000'), ['PC 487g']),
  felony('jail', inCode('PC 487b, 487d', '1620000 to 1636000'), ['PC 487b', 'PC 487d']),
  wobbler('jail', inCode('PC 490.4(b)', '1636000 to 1652000'), ['PC 490.4']),
  wobbler('jail', inCode('PC 496(a), (b), (d)', '1664000 to 1680000'), ['PC 496', 'PC 496.5', 'PC 496.6']),
  wobbler('jail', inCode('PC 502(d)', '1700000 to 1716000'), ['PC 502']),
  wobbler(
    'jail',
    inCode('PC 514, with PC 489(c)', '1752000 to 1768000'),
    [...['PC 503', 'PC 504', 'PC 506', 'PC 508', 'PC 514']],
    { needs: 'Was it neither public money nor a firearm?' },
  ),
  felony('jail', inCode('PC 520', '1752000 to 1768000'), ['PC 518', 'PC 520']),
  wobbler('prison', inCode('PC 524', '1752000 to 1768000'), ['PC 524']),
  wobbler('jail', inCode('PC 529(b)', '1752000 to 1768000'), ['PC 529']),
  wobbler('jail', inCode('PC 530.5(a), (c), (d), with PC 18(b)', '1768000 to 1784000'), ['PC 530.5']),
  wobbler('jail', inCode('PC 532f(i)', '1794000 to 1810000'), ['PC 532f']),
  wobbler('jail', inCode('PC 594(b)(1)', '1922000 to 1938000'), ['PC 594', 'PC 594.3(a)', 'PC 594.35']),
  felony('jail', inCode('PC 594.3(b)', '1922000 to 1938000'), ['PC 594.3(b)']),
  wobbler('jail', inCode('PC 597(d)', '1950000 to 1966000'), ['PC 597']),
  wobbler('prison', inCode('PC 666(a)', '2472000 to 2488000'), ['PC 666']),
  wobbler(undefined, inCode('PC 666.1(a)(1)', '2472000 to 2488000'), ['PC 666.1']),
  wobbler('jail', inCode('PC 666.5(a), with PC 18(b)', '2488000 to 2504000'), ['PC 666.5']),
]

/** Weapons. */
const WEAPONS: readonly Penalty[] = [
  felony('prison', inCode('PC 29800(a), (b), with PC 18(a)', '9286000 to 9302000'), ['PC 29800']),
  felony(
    'prison',
    cite('Former PC 12021(a)', 'copy', 'silicon-valley.com, a text of the 1990s'),
    ['PC 12021(a)'],
    {
      since: theDay('1995-01-01'),
    },
  ),
  wobbler('prison', inCode('PC 29805', '9300000 to 9316000'), ['PC 29805']),
]

const vehicle = (text: string, characters: string): Citation =>
  cite(text, 'verbatim', `Vehicle Code, bulk data of the Legislature, characters ${characters}`)
/** Driving. VC 23153 is a felony alone after two like convictions within ten years (VC 23566), so it is asked. */
const DRIVING: readonly Penalty[] = [
  wobbler('prison', vehicle('VC 2800.2, 2800.3(a), 2800.4', '458000 to 474000'), [
    ...['VC 2800.2', 'VC 2800.3(a)', 'VC 2800.4'],
  ]),
  felony('prison', vehicle('VC 2800.3(b)', '458000 to 474000'), ['VC 2800.3(b)']),
  wobbler('jail', vehicle('VC 10851(a), (b), with PC 18(b)', '1377000 to 1393000'), ['VC 10851']),
  wobbler(undefined, vehicle('VC 23550(a), 23550.5(a), (b)', '3784000 to 3800000'), ['VC 23152']),
]

const copy = (text: string, where: string): Citation => cite(text, 'copy', where)
/** Drugs: texts of before Propositions 47 and 64, on unofficial copies, as courts and lawyers quote them. */
const DRUGS: readonly Penalty[] = [
  felony(
    'jail',
    copy('Former HSC 11350(a)', 'statutes.laws.com; PC 1170(h) by the digest of SB 1506 of 2012'),
    ['HS 11350(a)'],
    { until: PROP_47 },
  ),
  felony('jail', copy('HSC 11351', 'michaelrehm.com'), ['HS 11351']),
  felony('jail', copy('HSC 11352(a), (b)', 'michaelrehm.com'), ['HS 11352']),
  wobbler('jail', copy('Former HSC 11357(a)', 'michaelkernlaw.com, 2014'), ['HS 11357(a)'], {
    until: PROP_64,
  }),
  felony('jail', copy('Former HSC 11358', 'michaelrehm.com'), ['HS 11358'], { until: PROP_64 }),
  felony('jail', copy('Former HSC 11359', 'People v. Medina (2018) 24 Cal.App.5th 61'), ['HS 11359'], {
    until: PROP_64,
  }),
  felony('jail', copy('Former HSC 11360(a)', 'joshuatreelawyer.com'), ['HS 11360(a)'], { until: PROP_64 }),
  felony('jail', copy('HSC 11378', '661justice.com'), ['HS 11378']),
  wobbler('jail', copy('Former HSC 11377(a)', 'law.onecle.com, of after October 2011'), ['HS 11377(a)'], {
    until: PROP_47,
  }),
]

export const PENALTIES: readonly Penalty[] = [...PERSONS, ...PROPERTY, ...WEAPONS, ...DRIVING, ...DRUGS]
