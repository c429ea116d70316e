/** `setaside intake`: how an office's own files are described to Setaside, and how far a description reads them. */
import { temporaryFiles } from '../intake/files.ts'
import { isMappable } from '../intake/mapped/format.ts'
import { type FactMeasure, type MappingMeasure, measureMapping } from '../intake/mapped/measure.ts'
import type { MappedFact } from '../intake/mapped/reader.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { readOffice } from '../reconcile/office-rows.ts'
import { toldFacts } from '../reconcile/told-facts.ts'
import { dayFrom } from './arguments.ts'
import { chooseJurisdiction } from './choose-jurisdiction.ts'
import { chooseMapping, readMapping } from './choose-mapping.ts'
import { command, commandGroup } from './command.ts'
import { DONE, type Ending, EXIT, isProblem, type Problem, refused } from './exit.ts'
import { noNewFile, writeNewFile } from './new-file.ts'
import { AS_OF, jurisdictionOption } from './options.ts'
import { sameFiles } from './places.ts'
import type { Terminal } from './terminal.ts'

const listCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'list',
    summary: 'the mappings that come with Setaside',
    description: 'Lists the mappings of offices’ files that come with Setaside.',
    arguments: {},
    options: { jurisdiction: jurisdictionOption(jurisdictions) },
    prints: { mappings: 'a list of mappings, each with its `name` and `title`' },
    examples: [],
    run: async given => {
      const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
      if (isProblem(jurisdiction)) return jurisdiction
      const known = Object.entries((await jurisdiction.mappings?.()) ?? {})
      const width = Math.max(0, ...known.map(([name]) => name.length))
      return {
        ...DONE,
        text: known.map(([name, mapping]) => `${name.padEnd(width)}  ${titleOf(mapping)}\n`).join(''),
        json: { mappings: known.map(([name, mapping]) => ({ name, title: titleOf(mapping) })) },
      }
    },
  })

const titleOf = (mapping: unknown): string =>
  typeof mapping === 'object' && mapping !== null && 'title' in mapping ? String(mapping.title) : ''

const showCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'show',
    summary: 'prints a mapping, to begin one of your own',
    description: 'Prints a mapping that comes with Setaside as JSON, to begin one of your own.',
    arguments: { name: { says: 'a mapping that comes with Setaside, or a mapping file', reads: 'file' } },
    options: { jurisdiction: jurisdictionOption(jurisdictions) },
    prints: { mapping: 'the mapping' },
    examples: ['setaside intake show court-extract > ours.json'],
    run: async ({ name, ...given }, terminal) => {
      const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
      if (isProblem(jurisdiction)) return jurisdiction
      const read = await readMapping(name, jurisdiction)
      if (isProblem(read)) return read
      if ('problems' in read) return toldProblems(name, read.problems, terminal)
      const { mapping } = read
      return { ...DONE, text: `${JSON.stringify(mapping, undefined, 2)}\n`, json: { mapping } }
    },
  })

const factsCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'facts',
    summary: 'the facts a mapping may name',
    description:
      'Lists the facts that a column of an office’s files may hold, by the names that a mapping gives them.',
    arguments: {},
    options: { jurisdiction: jurisdictionOption(jurisdictions) },
    prints: {
      readers:
        'a list: the `reader`, and its `facts`, each with `name`, `kind`, `choices` and what it `says`',
    },
    examples: [],
    run: given => {
      const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
      if (isProblem(jurisdiction)) return jurisdiction
      const readers = jurisdiction.formats
        .filter(isMappable)
        .map(({ id, mapped }) => ({ reader: id, facts: mapped.facts }))
      const text = readers.map(({ reader, facts }) =>
        [
          `Reader ${reader}:`,
          ...facts.map(fact => `  ${fact.name.padEnd(20)} ${kindOf(fact).padEnd(8)} ${fact.says}`),
          '',
        ].join('\n'),
      )
      return { ...DONE, text: text.join(''), json: { readers } }
    },
  })

const kindOf = ({ kind, choices = [] }: MappedFact): string =>
  kind === 'choice' ? `one of ${choices.join(', ')};` : kind

const checkCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'check',
    summary: 'holds files against a mapping: what is read of each fact, and what is not',
    description:
      'Checks a mapping against its schema, and reads files by it: of each fact, in how many rows it is filled, blank, not readable, or a word that the mapping does not have. Words are shown only where at least 11 people carry them, with their digits masked: what is printed names nobody.',
    arguments: {
      mapping: { says: 'a mapping that comes with Setaside, or a mapping file', reads: 'file' },
      files: { says: 'files it describes', many: true, optional: true, reads: 'file' },
    },
    options: {
      jurisdiction: jurisdictionOption(jurisdictions),
      json: { says: 'print the counts as one JSON document' },
    },
    prints: {
      mapping: 'without files: the name of the mapping; it is one document',
      lines: 'with files: how many lines they have',
      rows: 'how many of them are rows',
      faulty: 'how many could not be read, by what is wrong with them',
      facts:
        'a list: of each fact how many rows are filled, blank, not readable, contradict another, or hold a word the mapping has not; without files their names',
    },
    examples: [
      'setaside intake check ours.json',
      'setaside intake check court-extract people.csv cases.csv charges.csv',
    ],
    run: async ({ mapping: named, files, json, ...given }, terminal) => {
      const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
      if (isProblem(jurisdiction)) return jurisdiction
      const read = await readMapping(named, jurisdiction)
      if (isProblem(read)) return read
      if ('problems' in read) return toldProblems(named, read.problems, terminal)
      const { mapping, reader } = read
      if (files.length === 0) {
        const facts = Object.keys(mapping.facts)
        terminal.out(
          json
            ? `${JSON.stringify({ mapping: mapping.name, facts })}\n`
            : `[${named}] can be used: [${mapping.name}], ${facts.length} facts\n`,
        )
        return DONE
      }
      const same = sameFiles(files)
      if (same !== undefined) return same
      const measured = await measureMapping(files, mapping, reader.mapped, temporaryFiles().scratch)
      if ('refused' in measured) return refused(measured.refused)
      terminal.out(json ? `${JSON.stringify(measured, undefined, 2)}\n` : measureText(mapping.name, measured))
      return DONE
    },
  })

const tellCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'tell',
    summary: 'writes what the files say beside a record, as a file of facts',
    description:
      'Writes what an office’s files say that no row of the state’s file can hold (the day of the offense, plants, grams of concentrate) as a file of facts for [--facts]: joined to a run of the state’s file, or of these files with [--map]. Each line names a person by the state’s number, a case and a section, and is taken only where all of them mean one count; what it contradicts is asked about.',
    arguments: {
      mapping: { says: 'a mapping that comes with Setaside, or a mapping file' },
      files: { says: 'files it describes', many: true },
    },
    options: {
      out: { value: 'file', says: 'the file of facts to write, a CSV for its owner only', required: true },
      asOf: { ...AS_OF, says: 'the day the files are of, YYYY-MM-DD; a script must give it' },
      force: { says: 'write over a file that is there already' },
      jurisdiction: jurisdictionOption(jurisdictions),
    },
    prints: {
      out: 'the file of facts',
      lines: 'how many facts it has',
      keyless: 'how many say not whose they are, and are left out',
    },
    examples: [
      'setaside intake tell court-extract people.csv cases.csv charges.csv --as-of 2026-11-01 --out facts.csv',
    ],
    run: async ({ mapping: named, files, out, force, ...given }, terminal) => {
      const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
      if (isProblem(jurisdiction)) return jurisdiction
      const chosen = await chooseMapping(named, jurisdiction)
      if (isProblem(chosen)) return chosen
      const place = sameFiles([...files, out]) ?? noNewFile('--out', out, force)
      if (place !== undefined) return place
      const day = dayFrom(given.asOf, terminal)
      if (isProblem(day)) return day
      const { mapping, reader } = chosen
      const office = await readOffice(files, mapping, reader.mapped, temporaryFiles().scratch)
      if ('refused' in office) return refused(office.refused)
      const { bytes, lines, keyless } = toldFacts(office, reader.mapped, { by: mapping.name, day })
      writeNewFile(out, Buffer.from(bytes).toString('utf8'))
      const without =
        keyless === 0
          ? ''
          : `${keyless} more do not say whose they are, of which case and section, and are left out\n`
      return { ...DONE, text: `${lines} facts in ${out}\n${without}`, json: { out, lines, keyless } }
    },
  })

export const intakeCommand = (jurisdictions: Jurisdictions) =>
  commandGroup({
    name: 'intake',
    summary: 'reads an office’s own files by a mapping of their columns',
    description:
      'Shows the mappings of offices’ own files and the facts they may name, and holds files against a mapping before they are run with [--map].',
    examples: [
      'setaside intake facts',
      'setaside intake check court-extract people.csv cases.csv charges.csv',
    ],
    closing: `What a mapping describes is then read by [--map]:
  setaside run --map court-extract people.csv cases.csv charges.csv --county YOLO --as-of 2026-11-01 --out results
All that a mapping may hold is described in docs/schemas/mapping.schema.json.`,
    parts: [
      listCommand(jurisdictions),
      showCommand(jurisdictions),
      factsCommand(jurisdictions),
      checkCommand(jurisdictions),
      tellCommand(jurisdictions),
    ],
  })

function toldProblems(named: string, problems: readonly string[], terminal: Terminal): Ending | Problem {
  terminal.err(problems.map(problem => `${named}: ${problem}\n`).join(''))
  const many = problems.length
  return {
    code: EXIT.refused,
    says: `the mapping [${named}] has ${many === 1 ? 'one problem' : `${many} problems`}, told above; mend ${many === 1 ? 'it' : 'them'} and check again`,
  }
}

const HEADS = ['filled', 'blank', 'unreadable', 'contradictory', 'unmapped'] as const

function measureText(name: string, { lines, rows, faulty, facts }: MappingMeasure): string {
  const width = Math.max(4, ...facts.map(({ fact }) => fact.length))
  const line = (fact: string, cells: readonly (string | number)[]): string =>
    `  ${fact.padEnd(width)}${cells.map(cell => String(cell).padStart(14)).join('')}\n`
  const rejected = Object.entries(faulty).sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    `Mapping ${name}: ${lines} lines, ${rows} rows\n`,
    ...rejected.map(([fault, count]) => `  not read: ${fault}: ${count}\n`),
    '\n',
    line('Fact', [...HEADS]),
    ...facts.map(fact =>
      line(
        fact.fact,
        HEADS.map(head => fact[head]),
      ),
    ),
    ...wordLines(facts),
  ].join('')
}

function wordLines(facts: readonly FactMeasure[]): readonly string[] {
  const some = facts.filter(({ unmapped }) => unmapped > 0)
  if (some.length === 0) return ['\nEvery word is mapped.\n']
  return [
    '\nWords that are not mapped, of at least 11 people each\n',
    ...some.flatMap(({ fact, words, otherWords }) => [
      ...words.map(({ word, rows, people }) => `  ${fact}: [${word}] in ${rows} rows of ${people} people\n`),
      ...(otherWords === 0
        ? []
        : [`  ${fact}: ${otherWords} of fewer people, not shown: they might name somebody\n`]),
    ]),
  ]
}
