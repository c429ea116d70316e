/** The bill of materials of an archive (CycloneDX): what npm says of the packages, and beside it the fonts and Node. */
import type { Component } from './licenses.ts'

interface Bill {
  readonly metadata: { readonly component: Readonly<Record<string, unknown>> }
  readonly components: readonly BillComponent[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
}

interface BillComponent {
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
}

/** Of a package of Node for one machine: its name, version and SHA-512 as npm writes it (base64). */
export interface NodePackage {
  readonly name: string
  readonly version: string
  readonly integrity: string
}

/** The release of the fonts in `fonts/`. */
const FONTS = { name: 'Libertinus Serif', version: '7.051', license: 'OFL-1.1' } as const

/**
 * What `npm sbom` says of the lock file, without what is of another machine, without the day and the tool: the same text for
 * the same packages.
 */
export function billOf(said: string, present: readonly Component[], node: NodePackage): string {
  const bill: Bill & Readonly<Record<string, unknown>> = JSON.parse(said)
  const { serialNumber: _number, metadata, components, dependencies, ...rest } = bill
  const here = new Set(present.map(({ name, version }) => `${name}@${version}`))
  const kept = components.filter(({ name, version }) => here.has(`${name}@${version}`))
  const program = { ...metadata.component, name: 'setaside', type: 'application' }
  const refs = new Set([...kept.map(each => each['bom-ref']), String(metadata.component['bom-ref'])])
  return `${JSON.stringify(
    {
      ...rest,
      metadata: { component: program },
      components: [...kept, nodeComponent(node), fontComponent()],
      dependencies: dependencies
        .filter(({ ref }) => refs.has(ref))
        .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(each => refs.has(each)) })),
    },
    null,
    2,
  )}\n`
}

const nodeComponent = ({ name, version, integrity }: NodePackage) => ({
  'bom-ref': `${name}@${version}`,
  type: 'platform',
  name: 'node',
  version,
  description: `Node.js as the npm package ${name} brings it`,
  cpe: `cpe:2.3:a:nodejs:node.js:${version}:*:*:*:*:*:*:*`,
  purl: `pkg:npm/${name}@${version}`,
  hashes: [
    { alg: 'SHA-512', content: Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex') },
  ],
  licenses: [{ license: { id: 'MIT' } }],
})

const fontComponent = () => ({
  'bom-ref': `fonts/${FONTS.name}@${FONTS.version}`,
  type: 'library',
  name: FONTS.name,
  version: FONTS.version,
  description: 'The fonts that documents are set in',
  licenses: [{ license: { id: FONTS.license } }],
})

export const fontsAsComponent = (text: string): Component => ({ ...FONTS, text })
