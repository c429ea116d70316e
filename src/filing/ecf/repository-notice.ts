/** Notices to the state's criminal-history repository: a record for each count on which the court granted relief, and no other. */
import { sha256 } from '../../results/hash.ts'
import { formatDay } from '../../time/day.ts'
import type { CourtWords } from '../court-words.ts'
import type { CourtAnswer, FiledCount, FilingInput, Kind } from '../filing.ts'
import { orderReferences } from '../plan.ts'
import { counted, reliefWords } from '../words.ts'
import { idOf } from './ecf.ts'
import { bound, chargeOf, personOf } from './message.ts'
import { DECLARATION, type Markup, replacedNote, type XmlWriter, xmlWriter } from './xml.ts'

/** The envelope is ours; what stands in it is of NIEM 2.0 and its justice domain. */
export const NOTICE = 'urn:setaside:repository-notice:1'
const FILE = 'repository-notice.xml'

/** The kind of notices, for courts of these words. */
export const repositoryNotices = ({ courtTitle }: CourtWords): Kind => ({
  name: 'repository-notice',
  says: 'notices to the criminal-history repository of what the court granted (--answers)',
  files: /^repository-notice\.xml$/,
  asks: 'nobody',
  // Who reports to the repository, and how, is for the office to settle first: never made unasked.
  usual: () => false,
  refuses: ({ answers, counts }) => {
    if (answers === undefined)
      return 'a notice tells the repository what the court granted, and no answers of the court are given; name them with [--answers]'
    return counts.some(({ id }) => answers.get(id)?.answer === 'granted')
      ? undefined
      : 'the court has granted none of these counts, so that there is nothing to tell; leave it out with [--only]'
  },
  make: (input, output) => {
    const xml = xmlWriter()
    const references = orderReferences(input)
    const append = (text: string) => output.append(FILE, Buffer.from(text))
    const granted = input.counts.flatMap(count => {
      const answer = input.answers?.get(count.id)
      return answer?.answer === 'granted' ? [{ count, answer }] : []
    })
    const identified = granted.filter(({ count }) => isIdentified(count))
    append(`${DECLARATION}${opening(input, identified.length, xml)}\n`)
    for (const { count, answer } of identified)
      append(
        `${notice(input, count, answer, references.get(count.id) ?? '', { xml, court: courtTitle(input.office) })}\n`,
      )
    append('</rn:ReliefNotices>\n')
    const left = granted.length - identified.length
    return {
      documents: 1,
      counts: identified.length,
      notes: [
        'in a shape of our own made of NIEM 2.0: agree with the repository on what it takes before anything is sent',
        ...(left === 0
          ? []
          : [
              `${counted(left, 'granted count')} without a name or a case number ${left === 1 ? 'has' : 'have'} no notice: report ${left === 1 ? 'it' : 'them'} by hand`,
            ]),
        ...replacedNote(xml.replaced()),
      ],
    }
  },
})

/** Whether it can be told whose count it is: a notice that fits two people would clear the wrong one. */
const isIdentified = ({ name, caseNumbers }: FiledCount): boolean =>
  name !== undefined && caseNumbers.length > 0

/** The start of the document, which stays open: records follow one by one, so that memory does not grow with them. */
function opening(
  { office, run, filedOn, approvalsSha256 }: FilingInput,
  records: number,
  xml: XmlWriter,
): string {
  const { element, leaf } = xml
  const root = element(
    'rn:ReliefNotices',
    [
      element('rn:NoticeHeader', [
        element('nc:DocumentIdentification', [
          leaf(
            'nc:IdentificationID',
            idOf(sha256(JSON.stringify([NOTICE, run.sha256, approvalsSha256, formatDay(filedOn), records]))),
          ),
        ]),
        element('nc:DocumentPostDate', [leaf('nc:Date', formatDay(filedOn))]),
        element('rn:ReportingAgency', [leaf('nc:OrganizationName', office.agency.name)]),
        leaf('rn:NoticeCount', String(records)),
      ]),
    ],
    { 'xmlns:rn': NOTICE, ...bound(['nc', 'j']) },
  )
  return root.slice(0, -'</rn:ReliefNotices>'.length)
}

function notice(
  { run }: FilingInput,
  count: FiledCount,
  { on }: CourtAnswer,
  reference: string,
  { xml, court }: { readonly xml: XmlWriter; readonly court: string },
): Markup {
  const { element, leaf, known } = xml
  const identified = (name: string, id: string, kind?: string): Markup =>
    element(name, [leaf('nc:IdentificationID', id), known('nc:IdentificationCategoryText', kind)])
  const words = reliefWords(count.relief)
  return element('rn:ReliefNotice', [
    identified(
      'nc:DocumentIdentification',
      idOf(sha256(JSON.stringify([NOTICE, run.sha256, count.id, count.relief, on, reference]))),
    ),
    // The identifiers of the repository's own file: no number of the person beyond them is known here, and none is asked for.
    element('rn:Subject', [
      ...personOf(count, xml),
      identified('rn:RecordSubjectIdentification', count.person, 'person_id of the run'),
    ]),
    element('rn:ArrestCycle', [
      leaf('rn:RecordCountID', count.cycleCount),
      leaf('rn:RecordFileName', count.source.file),
      leaf('rn:RecordLine', String(count.source.line)),
    ]),
    element('rn:Case', [
      ...count.caseNumbers.map(number => leaf('nc:CaseDocketID', number)),
      element('j:CaseCourt', [leaf('j:CourtName', count.court || court)]),
    ]),
    element(
      'rn:Charge',
      chargeOf(count, count.offenseText || count.sections.join('; ') || 'not in record', xml),
    ),
    known('rn:ConvictionDate', count.convictionDate),
    element('rn:Relief', [
      leaf('rn:ReliefCode', count.relief),
      leaf('rn:ReliefText', words.done),
      leaf('rn:NewState', words.state),
      known('rn:ReliefStatute', count.statute),
    ]),
    element('rn:CourtOrder', [
      identified('nc:ActivityIdentification', reference, 'reference of the proposed order'),
      element('nc:ActivityDate', [leaf('nc:Date', on)]),
      leaf('j:CourtName', court),
    ]),
  ])
}
