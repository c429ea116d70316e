/** The text of PC 1170.9, subdivision by subdivision, in our words. */
import { notRead, type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-1170.9',
  entries: [
    notRead('(a)', 'sentencing of those whom service harmed'),
    notRead('(b)', 'sentencing of those whom service harmed'),
    notRead('(c)', 'sentencing of those whom service harmed'),
    notRead('(d)', 'sentencing of those whom service harmed'),
    notRead('(e)', 'sentencing of those whom service harmed'),
    notRead('(f)', 'sentencing of those whom service harmed'),
    notRead('(g)', 'sentencing of those whom service harmed'),
    V('(h)', 'probationers with a trauma of military service: dismissal; exclusions'),
  ],
}
