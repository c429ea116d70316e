/** Approving: what is seen in the list, one count on a person's page; and where what was approved stands. */

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type ApproveEffects, call, type PersonFilings, part } from '../api.ts'
import { saved, useMay } from '../here.ts'
import { Dialog, Failed, Field } from '../parts.tsx'
import { number } from '../words/formats.ts'
import { dayText, reliefText, WORDS } from '../words.ts'
import { Withdrawal } from './withdrawal.tsx'

/** The filters of the list, as they stand in the address. */
type Filter = Readonly<Record<string, string | undefined>>

/** What would be approved is counted before; nothing is approved that is not as it was counted. */
export function Approving({ filter, onClose }: { filter: Filter | undefined; onClose: () => void }) {
  const [note, setNote] = useState('')
  const body = filter === undefined ? {} : { filter }
  const effects = useQuery({
    queryKey: ['approving', body],
    queryFn: () => call<ApproveEffects>('POST', '/approvals/effects', body),
    retry: false,
    staleTime: 0,
  })
  const send = useMutation({
    mutationFn: (expects: number) => call('POST', '/approvals', { ...body, note, expects }),
    onSuccess: async () => {
      await saved()
      onClose()
    },
  })
  const found = effects.data
  return (
    <Dialog title={WORDS.approve.title} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          if (found !== undefined && found.counts > 0) send.mutate(found.counts)
        }}
      >
        <p role="status">
          {found === undefined
            ? effects.isError
              ? ''
              : WORDS.approve.counting
            : found.counts === 0
              ? WORDS.approve.nothing
              : WORDS.approve.what(found.counts, found.people)}
        </p>
        {effects.isError ? <Failed error={effects.error} /> : null}
        {found === undefined ? null : <Sorted effects={found} />}
        {found === undefined || found.counts === 0 ? null : (
          <Field label={WORDS.approve.note}>
            {id => (
              <input
                id={id}
                className="in"
                value={note}
                autoComplete="off"
                onChange={event => setNote(event.target.value)}
              />
            )}
          </Field>
        )}
        {send.isError ? <Failed error={send.error} /> : null}
        <p className="acts">
          {found === undefined || found.counts === 0 ? null : (
            <button className="btn" type="submit" disabled={send.isPending}>
              {WORDS.approve.go(found.counts)}
            </button>
          )}
          <button className="btn plain" type="button" onClick={onClose}>
            {WORDS.cancel}
          </button>
        </p>
      </form>
    </Dialog>
  )
}

const Sorted = ({ effects: { reliefs, already, notDue, apart } }: { effects: ApproveEffects }) => (
  <dl className="dl">
    {reliefs.map(({ name, counts }) => (
      <div key={name} className="pair">
        <dt>{reliefText(name)}</dt>
        <dd className="num">{number(counts)}</dd>
      </div>
    ))}
    {apart.map(({ name, counts }) => (
      <div key={name} className="pair">
        <dt>{WORDS.batches.apartSays[name] ?? name}</dt>
        <dd className="num">{number(counts)}</dd>
      </div>
    ))}
    {already + notDue === 0 ? null : (
      <div className="pair">
        <dt className="quiet">
          {[
            already === 0 ? '' : WORDS.approve.already(already),
            notDue === 0 ? '' : WORDS.approve.notDue(notDue),
          ]
            .filter(says => says !== '')
            .join(', ')}
        </dt>
        <dd />
      </div>
    )}
  </dl>
)

/** Of one count: what may be approved, why the rest may not, and where what was approved stands. */
export function CountFiling({ person, count }: { person: string; count: string }) {
  const may = useMay('decide')
  const [back, setBack] = useState<string>()
  const found = useQuery({
    queryKey: ['filing of', person],
    queryFn: () => call<PersonFilings>('GET', `/people/${part(person)}/filing`),
  })
  const approve = useMutation({
    mutationFn: (statute: string) =>
      call('POST', '/approvals', { counts: [{ person, count, statute }], expects: 1 }),
    onSuccess: saved,
  })
  const own = found.data?.counts.find(one => one.count === count)
  if (own === undefined || own.may.length + own.apart.length + own.approvals.length === 0) return null
  return (
    <div className="filing noprint">
      <h4>{WORDS.approve.filing}</h4>
      <ul className="plain small">
        {own.approvals.map(one => (
          <li key={one.id}>
            <span className="tag">{WORDS.approve.states[one.state] ?? one.state}</span>{' '}
            {reliefText(one.relief)} {WORDS.approve.by(one.by, dayText(one.on))}{' '}
            {one.batch === undefined ? null : (
              <Link href={`/batches/${one.batch}`}>{WORDS.approve.toBatch(one.batch)}</Link>
            )}{' '}
            {may && one.state === 'approved' ? (
              <button
                type="button"
                className="linkish"
                onClick={() => setBack(`/approvals/${one.id}/taking-back`)}
              >
                {WORDS.batches.takeBack}
              </button>
            ) : null}
            {may && (one.state === 'closed' || isRefused(one.state)) ? (
              <button
                type="button"
                className="linkish"
                onClick={() => setBack(`/approvals/${one.id}/opening`)}
              >
                {WORDS.batches.reopen}
              </button>
            ) : null}
            {one.why === '' ? null : <span className="sub">{one.why}</span>}
          </li>
        ))}
        {own.apart.map(one => (
          <li key={`${one.statute} ${one.who}`} className="quiet">
            {reliefText(one.relief)}: {WORDS.batches.apartSays[one.who] ?? one.who}
          </li>
        ))}
      </ul>
      {own.may.length === 0 ? null : (
        <p className="acts">
          {own.may.map(one => (
            <button
              key={one.statute}
              type="button"
              className={one.usual ? 'btn sm' : 'btn second sm'}
              disabled={approve.isPending}
              onClick={() => approve.mutate(one.statute)}
            >
              {WORDS.approve.one(reliefText(one.relief))}
            </button>
          ))}
        </p>
      )}
      {approve.isError ? <Failed error={approve.error} /> : null}
      {back === undefined ? null : (
        <Withdrawal
          path={back}
          title={back.endsWith('opening') ? WORDS.batches.reopen : WORDS.batches.takeBack}
          why={back.endsWith('opening') ? WORDS.batches.reopenWhy : WORDS.batches.takeBackWhy}
          onClose={() => setBack(undefined)}
        />
      )}
    </div>
  )
}

/** The court has answered, and not granted it. */
const REFUSED: readonly string[] = [
  'denied',
  'struck',
  'continued',
  'no-record-found',
  'wrong-case-number',
  'destroyed',
  'already-dismissed',
  'already-reduced',
  'deceased',
]
export const isRefused = (state: string): boolean => REFUSED.includes(state)
