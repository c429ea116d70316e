/** The people of the office: who they are, what they may do, and how others come in. */

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Colleague, type Colleagues, call, type InvitationLink } from '../api.ts'
import { SaveForm, Sure, Writing } from '../form.tsx'
import { saved, useSession } from '../here.ts'
import { Failed, Loading } from '../parts.tsx'
import { Table } from '../table.tsx'
import { timeText } from '../words/formats.ts'
import { WORDS } from '../words.ts'

const ROLES = ['analyst', 'reviewer', 'approver', 'auditor', 'administrator'] as const
type Role = (typeof ROLES)[number]

export const PeoplePart = () => (useSession().mode === 'agency' ? <People /> : <Others />)

/** One computer becomes an agency with its first administrator. */
function Others() {
  const [given, setGiven] = useState<{ name: string; link: string }>()
  return (
    <section>
      <h2>{WORDS.agency.people.others}</h2>
      <p>{WORDS.agency.people.othersMore}</p>
      {given === undefined ? (
        <SaveForm
          start={{ office: '', account: '', name: '' }}
          save={async written => ({
            name: written.name,
            link: (await call<InvitationLink>('POST', '/agency', written)).link,
          })}
          onSaved={setGiven}
          go={WORDS.agency.people.begin}
        >
          <Writing name="office" label={WORDS.agency.people.officeName} most={100} />
          <Account />
          <Writing name="name" label={WORDS.agency.people.name} most={100} />
        </SaveForm>
      ) : (
        <Link {...given} />
      )}
    </section>
  )
}

const Account = () => (
  <Writing
    name="account"
    label={WORDS.agency.people.account}
    hint={WORDS.agency.people.accountHint}
    most={100}
    exact
  />
)

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
      <Table
        caption={WORDS.agency.people.list}
        rows={found.data.colleagues}
        keyOf={one => one.id}
        columns={[
          [
            WORDS.agency.people.name,
            one => (
              <>
                {one.name || one.account} {one.you ? `(${WORDS.agency.people.you})` : ''}
              </>
            ),
          ],
          [WORDS.agency.people.account, one => one.account],
          [
            WORDS.agency.people.roles,
            one => one.roles.map(role => WORDS.agency.people.roleNames[role]).join(', '),
          ],
          [
            WORDS.agency.people.state,
            one => (
              <>
                {WORDS.agency.people.states[one.state]}
                {one.seen === undefined ? null : <span className="quiet">, {timeText(one.seen)}</span>}
              </>
            ),
          ],
          [
            '',
            one =>
              one.state === 'closed' ? (
                <button className="linkish" type="button" onClick={() => open.mutate(one.id)}>
                  {WORDS.agency.people.open}
                  <span className="vh"> {one.name}</span>
                </button>
              ) : (
                <>
                  <button className="linkish" type="button" onClick={() => setAsked({ what: 'roles', one })}>
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
              ),
            'acts',
          ],
        ]}
      />
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
  const [roles, setRoles] = useState<Role[]>([])
  return (
    <SaveForm
      title={WORDS.agency.people.invite}
      start={{ account: '', name: '' }}
      save={async written => ({
        name: written.name,
        link: (await call<InvitationLink>('POST', '/colleagues', { ...written, roles })).link,
      })}
      onSaved={async given => {
        onLink(given)
        setRoles([])
        await saved()
      }}
      anew
      go={WORDS.agency.people.inviteGo}
    >
      <Writing name="name" label={WORDS.agency.people.name} most={100} />
      <Account />
      <RoleChoice roles={roles} set={setRoles} />
    </SaveForm>
  )
}

function ChangeRoles({ one, onClose }: { one: Colleague; onClose: () => void }) {
  const [roles, setRoles] = useState<Role[]>([...one.roles])
  return (
    <Sure
      title={`${WORDS.agency.people.change}: ${one.name || one.account}`}
      does={() => call('PUT', `/colleagues/${one.id}/roles`, { roles })}
      go={WORDS.save}
      onClose={onClose}
    >
      <RoleChoice roles={roles} set={setRoles} />
    </Sure>
  )
}

const CloseAccount = ({ one, onClose }: { one: Colleague; onClose: () => void }) => (
  <Sure
    title={WORDS.agency.people.closeSure(one.name || one.account)}
    does={() => call('DELETE', `/colleagues/${one.id}`)}
    go={WORDS.agency.people.close}
    onClose={onClose}
  >
    <p>{WORDS.agency.people.closeMore}</p>
  </Sure>
)
