/** Reads the file of an office that a command is given. */
import type { Office } from '../filing/filing.ts'
import { readOffice } from '../filing/office.ts'
import { faultsOfAuthority } from '../filing/who-files.ts'
import type { Jurisdiction } from '../jurisdictions/jurisdiction.ts'
import { isProblem, type Problem, refused } from './exit.ts'
import { readWhole } from './read-whole.ts'

/** The office, or everything that is wrong with its file. */
export async function officeIn(path: string, { register }: Jurisdiction): Promise<Office | Problem> {
  const text = readWhole(path, 'office file')
  if (isProblem(text)) return text
  const office = readOffice(text)
  const faults = 'faults' in office ? office.faults : await authorityFaults(office, register)
  if (!('faults' in office) && faults.length === 0) return office
  return refused(
    `the office file [${path}] cannot be used: ${faults.join('; and ')}; see src/filing/office.schema.json`,
  )
}

/** The register is read from disk only where an authority is named. */
async function authorityFaults(
  office: Office,
  register: Jurisdiction['register'],
): Promise<readonly string[]> {
  if (office.motionAuthority === undefined) return []
  const { statutes } = await register()
  return [
    ...faultsOfAuthority(
      office,
      statutes.map(({ id }) => id),
    ),
  ]
}
