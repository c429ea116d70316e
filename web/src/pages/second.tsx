/** Second reads: by another person without the first answer before them, or on paper and recorded here; and answers that differ. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Case, call, Problem, queryOf, type Review } from '../api.ts'
import { saved } from '../here.ts'
import { Failed, Field, Head, Loading } from '../parts.tsx'
import { nameText, WORDS } from '../words.ts'
import { Record } from './case.tsx'

export function SecondPage() {
  const review = useQuery({ queryKey: ['review'], queryFn: () => call<Review>('GET', '/review') })
  const facts = review.data?.groups.filter(({ unread }) => unread > 0).map(({ fact }) => fact) ?? []
  const found = useQuery({
    queryKey: ['unread', facts],
    enabled: review.data !== undefined,
    queryFn: async () =>
      (
        await Promise.all(
          facts.map(fact => call<{ cases: Case[] }>('GET', `/review/cases${queryOf({ fact })}`)),
        )
      ).flatMap(({ cases }) =>
        cases.filter(
          ({ state }) => state === 'second-read' || state === 'second-reading' || state === 'disputed',
        ),
      ),
  })
  const [open, setOpen] = useState<number>()
  if (review.isPending || found.isPending) return <Loading />
  if (found.data === undefined)
    return <Failed error={found.error ?? review.error} again={() => void found.refetch()} />
  const one = found.data.find(({ id }) => id === open) ?? found.data[0]
  return (
    <>
      <Head title={WORDS.review.second} says={WORDS.review.secondPaper} />
      {one === undefined ? (
        <div className="panel empty">
          <h2>{WORDS.home.nothingWaits}</h2>
        </div>
      ) : (
        <div className="case">
          <nav className="qlist-wrap" aria-label={WORDS.review.which}>
            <ul className="qlist">
              {found.data.map(each => (
                <li key={each.id} aria-current={each.id === one.id ? 'true' : undefined}>
                  <button type="button" className="linkish" onClick={() => setOpen(each.id)}>
                    {nameText(each.name)}
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <Record one={one} />
          <ReadForm key={one.id} one={one} />
        </div>
      )}
    </>
  )
}

function ReadForm({ one }: { one: Case }) {
  const disputed = one.state === 'disputed'
  const [form, setForm] = useState({ value: '', source: '', reader: '', readOn: '', note: '' })
  const set = (part: Partial<typeof form>): void => setForm({ ...form, ...part })
  const send = useMutation({
    mutationFn: () => {
      const { reader, readOn, ...said } = form
      return disputed
        ? call('POST', `/cases/${one.id}/settlement`, { ...said, version: one.version })
        : call('POST', `/cases/${one.id}/second-read`, {
            ...said,
            ...(reader === '' ? {} : { reader, readOn }),
          })
    },
    onSuccess: saved,
  })
  const field = (name: string): string | undefined =>
    send.error instanceof Problem
      ? send.error.shape.errors?.find(found => found.field === name)?.says
      : undefined
  return (
    <form
      className="decide panel"
      aria-labelledby="sq"
      onSubmit={event => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <div className="pad tight">
        <h2 id="sq">{one.asks}</h2>
        {disputed ? <p className="small">{WORDS.home.disputedMore}</p> : null}
        {one.choices.length > 0 ? (
          <fieldset>
            <legend className="vh">{one.fact}</legend>
            {one.choices.map(choice => (
              <label key={choice} className="opt key">
                <input
                  type="radio"
                  name="second"
                  checked={form.value === choice}
                  onChange={() => set({ value: choice })}
                />
                <span className="t">{choice}</span>
              </label>
            ))}
          </fieldset>
        ) : (
          <Field label={WORDS.person.value}>
            {id => (
              <input
                id={id}
                className="in"
                required
                value={form.value}
                onChange={event => set({ value: event.target.value })}
              />
            )}
          </Field>
        )}
        <Field label={WORDS.case.source} error={field('source')}>
          {(id, described) => (
            <input
              id={id}
              aria-describedby={described}
              className="in sm"
              required
              value={form.source}
              autoComplete="off"
              onChange={event => set({ source: event.target.value })}
            />
          )}
        </Field>
        {disputed ? null : (
          <>
            <Field label={WORDS.review.reader} error={field('reader')}>
              {(id, described) => (
                <input
                  id={id}
                  aria-describedby={described}
                  className="in sm"
                  required
                  value={form.reader}
                  autoComplete="off"
                  onChange={event => set({ reader: event.target.value })}
                />
              )}
            </Field>
            <Field label={WORDS.review.readOn} error={field('readOn')}>
              {(id, described) => (
                <input
                  id={id}
                  aria-describedby={described}
                  className="in sm"
                  type="date"
                  required
                  value={form.readOn}
                  onChange={event => set({ readOn: event.target.value })}
                />
              )}
            </Field>
          </>
        )}
        {send.isError ? <Failed error={send.error} /> : null}
        <p className="acts">
          <button className="btn" type="submit" disabled={form.value === '' || send.isPending}>
            {disputed ? WORDS.save : WORDS.review.record}
          </button>
        </p>
      </div>
    </form>
  )
}
