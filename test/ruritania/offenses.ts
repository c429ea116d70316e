/** How offenses of Ruritania are written: `Art. 7 beets by night`. */
import type { Offense, OffenseReader, OffenseReading } from '../../src/record/person.ts'

export const readOffense: OffenseReader = written => {
  const text = written.trim()
  const section = /^Art\. (\d+)\b/.exec(text)?.[1]
  return section === undefined
    ? { text, offenses: [], unread: text }
    : { text, offenses: [{ code: 'ART', section, subdivisions: [] }], unread: '' }
}

export const formatOffense = ({ section }: Offense): string => `Article ${section}`

/** Whether an offense is one of this article. */
export const names = ({ offenses }: OffenseReading, section: string): boolean =>
  offenses.some(offense => offense.section === section)
