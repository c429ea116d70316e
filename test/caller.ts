/** Calls the API of a workstation as its pages do. */

export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever was sent
  readonly json: any
  readonly text: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Headers
}

export interface Call {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Somebody who is signed in, calling the API as the pages do. */
export interface Caller {
  readonly cookie: string
  readonly call: (path: string, call?: Call) => Promise<Answered>
}

/** As nobody, where the cookie is empty. */
export const callerWith = (origin: string, cookie: string): Caller => ({
  cookie,
  call: async (path, { method = 'GET', body, headers = {} } = {}) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(method === 'GET' ? {} : { origin, 'x-setaside': 'test', 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return await answeredOf(response)
  },
})

/** What was sent, however it was asked for. */
export async function answeredOf(response: Response): Promise<Answered> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = new TextDecoder().decode(bytes)
  const json: unknown = /[/+]json\b/.test(response.headers.get('content-type') ?? '')
    ? JSON.parse(text)
    : undefined
  return { status: response.status, json, text, bytes, headers: response.headers }
}
