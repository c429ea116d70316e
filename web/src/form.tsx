/** A form that saves, says that it has, and says why not: its fields, its one button, the same on every screen. */
import { useMutation } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { saved } from './here.ts'
import { Dialog, Failed, saidOf, TextField } from './parts.tsx'
import { WORDS } from './words.ts'

type Values = Readonly<Record<string, string>>

interface Held {
  readonly values: Values
  readonly set: (name: string, value: string) => void
  /** What the page found wrong before it asked, by field. */
  readonly wrong: Values
  readonly error: unknown
}

const HeldHere = createContext<Held | undefined>(undefined)

interface Form<V extends Values, T> {
  /** What its fields begin with; a form without fields is a button that does one thing. */
  readonly start: V
  readonly save: (values: V) => Promise<T>
  readonly onSaved?: (done: T) => unknown
  /** Emptied after each try, whatever came of it: passwords and codes. */
  readonly forgets?: readonly (keyof V & string)[]
  /** All fields are as at the start once it is saved: the next one begins anew. */
  readonly anew?: boolean
  /** What is wrong with what was written, by field, before anything is sent. */
  readonly check?: (values: V) => Partial<V>
  readonly title?: ReactNode
  readonly go: ReactNode
  /** What it does is not the main thing of its screen. */
  readonly second?: boolean
  /** Said once it is saved. */
  readonly said?: (done: T) => ReactNode
  /** Said while one waits for what takes long. */
  readonly busy?: ReactNode
  /** Of a dialog: leaves it as it was. */
  readonly leave?: { readonly says: ReactNode; readonly go: () => void }
  readonly children?: ReactNode
}

export function SaveForm<V extends Values, T>({
  start,
  save,
  onSaved,
  forgets = [],
  anew = false,
  check = () => ({}),
  title,
  go,
  second = false,
  said,
  busy,
  leave,
  children,
}: Form<V, T>) {
  const [values, setValues] = useState(start)
  const [wrong, setWrong] = useState<Values>({})
  const saving = useMutation({
    mutationFn: save,
    onSuccess: async done => {
      if (anew) setValues(start)
      await onSaved?.(done)
    },
    onSettled: () => setValues(now => ({ ...now, ...Object.fromEntries(forgets.map(name => [name, ''])) })),
  })
  const { error, data, isPending, isSuccess } = saving
  const set = (name: string, value: string): void => setValues(now => ({ ...now, [name]: value }))
  return (
    <HeldHere.Provider value={{ values, set, wrong, error }}>
      <form
        onSubmit={event => {
          event.preventDefault()
          // One that stands over another is not that other.
          event.stopPropagation()
          const found = check(values) as Values
          setWrong(found)
          if (Object.keys(found).length === 0 && !isPending) saving.mutate(values)
        }}
      >
        {title === undefined ? null : <h2>{title}</h2>}
        {children}
        <div role="status">
          {isSuccess && said !== undefined ? <div className="note ok">{said(data)}</div> : null}
          {isPending && busy !== undefined ? <p className="quiet">{busy}</p> : null}
        </div>
        {error === null ? null : <Failed error={error} />}
        <p className="acts">
          <button className={second ? 'btn second' : 'btn'} type="submit" disabled={isPending}>
            {go}
          </button>
          {leave === undefined ? null : (
            <>
              {' '}
              <button className="btn plain" type="button" onClick={leave.go}>
                {leave.says}
              </button>
            </>
          )}
        </p>
      </form>
    </HeldHere.Provider>
  )
}

type Writing = Omit<Parameters<typeof TextField>[0], 'value' | 'onChange' | 'error'> & {
  /** As the server calls it: what it says of the field stands below it. */
  readonly name: string
}

/** A field of the form around it. */
export function Writing({ name, required = true, ...field }: Writing) {
  const held = useContext(HeldHere)
  if (held === undefined) throw new Error('a field stands in a form')
  return (
    <TextField
      {...field}
      required={required}
      value={held.values[name] ?? ''}
      onChange={value => held.set(name, value)}
      error={held.wrong[name] ?? saidOf(held.error, name)}
    />
  )
}

/** A dialog that does one thing, and closes when it is done. */
export const Sure = ({
  title,
  does,
  go,
  onClose,
  children,
}: {
  title: string
  does: () => Promise<unknown>
  go: ReactNode
  onClose: () => void
  children: ReactNode
}) => (
  <Dialog title={title} onClose={onClose}>
    <SaveForm
      start={{}}
      save={does}
      onSaved={async () => {
        await saved()
        onClose()
      }}
      go={go}
      leave={{ says: WORDS.cancel, go: onClose }}
    >
      {children}
    </SaveForm>
  </Dialog>
)
