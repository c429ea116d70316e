/** Lines that were not read, and doubts about whose rows are whose: screens, not files. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { call, type Doubts, part, type Rejects } from '../api.ts'
import { FailedScreen, Head, Loading } from '../parts.tsx'
import { Table } from '../table.tsx'
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
      <Table
        caption={WORDS.rejects.title}
        rows={found.data.rows}
        keyOf={({ file, line, problem }) => `${file} ${line} ${problem}`}
        columns={[
          [WORDS.rejects.where, ({ file, line }) => WORDS.person.line(file, line), 'nowrap'],
          [WORDS.rejects.why, ({ problem }) => problem],
          [WORDS.rejects.text, ({ text }) => <code className="raw">{text}</code>],
        ]}
      />
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
      <Table
        caption={WORDS.doubts.title}
        rows={found.data.rows}
        keyOf={(_, at) => at}
        columns={[
          [WORDS.doubts.kind, row => row.kind.replaceAll('-', ' ')],
          [
            WORDS.doubts.persons,
            row =>
              row.persons.map(id => (
                <span key={id}>
                  <Link href={`/people/${part(id)}`}>{id}</Link>{' '}
                </span>
              )),
          ],
          [WORDS.doubts.agreed, row => row.agreed],
          [WORDS.doubts.differed, row => row.differed],
          [WORDS.doubts.rows, row => row.rows, 'tab'],
          [WORDS.doubts.inDoubt, row => (row.inDoubt ? WORDS.doubts.yes : WORDS.doubts.no)],
        ]}
      />
    </>
  )
}
