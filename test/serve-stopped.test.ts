/** `setaside serve` ends whole however Ctrl-C reaches it. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { workplace } from './command.ts'
import { readyForStart } from './workstation.ts'

const { fresh } = workplace()
const BIN = resolve(import.meta.dirname, '../bin/setaside')

test('a Ctrl-C that comes from the terminal and is passed on as well stops the database too', async () => {
  const data = fresh('data')
  await readyForStart(data)
  const server = spawn(process.execPath, [BIN, 'serve', '--data', data, '--port', '0', '--no-open'], {
    env: { ...process.env, DATABASE_URL: undefined },
  })
  let printed = ''
  const serving = new Promise<void>(done => {
    server.stdout.on('data', text => {
      printed += String(text)
      if (printed.includes('Stop it')) done()
    })
  })
  await serving
  const ended = new Promise(done => server.on('exit', (code, signal) => done({ code, signal })))
  server.kill('SIGINT')
  // As later a process that is busy gets the second one.
  await new Promise(done => setTimeout(done, 20))
  server.kill('SIGINT')
  expect(await ended).toEqual({ code: 0, signal: null })
  expect(printed).toContain('Stopped. Everything that was saved is kept.')
  expect(existsSync(join(data, 'database', 'postmaster.pid'))).toBe(false)
})
