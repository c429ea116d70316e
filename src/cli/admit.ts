/** `setaside admit`: lets an administrator of the workstation in again who can sign in no more. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathIn } from '../results/path-in.ts'
import { admit } from '../review/admit.ts'
import { withDatabase } from '../review/database/office-database.ts'
import { ADDRESS } from '../review/serve.ts'
import { triesIn } from '../review/sign-in/tries.ts'
import { KEY_FILE, openVault } from '../review/vault.ts'
import { BY_COMMAND, DATA, toldOf } from './audit.ts'
import { command, type Given, type Options, type Telling } from './command.ts'
import { DONE, type Ending, refused, usage } from './exit.ts'

const OPTIONS = {
  data: DATA,
  key: { value: 'file', reads: 'file', says: 'a file with the recovery key, where the office has made one' },
} as const satisfies Options
const ARGUMENTS = { account: { says: 'the sign-in name of the administrator' } } as const

type Asked = Given<typeof OPTIONS, typeof ARGUMENTS>

export const admitCommand = command({
  name: 'admit',
  summary: 'lets an administrator of the workstation in again who can sign in no more',
  description:
    'Makes a new invitation for an administrator who has lost their password, their phone and the codes on paper, or whose sign-in elsewhere is gone. With it they choose a password and set up a phone anew; what they had before is good no more once they have. Where the office has a recovery key it is needed. It is in the audit, and so is a key that is not the right one. Others are invited anew by an administrator, in the settings.',
  arguments: ARGUMENTS,
  options: OPTIONS,
  prints: {
    link: 'what is opened in their browser, once, within a week; without the address where the workstation does not run',
    text: 'what is printed',
  },
  examples: ['setaside admit keys --data /srv/setaside --key recovery-key.txt'],
  run: async given => await toldOf(() => admitted(given)),
})

async function admitted({ account, data, key }: Asked): Promise<Ending | Telling<'link' | 'text'>> {
  if (key !== undefined && !(existsSync(key) && statSync(key).isFile()))
    return usage(`--key is [${key}], and there is no such file`)
  const folder = resolve(data)
  const written = key === undefined ? undefined : readFileSync(key, 'utf8').trim()
  const done = await withDatabase({ data: folder, databaseUrl: process.env.DATABASE_URL }, ({ db }) =>
    admit(
      db,
      {
        account,
        key: written,
        tries: existsSync(pathIn(folder, KEY_FILE)) ? triesIn(db, openVault(folder)) : undefined,
      },
      BY_COMMAND,
      new Date(),
    ),
  )
  if ('why' in done)
    return done.key === true ? usage(`${done.why}; name a file with it with [--key]`) : refused(done.why)
  const at = pathIn(folder, ADDRESS)
  const [origin = ''] = existsSync(at) ? readFileSync(at, 'utf8').split('\n') : []
  const link = `${origin}/join#${done.token}`
  const text = [
    `${done.name} is invited anew${done.reopened ? ', and the account is open again' : ''}. Give them this link, in person:`,
    `  ${link}`,
    origin === ''
      ? 'The workstation does not run: start it, and put its address before the link.'
      : 'It works once, within a week.',
  ].join('\n')
  return { ...DONE, text, json: { link, text } }
}
