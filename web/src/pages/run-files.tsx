/** The files of a new run: dropped, chosen or named, copied one after the other, told how far each is. */
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Left, paceOf } from '../../../src/time/pace.ts'
import { call, Problem, part } from '../api.ts'
import { Failed, Field } from '../parts.tsx'
import { type Checked, type Draft, type Sending, STOPPED, send } from '../runs-api.ts'
import { Table } from '../table.tsx'
import { bytesText, leftText } from '../words/runs.ts'
import { WORDS } from '../words.ts'
import { Far } from './far.tsx'
import { RunBeside } from './run-beside.tsx'

interface Coming {
  readonly name: string
  readonly sent: number
  readonly bytes: number
  readonly left: Left
}

export function RunFiles({
  draft,
  files,
  beside,
  found,
  says,
  mayName,
  onDraft,
  onGone,
  onSending,
}: {
  draft: string | undefined
  files: Draft['files']
  beside: Draft['beside']
  found: Checked['files']
  says: string
  mayName: boolean
  onDraft: (draft: Draft) => void
  onGone: () => void
  onSending: (sending: boolean) => void
}) {
  const [coming, setComing] = useState<Coming>()
  const [failed, setFailed] = useState<Problem>()
  const sending = useRef<Sending>(undefined)
  const known = useRef(draft)
  known.current = draft ?? known.current
  useEffect(() => {
    // Whoever closes the page while a file is copied is asked; what was not copied whole is gone.
    if (coming === undefined) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [coming])
  useEffect(() => () => sending.current?.stop(), [])
  const draftNow = async (): Promise<string> => {
    if (draft !== undefined) return draft
    const begun = await call<Draft>('POST', '/new-runs', {})
    onDraft(begun)
    return begun.id
  }
  const bring = async (chosen: readonly File[]): Promise<void> => {
    if (chosen.length === 0) return
    setFailed(undefined)
    onSending(true)
    try {
      const id = await draftNow()
      for (const file of chosen) {
        const pace = paceOf()
        const began = performance.now()
        const show = (sent: number) =>
          setComing({
            name: file.name,
            sent,
            bytes: file.size,
            left: pace.at(sent, file.size, performance.now() - began),
          })
        show(0)
        sending.current = send(id, file, show)
        onDraft(await sending.current.done)
      }
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(0, {})
      if (problem.status !== STOPPED) setFailed(problem)
    } finally {
      sending.current = undefined
      setComing(undefined)
      onSending(false)
    }
  }
  return (
    <>
      <Drop says={says} busy={coming !== undefined} onFiles={chosen => void bring(chosen)} />
      {coming === undefined ? null : (
        <div className="coming">
          <Far
            label={WORDS.newRun.sending(coming.name)}
            share={coming.bytes === 0 ? 0 : coming.sent / coming.bytes}
            says={[
              WORDS.newRun.sent(coming.sent, coming.bytes),
              ...(coming.left === undefined ? [] : [leftText(coming.left)]),
            ].join(' · ')}
          />
          <p className="field">
            <button className="btn second sm" type="button" onClick={() => sending.current?.stop()}>
              {WORDS.newRun.stop}
            </button>{' '}
            <span className="small quiet">{WORDS.newRun.stopMore}</span>
          </p>
        </div>
      )}
      {failed === undefined ? null : <Failed error={failed} />}
      {files.length === 0 ? null : (
        <Taken draft={draft ?? ''} files={files} found={found} onDraft={onDraft} onGone={onGone} />
      )}
      {mayName ? <Named draft={draftNow} onDraft={onDraft} /> : null}
      <RunBeside draft={draftNow} beside={beside} onDraft={onDraft} />
    </>
  )
}

function Drop({
  says,
  busy,
  onFiles,
}: {
  says: string
  busy: boolean
  onFiles: (files: readonly File[]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; the button beside it is the other
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        if (!busy) onFiles([...event.dataTransfer.files])
      }}
    >
      <p>{WORDS.newRun.filesMore(says)}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={event => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <button className="btn" type="button" disabled={busy} onClick={() => input.current?.click()}>
        {WORDS.newRun.choose}
      </button>
    </div>
  )
}

function Taken({
  draft,
  files,
  found,
  onDraft,
  onGone,
}: {
  draft: string
  files: Draft['files']
  found: Checked['files']
  onDraft: (draft: Draft) => void
  onGone: () => void
}) {
  const remove = useMutation({
    mutationFn: (name: string) => call<Draft>('DELETE', `/new-runs/${part(draft)}/files/${part(name)}`),
    onSuccess: onDraft,
  })
  const discard = useMutation({
    mutationFn: () => call('DELETE', `/new-runs/${part(draft)}`),
    onSuccess: onGone,
  })
  return (
    <>
      <Table
        caption={WORDS.newRun.taken}
        rows={files}
        keyOf={({ name }) => name}
        columns={[
          [
            WORDS.newRun.file,
            ({ name, path }) => (
              <>
                {name}
                {path === undefined ? null : <span className="sub">{WORDS.newRun.stays}</span>}
              </>
            ),
          ],
          [WORDS.newRun.size, ({ bytes }) => bytesText(bytes), 'num nowrap'],
          [WORDS.newRun.found, ({ name }) => <Found look={found.find(one => one.name === name)} />],
          [
            '',
            ({ name }) => (
              <button
                className="btn second sm"
                type="button"
                aria-label={WORDS.newRun.takeOut(name)}
                onClick={() => remove.mutate(name)}
              >
                {WORDS.newRun.out}
              </button>
            ),
          ],
        ]}
      />
      {remove.isError ? <Failed error={remove.error} /> : null}
      {discard.isError ? <Failed error={discard.error} /> : null}
      <p>
        <button className="linkish small" type="button" onClick={() => discard.mutate()}>
          {WORDS.newRun.discard}
        </button>
      </p>
    </>
  )
}

/** What a file is, as far as it is known. */
function Found({
  look,
}: {
  look: { readonly refused?: string | undefined; readonly notes: readonly string[] } | undefined
}) {
  if (look === undefined) return <span className="quiet">{WORDS.newRun.looking}</span>
  if (look.refused !== undefined) return <span className="err">{look.refused}</span>
  return look.notes.length === 0 ? WORDS.newRun.isOne : look.notes.join(' ')
}

function Named({ draft, onDraft }: { draft: () => Promise<string>; onDraft: (draft: Draft) => void }) {
  const [path, setPath] = useState('')
  const name = useMutation({
    mutationFn: async () => call<Draft>('POST', `/new-runs/${part(await draft())}/files`, { path }),
    onSuccess: found => {
      setPath('')
      onDraft(found)
    },
  })
  return (
    <details className="named">
      <summary>{WORDS.newRun.named}</summary>
      <form
        onSubmit={event => {
          event.preventDefault()
          name.mutate()
        }}
      >
        <Field
          label={WORDS.newRun.path}
          error={name.error instanceof Problem ? name.error.message || WORDS.lost : undefined}
        >
          {(id, described) => (
            <div className="inline">
              <input
                id={id}
                className="in"
                aria-describedby={described}
                value={path}
                required
                autoComplete="off"
                spellCheck={false}
                onChange={event => setPath(event.target.value)}
              />
              <button className="btn second" type="submit">
                {WORDS.newRun.add}
              </button>
            </div>
          )}
        </Field>
      </form>
    </details>
  )
}
