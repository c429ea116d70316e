/** A person: history left, a card for each count right, the facts people gave, notes, and who looked. It prints as one page. */

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type Count, call, type GivenFact, type Person, part, queryOf, type SourceRows } from '../api.ts'
import { saved } from '../here.ts'
import { For } from '../offered.tsx'
import { Answer, Dialog, Failed, FailedScreen, Head, Loading, TextField } from '../parts.tsx'
import { PrintButton } from '../printing.tsx'
import { Table } from '../table.tsx'
import { timeText } from '../words/formats.ts'
import { dayText, nameText, reliefText, WORDS, withDays } from '../words.ts'
import { CountFiling } from './approving.tsx'
import { GiveFact } from './giving.tsx'
import { ReadDifferentlyNow } from './reading.tsx'
import { Result } from './result.tsx'
import { ProofTree } from './tree.tsx'
import { Withdrawal } from './withdrawal.tsx'

export function PersonPage({ person: id }: { person: string }) {
  const found = useQuery({
    queryKey: ['person', id],
    queryFn: () => call<Person>('GET', `/people/${part(id)}`),
  })
  const [giving, setGiving] = useState(false)
  const [noting, setNoting] = useState(false)
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <FailedScreen error={found.error} again={() => void found.refetch()} />
  const person = found.data
  return (
    <>
      <p className="crumb">
        <Link href="/results">{WORDS.person.crumb}</Link>
      </p>
      <Head
        title={person.name === '' ? WORDS.person.record(id) : nameText(person.name)}
        says={`${WORDS.person.born(dayText(person.born))} · ${WORDS.person.record(id)}`}
      >
        <PrintButton what="person" object={id} className="btn second sm">
          {WORDS.person.print}
        </PrintButton>
        <For what="work">
          <button className="btn second sm" type="button" onClick={() => setNoting(true)}>
            {WORDS.person.note}
          </button>
          <button className="btn sm" type="button" onClick={() => setGiving(true)}>
            {WORDS.person.fact}
          </button>
        </For>
      </Head>
      <Summary person={person} />
      <ReadDifferentlyNow person={person} />
      {person.factsApart === 0 ? null : <div className="note">{WORDS.person.apart(person.factsApart)}</div>}
      {person.page.notes.map(note => (
        <div key={note} className="note">
          {note}
        </div>
      ))}
      <div className="person">
        <History person={person} />
        <div>
          {giving ? <GiveFact person={person} onDone={() => setGiving(false)} /> : null}
          {person.counts.map(count => (
            <CountCard key={`${count.of} ${count.key}`} count={count} person={person} />
          ))}
          <FactsGiven facts={person.facts} />
          <Ends person={person} />
          <Log person={person} />
        </div>
      </div>
      {noting ? <NewNote person={person} onClose={() => setNoting(false)} /> : null}
    </>
  )
}

/** How many of each answer, in one sentence. */
function Summary({ person: { counts } }: { person: Person }) {
  const by = Map.groupBy(counts, ({ answer }) => answer)
  return (
    <p className="sum">
      <strong>{WORDS.person.considered(counts.length)}: </strong>
      {[...by]
        .map(([answer, these]) => `${these.length} ${(WORDS.answers[answer] ?? answer).toLowerCase()}`)
        .join(', ')}
    </p>
  )
}

function History({ person }: { person: Person }) {
  const [rows, setRows] = useState(false)
  return (
    <aside aria-label={WORDS.person.history} className="sect">
      <h2>{WORDS.person.history}</h2>
      <ol className="tl">
        {person.page.entries.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a history stands in the order of time
          <li key={at}>
            <h3>{entry.day === '' ? WORDS.results.blank : entry.day.split(' ').map(dayText).join(' ')}</h3>
            <div className={entry.answer === undefined ? 'ev1' : 'ev1 c'}>
              {entry.what}
              {entry.details.map(detail => (
                <span key={detail} className="sub">
                  {withDays(detail)}
                </span>
              ))}
              <span className="sub noprint">{entry.rows}</span>
            </div>
          </li>
        ))}
      </ol>
      <p>
        <button
          type="button"
          className="linkish small noprint"
          aria-expanded={rows}
          onClick={() => setRows(!rows)}
        >
          {rows ? WORDS.person.hideRows : WORDS.person.rows}
        </button>
      </p>
      {rows ? <Rows id={person.id} /> : null}
    </aside>
  )
}

/** Numbers by which somebody is known elsewhere are hidden until somebody asks for them, and that is recorded. */
function Rows({ id }: { id: string }) {
  const [numbers, setNumbers] = useState(false)
  const found = useQuery({
    queryKey: ['source rows', id, numbers],
    queryFn: () =>
      call<SourceRows>('GET', `/people/${part(id)}/rows${queryOf({ numbers: numbers ? 'yes' : undefined })}`),
    placeholderData: keepPreviousData,
  })
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <Failed error={found.error} again={() => void found.refetch()} />
  return (
    <>
      {numbers ? null : (
        <p>
          <button type="button" className="linkish small noprint" onClick={() => setNumbers(true)}>
            {WORDS.person.showNumbers}
          </button>
        </p>
      )}
      {found.data.rows.map(({ file, line, cells }) => (
        <details key={`${file} ${line}`} className="source">
          <summary className="tab">{WORDS.person.line(file, line)}</summary>
          <dl className="dl">
            {cells.map(({ column, text, number }) => (
              <div key={column} className="pair">
                <dt>{column}</dt>
                <dd>{number === true && text === '' ? WORDS.person.hiddenNumber : text}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </>
  )
}

const giving = ({ statute, relief, from }: Count['due'][number]): string =>
  `${reliefText(relief)} (${statute.toUpperCase().replace('-', ' ')})${from === undefined ? '' : `, ${dayText(from)}`}`

function CountCard({ count, person }: { count: Count; person: Person }) {
  const [why, setWhy] = useState(false)
  const id = `c-${count.of}-${count.key}`
  const cases = person.cases.filter(({ waiting }) => waiting.includes(count.key))
  const questions = count.answer === 'review' ? count.questions.filter(({ settles }) => settles) : []
  const lines = [
    { label: WORDS.person.due, texts: count.due.map(giving) },
    { label: WORDS.person.later, texts: count.later.map(giving) },
    { label: WORDS.person.open, texts: count.open.map(giving) },
    { label: WORDS.person.bars, texts: count.bars },
    { label: WORDS.person.missing, texts: count.missing },
  ].filter(({ texts }) => texts.length > 0)
  return (
    <section className="panel conv" aria-labelledby={id}>
      <div className="conv-h">
        <div>
          <h3 id={id}>{withDays(count.about)}</h3>
          <p className="meta tab">{count.rows}</p>
        </div>
        <Answer answer={count.answer} />
      </div>
      <div className="conv-b">
        <p className="say">
          {count.relief === undefined ? '' : <strong>{reliefText(count.relief)}. </strong>}
          {count.from === undefined ? '' : `${dayText(count.from)}. `}
          {count.reason}
        </p>
        <dl className="dl">
          {lines.map(({ label, texts }) => (
            <div key={label} className="pair">
              <dt>{label}</dt>
              <dd>{texts.map(withDays).join('; ')}</dd>
            </div>
          ))}
          {count.citation === '' ? null : (
            <div className="pair">
              <dt>{WORDS.person.cite}</dt>
              <dd>
                {count.citation}{' '}
                {count.confidence.includes('unverified') ? (
                  <span className="tag warn">{WORDS.person.unverified}</span>
                ) : null}
              </dd>
            </div>
          )}
        </dl>
        <Questions questions={questions} cases={cases} />
        <OtherCases cases={cases.filter(one => !questions.some(({ facts }) => facts.includes(one.fact)))} />
        {count.of === 'conviction' ? <CountFiling person={person.id} count={count.key} /> : null}
      </div>
      <details onToggle={event => setWhy(event.currentTarget.open)}>
        <summary>{WORDS.person.why}</summary>
        <div>{why ? <ProofTree person={person.id} count={count.key} /> : null}</div>
      </details>
    </section>
  )
}

type Asked = Person['cases'][number]

/** What would settle it, what each answer would lead to, and where it is answered. */
const Questions = ({ questions, cases }: { questions: Count['questions']; cases: readonly Asked[] }) =>
  questions.length === 0 ? null : (
    <div className="asks">
      <h4>{WORDS.person.question}</h4>
      <ul className="plain">
        {questions.map(({ asks, answers, facts }) => (
          <li key={asks.join()}>
            {asks.join(' ')}{' '}
            {cases
              .filter(one => facts.includes(one.fact))
              .map(one => (
                <ToCase key={one.id} one={one} />
              ))}
            <dl className="dl">
              {answers.map(({ answer, result }) => (
                <div key={answer} className="pair">
                  <dt>{withDays(answer)}</dt>
                  <dd>
                    <Result result={result} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </div>
  )

const ToCase = ({ one }: { one: Asked }) => (
  <For what="work">
    <Link
      className="noprint"
      href={`/review/${part(one.fact)}?case=${one.id}`}
      aria-label={`${WORDS.person.goToCase}: ${one.asks}`}
    >
      {WORDS.person.goToCase}
    </Link>
  </For>
)

/** Those that do not settle it by themselves. */
const OtherCases = ({ cases }: { cases: readonly Asked[] }) =>
  cases.length === 0 ? null : (
    <ul className="small noprint caselist plain">
      {cases.map(one => (
        <li key={one.id}>
          {one.asks} <ToCase one={one} />
        </li>
      ))}
    </ul>
  )

function FactsGiven({ facts }: { facts: readonly GivenFact[] }) {
  const [open, setOpen] = useState<number>()
  if (facts.length === 0) return null
  return (
    <section className="sect">
      <h2>{WORDS.person.given}</h2>
      <ul className="tasks facts">
        {facts.map(one => (
          <li key={one.id}>
            <div>
              <strong>
                {one.fact}: {one.value} {one.unit}
              </strong>
              <span className="sub">
                {WORDS.person.from(one.source)} · {WORDS.person.by(one.by, dayText(one.asOf))} ·{' '}
                {WORDS.person.states[one.state] ?? one.state}
              </span>
            </div>
            <For what="work">
              <button type="button" className="btn plain sm noprint" onClick={() => setOpen(one.id)}>
                {WORDS.person.withdraw}
              </button>
            </For>
          </li>
        ))}
      </ul>
      {open === undefined ? null : (
        <Withdrawal path={`/facts/${open}/withdrawal`} onClose={() => setOpen(undefined)} />
      )}
    </section>
  )
}

const Ends = ({ person: { page, notes } }: { person: Person }) => (
  <>
    {page.onlyThePerson.length === 0 ? null : (
      <section className="sect">
        <h2>{WORDS.person.onlyPerson}</h2>
        <ul className="small plain">
          {page.onlyThePerson.map(says => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      </section>
    )}
    {page.assumptions.length === 0 ? null : (
      <section className="sect">
        <h2>{WORDS.person.assumed}</h2>
        <ul className="small plain">
          {page.assumptions.map(says => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      </section>
    )}
    {notes.length === 0 ? null : (
      <section className="sect">
        <h2>{WORDS.person.notes}</h2>
        <ul className="small plain">
          {notes.map(({ id, text, by, at }) => (
            <li key={id}>
              {text} <span className="sub">{WORDS.person.by(by, timeText(at))}</span>
            </li>
          ))}
        </ul>
      </section>
    )}
    <p className="paper">{WORDS.person.signed}</p>
  </>
)

function NewNote({ person, onClose }: { person: Person; onClose: () => void }) {
  const [text, setText] = useState('')
  const send = useMutation({
    mutationFn: () => call('POST', `/people/${part(person.id)}/notes`, { text }),
    onSuccess: async () => {
      await saved()
      onClose()
    },
  })
  return (
    <Dialog title={WORDS.person.note} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <TextField label={WORDS.person.noteText} required rows={4} value={text} onChange={setText} />
        {send.isError ? <Failed error={send.error} /> : null}
        <p className="acts">
          <button className="btn" type="submit">
            {WORDS.save}
          </button>
          <button className="btn plain" type="button" onClick={onClose}>
            {WORDS.cancel}
          </button>
        </p>
      </form>
    </Dialog>
  )
}

const Log = ({ person: { log } }: { person: Person }) => (
  <section className="sect noprint">
    <h2>{WORDS.person.log}</h2>
    {log.length === 0 ? (
      <p className="small quiet">{WORDS.person.logNone}</p>
    ) : (
      <Table
        wrap="bare"
        caption={WORDS.person.log}
        rows={log}
        keyOf={(_, at) => at}
        columns={[
          [WORDS.person.when, ({ at }) => timeText(at), 'nowrap'],
          [WORDS.person.who, ({ who }) => who],
          [WORDS.person.what, ({ what }) => what],
        ]}
      />
    )}
  </section>
)
