/** What an answer would lead to, as a question tells it: the answer with its sign, the relief, and by which statute. */
import { Answer } from '../parts.tsx'
import { reliefText, WORDS } from '../words.ts'

/** `hsc-11361.8: eligible, dismiss-and-seal (must be granted)`, or without a statute, in its parts. */
function partsOf(result: string): {
  readonly answer: string
  readonly relief: string
  readonly statute: string
} {
  const [, statute = '', rest = result] = /^([a-z]+-[^:\s]*): (.*)$/.exec(result) ?? []
  const [answer = '', ...relief] = rest.split(', ')
  return { answer, relief: relief.join(', '), statute: statute.toUpperCase().replace('-', ' ') }
}

export function Result({ result }: { result: string }) {
  const { answer, relief, statute } = partsOf(result)
  const known = WORDS.answers[answer] !== undefined
  return (
    <span className="result">
      {known ? <Answer answer={answer} /> : answer}
      {[relief === '' ? '' : reliefText(relief), statute]
        .filter(text => text !== '')
        .map(text => (
          <span key={text}>{text}</span>
        ))}
    </span>
  )
}
