/** Lines that were not read, and doubts about whose rows are whose: screens, not files. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { call, type Doubts, part, type Rejects } from '../api.ts'
import { FailedScreen, Head, Loading, Wide } from '../parts.tsx'
import { WORDS } from '../words.ts'

export function RejectsPage() {
  const found = useQuery({ queryKey: ['rejects'], queryFn: () => call<Rejects>('GET', '/rejects?most=500') })
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <FailedScreen error={found.error} again={() => void found.refetch()} />
  return (
    <>
      <Head title={WORDS.rejects.title} says={WORDS.rejects.lede(found.data.total)} />
      {found.data.rows.length < found.data.total ? (
        <div className="note">{WORDS.rejects.more(found.data.rows.length, found.data.total)}</div>
      ) : null}
      <Wide label={WORDS.rejects.title}>
        <table className="tbl">
          <caption className="vh">{WORDS.rejects.title}</caption>
          <thead>
            <tr>
              <th scope="col">{WORDS.rejects.where}</th>
              <th scope="col">{WORDS.rejects.why}</th>
              <th scope="col">{WORDS.rejects.text}</th>
            </tr>
          </thead>
          <tbody>
            {found.data.rows.map(({ file, line, problem, text }) => (
              <tr key={`${file} ${line} ${problem}`}>
                <th scope="row" className="nowrap">
                  {WORDS.person.line(file, line)}
                </th>
                <td>{problem}</td>
                <td>
                  <code className="raw">{text}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  )
}

export function DoubtsPage() {
  const found = useQuery({ queryKey: ['doubts'], queryFn: () => call<Doubts>('GET', '/doubts') })
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <FailedScreen error={found.error} again={() => void found.refetch()} />
  return (
    <>
      <Head title={WORDS.doubts.title} says={WORDS.doubts.lede} />
      <Wide label={WORDS.doubts.title}>
        <table className="tbl">
          <caption className="vh">{WORDS.doubts.title}</caption>
          <thead>
            <tr>
              {[
                WORDS.doubts.kind,
                WORDS.doubts.persons,
                WORDS.doubts.agreed,
                WORDS.doubts.differed,
                WORDS.doubts.rows,
                WORDS.doubts.inDoubt,
              ].map(says => (
                <th key={says} scope="col">
                  {says}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.data.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <tr key={at}>
                <th scope="row">{row.kind.replaceAll('-', ' ')}</th>
                <td>
                  {row.persons.map(id => (
                    <span key={id}>
                      <Link href={`/people/${part(id)}`}>{id}</Link>{' '}
                    </span>
                  ))}
                </td>
                <td>{row.agreed}</td>
                <td>{row.differed}</td>
                <td className="tab">{row.rows}</td>
                <td>{row.inDoubt ? WORDS.doubts.yes : WORDS.doubts.no}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  )
}
