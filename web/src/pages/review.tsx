/** Review: questions of law first, each answered once for many; then questions of fact, taken ten at a time. */

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type Case, call, part, queryOf, type Review, type RulingEffects } from '../api.ts'
import { ChoiceField } from '../combobox.tsx'
import { saved, useMay } from '../here.ts'
import { For } from '../offered.tsx'
import { Answer, Failed, FailedScreen, Head, Loading, saidOf, TextField } from '../parts.tsx'
import { number } from '../words/formats.ts'
import { dayText, nameText, WORDS } from '../words.ts'
import { Reopened } from './batches.tsx'
import { RulingsPart } from './rulings.tsx'

type Group = Review['groups'][number]

export function ReviewPage() {
  const found = useQuery({ queryKey: ['review'], queryFn: () => call<Review>('GET', '/review') })
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <FailedScreen error={found.error} again={() => void found.refetch()} />
  const { groups } = found.data
  const waiting = groups.reduce((sum, one) => sum + one.waiting + one.mine, 0)
  const law = groups.filter(({ ofLaw }) => ofLaw)
  const fact = groups.filter(({ ofLaw }) => !ofLaw)
  const unread = groups.reduce((sum, one) => sum + one.unread, 0)
  return (
    <>
      <Head title={WORDS.review.title} says={WORDS.review.lede(waiting)}>
        {unread === 0 ? null : (
          <For what="decide">
            <Link className="btn second sm" href="/review/second">
              {WORDS.review.second} ({unread})
            </Link>
          </For>
        )}
      </Head>
      {groups.length === 0 ? (
        <div className="panel empty">
          <h2>{WORDS.review.nothing}</h2>
          <p>{WORDS.review.nothingMore}</p>
        </div>
      ) : null}
      <div className="stack">
        <Reopened />
        {law.length === 0 ? null : (
          <section className="sect">
            <h2>{WORDS.review.law}</h2>
            <div className="panel">
              {law.map(group => (
                <LawQuestion key={group.fact} group={group} />
              ))}
            </div>
          </section>
        )}
        {fact.length === 0 ? null : (
          <section className="sect">
            <h2>{WORDS.review.fact}</h2>
            <div className="panel">
              {fact.map(group => (
                <Question key={group.fact} group={group}>
                  {group.mine + group.waiting === 0 ? null : (
                    <For what="work">
                      <Link
                        className={`btn sm${group.mine > 0 ? '' : ' second'}`}
                        href={`/review/${part(group.fact)}`}
                        aria-label={`${takeText(group)}: ${group.asks}`}
                      >
                        {takeText(group)}
                      </Link>
                    </For>
                  )}
                </Question>
              ))}
            </div>
          </section>
        )}
        <RulingsPart />
      </div>
    </>
  )
}

const TEN = 10
const takeText = ({ mine, waiting }: Group): string =>
  mine > 0 ? WORDS.review.continue : WORDS.review.take(Math.min(TEN, waiting))

/** What the office has set for it. */
const rulesOf = ({ ofLaw, readTwice, due, overdue }: Group): string =>
  [
    ofLaw ? '' : WORDS.agency.rules.readTwice[readTwice],
    overdue > 0
      ? WORDS.agency.rules.overdue(overdue)
      : due === undefined
        ? ''
        : WORDS.agency.rules.due(dayText(due)),
  ]
    .filter(says => says !== '')
    .join(' · ')

const Question = ({ group, children }: { group: Group; children: React.ReactNode }) => (
  <div className="q">
    <div className="n">{number(group.waiting + group.mine)}</div>
    <div>
      <h3>{group.asks}</h3>
      <span className="sub">{group.fact}</span>
      {rulesOf(group) === '' ? null : <span className="sub">{rulesOf(group)}</span>}
    </div>
    <div className="small">
      {group.counts > 0 ? WORDS.review.all(group.counts) : ''}
      <span className="sub">{group.settled > 0 ? WORDS.review.settled(group.settled) : ''}</span>
    </div>
    <div className="small quiet">
      {[
        group.mine > 0 ? WORDS.review.mine(group.mine) : '',
        group.others > 0 ? WORDS.review.others(group.others) : '',
        group.looked > 0 ? WORDS.review.looked(group.looked) : '',
        group.unread > 0 ? WORDS.review.unread(group.unread) : '',
      ]
        .filter(says => says !== '')
        .join(' · ')}
    </div>
    <div className="end">{children}</div>
  </div>
)

function LawQuestion({ group }: { group: Group }) {
  const [open, setOpen] = useState(false)
  const may = useMay('decide')
  return (
    <>
      <Question group={group}>
        {!may || group.waiting + group.mine === 0 ? null : (
          <button
            className="btn second sm"
            type="button"
            aria-expanded={open}
            aria-label={`${open ? WORDS.review.closeMany : WORDS.review.answerMany}: ${group.asks}`}
            onClick={() => setOpen(!open)}
          >
            {open ? WORDS.review.closeMany : WORDS.review.answerMany}
          </button>
        )}
      </Question>
      {open ? <RuleForm group={group} onDone={() => setOpen(false)} /> : null}
    </>
  )
}

/** So many are drawn at first. */
const SHOWN = 50

/** Cases whose offense asks the same stand together: one box chooses them. */
function RuleForm({ group, onDone }: { group: Group; onDone: () => void }) {
  const found = useQuery({
    queryKey: ['cases', group.fact],
    queryFn: () => call<{ cases: Case[] }>('GET', `/review/cases${queryOf({ fact: group.fact })}`),
  })
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [shown, setShown] = useState(SHOWN)
  const [value, setValue] = useState('')
  const [authority, setAuthority] = useState('')
  const effects = useQuery({
    queryKey: ['ruling effects', group.fact, value, chosen],
    queryFn: () =>
      call<RulingEffects>('POST', '/rulings/effects', { fact: group.fact, value, cases: chosen }),
    enabled: value !== '' && chosen.length > 0,
  })
  const rule = useMutation({
    mutationFn: () => call('POST', '/rulings', { fact: group.fact, value, cases: chosen, authority }),
    onSuccess: async () => {
      await saved()
      onDone()
    },
  })
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <Failed error={found.error} again={() => void found.refetch()} />
  const cases = found.data.cases.filter(one => one.state === 'waiting' || one.mine)
  const all = cases.map(({ id }) => id)
  const options = cases[0]?.choices ?? []
  const ready = value !== '' && chosen.length > 0
  return (
    <form
      className="qopen"
      aria-label={group.asks}
      onSubmit={event => {
        event.preventDefault()
        rule.mutate()
      }}
    >
      <p className="say">{WORDS.review.once}</p>
      <fieldset>
        <legend className="lab">{WORDS.review.which}</legend>
        <label className="opt compact">
          <input
            type="checkbox"
            checked={all.length > 0 && chosen.length === all.length}
            onChange={event => setChosen(event.target.checked ? all : [])}
          />
          <span>{WORDS.review.chooseAll}</span>
          <span className="eff tab">{WORDS.cases(all.length)}</span>
        </label>
        <div className="picks">
          {cases.slice(0, shown).map(one => (
            <label key={one.id} className="opt compact">
              <input
                type="checkbox"
                checked={chosen.includes(one.id)}
                onChange={event =>
                  setChosen(event.target.checked ? [...chosen, one.id] : chosen.filter(id => id !== one.id))
                }
              />
              <span>
                {nameText(one.name)} <span className="sub">{one.count}</span>
              </span>
              <Link className="eff" href={`/people/${part(one.person)}`}>
                {WORDS.case.whole}
                <span className="vh"> {nameText(one.name)}</span>
              </Link>
            </label>
          ))}
        </div>
        {shown >= cases.length ? null : (
          <button type="button" className="linkish" onClick={() => setShown(cases.length)}>
            {WORDS.results.more(shown, cases.length)}
          </button>
        )}
      </fieldset>
      <ChoiceField label={WORDS.review.answer} options={options} value={value} onChange={setValue} />
      <div className="diff" role="status">
        {!ready ? (
          <p className="small quiet">{WORDS.review.chooseFirst}</p>
        ) : effects.data === undefined ? (
          <p className="small quiet">{WORDS.review.counting}</p>
        ) : (
          <ul className="small plain">
            {effects.data.becomes.map(({ answer, convictions }) => (
              <li key={answer}>
                {WORDS.convictions(convictions)} <Answer answer={answer} />
              </li>
            ))}
            {effects.data.stays === 0 ? null : <li>{WORDS.review.stays(effects.data.stays)}</li>}
          </ul>
        )}
      </div>
      <TextField
        label={WORDS.review.authority}
        hint={WORDS.review.authorityHint}
        error={saidOf(rule.error, 'authority')}
        value={authority}
        onChange={setAuthority}
      />
      {rule.isError ? <Failed error={rule.error} /> : null}
      <p className="acts">
        <button className="btn" type="submit" disabled={!ready || rule.isPending}>
          {ready ? WORDS.review.rule(chosen.length) : WORDS.review.chooseFirst}
        </button>{' '}
        <span className="small quiet">{WORDS.review.needsSecond}</span>
      </p>
    </form>
  )
}
