/** Who the rows of a made-up person are about: every identifier belongs to nobody else. */
import type { Day } from '../../time/day.ts'
import type { Random } from '../random.ts'
import { madeUpName } from './names.ts'
import { stamp } from './stamp.ts'

/** Who the rows are about. All made up: no social security number starts with 9. Texts are as the file holds them. */
export interface Identity {
  subject: string
  cii: string
  /** REQ_CII_NUMBER and REQ_DOB, where they are others than the person's own columns give. */
  requestedCii?: string
  requestedBirth?: string
  /** With its quotes. */
  name: string
  birth: string
  ssn: string
  license: string
  fbi: string
  sex: string
  looks: string
  /** Columns 1 to 35, once written. */
  text: string | undefined
}

const LOOKS = [
  'W,WHITE,BRO,BROWN,BRO,BROWN,510,170',
  'B,BLACK,BRO,BROWN,BLK,BLACK,511,180',
  'H,HISPANIC,BRO,BROWN,BLK,BLACK,507,160',
  'A,OTHER ASIAN,BRO,BROWN,BLK,BLACK,506,150',
  'F,FILIPINO,BRO,BROWN,BLK,BLACK,505,145',
  'I,AMERICAN INDIAN,HAZ,HAZEL,BRO,BROWN,600,200',
  'O,OTHER,GRN,GREEN,BLN,BLOND,509,165',
] as const

/** So many people can be told apart by their numbers. */
export const MOST_IDENTITIES = 90_000_000

/** One of 90 million numbers, different for every index below that, in no visible order. */
const scattered = (index: number, factor: number): number => (index * factor) % MOST_IDENTITIES

/** The identity of the person of this index: every identifier belongs to no other index. */
export function identify(random: Random, index: number, birth: Day): Identity {
  return {
    subject: String(10_000_000 + scattered(index, 48_271_237)),
    cii: `A${10_000_000 + scattered(index, 36_969_407)}`,
    name: `"${madeUpName(random)}"`,
    birth: stamp(birth),
    ssn: random.percent(85) ? String(900_000_000 + scattered(index, 52_711_093)) : '         ',
    license: random.percent(70) ? `S${10_000_000 + scattered(index, 69_621_001)}` : 'NULL     ',
    fbi: random.percent(80) ? `${100_000_000 + scattered(index, 16_807_297)}XX` : '           ',
    sex: random.percent(80) ? 'M' : 'F',
    looks: random.pick(LOOKS),
    text: undefined,
  }
}
