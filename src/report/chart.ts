/** Charts as SVG: one color, labels beside the marks, a zero baseline; each has a table that says the same. */

import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { numberText, percentText } from '../results/languages.ts'
import type { Bar, Share } from './public-page.ts'

const WIDTH = 640
const ROW = 34
/** Room for the labels: as much as the longest needs, and half of the chart at most. */
const [WIDEST, A_LETTER, A_GAP] = [320, 7, 16]
const COLOR = '#1d5b8f'
/** Of the documents' font, so that a page has one. */
const STYLE = {
  fontFamily: '"Libertinus Serif", Georgia, serif',
  fontSize: '14px',
  background: 'white',
  color: '#1b1b1b',
}

/** Bars from zero, in the order given. */
export function barChart(bars: readonly Bar[], says: string): string {
  return svgOf({
    ...frame(bars.map(({ label }) => label)),
    ariaLabel: says,
    x: { axis: null, domain: [0, Math.max(1, ...bars.map(({ value }) => value)) * 1.12] },
    marks: [
      Plot.barX(bars, { x: 'value', y: 'label', fill: COLOR, insetTop: 4, insetBottom: 4 }),
      Plot.text(bars, {
        x: 'value',
        y: 'label',
        text: ({ value }: Bar) => numberText(value),
        textAnchor: 'start',
        dx: 6,
      }),
      Plot.ruleX([0]),
    ],
  })
}

/** A dot a share with its interval, and a line where all are. */
export function shareChart(shares: readonly Share[], all: number | undefined, says: string): string {
  const most = Math.max(0.1, ...shares.map(({ high }) => high))
  return svgOf({
    ...frame(shares.map(({ label }) => label)),
    ariaLabel: says,
    x: {
      domain: [0, Math.min(1, most * 1.1)],
      tickFormat: '.0%',
      ticks: 5,
      label: null,
      grid: true,
      axis: 'bottom',
    },
    marginBottom: 30,
    marks: [
      ...(all === undefined ? [] : [Plot.ruleX([all], { stroke: '#6b6b6b', strokeDasharray: '4 3' })]),
      Plot.ruleY(shares, { x1: 'low', x2: 'high', y: 'label', stroke: COLOR, strokeWidth: 2 }),
      Plot.dot(shares, { x: 'share', y: 'label', fill: COLOR, r: 5 }),
      Plot.text(shares, {
        x: 'share',
        y: 'label',
        text: ({ share }: Share) => percentText(share),
        dy: -13,
      }),
    ],
  })
}

const frame = (labels: readonly string[]) => ({
  width: WIDTH,
  height: labels.length * ROW + 40,
  marginLeft: Math.min(WIDEST, Math.max(...labels.map(({ length }) => length)) * A_LETTER + A_GAP),
  marginRight: 40,
  marginTop: 8,
  marginBottom: 8,
  style: STYLE,
  className: 'chart',
  y: { domain: labels, label: null, axis: 'left' as const, tickSize: 0 },
})

function svgOf(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<html><body></body></html>')
  // Its types are of a browser's document, of which this has what is needed.
  const drawn = Plot.plot({
    ...options,
    document: document as unknown as NonNullable<Plot.PlotOptions['document']>,
  })
  return drawn.outerHTML
}
