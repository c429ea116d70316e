/** Second reads: by another person without the first answer before them, or on paper and recorded here; and answers that differ. */

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Case, call, queryOf, type Readings, type Review } from '../api.ts'
import { ChoiceField } from '../combobox.tsx'
import { saved, useMay, useSession } from '../here.ts'
import { useKeys } from '../keys.ts'
import { Failed, Head, Loading, saidOf, TextField } from '../parts.tsx'
import { PrintButton } from '../printing.tsx'
import { timeText } from '../words/formats.ts'
import { nameText, WORDS } from '../words.ts'
import { Record } from './case.tsx'

const UNREAD: readonly string[] = ['second-read', 'second-reading', 'disputed']

export function SecondPage() {
  const paper = useSession().mode === 'one-computer'
  const settles = useMay('settle')
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
      ).flatMap(({ cases }) => cases.filter(({ state }) => UNREAD.includes(state))),
  })
  const [open, setOpen] = useState<number>()
  // Whoever reads signed in takes the next one: which it is others choose for nobody.
  const take = useMutation({
    mutationFn: () => call<{ cases: Case[] }>('POST', '/review/second'),
    onSuccess: async ({ cases: [next] }) => {
      setOpen(next?.id)
      await saved()
    },
  })
  if (review.isPending || found.isPending) return <Loading />
  if (found.data === undefined)
    return <Failed error={found.error ?? review.error} again={() => void found.refetch()} />
  const cases = found.data.filter(one => paper || (one.state === 'disputed' && settles) || one.mine)
  const one = cases.find(({ id }) => id === open) ?? cases[0]
  return (
    <>
      <Head title={WORDS.review.second} says={paper ? WORDS.review.secondPaper : WORDS.review.secondLede}>
        {paper ? null : (
          <button className="btn sm" type="button" disabled={take.isPending} onClick={() => take.mutate()}>
            {WORDS.review.secondTake}
          </button>
        )}
      </Head>
      {take.isError ? <Failed error={take.error} /> : null}
      {one === undefined ? (
        <div className="panel empty">
          <h2>{take.data?.cases.length === 0 ? WORDS.review.secondNone : WORDS.home.nothingWaits}</h2>
        </div>
      ) : (
        <div className="case">
          <nav className="qlist-wrap" aria-label={WORDS.review.which}>
            <ul className="qlist">
              {cases.map(each => (
                <li key={each.id} aria-current={each.id === one.id ? 'true' : undefined}>
                  <button type="button" className="linkish" onClick={() => setOpen(each.id)}>
                    {nameText(each.name)}
                  </button>
                  {each.state === 'disputed' ? <span className="sub">{WORDS.review.disputed}</span> : null}
                </li>
              ))}
            </ul>
          </nav>
          <Record one={one} level={2} />
          <ReadForm key={`${one.id} ${one.state}`} one={one} paper={paper} />
        </div>
      )}
    </>
  )
}

const BLANK = { value: '', source: '', reader: '', readOn: '', note: '' }

function ReadForm({ one, paper }: { one: Case; paper: boolean }) {
  const disputed = one.state === 'disputed'
  const [form, setForm] = useState(BLANK)
  const set = (next: Partial<typeof BLANK>): void => setForm({ ...form, ...next })
  const send = useMutation({
    mutationFn: () => {
      const { reader, readOn, ...said } = form
      const on = paper ? { reader, readOn } : {}
      return disputed
        ? call('POST', `/cases/${one.id}/settlement`, { ...said, ...on, version: one.version })
        : call('POST', `/cases/${one.id}/second-read`, { ...said, ...on })
    },
    onSuccess: saved,
  })
  const field = (name: string): string | undefined => saidOf(send.error, name)
  useKeys({
    ...Object.fromEntries(one.choices.map((value, at) => [String(at + 1), () => set({ value })])),
    Enter: () => {
      if (form.value !== '' && !send.isPending) send.mutate()
    },
  })
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
        {disputed ? <Differing id={one.id} /> : null}
        {paper ? (
          <p className="noprint">
            <PrintButton what="case" object={String(one.id)} className="linkish small">
              {disputed ? WORDS.review.printSettle : WORDS.review.printRead}
            </PrintButton>
          </p>
        ) : null}
        <PaperLines choices={one.choices} />
        <div className="noprint">
          {disputed && paper ? <p className="small">{WORDS.review.settlePaper}</p> : null}
          {one.choices.length > 0 ? (
            <ChoiceField
              label={one.fact}
              options={one.choices}
              value={form.value}
              onChange={value => set({ value })}
            />
          ) : (
            <TextField
              label={WORDS.person.value}
              required
              error={field('value')}
              value={form.value}
              onChange={value => set({ value })}
            />
          )}
          <TextField
            label={WORDS.case.source}
            error={field('source')}
            small
            required
            value={form.source}
            onChange={source => set({ source })}
          />
          {paper ? (
            <>
              <TextField
                label={disputed ? WORDS.review.settledBy : WORDS.review.reader}
                error={field('reader')}
                small
                required
                value={form.reader}
                onChange={reader => set({ reader })}
              />
              <TextField
                label={WORDS.review.readOn}
                error={field('readOn')}
                type="date"
                small
                required
                value={form.readOn}
                onChange={readOn => set({ readOn })}
              />
            </>
          ) : null}
        </div>
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

/** Both answers side by side, each with its source: only where they differ. */
function Differing({ id }: { id: number }) {
  const found = useQuery({
    queryKey: ['readings', id],
    queryFn: () => call<Readings>('GET', `/cases/${id}/readings`),
  })
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <Failed error={found.error} again={() => void found.refetch()} />
  return (
    <>
      <p className="small">{WORDS.review.disputedLede}</p>
      <dl className="dl">
        {found.data.readings.map(({ value, source, note, by, at, onPaper }, i) => (
          <div key={at} className="pair">
            <dt>{WORDS.review.readings[i] ?? ''}</dt>
            <dd>
              <strong>{value}</strong>
              <span className="sub">{[source, note].filter(text => text !== '').join(' · ')}</span>
              <span className="sub">
                {onPaper ? WORDS.review.onPaper(by, timeText(at)) : WORDS.person.by(by, timeText(at))}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** What is filled in by hand, where the page is printed. */
const PaperLines = ({ choices }: { choices: readonly string[] }) => (
  <div className="paper lines">
    {choices.map(choice => (
      <p key={choice}>
        {'☐'} {choice}
      </p>
    ))}
    {WORDS.review.paper.map(says => (
      <p key={says}>
        {says} <span className="rule" />
      </p>
    ))}
  </div>
)
