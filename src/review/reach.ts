/** Where the workstation is reached: on this computer alone, or by an agency's own name over TLS. */
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer as createSecure, request as requestSecure } from 'node:https'

export interface Reach {
  /** The address it listens at. */
  readonly host: string
  readonly port: number
  /** The name people type, where it is not this computer's own: `https://setaside.county.gov`. */
  readonly address?: string | undefined
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  /** Another server before it ends TLS, and is the only one that can reach it. */
  readonly behindProxy: boolean
}

export const HERE: Omit<Reach, 'port'> = { host: '127.0.0.1', behindProxy: false }

export const isLoopback = (host: string): boolean =>
  /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|::1)$/.test(host)

/** Why it may not be reached so, as a sentence without its end; undefined where it may. */
export function whyNotReached({ host, address, tls, behindProxy }: Reach): string | undefined {
  const url = address === undefined ? undefined : asAddress(address)
  if (address !== undefined && url === undefined)
    return `--address is [${address}]; write the name people type, such as https://setaside.county.gov, with nothing after it`
  if (isLoopback(host) && url === undefined && !behindProxy) return undefined
  if (url === undefined)
    return `--host is [${host}], which others can reach; say with --address under which name, such as https://setaside.county.gov`
  if (tls === undefined && !behindProxy && !(isLoopback(host) && isLoopback(url.hostname)))
    return 'others can reach it only over TLS; name a certificate and its key with --tls-cert and --tls-key, or --behind-proxy where another server ends TLS before it'
  if (url.protocol !== 'https:' && !isLoopback(url.hostname))
    return `--address is [${address}]; others reach it only by an address that begins with https://`
  return undefined
}

function asAddress(text: string): URL | undefined {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '')
    ? url
    : undefined
}

/** A certificate and its key; a sentence where they cannot be used together. */
export function readTls(certFile: string, keyFile: string): Reach['tls'] | { readonly why: string } {
  try {
    const tls = { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') }
    createSecure(tls).close()
    return tls
  } catch {
    return { why: `[${certFile}] and [${keyFile}] are no certificate in PEM and the key of it` }
  }
}

/** The name people type. */
export const originOf = ({ address, tls, host, behindProxy }: Reach, port: number): string =>
  address !== undefined
    ? new URL(address).origin
    : `${tls !== undefined && !behindProxy ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`

/** Where this computer reaches it itself, whatever its name is. */
export const localOf = ({ host, tls }: Reach, port: number): string => {
  const near = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `${tls === undefined ? 'http' : 'https'}://${near.includes(':') ? `[${near}]` : near}:${port}`
}

/** Whether a workstation answers there. Its certificate is of another name: this asks only whether it is there. */
export function answersAt(local: string, patience: number): Promise<boolean> {
  const ask = local.startsWith('https:') ? requestSecure : request
  return new Promise(done => {
    const asked = ask(`${local}/api/health`, { rejectUnauthorized: false, timeout: patience }, answer => {
      answer.resume()
      done(/json/.test(answer.headers['content-type'] ?? ''))
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => done(false))
    asked.end()
  })
}
