/** The text of article 9 of Ruritania, paragraph by paragraph. Nobody wrote it but this test. */
import { type Outline, readIn } from '../../../src/law/outline.ts'

const V = readIn('verbatim', { on: '1894-05-01', where: 'the gazette of Strelsau' })

export const OUTLINE: Outline = {
  id: 'art-9',
  entries: [
    V('(a)', 'Poaching may be pardoned on petition three years after the judgment.'),
    V('(b)', 'The poacher must have paid the keeper.'),
  ],
}
