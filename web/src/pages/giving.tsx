/** Giving a fact with its source: what it changes is shown before it can be saved. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call, type Effects, type FactsAsked, type Person, part } from '../api.ts'
import { ChoiceField } from '../combobox.tsx'
import { saved } from '../here.ts'
import { Answer, Failed, Field, saidOf, TextField } from '../parts.tsx'
import { reliefText, WORDS } from '../words.ts'

const BLANK = { count: '', fact: '', value: '', unit: '', corrects: false, source: '', asOf: '', reason: '' }
type Form = typeof BLANK
type Asked = FactsAsked['facts'][number]

interface Filling {
  readonly form: Form
  /** What would be decided otherwise by it is asked for again. */
  readonly set: (part: Partial<Form>) => void
  readonly error: unknown
}

export function GiveFact({ person, onDone }: { person: Person; onDone: () => void }) {
  const facts = useQuery({
    queryKey: ['facts'],
    queryFn: () => call<FactsAsked>('GET', '/facts'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [form, setForm] = useState(BLANK)
  const path = `/people/${part(person.id)}`
  const { count, fact, value, unit, corrects } = form
  const effects = useMutation({
    mutationFn: () => call<Effects>('POST', `${path}/effects`, { count, fact, value, unit, corrects }),
  })
  const give = useMutation({
    mutationFn: () => call<{ id: number }>('POST', `${path}/facts`, form),
    onSuccess: async () => {
      await saved()
      onDone()
    },
  })
  const set = (next: Partial<Form>): void => {
    setForm({ ...form, ...next })
    effects.reset()
  }
  const error = give.error ?? effects.error
  const all = (facts.data?.facts ?? []).filter(({ ofLaw }) => !ofLaw)
  const filling: Filling = { form, set, error }
  return (
    <form
      className="panel pad give"
      aria-label={WORDS.person.fact}
      onSubmit={event => {
        event.preventDefault()
        if (effects.data === undefined) effects.mutate()
        else give.mutate()
      }}
    >
      <h2>{WORDS.person.fact}</h2>
      <WhichFact {...filling} facts={all} person={person} />
      <ValueField {...filling} kind={all.find(({ name }) => name === fact)} />
      <label className="opt compact field">
        <input
          type="checkbox"
          checked={corrects}
          onChange={event => set({ corrects: event.target.checked })}
        />
        <span>{WORDS.person.corrects}</span>
      </label>
      {effects.data === undefined ? null : (
        <>
          <EffectsShown effects={effects.data} />
          <SourceFields form={form} error={error} set={next => setForm({ ...form, ...next })} />
        </>
      )}
      {error === null ? null : <Failed error={error} />}
      <p className="acts">
        <button className="btn" type="submit" disabled={effects.isPending || give.isPending}>
          {effects.data === undefined ? WORDS.person.see : WORDS.save}
        </button>{' '}
        <button className="btn plain" type="button" onClick={onDone}>
          {WORDS.cancel}
        </button>
      </p>
    </form>
  )
}

/** What is missing of this person comes first. */
function WhichFact({
  form,
  set,
  error,
  facts,
  person,
}: Filling & { facts: readonly Asked[]; person: Person }) {
  const asked = new Set(person.counts.flatMap(({ missing }) => missing))
  const all = [...facts].sort(
    (a, b) => Number(asked.has(b.name)) - Number(asked.has(a.name)) || a.name.localeCompare(b.name),
  )
  const choose = (name: string): void =>
    set({ fact: name, value: '', unit: all.find(one => one.name === name)?.unit ?? '' })
  const asks = all.find(({ name }) => name === form.fact)?.asks[0]
  return (
    <>
      <div className="two">
        <Field label={WORDS.person.factName} error={saidOf(error, 'fact')}>
          {(id, described) => (
            <select
              id={id}
              aria-describedby={described}
              className="in"
              required
              value={form.fact}
              onChange={event => choose(event.target.value)}
            >
              <option value="" />
              {all.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={WORDS.person.ofWhom} error={saidOf(error, 'count')}>
          {(id, described) => (
            <select
              id={id}
              aria-describedby={described}
              className="in"
              value={form.count}
              onChange={event => set({ count: event.target.value })}
            >
              <option value="">{WORDS.person.thePerson}</option>
              {person.counts.map(one => (
                <option key={`${one.of} ${one.key}`} value={one.key}>
                  {one.about}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {asks === undefined ? null : <p className="small">{asks}</p>}
    </>
  )
}

function ValueField({ form: { value }, set, error, kind }: Filling & { kind: Asked | undefined }) {
  const options = kind?.kind === 'yes-no' ? ['yes', 'no'] : (kind?.options ?? [])
  const choose = (next: string): void => set({ value: next })
  return options.length > 0 ? (
    <ChoiceField label={WORDS.person.value} options={options} value={value} onChange={choose} />
  ) : (
    <TextField
      label={WORDS.person.value}
      hint={kind?.kind === 'day' ? WORDS.person.valueDay : undefined}
      error={saidOf(error, 'value')}
      required
      value={value}
      onChange={choose}
    />
  )
}

const SourceFields = ({ form, set, error }: Filling) => (
  <>
    <div className="two">
      <TextField
        label={WORDS.person.source}
        hint={WORDS.person.sourceHint}
        error={saidOf(error, 'source')}
        required
        value={form.source}
        onChange={source => set({ source })}
      />
      <TextField
        label={WORDS.person.asOf}
        error={saidOf(error, 'asOf')}
        type="date"
        required
        value={form.asOf}
        onChange={asOf => set({ asOf })}
      />
    </div>
    <TextField label={WORDS.person.reason} value={form.reason} onChange={reason => set({ reason })} />
  </>
)

/** Every answer that becomes another, before and after. */
export const EffectsShown = ({ effects: { state, changes, same } }: { effects: Effects }) => (
  <div className="diff" role="status">
    <h3>{WORDS.person.before}</h3>
    <p className="small">{WORDS.person.states[state] ?? state}</p>
    <table>
      <tbody>
        {changes.map(({ key, about, before, after }) => (
          <tr key={`${key} ${about}`}>
            <th scope="row">{about}</th>
            <td>
              <span className="turn">
                <Answer answer={before.answer} /> {WORDS.person.becomes} <Answer answer={after.answer} />
              </span>
              <span className="sub">
                {after.relief === '' ? '' : `${reliefText(after.relief)}. `}
                {after.reason}
              </span>
            </td>
          </tr>
        ))}
        {changes.length === 0 ? (
          <tr>
            <td colSpan={2}>{WORDS.person.noChange}</td>
          </tr>
        ) : same === 0 ? null : (
          <tr>
            <td colSpan={2}>{WORDS.person.othersSame(same)}</td>
          </tr>
        )}
      </tbody>
    </table>
  </div>
)
