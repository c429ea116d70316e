/** `setaside forms`: keeps the official forms that the office downloaded, each checked by its fields. */
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { FORMS_FOLDER, formNames, formWords, type OfficialForms } from '../filing/forms/form-map.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { pathIn } from '../results/path-in.ts'
import { chooseJurisdiction } from './choose-jurisdiction.ts'
import { command, commandGroup, type Given, type Options } from './command.ts'
import { DONE, type Ending, endingOf, isProblem, type Problem, refused, usage } from './exit.ts'
import { jurisdictionOption } from './options.ts'
import type { Terminal } from './terminal.ts'

const optionsOf = (jurisdictions: Jurisdictions) =>
  ({
    forms: {
      value: 'dir',
      says: 'the folder of forms; [forms] beside office.json where left out',
      setting: 'forms',
    },
    office: { value: 'file', says: 'office.json of the office', reads: 'file', setting: 'office' },
    jurisdiction: jurisdictionOption(jurisdictions),
  }) as const satisfies Options

type FormsGiven = Given<ReturnType<typeof optionsOf>>

const addCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'add',
    summary: 'checks downloaded forms and keeps them',
    description: 'Checks that each file is an official form whose fields are known, and keeps it.',
    arguments: { files: { says: 'empty official forms, as PDF', many: true, reads: 'file' } },
    options: optionsOf(jurisdictions),
    prints: { text: 'what is printed without [--json]' },
    examples: ['setaside forms add cr180.pdf cr181.pdf --office office.json'],
    run: (given, terminal) => add(given.files, given, jurisdictions, terminal).catch(endingOf),
  })

const listCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'list',
    summary: 'says which forms are there',
    description: 'Says which official forms are there, of which revision, and what cannot be used.',
    arguments: {},
    options: optionsOf(jurisdictions),
    prints: { text: 'what is printed without [--json]' },
    examples: ['setaside forms list --office office.json'],
    run: (given, terminal) => list(given, jurisdictions, terminal).catch(endingOf),
  })

export const formsCommand = (jurisdictions: Jurisdictions) =>
  commandGroup({
    name: 'forms',
    summary: 'keeps the official forms an office downloaded, to be filled in',
    description:
      'Setaside ships no official form. An office downloads them from its courts and adds them here; each is checked to be a revision whose fields are known, so that nothing is filled in by guess. Where a form is not there, a petition on our own paper says the same.',
    examples: [],
    parts: [addCommand(jurisdictions), listCommand(jurisdictions)],
  })

/** Beside office.json: no folder of a user's home, so that whoever has the office's files has its forms too. */
export const formsFolder = ({
  forms,
  office,
}: {
  readonly forms?: string | undefined
  readonly office: string
}): string => forms ?? pathIn(dirname(office), FORMS_FOLDER)

/** Loaded when it is needed: no other command waits for the reader of PDF. */
const library = () => import('../filing/forms/library.ts')

function folderOf({ forms, office }: Pick<FormsGiven, 'forms' | 'office'>): string | Problem {
  if (forms !== undefined && forms.trim() === '') return usage('--forms is blank; name a folder')
  if (forms !== undefined) return forms
  if (office === undefined)
    return usage(
      'nothing says where the forms are kept; name [--office office.json], or the folder with [--forms]',
    )
  return statSync(office, { throwIfNoEntry: false })?.isFile() === true
    ? formsFolder({ office })
    : usage(`[${office}] does not exist; name office.json, or the folder with [--forms]`)
}

async function formsOf(jurisdictions: Jurisdictions, named: string): Promise<OfficialForms | Problem> {
  const jurisdiction = chooseJurisdiction(jurisdictions, named)
  if (isProblem(jurisdiction)) return jurisdiction
  return (
    (await jurisdiction.forms?.()) ??
    usage(`no official form of [${jurisdiction.id}] is known; its papers are made without`)
  )
}

async function add(
  files: readonly string[],
  given: FormsGiven,
  jurisdictions: Jurisdictions,
  { out, err }: Terminal,
): Promise<Ending> {
  const official = await formsOf(jurisdictions, given.jurisdiction)
  if (isProblem(official)) return official
  const folder = folderOf(given)
  if (isProblem(folder)) return folder
  const { addForm } = await library()
  let bad = 0
  for (const file of files) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
      return usage(`[${file}] does not exist, or is no file; name a form`)
    const added = await addForm(file, folder, official)
    if ('unusable' in added) {
      bad++
      err(`[${file}] ${added.unusable}\n`)
    } else
      out(
        `${formWords(added.map)}, ${added.map.title}: ${added.known ? 'is there already' : `kept as ${added.path}`}\n`,
      )
  }
  return bad === 0
    ? DONE
    : refused(
        files.length === 1
          ? 'the form was not added; see above'
          : `[${bad}] of [${files.length}] forms were not added; see above`,
      )
}

async function list(given: FormsGiven, jurisdictions: Jurisdictions, { out }: Terminal): Promise<Ending> {
  const official = await formsOf(jurisdictions, given.jurisdiction)
  if (isProblem(official)) return official
  const folder = folderOf(given)
  if (isProblem(folder)) return folder
  const { openLibrary, storedIn } = await library()
  const { forms, faults } = await openLibrary(folder, official)
  const stored = storedIn(folder, official)
  out(`Forms in ${folder}:\n`)
  for (const form of formNames(official)) {
    const used = forms.get(form)
    const others = stored.filter(({ map }) => map.form === form && map.revision !== used?.map.revision)
    out(
      used === undefined
        ? `  ${form.padEnd(8)}not there${others.length > 0 ? ', or not usable' : ''}\n`
        : `  ${form.padEnd(8)}${used.map.revision}  ${used.map.title}${others.length > 0 ? ' (an older one is there too)' : ''}\n`,
    )
  }
  for (const fault of faults) out(`${fault}\n`)
  return faults.length === 0
    ? DONE
    : refused(`[${faults.length}] files in [${folder}] cannot be used; see above`)
}
