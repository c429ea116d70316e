/** One case after another: the record in the middle, the decision beside it, a key for each answer, saved with one more. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { type Case, call, type Person, Problem, part, type Review } from '../api.ts'
import { Combobox, MOST_BUTTONS } from '../combobox.tsx'
import { client, saved } from '../here.ts'
import { useKeys } from '../keys.ts'
import { Dialog, Failed, FailedScreen, Head, Icon, Loading, saidOf, TextField } from '../parts.tsx'
import { dayText, nameText, WORDS, withDays } from '../words.ts'
import { Result } from './result.tsx'

/** The next case of whatever question has some with me, or else of the first that waits. */
export function NextCase() {
  const [, go] = useLocation()
  const found = useQuery({ queryKey: ['review'], queryFn: () => call<Review>('GET', '/review') })
  const groups = found.data?.groups.filter(({ ofLaw }) => !ofLaw)
  const next = groups?.find(({ mine }) => mine > 0) ?? groups?.find(({ waiting }) => waiting > 0)
  useEffect(() => {
    if (groups !== undefined)
      go(next === undefined ? '/review' : `/review/${part(next.fact)}`, { replace: true })
  }, [groups, next, go])
  return <Loading />
}

const TEN = 10
/** The source repeats the last one, also after a look at another screen. */
const remembered = { source: '' }

export function CasePage({ fact }: { fact: string }) {
  const wanted = new URLSearchParams(useSearch()).get('case')
  const taken = useQuery({
    queryKey: ['leases', fact, wanted],
    queryFn: async (): Promise<{ cases: Case[] }> => {
      if (wanted === null) return call<{ cases: Case[] }>('POST', '/review/leases', { fact, most: TEN })
      return { cases: [await call<Case>('POST', `/cases/${wanted}/lease`)] }
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  // Whoever comes back takes cases anew: what was answered is none of them.
  useEffect(() => () => client.removeQueries({ queryKey: ['leases'] }), [])
  const [done, setDone] = useState<readonly number[]>([])
  const [skipped, setSkipped] = useState<readonly number[]>([])
  const [last, setLast] = useState<number>()
  const [source, setSource] = useState(remembered.source)
  const keepSource = (typed: string): void => {
    remembered.source = typed
    setSource(typed)
  }
  if (taken.isPending) return <Loading />
  if (taken.data === undefined) return <FailedScreen error={taken.error} again={() => void taken.refetch()} />
  const { cases } = taken.data
  const left = cases.filter(({ id }) => !done.includes(id))
  const [current] = left
  const finish = (id: number, undoable: boolean): void => {
    setDone([...done, id])
    if (!undoable) setSkipped([...skipped, id])
    setLast(undoable ? id : undefined)
    void client.invalidateQueries({ queryKey: ['home'] })
    void client.invalidateQueries({ queryKey: ['review'] })
  }
  // Whoever takes an answer back has the case before them again, where it stood.
  const again = async (id: number): Promise<void> => {
    setLast(undefined)
    try {
      const one = await call<Case>('POST', `/cases/${id}/lease`)
      client.setQueryData(['leases', fact, wanted], {
        cases: cases.map(before => (before.id === id ? one : before)),
      })
      setDone(done.filter(before => before !== id))
    } catch {
      // Somebody else has taken it meanwhile.
      await client.resetQueries({ queryKey: ['leases'] })
    }
  }
  if (current === undefined)
    return (
      <>
        <Head title={WORDS.review.title} />
        <div className="panel empty">
          <h2>{WORDS.case.done}</h2>
          <p>
            <Link
              className="btn"
              href="/review"
              onClick={() => {
                client.removeQueries({ queryKey: ['leases', fact] })
              }}
            >
              {WORDS.case.back}
            </Link>
          </p>
        </div>
        {last === undefined ? null : <Toast id={last} onUndone={again} onOver={() => setLast(undefined)} />}
      </>
    )
  return (
    <>
      <p className="crumb">
        <Link href="/review">{WORDS.case.crumb}</Link> <span aria-hidden="true">{'›'}</span> {current.fact}
      </p>
      <div className="case">
        <nav className="qlist-wrap" aria-label={WORDS.review.which}>
          <p className="small quiet tab">{WORDS.case.place(cases.length - left.length + 1, cases.length)}</p>
          <ul className="qlist">
            {cases.map(one => (
              <li
                key={one.id}
                className={done.includes(one.id) ? 'done' : ''}
                aria-current={one.id === current.id ? 'true' : undefined}
              >
                {done.includes(one.id) && !skipped.includes(one.id) ? (
                  <Icon name="check" says={WORDS.case.saved} />
                ) : null}
                {nameText(one.name)}
                {skipped.includes(one.id) ? <span className="sub">{WORDS.case.skipped}</span> : null}
              </li>
            ))}
          </ul>
        </nav>
        <Record one={current} />
        <Decide
          key={current.id}
          one={current}
          source={source}
          onSource={keepSource}
          onDone={finish}
          last={last}
          onUndone={again}
        />
      </div>
      {last === undefined ? null : <Toast id={last} onUndone={again} onOver={() => setLast(undefined)} />}
    </>
  )
}

/** The record beside every answer: nobody decides from a line number. */
/** `level`: of its heading; there is one of the first in a page. */
export function Record({ one, level = 1 }: { one: Case; level?: 1 | 2 }) {
  const Heading = level === 1 ? 'h1' : 'h2'
  const Under = level === 1 ? 'h2' : 'h3'
  const found = useQuery({
    queryKey: ['person', one.person],
    queryFn: () => call<Person>('GET', `/people/${part(one.person)}`),
  })
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the case is what changes
  useEffect(() => {
    if (level === 1) heading.current?.focus({ preventScroll: true })
  }, [one.id])
  const name = one.name === '' ? WORDS.person.record(one.person) : nameText(one.name)
  useEffect(() => {
    if (level === 1) document.title = `${WORDS.review.title} – ${WORDS.name}`
  }, [level])
  return (
    <div className="stack">
      <div>
        <Heading tabIndex={-1} ref={heading}>
          {name}
        </Heading>
        <p className="lede tab">
          {found.data === undefined ? '' : `${WORDS.person.born(dayText(found.data.born))} · `}
          <Link href={`/people/${part(one.person)}`}>{WORDS.case.whole}</Link>
        </p>
        {one.about === '' ? null : <p className="small">{withDays(one.about)}</p>}
      </div>
      {found.isPending ? <Loading /> : null}
      {found.isError && found.data === undefined ? <Failed error={found.error} /> : null}
      {found.data === undefined ? null : (
        <section className="sect">
          <Under>{WORDS.case.record}</Under>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <section className="tblwrap rec" tabIndex={0} aria-label={WORDS.case.record}>
            <table className="tbl">
              <caption className="vh">{WORDS.case.record}</caption>
              <tbody>
                {found.data.page.entries.map((entry, at) => (
                  <tr
                    // biome-ignore lint/suspicious/noArrayIndexKey: a history stands in the order of time
                    key={at}
                    className={
                      entry.details.some(detail =>
                        one.waiting.some(key => detail.startsWith(`Count ${key};`)),
                      )
                        ? 'mark'
                        : ''
                    }
                  >
                    <th scope="row" className="nowrap">
                      {entry.day.split(' ').map(dayText).join(' ')}
                    </th>
                    <td>
                      {entry.what}
                      {entry.details.map(detail => (
                        <span key={detail} className="sub">
                          {withDays(detail)}
                        </span>
                      ))}
                    </td>
                    <td className="num quiet">{entry.rows}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </section>
      )}
    </div>
  )
}

const LOOKED = ['not-found', 'more-papers', 'refer'] as const
type Looked = (typeof LOOKED)[number]
const LOOKED_SAYS: Readonly<Record<Looked, string>> = {
  'not-found': WORDS.case.notFound,
  'more-papers': WORDS.case.morePapers,
  refer: WORDS.case.refer,
}

export function EffectsOf({ one, value }: { one: Case; value: string }) {
  const first = one.effects.find(({ answer }) => answer === value)?.results[0]
  return first === undefined ? null : (
    <span className="e">
      <Result result={first} />
    </span>
  )
}

interface Deciding {
  readonly one: Case
  readonly source: string
  readonly onSource: (source: string) => void
  readonly onDone: (id: number, undoable: boolean) => void
  readonly last: number | undefined
  readonly onUndone: (id: number) => Promise<void>
}

/** What somebody is about to say: an answer, or that they looked without one. */
interface Draft {
  readonly value: string
  readonly looked: Looked | undefined
  readonly reference: string
  readonly note: string
}
const NOTHING: Draft = { value: '', looked: undefined, reference: '', note: '' }

type SetDraft = (part: Partial<Draft>) => void

function Decide({ one, source, onSource, onDone, last, onUndone }: Deciding) {
  const [draft, setDraft] = useState(NOTHING)
  const set: SetDraft = useCallback(part => setDraft(before => ({ ...before, ...part })), [])
  const noteField = useRef<HTMLTextAreaElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const { value, looked, reference, note } = draft
  const answer = useMutation({
    mutationFn: () =>
      looked === undefined
        ? call<Case>('POST', `/cases/${one.id}/answer`, {
            version: one.version,
            value,
            unit: one.unit,
            source,
            reference,
            note,
          })
        : call<Case>('POST', `/cases/${one.id}/looked`, { version: one.version, how: looked, note }),
    onSuccess: () => onDone(one.id, true),
  })
  const skip = useMutation({
    mutationFn: () => call('POST', `/cases/${one.id}/skip`),
    onSuccess: () => onDone(one.id, false),
  })
  const undo = useUndo(onUndone)
  const keys = useMemo(
    () =>
      keysOf(one, set, {
        ...(isMany(one) ? { '1': () => search.current?.focus() } : {}),
        s: skip.mutate,
        n: () => noteField.current?.focus(),
        Enter: answer.mutate,
        ...(last === undefined ? {} : { u: () => undo.mutate(last) }),
      }),
    [one, set, last, skip.mutate, undo.mutate, answer.mutate],
  )
  useKeys(keys)
  const { error } = answer
  const second = useSecondRead(one)
  const faster = error instanceof Problem && error.status === 409
  return (
    <form
      className="decide panel"
      aria-labelledby="dq"
      onSubmit={event => {
        event.preventDefault()
        answer.mutate()
      }}
    >
      <div className="pad tight">
        <h2 id="dq">{one.asks}</h2>
        <Choices one={one} draft={draft} set={set} error={error} search={search} />
        {looked === undefined ? (
          <SourceFields source={source} onSource={onSource} reference={reference} set={set} error={error} />
        ) : null}
        <NoteField draft={draft} set={set} error={error} onSave={() => answer.mutate()} field={noteField} />
        <p className="small said" role="status">
          {value === '' && looked === undefined ? WORDS.case.choose : looked === undefined ? second : ''}
        </p>
        {error === null || faster ? null : <Failed error={error} />}
        {skip.isError ? <Failed error={skip.error} /> : null}
      </div>
      <p className="acts saving">
        <button className="btn" type="submit" disabled={answer.isPending}>
          {WORDS.case.saveNext} <kbd>{WORDS.case.enter}</kbd>
        </button>{' '}
        <button className="btn plain" type="button" onClick={() => skip.mutate()}>
          {WORDS.case.skip}
        </button>
      </p>
      <KeysLine answers={firstLooked(one) - 1 + LOOKED.length} />
      {faster && error instanceof Problem ? <Faster problem={error} onClose={() => answer.reset()} /> : null}
    </form>
  )
}

/** Whether it counts at once, as the office has set it. */
function useSecondRead({ fact, ofLaw }: Case): string {
  const found = useQuery({ queryKey: ['review'], queryFn: () => call<Review>('GET', '/review') })
  const group = found.data?.groups.find(one => one.fact === fact)
  const twice = ofLaw ? 'always' : (group?.readTwice ?? 'no')
  return twice === 'always' ? WORDS.case.second : WORDS.agency.rules.readTwice[twice]
}

/** A key for each answer, and for each way to have looked without one. */
function keysOf(
  one: Case,
  set: SetDraft,
  others: Readonly<Record<string, () => void>>,
): Readonly<Record<string, () => void>> {
  const all: Record<string, () => void> = { ...others }
  for (const [at, value] of (isMany(one) ? [] : one.choices).entries())
    all[String(at + 1)] = () => set({ value, looked: undefined })
  for (const [at, looked] of LOOKED.entries())
    all[String(firstLooked(one) + at)] = () => set({ looked, value: '' })
  return all
}

/** Of so many one is searched for. */
const isMany = ({ choices }: Case): boolean => choices.length > MOST_BUTTONS
/** The key after those of the answers; where one is searched for, the first key leads to the search. */
const firstLooked = (one: Case): number => (isMany(one) ? 1 : one.choices.length) + 1

function Choices({
  one,
  draft,
  set,
  error,
  search,
}: {
  one: Case
  draft: Draft
  set: SetDraft
  error: unknown
  search: RefObject<HTMLInputElement | null>
}) {
  const { choices, kind, unit } = one
  return (
    <fieldset>
      <legend className="vh">{one.fact}</legend>
      {isMany(one) ? (
        <Combobox
          label={one.fact}
          options={choices}
          value={draft.value}
          onChange={value => set(value === '' ? { value } : { value, looked: undefined })}
          error={saidOf(error, 'value')}
          field={search}
        />
      ) : null}
      {isMany(one) && draft.value !== '' ? (
        <p className="small">
          <EffectsOf one={one} value={draft.value} />
        </p>
      ) : null}
      {(isMany(one) ? [] : choices).map((choice, at) => (
        <label key={choice} className="opt key">
          <input
            type="radio"
            name="answer"
            checked={draft.value === choice}
            onChange={() => set({ value: choice, looked: undefined })}
          />
          <span className="t">
            {choice}
            <EffectsOf one={one} value={choice} />
          </span>
          <kbd>{at + 1}</kbd>
        </label>
      ))}
      {kind === 'day' || kind === 'number' ? (
        <TextField
          label={kind === 'day' ? WORDS.case.day : WORDS.case.number(unit)}
          hint={kind === 'day' ? WORDS.person.valueDay : undefined}
          error={saidOf(error, 'value')}
          value={draft.value}
          onChange={value => set({ value, looked: undefined })}
        />
      ) : null}
      <div className="two three">
        {LOOKED.map((how, at) => (
          <label key={how} className="opt key one">
            <input
              type="radio"
              name="answer"
              checked={draft.looked === how}
              onChange={() => set({ looked: how, value: '' })}
            />
            <span className="t">{LOOKED_SAYS[how]}</span>
            <kbd>{firstLooked(one) + at}</kbd>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface SourceOf {
  readonly source: string
  readonly onSource: (source: string) => void
  readonly reference: string
  readonly set: SetDraft
  readonly error: unknown
}

/** The source repeats the last one, and says so. */
const SourceFields = ({ source, onSource, reference, set, error }: SourceOf) => (
  <div className="two sources">
    <TextField
      label={source === '' ? WORDS.case.source : `${WORDS.case.source} ${WORDS.case.sourceAgain}`}
      error={saidOf(error, 'source')}
      small
      suggestions={WORDS.case.sources}
      value={source}
      onChange={onSource}
    />
    <TextField
      label={WORDS.case.reference}
      small
      value={reference}
      onChange={next => set({ reference: next })}
    />
  </div>
)

interface NoteOf {
  readonly draft: Draft
  readonly set: SetDraft
  readonly error: unknown
  readonly onSave: () => void
  readonly field: RefObject<HTMLTextAreaElement | null>
}

const NoteField = ({ draft: { looked, note }, set, error, onSave, field }: NoteOf) => (
  <TextField
    label={
      looked === undefined
        ? `${WORDS.case.note} ${WORDS.case.optional}`
        : (WORDS.case.lookedWhy[looked] ?? WORDS.case.note)
    }
    error={saidOf(error, 'note')}
    small
    rows={1}
    field={field}
    value={note}
    onChange={next => set({ note: next })}
    onEnter={onSave}
  />
)

const MOST_KEYS = 9

const KeysLine = ({ answers }: { answers: number }) => (
  <div className="tail keys">
    <span>
      <kbd>1</kbd>–<kbd>{Math.min(MOST_KEYS, answers)}</kbd> {WORDS.case.keysAnswer}
    </span>
    <span>
      <kbd>s</kbd> {WORDS.case.keysSkip}
    </span>
    <span>
      <kbd>u</kbd> {WORDS.case.keysUndo}
    </span>
    <span>
      <kbd>?</kbd> {WORDS.case.keysAll}
    </span>
  </div>
)

/** A save that came too late: nothing was overwritten, and what was typed is still there. */
const Faster = ({ problem, onClose }: { problem: Problem; onClose: () => void }) => (
  <Dialog title={problem.shape.title ?? WORDS.case.faster} onClose={onClose}>
    <p>{problem.message}</p>
    <p>{WORDS.case.fasterMore}</p>
    <p className="acts">
      <button
        className="btn"
        type="button"
        onClick={() => void client.resetQueries({ queryKey: ['leases'] })}
      >
        {WORDS.case.reload}
      </button>
      <button className="btn plain" type="button" onClick={onClose}>
        {WORDS.close}
      </button>
    </p>
  </Dialog>
)

const useUndo = (onUndone: (id: number) => Promise<void>) =>
  useMutation({
    mutationFn: (id: number) => call('POST', `/cases/${id}/undo`, { reason: 'undone at once' }),
    onSuccess: async (_, id) => {
      await onUndone(id)
      await saved()
    },
  })

const TOAST_MS = 10_000

/** Undo for ten seconds; after them an answer can still be taken back, from the person. */
function Toast({
  id,
  onUndone,
  onOver,
}: {
  id: number
  onUndone: (id: number) => Promise<void>
  onOver: () => void
}) {
  const undo = useUndo(onUndone)
  const over = useRef(onOver)
  over.current = onOver
  // biome-ignore lint/correctness/useExhaustiveDependencies: ten seconds begin with each answer
  useEffect(() => {
    const timer = window.setTimeout(() => over.current(), TOAST_MS)
    return () => window.clearTimeout(timer)
  }, [id])
  return (
    <div className="toast" role="status">
      {WORDS.case.saved}{' '}
      <button type="button" onClick={() => undo.mutate(id)}>
        {WORDS.case.undo}
      </button>
    </div>
  )
}
