/** Documents of headings, paragraphs, lists and tables, written as Markdown or as one self-contained accessible HTML file. */

export interface Item {
  readonly text: string
  readonly items?: readonly Item[]
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Bold, for what must not be overlooked. */
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly Row[]
    }
  | { readonly kind: 'links'; readonly links: readonly Link[] }

/** Cells of a row; one written with its own file name leads there. */
export type Row = readonly (string | Link)[]

export interface Link {
  readonly text: string
  /** The page it leads to, without its ending: `pc-1203.4`. */
  readonly page: string
}

export interface Document {
  readonly page: string
  readonly title: string
  readonly blocks: readonly Block[]
}

export const heading = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text })
export const paragraph = (text: string): Block => ({ kind: 'text', text })
export const warning = (text: string): Block => ({ kind: 'warning', text })
export const list = (items: readonly (string | Item)[]): Block => ({
  kind: 'list',
  items: items.map(item => (typeof item === 'string' ? { text: item } : item)),
})
/** A table; a sentence where it would have no rows. */
export const table = (caption: string, head: readonly string[], rows: readonly Row[]): Block =>
  rows.length === 0 ? paragraph(`${caption}: none.`) : { kind: 'table', caption, head, rows }

const MADE =
  'Made by [npm run pages] from the rules and their cases. Never edited by hand: the next run would undo it.'

// ---- Markdown ----------------------------------------------------------------------------------------------------

const plain = (text: string): string => text.replaceAll(/[\\`*_<>|]/g, '\\$&').replaceAll('\n', ' ')
const linked = (cell: string | Link, ending: string): string =>
  typeof cell === 'string' ? plain(cell) : `[${plain(cell.text)}](${cell.page}${ending})`

export const markdown = ({ title, blocks }: Document): string =>
  [`<!-- ${MADE} -->`, `# ${plain(title)}`, ...blocks.map(inMarkdown), ''].join('\n\n').replace(/\n+$/, '\n')

function inMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`
    case 'text':
      return plain(block.text)
    case 'warning':
      return `**${plain(block.text)}**`
    case 'list':
      return items(block.items, 0).join('\n')
    case 'links':
      return block.links.map(link => `- ${linked(link, '.md')}`).join('\n')
    case 'table':
      return [
        `${plain(block.caption)}:`,
        '',
        `| ${block.head.map(plain).join(' | ')} |`,
        `|${block.head.map(() => '---').join('|')}|`,
        ...block.rows.map(row => `| ${row.map(cell => linked(cell, '.md')).join(' | ')} |`),
      ].join('\n')
  }
}

const items = (of: readonly Item[], depth: number): readonly string[] =>
  of.flatMap(({ text, items: inner = [] }) => [
    `${'  '.repeat(depth)}- ${plain(text)}`,
    ...items(inner, depth + 1),
  ])

// ---- HTML --------------------------------------------------------------------------------------------------------

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Dark on white and white on dark, both above a contrast of 7 to 1; lines no longer than one reads well. */
const STYLE = `:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--line:#767676;--tint:#f1f3f5;--link:#0b3d91}
@media (prefers-color-scheme:dark){:root{--ink:#f0f0f0;--paper:#16181b;--line:#9a9a9a;--tint:#24272b;--link:#a9c7ff}}
body{margin:0 auto;padding:1rem;max-width:72rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
p,li{max-width:44rem}a{color:var(--link)}a:focus,[tabindex]:focus{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
.warning{border:2px solid var(--ink);padding:.5rem .75rem;font-weight:bold}
.wide{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:bold;padding:.25rem 0}
th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}thead th{background:var(--tint)}
tbody th{font-weight:normal}
`

export function html({ page, title, blocks }: Document): string {
  const headings = new Map<Block, string>()
  for (const block of blocks)
    if (block.kind === 'heading') headings.set(block, anchor(block.text, new Set(headings.values())))
  const chapters = [...headings].filter(([block]) => block.kind === 'heading' && block.level === 2)
  return [
    '<!doctype html>',
    `<!-- ${MADE} -->`,
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${safe(title)} - Setaside</title>`,
    `<style>\n${STYLE}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#main">Skip to the text</a>',
    ...(page === 'index'
      ? []
      : ['<nav aria-label="Site"><a href="index.html">All the law that is encoded</a></nav>']),
    '<main id="main">',
    `<h1>${safe(title)}</h1>`,
    ...(chapters.length < 3
      ? []
      : [
          '<nav aria-label="On this page">',
          '<ul>',
          ...chapters.map(
            ([block, id]) =>
              `<li><a href="#${id}">${safe(block.kind === 'heading' ? block.text : '')}</a></li>`,
          ),
          '</ul>',
          '</nav>',
        ]),
    ...blocks.map(block => inHtml(block, headings.get(block) ?? '')),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function anchor(text: string, taken: ReadonlySet<string>): string {
  const id =
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'part'
  let free = id
  for (let n = 2; taken.has(free) || free === 'main'; n++) free = `${id}-${n}`
  return free
}

const cellHtml = (cell: string | Link): string =>
  typeof cell === 'string' ? safe(cell) : `<a href="${safe(cell.page)}.html">${safe(cell.text)}</a>`

function inHtml(block: Block, id: string): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${id}">${safe(block.text)}</h${block.level}>`
    case 'text':
      return `<p>${safe(block.text)}</p>`
    case 'warning':
      return `<p class="warning">${safe(block.text)}</p>`
    case 'list':
      return itemsHtml(block.items)
    case 'links':
      return `<ul>\n${block.links.map(link => `<li>${cellHtml(link)}</li>`).join('\n')}\n</ul>`
    case 'table':
      return [
        // What is wider than the window scrolls by the keyboard too.
        `<div class="wide" role="region" tabindex="0" aria-label="${safe(block.caption)}">`,
        `<table>\n<caption>${safe(block.caption)}</caption>`,
        `<thead><tr>${block.head.map(text => `<th scope="col">${safe(text)}</th>`).join('')}</tr></thead>`,
        '<tbody>',
        ...block.rows.map(
          ([first = '', ...rest]) =>
            `<tr><th scope="row">${cellHtml(first)}</th>${rest.map(cell => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`,
        ),
        '</tbody>\n</table>\n</div>',
      ].join('\n')
  }
}

const itemsHtml = (of: readonly Item[]): string =>
  `<ul>\n${of
    .map(
      ({ text, items: inner = [] }) =>
        `<li>${safe(text)}${inner.length === 0 ? '' : `\n${itemsHtml(inner)}`}</li>`,
    )
    .join('\n')}\n</ul>`
