/** The text of article 7 of Ruritania, paragraph by paragraph. Nobody wrote it but this test. */
import { type Outline, readIn } from '../../../src/law/outline.ts'

const V = readIn('verbatim', { on: '1894-05-01', where: 'the gazette of Strelsau' })

export const OUTLINE: Outline = {
  id: 'art-7',
  entries: [
    V('(a)', 'The smuggling of beets is forgotten ten years after the judgment.'),
    V('(b)', 'Whoever was convicted of anything since then waits no longer in hope.'),
    V('(c)', 'The registrar strikes the entry without being asked.'),
    V('(d)', 'The King may be told of it at dinner.'),
  ],
}
