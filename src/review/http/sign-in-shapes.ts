/** The shapes of signing in, and of the people of an agency. */
import { z } from '@hono/zod-openapi'
import { ROLES } from '../roles.ts'
import { LONGEST } from '../sign-in/password.ts'
import { isOneLine, ONE_LINE } from './shapes.ts'

const written = (most: number, says: string) => z.string().trim().min(1, says).max(most)
const account = z
  .string()
  .trim()
  .regex(/^[\w.@+-]{2,100}$/, 'Write a sign-in name of letters, digits, dots and dashes, or a mail address.')
const password = z.string().min(1, 'Write the password.').max(LONGEST, 'This password is too long.')
const code = written(40, 'Write the code your phone shows.')
const roles = z.array(z.enum(ROLES)).min(1, 'Choose at least one role.').max(ROLES.length)
const token = z.string().min(20).max(100)

export const Office = z
  .object({
    mode: z.enum(['one-computer', 'agency']),
    office: z.string(),
    version: z.string(),
    /** What the agency's own sign-in is called; absent where there is none. */
    elsewhere: z.string().optional(),
  })
  .openapi('Office')

export const ElsewhereSettings = z
  .object({
    title: written(60, 'Write what people call it.'),
    issuer: z
      .url('Write the address of the issuer, such as https://login.county.gov.')
      .max(500)
      .regex(/^(?:https:|http:\/\/(?:127\.|localhost))/, 'The issuer begins with https://.'),
    client: written(300, 'Write the number your sign-in gave this program.'),
    secret: written(500, 'Write the secret your sign-in gave this program.'),
  })
  .openapi('ElsewhereSettings')

export const SignIn = z.object({ account: z.string().max(200), password, code }).openapi('SignIn')
export const Code = z.object({ code }).openapi('Code')
export const NewPassword = z.object({ password, code, newPassword: password }).openapi('NewPassword')
export const PaperCodes = z.object({ codes: z.array(z.string()) }).openapi('PaperCodes')

export const Invitation = z.object({ invitation: token }).openapi('Invitation')
export const Invited = z
  .object({ account: z.string(), name: z.string(), address: z.string(), secret: z.string() })
  .openapi('Invited')
export const Acceptance = z.object({ invitation: token, password, code }).openapi('Acceptance')
export const Accepted = z.object({ account: z.string(), codes: z.array(z.string()) }).openapi('Accepted')

export const NewAgency = z
  .object({
    office: written(100, 'Write the name of the office.'),
    account,
    name: written(100, 'Write the name, as it should appear.').refine(isOneLine, ONE_LINE),
  })
  .openapi('NewAgency')
/** What is opened in a browser by whoever was invited; shown once. */
export const InvitationLink = z.object({ id: z.number(), link: z.string() }).openapi('InvitationLink')

export const Colleagues = z
  .object({
    colleagues: z.array(
      z.object({
        id: z.number(),
        account: z.string(),
        name: z.string(),
        roles: z.array(z.enum(ROLES)),
        state: z.enum(['invited', 'active', 'closed', 'no sign-in yet']),
        seen: z.string().optional(),
        you: z.boolean(),
      }),
    ),
  })
  .openapi('Colleagues')
export const NewColleague = z
  .object({
    account,
    name: written(100, 'Write their name, as it should appear.').refine(isOneLine, ONE_LINE),
    roles,
  })
  .openapi('NewColleague')
export const Roles = z.object({ roles }).openapi('Roles')
