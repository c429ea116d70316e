/** How far something is: a bar, a sentence, and what a screen reader is told of it, at every tenth. */
import { useId } from 'react'
import { WORDS } from '../words.ts'

const TENTHS = 10

export function Far({ label, share, says }: { label: string; share: number; says: string }) {
  const id = useId()
  const percent = Math.floor(Math.min(1, share) * 100)
  const told = Math.floor(percent / TENTHS) * TENTHS
  return (
    <>
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      <progress className="progress" id={id} max={100} value={percent}>
        {WORDS.newRun.percent(percent)}
      </progress>
      <p className="small quiet tab">{says}</p>
      {/* The text changes at each tenth only: it is said then, and not at every byte. */}
      <p className="vh" role="status">
        {told === 0 ? '' : `${label}: ${WORDS.newRun.percent(told)}`}
      </p>
    </>
  )
}
