/** The list of a batch as it is read and signed on paper: every count in the order of the exhibit, with the hash that the documents name. */

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { type BatchChecks, type BatchCount, type BatchShown, call, type PapersShown, part } from '../api.ts'
import { useHome } from '../here.ts'
import { FailedScreen, Head, Loading } from '../parts.tsx'
import { PrintButton } from '../printing.tsx'
import { runText } from '../shell.tsx'
import { Table } from '../table.tsx'
import { number } from '../words/formats.ts'
import { dayText, nameText, reliefText, WORDS } from '../words.ts'

export function BatchListPage({ id }: { id: string }) {
  const path = `/batches/${part(id)}`
  const home = useHome()
  const found = useQuery({
    queryKey: ['batch list', id],
    queryFn: async () => {
      const batch = await call<BatchShown>('GET', path)
      const { counts } = await call<{ counts: BatchCount[] }>('GET', `${path}/counts`)
      const checks = batch.state === 'open' ? await call<BatchChecks>('GET', `${path}/checks`) : undefined
      const papers = batch.state === 'open' ? undefined : await call<PapersShown>('GET', `${path}/documents`)
      return { batch, counts, checks, hash: checks?.list ?? papers?.signed }
    },
    retry: false,
  })
  if (found.isPending || home.isPending) return <Loading />
  const run = home.data?.run
  if (found.data === undefined || run === undefined)
    return <FailedScreen error={found.error ?? home.error} again={() => void found.refetch()} />
  const { batch, counts, checks, hash } = found.data
  const decidedBy = `${runText(run)} · ${run.reviewed || WORDS.noAttorney}`
  const at = new Map((checks?.places ?? []).map(one => [one.approval, one]))
  const rows = counts
    .map(one => {
      const place = at.get(one.approval)
      return { ...one, at: one.place ?? place?.place ?? 0, order: one.reference || (place?.reference ?? '') }
    })
    .sort((a, b) => a.at - b.at)
  return (
    <>
      <p className="crumb noprint">
        <Link href={`/batches/${id}`}>{WORDS.batch.back}</Link>
      </p>
      <Head title={batch.title} says={WORDS.batches.of(batch.counts, batch.people)}>
        <PrintButton what="batch" object={id} className="btn sm noprint">
          {WORDS.batch.print}
        </PrintButton>
      </Head>
      <p className="sub">{decidedBy}</p>
      <dl className="dl">
        {batch.reliefs.map(({ name, counts: of }) => (
          <div key={name} className="pair">
            <dt>{reliefText(name)}</dt>
            <dd className="num">{number(of)}</dd>
          </div>
        ))}
        {hash === undefined ? null : (
          <div className="pair">
            <dt>{WORDS.batch.hash}</dt>
            <dd className="tab hash">{hash}</dd>
          </div>
        )}
      </dl>
      <Table
        wrap="long"
        className="listed"
        caption={WORDS.batch.countsOf}
        rows={rows}
        keyOf={({ approval }) => approval}
        columns={[
          [WORDS.batch.place, ({ order, at }) => order || at, 'tab'],
          [
            WORDS.batches.person,
            ({ name, born }) => (
              <>
                {nameText(name)}
                <span className="sub">{WORDS.batches.born(dayText(born))}</span>
              </>
            ),
          ],
          [WORDS.batches.caseNumber, ({ cases }) => cases || WORDS.batches.noNumber],
          [
            WORDS.batches.convicted,
            one => (
              <>
                {one.offense}
                <span className="sub">
                  {one.class}, {dayText(one.convicted)}
                </span>
              </>
            ),
          ],
          [WORDS.batches.asks, ({ relief }) => reliefText(relief)],
          [
            WORDS.batches.approvedBy,
            ({ approvedBy, approvedOn }) => (
              <>
                {approvedBy}
                <span className="sub">{dayText(approvedOn)}</span>
              </>
            ),
          ],
        ]}
        foot={decidedBy}
      />
      <p className="signline">{WORDS.batch.signLine}</p>
    </>
  )
}
