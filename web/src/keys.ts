/** Single keys: outside of fields only, off where somebody has turned them off, and each also a visible control. */
import { useEffect } from 'react'

const OFF = 'setaside-keys-off'

/** A choice of the reader's, not of the record: it may be kept in the browser. */
export const keysAreOff = (): boolean => window.localStorage.getItem(OFF) === 'yes'
export const turnKeys = (off: boolean): void => window.localStorage.setItem(OFF, off ? 'yes' : 'no')

const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type)))

/** The key before this one, and this one, where each may begin two. */
let before = ''
let held = ''

/** `keys`: by a key, or by two after each other (`g n`), what it does. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || keysAreOff()) return
      if (inField(event.target) || document.querySelector('dialog[open]') !== null) return
      const act = keys[`${before} ${event.key}`] ?? (before === 'g' ? undefined : keys[event.key])
      if (act === undefined) return
      event.preventDefault()
      held = ''
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [keys])
}

/** Remembers a key that begins two, before any listener looks at the next: however fast they come. */
export function useFirstKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      before = held
      const alone = !(inField(event.target) || event.ctrlKey || event.metaKey || event.altKey)
      held = alone && event.key === 'g' && before !== 'g' ? 'g' : ''
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
