/** On a person's page: that a later run reads the record differently, which lines of its files, and what became of the answers. */

import type { z } from '@hono/zod-openapi'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Readings } from '../../../src/review/http/reading-shapes.ts'
import { call, type Person, part } from '../api.ts'
import { useHome } from '../here.ts'
import { Answer } from '../parts.tsx'
import { reliefText, WORDS } from '../words.ts'

type Found = z.output<typeof Readings>

export function ReadDifferentlyNow({ person }: { person: Person }) {
  const current = useHome().data?.run?.id
  const found = useQuery({
    queryKey: ['readings', person.id, current],
    queryFn: () => call<Found>('GET', `/people/${part(person.id)}/readings`),
  })
  return (found.data?.runs ?? []).map(one => (
    <div key={one.run} className="note" role="status">
      <strong>{one.gone ? WORDS.reading.gone(one.run) : WORDS.reading.title(one.run)}</strong>
      {one.lines.length === 0 ? null : <p className="small">{WORDS.reading.lines(one.lines)}</p>}
      {one.facts.length === 0 ? null : (
        <p className="small">{WORDS.reading.said(one.facts.map(id => factText(person, id)))}</p>
      )}
      {one.answers.length === 0 ? null : (
        <ul className="small" aria-label={WORDS.reading.changed}>
          {one.answers.map(({ count, offense, before, after }) => (
            <li key={count}>
              {offense}: {WORDS.reading.from} <Said of={before} />, {WORDS.reading.to} <Said of={after} />
            </li>
          ))}
        </ul>
      )}
      {current === undefined || one.run === current ? null : (
        <Link className="small" href={`/runs/${one.run}/compare?with=${current}`}>
          {WORDS.reading.compare}
        </Link>
      )}
    </div>
  ))
}

const Said = ({ of }: { of: Found['runs'][number]['answers'][number]['before'] }) =>
  of === undefined ? (
    <strong>{WORDS.reading.absent}</strong>
  ) : (
    <>
      <Answer answer={of.answer} />
      {of.relief === '' ? '' : ` (${reliefText(of.relief)})`}
    </>
  )

const factText = ({ facts }: Person, id: number): string => {
  const found = facts.find(one => one.id === id)
  return found === undefined ? '' : WORDS.runs.said(found.fact, found.value, found.source)
}
