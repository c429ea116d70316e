/** What the pages of runs ask of the API, and how a file is sent: as it is on the disk, told how far it is. */
import type { z } from '@hono/zod-openapi'
import type * as kept from '../../src/review/http/kept-runs-shapes.ts'
import type * as making from '../../src/review/http/making-shapes.ts'
import type * as putting from '../../src/review/http/new-run-shapes.ts'
import { Problem, part } from './api.ts'

export type Job = z.output<typeof making.JobShape>
export type Jobs = z.output<typeof making.Jobs>
export type Choices = z.output<typeof putting.RunChoices>
export type Draft = z.output<typeof putting.DraftShape>
export type Written = z.input<typeof putting.RunWritten>
export type Checked = z.output<typeof putting.RunChecked>

export type Comparison = z.output<typeof kept.ComparisonShape>
export type Changes = z.output<typeof kept.Changes>
export type Contradictions = z.output<typeof kept.Contradictions>

export interface Sending {
  readonly done: Promise<Draft>
  readonly stop: () => void
}

/** Sends a file; the browser reads it as it goes, and holds none of it. */
export function send(draft: string, file: File, onSent: (bytes: number) => void): Sending {
  const request = new XMLHttpRequest()
  const done = new Promise<Draft>((resolve, reject) => {
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.onload = () => {
      const found = parsed(request.responseText)
      if (request.status === 200) resolve(found as Draft)
      else reject(new Problem(request.status, found as object))
    }
    request.onerror = () => reject(new Problem(0, {}))
    request.onabort = () => reject(new Problem(STOPPED, {}))
  })
  request.open('PUT', `/api/new-runs/${part(draft)}/files/${part(file.name)}`)
  request.setRequestHeader('x-setaside', 'page')
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.send(file)
  return { done, stop: () => request.abort() }
}

/** The status of what somebody stopped by themselves. */
export const STOPPED = -1

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
