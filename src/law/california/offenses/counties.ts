/** The 58 counties of California by the names criminal records use, and the nearest one to a name that is none. */
import { typingErrors } from '../../../record/nearest.ts'

export const COUNTIES: readonly string[] = [
  ...[
    'ALAMEDA',
    'ALPINE',
    'AMADOR',
    'BUTTE',
    'CALAVERAS',
    'COLUSA',
    'CONTRA COSTA',
    'DEL NORTE',
    'EL DORADO',
  ],
  ...[
    'FRESNO',
    'GLENN',
    'HUMBOLDT',
    'IMPERIAL',
    'INYO',
    'KERN',
    'KINGS',
    'LAKE',
    'LASSEN',
    'LOS ANGELES',
    'MADERA',
  ],
  ...[
    'MARIN',
    'MARIPOSA',
    'MENDOCINO',
    'MERCED',
    'MODOC',
    'MONO',
    'MONTEREY',
    'NAPA',
    'NEVADA',
    'ORANGE',
    'PLACER',
  ],
  ...['PLUMAS', 'RIVERSIDE', 'SACRAMENTO', 'SAN BENITO', 'SAN BERNARDINO', 'SAN DIEGO', 'SAN FRANCISCO'],
  ...['SAN JOAQUIN', 'SAN LUIS OBISPO', 'SAN MATEO', 'SANTA BARBARA', 'SANTA CLARA', 'SANTA CRUZ', 'SHASTA'],
  ...[
    'SIERRA',
    'SISKIYOU',
    'SOLANO',
    'SONOMA',
    'STANISLAUS',
    'SUTTER',
    'TEHAMA',
    'TRINITY',
    'TULARE',
    'TUOLUMNE',
  ],
  ...['VENTURA', 'YOLO', 'YUBA'],
]

/** Letters only, in capitals: blanks, case, points and hyphens do not tell counties apart. */
const letters = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z]/g, '')

const BY_LETTERS: ReadonlyMap<string, string> = new Map(
  COUNTIES.flatMap(county => {
    const name = letters(county)
    return [name, `${name}COUNTY`, `${name}CO`, `COUNTYOF${name}`].map(form => [form, county] as const)
  }),
)

/** The county a text names, as in `COUNTIES`, whatever its case and blanks (`los angeles county`); undefined if none. */
export const matchCounty = (text: string): string | undefined => BY_LETTERS.get(letters(text))

/**
 * The county whose name takes the fewest typing errors to become the text, the first by alphabet where two do; undefined
 * when even that one would need half of its letters changed.
 */
export function nearestCounty(text: string): string | undefined {
  const name = letters(text.slice(0, 60))
    .replace(/^COUNTYOF/, '')
    .replace(/COUNTY$/, '')
  let nearest: string | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const county of COUNTIES) {
    const wanted = letters(county)
    const errors = typingErrors(name, wanted)
    if (errors < fewest && errors * 2 < wanted.length) {
      nearest = county
      fewest = errors
    }
  }
  return nearest
}
