/** The formats of files there are. */
import { format as caDoj } from '../intake/ca-doj/index.ts'
import type { Format } from '../intake/format.ts'

/** What files are taken to be. */
export const DEFAULT_FORMAT: Format = caDoj
