/** The ReviewFiling core message of OASIS LegalXML ECF 4.01 with NIEM 2.0: one case, the parties, and what is filed in it. */
import { type Day, formatDay } from '../../time/day.ts'
import type { CourtWords } from '../court-words.ts'
import type { FiledCount, FiledName, Office } from '../filing.ts'
import { reliefWords } from '../words.ts'
import { type CaseCodes, type CourtCodes, type DocumentRole, profileOf } from './codes.ts'
import { DECLARATION, type Markup, type XmlWriter } from './xml.ts'

const ECF = 'urn:oasis:names:tc:legalxml-courtfiling:schema:xsd'
/** The namespaces of the standard, by the prefixes used here. */
export const NAMESPACES = {
  core: `${ECF}:CoreFilingMessage-4.0`,
  ecf: `${ECF}:CommonTypes-4.0`,
  criminal: `${ECF}:CriminalCase-4.0`,
  civil: `${ECF}:CivilCase-4.0`,
  callback: `${ECF}:ReviewFilingCallbackMessage-4.0`,
  nc: 'http://niem.gov/niem/niem-core/2.0',
  j: 'http://niem.gov/niem/domains/jxdm/4.0',
  s: 'http://niem.gov/niem/structures/2.0',
} as const

/** The `xmlns` attributes of these prefixes. */
export const bound = (prefixes: readonly (keyof typeof NAMESPACES)[]): Readonly<Record<string, string>> =>
  Object.fromEntries(prefixes.map(prefix => [`xmlns:${prefix}`, NAMESPACES[prefix]]))

/** A document that is filed. */
export interface Attached {
  readonly role: DocumentRole
  readonly file: string
  readonly sha256: string
  readonly confidential: boolean
  /** Its bytes, where they are to stand in the message. */
  readonly read?: () => Uint8Array
}

/** A count of a message: `reference` is what the court-update file and the order call it. */
export interface MessageCount {
  readonly count: FiledCount
  readonly reference: string
}

/** All that stands in a message. */
export interface Message {
  readonly id: string
  readonly filedOn: Day
  readonly office: Office
  readonly codes: CourtCodes
  readonly words: CourtWords
  /** The court's code of the branch. */
  readonly court: string
  readonly form: CaseCodes
  readonly title: string
  /** The number it is filed under: never absent, since a message without one opens a new case. */
  readonly number: string
  /** Other numbers of the same case. */
  readonly otherNumbers: readonly string[]
  /** Numbers of the cases that a bulk motion is about. */
  readonly cases: readonly string[]
  /** Absent in a bulk message: who they are stands in the exhibit alone. */
  readonly defendant?: FiledCount
  readonly counts: readonly MessageCount[]
  readonly documents: readonly [Attached, ...Attached[]]
}

const TITLES: Readonly<Record<DocumentRole, string>> = {
  motion: 'Notice of motion and motion for relief from past conviction',
  order: 'Proposed order for relief from past conviction',
  service: 'Proof of service',
}

const PEOPLE = 'Party1'
const DEFENDANT = 'Party2'
const ATTORNEY = 'Attorney1'
const LEAD = 'Document1'

/** The message as a whole document. */
export function coreFilingMessage(message: Message, xml: XmlWriter): string {
  const { element, leaf } = xml
  const { codes, office, documents } = message
  const root = element(
    'core:CoreFilingMessage',
    [
      identification(xml, 'nc:DocumentIdentification', message.id),
      element('nc:DocumentPostDate', [leaf('nc:Date', formatDay(message.filedOn))]),
      element('nc:DocumentSubmitter', [
        element(
          'ecf:EntityPerson',
          [element('nc:PersonName', [leaf('nc:PersonFullName', office.attorney.name)])],
          {
            's:id': ATTORNEY,
          },
        ),
      ]),
      identification(xml, 'ecf:SendingMDELocationID', codes.sender.location),
      leaf('ecf:SendingMDEProfileCode', profileOf(codes)),
      message.form.form === 'criminal' ? criminalCase(message, xml) : civilCase(message, xml),
      leaf('core:FilingConfidentialityIndicator', String(documents.some(one => one.confidential))),
      ...documents.map((_, i) => document(message, i, xml)),
    ],
    bound(['core', 'ecf', message.form.form, 'nc', 'j', 's']),
  )
  return `${DECLARATION}${root}\n`
}

const identification = (
  { element, leaf, known }: XmlWriter,
  name: string,
  id: string,
  kind?: string,
): Markup => element(name, [leaf('nc:IdentificationID', id), known('nc:IdentificationCategoryText', kind)])

const criminalCase = (message: Message, xml: XmlWriter): Markup =>
  xml.element('criminal:CriminalCase', [
    ...caseOf(message, xml),
    ...message.counts.map((_, i) => charge(message, i, xml)),
  ])

const civilCase = (message: Message, xml: XmlWriter): Markup =>
  xml.element('civil:CivilCase', [
    ...caseOf(message, xml),
    xml.leaf('ecf:CauseOfActionCode', message.form.causeOfAction ?? ''),
    xml.leaf('civil:ClassActionIndicator', 'false'),
    xml.leaf('civil:JuryDemandIndicator', 'false'),
    xml.leaf('civil:ReliefTypeCode', message.form.relief ?? ''),
  ])

/** What both forms of case have. */
function caseOf(message: Message, xml: XmlWriter): readonly (Markup | undefined)[] {
  const { element, leaf } = xml
  const { codes, office, form } = message
  return [
    // The standard has no place for these two: other numbers of the case, and the court's type of case.
    ...message.otherNumbers.map(number =>
      identification(xml, 'nc:ActivityIdentification', number, 'CaseDocketID'),
    ),
    form.type === undefined
      ? undefined
      : identification(xml, 'nc:ActivityIdentification', form.type, 'CaseTypeCode'),
    leaf('nc:CaseTitleText', message.title),
    leaf('nc:CaseCategoryText', form.category),
    leaf('nc:CaseDocketID', message.number),
    element('j:CaseAugmentation', [
      element('j:CaseCourt', [
        identification(xml, 'nc:OrganizationIdentification', message.court),
        leaf('j:CourtName', message.words.courtTitle(office)),
      ]),
      ...message.cases.map(number => element('j:CaseLineageCase', [leaf('nc:CaseDocketID', number)])),
    ]),
    element('ecf:CaseAugmentation', [
      element('ecf:CaseOfficial', [
        element('nc:RoleOfPersonReference', [], { 's:ref': ATTORNEY }),
        element('j:JudicialOfficialBarMembership', [
          identification(xml, 'j:JudicialOfficialBarIdentification', office.attorney.barNumber),
        ]),
        leaf('j:CaseOfficialRoleText', codes.parties.attorney),
        element('ecf:CaseRepresentedPartyReference', [], { 's:ref': PEOPLE }),
      ]),
      element('ecf:CaseParticipant', [
        element('ecf:EntityOrganization', [leaf('nc:OrganizationName', message.words.plaintiff)], {
          's:id': PEOPLE,
        }),
        leaf('ecf:CaseParticipantRoleCode', codes.parties.people),
      ]),
      message.defendant === undefined
        ? undefined
        : element('ecf:CaseParticipant', [
            element('ecf:EntityPerson', personOf(message.defendant, xml), { 's:id': DEFENDANT }),
            leaf('ecf:CaseParticipantRoleCode', codes.parties.defendant),
          ]),
    ]),
  ]
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A person as far as the contract knows one: name, and birth date where it is a day. */
export function personOf(
  { name, birthDate }: Pick<FiledCount, 'name' | 'birthDate'>,
  { element, leaf, known }: XmlWriter,
): readonly (Markup | undefined)[] {
  const parts = name === undefined ? undefined : partsOf(name)
  return [
    DAY.test(birthDate) ? element('nc:PersonBirthDate', [leaf('nc:Date', birthDate)]) : undefined,
    name === undefined
      ? undefined
      : element('nc:PersonName', [
          known('nc:PersonGivenName', parts?.given),
          known('nc:PersonSurName', parts?.last),
          known('nc:PersonNameSuffixText', parts?.suffix),
          leaf('nc:PersonFullName', name.printed),
        ]),
  ]
}

/**
 * The parts of a name that has a comma. Which of several given names is a middle name nobody can tell, so that all of them
 * stand as given.
 */
function partsOf({ file, printed }: FiledName) {
  const whole = file.trim().replaceAll(/\s+/g, ' ')
  const comma = whole.indexOf(',')
  if (comma === -1) return undefined
  const last = whole.slice(0, comma).trim()
  const suffix = printed === last || printed.endsWith(` ${last}`) ? '' : (printed.split(' ').at(-1) ?? '')
  const rest = suffix === '' ? printed : printed.slice(0, -suffix.length - 1)
  return { last, suffix, given: rest.slice(0, rest.length - last.length).trim() }
}

/** A count, as what was convicted and what is asked for. */
function charge({ counts }: Message, i: number, xml: XmlWriter): Markup | undefined {
  const found = counts[i]
  if (found === undefined) return undefined
  const { count, reference } = found
  return xml.element('criminal:CaseCharge', [
    ...chargeOf(
      count,
      `${reference}: record count ${count.cycleCount}, ${reliefWords(count.relief).asked}`,
      xml,
      String(i + 1),
    ),
    xml.element('criminal:ChargeOffense', [
      xml.leaf(
        'nc:ActivityDescriptionText',
        count.offenseText || count.sections.join('; ') || 'not in record',
      ),
    ]),
    xml.leaf('criminal:ChargeAmendedIndicator', 'false'),
  ])
}

/** A charge of JXDM: what is said of it, its class today, and its sections. */
export function chargeOf(
  { sections, class: grade }: Pick<FiledCount, 'sections' | 'class'>,
  says: string,
  xml: XmlWriter,
  number?: string,
): readonly (Markup | undefined)[] {
  const { element, leaf, known } = xml
  // A code and a section apart only where there is one section, written as they are read: `HS 11359`.
  const one = sections.length === 1 ? /^([A-Z]+) (\S+)$/.exec(sections[0] ?? '') : null
  return [
    leaf('j:ChargeDescriptionText', says),
    known('j:ChargeSequenceID', number),
    grade === ''
      ? undefined
      : element('j:ChargeSeverityLevel', [leaf('j:SeverityLevelDescriptionText', grade)]),
    sections.length === 0
      ? undefined
      : element('j:ChargeStatute', [
          one === null ? undefined : identification(xml, 'j:StatuteCodeIdentification', one[1] ?? ''),
          one === null ? undefined : identification(xml, 'j:StatuteCodeSectionIdentification', one[2] ?? ''),
          leaf('j:StatuteDescriptionText', sections.join('; ')),
        ]),
  ]
}

/** The first document leads; the others are connected with it. */
function document(message: Message, i: number, xml: XmlWriter): Markup | undefined {
  const { element, leaf, known } = xml
  const attached = message.documents[i]
  if (attached === undefined) return undefined
  const { codes, office } = message
  const { role, file, sha256, confidential, read } = attached
  const own = codes.documents[role]
  return element(
    i === 0 ? 'core:FilingLeadDocument' : 'core:FilingConnectedDocument',
    [
      leaf('nc:DocumentCategoryText', own?.type ?? ''),
      leaf('nc:DocumentDescriptionText', TITLES[role]),
      leaf('nc:DocumentFileControlID', file),
      leaf('nc:DocumentSequenceID', String(i)),
      element('ecf:DocumentMetadata', [
        leaf('j:RegisterActionDescriptionText', own?.filing ?? ''),
        i === 0 ? undefined : element('ecf:ParentDocumentReference', [], { 's:ref': LEAD }),
        identification(xml, 'ecf:FilingAttorneyID', office.attorney.barNumber),
        identification(xml, 'ecf:FilingPartyID', PEOPLE),
        // The standard asks for confidential treatment of the whole message only; courts take a code of the document here.
        known(
          'ecf:SpecialHandlingInstructions',
          confidential ? codes.confidentiality?.requested : codes.confidentiality?.open,
        ),
      ]),
      element('ecf:DocumentRendition', [
        element('ecf:DocumentRenditionMetadata', [
          identification(xml, 'nc:DocumentIdentification', sha256, 'SHA-256'),
          element('ecf:DocumentAttachment', [
            read === undefined
              ? undefined
              : leaf('nc:BinaryBase64Object', Buffer.from(read()).toString('base64')),
            leaf('nc:BinaryDescriptionText', file),
            leaf('nc:BinaryFormatStandardName', 'application/pdf'),
            read === undefined ? leaf('nc:BinaryLocationURI', file) : undefined,
            leaf('ecf:AttachmentSequenceID', '0'),
          ]),
        ]),
      ]),
    ],
    i === 0 ? { 's:id': LEAD } : undefined,
  )
}
