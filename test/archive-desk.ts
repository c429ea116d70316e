/**
 * In a network of its own, of which only the loopback is there: an unpacked archive in another root makes a county, decides it, and
 * serves it to a person who saves a decision. Called with that root; prints what was saved as JSON. Part of `archive.test.ts`.
 */
import { spawn, spawnSync } from 'node:child_process'
import { callerWith } from './caller.ts'

const [root = ''] = process.argv.slice(2)
const WITHIN = ['--userspec=65534:65534', root, '/Setaside 0.1/setaside']
const COUNTY = ['--county', 'YOLO']
const HOW = { cwd: '/', env: { PATH: process.env.PATH } } as const

function setaside(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('chroot', [...WITHIN, ...args], { ...HOW, encoding: 'utf8' })
  if (status !== 0) throw new Error(`[setaside ${args[0]}] ended with [${status}]: ${stderr}`)
}

setaside('synth', '--rows', '2000', '--seed', 'desk', ...COUNTY, '--out', '/tmp/work/county.csv')
setaside('run', '/tmp/work/county.csv', ...COUNTY, '--as-of', '2026-11-01', '--out', '/tmp/work/run')

const server = spawn(
  'chroot',
  [...WITHIN, 'serve', '--data', '/tmp/work/data', '--port', '0', '--no-open', '--json'],
  {
    ...HOW,
    stdio: ['ignore', 'pipe', 'inherit'],
  },
)
const ended = new Promise<number | null>(done => server.on('exit', done))
const { origin, link } = await new Promise<{ readonly origin: string; readonly link: string }>(
  (done, failed) => {
    server.stdout.once('data', text => done(JSON.parse(String(text).split('\n')[0] ?? '')))
    server.on('exit', code => failed(new Error(`the workstation ended with [${code}]`)))
  },
)
const nobody = callerWith(origin, '')
const opened = await nobody.call('/api/session', { method: 'POST', body: { token: link.split('#')[1] } })
const { call } = callerWith(origin, opened.headers.get('set-cookie')?.split(';')[0] ?? '')
const post = async (path: string, body: unknown, method = 'POST') => (await call(path, { method, body })).json
await post('/api/session/name', { name: 'Dana Test' }, 'PUT')
await post('/api/runs', { folder: '/tmp/work/run' })
const { groups } = (await call('/api/review')).json
const group = groups.find(
  (one: { readonly ofLaw: boolean; readonly kind: string; readonly waiting: number }) =>
    !one.ofLaw && one.kind === 'yes-no' && one.waiting > 0,
)
const { cases } = await post('/api/review/leases', { fact: group.fact, most: 1 })
const [{ person, count, fact }] = cases
const saved = await post(`/api/people/${person}/facts`, {
  ...{ count, fact, value: 'yes', source: 'court file 1', asOf: '2026-10-01' },
})
const page = await (await fetch(origin)).text()
server.kill('SIGTERM')
process.stdout.write(
  `${JSON.stringify({ saved: typeof saved.id, shows: page.includes('<title>'), ended: await ended })}\n`,
)
