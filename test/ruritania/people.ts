/** People of Ruritania, each a case of its law, as the register writes them. */
import type { MadeUpFiles } from '../../src/synth/made-up-files.ts'

const HEADER = 'NO;NAME;BORN;PASSPORT;CONVICTED;OFFENSE'

/** What each is a case of stands above. */
const ROWS: readonly string[] = [
  // Ten years have gone by and nothing since.
  '1;RASSENDYLL,RUDOLF;1860-01-01;P1;1880-03-01 Norland;Art. 7 beets by night',
  // Ten years, but convicted since; and of the later one nobody knows whether the keeper was paid.
  '2;HENTZAU,RUPERT;1870-01-01;P2;1880-05-01 Norland;Art. 7 beets',
  '2;HENTZAU,RUPERT;1870-01-01;P2;1891-05-01 Norland;Art. 9 a stag',
  // Not yet ten years.
  '3;SAPT,FRITZ;1850-01-01;P3;1892-07-01 Norland;Art. 7 beets',
  // Of the other district.
  '4;STROFZIN,HELGA;1865-01-01;P4;1880-01-01 Sudmark;Art. 7 beets',
  // No article speaks of it.
  '5;BAUER,ANTON;1865-01-01;P5;1880-01-01 Norland;Art. 12 singing',
  // A day not yet come three years after.
  '6;DETCHARD,ALBERT;1868-01-01;P6;1893-02-01 Norland;Art. 9 a hare',
]

/** The first of these rows, or all of them: whose answers are known needs no chance. */
export const RURITANIANS: MadeUpFiles = {
  title: 'a register of people who do not exist',
  make: async ({ rows }, write) => {
    const some = ROWS.slice(0, rows)
    const bytes = Buffer.from(`${[HEADER, ...some].join('\n')}\n`)
    await write(bytes)
    return {
      rows: some.length,
      people: new Set(some.map(row => row.split(';')[0])).size,
      bytes: bytes.length,
    }
  },
}
