/** The pages of the law: an index, a page a statute, and the lists of offenses, made from the objects. */
import {
  confidenceOfList,
  confidenceOfStatute,
  type Register,
  type RegisteredList,
  reviewText,
  STATUS,
} from '../src/law/registry.ts'
import { formatDay } from '../src/time/day.ts'
import { casesOf } from './cases.ts'
import { capital, noted } from './condition-tables.ts'
import { type Block, type Document, heading, list, paragraph, table, warning } from './document.ts'
import { statutePage } from './statute-page.ts'

const LISTS = 'offense-lists'
const CONFIDENCE =
  'Confidence tells how a text was read: verbatim (the official text), copy (the same words elsewhere or in part), secondary (a digest, an agency’s page), program (the code of an earlier program), unverified (from memory, or a reading of our own). That of a rule is the least sure of all it stands on.'

/** Every page of a register, the index first. */
export async function lawPages(register: Register): Promise<readonly Document[]> {
  const { statutes } = register
  const pages = await Promise.all(
    statutes.map(async statute => statutePage(register, statute, await casesOf(statute))),
  )
  return [index(register), ...pages, listsPage(register)]
}

// ---- the index ---------------------------------------------------------------------------------------------------

function index({ jurisdiction, statutes, lists, bills }: Register): Document {
  return {
    page: 'index',
    title: `The law of ${jurisdiction} as Setaside encodes it`,
    blocks: [
      warning(
        statutes.every(({ attorneyReview }) => attorneyReview === 'none')
          ? 'No attorney has reviewed this.'
          : 'Not every statute has been reviewed by an attorney: each page says whether it was.',
      ),
      paragraph(
        'For attorneys to read beside the statutes, and for those who keep the rules. It paraphrases the law and is not the law, and no advice.',
      ),
      heading(2, 'Statutes'),
      table(
        'Statutes, with the least sure text each stands on',
        ['Statute', 'Title', 'Status', 'Rules', 'Confidence', 'Read', 'Attorney’s review'],
        statutes.map(statute => [
          { text: statute.id, page: statute.id },
          statute.title,
          STATUS[statute.status],
          String(statute.rules.length),
          confidenceOfStatute(statute),
          statute.read.on,
          reviewText(statute.attorneyReview),
        ]),
      ),
      paragraph(CONFIDENCE),
      heading(2, 'Lists of offenses'),
      { kind: 'links', links: [{ text: `${lists.length} lists, with what no section shows`, page: LISTS }] },
      heading(2, 'Bills'),
      table(
        'Enacted of late, and in the texts as they are encoded',
        ['Bill', 'It changes', 'What it does', 'Confidence', 'Read'],
        billRows(bills, 'law'),
      ),
      table(
        'Pending, or not found to be law: no rule rests on them',
        ['Bill', 'It would change', 'What it would do', 'Confidence', 'Read'],
        billRows(bills, 'pending'),
      ),
    ],
  }
}

const billRows = (bills: Register['bills'], of: Register['bills'][number]['state']) =>
  bills
    .filter(({ state }) => state === of)
    .map(({ title, changes, would, cite, read }) => [
      title,
      changes.join(', '),
      would,
      cite.confidence,
      `${read.on}: ${read.where}`,
    ])

function listsPage({ jurisdiction, lists }: Register): Document {
  return {
    page: LISTS,
    title: `Lists of offenses of ${jurisdiction}`,
    blocks: [warning('No attorney has reviewed this.'), paragraph(CONFIDENCE), ...lists.flatMap(listBlocks)],
  }
}

const listBlocks = ({ list: { name, cite, entries, beyond }, read }: RegisteredList): readonly Block[] => [
  heading(2, capital(name)),
  paragraph(
    `${noted(cite)}. Confidence: ${confidenceOfList({ name, cite, entries, beyond })}. Read ${read.on}: ${read.where}.`,
  ),
  table(
    `What ${cite.text} lists: ${name}`,
    ['Offense', 'Sections', 'Text', 'How sure the section numbers are', 'Committed from'],
    entries.map(entry => [
      entry.says,
      entry.sections.join(', '),
      noted(entry.cite),
      entry.numbers ?? entry.cite.confidence,
      entry.from === undefined ? '' : formatDay(entry.from),
    ]),
  ),
  ...(beyond.length === 0 ? [] : [paragraph('Listed too, and shown by no section:'), list(beyond)]),
]
