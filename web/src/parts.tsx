/** Small parts that every screen has: icons, answers, what is said while one waits and where something fails. */
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react'
import { Problem } from './api.ts'
import { WORDS } from './words.ts'

const DRAWN = {
  ok: (
    <>
      <circle cx="8" cy="8" r="8" fill="currentColor" />
      <path
        d="M4.4 8.3l2.4 2.4 4.8-5"
        fill="none"
        stroke="#fff"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  later: (
    <>
      <circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 4.2V8l2.6 1.8" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  ask: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="1.4" transform="rotate(45 8 8)" fill="currentColor" />
      <path
        d="M6.3 6.4a1.8 1.8 0 113 1.4c-.7.5-1.2.8-1.2 1.6"
        fill="none"
        stroke="#fff"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
      <circle cx="8" cy="11.3" r=".95" fill="#fff" />
    </>
  ),
  no: (
    <>
      <circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M4.7 8h6.6" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
  find: (
    <>
      <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M10.8 10.8L14.5 14.5" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  check: (
    <path
      d="M2.5 8.6l3.7 3.6 7.3-8"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  dash: <path d="M3 8h10" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  unknown: (
    <>
      <path
        d="M5.3 5.6a2.7 2.7 0 115 1.3c-.9.9-2.2 1.2-2.2 2.9"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="8" cy="13" r="1.2" fill="currentColor" />
    </>
  ),
  stop: (
    <>
      <path d="M4.9.8h6.2l4.100 4.100v6.200l-4.100 4.100H4.9L.8 11.100V4.900z" fill="currentColor" />
      <path
        d="M5.300 5.300l5.400 5.400M10.700 5.300l-5.400 5.400"
        stroke="#fff"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </>
  ),
  warn: (
    <>
      <path d="M8 .9l7.400 13.600H.6z" fill="currentColor" />
      <path d="M8 5.600v4.200" stroke="#fff" strokeWidth="1.7" strokeLinecap="round" />
      <circle cx="8" cy="12" r="1" fill="#fff" />
    </>
  ),
  close: <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  mark: (
    <>
      <path d="M2 2h7l4 4v8H2z" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinejoin="round" />
      <path
        d="M5 9.6l2 2 3.6-4.300"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
} as const

export const Icon = ({
  name,
  says,
  className = '',
}: {
  name: keyof typeof DRAWN
  says?: string
  className?: string
}) =>
  says === undefined ? (
    <svg viewBox="0 0 16 16" className={className} aria-hidden="true" focusable="false">
      {DRAWN[name]}
    </svg>
  ) : (
    <svg viewBox="0 0 16 16" className={className} role="img" aria-label={says}>
      {DRAWN[name]}
    </svg>
  )

const LOOKS: Readonly<Record<string, 'ok' | 'later' | 'ask' | 'no'>> = {
  eligible: 'ok',
  'eligible-later': 'later',
  review: 'ask',
  'not-eligible': 'no',
}

export const look = (answer: string): 'ok' | 'later' | 'ask' | 'no' => LOOKS[answer] ?? 'ask'

export const Answer = ({ answer }: { answer: string }) => (
  <span className={`ans ${look(answer)}`}>
    <Icon name={look(answer)} />
    {WORDS.answers[answer] ?? answer}
  </span>
)

/** What stopped something, and one thing to do. */
export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const problem = error instanceof Problem ? error : undefined
  const says = problem?.isLost !== false ? WORDS.lost : problem.message
  return (
    <div className="note stop" role="alert">
      <strong>{problem?.shape.title ?? WORDS.failed}</strong> {says}{' '}
      {again === undefined ? null : (
        <button type="button" className="linkish" onClick={again}>
          {WORDS.tryNow}
        </button>
      )}
    </div>
  )
}

/** Instead of a whole screen: it has a heading like every other. */
export const FailedScreen = (failed: { error: unknown; again?: () => void }) => (
  <>
    <Head title={WORDS.notShown} />
    <Failed {...failed} />
  </>
)

/** Said to a screen reader at once; drawn only where it lasts. */
export const Loading = () => (
  <p className="quiet loading" role="status">
    {WORDS.loading}
  </p>
)

export const Field = ({
  label,
  hint,
  children,
  error,
}: {
  label: string
  hint?: string
  error?: string | undefined
  children: (id: string, described: string | undefined) => ReactNode
}) => {
  const id = useId()
  const described = error === undefined && hint === undefined ? undefined : `${id}-more`
  return (
    <div className="field">
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      {children(id, described)}
      {described === undefined ? null : (
        <span id={described} className={error === undefined ? 'hint small quiet' : 'small err'}>
          {error ?? hint}
        </span>
      )}
    </div>
  )
}

/** What the server says of one field. */
export const saidOf = (error: unknown, name: string): string | undefined =>
  error instanceof Problem ? error.shape.errors?.find(one => one.field === name)?.says : undefined

interface Written {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  /** What is wrong with it: it gets the focus. */
  readonly error?: string | undefined
  readonly type?: 'text' | 'date' | 'search' | 'password' | 'url'
  readonly required?: boolean
  readonly small?: boolean
  /** Wide enough for a code or a number. */
  readonly short?: boolean
  readonly inputMode?: 'numeric'
  /** It is no text: nothing corrects it, and it begins as it is written. */
  readonly exact?: boolean
  /** So many lines, where one may write more than one. */
  readonly rows?: number
  readonly most?: number
  readonly autoComplete?: string
  readonly suggestions?: readonly string[]
  readonly field?: RefObject<HTMLInputElement | HTMLTextAreaElement | null>
  /** Enter saves; with Shift it begins a line. */
  readonly onEnter?: () => void
}

/** A field in which one writes, with its label, its hint and what is wrong with it. */
export function TextField({ label, hint, error, suggestions, field, ...written }: Written) {
  const own = useRef<HTMLInputElement | HTMLTextAreaElement>(null)
  const ref = field ?? own
  useEffect(() => {
    // Of several the first gets it.
    if (error !== undefined && document.activeElement?.getAttribute('aria-invalid') !== 'true')
      ref.current?.focus()
  }, [error, ref])
  const {
    value,
    onChange,
    type = 'text',
    required = false,
    small = false,
    short = false,
    rows,
    most,
  } = written
  const { autoComplete = 'off', inputMode, exact = false, onEnter } = written
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} error={error}>
      {(id, described) => {
        const shared = {
          id,
          className: `in${small ? ' sm' : ''}${short ? ' short' : ''}`,
          'aria-describedby': described,
          'aria-invalid': error !== undefined,
          value,
          required,
          autoComplete,
          maxLength: most,
          inputMode,
          ...(exact ? { spellCheck: false, autoCapitalize: 'none' } : {}),
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
          onKeyDown: (event: KeyboardEvent) => {
            if (onEnter === undefined || event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            onEnter()
          },
        }
        if (rows !== undefined)
          return <textarea {...shared} ref={ref as RefObject<HTMLTextAreaElement>} rows={rows} />
        return (
          <>
            <input
              {...shared}
              ref={ref as RefObject<HTMLInputElement>}
              type={type}
              list={suggestions === undefined ? undefined : `${id}-list`}
            />
            {suggestions === undefined ? null : (
              <datalist id={`${id}-list`}>
                {suggestions.map(says => (
                  <option key={says} value={says} />
                ))}
              </datalist>
            )}
          </>
        )
      }}
    </Field>
  )
}

/** A dialog of the browser's own: it keeps the focus, and Escape closes it. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog ref={ref} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}

/** The heading of a screen, its sentence, and what can be done. */
export function Head({ title, says, children }: { title: string; says?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} – ${WORDS.name}`
  }, [title])
  return (
    <div className="head">
      <div>
        <h1>{title}</h1>
        {says === undefined ? null : <p className="lede tab">{says}</p>}
      </div>
      {children === undefined ? null : <div className="acts">{children}</div>}
    </div>
  )
}

/** What may be wider than the window scrolls in itself, and can be reached by keyboard. */
export const Wide = ({
  label,
  className = '',
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
  <section className={`tblwrap ${className}`} tabIndex={0} aria-label={label}>
    {children}
  </section>
)
