/** What the office has set for its work: what two people read, by which day, and how long things are kept; what is over its time is purged here. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { call, type OfficeSettings, type OverTime } from '../api.ts'
import { SaveForm, Writing } from '../form.tsx'
import { saved } from '../here.ts'
import { Dialog, Failed, Loading } from '../parts.tsx'
import { Table } from '../table.tsx'
import { dayText, WORDS } from '../words.ts'

/** What the office has set, once it is known. */
export function WithSettings({ children }: { children: (settings: OfficeSettings) => ReactNode }) {
  const found = useQuery({
    queryKey: ['settings'],
    queryFn: () => call<OfficeSettings>('GET', '/settings'),
  })
  if (found.data !== undefined) return children(found.data)
  return found.isPending ? <Loading /> : <Failed error={found.error} />
}

export const RulesPart = () => (
  <WithSettings>
    {settings => (
      <>
        <SecondReads settings={settings} />
        <Deadlines settings={settings} />
      </>
    )}
  </WithSettings>
)

function SecondReads({ settings: { secondReads, questions } }: { settings: OfficeSettings }) {
  const [facts, setFacts] = useState<readonly string[]>(secondReads.facts)
  return (
    <SaveForm
      title={WORDS.agency.rules.seconds}
      start={{ 'secondReads.share': String(secondReads.share) }}
      save={written =>
        call('PUT', '/settings', { secondReads: { facts, share: numberIn(written['secondReads.share']) } })
      }
      onSaved={saved}
      said={() => WORDS.agency.settings.saved}
      go={WORDS.save}
    >
      <p>{WORDS.agency.rules.secondsMore}</p>
      <fieldset className="field">
        <legend className="lab">{WORDS.agency.rules.questions}</legend>
        {questions.length === 0 ? <p className="quiet">{WORDS.agency.rules.noQuestions}</p> : null}
        {questions.map(({ fact, asks, ofLaw }) => (
          <label key={fact} className="opt compact">
            <input
              type="checkbox"
              checked={ofLaw || facts.includes(fact)}
              disabled={ofLaw}
              onChange={event =>
                setFacts(event.target.checked ? [...facts, fact] : facts.filter(one => one !== fact))
              }
            />
            <span>
              {asks}
              {ofLaw ? <span className="quiet"> – {WORDS.agency.rules.law}</span> : null}
            </span>
          </label>
        ))}
      </fieldset>
      <Writing
        name="secondReads.share"
        label={WORDS.agency.rules.share}
        hint={WORDS.agency.rules.shareHint}
        short
        inputMode="numeric"
      />
    </SaveForm>
  )
}

/** What is no number is sent as none: the server says so at its field. */
const numberIn = (text: string | undefined): number => Number(text?.trim() || Number.NaN)

const Deadlines = ({ settings: { deadlines } }: { settings: OfficeSettings }) => (
  <SaveForm
    title={WORDS.agency.rules.days}
    start={{
      'deadlines.answer': String(deadlines.answer),
      'deadlines.secondRead': String(deadlines.secondRead),
      'deadlines.file': String(deadlines.file),
    }}
    save={written =>
      call('PUT', '/settings', {
        deadlines: {
          answer: numberIn(written['deadlines.answer']),
          secondRead: numberIn(written['deadlines.secondRead']),
          file: numberIn(written['deadlines.file']),
        },
      })
    }
    onSaved={saved}
    said={() => WORDS.agency.settings.saved}
    go={WORDS.save}
  >
    <p>{WORDS.agency.rules.daysMore}</p>
    {(['answer', 'secondRead', 'file'] as const).map(name => (
      <Writing
        key={name}
        name={`deadlines.${name}`}
        label={WORDS.agency.rules[name]}
        short
        inputMode="numeric"
      />
    ))}
  </SaveForm>
)

type Thing = OverTime['things'][number]

export function RetentionPart() {
  const found = useQuery({ queryKey: ['retention'], queryFn: () => call<OverTime>('GET', '/retention') })
  const [asked, setAsked] = useState<Thing>()
  const [stays, setStays] = useState<string>()
  if (found.data === undefined) return found.isPending ? <Loading /> : <Failed error={found.error} />
  const { keepMonths, things } = found.data
  return (
    <>
      <SaveForm
        start={{ keepMonths: String(keepMonths) }}
        save={written => call('PUT', '/settings', { keepMonths: numberIn(written.keepMonths) })}
        onSaved={saved}
        said={() => WORDS.agency.settings.saved}
        go={WORDS.save}
      >
        <Writing
          name="keepMonths"
          label={WORDS.agency.retention.months}
          hint={WORDS.agency.retention.monthsHint}
          short
          inputMode="numeric"
        />
      </SaveForm>
      <section>
        <h2>{WORDS.agency.retention.list}</h2>
        <div role="status">{stays === undefined ? null : <div className="note ok">{stays}</div>}</div>
        {things.length > 0 ? (
          <Things things={things} onPurge={setAsked} />
        ) : (
          <p>{keepMonths === 0 ? WORDS.agency.retention.noLimit : WORDS.agency.retention.none}</p>
        )}
      </section>
      {asked === undefined ? null : (
        <Purge
          one={asked}
          onPurged={folder =>
            setStays(
              folder === undefined ? WORDS.agency.retention.purged : WORDS.agency.retention.folder(folder),
            )
          }
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

const nameOf = ({ kind, id, what }: Thing): string =>
  `${WORDS.agency.retention.kinds[kind] ?? kind} ${kind === 'run' ? `${id}: ` : ''}${what}`

const Things = ({ things, onPurge }: { things: readonly Thing[]; onPurge: (one: Thing) => void }) => (
  <Table
    caption={WORDS.agency.retention.list}
    rows={things}
    keyOf={one => `${one.kind} ${one.id}`}
    columns={[
      [WORDS.agency.retention.kind, one => nameOf(one)],
      [WORDS.agency.retention.since, one => dayText(one.since.slice(0, 10)), 'nowrap'],
      [
        '',
        one =>
          one.held === undefined ? (
            <button className="linkish" type="button" onClick={() => onPurge(one)}>
              {WORDS.agency.retention.purge}
              <span className="vh"> {nameOf(one)}</span>
            </button>
          ) : (
            <span className="small quiet">{one.held}</span>
          ),
      ],
    ]}
  />
)

const Purge = ({
  one,
  onPurged,
  onClose,
}: {
  one: Thing
  onPurged: (folder: string | undefined) => void
  onClose: () => void
}) => (
  <Dialog title={WORDS.agency.retention.title(nameOf(one))} onClose={onClose}>
    <SaveForm
      start={{ reason: '' }}
      save={({ reason }) =>
        call<{ folder?: string }>('POST', '/retention/purge', { kind: one.kind, id: one.id, reason })
      }
      onSaved={async ({ folder }) => {
        onPurged(folder)
        await saved()
        onClose()
      }}
      go={WORDS.agency.retention.purge}
      leave={{ says: WORDS.cancel, go: onClose }}
    >
      <p>{WORDS.agency.retention.more}</p>
      <Writing name="reason" label={WORDS.agency.retention.why} />
    </SaveForm>
  </Dialog>
)
