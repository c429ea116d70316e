/** The one paper of Ruritania: a motion to the magistrate of the district, a line a count. */
import type { FilingInput, Kind } from '../../../src/filing/filing.ts'
import { batchesOf } from '../../../src/filing/plan.ts'
import { FONT, type Layout, typesetter } from '../../../src/filing/typeset.ts'
import { longDate } from '../../../src/filing/words.ts'

export const motion: Kind = {
  name: 'motion',
  says: 'a motion to the magistrate for each place where the court sits',
  files: /^motion-\d{3}\.pdf$/,
  asks: 'office',
  usual: () => true,
  make: async (input, output) => {
    const typeset = typesetter()
    const batches = batchesOf(input)
    for (const { number, branch, items } of batches) {
      const page = {
        title: `To the magistrate of ${branch.name}`,
        from: input.office.agency.name,
        dated: longDate(input.filedOn),
        lines: items.map(({ number: at, count }) => lineOf(at, count)),
      }
      output.write(
        `motion-${String(number).padStart(3, '0')}.pdf`,
        await typeset.pdf(PAGE, page, input.filedOn),
      )
    }
    return { documents: batches.length, counts: input.counts.length }
  },
}

const lineOf = (
  at: number,
  { name, person, sections, relief, citation }: FilingInput['counts'][number],
): string => `${at}. ${name?.printed ?? person}, ${sections.join(', ')}: ${relief} (${citation}).`

const PAGE: Layout = {
  source: `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: "${FONT}", size: 11pt, lang: "en", fallback: false)
#heading(level: 1, d.title)
#par(d.from + ", " + d.dated)
#for one in d.lines { par(one) }
`,
}
