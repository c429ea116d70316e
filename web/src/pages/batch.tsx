/** A batch: its six steps, what blocks and what is to be looked at, its counts, and what comes next at its side. */

import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { type BatchCheck, type BatchChecks, type BatchCount, type BatchShown, call, part } from '../api.ts'
import { saved, useMay } from '../here.ts'
import { For } from '../offered.tsx'
import { Failed, FailedScreen, Head, Icon, Loading, Wide } from '../parts.tsx'
import { number, timeText } from '../words/formats.ts'
import { dayText, nameText, reliefText, WORDS } from '../words.ts'
import { isRefused } from './approving.tsx'
import { Answering, Filing, Letters, Papers, Signing } from './batch-steps.tsx'
import { answersText } from './batches.tsx'
import { LetterPreview, Preview } from './preview.tsx'
import { Withdrawal } from './withdrawal.tsx'

const AGAIN_MS = 1_500

export function BatchPage({ id }: { id: string }) {
  const found = useQuery({
    queryKey: ['batch', id],
    queryFn: () => call<BatchShown>('GET', `/batches/${part(id)}`),
    retry: false,
  })
  const counts = useQuery({
    queryKey: ['batch counts', id],
    queryFn: () => call<{ counts: BatchCount[] }>('GET', `/batches/${part(id)}/counts`),
    retry: false,
  })
  const isOpen = found.data?.state === 'open'
  const checks = useQuery({
    queryKey: ['batch checks', id],
    queryFn: () => call<BatchChecks>('GET', `/batches/${part(id)}/checks`),
    enabled: isOpen,
    retry: false,
    refetchInterval: query => (isDeciding(query.state.data) ? AGAIN_MS : false),
  })
  const may = useMay('decide')
  const [asking, setAsking] = useState<Asking>()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <FailedScreen error={found.error} again={() => void found.refetch()} />
  const batch = found.data
  const all = counts.data?.counts ?? []
  const waiting = all.filter(({ state }) => state === 'filed')
  return (
    <>
      <p className="crumb">
        <Link href="/batches">{WORDS.batches.title}</Link>
      </p>
      <Head
        title={batch.title}
        says={`${WORDS.batches.of(batch.counts, batch.people)} · ${WORDS.batches.by(batch.by, timeText(batch.made))}`}
      >
        <Link className="btn second sm" href={`/batches/${id}/list`}>
          {WORDS.batch.print}
        </Link>
        {may && (batch.state === 'open' || batch.state === 'signed') ? (
          <button
            className="btn plain sm"
            type="button"
            onClick={() =>
              setAsking({ path: 'dissolution', title: WORDS.batch.dissolve, why: WORDS.batch.dissolveWhy })
            }
          >
            {WORDS.batch.dissolve}
          </button>
        ) : null}
      </Head>
      <Steps batch={batch} checks={checks.data} />
      <div className="cols">
        <div className="stack">
          {isOpen ? <Checks id={id} checks={checks.data} error={checks.error} all={all} /> : null}
          {isOpen && checks.data?.list !== undefined ? (
            <Preview batch={batch.id} list={checks.data.list} />
          ) : null}
          {/* What comes next stands before what is done. */}
          {batch.state === 'filed' ? <Letters batch={batch} /> : null}
          {batch.state === 'signed' || batch.state === 'filed' ? (
            <Papers batch={batch} kind="documents" />
          ) : null}
          {batch.step === 'file' || (batch.step === 'answers' && waiting.length > 0) ? (
            <LetterPreview batch={batch.id} people={peopleOf(batch.step === 'file' ? all : waiting)} />
          ) : null}
          <Counts
            batch={batch}
            all={all}
            places={checks.data?.places ?? []}
            chosen={chosen}
            onChoose={setChosen}
            onAsk={setAsking}
          />
          <Out batch={batch} />
        </div>
        <aside className="stack" aria-label={WORDS.batch.sign}>
          <Reliefs batch={batch} />
          {isOpen && checks.data !== undefined ? <Signing batch={batch} checks={checks.data} /> : null}
          {batch.state === 'signed' ? (
            <For what="file">
              <Filing batch={batch} />
            </For>
          ) : null}
          {batch.state === 'filed' ? (
            <For what="work">
              <Answering batch={batch} all={all} chosen={chosen} onChoose={setChosen} />
            </For>
          ) : null}
        </aside>
      </div>
      {asking === undefined ? null : (
        <Withdrawal
          path={asking.of ?? `/batches/${id}/${asking.path}`}
          title={asking.title}
          why={asking.why}
          more={asking.more ?? {}}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  )
}

const peopleOf = (all: readonly BatchCount[]): readonly (readonly [string, string])[] => [
  ...new Map(all.map(({ person, name }) => [person, name])),
]

/** Something that wants its reason. */
export interface Asking {
  readonly path?: string
  /** Where it is not of the batch. */
  readonly of?: string
  readonly title: string
  readonly why: string
  readonly more?: Readonly<Record<string, unknown>>
}

const ENDED = ['done', 'refused', 'canceled']
const isDeciding = (checks: BatchChecks | undefined): boolean =>
  checks?.deciding !== undefined && !ENDED.includes(checks.deciding.state)

const PLACES: Readonly<Record<string, number>> = { check: 1, documents: 3, file: 4, answers: 5 }

function Steps({ batch: { step }, checks }: { batch: BatchShown; checks: BatchChecks | undefined }) {
  const at = step === 'check' && checks?.blocked === false ? 2 : (PLACES[step] ?? -1)
  return (
    <ol className="steps">
      {WORDS.batches.steps.map((says, i) => (
        <li key={says} className={i < at ? 'past' : undefined} aria-current={i === at ? 'step' : undefined}>
          {says}
        </li>
      ))}
    </ol>
  )
}

const Reliefs = ({ batch: { reliefs, counts } }: { batch: BatchShown }) => (
  <dl className="dl">
    {reliefs.map(({ name, counts: of }) => (
      <div key={name} className="pair">
        <dt>{reliefText(name)}</dt>
        <dd className="num">{number(of)}</dd>
      </div>
    ))}
    <div className="pair">
      <dt>
        <strong>{WORDS.batch.all}</strong>
      </dt>
      <dd className="num">
        <strong>{number(counts)}</strong>
      </dd>
    </div>
  </dl>
)

function Checks({
  id,
  checks,
  error,
  all,
}: {
  id: string
  checks: BatchChecks | undefined
  error: unknown
  all: readonly BatchCount[]
}) {
  const send = useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) =>
      call('POST', `/batches/${id}/${path}`, body),
    onSuccess: saved,
  })
  if (checks === undefined)
    return error === null ? (
      <p className="quiet" role="status">
        {WORDS.loading}
      </p>
    ) : (
      <Failed error={error} />
    )
  return (
    <section className="sect">
      <h2>{WORDS.batch.checks}</h2>
      <div className="panel pad">
        <ul className="checks">
          {checks.checks.map(check => (
            <li key={check.name}>
              <Icon
                name={MARKS[check.state]}
                says={WORDS.batch.checkNames[check.state] ?? ''}
                className={check.state === 'look' ? 'ask' : check.state}
              />
              <div>
                <strong>{checkSays(check)}</strong>
                {check.state === 'ok' ? null : (
                  <span className="sub">{WORDS.batch.more[check.name] ?? ''}</span>
                )}
                {check.details.map(says => (
                  <span key={says} className="sub">
                    {says}
                  </span>
                ))}
                {check.state === 'ok' || check.approvals.length === 0 ? null : (
                  <Which approvals={check.approvals} all={all} />
                )}
              </div>
              <div className="acts">
                <Acts
                  check={check}
                  checks={checks}
                  says={checkSays(check)}
                  isBusy={send.isPending}
                  onSend={(path, body) => send.mutate({ path, body })}
                />
              </div>
            </li>
          ))}
        </ul>
        {send.isError ? <Failed error={send.error} /> : null}
      </div>
    </section>
  )
}

const MARKS = { stop: 'stop', look: 'warn', ok: 'ok' } as const

const checkSays = ({ name, state, approvals, people, number }: BatchCheck): string => {
  const of = WORDS.batch.stop[name]
  if (state === 'ok' && name !== 'approved') return WORDS.batch.ok[name] ?? name
  return of?.(approvals.length, number ?? people) ?? name
}

/** So many counts of a check are named. */
const NAMED = 8

function Which({ approvals, all }: { approvals: readonly number[]; all: readonly BatchCount[] }) {
  const known = new Map(all.map(one => [one.approval, one]))
  const shown = approvals.slice(0, NAMED).flatMap(id => known.get(id) ?? [])
  return (
    <span className="sub">
      {shown.map((one, at) => (
        <span key={one.approval}>
          {at === 0 ? '' : '; '}
          <Link href={`/people/${part(one.person)}`}>{nameText(one.name) || one.person}</Link> {one.offense}
        </span>
      ))}
      {approvals.length > NAMED ? ` +${number(approvals.length - NAMED)}` : ''}
    </span>
  )
}

/** What can be done about a check: one click, with the check as its reason. */
function Acts({
  check: { name, state, approvals, number },
  checks: { deciding },
  says,
  isBusy,
  onSend,
}: {
  check: BatchCheck
  checks: BatchChecks
  says: string
  isBusy: boolean
  onSend: (path: string, body: unknown) => void
}): ReactNode {
  const button = (label: string, path: string, body: unknown) => (
    <button
      key={label}
      className="btn second sm"
      type="button"
      disabled={isBusy}
      onClick={() => onSend(path, body)}
    >
      {label}
    </button>
  )
  const may = useMay('decide')
  if (state === 'ok' || !may) return null
  if (name === 'decided')
    return deciding !== undefined && !ENDED.includes(deciding.state) ? (
      <span role="status" className="small">
        {WORDS.batch.deciding}
      </span>
    ) : (
      <>
        {deciding?.says === undefined ? null : <span className="small err">{deciding.says}</span>}
        {button(WORDS.batch.decide, 'deciding', {})}
      </>
    )
  if (name === 'nobody')
    return (
      <>
        <Link className="small" href="/rejects">
          {WORDS.batch.readLines}
        </Link>{' '}
        {button(WORDS.batch.goOn(number ?? 0), 'going-on', { despite: number })}
      </>
    )
  if (approvals.length === 0) return null
  if (name === 'same-case')
    return (
      <>
        {button(WORDS.batch.hold(approvals.length), 'taking-out', {
          approvals,
          reason: says,
          to: 'approved',
        })}{' '}
        {button(WORDS.batch.fileNow, 'going-on', { fileNow: ['same-case'] })}
      </>
    )
  return button(WORDS.batch.takeOut(approvals.length), 'taking-out', { approvals, reason: says })
}

/** So many counts are drawn; the printed list has all. */
const MOST = 200

function Counts({
  batch,
  all,
  places,
  chosen,
  onChoose,
  onAsk,
}: {
  batch: BatchShown
  all: readonly BatchCount[]
  places: BatchChecks['places']
  chosen: ReadonlySet<number>
  onChoose: (chosen: ReadonlySet<number>) => void
  onAsk: (asking: Asking) => void
}) {
  const [may, mayAnswer] = [useMay('decide'), useMay('work')]
  const at = new Map(places.map(one => [one.approval, one.place]))
  const placeOf = (one: BatchCount): number => one.place ?? at.get(one.approval) ?? 0
  const rows = [...all].sort((a, b) => placeOf(a) - placeOf(b))
  const isFiled = batch.state === 'filed'
  const toggle = (id: number): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  return (
    <section className="sect">
      <h2>{WORDS.batch.countsOf}</h2>
      {isFiled ? <p className="small">{answersText(batch.answers)}</p> : null}
      <Wide label={WORDS.batch.countsOf}>
        <table className="tbl wide">
          <caption className="vh">{WORDS.batch.countsOf}</caption>
          <thead>
            <tr>
              {[
                ...[
                  WORDS.batches.person,
                  WORDS.batches.caseNumber,
                  WORDS.batches.convicted,
                  WORDS.batches.asks,
                ],
                ...(isFiled ? [WORDS.batch.answer] : [WORDS.batches.because, WORDS.batches.approvedBy]),
              ].map(says => (
                <th key={says} scope="col">
                  {says}
                </th>
              ))}
              {batch.state === 'open' && may ? (
                <th scope="col">
                  <span className="vh">{WORDS.batch.takeOutOne}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map(one => (
              <tr key={one.approval}>
                <th scope="row">
                  {isFiled && mayAnswer ? (
                    <label className="pick">
                      <input
                        type="checkbox"
                        aria-label={WORDS.batch.chooseOne(`${nameText(one.name)}, ${one.offense}`)}
                        checked={chosen.has(one.approval)}
                        onChange={() => toggle(one.approval)}
                      />
                    </label>
                  ) : null}
                  <Link href={`/people/${part(one.person)}`}>{nameText(one.name) || one.person}</Link>
                  <span className="sub">{WORDS.batches.born(dayText(one.born))}</span>
                </th>
                <td className="nowrap">
                  {one.cases || WORDS.batches.noNumber}
                  {one.reference === '' ? null : <span className="sub">{one.reference}</span>}
                </td>
                <td>
                  {one.offense}
                  <span className="sub">
                    {one.class}, {dayText(one.convicted)}
                  </span>
                </td>
                <td>{reliefText(one.relief)}</td>
                {isFiled ? (
                  <AnswerCell one={one} batch={batch} onAsk={onAsk} />
                ) : (
                  <>
                    <td>{one.reason}</td>
                    <td>
                      {one.approvedBy}
                      <span className="sub">{dayText(one.approvedOn)}</span>
                    </td>
                  </>
                )}
                {batch.state === 'open' && may ? (
                  <td>
                    <button
                      className="linkish"
                      type="button"
                      aria-label={`${WORDS.batch.takeOutOne}: ${nameText(one.name)}, ${one.offense}`}
                      onClick={() =>
                        onAsk({
                          path: 'taking-out',
                          title: WORDS.batch.takeOutOne,
                          why: WORDS.batch.takeOutWhy,
                          more: { approvals: [one.approval] },
                        })
                      }
                    >
                      {WORDS.batch.takeOutOne}
                    </button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > MOST ? <div className="tail">{WORDS.batches.more(MOST, rows.length)}</div> : null}
      </Wide>
    </section>
  )
}

/** What the court said of a count, what is next, and what may be done about it. */
function AnswerCell({
  one,
  batch,
  onAsk,
}: {
  one: BatchCount
  batch: BatchShown
  onAsk: (asking: Asking) => void
}) {
  if (one.answer === '') return <td className="quiet">–</td>
  const isHere = one.state === one.answer
  const name = `${nameText(one.name)}, ${one.offense}`
  return (
    <td>
      <span className="tag">{WORDS.approve.states[one.answer] ?? one.answer}</span> {dayText(one.answeredOn)}
      {one.number === '' ? '' : `, ${one.number}`}
      {isHere ? null : <span className="sub">{WORDS.approve.states[one.state] ?? one.state}</span>}
      {one.next === '' ? null : (
        <span className="sub">
          {WORDS.batch.next}: {one.next}
        </span>
      )}
      {isHere ? (
        <span className="sub">
          <button
            type="button"
            className="linkish"
            aria-label={`${WORDS.batch.undo}: ${name}`}
            onClick={() =>
              onAsk({
                of: `/batches/${batch.id}/answers/undoing`,
                title: WORDS.batch.undo,
                why: WORDS.batch.undoWhy,
                more: { approvals: [one.approval] },
              })
            }
          >
            {WORDS.batch.undo}
          </button>{' '}
          {isRefused(one.state) ? (
            <button
              type="button"
              className="linkish"
              aria-label={`${WORDS.batches.reopen}: ${name}`}
              onClick={() =>
                onAsk({
                  of: `/approvals/${one.approval}/opening`,
                  title: WORDS.batches.reopen,
                  why: WORDS.batches.reopenWhy,
                })
              }
            >
              {WORDS.batches.reopen}
            </button>
          ) : null}
        </span>
      ) : null}
    </td>
  )
}

const Out = ({ batch: { out } }: { batch: BatchShown }) =>
  out.length === 0 ? null : (
    <section className="sect">
      <h2>{WORDS.batch.outOf}</h2>
      <ul className="plain small">
        {out.map(one => (
          <li key={one.approval}>
            <Link href={`/people/${part(one.person)}`}>{nameText(one.name) || one.person}</Link> {one.count}
            <span className="sub">{one.why}</span>
          </li>
        ))}
      </ul>
    </section>
  )
