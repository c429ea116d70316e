/** How many official forms are filled in a second, and what memory that takes: forms alone, by pdf-lib, and whole packets. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { fillForm, rolesOf } from '../src/filing/california/forms/answers-to-form.ts'
import { CALIFORNIA_FORMS, FORMS } from '../src/filing/california/forms/forms.ts'
import { petitionsOf } from '../src/filing/california/forms/petition.ts'
import { officialForms } from '../src/filing/california/official-forms.ts'
import { openDesk } from '../src/filing/desk.ts'
import { casesOf } from '../src/filing/filing.ts'
import { composer } from '../src/filing/forms/compose.ts'
import { recognize } from '../src/filing/forms/recognize.ts'
import { DEFENDER, filedCount, filingOf } from '../test/filed-counts.ts'
import { standIn } from '../test/stand-in.ts'

const FORMS_MADE = Number(process.argv[2] ?? 10_000)
const PACKETS_MADE = Number(process.argv[3] ?? 1_000)

const people = (many: number) =>
  Array.from({ length: many }, (_, i) =>
    filedCount({
      person: String(i),
      name: `ROE${i},JANE Q`,
      caseNumbers: [`97F${i}`],
      grant: i % 2 === 0 ? 'may' : 'open',
      sections: [`PC ${400 + (i % 300)}`],
    }),
  )

function measured(what: string, many: number, from: { wall: number; cpu: NodeJS.CpuUsage }): void {
  const wall = (performance.now() - from.wall) / 1000
  const { user, system } = process.cpuUsage(from.cpu)
  const cpu = (user + system) / 1e6
  const memory = Math.round(process.memoryUsage.rss() / 1e6)
  console.log(
    `${what}: ${many} in ${wall.toFixed(1)} s (${Math.round(many / wall)}/s; ${Math.round(many / cpu)} a second of processor), ${memory} MB`,
  )
}
const now = () => ({ wall: performance.now(), cpu: process.cpuUsage() })

for (const form of ['CR-180', 'CR-400']) {
  const map = FORMS.find(one => one.form === form)
  if (map === undefined) continue
  const bytes = await standIn(map, { encrypted: true })
  const found = await recognize(bytes, CALIFORNIA_FORMS)
  if ('unusable' in found) throw new Error(found.unusable)
  const counts = people(FORMS_MADE).map(count =>
    form === 'CR-400' ? { ...count, statute: 'hsc-11361.8', sections: ['HS 11359'] } : count,
  )
  const input = filingOf(counts)
  const { pdf } = composer()
  let length = 0
  let from = now()
  for (const [i, one] of casesOf(counts).entries()) {
    for (const petition of petitionsOf(one, input)) {
      const roles = rolesOf(input, DEFENDER.court.branches[0], petition)
      const { answers } = fillForm(map, found.template, roles, petition)
      length += pdf([{ template: found.template, title: form, answers }], form).length
    }
    if (i > 0 && i % (FORMS_MADE / 4) === 0) measured(`  ${form}, so far`, i, from)
  }
  measured(`${form}, parsed once (${Math.round(length / FORMS_MADE / 1000)} kB each)`, FORMS_MADE, from)
  from = now()
  const few = 50
  for (const one of casesOf(counts.slice(0, few))) {
    const document = await PDFDocument.load(bytes, { password: '', updateMetadata: false })
    const acro = document.getForm()
    for (const petition of petitionsOf(one, input)) {
      const { answers } = fillForm(
        map,
        found.template,
        rolesOf(input, DEFENDER.court.branches[0], petition),
        petition,
      )
      for (const [name, value] of answers)
        if (value === true) acro.getCheckBox(name).check()
        else acro.getTextField(name).setText(value)
    }
    length += (await document.save()).length
  }
  measured(`${form}, by pdf-lib`, few, from)
}

const folder = mkdtempSync(join(tmpdir(), 'setaside-forms-'))
for (const map of FORMS.filter(({ form }) => form === 'CR-180' || form === 'CR-181'))
  writeFileSync(join(folder, `${map.form}.${map.revision}.pdf`), await standIn(map, { encrypted: true }))
for (const [what, formsFolder] of [
  ['packets of CR-180 and CR-181', folder],
  ['packets on our own paper', undefined],
] as const) {
  const from = now()
  let made = 0
  await officialForms.make(
    filingOf(people(PACKETS_MADE), formsFolder === undefined ? {} : { formsFolder }),
    {
      write: () => {
        if (++made % (PACKETS_MADE / 4) === 0) measured(`  ${what}, so far`, made, from)
      },
      append: () => undefined,
      written: () => undefined,
    },
    openDesk(1),
  )
}
