/** Errors as they go from thread to thread: what the file system says of itself would be lost with a plain copy. */

export interface SentError {
  readonly name: string
  readonly message: string
  readonly stack?: string
  readonly code?: unknown
  readonly syscall?: unknown
  readonly path?: unknown
}

export function asSent(error: unknown): SentError {
  if (!(error instanceof Error)) return { name: typeof error, message: '' }
  const { name, message, stack, code, syscall, path } = error as Error &
    Partial<Record<'code' | 'syscall' | 'path', unknown>>
  return {
    name,
    message,
    ...(stack === undefined ? {} : { stack }),
    ...(code === undefined ? {} : { code }),
    ...(syscall === undefined ? {} : { syscall }),
    ...(path === undefined ? {} : { path }),
  }
}

/** The error a thread met, as if it had been met here. */
export function received({ name, message, stack, ...system }: SentError): Error {
  const error = Object.assign(new Error(message), system)
  error.name = name
  if (stack !== undefined) error.stack = stack
  return error
}
