/** The programmes of California: which statutes are asked together. */
import type { Arrest } from '../../record/arrests.ts'
import type { Conviction } from '../../record/person.ts'
import type { Programme } from '../programme.ts'
import type { Statute } from '../statute.ts'
import { hsc113615, hsc113615Arrests } from './hsc-11361.5.ts'
import { pc85193 } from './pc-851.93.ts'
import { pc12034 } from './pc-1203.4.ts'
import { pc1203425 } from './pc-1203.425.ts'
import { prop64 } from './prop64.ts'

interface Several {
  readonly name: string
  readonly title: string
  readonly version: string
  readonly convictions: readonly Statute<Conviction>[]
  readonly arrests: readonly Statute<Arrest>[]
}

/** A programme of several statutes. It has something to say of a conviction where one of them has. */
function several({ name, title, version, convictions, arrests }: Several): Programme {
  const statutes = [...convictions, ...arrests]
  return {
    name,
    title,
    version,
    checked: '2026-07-21, against the sources listed with each statute',
    attorneyReview: statutes.every(({ attorneyReview }) => attorneyReview === 'none')
      ? 'none'
      : 'of some statutes: see the registry',
    rules: convictions.flatMap(({ rules }) => rules),
    rulesFor: conviction => convictions.flatMap(statute => statute.rulesFor(conviction) ?? []),
    mayConcern: () => true,
    mayConcernBeside: () => true,
    considers: conviction => convictions.some(({ concerns }) => concerns(conviction)),
    sectionOf: ({ offense: { offenses } }) => {
      const [first] = offenses
      return first === undefined ? 'unread' : `${first.code ?? '?'} ${first.section}`
    },
    sources: statutes.map(({ cite }) => cite),
    statutes: { convictions, arrests },
  }
}

/** Changes whenever an answer of any statute may change. */
const VERSION = '2026-11-26.1'

/** What the state does by itself, month by month. */
export const automatic: Programme = several({
  name: 'automatic',
  title: 'Automatic relief: PC 1203.425, PC 851.93, HSC 11361.5',
  version: VERSION,
  convictions: [pc1203425, hsc113615],
  arrests: [pc85193, hsc113615Arrests],
})

/** What a person may ask a court for, of convictions. */
export const petition: Programme = several({
  name: 'petition',
  title: 'Dismissal, reduction and certificates by petition',
  version: VERSION,
  convictions: [pc12034],
  arrests: [],
})

/** Sealing of arrests, automatic and by petition. */
export const arrests: Programme = several({
  name: 'arrests',
  title: 'Arrests without a conviction: PC 851.93, 851.91, 851.87, 851.8, 851.7',
  version: VERSION,
  convictions: [],
  arrests: [pc85193, hsc113615Arrests],
})

/** Everything at once. */
export const all: Programme = several({
  name: 'all',
  title: 'Every relief of California that is encoded',
  version: VERSION,
  convictions: [pc1203425, hsc113615, pc12034],
  arrests: [pc85193, hsc113615Arrests],
})

export const PROGRAMMES: readonly Programme[] = [prop64, automatic, petition, arrests, all]
export const programmeNamed = (name: string): Programme | undefined =>
  PROGRAMMES.find(programme => programme.name === name)
