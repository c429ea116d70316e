/** Names of people who do not exist, put together from made-up words. */
import type { Random } from '../random.ts'

const FIRST_HALVES =
  'BRAND QUILL THORV MARV ELDR OSK VELL GRIMM TARB HOLL FENN DRAV KESS LORV WINT PELL SORR CALD NARB JUSK YARR ZEND BOLK RAVV UMB IXT'.split(
    ' ',
  )
const SECOND_HALVES =
  'ERLOCK AMOOR ISTEAD OWICK ENFELD ARRIN ULDEN EVANDER ICOTT ORSK ADELMO IGGAN ORNE UMBRA ESKIN ALDO INGWAY OTTERBY ENZU IRRAH OLVANE ATWIN EBRANO IXON URDLE AVESTA'.split(
    ' ',
  )
const GIVEN =
  'TARVIN LUMEA ORRIC SELBETH JANDOR PRIMEL KESTA DOVRIN ALMIRO WENNA BRISK CORLEEN FARROD ILVANE MOSK NERILLA QUENT RUSHAL SOVI TOBRIK ULMA VANDRIL YSOLA ZAFFER HALDRIC PENNOA'.split(
    ' ',
  )

export const SURNAMES: readonly string[] = FIRST_HALVES.flatMap(a => SECOND_HALVES.map(b => a + b))

/** `LAST,FIRST MIDDLE`, as the file writes names. */
export function madeUpName(random: Random): string {
  const last = random.pick(SURNAMES)
  const first = random.pick(GIVEN)
  const style = random.below(8)
  if (style < 4) return `${last},${first} ${random.pick(GIVEN)}`
  if (style < 7) return `${last},${first} ${String.fromCharCode(65 + random.below(26))}`
  return `${last},${first}`
}
