/** The pages of the law are what the rules say today, and the site can be read by anyone, with nothing but the file. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CALIFORNIA } from '../src/law/california/statutes.ts'
import { ruleEntries } from '../src/law/registry.ts'
import { within } from '../src/rules/condition.ts'
import { treesOf } from '../src/rules/rule.ts'
import { casesOf } from '../upkeep/cases.ts'
import { html, markdown, paragraph, table } from '../upkeep/document.ts'
import { MADE_FOLDERS, madeFiles } from '../upkeep/made-files.ts'
import { pageFiles } from '../upkeep/page-files.ts'

const ROOT = join(import.meta.dirname, '..')
const wanted = await pageFiles(CALIFORNIA)
const site = [...wanted].filter(([path]) => path.endsWith('.html'))

test('what is made of the code is what [npm run pages] writes, and nothing else lies there', async () => {
  const made = await madeFiles()
  const there = globSync(
    MADE_FOLDERS.map(folder => `${folder}/**/*.*`),
    { cwd: ROOT },
  ).map(path => path.replaceAll('\\', '/'))
  expect(there.filter(path => !made.has(path))).toEqual([])
  const stale = [...made].filter(
    ([path, text]) => !existsSync(join(ROOT, path)) || readFileSync(join(ROOT, path), 'utf8') !== text,
  )
  expect(
    stale.map(([path]) => path),
    'run [npm run pages] and commit what it writes',
  ).toEqual([])
})

describe('docs/law', () => {
  test('is the same however often it is made', async () => {
    expect([...(await pageFiles(CALIFORNIA))]).toEqual([...wanted])
  })

  test('holds every rule, fact, case and list, and says that no attorney has reviewed it', async () => {
    const text = (page: string) => wanted.get(`${page}.md`) ?? ''
    for (const statute of CALIFORNIA.statutes) {
      const page = text(statute.id)
      expect(page).toContain('**No attorney has reviewed this.**')
      for (const rule of statute.rules) {
        expect(page).toContain(`### ${rule.id}\n`)
        for (const tree of treesOf(rule).slice(1))
          for (const node of within(tree))
            for (const { asks } of node.facts) expect(page).toContain(asks.replaceAll('_', '\\_'))
      }
      const { cases } = await casesOf(statute)
      for (const { name } of cases) expect(page).toContain(`| ${name} |`)
    }
    expect(ruleEntries(CALIFORNIA).length).toBeGreaterThan(10)
    for (const { list } of CALIFORNIA.lists)
      expect(text('offense-lists')).toContain(
        `## ${list.name.charAt(0).toUpperCase()}${list.name.slice(1)}\n`,
      )
  })
})

describe('the site', () => {
  test.each(site)('%s says its language, has one first heading and ordered ones below it', (_, text) => {
    expect(text).toMatch(/^<!doctype html>\n<!-- Made by/)
    expect(text).toContain('<html lang="en">')
    expect(text).toMatch(/<title>[^<]+ - Setaside<\/title>/)
    const levels = [...text.matchAll(/<h([1-6])\b/g)].map(match => Number(match[1]))
    expect(levels[0]).toBe(1)
    expect(levels.filter(level => level === 1).length).toBe(1)
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([])
  })

  test.each(site)('%s needs nothing but itself', (_, text) => {
    expect(text).not.toMatch(/<(?:script|link|img|iframe|object)\b|\bsrc=|@import|url\(|https?:/)
  })

  test.each(site)(
    '%s: each table has a caption, heads with a scope, and can be scrolled by the keyboard',
    (_, text) => {
      const tables = text.split('<table>').slice(1)
      for (const one of tables) {
        expect(one).toMatch(/^\n<caption>[^<]+<\/caption>\n<thead><tr>(?:<th scope="col">[^<]+<\/th>)+<\/tr>/)
        expect(one.split('</table>')[0]).not.toMatch(/<tr><td>/)
      }
      expect([...text.matchAll(/role="region" tabindex="0" aria-label="[^"]+"/g)].length).toBe(tables.length)
      expect(text).toContain('<a class="skip" href="#main">')
    },
  )

  test.each(site)('%s: every link leads somewhere, and every name is given once', (_, text) => {
    const ids = [...text.matchAll(/\bid="([^"]+)"/g)].map(match => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, to = ''] of text.matchAll(/\bhref="([^"]+)"/g))
      expect(to.startsWith('#') ? ids.includes(to.slice(1)) : wanted.has(`site/${to}`), to).toBe(true)
  })

  test('the colors are far enough apart: above 7 to 1, lines above 3 to 1', () => {
    const style = html({ page: 'x', title: 'x', blocks: [] })
    const schemes = [
      ...style.matchAll(/--ink:(#\w+);--paper:(#\w+);--line:(#\w+);--tint:(#\w+);--link:(#\w+)/g),
    ]
    expect(schemes.length).toBe(2)
    for (const [, ink = '', paper = '', line = '', tint = '', link = ''] of schemes) {
      for (const [front, back] of [
        [ink, paper],
        [ink, tint],
        [link, paper],
      ] as const)
        expect(contrast(front, back)).toBeGreaterThan(7)
      expect(contrast(line, paper)).toBeGreaterThan(3)
    }
  })
})

test('what a text says is never taken for markup', () => {
  const page = { page: 'x', title: 'a < b', blocks: [paragraph('*x* <b> & |'), table('t', ['h'], [['a|b']])] }
  expect(markdown(page)).toContain('\\*x\\* \\<b\\> & \\|')
  expect(markdown(page)).toContain('| a\\|b |')
  expect(html(page)).toContain('<p>*x* &lt;b&gt; &amp; |</p>')
})

/** The contrast of two colors as WCAG reckons it. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const hex = color.length === 4 ? color.replaceAll(/[^#]/g, '$&$&') : color
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
