/** The programs of California: which statutes are asked together. */
import type { Program } from '../program.ts'
import { hsc113615Arrests } from './hsc-11361.5/arrests.ts'
import { hsc113615 } from './hsc-11361.5/text.ts'
import { hsc113618 } from './hsc-11361.8/text.ts'
import { pc17 } from './pc-17/text.ts'
import { pc23614 } from './pc-236.14/text.ts'
import { pc23615 } from './pc-236.15/text.ts'
import { pc8517 } from './pc-851.7/text.ts'
import { pc8518 } from './pc-851.8/text.ts'
import { pc85187 } from './pc-851.87/text.ts'
import { pc85191 } from './pc-851.91/text.ts'
import { pc85193 } from './pc-851.93/text.ts'
import { pc11709 } from './pc-1170.9/text.ts'
import { pc117018 } from './pc-1170.18/text.ts'
import { pc12034 } from './pc-1203.4/text.ts'
import { pc12034a } from './pc-1203.4a/text.ts'
import { pc12034b } from './pc-1203.4b/text.ts'
import { pc120341 } from './pc-1203.41/text.ts'
import { pc120342 } from './pc-1203.42/text.ts'
import { pc120343 } from './pc-1203.43/text.ts'
import { pc120345 } from './pc-1203.45/text.ts'
import { pc120349 } from './pc-1203.49/text.ts'
import { pc1203425 } from './pc-1203.425/text.ts'
import { pc485201 } from './pc-4852.01/text.ts'
import { prop64 } from './prop64.ts'
import { TABLES } from './tables.ts'

type Several = Pick<Program, 'name' | 'title'> & Program['statutes']

/** A program of several statutes. It has something to say of a conviction where one of them has. */
function several({ name, title, convictions, arrests }: Several): Program {
  const statutes = [...convictions, ...arrests]
  return {
    name,
    title,
    checked: '2026-07-21, against the sources listed with each statute',
    attorneyReview: statutes.every(({ attorneyReview }) => attorneyReview === 'none')
      ? 'none'
      : 'of some statutes: see the registry',
    statutes: { convictions, arrests },
    sectionOf: ({ offense: { offenses } }) => {
      const [first] = offenses
      return first === undefined ? 'unread' : `${first.code ?? '?'} ${first.section}`
    },
    sources: statutes.map(({ cite }) => cite),
    tables: TABLES,
    beyond: 'No statute of the program speaks of it',

    lines: 'reliefs',
    vouched: true,
    annotated: false,
  }
}

/** Of convictions, in the order they are told: what comes by itself, then what must be asked for. */
const BY_ITSELF = [pc1203425, hsc113615] as const
const BY_PETITION = [
  // PC 1203.42 before 1203.41: where both lie it keeps fewer duties (read 2026-11-30).
  ...[pc12034, pc12034a, pc120342, pc120341, pc120345, pc120349, pc12034b],
  ...[pc17, pc117018, pc23614, pc23615, pc11709, pc485201],
] as const
/** Of arrests. */
const ARRESTS_BY_ITSELF = [pc85193, hsc113615Arrests] as const
const ARRESTS_BY_PETITION = [pc85191, pc85187, pc8518, pc8517, pc120343] as const

/** What the state does by itself, month by month. */
export const automatic: Program = several({
  name: 'automatic',
  title: 'Automatic relief: PC 1203.425, PC 851.93, HSC 11361.5',
  convictions: BY_ITSELF,
  arrests: ARRESTS_BY_ITSELF,
})

/** What a person may ask a court for, of convictions; and of a deferred judgment, which ends in none. */
export const petition: Program = several({
  name: 'petition',
  title: 'Dismissal, reduction, sealing and certificates by petition',
  convictions: BY_PETITION,
  arrests: [pc120343],
})

/** Sealing of arrests, by itself and by petition. */
export const arrests: Program = several({
  name: 'arrests',
  title: 'Arrests without a conviction: PC 851.93, 851.91, 851.87, 851.8, 851.7, 1203.43',
  convictions: [],
  arrests: [...ARRESTS_BY_ITSELF, ...ARRESTS_BY_PETITION],
})

/** Everything at once. */
export const all: Program = several({
  name: 'all',
  title: 'Every relief of California that is encoded',
  convictions: [...BY_ITSELF, hsc113618, ...BY_PETITION],
  arrests: [...ARRESTS_BY_ITSELF, ...ARRESTS_BY_PETITION],
})

export const PROGRAMS: readonly Program[] = [prop64, automatic, petition, arrests, all]
