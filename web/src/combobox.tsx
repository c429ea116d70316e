/** One of many: a field in which one writes some letters of what is meant, and a list of what they fit. */
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Field } from './parts.tsx'
import { WORDS } from './words.ts'

/** So many are shown as buttons, each with a key of its own; of more one is searched for. */
export const MOST_BUTTONS = 9

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()

/** Those that begin so first, then those of which a word does, then those that hold it. */
export function fitting(options: readonly string[], written: string): readonly string[] {
  const wanted = plain(written)
  if (wanted === '') return options
  const rank = (option: string): number => {
    const name = plain(option)
    return name.startsWith(wanted)
      ? 0
      : name.split(/[^\p{L}\p{N}]+/u).some(word => word.startsWith(wanted))
        ? 1
        : name.includes(wanted)
          ? 2
          : 3
  }
  return options
    .map((option, at) => ({ option, at, rank: rank(option) }))
    .filter(one => one.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ option }) => option)
}

interface Searched {
  readonly label: string
  readonly options: readonly string[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | undefined
  readonly field?: RefObject<HTMLInputElement | null>
}

/** Nothing is chosen until one of the list is: what is written and fits none is no answer. */
export function Combobox({ label, options, value, onChange, error, field }: Searched) {
  const list = useId()
  const own = useRef<HTMLInputElement>(null)
  const ref = field ?? own
  const [written, setWritten] = useState(value)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const found = useMemo(() => fitting(options, written), [options, written])
  // Where another control takes the answer away, the field says so.
  useEffect(() => {
    if (value !== '') setWritten(value)
    else if (document.activeElement !== ref.current) setWritten('')
  }, [value, ref])
  useEffect(() => {
    if (open) document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [open, at, list])
  const choose = (option: string): void => {
    setWritten(option)
    setOpen(false)
    onChange(option)
  }
  const write = (text: string): void => {
    setWritten(text)
    setAt(0)
    setOpen(true)
    const meant = options.find(option => plain(option) === plain(text))
    onChange(meant ?? '')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (open) setAt(Math.min(found.length - 1, Math.max(0, at + step)))
      else setOpen(true)
    } else if (event.key === 'Enter' && open && found[at] !== undefined) {
      event.preventDefault()
      choose(found[at])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      setOpen(false)
    }
  }
  return (
    <div className="combo">
      <Field label={label} hint={WORDS.combobox.hint(options.length)} error={error}>
        {(id, described) => (
          <input
            id={id}
            ref={ref}
            className="in"
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={list}
            aria-describedby={described}
            aria-invalid={error !== undefined}
            aria-activedescendant={open && found[at] !== undefined ? `${list}-${at}` : undefined}
            value={written}
            onChange={event => write(event.target.value)}
            onClick={() => setOpen(true)}
            onKeyDown={onKeyDown}
            onBlur={() => {
              setOpen(false)
              if (value === '') setWritten('')
            }}
          />
        )}
      </Field>
      <div
        id={list}
        role="listbox"
        aria-label={label}
        className="combo-list"
        hidden={!open || found.length === 0}
      >
        {found.map((option, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
          <div
            key={option}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onMouseDown={event => event.preventDefault()}
            onClick={() => choose(option)}
          >
            {option}
          </div>
        ))}
      </div>
      <p className="vh" role="status">
        {open ? WORDS.combobox.fit(found.length) : ''}
      </p>
      {open && found.length === 0 ? <p className="small quiet">{WORDS.combobox.none}</p> : null}
    </div>
  )
}

/** One of several, none of them chosen before: buttons, and of many one is searched for. */
export const ChoiceField = ({
  label,
  hidden = false,
  options,
  value,
  onChange,
}: {
  label: string
  hidden?: boolean
  options: readonly string[]
  value: string
  onChange: (value: string) => void
}) => {
  const name = useId()
  if (options.length > MOST_BUTTONS)
    return <Combobox label={label} options={options} value={value} onChange={onChange} />
  return (
    <fieldset className="field">
      <legend className={hidden ? 'vh' : 'lab'}>{label}</legend>
      {options.map(option => (
        <label key={option} className="opt compact">
          <input
            type="radio"
            name={name}
            required
            checked={value === option}
            onChange={() => onChange(option)}
          />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  )
}
