/** What an office brings beside the files of a run: a policy, a mapping of its own extract, facts that the files do not show. */
import { useMutation } from '@tanstack/react-query'
import { call, part } from '../api.ts'
import { Failed, Field } from '../parts.tsx'
import type { Draft } from '../runs-api.ts'
import { WORDS } from '../words.ts'

const KINDS = ['facts', 'map', 'policy'] as const
const ACCEPTS = { facts: '.csv,.xlsx', map: '.json', policy: '.json' } as const

export function RunBeside({
  draft,
  beside,
  onDraft,
}: {
  /** Its number; one is begun where there is none yet. */
  draft: () => Promise<string>
  beside: Draft['beside']
  onDraft: (draft: Draft) => void
}) {
  return (
    <details className="named" open={Object.keys(beside).length > 0 || undefined}>
      <summary>{WORDS.beside.title}</summary>
      {KINDS.map(kind => (
        <One key={kind} kind={kind} name={beside[kind]} draft={draft} onDraft={onDraft} />
      ))}
    </details>
  )
}

function One({
  kind,
  name,
  draft,
  onDraft,
}: {
  kind: (typeof KINDS)[number]
  name: string | undefined
  draft: () => Promise<string>
  onDraft: (draft: Draft) => void
}) {
  const bring = useMutation({
    mutationFn: async (file: File) =>
      call<Draft>('PUT', `/new-runs/${part(await draft())}/beside/${kind}/${part(file.name)}`, file),
    onSuccess: onDraft,
  })
  const remove = useMutation({
    mutationFn: async () => call<Draft>('DELETE', `/new-runs/${part(await draft())}/beside/${kind}`),
    onSuccess: onDraft,
  })
  return (
    <>
      {name === undefined ? (
        <Field label={WORDS.beside.kinds[kind]} hint={WORDS.beside.hints[kind]}>
          {(id, described) => (
            <input
              id={id}
              aria-describedby={described}
              type="file"
              accept={ACCEPTS[kind]}
              disabled={bring.isPending}
              onChange={event => {
                const file = event.target.files?.[0]
                if (file !== undefined) bring.mutate(file)
                event.target.value = ''
              }}
            />
          )}
        </Field>
      ) : (
        <p className="field">
          {WORDS.beside.goes[kind](name)}{' '}
          <button
            className="btn second sm"
            type="button"
            aria-label={WORDS.newRun.takeOut(name)}
            onClick={() => remove.mutate()}
          >
            {WORDS.newRun.out}
          </button>
        </p>
      )}
      {bring.isError ? <Failed error={bring.error} /> : null}
      {remove.isError ? <Failed error={remove.error} /> : null}
    </>
  )
}
