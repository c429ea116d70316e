/** The proof of an answer as a tree that opens: what holds, what fails, what is not known, with its citation. */
import { useQuery } from '@tanstack/react-query'
import { call, type Proof, part, type Step } from '../api.ts'
import { Answer, Failed, Icon, Loading } from '../parts.tsx'
import { reliefText, WORDS } from '../words.ts'

const LOOKS = { yes: 'check', no: 'dash', later: 'later', unknown: 'unknown' } as const
const CLASSES = { yes: 'yes', no: 'nay', later: 'dk', unknown: 'dk' } as const

export function ProofTree({ person, count }: { person: string; count: string }) {
  const found = useQuery({
    queryKey: ['proof', person, count],
    queryFn: () => call<Proof>('GET', `/people/${part(person)}/counts/${part(count)}/proof`),
  })
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <Failed error={found.error} again={() => void found.refetch()} />
  return found.data.statutes.map(({ statute, title, cite, answer, relief, reason, rules }) => (
    <section key={statute} className="statute">
      <h4>
        {title} <span className="cite">{cite}</span>
      </h4>
      <p className="small">
        <Answer answer={answer} /> {relief === undefined ? '' : reliefText(relief)}{' '}
        <span className="quiet">{reason}</span>
      </p>
      {rules.map(rule => (
        <details key={`${rule.relief} ${rule.says}`}>
          <summary>
            {rule.says} <span className="quiet">{reliefText(rule.relief)}</span>
          </summary>
          <ul className="tree">
            {rule.steps.map((step, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a proof never changes
              <StepLine key={at} step={step} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  ))
}

const StepLine = ({ step: { says, verdict, cite, confidence, facts, parts } }: { step: Step }) => (
  <li>
    <Icon name={LOOKS[verdict]} says={WORDS.verdicts[verdict]} className={CLASSES[verdict]} />
    {says} {cite === undefined ? null : <span className="cite">{cite}</span>}{' '}
    {confidence === 'unverified' ? <span className="tag warn">{WORDS.person.unverified}</span> : null}
    {facts.map(fact => (
      <span key={fact.says} className="sub">
        {fact.says} <span className="cite">{fact.rows}</span>
      </span>
    ))}
    {parts.length === 0 ? null : (
      <ul>
        {parts.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a proof never changes
          <StepLine key={at} step={one} />
        ))}
      </ul>
    )}
  </li>
)
