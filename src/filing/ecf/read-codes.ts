/** Reads `court-codes.json`, held against the published schema, with every fault as a sentence. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type OfficeFaults, sentence, whereJsonBreaks } from '../office.ts'
import { type CourtCodes, STANDARD } from './codes.ts'
import schema from './court-codes.schema.json' with { type: 'json' }

/** The codes of a file's text, or all that is wrong with it. */
export function readCourtCodes(text: string): CourtCodes | OfficeFaults {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { faults: [`it is not JSON (${whereJsonBreaks(error, text)}): mend it there`] }
  }
  const check = new Ajv2020({ allErrors: true, verbose: true }).compile<CourtCodes>(schema)
  const faults = check(json)
    ? [...beyondTheSchema(json)]
    : (check.errors ?? [])
        // That a branch of the schema did not fit says nothing the fault inside it does not say.
        .filter(({ keyword }) => keyword !== 'if')
        .map(error => sentence(error, 'court-codes.schema.json'))
  const [first, ...rest] = faults
  return first === undefined ? (json as CourtCodes) : { faults: [first, ...rest] }
}

/** What a schema cannot say. */
function* beyondTheSchema({
  messages,
  cases,
  bulkCase,
  courts,
  documents,
  confidentiality,
  statuses = {},
}: CourtCodes): Iterable<string> {
  if (messages === 'per-case' && cases === undefined)
    yield 'the file has no [cases], and [messages] are per-case; say which codes a case gets'
  if (messages === 'bulk' && bulkCase === undefined)
    yield 'the file has no [bulkCase], and [messages] are bulk; name the case number that the court keeps for bulk motions'
  for (const [i, { class: grade }] of (cases ?? []).entries()) {
    const last = i === (cases?.length ?? 0) - 1
    if (grade === undefined && !last)
      yield `[cases.${i}] has no class and fits every case, so that what follows it is never used; put it last`
    if (grade !== undefined && last)
      yield `[cases.${i}] is the last and has a class; end with an entry without one, for cases whose class is not in the record`
  }
  const branches = new Set<string>()
  for (const { branch } of courts) {
    if (branches.has(branch)) yield `[courts] name the branch [${branch}] twice; keep one of them`
    branches.add(branch)
  }
  if (confidentiality === undefined && Object.values(documents).some(one => one.confidential === true))
    yield 'a document is [confidential], and the file has no [confidentiality]; say with which code it is asked for'
  for (const [code, meaning] of Object.entries(statuses)) {
    const standard = STANDARD[code.toLowerCase()]
    if (standard !== undefined && standard !== meaning)
      yield `[statuses.${code}] is [${meaning}]; in the standard it means that the filing was ${standard}, which is no ruling: map a code of the court's own`
  }
}
