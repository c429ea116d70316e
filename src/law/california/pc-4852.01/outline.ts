/** The text of PC 4852.01, subdivision by subdivision, in our words. */
import { notRead, type Outline, readIn } from '../../outline.ts'
import { PENAL_CODE } from '../sources.ts'

const V = readIn('verbatim', PENAL_CODE)

export const OUTLINE: Outline = {
  id: 'pc-4852.01',
  entries: [
    V('the section', 'convicted of a felony'),
    V('(b)', 'registrable offense with probation, dismissed under 1203.4'),
    V('(c)', 'excluded'),
    V('4852.03', 'the period of rehabilitation'),
    V('4852.06', 'five years’ residence before filing'),
    V('4852.07', 'where to file, thirty days’ notice'),
    V('4852.08', 'public defender'),
    V('4852.09', 'no fee'),
    notRead('4852.15', 'what the certificate does'),
    V('4852.16', 'application for a pardon'),
    notRead('4852.17', 'notices of the certificate, and what it leaves'),
    V('4852.22', 'before the period, in the interests of justice'),
  ],
}
