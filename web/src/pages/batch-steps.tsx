/** What comes next of a batch: signing it off, its documents, filing it, what the court answered, letters. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useSearch } from 'wouter'
import {
  type BatchChecks,
  type BatchCount,
  type BatchShown,
  type CourtRecorded,
  call,
  download,
  type Office,
  type PapersShown,
  part,
  queryOf,
} from '../api.ts'
import { client, saved, useMay, useSession } from '../here.ts'
import { Failed, Field, TextField } from '../parts.tsx'
import { Table } from '../table.tsx'
import { bytesText } from '../words/runs.ts'
import { dayText, letterText, WORDS } from '../words.ts'

const AGAIN_MS = 500

const DayField = (field: Pick<Parameters<typeof TextField>[0], 'label' | 'value' | 'onChange'>) => (
  <TextField {...field} type="date" required short />
)

export function Signing({ batch, checks }: { batch: BatchShown; checks: BatchChecks }) {
  const [stands, setStands] = useState(false)
  const [name, setName] = useState('')
  const [on, setOn] = useState('')
  const [code, setCode] = useState('')
  const { signing, list, version, blocked, readAlone } = checks
  const { by, proven } = useSession()
  const may = useMay('settle')
  const send = useMutation({
    mutationFn: async () => {
      if (signing === 'code' && by !== 'elsewhere') await call('POST', '/session/code', { code })
      return await call('POST', `/batches/${batch.id}/signature`, {
        ...{ version, list, how: signing, stands },
        ...(signing === 'paper' ? { name, on } : {}),
      })
    },
    // What somebody has proved may have been too long ago by now.
    onSettled: saved,
  })
  const isProven = signing === 'paper' || by !== 'elsewhere' || proven
  const isReady = !blocked && list !== undefined && stands && isProven
  if (!may)
    return (
      <section className="panel sign pad">
        <h2>{WORDS.batch.sign}</h2>
        <p className="small">{signing === 'paper' ? WORDS.batch.paper : WORDS.batch.code}</p>
        <p className="tiny quiet">{WORDS.batch.freezes}</p>
      </section>
    )
  return (
    <form
      className="panel sign pad"
      onSubmit={event => {
        event.preventDefault()
        if (isReady) send.mutate()
      }}
    >
      <h2>{WORDS.batch.sign}</h2>
      <p className="small quiet">{signing === 'paper' ? WORDS.batch.paper : WORDS.batch.code}</p>
      <div className={readAlone === 0 ? 'note ok field' : 'note field'}>
        {readAlone === 0 ? WORDS.batch.mayRead : WORDS.batch.readAlone(readAlone)}
      </div>
      {signing === 'paper' ? (
        <>
          <TextField label={WORDS.batch.signer} value={name} onChange={setName} />
          <DayField label={WORDS.batch.signedOn} value={on} onChange={setOn} />
        </>
      ) : by === 'elsewhere' ? (
        <ProofElsewhere batch={batch.id} proven={proven} />
      ) : (
        <TextField
          label={WORDS.batch.codeLabel}
          short
          exact
          autoComplete="one-time-code"
          required
          value={code}
          onChange={setCode}
        />
      )}
      <label className="opt field">
        <input type="checkbox" checked={stands} onChange={event => setStands(event.target.checked)} />
        <span className="small">{WORDS.batch.statement}</span>
      </label>
      {send.isError ? <Failed error={send.error} /> : null}
      <p className="field">
        <button className="btn" type="submit" aria-disabled={!isReady} disabled={send.isPending}>
          {signing === 'paper' ? WORDS.batch.recordIt(batch.counts) : WORDS.batch.signIt(batch.counts)}
        </button>
      </p>
      <p className="small quiet" role="status">
        {blocked ? WORDS.batch.notYet : list === undefined ? '' : WORDS.batch.list(list)}
      </p>
      <p className="tiny quiet">{WORDS.batch.freezes}</p>
    </form>
  )
}

/** Who came in by the sign-in of the agency proves it there once more, and comes back to this batch. */
function ProofElsewhere({ batch, proven }: { batch: number; proven: boolean }) {
  const office = useQuery({ queryKey: ['office'], queryFn: () => call<Office>('GET', '/office') })
  const failed = new URLSearchParams(useSearch()).get('proof') === 'no'
  if (proven)
    return (
      <div className="note ok field" role="status">
        {WORDS.agency.elsewhere.proven}
      </div>
    )
  return (
    <div className="field">
      {failed ? (
        <div className="note stop" role="alert">
          {WORDS.agency.elsewhere.notProven}
        </div>
      ) : null}
      <p className="small">{WORDS.agency.elsewhere.prove}</p>
      <a
        className="btn second"
        href={`/api/sign-in/elsewhere${queryOf({ again: 'yes', to: `/batches/${batch}` })}`}
      >
        {WORDS.agency.elsewhere.proveGo(office.data?.elsewhere ?? '')}
      </a>
    </div>
  )
}

/** The documents or the letters: made, heard of, read and kept. */
export function Papers({ batch, kind }: { batch: BatchShown; kind: 'documents' | 'letters' }) {
  const path = `/batches/${batch.id}/${kind}`
  const [dated, setDated] = useState('')
  const found = useQuery({
    queryKey: ['papers', batch.id, kind],
    queryFn: () => call<PapersShown>('GET', path),
    retry: false,
    refetchInterval: query => (query.state.data?.state === 'running' ? AGAIN_MS : false),
  })
  const make = useMutation({ mutationFn: () => call('POST', path, { dated }), onSettled: saved })
  const papers = found.data
  const isMade = papers?.state === 'done'
  // What comes next of the batch is known once they are there.
  useEffect(() => {
    if (isMade) void client.invalidateQueries({ queryKey: ['batch'] })
  }, [isMade])
  const works = useMay('work')
  const mayMake = works && (kind === 'letters' || batch.state === 'signed')
  const isRunning = papers?.state === 'running'
  return (
    <section className="sect">
      <h2>{kind === 'documents' ? WORDS.batch.documents : WORDS.batch.letters}</h2>
      {kind === 'letters' ? <p className="small quiet">{WORDS.batch.lettersMore}</p> : null}
      {isRunning ? <Progress papers={papers} /> : null}
      {papers?.state === 'refused' && papers.says !== undefined ? (
        <div className="note stop" role="alert">
          {papers.says}
        </div>
      ) : null}
      {papers?.state === 'done' ? <Files batch={batch} kind={kind} papers={papers} /> : null}
      {mayMake && !isRunning ? (
        <form
          onSubmit={event => {
            event.preventDefault()
            make.mutate()
          }}
        >
          <DayField label={WORDS.batch.dated} value={dated} onChange={setDated} />
          {make.isError ? <Failed error={make.error} /> : null}
          <p className="acts">
            <button
              className={papers?.state === 'done' ? 'btn second' : 'btn'}
              type="submit"
              disabled={make.isPending}
            >
              {papers?.state === 'done'
                ? WORDS.batch.makeAgain
                : kind === 'documents'
                  ? WORDS.batch.makeThem
                  : WORDS.batch.makeLetters}
            </button>
          </p>
        </form>
      ) : null}
    </section>
  )
}

export const Letters = ({ batch }: { batch: BatchShown }) =>
  batch.answers.some(({ name }) => name === 'granted') ? <Papers batch={batch} kind="letters" /> : null

function Progress({ papers: { kind, done = 0, all = 0 } }: { papers: PapersShown }) {
  const says = kind === undefined ? WORDS.batch.starting : WORDS.batch.making(kind, done, all)
  return (
    <p role="status">
      <progress className="progress" max={Math.max(1, all)} value={done} aria-label={says} />
      <span className="small">{says}</span>
    </p>
  )
}

function Files({
  batch,
  kind,
  papers: { files, list, signed },
}: {
  batch: BatchShown
  kind: 'documents' | 'letters'
  papers: PapersShown
}) {
  const at = (name: string): string => `/api/batches/${batch.id}/${kind}/${part(name)}`
  return (
    <>
      <div className="note ok">
        {list !== undefined && list === signed ? WORDS.batch.sameList : ''} {WORDS.batch.attorney}
      </div>
      <Table
        label={WORDS.batch.documents}
        caption={kind === 'documents' ? WORDS.batch.documents : WORDS.batch.letters}
        rows={files}
        keyOf={({ name }) => name}
        columns={[
          [
            WORDS.batch.file,
            ({ name }) => (
              <>
                {name}
                {kind === 'letters' ? <span className="sub">{letterText(name)}</span> : null}
                <span className="sub">
                  {name.endsWith('.pdf') ? (
                    <a
                      href={at(name)}
                      target="_blank"
                      rel="noreferrer"
                      aria-label={`${WORDS.batch.read} ${name}`}
                    >
                      {WORDS.batch.read}
                    </a>
                  ) : null}{' '}
                  <a href={`${at(name)}?keep=yes`} download={name} aria-label={`${WORDS.batch.keep} ${name}`}>
                    {WORDS.batch.keep}
                  </a>
                </span>
              </>
            ),
          ],
          [WORDS.batch.size, ({ bytes }) => bytesText(bytes), 'num'],
        ]}
      />
      <p className="small">
        <a href={`/api/batches/${batch.id}/approvals.csv`} download="approvals.csv">
          {WORDS.batch.theList}
        </a>
      </p>
    </>
  )
}

export function Filing({ batch }: { batch: BatchShown }) {
  const [on, setOn] = useState('')
  const [number, setNumber] = useState('')
  const send = useMutation({
    mutationFn: () => call('POST', `/batches/${batch.id}/filed`, { on, number }),
    onSuccess: saved,
  })
  if (batch.step !== 'file') return null
  return (
    <form
      className="panel sign pad"
      onSubmit={event => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <h2>{WORDS.batch.filed}</h2>
      <DayField label={WORDS.batch.filedOn} value={on} onChange={setOn} />
      <TextField
        label={WORDS.batch.number}
        hint={WORDS.batch.numberHint}
        value={number}
        onChange={setNumber}
      />
      {send.isError ? <Failed error={send.error} /> : null}
      <p className="acts">
        <button className="btn" type="submit" disabled={send.isPending}>
          {WORDS.batch.fileIt(batch.counts)}
        </button>
      </p>
    </form>
  )
}

/** As a court may answer, in the order of a form. */
const ANSWERS = [
  'granted',
  'denied',
  'struck',
  'continued',
  'no-record-found',
  'wrong-case-number',
  'destroyed',
  'already-dismissed',
  'already-reduced',
  'deceased',
] as const

export function Answering({
  batch,
  all,
  chosen,
  onChoose,
}: {
  batch: BatchShown
  all: readonly BatchCount[]
  chosen: ReadonlySet<number>
  onChoose: (chosen: ReadonlySet<number>) => void
}) {
  const [answer, setAnswer] = useState('')
  const [on, setOn] = useState('')
  const [number, setNumber] = useState('')
  const [said, setSaid] = useState<CourtRecorded>()
  const done = async (recorded: CourtRecorded): Promise<void> => {
    setSaid(recorded)
    onChoose(new Set())
    await saved()
  }
  const send = useMutation({
    mutationFn: () =>
      call<CourtRecorded>('POST', `/batches/${batch.id}/answers`, {
        approvals: [...chosen],
        answer,
        on,
        number,
      }),
    onSuccess: done,
  })
  const bring = useMutation({
    mutationFn: (file: File) =>
      call<CourtRecorded>('POST', `/batches/${batch.id}/answers.csv${queryOf({ number })}`, file),
    onSuccess: done,
  })
  const waiting = all.filter(({ state }) => state === 'filed')
  return (
    <form
      className="panel sign pad"
      onSubmit={event => {
        event.preventDefault()
        if (chosen.size > 0 && answer !== '') send.mutate()
      }}
    >
      <h2>{WORDS.batch.answers}</h2>
      <p className="small quiet">
        {batch.filedOn === undefined ? '' : WORDS.batch.filedSays(dayText(batch.filedOn), batch.courtNumber)}{' '}
        {WORDS.batch.answersMore(batch.awaited)}
      </p>
      <p className="small">
        {chosen.size > 0
          ? WORDS.batch.chosen(chosen.size)
          : waiting.length > 0
            ? WORDS.batch.choose
            : WORDS.batch.chooseLater}{' '}
        {waiting.length === 0 ? null : (
          <button
            type="button"
            className="linkish"
            onClick={() => onChoose(new Set(waiting.map(one => one.approval)))}
          >
            {WORDS.batch.chooseAll}
          </button>
        )}
      </p>
      <Field label={WORDS.batch.answer}>
        {id => (
          <select id={id} className="in" value={answer} onChange={event => setAnswer(event.target.value)}>
            <option value="" />
            {ANSWERS.map(one => (
              <option key={one} value={one}>
                {WORDS.approve.states[one] ?? one}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={WORDS.batch.answeredOn}>
        {id => (
          <input
            id={id}
            className="in auto"
            type="date"
            value={on}
            onChange={event => setOn(event.target.value)}
          />
        )}
      </Field>
      <TextField label={WORDS.batch.orderNumber} value={number} required={false} onChange={setNumber} />
      {send.isError ? <Failed error={send.error} /> : null}
      <p className="acts">
        <button
          className="btn"
          type="submit"
          aria-disabled={chosen.size === 0 || answer === ''}
          disabled={send.isPending}
        >
          {WORDS.batch.recordAnswer(chosen.size)}
        </button>
      </p>
      <Field label={WORDS.batch.answerFile} hint={WORDS.batch.answerFileHint}>
        {(id, described) => (
          <input
            id={id}
            aria-describedby={described}
            type="file"
            accept=".csv,.xlsx"
            onChange={event => {
              const file = event.target.files?.[0]
              if (file !== undefined) bring.mutate(file)
              event.target.value = ''
            }}
          />
        )}
      </Field>
      {bring.isError ? <Failed error={bring.error} /> : null}
      <div role="status">
        {said === undefined ? null : (
          <>
            <p className="small">{WORDS.batch.taken(said.taken)}</p>
            <ul className="plain small">
              {[...said.problems, ...said.told].map(({ line, why }) => (
                <li key={`${line} ${why}`}>
                  {WORDS.batch.line(line)}
                  {why}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p className="small">
        <button
          type="button"
          className="linkish"
          onClick={() => void download(`/batches/${batch.id}/answers.csv`, undefined)}
        >
          court-update.csv
        </button>
      </p>
    </form>
  )
}
