/** Documents looked at in the page, a page at a time: as a draft before anybody signs, and a letter before the court has answered. */
import type { z } from '@hono/zod-openapi'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { PreviewShown } from '../../../src/review/http/preview-shapes.ts'
import { call, part } from '../api.ts'
import { client, useMay } from '../here.ts'
import { Failed, Field } from '../parts.tsx'
import { letterText, nameText, WORDS } from '../words.ts'

type Shown = z.output<typeof PreviewShown>
const AGAIN_MS = 500

export function Preview({ batch, list }: { batch: number; list: string | undefined }) {
  return (
    <Looking path={`/batches/${batch}/preview`} says={WORDS.preview}>
      {preview => (preview.list === list ? null : <div className="note">{WORDS.preview.old}</div>)}
    </Looking>
  )
}

/** To one person, as it would be if the court granted what it has not answered: nothing is sent, and nobody else’s is made. */
export function LetterPreview({
  batch,
  people,
}: {
  batch: number
  people: readonly (readonly [id: string, name: string])[]
}) {
  const [person, setPerson] = useState('')
  return (
    <Looking path={`/batches/${batch}/letter-preview`} says={WORDS.letterPreview} body={{ person }}>
      {() => <div className="note">{WORDS.letterPreview.marked}</div>}
      <Field label={WORDS.letterPreview.to}>
        {id => (
          <select
            id={id}
            className="in"
            required
            value={person}
            onChange={event => setPerson(event.target.value)}
          >
            <option value="">{WORDS.letterPreview.choose}</option>
            {people.map(([value, name]) => (
              <option key={value} value={value}>
                {nameText(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Looking>
  )
}

interface LookingWords {
  readonly title: string
  readonly more: string
  readonly make: string
  readonly again: string
  readonly dated?: string
}

/** Made on a day that is asked for, heard of while it is made, then looked at. The first child is what is said of it when it is there. */
function Looking({
  path,
  says,
  body,
  children,
}: {
  path: string
  says: LookingWords
  body?: object
  children: ((preview: Shown) => ReactNode) | [(preview: Shown) => ReactNode, ReactNode]
}) {
  const may = useMay('work')
  const [note, fields] = typeof children === 'function' ? [children] : children
  const [dated, setDated] = useState('')
  const found = useQuery({
    queryKey: ['preview', path],
    queryFn: () => call<Shown>('GET', path),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? AGAIN_MS : false),
  })
  const make = useMutation({
    mutationFn: () => call<Shown>('POST', path, { dated, ...body }),
    onSuccess: made => client.setQueryData(['preview', path], made),
  })
  const preview = found.data
  return (
    <section className="sect">
      <h2>{says.title}</h2>
      <p className="small quiet">{says.more}</p>
      {preview?.state === 'running' ? (
        <p role="status">
          <progress
            className="progress"
            max={Math.max(1, preview.all ?? 1)}
            value={preview.done ?? 0}
            aria-label={WORDS.batch.starting}
          />
        </p>
      ) : !may ? null : (
        <form
          onSubmit={event => {
            event.preventDefault()
            make.mutate()
          }}
        >
          {fields}
          <Field label={says.dated ?? WORDS.batch.dated}>
            {id => (
              <input
                id={id}
                className="in auto"
                type="date"
                required
                value={dated}
                onChange={event => setDated(event.target.value)}
              />
            )}
          </Field>
          <p className="acts">
            <button className="btn second" type="submit" disabled={make.isPending}>
              {preview?.state === 'done' ? says.again : says.make}
            </button>
          </p>
        </form>
      )}
      {make.isError ? <Failed error={make.error} /> : null}
      {preview?.says === undefined ? null : (
        <div className="note stop" role="alert">
          {preview.says}
        </div>
      )}
      {preview?.state === 'done' && preview.files.length > 0 ? (
        <>
          {note?.(preview)}
          <Documents
            key={preview.files.map(({ name }) => name).join()}
            files={preview.files}
            at={name => `/api${path}/${part(name)}`}
          />
        </>
      ) : null}
    </section>
  )
}

function Documents({ files, at }: { files: Shown['files']; at: (name: string) => string }) {
  const [chosen, setChosen] = useState(files[0]?.name ?? '')
  const file = files.find(({ name }) => name === chosen) ?? files[0]
  if (file === undefined) return null
  return (
    <>
      <Field label={WORDS.preview.which}>
        {id => (
          <select id={id} className="in" value={file.name} onChange={event => setChosen(event.target.value)}>
            {files.map(({ name, pages, of }) => (
              <option key={name} value={name}>
                {letterText(name) ?? name}, {WORDS.preview.pages(pages, of)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Pages key={file.name} name={file.name} pages={file.pages} from={at(file.name)} />
    </>
  )
}

/** The browser itself draws the page that is asked for. */
function Pages({ name, pages, from }: { name: string; pages: number; from: string }) {
  const [page, setPage] = useState(1)
  return (
    <>
      <p className="acts">
        <button
          className="btn second sm"
          type="button"
          disabled={page <= 1}
          onClick={() => setPage(page - 1)}
        >
          {WORDS.preview.before}
        </button>{' '}
        <span className="tab" role="status">
          {WORDS.preview.page(page, pages)}
        </span>{' '}
        <button
          className="btn second sm"
          type="button"
          disabled={page >= pages}
          onClick={() => setPage(page + 1)}
        >
          {WORDS.preview.after}
        </button>{' '}
        <a className="small" href={from} target="_blank" rel="noreferrer">
          {WORDS.preview.alone}
        </a>
      </p>
      <iframe
        key={page}
        className="pdf"
        title={WORDS.preview.frame(name, page)}
        src={`${from}#page=${page}&view=Fit&toolbar=0`}
      />
    </>
  )
}
