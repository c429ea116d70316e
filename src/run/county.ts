/** What is asked and told where nobody knows in which county a count is: whose case it is must be known before anything is filed. */
import { COUNTY } from '../facts/county.ts'
import { givenOf, inUse, isDisputed } from '../rules/given.ts'
import type { FactUse } from '../rules/proof.ts'
import { type Decided, type Deciding, decideBy, laterThan } from './decide.ts'
import { answerText, type ExplainedQuestion } from './explained.ts'

/** Why it is not known, as a sentence: what was given of it may be in dispute. */
export function whyCountyUnknown(subject: unknown): string {
  const given = inUse ? givenOf(subject, COUNTY)?.settled : undefined
  return given !== undefined && isDisputed(given) ? 'The county is in dispute.' : 'The county cannot be read.'
}

export interface CountyQuestion {
  readonly use: FactUse
  readonly question: ExplainedQuestion
}

/** What would be answered in one of the counties asked about, and elsewhere; undefined where the county is known. */
export function countyQuestion<S>(
  deciding: Deciding<S>,
  { subject, countyUnknown, answers }: Decided<S>,
): CountyQuestion | undefined {
  if (!countyUnknown || deciding.county === undefined) return undefined
  const { fact, counties = [] } = deciding.county
  const here = decideBy({ ...deciding, ours: () => true }, subject, answers)
  const result = answerText({
    outcome: here.outcome,
    relief: here.relief?.id,
    from: here.from === undefined ? undefined : laterThan(deciding.day, here.from),
    open: here.open.some(({ law }) => law.better?.because === 'unknown'),
  })
  return {
    use: {
      name: fact.name,
      asks: fact.asks,
      answers: fact.answers,
      open: true,
      sources: [],
      fact,
      subject,
      probes: counties,
    },
    question: {
      facts: [fact.name],
      asks: [fact.asks],
      about: [''],
      answers: [
        { answer: counties.join(' or '), result },
        { answer: 'another', result: 'not of this run' },
      ],
      settles: true,
    },
  }
}
