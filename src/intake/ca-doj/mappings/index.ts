/** The mappings of files that offices of this state have, by name: data, held against the schema by whoever reads one. */
import courtExtract from './court-extract.json' with { type: 'json' }
import dojBulk from './doj-bulk.json' with { type: 'json' }
import pc13370 from './pc-13370.json' with { type: 'json' }
import sanFrancisco from './san-francisco.json' with { type: 'json' }

export const MAPPINGS: Readonly<Record<string, unknown>> = Object.fromEntries(
  [courtExtract, dojBulk, pc13370, sanFrancisco].map(mapping => [mapping.name, mapping]),
)
