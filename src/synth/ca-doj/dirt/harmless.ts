/** Rows that misbehave without a change of any answer. */
import { respell } from '../spelling.ts'
import { stamp } from '../stamp.ts'
import { changeIdentity, changeStep, courtRows, JUNK_DATES, type Kind, type OutputRow } from './kind.ts'

/** What changes no answer, whoever it meets. */
export const HARMLESS: readonly Omit<Kind, 'nature'>[] = [
  {
    name: 'padding',
    weight: 20,
    apply: ({ random }, { row }) => {
      if (!row.offense.startsWith('"')) row.offense = ` ${row.offense}  `
      row.standing = row.standing === '' ? '   ' : `  ${row.standing} `
      row.disposition = ` ${row.disposition}      `
      row.order = `${row.order} `
      row.length = row.length === '' ? ' ' : ` ${row.length} `
      if (random.oneIn(2)) changeStep(row, { county: `  ${row.step.county}`, day: `${row.step.day} ` })
      if (random.oneIn(3))
        changeIdentity(row, { subject: ` ${row.identity.subject} `, birth: `${row.identity.birth} ` })
      return 1
    },
  },
  {
    name: 'the word NULL',
    weight: 10,
    apply: (_, { row }) => {
      row.caseNumber = 'NULL'
      row.comment = row.comment || 'NULL'
      if (row.convictedOffense === '') row.convictedOffense = 'NULL'
      if (row.disposedOffense === '') row.disposedOffense = 'NULL'
      if (row.standing === '') row.standing = 'NULL'
      if (row.place === '' && row.sentenceOrder === '')
        row.place = row.length = row.unit = row.unitText = row.sentenceOrder = 'NULL'
      return 1
    },
  },
  {
    name: 'lower case',
    weight: 6,
    apply: ({ random }, { row }) => {
      row.offense = row.offense.toLowerCase()
      row.convictedOffense = row.convictedOffense.toLowerCase()
      row.disposedOffense = row.disposedOffense.toLowerCase()
      row.standing = row.standing.toLowerCase()
      row.disposition = row.disposition.toLowerCase()
      if (random.oneIn(2)) changeStep(row, { county: row.step.county.toLowerCase() })
      return 1
    },
  },
  {
    name: 'odd spelling of a section',
    weight: 20,
    apply: (dirty, { row }) => {
      const text = row.count?.convicted?.text
      if (row.role !== 'court' || row.count === undefined || text === undefined) return 0
      const odd = respell(dirty.random, text)
      const rows = courtRows(dirty, row.count)
      for (const one of rows) {
        if (one.offense === text) one.offense = odd
        if (one.convictedOffense === text) one.convictedOffense = odd
        if (one.disposedOffense === text) one.disposedOffense = odd
      }
      return rows.length
    },
  },
  {
    name: 'charge in the comment',
    weight: 12,
    apply: (dirty, { row }) => {
      const { count } = row
      if (row.role !== 'court' || count?.convicted === undefined || count.convicted !== count.charged)
        return 0
      const { text } = count.convicted
      const cut = text.indexOf('-', text.search(/[A-Z]{2}\b/))
      const citation = cut < 0 ? text : text.slice(0, cut)
      const comment = dirty.random.pick([
        `CHRG ${citation}`,
        `:CHRG ${citation}`,
        `CNT-01 CHRG ${text}`,
        `CHRG ${text}`,
        text,
      ])
      const rows = courtRows(dirty, count)
      const blank = dirty.random.oneIn(3)
      for (const one of rows)
        if (
          one.offense !== text ||
          one.standing === '' ||
          (one.comment !== '' && one.comment !== 'NULL') ||
          ![one.convictedOffense, one.disposedOffense].every(own => ['', 'NULL', text].includes(own))
        )
          return 0
      for (const one of rows) {
        one.offense = blank ? '' : 'SEE COMMENT FOR CHARGE'
        one.convictedOffense = ''
        one.disposedOffense = ''
        one.comment = comment
      }
      return rows.length
    },
  },
  {
    name: 'class only in its letter',
    weight: 8,
    apply: (dirty, { row }) => {
      const { count } = row
      if (row.role !== 'court' || count?.convicted === undefined) return 0
      const rows = courtRows(dirty, count)
      const lettered = rows.every(one =>
        one.convictedToc !== '' || one.disposedToc !== ''
          ? true
          : count.convicted === count.charged && one.toc !== '',
      )
      if (!lettered || rows.some(one => !/^ ?\d/.test(one.offense))) return 0
      for (const one of rows) one.standing = ''
      return rows.length
    },
  },
  {
    name: 'the same row twice',
    weight: 12,
    apply: (_, out) => {
      if (out.twice === true || out.breaks !== undefined) return 0
      out.twice = true
      return 1
    },
  },
  {
    name: 'sentence part repeated',
    weight: 8,
    apply: (dirty, out, at) => {
      if (out.row.role !== 'court' || out.row.count?.parts.length === 0 || out.again === true) return 0
      out.again = true
      const again: OutputRow = { row: { ...out.row, caseNumber: `${out.row.caseNumber}  ` }, again: true }
      dirty.rows.splice(at + 1, 0, again)
      return 1
    },
  },
  {
    name: 'CR LF',
    weight: 8,
    apply: (_, out) => {
      out.crlf = true
      return 1
    },
  },
  {
    name: 'blank line',
    weight: 2,
    apply: (_, out) => {
      out.afterBlank = true
      return 1
    },
  },
  {
    name: 'quote inside a field',
    weight: 8,
    apply: ({ random }, { row }) => {
      if (row.comment !== '') return 0
      row.comment = random.pick(['SUBJ SAID "NO"', 'AKA THE "KID" PER AGENCY', 'TALL "X'])
      return 1
    },
  },
  {
    name: 'Latin-1 letters',
    weight: 6,
    apply: ({ random }, { row }) => {
      if (row.comment !== '') return 0
      row.comment = random.pick(['SE\u00d1OR', 'CAF\u00c9', 'NI\u00c3\u0091O'])
      return 1
    },
  },
  {
    name: 'conviction on a row that is no court action',
    weight: 6,
    apply: (dirty, { row }) => {
      if (row.role !== 'court' || row.step.type !== 'COURT ACTION') return 0
      // Where those who supervise say it, a dismissal is another thing.
      if (dirty.plan.claims !== undefined && row.planned.counts.some(one => one.convicted === undefined))
        return 0
      const type = dirty.random.pick(['PROBATION', 'CUSTODY'])
      const same = dirty.rows.filter(out => out.row.planned === row.planned && out.row.role === 'court')
      for (const out of same) changeStep(out.row, { type })
      return same.length
    },
  },
  {
    name: 'day of the disposition lost, day in court kept',
    weight: 5,
    apply: ({ random }, { row }) => {
      if (row.step.day.trim() !== stamp(row.planned.court ?? row.planned.day)) return 0
      row.disposed = random.pick(JUNK_DATES)
      return 1
    },
  },
  {
    name: 'rows far apart',
    weight: 10,
    apply: ({ random, rows }, _, at) => {
      if (at === 0) return 0
      const away = 200 + random.below(20_000)
      for (let i = at; i < rows.length; i++) (rows[i] as OutputRow).away ??= away
      return Math.min(3, rows.length - at)
    },
  },
  {
    name: 'comment that only looks like a section',
    weight: 5,
    apply: ({ random, plan }, { row }) => {
      if (row.comment !== '' || row.planned.kind !== 'criminal') return 0
      if (row.count?.convicted !== undefined && !plan.alone && plan.answers.length > 0) return 0
      if (row.planned.counts.some(({ charged }) => /11[35]/.test(charged.text))) return 0
      row.comment = random.pick(['REF CASE 1135799', 'FILE NO 111358', 'SEE RPT 113571'])
      return 1
    },
  },
  {
    name: 'damaged CNT_ORDER',
    weight: 5,
    apply: ({ random, answers }, { row }) => {
      const { count, planned } = row
      if (count === undefined || count.convicted !== undefined || row.order.trim() !== `${row.key}000`)
        return 0
      if (planned.counts.some(({ known }) => known !== undefined && answers.includes(known))) return 0
      row.order = random.pick([
        row.key.slice(0, 6),
        `${row.key}`,
        '',
        'NULL',
        `${row.key.slice(0, 5)}X${row.key.slice(6)}000`,
      ])
      return 1
    },
  },
]
