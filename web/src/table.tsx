/** A table of the pages: its caption, its columns with what stands in each, the first of which names the line and is kept while the others scroll. */
import type { ReactNode } from 'react'
import { Wide } from './parts.tsx'

/** What stands above a column, what of a row stands in it, and how: `num` is a number, at the right. Without a heading it holds what can be done. */
export type Column<Row> = readonly [says: string, of: (row: Row) => ReactNode, how?: string]

export function Table<Row>({
  caption,
  label = caption,
  columns,
  rows,
  keyOf,
  wrap = '',
  className = '',
  foot,
  langOf,
}: {
  caption: string
  /** Of what scrolls, where the caption is longer. */
  label?: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row, at: number) => string | number
  wrap?: string
  className?: string
  /** Stands under it on every page of paper. */
  foot?: ReactNode
  /** Of what names a line, where it is in another language than the page. */
  langOf?: (row: Row) => string | undefined
}) {
  const isNumber = (how: string): boolean => how.split(' ').includes('num')
  return (
    <Wide label={label} className={wrap}>
      <table className={`tbl ${className}`}>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {columns.map(([says, , how = ''], at) =>
              says === '' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand
                <td key={at} />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand
                <th key={at} scope="col" className={isNumber(how) ? 'num' : undefined}>
                  {says}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={keyOf(row, line)}>
              {columns.map(([, of, how], at) =>
                at === 0 ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand
                  <th key={at} scope="row" className={how} lang={langOf?.(row)}>
                    {of(row)}
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand
                  <td key={at} className={how}>
                    {of(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot === undefined ? null : (
          <tfoot className="eachpage">
            <tr>
              <td colSpan={columns.length}>{foot}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </Wide>
  )
}
