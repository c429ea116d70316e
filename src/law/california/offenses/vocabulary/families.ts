/**
 * Which words offense texts use for which sections, as data: a text that carries the words of one family and a section
 * that is in none of the families it names contradicts itself.
 *
 * Source: the captions of the sections in the Penal, Health and Safety and Vehicle Codes and the offense texts of public
 * rap-sheet fixtures (see `words.ts`); which sections are in a family beyond those is from memory. A section that is
 * missing in a family makes people look where they need not; one too many hides a contradiction.
 */
import type { Word } from './words.ts'

export interface Family {
  /** What tells the family: any of these, all words of it, in whatever order; `Word Word` or `Word`. */
  readonly named: readonly (readonly Word[])[]
  /** Sections with their codes whose texts carry these words, and all their subdivisions; `PC 190-190.9` a stretch. */
  readonly sections: string
  /**
   * The lists of the law turn on it: with any other section the words contradict, known or not. Otherwise they do so only
   * where the section is known for other words.
   */
  readonly grave?: true
}

const family = (named: string, sections: string, grave?: true): Family => ({
  named: named.split(', ').map(phrase => phrase.split(' ') as Word[]),
  sections,
  ...(grave === undefined ? {} : { grave }),
})

/** Attempt, conspiracy, solicitation and accessory: what words stand beside them is of another crime. */
export const OF_ANOTHER = 'PC 664 PC 182 PC 653f PC 31 PC 32'

export const FAMILIES: readonly Family[] = [
  family(
    'MARIJUANA',
    'HS 11357-11362.99 HS 11530-11532 HS 11054 HS 11355 HS 11364-11366.8 HS 11375.5 HS 11550 HS 11570 HS 11590 PC 381 ' +
      'PC 647 PC 4573-4574 VC 12810 VC 23152-23153 VC 23220-23229 BP 26000-26260 RT 34011-34021.5 US 841-846 US 952-963',
    true,
  ),
  family('CULTIVATE', 'HS 11358 HS 11530.1 HS 11362.2 HS 11379.6 HS 11390'),
  // ---- homicide
  family(
    'MURDER',
    'PC 187-189.5 PC 190-190.9 PC 191 PC 191.5 PC 192 PC 217 PC 217.1 PC 273ab PC 128 PC 219 PC 12022.53',
    true,
  ),
  family('MANSLAUGHTER', 'PC 191.5-193.9', true),
  family('TREASON', 'PC 37 PC 38', true),
  family('TORTURE', 'PC 206 PC 273d PC 597 PC 190.2 PC 667.61 PC 205 PC 273a', true),
  family('MAYHEM', 'PC 203-206 PC 220 PC 12022.7', true),
  // ---- freedom and property by force
  family(
    'KIDNAP',
    'PC 207-210.5 PC 181 PC 236 PC 277-280 PC 667.61 PC 667.8 PC 667.85 PC 220 PC 784.7',
    true,
  ),
  family('RANSOM', 'PC 207-210.5 PC 236'),
  family(
    'ROBBERY',
    'PC 211-214 PC 207 PC 209 PC 209.5 PC 215 PC 220 PC 212.5 PC 12022.53 PC 686.2 US 2113 US 1951',
    true,
  ),
  family('CARJACK', 'PC 215 PC 209.5 PC 211', true),
  family('HOSTAGE', 'PC 210.5 PC 4503', true),
  family('EXTORT', 'PC 518-527 PC 209 PC 137', true),
  family(
    'THREAT',
    'PC 422 PC 422.6 PC 422.7 PC 69 PC 71 PC 76 PC 95 PC 95.1 PC 136.1-140 PC 148.1 PC 148.3 PC 243-245.6 PC 261-269 PC 273.6 ' +
      'PC 286-289.6 PC 415 PC 417-417.8 PC 518-524 PC 601 PC 646.9 PC 653m PC 11411-11418.5 PC 12022 PC 166 PC 236 PC 267 PC 266c',
  ),
  family('STALK', 'PC 646.9 PC 653m PC 422'),
  // ---- assault
  family(
    'ASSAULT',
    'PC 240-245.6 PC 217 PC 217.1 PC 218 PC 219 PC 220-222 PC 203 PC 149 PC 273.5 PC 273ab PC 289.6 PC 4500 PC 4501 PC 4501.1 PC 69 ' +
      'PC 261-269 PC 286-289.6 PC 243.4 PC 290.2 PC 368 PC 405 PC 417 PC 12022.7 PC 602.1 PC 626.10 PC 171b PC 26.5 US 111 US 113 PC 415.5 PC 422 PC 136.1 PC 30600 PC 12280 PC 12275-12290 PC 30605',
  ),
  family(
    'DEADLY WEAPON',
    'PC 240-245.6 PC 417-417.8 PC 12020-12028 PC 12022-12022.9 PC 4500-4502 PC 16590-24710 PC 171b PC 626.10 PC 467 PC 136.1 PC 211-215 PC 422 PC 653k PC 29800-33850 WI 8100-8108',
  ),
  family('MACHINEGUN', 'PC 245 PC 32625 PC 12220 PC 12200-12251 PC 12022', true),
  family(
    'SHOOT',
    'PC 246-247.5 PC 374 PC 374c PC 12034 PC 26100 PC 12022.5-12022.55 PC 245 PC 417 PC 12031 PC 219 PC 187 PC 664 PC 25850 FG 1-20000 VC 23110',
  ),
  family(
    'BATTERY',
    'PC 242-243.9 PC 273.5 PC 4501.5 PC 4501.1 PC 243.4 PC 368 PC 415 PC 422.6 PC 261 PC 647 PC 245 PC 273a',
  ),
  // ---- sexual offenses
  family(
    'RAPE',
    'PC 261 PC 261.2 PC 261.3 PC 261.5 PC 261.6 PC 261.7 PC 262 PC 263 PC 263.1 PC 264 PC 264.1 PC 207 PC 209 PC 220 PC 266c PC 269 PC 286 PC 288a PC 287 PC 289 PC 667.61 PC 667.6 PC 187 PC 12022.3 PC 12022.8 PC 266',
    true,
  ),
  family('SODOMY', 'PC 286 PC 286.5 PC 220 PC 269 PC 207 PC 209 PC 261 PC 288', true),
  family('ORAL COPULATION', 'PC 287 PC 288a PC 220 PC 269 PC 288 PC 288.7 PC 207 PC 209 PC 286 PC 289', true),
  family('PENETRATION', 'PC 289 PC 269 PC 288.7 PC 220 PC 207 PC 209 PC 264.1 PC 288', true),
  family(
    'LEWD',
    'PC 272 PC 288 PC 288a PC 288.1 PC 288.2 PC 288.3 PC 288.4 PC 288.5 PC 288.7 PC 647 PC 647.6 PC 647a PC 314 PC 266j PC 267 PC 220 PC 207 PC 209 PC 311-313 PC 315-318 PC 653 PC 653.22 PC 650.5 PC 290 PC 261.5',
    true,
  ),
  family(
    'MOLEST',
    'PC 288 PC 288a PC 288.1 PC 288.2 PC 288.3 PC 288.4 PC 288.5 PC 288.7 PC 647.6 PC 647a PC 243.4 PC 272 PC 290 PC 273a PC 261 PC 261.5 PC 266-267 PC 269',
    true,
  ),
  family(
    'SEX',
    'PC 187 PC 207 PC 209 PC 220 PC 236.1 PC 243.25 PC 243.4 PC 261 PC 261.2 PC 261.3 PC 261.5 PC 261.6 PC 261.7 PC 262-266 PC 266-267 PC 269 PC 272 PC 273 PC 273a PC 273g PC 285-287 PC 288 PC 288a PC 288.1 PC 288.2 PC 288.3 PC 288.4 PC 288.5 PC 288.7 PC 289 PC 289.5 PC 289.6 PC 290-290.95 PC 291 PC 292 PC 311-314 PC 314.1 PC 647 PC 647.6 PC 647a PC 653 PC 653.20-653.28 PC 653b PC 653c PC 653f ' +
      'PC 667.51 PC 667.6-667.71 PC 3000-3010 PC 3003 PC 4573 PC 626.81 PC 1203.067 PC 138 PC 646.9 PC 12022.3 PC 12022.8 PC 597f BP 726-729 BP 4300-4999 LC 1102 GC 12940',
    true,
  ),
  family('SEX REGISTER', 'PC 290-290.95 PC 290.018 PC 3010 US 2250 US 16913', true),
  family('INCEST', 'PC 285', true),
  family(
    'PORNOGRAPHY',
    'PC 288.2 PC 311-313.5 PC 653m PC 647 PC 415 PC 653 PC 290 US 1460-1470 US 2251-2260',
    true,
  ),
  family('INDECENT EXPOSURE', 'PC 314 PC 314.1 PC 314.2 PC 647 PC 290', true),
  family('PIMP', 'PC 266-266.9 PC 266h PC 266i PC 653.23 PC 315-318 PC 236.1', true),
  family(
    'PROSTITUTION',
    'PC 266-267 PC 315-318 PC 647 PC 647f PC 653.20-653.28 PC 236.1 HS 11225-11235 HS 11570 PC 186.2 PC 261.9 PC 1202.6',
  ),
  family('HUMAN TRAFFIC', 'PC 236.1 PC 236.2 PC 181 US 1591', true),
  // ---- fire, explosives, trains
  family('ARSON', 'PC 447-457.1 PC 451-457.1 PC 454 PC 600 PC 548', true),
  family(
    'EXPLOSIVE, DESTRUCTIVE',
    'PC 148.1 PC 171.5 PC 375 PC 453 PC 464 PC 594 PC 602 PC 171b PC 12020 PC 12301-12316 PC 18710-18780 PC 11418 PC 11413 PC 452 PC 16460 PC 670 PC 12355 HS 12000-12761 VC 31600-31620 US 841-846 US 5861',
    true,
  ),
  family('MASS DESTRUCTION', 'PC 11417-11419', true),
  family('TRAIN', 'PC 218-219.3 PC 214 PC 587-588 PC 369 PC 369i PC 640 PC 602'),
  // ---- property
  family('BURGLARY', 'PC 459-466 PC 602 PC 602.5 PC 490 PC 12022', true),
  family(
    'THEFT',
    'PC 484-502.9 PC 277-280 PC 459.5 PC 463 PC 530.5 PC 530-532 PC 537-538 PC 666-666.7 PC 368 PC 211-215 PC 368.5 PC 504-514 PC 424 PC 466 PC 459-460 VC 10850-10855 FG 1-20000 WI 10980-11488 UI 2101 US 641-671 US 1708 GC 6200',
  ),
  family('RECEIVE STOLEN', 'PC 496-496.9 PC 484-490.7 PC 497 PC 499 US 659 US 2313-2315 VC 10851'),
  family(
    'FORGERY',
    'PC 470-483.5 PC 484f PC 484g PC 484h PC 484i PC 115 PC 529 PC 530.5 PC 113-115 PC 350 HS 11368 BP 4324 BP 4390 VC 4463 VC 4463.5 VC 20 US 471-514 PC 472-477 PC 537',
  ),
  family('CHECK', 'PC 470-476.9 PC 484-490 PC 532-532.9 PC 537 PC 487'),
  family('EMBEZZLE', 'PC 424 PC 484-514 US 641-671'),
  family('VANDALISM', 'PC 594-594.7 PC 640-640.8 PC 422.6'),
  family(
    'TRESPASS',
    'PC 602-602.13 PC 369i PC 419 PC 555 PC 587 PC 588 PC 647 PC 626-626.8 PC 4573 PC 4600 FG 1-20000 PC 166 PC 415',
  ),
  // ---- drugs other than marijuana
  family(
    'SUBSTANCE, NARCOTIC, STIMULANT',
    'HS 11000-11355 HS 11363-11399 HS 11500-11529 HS 11533-11651 HS 11910-11912 HS 4000-4500 HS 11999 PC 647 PC 381 PC 4573-4574 PC 222 PC 273 PC 273a PC 368 PC 653f PC 120 PC 170 PC 12022 PC 29800 PC 30305 BP 4000-4400 VC 23152-23153 VC 23102-23106 VC 12810 WI 1000-1800 WI 3000-3200 US 841-963 PC 11361 HS 11361 PC 1203 HS 109575 HS 119000-119410 HS 11357.5',
  ),
  family(
    'PARAPHERNALIA',
    'HS 11014-11014.9 HS 11364-11364.7 HS 11375 HS 11550-11555 BP 4140-4149 PC 4573-4574 BP 4060 HS 11365-11366',
  ),
  // ---- vehicles, order
  family(
    'DRIVE INFLUENCE, DRIVE INTOXICATED',
    'VC 23100-23249 VC 12810 VC 13352-13400 VC 14601-14602 PC 191.5 PC 192 PC 367 PC 655 BP 1-100 HN 655 VC 40000-40001',
  ),
  family('RECKLESS DRIVE', 'VC 23101-23110 VC 2800-2800.4 PC 191.5 PC 192 VC 23152'),
  family('DRIVE LICENSE', 'VC 12500-14607 VC 4462 VC 40508 VC 16028 VC 20-31 VC 23247 VC 22450'),
  family('HIT RUN, HITRUN', 'VC 20001-20003 PC 191.5 PC 192'),
  family(
    'RESIST',
    'PC 69 PC 71 PC 135 PC 136.1 PC 140 PC 148-148.9 PC 243 PC 415 PC 647 PC 647c PC 834 PC 594 PC 148 PC 409 VC 2800 VC 22500 US 111 US 1500-1521 PC 166 PC 182',
  ),
  family('DISTURB PEACE', 'PC 415-416 PC 403 PC 404-409 PC 626-626.8 PC 302 PC 647'),
  family('APPEAR', 'PC 853.7 PC 853.8 PC 1320-1320.5 PC 1214 PC 166 VC 40508 VC 40509 PC 1332'),
  family('PERJURY', 'PC 118-129 PC 128 VC 20 WI 10980 WI 11482 UI 2101 US 1621'),
  family('GANG', 'PC 186-186.36 PC 182.5 PC 12022 PC 136.1 PC 594 PC 653w WI 500-800'),
  family('SABOTAGE', 'MV 1670-1675 PC 37 PC 11411-11419'),
  family(
    'EVADE, INSPECT',
    'VC 2800-2818 PC 148 PC 587c PC 640 PC 1320 VC 23600 RT 1-50000 BP 1-30000 HS 1-60000',
  ),
  family('SPEED, WAY', 'VC 21650-21664 VC 22348-22413 VC 23103-23109.5 VC 40508 VC 2800-2800.4'),
  family('GAMBLE', 'PC 319-337.9 BP 19800-19990'),
  family('MINOR INTOXICATED', 'BP 25602-25668 VC 23136-23140 PC 272 PC 647 VC 23224'),
  family('EQUIPMENT', 'VC 24000-28200 VC 5200-5204 VC 40508 VC 12810'),
  family('IMPRISONMENT', 'PC 210.5 PC 236 PC 237 PC 667-667.9 PC 368 PC 207'),
  family('TELEPHONE', 'PC 591 PC 591.5 PC 653m PC 633.5 PC 502.7 PC 538 PC 653x PC 4576 PC 422'),
  family('SUPPORT', 'PC 270-273.9 PC 166 PC 368 WI 300-400 WI 10980'),
  family('RECORDER', 'GC 27200-27300 GC 6200-6201 PC 115 PC 134 PC 290-290.95'),
  // ACCESS is written for an accessory, and stands in ACCESS CARD.
  family('ACCESSORY', 'PC 30-33 PC 484e PC 484f PC 484g PC 484h PC 484i PC 484j PC 502'),
]
