/** The licenses of everything in an archive: a list, and the text of each. */
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Component {
  readonly name: string
  readonly version: string
  /** As SPDX calls it. */
  readonly license: string
  /** Its own words, where it brings any. */
  readonly text?: string
}

const TEXT = /^(?:licen[cs]e|copying|notice)/i

/** What npm installed, in the order of their names. */
export const installed = (modules: string): readonly Component[] =>
  globSync(
    [
      '**/node_modules/*/package.json',
      '**/node_modules/@*/*/package.json',
      '*/package.json',
      '@*/*/package.json',
    ],
    {
      cwd: modules,
    },
  )
    .map(path => componentIn(join(modules, path, '..')))
    .filter(component => component !== undefined)
    .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))

function componentIn(folder: string): Component | undefined {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (name === undefined || version === undefined) return undefined
  const texts = readdirSync(folder)
    .filter(file => TEXT.test(file))
    .sort()
    .map(file => readFileSync(join(folder, file), 'utf8').trimEnd())
  return {
    name,
    version,
    license: typeof license === 'string' ? license : 'see its text',
    ...(texts.length === 0 ? {} : { text: `${texts.join('\n\n')}\n` }),
  }
}

/** The file of a component's text: a name without folders. */
const fileOf = ({ name, version }: Component): string =>
  `${name.replace('@', '').replaceAll('/', '-')}-${version}.txt`

/** The files of `LICENSES`: a list of all, and the texts. A part of a package that has no text of its own is under that of the whole. */
export function licenseFiles(components: readonly Component[], lineEnd: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const lines = ['Setaside is under the MIT license (LICENSE.txt). With it come:', '']
  for (const component of components) {
    const { name, version, license } = component
    const whole = component.text === undefined ? wholeOf(component, components) : component
    if (whole?.text !== undefined) files.set(fileOf(whole), whole.text)
    lines.push(
      `${name} ${version}: ${license}${whole === undefined ? ' (its package brings no text of it)' : `, in ${fileOf(whole)}`}`,
    )
  }
  files.set('README.txt', [...lines, ''].join(lineEnd))
  return files
}

/** `typst-ts-node-compiler-linux-x64-gnu` is a part of `typst-ts-node-compiler`. */
const wholeOf = ({ name }: Component, all: readonly Component[]): Component | undefined =>
  all
    .filter(other => other.text !== undefined && name.startsWith(`${other.name}-`))
    .sort((a, b) => b.name.length - a.name.length)[0]
