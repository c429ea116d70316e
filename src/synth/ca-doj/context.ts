/** What plans are drawn from: chance, the county, the day the answers hold, and the situations possible by then. */
import { type Day, theDay } from '../../time/day.ts'
import { type Random, type Weighted, weighted } from '../random.ts'
import { COUNTIES } from './offenses.ts'
import { type Age, SITUATIONS, type Situation } from './scenarios.ts'

/** No event of any plan is earlier. */
export const FIRST_DAY = theDay('1960-01-01')
const LAST_DAY = theDay('2018-12-31')
const LAST_USUAL_DAY = theDay('2016-10-31')
/** From here on the marijuana sections have the numbers of today. */
export const SINCE_1973 = theDay('1973-01-01')

/** What is the same for every plan of a file. */
export interface PlanSetting {
  /** In capitals, as the rows name it. */
  readonly county: string
  readonly asOf: Day
  readonly otherCounties: readonly string[]
  /** No arrest is later, so that there is time for the court before `asOf`. */
  readonly lastArrest: Day
  /** Few arrests are later than this. */
  readonly lastUsualArrest: Day
  readonly situations: {
    readonly any: Weighted<Situation>
    readonly byAge: Readonly<Record<Age, Weighted<Situation>>>
    /** Of adults, under a section where earlier convictions matter, numbered as since 1973. */
    readonly priorsMatter: Weighted<Situation>
    /** Of adults, without attempts and the like: whoever decides those may say no for either of two reasons. */
    readonly ordinaryAdult: Weighted<Situation>
  }
}

export interface PlanContext extends PlanSetting {
  readonly random: Random
}

export const planContext = (
  random: Random,
  setting: { readonly county: string; readonly asOf: Day },
): PlanContext => ({ ...planSetting(setting), random })

export function planSetting({ county, asOf }: { readonly county: string; readonly asOf: Day }): PlanSetting {
  const lastUsualArrest = Math.min(LAST_USUAL_DAY, asOf - 600)
  const possible = SITUATIONS.filter(({ from }) => from + 400 < lastUsualArrest)
  const those = (chosen: (situation: Situation) => boolean) =>
    weighted(possible.filter(chosen), ({ weight }) => weight)
  const adult = ({ age }: Situation) => age === 'adult'
  return {
    county,
    asOf,
    otherCounties: COUNTIES.filter(name => name !== county.toUpperCase()),
    lastArrest: Math.min(LAST_DAY, asOf - 600),
    lastUsualArrest,
    situations: {
      any: those(() => true),
      byAge: {
        adult: those(adult),
        young: those(({ age }) => age === 'young'),
        child: those(({ age }) => age === 'child'),
      },
      priorsMatter: those(one => adult(one) && one.priorsMatter && one.from >= SINCE_1973),
      ordinaryAdult: those(one => adult(one) && one.ageMatters),
    },
  }
}

/** The county of the file mostly, else another. */
export const drawCounty = ({ random, county, otherCounties }: PlanContext): string =>
  random.percent(72) ? county : random.pick(otherCounties)
