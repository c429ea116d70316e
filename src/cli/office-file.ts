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
  const office = await officeOf(text, { register })
  return 'faults' in office
    ? refused(
        `the office file [${path}] cannot be used: ${office.faults.join('; and ')}; see src/filing/office.schema.json`,
      )
    : office
}

/** The office of a text, or everything that is wrong with it. */
export async function officeOf(
  text: string,
  { register }: Pick<Jurisdiction, 'register'>,
): Promise<Office | { readonly faults: readonly string[] }> {
  const office = readOffice(text)
  if ('faults' in office) return office
  const faults = await authorityFaults(office, register)
  return faults.length === 0 ? office : { faults }
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
