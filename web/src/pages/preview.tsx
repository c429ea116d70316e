/** Documents looked at in the page, a page at a time: as a draft before anybody signs, and as they are when they are made. */
import type { z } from '@hono/zod-openapi'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PreviewShown } from '../../../src/review/http/preview-shapes.ts'
import { call, part } from '../api.ts'
import { client } from '../here.ts'
import { Failed, Field } from '../parts.tsx'
import { WORDS } from '../words.ts'

type Shown = z.output<typeof PreviewShown>
const AGAIN_MS = 500

export function Preview({ batch, list }: { batch: number; list: string | undefined }) {
  const path = `/batches/${batch}/preview`
  const [dated, setDated] = useState('')
  const found = useQuery({
    queryKey: ['preview', batch],
    queryFn: () => call<Shown>('GET', path),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? AGAIN_MS : false),
  })
  const make = useMutation({
    mutationFn: () => call<Shown>('POST', path, { dated }),
    onSuccess: made => client.setQueryData(['preview', batch], made),
  })
  const preview = found.data
  return (
    <section className="sect">
      <h2>{WORDS.preview.title}</h2>
      <p className="small quiet">{WORDS.preview.more}</p>
      {preview?.state === 'running' ? (
        <p role="status">
          <progress
            className="progress"
            max={Math.max(1, preview.all ?? 1)}
            value={preview.done ?? 0}
            aria-label={WORDS.batch.starting}
          />
        </p>
      ) : (
        <form
          onSubmit={event => {
            event.preventDefault()
            make.mutate()
          }}
        >
          <Field label={WORDS.batch.dated}>
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
              {preview?.state === 'done' ? WORDS.preview.again : WORDS.preview.make}
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
      {preview?.state === 'done' && preview.list !== list ? (
        <div className="note">{WORDS.preview.old}</div>
      ) : null}
      {preview?.state === 'done' && preview.files.length > 0 ? (
        <Documents files={preview.files} at={name => `/api${path}/${part(name)}`} />
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
                {name}, {WORDS.preview.pages(pages, of)}
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
