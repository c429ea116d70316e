/** Batches: the office that files, what may be approved, what is approved, what must be looked at again, and every batch. */

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { call, type Filings, part, type ReopenedCounts } from '../api.ts'
import { saved, useMay } from '../here.ts'
import { Failed, FailedScreen, Field, Head, Loading } from '../parts.tsx'
import { Table } from '../table.tsx'
import { number, timeText } from '../words/formats.ts'
import { dayText, nameText, reliefText, WORDS } from '../words.ts'
import { Approving } from './approving.tsx'
import { Withdrawal } from './withdrawal.tsx'

const useFilings = () =>
  useQuery({ queryKey: ['filing'], queryFn: () => call<Filings>('GET', '/filing'), retry: false })

export function BatchesPage() {
  const found = useFilings()
  const [approving, setApproving] = useState(false)
  const may = useMay('decide')
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <FailedScreen error={found.error} again={() => void found.refetch()} />
  const filings = found.data
  const { ready, approved, apart, office, batches, reopened } = filings
  return (
    <>
      <Head title={WORDS.batches.title} says={WORDS.batches.lede(ready.counts, approved.counts)}>
        {ready.counts === 0 ? null : !may ? (
          <span className="small quiet">{WORDS.batches.whoApproves}</span>
        ) : (
          <button className="btn" type="button" onClick={() => setApproving(true)}>
            {WORDS.batches.approveAll(ready.counts)}
          </button>
        )}
      </Head>
      <div className="cols">
        <div className="stack">
          {office === undefined ? <Office office={office} /> : null}
          {reopened === 0 ? null : <Reopened />}
          <section className="sect">
            <h2>{WORDS.batches.ready}</h2>
            <p className="small quiet">
              {ready.counts === 0 ? WORDS.batches.readyNone : WORDS.batches.readyMore}
            </p>
            <Numbers rows={ready.reliefs.map(one => ({ ...one, name: reliefText(one.name) }))} />
          </section>
          <Collecting approved={approved} />
          <AllBatches batches={batches} />
        </div>
        <aside className="stack" aria-label={WORDS.batches.apart}>
          {apart.length === 0 ? null : (
            <section className="sect">
              <h2>{WORDS.batches.apart}</h2>
              <Numbers
                rows={apart.map(one => ({ ...one, name: WORDS.batches.apartSays[one.name] ?? one.name }))}
              />
            </section>
          )}
          {office === undefined ? null : <Office office={office} />}
        </aside>
      </div>
      {approving ? <Approving filter={undefined} onClose={() => setApproving(false)} /> : null}
    </>
  )
}

const Numbers = ({ rows }: { rows: readonly { readonly name: string; readonly counts: number }[] }) =>
  rows.length === 0 ? null : (
    <dl className="dl">
      {rows.map(({ name, counts }) => (
        <div key={name} className="pair">
          <dt>{name}</dt>
          <dd className="num">{number(counts)}</dd>
        </div>
      ))}
    </dl>
  )

function Office({ office }: { office: Filings['office'] }) {
  const may = useMay('settle')
  const name = useMutation({
    mutationFn: async (file: File) => call('PUT', '/filing/office', { text: await file.text() }),
    onSuccess: saved,
  })
  return (
    <section className={office === undefined ? 'panel pad' : 'sect'}>
      <h2>{office === undefined ? WORDS.batches.officeNone : WORDS.batches.office}</h2>
      {office === undefined ? (
        <p>{WORDS.batches.officeMore}</p>
      ) : (
        <p>
          {WORDS.batches.officeSays(office.name, office.county)}
          <span className="sub">{office.attorney}</span>
          {office.policyAuthority ? null : <span className="sub">{WORDS.batches.noAuthority}</span>}
        </p>
      )}
      {may ? (
        <Field
          label={office === undefined ? WORDS.batches.officeFile : WORDS.batches.officeChange}
          hint={WORDS.batches.officeHint}
        >
          {(id, described) => (
            <input
              id={id}
              aria-describedby={described}
              type="file"
              accept=".json,application/json"
              onChange={event => {
                const file = event.target.files?.[0]
                if (file !== undefined) name.mutate(file)
                event.target.value = ''
              }}
            />
          )}
        </Field>
      ) : office === undefined ? (
        <p className="small quiet">{WORDS.batches.whoNames}</p>
      ) : null}
      {name.isError ? <Failed error={name.error} /> : null}
    </section>
  )
}

function Collecting({ approved }: { approved: Filings['approved'] }) {
  const may = useMay('decide')
  const [, go] = useLocation()
  const [title, setTitle] = useState('')
  const [nothingOpen, setNothingOpen] = useState(false)
  const [without, setWithout] = useState<readonly string[]>([])
  const reliefs = approved.reliefs.filter(({ name }) => !without.includes(name))
  const counts = reliefs.reduce((sum, one) => sum + one.counts, 0)
  const make = useMutation({
    mutationFn: () =>
      call<{ id: number }>('POST', '/batches', {
        title,
        nothingOpen,
        ...(without.length === 0 ? {} : { reliefs: reliefs.map(({ name }) => name) }),
      }),
    onSuccess: async ({ id }) => {
      await saved()
      go(`/batches/${id}`)
    },
  })
  return (
    <section className="sect">
      <h2>{WORDS.batches.approved}</h2>
      {approved.elsewhere === 0 ? null : (
        <div className="note">{WORDS.batches.elsewhere(approved.elsewhere)}</div>
      )}
      {approved.counts === 0 ? (
        <p className="small quiet">{WORDS.batches.approvedNone}</p>
      ) : (
        <form
          onSubmit={event => {
            event.preventDefault()
            make.mutate()
          }}
        >
          <fieldset className="field">
            <legend className="lab">{WORDS.batches.which}</legend>
            {approved.reliefs.map(({ name, counts: of }) => (
              <label key={name} className="opt compact">
                <input
                  type="checkbox"
                  checked={!without.includes(name)}
                  onChange={event =>
                    setWithout(
                      event.target.checked ? without.filter(one => one !== name) : [...without, name],
                    )
                  }
                />
                <span>
                  {reliefText(name)} <span className="tab quiet">{number(of)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <label className="opt compact field">
            <input
              type="checkbox"
              checked={nothingOpen}
              onChange={event => setNothingOpen(event.target.checked)}
            />
            <span>{WORDS.batches.nothingOpen}</span>
          </label>
          <Field label={WORDS.batches.makeTitle}>
            {id => (
              <input
                id={id}
                className="in"
                value={title}
                maxLength={120}
                autoComplete="off"
                onChange={event => setTitle(event.target.value)}
              />
            )}
          </Field>
          {make.isError ? <Failed error={make.error} /> : null}
          <p className="acts">
            {may ? (
              <button className="btn" type="submit" disabled={counts === 0 || make.isPending}>
                {WORDS.batches.make(counts)}
              </button>
            ) : (
              <span className="small quiet">{WORDS.batches.whoCollects}</span>
            )}
          </p>
        </form>
      )}
    </section>
  )
}

const AllBatches = ({ batches }: { batches: Filings['batches'] }) => (
  <section className="sect">
    <h2>{WORDS.batches.list}</h2>
    {batches.length === 0 ? (
      <p className="small quiet">{WORDS.batches.noneYet}</p>
    ) : (
      <Table
        caption={WORDS.batches.list}
        rows={batches}
        keyOf={one => one.id}
        columns={[
          [
            WORDS.batches.batch,
            one => (
              <>
                <Link href={`/batches/${one.id}`}>{one.title}</Link>
                <span className="sub">{WORDS.batches.by(one.by, timeText(one.made))}</span>
              </>
            ),
          ],
          [
            WORDS.batches.state,
            one => (
              <>
                {WORDS.batches.step[one.step === 'answers' && one.awaited === 0 ? 'answered' : one.step] ??
                  one.step}
                {one.due === undefined ? null : (
                  <span className="sub">{WORDS.agency.rules.fileBy(dayText(one.due))}</span>
                )}
                {one.filedOn === undefined ? null : (
                  <span className="sub">{WORDS.batch.filedSays(dayText(one.filedOn), one.courtNumber)}</span>
                )}
              </>
            ),
          ],
          [WORDS.batches.size, one => number(one.counts), 'num'],
          [WORDS.batches.persons, one => number(one.people), 'num'],
          [WORDS.batches.court, one => answersText(one.answers)],
        ]}
      />
    )}
  </section>
)

export const answersText = (answers: readonly { readonly name: string; readonly counts: number }[]): string =>
  answers
    .map(({ name, counts }) => `${number(counts)} ${(WORDS.approve.states[name] ?? name).toLowerCase()}`)
    .join(', ')

/** Counts that were approved once and must be looked at again. */
export function Reopened() {
  const may = useMay('decide')
  const [closing, setClosing] = useState<number>()
  const found = useQuery({
    queryKey: ['reopened'],
    queryFn: () => call<ReopenedCounts>('GET', '/filing/reopened'),
    retry: false,
  })
  const approve = useMutation({
    mutationFn: ({ person, count }: { person: string; count: string }) =>
      call('POST', '/approvals', { counts: [{ person, count }], expects: 1 }),
    onSuccess: saved,
  })
  const counts = found.data?.counts ?? []
  if (counts.length === 0) return null
  return (
    <section className="sect">
      <h2>{WORDS.batches.reopened}</h2>
      <p className="small quiet">{WORDS.batches.reopenedMore(counts.length)}</p>
      <ul className="tasks reopened">
        {counts.map(one => (
          <li key={one.id}>
            <div>
              <Link href={`/people/${part(one.person)}`}>{nameText(one.name) || one.person}</Link>
              <span className="sub">
                {one.offense} · {one.cases || WORDS.batches.noNumber} · {reliefText(one.relief)}
              </span>
              <span className="sub">{one.why}</span>
            </div>
            {!may ? null : (
              <span className="acts">
                <button
                  className="btn second sm"
                  type="button"
                  aria-label={`${WORDS.batches.approveAgain}: ${nameText(one.name)}, ${one.offense}`}
                  onClick={() => approve.mutate(one)}
                >
                  {WORDS.batches.approveAgain}
                </button>{' '}
                <button
                  className="btn plain sm"
                  type="button"
                  aria-label={`${WORDS.batches.close}: ${nameText(one.name)}, ${one.offense}`}
                  onClick={() => setClosing(one.id)}
                >
                  {WORDS.batches.close}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {approve.isError ? <Failed error={approve.error} /> : null}
      {closing === undefined ? null : (
        <Withdrawal
          path={`/approvals/${closing}/closing`}
          title={WORDS.batches.close}
          why={WORDS.batches.closeWhy}
          onClose={() => setClosing(undefined)}
        />
      )}
    </section>
  )
}

/** What of filing waits, for home. */
export function FilingTasks() {
  const found = useFilings()
  if (found.data === undefined) return null
  const { ready, approved, reopened, batches } = found.data
  const awaited = batches.reduce((sum, one) => sum + one.awaited, 0)
  const steps = Map.groupBy(
    batches.filter(({ state }) => state === 'open' || state === 'signed'),
    ({ step }) => step,
  )
  const tasks = [
    { says: WORDS.batches.reopened, n: reopened },
    { says: WORDS.batches.ready, n: ready.counts },
    { says: WORDS.batches.approved, n: approved.counts },
    ...[...steps].map(([step, of]) => ({ says: WORDS.batches.step[step] ?? step, n: of.length })),
    { says: WORDS.batches.step.answers ?? '', n: awaited },
  ].filter(({ n }) => n > 0)
  if (tasks.length === 0) return null
  return (
    <section className="sect">
      <h2>{WORDS.batches.title}</h2>
      <ul className="tasks">
        {tasks.map(({ says, n }) => (
          <li key={says}>
            <div>
              <Link href="/batches">{says}</Link>
            </div>
            <span className="state due tab">{number(n)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
