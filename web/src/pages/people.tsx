/** The people of the office: who they are, what they may do, and how others come in. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Colleague, type Colleagues, call, type InvitationLink } from '../api.ts'
import { saved, useSession } from '../here.ts'
import { Dialog, Failed, Field, Loading, Wide } from '../parts.tsx'
import { timeText, WORDS } from '../words.ts'

const ROLES = ['analyst', 'reviewer', 'approver', 'auditor', 'administrator'] as const
type Role = (typeof ROLES)[number]

export const PeoplePart = () => (useSession().mode === 'agency' ? <People /> : <Others />)

/** One computer becomes an agency with its first administrator. */
function Others() {
  const [office, setOffice] = useState('')
  const [account, setAccount] = useState('')
  const [name, setName] = useState('')
  const begin = useMutation({
    mutationFn: () => call<InvitationLink>('POST', '/agency', { office, account, name }),
  })
  const fields = [
    [WORDS.agency.people.officeName, office, setOffice, undefined],
    [WORDS.agency.people.account, account, setAccount, WORDS.agency.people.accountHint],
    [WORDS.agency.people.name, name, setName, undefined],
  ] as const
  return (
    <section>
      <h2>{WORDS.agency.people.others}</h2>
      <p>{WORDS.agency.people.othersMore}</p>
      {begin.data === undefined ? (
        <form
          onSubmit={event => {
            event.preventDefault()
            begin.mutate()
          }}
        >
          {fields.map(([label, value, set, hint]) => (
            <Field key={label} label={label} {...(hint === undefined ? {} : { hint })}>
              {(id, described) => (
                <input
                  id={id}
                  aria-describedby={described}
                  className="in"
                  value={value}
                  required
                  maxLength={100}
                  autoComplete="off"
                  onChange={event => set(event.target.value)}
                />
              )}
            </Field>
          ))}
          {begin.isError ? <Failed error={begin.error} /> : null}
          <p className="acts">
            <button className="btn" type="submit" disabled={begin.isPending}>
              {WORDS.agency.people.begin}
            </button>
          </p>
        </form>
      ) : (
        <Link name={name} link={begin.data.link} />
      )}
    </section>
  )
}

const Link = ({ name, link }: { name: string; link: string }) => (
  <div className="note ok" role="status">
    <strong>{WORDS.agency.people.link(name)}</strong>
    <code className="breaks block">{link}</code>
    {WORDS.agency.people.linkMore}
  </div>
)

function People() {
  const found = useQuery({ queryKey: ['colleagues'], queryFn: () => call<Colleagues>('GET', '/colleagues') })
  const [asked, setAsked] = useState<{ what: 'roles' | 'close'; one: Colleague }>()
  const [link, setLink] = useState<{ name: string; link: string }>()
  const again = useMutation({
    mutationFn: async (one: Colleague) => ({
      name: one.name,
      link: (await call<InvitationLink>('POST', `/colleagues/${one.id}/invitation`)).link,
    }),
    onSuccess: async given => {
      setLink(given)
      await saved()
    },
  })
  const open = useMutation({
    mutationFn: (id: number) => call('POST', `/colleagues/${id}/opening`),
    onSuccess: saved,
  })
  if (found.data === undefined) return found.isPending ? <Loading /> : <Failed error={found.error} />
  const failed = again.error ?? open.error
  return (
    <>
      {link === undefined ? null : <Link {...link} />}
      {failed === null ? null : <Failed error={failed} />}
      <h2>{WORDS.agency.people.list}</h2>
      <Wide label={WORDS.agency.people.list}>
        <table className="tbl">
          <caption className="vh">{WORDS.agency.people.list}</caption>
          <thead>
            <tr>
              {[
                WORDS.agency.people.name,
                WORDS.agency.people.account,
                WORDS.agency.people.roles,
                WORDS.agency.people.state,
              ].map(says => (
                <th key={says} scope="col">
                  {says}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {found.data.colleagues.map(one => (
              <tr key={one.id}>
                <th scope="row">
                  {one.name || one.account} {one.you ? `(${WORDS.agency.people.you})` : ''}
                </th>
                <td>{one.account}</td>
                <td>{one.roles.map(role => WORDS.agency.people.roleNames[role]).join(', ')}</td>
                <td>
                  {WORDS.agency.people.states[one.state]}
                  {one.seen === undefined ? null : <span className="quiet">, {timeText(one.seen)}</span>}
                </td>
                <td className="acts">
                  {one.state === 'closed' ? (
                    <button className="linkish" type="button" onClick={() => open.mutate(one.id)}>
                      {WORDS.agency.people.open}
                      <span className="vh"> {one.name}</span>
                    </button>
                  ) : (
                    <>
                      <button
                        className="linkish"
                        type="button"
                        onClick={() => setAsked({ what: 'roles', one })}
                      >
                        {WORDS.agency.people.change}
                        <span className="vh"> {one.name}</span>
                      </button>{' '}
                      {one.roles.length === 0 ? null : (
                        <button className="linkish" type="button" onClick={() => again.mutate(one)}>
                          {WORDS.agency.people.again}
                          <span className="vh"> {one.name}</span>
                        </button>
                      )}{' '}
                      {one.you ? null : (
                        <button
                          className="linkish"
                          type="button"
                          onClick={() => setAsked({ what: 'close', one })}
                        >
                          {WORDS.agency.people.close}
                          <span className="vh"> {one.name}</span>
                        </button>
                      )}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <Invite onLink={setLink} />
      {asked?.what === 'roles' ? <ChangeRoles one={asked.one} onClose={() => setAsked(undefined)} /> : null}
      {asked?.what === 'close' ? <CloseAccount one={asked.one} onClose={() => setAsked(undefined)} /> : null}
    </>
  )
}

const RoleChoice = ({ roles, set }: { roles: readonly Role[]; set: (roles: Role[]) => void }) => (
  <fieldset className="field">
    <legend className="lab">{WORDS.agency.people.roles}</legend>
    {ROLES.map(role => (
      <label key={role} className="opt">
        <input
          type="checkbox"
          checked={roles.includes(role)}
          onChange={event => set(event.target.checked ? [...roles, role] : roles.filter(one => one !== role))}
        />
        <span>
          {WORDS.agency.people.roleNames[role]}
          <span className="quiet"> – {WORDS.agency.people.roleMore[role]}</span>
        </span>
      </label>
    ))}
  </fieldset>
)

function Invite({ onLink }: { onLink: (link: { name: string; link: string }) => void }) {
  const [account, setAccount] = useState('')
  const [name, setName] = useState('')
  const [roles, setRoles] = useState<Role[]>([])
  const invite = useMutation({
    mutationFn: () => call<InvitationLink>('POST', '/colleagues', { account, name, roles }),
    onSuccess: async ({ link }) => {
      onLink({ name, link })
      setAccount('')
      setName('')
      setRoles([])
      await saved()
    },
  })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        invite.mutate()
      }}
    >
      <h2>{WORDS.agency.people.invite}</h2>
      <Field label={WORDS.agency.people.name}>
        {id => (
          <input
            id={id}
            className="in"
            value={name}
            required
            maxLength={100}
            autoComplete="off"
            onChange={event => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={WORDS.agency.people.account} hint={WORDS.agency.people.accountHint}>
        {(id, described) => (
          <input
            id={id}
            aria-describedby={described}
            className="in"
            value={account}
            required
            maxLength={100}
            autoComplete="off"
            onChange={event => setAccount(event.target.value)}
          />
        )}
      </Field>
      <RoleChoice roles={roles} set={setRoles} />
      {invite.isError ? <Failed error={invite.error} /> : null}
      <p className="acts">
        <button className="btn" type="submit" disabled={invite.isPending}>
          {WORDS.agency.people.inviteGo}
        </button>
      </p>
    </form>
  )
}

function ChangeRoles({ one, onClose }: { one: Colleague; onClose: () => void }) {
  const [roles, setRoles] = useState<Role[]>([...one.roles])
  const change = useMutation({
    mutationFn: () => call('PUT', `/colleagues/${one.id}/roles`, { roles }),
    onSuccess: async () => {
      await saved()
      onClose()
    },
  })
  return (
    <Dialog title={`${WORDS.agency.people.change}: ${one.name || one.account}`} onClose={onClose}>
      <RoleChoice roles={roles} set={setRoles} />
      {change.isError ? <Failed error={change.error} /> : null}
      <p className="acts">
        <button className="btn" type="button" onClick={() => change.mutate()}>
          {WORDS.save}
        </button>
        <button className="btn plain" type="button" onClick={onClose}>
          {WORDS.cancel}
        </button>
      </p>
    </Dialog>
  )
}

function CloseAccount({ one, onClose }: { one: Colleague; onClose: () => void }) {
  const close = useMutation({
    mutationFn: () => call('DELETE', `/colleagues/${one.id}`),
    onSuccess: async () => {
      await saved()
      onClose()
    },
  })
  return (
    <Dialog title={WORDS.agency.people.closeSure(one.name || one.account)} onClose={onClose}>
      <p>{WORDS.agency.people.closeMore}</p>
      {close.isError ? <Failed error={close.error} /> : null}
      <p className="acts">
        <button className="btn" type="button" onClick={() => close.mutate()}>
          {WORDS.agency.people.close}
        </button>
        <button className="btn plain" type="button" onClick={onClose}>
          {WORDS.cancel}
        </button>
      </p>
    </Dialog>
  )
}
