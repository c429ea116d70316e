/** What an office may choose, each as a control that writes the policy file. */
import { useId } from 'react'
import type { Policies } from '../api.ts'
import { WORDS } from '../words.ts'

/** What a policy file holds. */
export type PolicyFile = Record<string, unknown>
type Choice = Policies['choices'][number]

export function Choices({
  policies: { choices, presets, blank, looksAt },
  policy,
  onChoose,
}: {
  policies: Policies
  policy: string | PolicyFile | undefined
  onChoose: (file: PolicyFile) => void
}) {
  const file: PolicyFile =
    policy === undefined
      ? { name: WORDS.policy.ours, ...blank }
      : typeof policy === 'string'
        ? { name: policy, ...presets.find(({ name }) => name === policy)?.written }
        : policy
  const preset = presets.find(({ name }) => name === file.extends)
  const offered = choices.filter(({ of }) => of.includes(String(file.extends)))
  const change = (next: PolicyFile): void => onChoose({ ...next, name: WORDS.policy.ours })
  return (
    <form className="panel pad" aria-label={WORDS.policy.adds} onSubmit={event => event.preventDefault()}>
      <h2>{WORDS.policy.adds}</h2>
      <p className="small quiet">
        {policy === undefined ? WORDS.policy.looksAt(looksAt) : (preset?.title ?? '')}
      </p>
      {offered.length === 0 ? <p className="small">{WORDS.policy.nothingToChoose}</p> : null}
      {offered.map(choice => (
        <Control
          key={`${choice.key ?? ''} ${choice.value ?? ''}`}
          choice={choice}
          file={file}
          onChange={change}
        />
      ))}
      {policy === undefined || preset === undefined ? null : (
        <details className="small">
          <summary>{preset.source}</summary>
          <ul>
            {preset.notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </form>
  )
}

interface Controlled {
  readonly choice: Choice
  readonly file: PolicyFile
  readonly onChange: (file: PolicyFile) => void
}

function Control({ choice, file, onChange }: Controlled) {
  if (choice.kind === 'lists') return <Lists choice={choice} file={file} onChange={onChange} />
  if (choice.kind === 'number') return <Slider choice={choice} file={file} onChange={onChange} />
  if (choice.kind === 'one-of') {
    const options = choice.options ?? []
    return (
      <Segments
        choice={choice}
        options={options}
        value={String(valueIn(file, choice.key ?? '') ?? options[0]?.value)}
        onChoose={value => onChange(withValue(file, choice.key ?? '', value))}
      />
    )
  }
  return (
    <label className="ctl">
      <Says choice={choice} />
      <input
        type="checkbox"
        checked={valueIn(file, choice.key ?? '') === true}
        onChange={event => onChange(withValue(file, choice.key ?? '', event.target.checked))}
      />
    </label>
  )
}

const Says = ({ choice: { says, more } }: { choice: Choice }) => (
  <span>
    <strong>{says}</strong>
    {more === undefined ? null : <span className="sub">{more}</span>}
  </span>
)

function Lists({ choice, file, onChange }: Controlled) {
  const { lists = [], value = '' } = choice
  const listed = (key: string): readonly string[] => (file[key] as readonly string[] | undefined) ?? []
  const chosen = lists.find(({ key }) => listed(key).includes(value))
  const choose = (next: string): void => {
    const changed = Object.fromEntries(
      lists.map(({ key }) => {
        const others = listed(key).filter(one => one !== value)
        return [key, key === next ? [...others, value].sort() : others]
      }),
    )
    onChange({ ...file, ...changed })
  }
  return (
    <Segments
      choice={choice}
      options={[
        { value: '', says: WORDS.policy.law },
        ...lists.map(({ key, says }) => ({ value: key, says })),
      ]}
      value={chosen?.key ?? ''}
      onChoose={choose}
    />
  )
}

function Segments({
  choice,
  options,
  value,
  onChoose,
}: {
  choice: Choice
  options: readonly { readonly value: string; readonly says: string }[]
  value: string
  onChoose: (value: string) => void
}) {
  const id = useId()
  return (
    <fieldset className={options.length > 2 ? 'ctl' : 'ctl under'}>
      <legend className="vh">{choice.says}</legend>
      <Says choice={choice} />
      <span className="seg">
        {options.map(one => (
          <label key={one.value}>
            <input
              type="radio"
              name={id}
              value={one.value}
              checked={one.value === value}
              onChange={() => onChoose(one.value)}
            />
            <span>{one.says}</span>
          </label>
        ))}
      </span>
    </fieldset>
  )
}

/** From *Off* rightward to more people. Where the policy has a number of its own, there is no *Off*. */
function Slider({ choice, file, onChange }: Controlled) {
  const { key = '', least = 0, most = 0, widest, words = '#', usual } = choice
  const id = useId()
  const value = valueIn(file, key) ?? usual
  const first = usual === undefined ? 0 : 1
  const placeOf = (number: number): number => (widest === 'least' ? most - number + 1 : number - least + 1)
  const numberAt = (place: number): number => (widest === 'least' ? most + 1 - place : least + place - 1)
  const place = typeof value === 'number' ? placeOf(value) : 0
  const says = typeof value === 'number' ? words.replace('#', String(value)) : WORDS.policy.off
  return (
    <div className="ctl range">
      <label htmlFor={id}>
        <Says choice={choice} />
      </label>
      <output htmlFor={id}>{says}</output>
      <input
        id={id}
        type="range"
        min={first}
        max={most - least + 1}
        step={1}
        value={place}
        aria-valuetext={says}
        onChange={event => {
          const next = Number(event.target.value)
          onChange(withValue(file, key, next === 0 ? undefined : numberAt(next)))
        }}
      />
    </div>
  )
}

/** `also.ageAtLeast` stands in the object `also`. */
function valueIn(file: PolicyFile, key: string): unknown {
  const [first = '', second] = key.split('.')
  return second === undefined ? file[first] : (file[first] as PolicyFile | undefined)?.[second]
}

function withValue(file: PolicyFile, key: string, value: unknown): PolicyFile {
  const [first = '', second] = key.split('.')
  if (second === undefined) return { ...file, [first]: value }
  const { [second]: _, ...others } = (file[first] as PolicyFile | undefined) ?? {}
  const inner = value === undefined || value === false ? others : { ...others, [second]: value }
  const { [first]: __, ...rest } = file
  return Object.keys(inner).length === 0 ? rest : { ...rest, [first]: inner }
}
