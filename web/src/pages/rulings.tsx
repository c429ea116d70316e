/** The rulings of a run: what each answered, and its cases, each of which can be taken out or put back by itself. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type CasesOfRuling, call, part, type Rulings } from '../api.ts'
import { For } from '../offered.tsx'
import { Failed, Loading } from '../parts.tsx'
import { nameText, WORDS } from '../words.ts'
import { Withdrawal } from './withdrawal.tsx'

type Ruling = Rulings['rulings'][number]

export function RulingsPart() {
  const found = useQuery({ queryKey: ['rulings'], queryFn: () => call<Rulings>('GET', '/rulings') })
  const rulings = found.data?.rulings ?? []
  if (rulings.length === 0) return null
  return (
    <section className="sect">
      <h2>{WORDS.rulings.title}</h2>
      <ul className="tasks facts">
        {rulings.map(one => (
          <RulingLine key={one.id} ruling={one} />
        ))}
      </ul>
    </section>
  )
}

/** From these a case goes back under a ruling: nobody has answered it otherwise. */
const FREE: readonly string[] = ['waiting', 'needs-papers', 'referred', 'not-found']

function RulingLine({ ruling }: { ruling: Ruling }) {
  const [open, setOpen] = useState(false)
  const [withdrawing, setWithdrawing] = useState(false)
  const { id, fact, said, by, withdrawn, cases, out } = ruling
  const how = withdrawn
    ? [WORDS.rulings.withdrawn]
    : [WORDS.rulings.under(cases.length), ...(out === 0 ? [] : [WORDS.rulings.out(out)])]
  return (
    <li className={open ? 'wide' : undefined}>
      <div>
        <strong>
          {said === undefined ? WORDS.rulings.blind(fact) : WORDS.rulings.said(fact, said.value)}
        </strong>
        <span className="sub">
          {[...(said === undefined ? [] : [said.authority]), by, ...how].join(' · ')}
        </span>
        {open ? <CasesPart ruling={ruling} /> : null}
      </div>
      {withdrawn ? null : (
        <div className="end">
          <button
            type="button"
            className="btn plain sm"
            aria-expanded={open}
            aria-label={`${open ? WORDS.rulings.hide : WORDS.rulings.which}: ${fact}`}
            onClick={() => setOpen(!open)}
          >
            {open ? WORDS.rulings.hide : WORDS.rulings.which}
          </button>{' '}
          <For what="decide">
            <button
              type="button"
              className="btn plain sm"
              aria-label={`${WORDS.person.withdraw}: ${fact}`}
              onClick={() => setWithdrawing(true)}
            >
              {WORDS.person.withdraw}
            </button>
          </For>
        </div>
      )}
      {withdrawing ? (
        <Withdrawal path={`/rulings/${id}/withdrawal`} onClose={() => setWithdrawing(false)} />
      ) : null}
    </li>
  )
}

function CasesPart({ ruling: { id, fact } }: { ruling: Ruling }) {
  const found = useQuery({
    queryKey: ['ruling cases', id],
    queryFn: () => call<CasesOfRuling>('GET', `/rulings/${id}/cases`),
  })
  const [moving, setMoving] = useState<CasesOfRuling['cases'][number]>()
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <Failed error={found.error} again={() => void found.refetch()} />
  const { cases } = found.data
  if (cases.length === 0) return <p className="small quiet">{WORDS.rulings.none}</p>
  const isOut = moving?.out === true
  return (
    <>
      <ul className="plain ruled" aria-label={WORDS.rulings.whichOf(fact)}>
        {cases.map(one => (
          <li key={one.id}>
            <span>
              <Link href={`/people/${part(one.person)}`}>{nameText(one.name)}</Link>{' '}
              <span className="sub">
                {[
                  one.count,
                  ...(one.out ? [WORDS.rulings.outFor(one.why)] : []),
                  WORDS.rulings.states[one.state] ?? one.state,
                ].join(' · ')}
              </span>
            </span>
            {one.out && !FREE.includes(one.state) ? null : (
              <For what={one.out ? 'decide' : 'work'}>
                <button
                  type="button"
                  className="btn plain sm"
                  aria-label={WORDS.rulings.ofWhom(
                    one.out ? WORDS.rulings.putBack : WORDS.rulings.takeOut,
                    nameText(one.name),
                  )}
                  onClick={() => setMoving(one)}
                >
                  {one.out ? WORDS.rulings.putBack : WORDS.rulings.takeOut}
                </button>
              </For>
            )}
          </li>
        ))}
      </ul>
      {moving === undefined ? null : (
        <Withdrawal
          path={`/rulings/${id}/${isOut ? 'back' : 'out'}`}
          title={isOut ? WORDS.rulings.putBack : WORDS.rulings.takeOut}
          why={isOut ? WORDS.rulings.putBackWhy : WORDS.rulings.takeOutWhy}
          more={{ cases: [moving.id] }}
          onClose={() => setMoving(undefined)}
        />
      )}
    </>
  )
}
