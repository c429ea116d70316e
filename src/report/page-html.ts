/** The pages of people as HTML: one file that loads nothing, a printed page each. */

import { ASSUMED, PERSON_ONLY } from './page-text.ts'
import { type Entry, type PersonPage, SIGNED } from './person-page.ts'

export const pagesHtml = (pages: readonly PersonPage[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Records and answers: ${pages.length === 1 ? 'one person' : `${pages.length} people`}</title>
<style>${STYLE}</style>
</head>
<body>
${pages.map(pageHtml).join('\n')}
</body>
</html>
`

const pageHtml = ({
  title,
  about,
  notes,
  entries,
  onlyThePerson,
  assumptions,
}: PersonPage): string => `<section>
<h1>${escaped(title)}</h1>
${about.map(line => `<p class="about">${escaped(line)}</p>`).join('\n')}
${notes.map(line => `<p class="note">${escaped(line)}</p>`).join('\n')}
<table>
<thead><tr><th scope="col">Day</th><th scope="col">Record</th><th scope="col">Answer</th></tr></thead>
<tbody>
${entries.map(entryHtml).join('\n')}
</tbody>
</table>
${list(PERSON_ONLY, onlyThePerson)}${list(ASSUMED, assumptions)}<p class="signed">${escaped(SIGNED)}</p>
</section>`

const entryHtml = ({ day, what, details, rows, answer }: Entry): string =>
  `<tr><td class="day">${escaped(day)}</td><td${answer === undefined ? ' colspan="2"' : ''}>${escaped(what)}${details.map(line => `<div>${escaped(line)}</div>`).join('')}${rows === '' ? '' : `<div class="rows">${escaped(rows)}</div>`}</td>${answer === undefined ? '' : `<td><dl>${answer.map(({ label, text }) => `<dt>${escaped(label)}</dt><dd>${escaped(text)}</dd>`).join('')}</dl></td>`}</tr>`

const list = (title: string, items: readonly string[]): string =>
  items.length === 0
    ? ''
    : `<h2>${escaped(title)}</h2>\n<ul>${items.map(item => `<li>${escaped(item)}</li>`).join('\n')}</ul>\n`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const STYLE = `
body { font: 13px/1.35 system-ui, sans-serif; color: #1b1b1b; background: #fff; margin: 0 auto; max-width: 72rem; padding: 1rem }
section { break-after: page; margin-bottom: 3rem }
h1 { font-size: 1.3rem; margin: 0 0 .3rem } h2 { font-size: 1rem; margin: 1rem 0 .2rem }
.about { margin: 0; color: #454545 } .note { margin: .3rem 0; padding: .3rem .5rem; background: #fff3cd }
table { border-collapse: collapse; width: 100%; margin-top: .6rem; table-layout: fixed }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid #c6c6c6; overflow-wrap: anywhere }
th:first-child { width: 6rem } th:nth-child(2) { width: 34% } .day { white-space: normal }
.rows { color: #565c65; font-size: .85em }
dl { display: grid; grid-template-columns: 5rem 1fr; gap: .1rem .5rem; margin: 0 }
dt { color: #454545 } dd { margin: 0 } dt:first-child + dd { font-weight: 600 }
ul { margin: 0; padding-left: 1.2rem } .signed { margin-top: 2rem }
@media print { body { font-size: 9px; padding: 0 } }
`
