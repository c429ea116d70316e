/** The jurisdictions there are: a line each, the first of them meant where nothing is said. */
import type { Jurisdictions } from './jurisdiction.ts'
import { jurisdiction as california } from './us-ca.ts'

export const JURISDICTIONS: Jurisdictions = [california]
