/**
 * Who is who: joins the subjects of the files into people, and says what it could not settle.
 *
 * Two subjects are one person when they share a strong identifier (CII, SSN, licence, FBI number), or their SUBJECT_ID in
 * two files, and name and birth date agree too. Nothing else joins. An identifier shared by people whose name or birth
 * date does not agree is reported and leaves all of them in doubt. None of it depends on the order of rows or files.
 */
import type { Doubt } from '../../record/person.ts'
import type { Source } from '../../rules/fact.ts'
import { hashOfText } from './hash.ts'
import { masked, STRONG, type Strong } from './identifiers.ts'
import { cardFields, type Subjects } from './subjects.ts'

/** What the files leave open, or what was settled, about who someone is. A line of `identity.csv`. */
export interface IdentityNote {
  /**
   * `joined`: several SUBJECT_IDs or files are one person. `shared-identifier`: people who do not agree share one; not
   * joined. `birth-dates-differ`, `names-differ`: within one person. `no-identifier`: a row that may be anyone's.
   */
  readonly kind: 'joined' | 'shared-identifier' | 'birth-dates-differ' | 'names-differ' | 'no-identifier'
  /** What they share. */
  readonly identifier?: Strong | 'SUBJECT_ID'
  /** Its last characters; of a SUBJECT_ID the whole. */
  readonly value?: string
  /** The people concerned, at most `SHOWN`; `count` is how many. */
  readonly people: readonly string[]
  readonly count: number
  /** A row of each. */
  readonly sources: readonly Source[]
  readonly agreed: readonly string[]
  readonly differed: readonly string[]
  /** Whether it leaves the people in doubt. */
  readonly doubt: boolean
}

/** A note names no more people and rows than this. */
const SHOWN = 20

/** Which subjects are one person. */
export interface Plan {
  readonly people: number
  readonly personOf: (subject: number) => number
  /** The subjects of a person, in order. */
  readonly subjectsOf: (person: number) => Uint32Array
  /** The identifier results are printed under. */
  readonly idOf: (person: number) => string
  /** Whether all rows of a person have one SUBJECT_ID, which is not blank. */
  readonly oneSubject: (person: number) => boolean
  /** Whether all rows of a person have one birth date, which is a day that exists. */
  readonly oneBirth: (person: number) => boolean
  readonly doubtsOf: (person: number) => readonly Doubt[]
  readonly notes: readonly IdentityNote[]
}

interface Card {
  readonly name: string
  readonly birth: string
  readonly strong: readonly string[]
}

export function joinSubjects(subjects: Subjects, fileNames: readonly string[]): Plan {
  const { ids, files, lines, cards: written } = subjects
  const count = ids.length
  const parent = new Uint32Array(count).map((_, subject) => subject)
  const find = (subject: number): number => {
    let at = subject
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number
      at = parent[at] as number
    }
    return at
  }
  /** The root is always the subject met first, so that the numbers of people follow the files. */
  const join = (a: number, b: number): void => {
    const [x, y] = [find(a), find(b)]
    if (x < y) parent[y] = x
    else parent[x] = y
  }

  const cardsOf = (subject: number): readonly Card[] => {
    const texts = written[subject] as string | ReadonlySet<string>
    const found = (typeof texts === 'string' ? [texts] : [...texts]).map(text => {
      const [cii = '', ssn = '', cdl = '', fbi = '', name = '', birth = ''] = cardFields(text)
      return { name, birth, strong: [cii, ssn, cdl, fbi] }
    })
    if (found.length === 1) return found
    // A row that leaves out the name or the birth date the other rows agree on means the same.
    const [name, birth] = [only(found.map(card => card.name)), only(found.map(card => card.birth))]
    return found.map(card => ({ ...card, name: card.name || name, birth: card.birth || birth }))
  }
  const who = (card: Card): string => (card.name && card.birth ? `${card.name}\t${card.birth}` : '')

  const sourceOf = (subject: number): Source => ({
    file: fileNames[files[subject] as number] as string,
    line: lines[subject] as number,
  })

  const notes: IdentityNote[] = []
  /** What shares an identifier: found before people are joined, judged after. */
  const shared: {
    readonly kind: Strong | 'SUBJECT_ID'
    readonly value: string
    readonly holders: readonly number[]
  }[] = []

  // 1. Strong identifiers, one kind at a time.
  for (const [place, kind] of STRONG.entries()) {
    const holder = new Map<string, number>()
    const several = new Map<string, number[]>()
    for (let subject = 0; subject < count; subject++) {
      const texts = written[subject] as string | ReadonlySet<string>
      for (const text of typeof texts === 'string' ? [texts] : texts) {
        const value = fieldAt(text, place)
        if (value === '') continue
        const known = holder.get(value)
        if (known === undefined) holder.set(value, subject)
        else if (known !== subject) {
          const list = several.get(value)
          if (list === undefined) several.set(value, [known, subject])
          else if (list.at(-1) !== subject) list.push(subject)
        }
      }
    }
    for (const [value, holders] of several) {
      shared.push({ kind, value, holders })
      const same = new Map<string, number>()
      for (const subject of holders)
        for (const card of cardsOf(subject)) {
          if (card.strong[place] !== value || who(card) === '') continue
          const known = same.get(who(card))
          if (known === undefined) same.set(who(card), subject)
          else join(known, subject)
        }
    }
  }

  // 2. The same SUBJECT_ID in several files.
  const starts = new Set(subjects.nextSame.keys())
  for (const next of subjects.nextSame.values()) starts.delete(next)
  for (const start of starts) {
    const holders: number[] = []
    for (let at: number | undefined = start; at !== undefined; at = subjects.nextSame.get(at))
      holders.push(at)
    shared.push({ kind: 'SUBJECT_ID', value: ids[start] as string, holders })
    const same = new Map<string, number>()
    for (const subject of holders)
      for (const card of cardsOf(subject)) {
        if (who(card) === '') continue
        const known = same.get(who(card))
        if (known === undefined) same.set(who(card), subject)
        else join(known, subject)
      }
  }

  // 3. The very same row twice, without SUBJECT_ID.
  const rowSeen = new Map<string, number>()
  for (const [subject, hash] of subjects.nameless) {
    const known = rowSeen.get(hash)
    if (known === undefined) rowSeen.set(hash, subject)
    else join(known, subject)
  }

  // People, numbered by their first row.
  const person = new Uint32Array(count)
  let people = 0
  for (let subject = 0; subject < count; subject++)
    person[subject] = find(subject) === subject ? people++ : (person[find(subject)] as number)
  const members = listed(person, people)

  const names = namePeople(subjects, person, members, fileNames)

  const doubts = new Map<number, Doubt[]>()
  const doubt = (about: number, says: string, sources: readonly Source[], birth = false): void => {
    const list = doubts.get(about)
    const one: Doubt = { kind: 'identity', ...(birth ? { birthDate: true } : {}), says, sources }
    if (list === undefined) doubts.set(about, [one])
    else if (!list.some(known => known.says === says && known.birthDate === one.birthDate)) list.push(one)
  }

  // 4. What is shared and was not joined; what was.
  const joinedBy = new Map<number, Set<Strong | 'SUBJECT_ID'>>()
  for (const { kind, value, holders } of shared) {
    const holding = new Map<number, number>()
    for (const subject of holders) {
      const p = person[subject] as number
      if (!holding.has(p)) holding.set(p, subject)
      else joinedBy.set(p, (joinedBy.get(p) ?? new Set()).add(kind))
    }
    if (holding.size < 2) continue
    const cards = [...holding].map(([p]) => mainCard(p))
    const agreed: string[] = []
    const differed: string[] = []
    judge(
      'name',
      cards.map(card => card.name),
      agreed,
      differed,
    )
    judge(
      'birth date',
      cards.map(card => card.birth),
      agreed,
      differed,
    )
    // Some counties number SUBJECT_IDs from 1: two people who have nothing else in common are no doubt.
    const strangers =
      kind === 'SUBJECT_ID' &&
      new Set(cards.map(card => card.name)).size === cards.length &&
      new Set(cards.map(card => card.birth)).size === cards.length &&
      cards.every(card => card.name !== '' && card.birth !== '')
    const sources = [...holding.values()].map(sourceOf).sort(bySource)
    const ordered = [...holding.keys()].map(p => names[p] as string).sort()
    notes.push({
      kind: 'shared-identifier',
      identifier: kind,
      value: kind === 'SUBJECT_ID' ? value : masked(value),
      people: ordered.slice(0, SHOWN),
      count: ordered.length,
      sources: sources.slice(0, SHOWN),
      agreed,
      differed,
      doubt: !strangers,
    })
    if (strangers) continue
    const says = `the same ${kind} stands on rows of ${ordered.length} people whose name or birth date does not agree`
    // The same number and name with another birth date: one of the dates is wrong, in one file or in several.
    const birth = agreed.includes('name') && differed.includes('birth date')
    for (const p of holding.keys()) doubt(p, says, sources.slice(0, SHOWN), birth)
  }

  // 5. Within one person.
  for (let p = 0; p < people; p++) {
    const group = members(p)
    const one = group.length === 1 ? (written[group[0] as number] as string | ReadonlySet<string>) : undefined
    if (typeof one === 'string') continue
    const cards = [...group].flatMap(subject => [...cardsOf(subject)])
    const named = distinct(cards.map(card => card.name))
    const born = distinct(cards.map(card => card.birth))
    const sources = [...group].map(sourceOf).sort(bySource).slice(0, SHOWN)
    const about = { people: [names[p] as string], count: 1, sources }
    if (group.length > 1 && joinedBy.has(p)) {
      const by = [...STRONG, 'SUBJECT_ID' as const].filter(kind => joinedBy.get(p)?.has(kind))
      const joined = distinct([...group].map(subject => ids[subject] as string))
      notes.push({
        ...about,
        kind: 'joined',
        value: joined.slice(0, SHOWN).join(' '),
        agreed: [...by, 'name', 'birth date'],
        differed: joined.length > 1 ? ['SUBJECT_ID'] : ['file'],
        doubt: false,
      })
    }
    if (born.length > 1) {
      const doubtful = named.length > 1
      notes.push({
        ...about,
        kind: 'birth-dates-differ',
        agreed: doubtful ? [] : ['name'],
        differed: doubtful ? ['birth date', 'name'] : ['birth date'],
        doubt: doubtful,
      })
      if (doubtful) doubt(p, 'rows of one SUBJECT_ID differ in name and birth date', sources)
    } else if (named.length > 1) {
      notes.push({ ...about, kind: 'names-differ', agreed: ['birth date'], differed: ['name'], doubt: false })
    }
  }

  // 6. Rows without SUBJECT_ID that joined nobody: they may be anyone's of the same name and birth date.
  const loose = new Map<string, number[]>()
  for (const subject of subjects.nameless.keys()) {
    const p = person[subject] as number
    if ([...members(p)].some(s => ids[s] !== '')) continue
    const cards = cardsOf(subject)
    const key = cards.map(who).find(text => text !== '') ?? ''
    const strong = cards.some(card => card.strong.some(value => value !== ''))
    if (!strong) {
      const sources = [sourceOf(subject)]
      doubt(p, 'the row has no identifier: other rows may be the same person’s', sources)
      notes.push({
        kind: 'no-identifier',
        people: [names[p] as string],
        count: 1,
        sources,
        agreed: [],
        differed: [],
        doubt: true,
      })
    }
    if (key !== '') loose.set(key, [...(loose.get(key) ?? []), subject])
  }
  if (loose.size > 0) {
    for (let subject = 0; subject < count; subject++)
      for (const card of cardsOf(subject))
        for (const row of loose.get(who(card)) ?? []) {
          const [p, other] = [person[row] as number, person[subject] as number]
          if (p === other || comparable(cardsOf(row), cardsOf(subject))) continue
          const sources = [row, subject].map(sourceOf).sort(bySource)
          const says =
            'a row without SUBJECT_ID has the same name and birth date, and nothing to tell them apart'
          for (const one of [p, other]) doubt(one, says, sources)
          notes.push({
            kind: 'no-identifier',
            people: [p, other].map(one => names[one] as string).sort(),
            count: 2,
            sources,
            agreed: ['name', 'birth date'],
            differed: [],
            doubt: true,
          })
        }
  }

  notes.sort(byNote)
  for (const list of doubts.values()) list.sort((a, b) => (a.says < b.says ? -1 : 1))

  return {
    people,
    personOf: subject => person[subject] as number,
    subjectsOf: members,
    idOf: p => names[p] as string,
    oneSubject: p => {
      const group = members(p)
      return group.length === 1 && ids[group[0] as number] !== ''
    },
    oneBirth: p => {
      const group = members(p)
      const card = written[group[0] as number]
      return group.length === 1 && typeof card === 'string' && !card.endsWith('\t')
    },
    doubtsOf: p => doubts.get(p) ?? [],
    notes,
  }

  /** One name and birth date of a person, for comparing: empty where rows differ. */
  function mainCard(p: number): { readonly name: string; readonly birth: string } {
    const cards = [...members(p)].flatMap(subject => [...cardsOf(subject)])
    const names = distinct(cards.map(card => card.name))
    const births = distinct(cards.map(card => card.birth))
    return { name: names.join('/'), birth: births.length === 1 ? (births[0] as string) : '' }
  }
}

/** The `place`-th field of a card. */
function fieldAt(card: string, place: number): string {
  let from = 0
  for (let at = 0; at < place; at++) from = card.indexOf('\t', from) + 1
  return card.slice(from, card.indexOf('\t', from))
}

/** Whether both have an identifier of one kind: as they were not joined, it tells them apart. */
const comparable = (a: readonly Card[], b: readonly Card[]): boolean =>
  STRONG.some((_, place) => [a, b].every(cards => cards.some(card => card.strong[place] !== '')))

const distinct = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts.filter(text => text !== ''))].sort()

/** The one text all agree on, or empty. */
function only(texts: readonly string[]): string {
  const found = distinct(texts)
  return found.length === 1 ? (found[0] as string) : ''
}

/** Says whether a value agrees, differs or is missing among those who share an identifier. */
function judge(what: string, values: readonly string[], agreed: string[], differed: string[]): void {
  if (values.some(value => value === '')) differed.push(`${what} missing`)
  else if (new Set(values).size === 1) agreed.push(what)
  else differed.push(what)
}

function bySource(a: Source, b: Source): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line
}

/** Notes in an order that does not depend on the order of the rows. */
export function byNote(a: IdentityNote, b: IdentityNote): number {
  const key = (note: IdentityNote) =>
    [note.kind, note.identifier ?? '', note.value ?? '', ...note.people].join('\t')
  const [x, y] = [key(a), key(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

/** From the group of each item, the items of each group, in order. */
function listed(groupOf: Uint32Array, groups: number): (group: number) => Uint32Array {
  const starts = new Uint32Array(groups + 1)
  for (const group of groupOf) starts[group + 1] = (starts[group + 1] as number) + 1
  for (let group = 0; group < groups; group++)
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number)
  const items = new Uint32Array(groupOf.length)
  const next = starts.slice()
  for (let item = 0; item < groupOf.length; item++) {
    const group = groupOf[item] as number
    items[next[group] as number] = item
    next[group] = (next[group] as number) + 1
  }
  return group => items.subarray(starts[group], starts[group + 1])
}

/**
 * The identifier each person is printed under: the smallest of their SUBJECT_IDs; without one the CII; without that a
 * hash of the row. Where two people would be printed alike, a hash of who they are follows a `~`.
 */
function namePeople(
  subjects: Subjects,
  person: Uint32Array,
  members: (group: number) => Uint32Array,
  fileNames: readonly string[],
): readonly string[] {
  const names: string[] = []
  for (let subject = 0; subject < person.length; subject++) {
    const id = subjects.ids[subject] as string
    const p = person[subject] as number
    const known = names[p]
    if (known === undefined || known === '' || (id !== '' && id < known)) names[p] = id || (known ?? '')
  }
  const taken = new Map<string, number[]>()
  const claim = (name: string, p: number): void => {
    const list = taken.get(name)
    if (list === undefined) taken.set(name, [p])
    else if (!list.includes(p)) list.push(p)
  }
  for (const subject of subjects.nameless.keys()) {
    const p = person[subject] as number
    if (names[p] !== '') continue
    const cii = distinct(
      [...members(p)].flatMap(s => {
        const texts = subjects.cards[s] as string | ReadonlySet<string>
        return (typeof texts === 'string' ? [texts] : [...texts]).map(text => fieldAt(text, 0))
      }),
    )[0]
    const rows = distinct([...members(p)].map(s => subjects.nameless.get(s) ?? ''))
    names[p] = cii !== undefined && !subjects.byId.has(cii) ? cii : `row-${rows[0]}`
    claim(names[p] as string, p)
  }
  for (const [subject, next] of subjects.nextSame)
    for (const s of [subject, next]) {
      const p = person[s] as number
      if (names[p] === subjects.ids[s]) claim(names[p] as string, p)
    }
  for (const [name, people] of taken) {
    if (people.length < 2) continue
    for (const p of people) {
      const about = [...members(p)].map(s => {
        const texts = subjects.cards[s] as string | ReadonlySet<string>
        const who = typeof texts === 'string' ? texts : [...texts].sort().join('\n')
        return `${fileNames[subjects.files[s] as number]}\n${subjects.nameless.get(s) ?? ''}\n${who}`
      })
      names[p] = `${name}~${hashOfText(about.sort().join('\n')).slice(0, 8)}`
    }
  }
  return names
}
