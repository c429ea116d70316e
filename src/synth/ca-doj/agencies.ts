/** Who reports a step of a cycle: how files write the agency, its code and its county. */

/** The counties in the order of their numbers, from 1. */
const COUNTIES =
  `ALAMEDA,ALPINE,AMADOR,BUTTE,CALAVERAS,COLUSA,CONTRA COSTA,DEL NORTE,EL DORADO,FRESNO,GLENN,HUMBOLDT,IMPERIAL,INYO,KERN,KINGS,LAKE,LASSEN,LOS ANGELES,MADERA,MARIN,MARIPOSA,MENDOCINO,MERCED,MODOC,MONO,MONTEREY,NAPA,NEVADA,ORANGE,PLACER,PLUMAS,RIVERSIDE,SACRAMENTO,SAN BENITO,SAN BERNARDINO,SAN DIEGO,SAN FRANCISCO,SAN JOAQUIN,SAN LUIS OBISPO,SAN MATEO,SANTA BARBARA,SANTA CLARA,SANTA CRUZ,SHASTA,SIERRA,SISKIYOU,SOLANO,SONOMA,STANISLAUS,SUTTER,TEHAMA,TRINITY,TULARE,TUOLUMNE,VENTURA,YOLO,YUBA`.split(
    ',',
  )

export interface Agency {
  /** The letters before the name of the county; where `whole`, all of its name. */
  readonly prefix: string
  readonly whole?: true
  /** STP_ORI_TYPE and STP_ORI_TYPE_DESCR. */
  readonly type: string
  /** What its code ends in. */
  readonly code: string
}

export const POLICE: Agency = { prefix: 'CAPD', type: 'L,LAW ENF', code: '0400' }
export const SHERIFF: Agency = { prefix: 'CASO', type: 'L,LAW ENF', code: '0000' }
export const SUPERIOR_COURT: Agency = { prefix: 'CASC', type: 'C,COURT', code: '013J' }
export const MUNICIPAL_COURT: Agency = { prefix: 'CAMC', type: 'C,COURT', code: '033J' }
export const PROBATION_OFFICE: Agency = { prefix: 'CAPR', type: 'P,PROBATION', code: '013G' }
export const PAROLE_OFFICE: Agency = { prefix: 'CAPA', type: 'P,PAROLE', code: '015G' }
export const CORRECTIONS: Agency = {
  prefix: 'CASD CORRECTIONS',
  whole: true,
  type: 'S,STATE',
  code: '037C',
}

const texts = new Map<string, string>()

/** Columns 44 to 49 of a step that the agency reports, from the county. */
export function agencyText(agency: Agency, county: string): string {
  const key = `${agency.code}${county}`
  let text = texts.get(key)
  if (text === undefined) {
    // A county in other letters or with blanks about it keeps its number.
    const at = COUNTIES.indexOf(county.trim().toUpperCase()) + 1
    const number = at === 0 ? '' : String(at).padStart(2, '0')
    const name = agency.whole === true ? agency.prefix : `${agency.prefix} ${county.trim().toUpperCase()}`
    text = `${agency.type},CA0${number || '00'}${agency.code},${name},${number},${county}`
    if (texts.size < 1000) texts.set(key, text)
  }
  return text
}
