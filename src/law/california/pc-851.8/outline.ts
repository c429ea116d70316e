/** The text of PC 851.8, subdivision by subdivision, in our words. */
import { notRead, type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-851.8',
  entries: [
    V('(a)', 'nothing filed: petition to the arresting agency'),
    V('(b)', 'denied: petition to the superior court'),
    V('(c)', 'filed, no conviction: petition to the court'),
    V('(d)', 'at dismissal, with the prosecutor’s concurrence'),
    V('(e)', 'acquittal: the judge may'),
    notRead('(f)', 'declaration, forms and notations'),
    notRead('(g)', 'declaration, forms and notations'),
    notRead('(h)', 'declaration, forms and notations'),
    notRead('(i)', 'evidence'),
    notRead('(j)', 'how records are destroyed'),
    notRead('(k)', 'while a civil action is pending'),
    V('(l)', 'within two years, unless waived'),
    notRead('(m)', 'detentions'),
    V('(n)', 'not infractions'),
    notRead('(o)', 'repeal'),
    notRead('(p)', 'appeals'),
    V('851.86', 'conviction set aside for factual innocence: shall be sealed'),
  ],
}
