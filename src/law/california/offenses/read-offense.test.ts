import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Offense } from '../../../record/person.ts'
import { addsTo, procedureOf } from './procedural.ts'
import { formatOffense, readOffense, sectionKey } from './read-offense.ts'

/** An offense from our notation: `HS 664/11357(a)`; several joined by ` + `. Kept apart from the reader on purpose. */
function offenses(notation: string): readonly Offense[] {
  if (notation === '') return []
  return notation.split(' + ').map(one => {
    const found = /^(?:([A-Z]+) )?(?:(664|182|653f)\/)?([\d.]+[a-z]*(?:\.\d+)?)((?:\(\w+\))*)$/.exec(one)
    if (!found) throw new Error(`[${one}] is not in the notation of this test`)
    const inchoate = { 664: 'attempt', 182: 'conspiracy', '653f': 'solicitation' } as const
    return withProcedure({
      ...(found[1] ? { code: found[1] } : {}),
      section: found[3] as string,
      subdivisions: [...(found[4] ?? '').matchAll(/\((\w+)\)/g)].map(m => m[1] as string),
      ...(found[2] ? { inchoate: inchoate[found[2] as keyof typeof inchoate] } : {}),
    })
  })
}

/** Sections of procedure and enhancements are told from offenses: see `procedural.test.ts`. */
function withProcedure(offense: Offense): Offense {
  const procedural = procedureOf(offense)
  const told = procedural === undefined ? offense : { ...offense, procedural }
  return addsTo(offense) ? { ...told, adds: true } : told
}

type Row = readonly [text: string, offenses: string, unread?: string]

const FORMS: Readonly<Record<string, readonly Row[]>> = {
  'section, code, description': [
    ['11357(A) HS-POSSESS CONCENTRATED CANNABIS', 'HS 11357(a)'],
    ['503 VC-TAKE CAR W/OUT OWNERS CONSENT', 'VC 503'],
    [' 148 PC - RESISTING A PEACE OFFICER', 'PC 148'],
    ['220 PC- COMMIT MAYHEM', 'PC 220'],
    ['11530 HS', 'HS 11530'],
    ['11530.5 HS', 'HS 11530.5'],
    ['4060    BP', 'BP 4060'],
    ['25658(B) BP', 'BP 25658(b)'],
    ['1672(A) MV', 'MV 1672(a)'],
    ['1672(A) MVC', 'MV 1672(a)'],
    ['10980(C)(2) WI-FRAUD', 'WI 10980(c)(2)'],
    ['12500(A) CVC', 'VC 12500(a)'],
    ['11358  HS', 'HS 11358'],
    ['11358 HS FEL', 'HS 11358'],
    ['11366.5(D) HS W/PR', 'HS 11366.5(d)'],
    ['11357 HS (CULTIVATION OF MARIJUANA)', 'HS 11357', 'CULTIVATION'],
    ['/11357 HS', 'HS 11357'],
    ['--40508 VC--', 'VC 40508'],
    ['11357(A) HS-28.5 GRAMS', 'HS 11357(a)'],
    ['11357(B) HS-POSS 28.5- GRAMS 11358', 'HS 11357(b)'],
    ['182(A)(1) PC-CONSPIRACY', 'PC 182(a)(1)'],
  ],
  'blanks, case and brackets': [
    ['11357(C)HS', 'HS 11357(c)'],
    ['11357(C)HS-POSSESS MARIJUANA', 'HS 11357(c)'],
    ['11357(b)hs-possess marijuana', 'HS 11357(b)'],
    ['11359HS-INTENT SELL CANNABIS', 'HS 11359'],
    ['148PC', 'PC 148'],
    ['11366.5  (B) HS', 'HS 11366.5(b)'],
    ['11357 (A) (1) HS', 'HS 11357(a)(1)'],
    ['11357( A ) HS', 'HS 11357(a)'],
    ['11357(A)1 HS', 'HS 11357(a)(1)'],
    ['245(A1) PC', 'PC 245(a)(1)'],
    ['\t11358\u00a0HS\r', 'HS 11358'],
  ],
  'other ways to write the code': [
    ['11357 H&S', 'HS 11357'],
    ['11357(B) H & S-POSS', 'HS 11357(b)'],
    ['11357H&S', 'HS 11357'],
    ['11357 H/S', 'HS 11357'],
    ['11357 HSC', 'HS 11357'],
    ['11357-HS', 'HS 11357'],
    ['11358-HS-CULTIVATE', 'HS 11358'],
    ['11358.HS', 'HS 11358'],
    ['187(A) P.C.', 'PC 187(a)'],
    ['4140 B&P', 'BP 4140'],
    ['602 W&I', 'WI 602'],
    ['602 WIC', 'WI 602'],
  ],
  'the code before the section': [
    ['PC 187', 'PC 187'],
    ['PC187', 'PC 187'],
    ['P.C. 187(A)', 'PC 187(a)'],
    ['HS 11357(A)', 'HS 11357(a)'],
    ['HS: 11358', 'HS 11358'],
    ['CHRG HS 11358', 'HS 11358'],
    ['PC 187, 211', 'PC 187 + PC 211'],
    ['PC 187 HS 11357', 'PC 187 + HS 11357'],
    ['HS 11357 HS 11358', 'HS 11357 + HS 11358'],
    ['PC 187, 11357 HS', 'PC 187 + HS 11357'],
    ['PC 187 PC', 'PC 187'],
    ['HS 11357 PC', '11357', 'PC'],
  ],
  'no code at all': [
    ['1170(H)', '1170(h)'],
    ['667(E)(2)(C)(IV)', '667(e)(2)(c)(iv)'],
    ['12022.53(D)', '12022.53(d)'],
    ['187-MURDER', '187'],
    ['11357(A)-POSSESS', '11357(a)'],
    ['11357 ABCD', '11357', 'ABCD'],
    ['11357(A) XX-FOO', '11357(a)', 'XX'],
    ['11357 A HS', '11357', 'A'],
    ['11357-28.5 GRAMS', '11357', '28.5'],
  ],
  'depth of the statutes': [
    ['245(A)(1) PC', 'PC 245(a)(1)'],
    ['273.5(A) PC', 'PC 273.5(a)'],
    ['314.1 PC', 'PC 314.1'],
    ['213(A)(1)(A) PC', 'PC 213(a)(1)(a)'],
    ['288A(C)(2)(A) PC', 'PC 288a(c)(2)(a)'],
    ['647.6(A)(1) PC', 'PC 647.6(a)(1)'],
    ['190.2(A)(17)(VIII) PC', 'PC 190.2(a)(17)(viii)'],
    ['11362.775 HS', 'HS 11362.775'],
  ],
  'a letter glued to the number': [
    ['11357B2 HS', 'HS 11357(b)(2)'],
    ['11360A HS', 'HS 11360(a)'],
    ['11360AHS', 'HS 11360(a)'],
    ['12022.7A PC', 'PC 12022.7(a)'],
    ['245A1 PC', 'PC 245(a)(1)'],
    ['602O PC', 'PC 602(o)'],
    ['288A PC', 'PC 288a'],
    ['288APC', 'PC 288a'],
    ['266H(B) PC', 'PC 266h(b)'],
    ['266J.11 PC', 'PC 266j.11'],
    ['267A PC', 'PC 267(a)'],
    ['273AB PC', 'PC 273ab'],
    ['273AB(A) PC', 'PC 273ab(a)'],
    ['273ABPC', 'PC 273ab'],
    ['273A VC', 'VC 273(a)'],
    ['487B PC', 'PC 487b'],
    ['647A PC', 'PC 647a'],
    ['647(A) PC', 'PC 647(a)'],
    ['647F PC', 'PC 647f'],
    ['653F(B) PC', 'PC 653f(b)'],
    ['1203.4A PC', 'PC 1203.4a'],
    ['667E2CIV PC', 'PC 667(e)(2)', 'CIV'],
    ['11357XYZ HS', 'HS 11357', 'XYZ'],
    ['11357A.5 HS', 'HS 11357(a)', '.5'],
    ['11357.A HS', '11357', 'A'],
  ],
  'typing inside the number': [
    ['11,357', '11357'],
    ['11 357', '11357'],
    ['11,357 HS', 'HS 11357'],
    ['11 357(B) HS', 'HS 11357(b)'],
    ['1,320 PC', 'PC 1320'],
    ['32,148 PC', '', '32,148'],
    ['148,602 PC', 'PC 148 + PC 602'],
    ['11358,11359 HS', 'HS 11358 + HS 11359'],
    ['11.357 HS', '', '11.357'],
    ['113?7 HS', '', '113?7'],
    ['011357 HS', '', '011357'],
    ['A11357 HS', '', 'A11357'],
  ],
  'never by substring': [
    ['11357.5 HS', 'HS 11357.5'],
    ['11357.5', '11357.5'],
    ['111357', '111357'],
    ['111357 HS', 'HS 111357'],
    ['1135799 HS', '', '1135799'],
    ['CASE 1135799', ''],
    ['CASE 11357', ''],
    ['CASE NO. 11357-A', ''],
    ['CASE NO 11357 11358 HS', 'HS 11358'],
    ['537 PC', 'PC 537'],
    ['1870 PC', 'PC 1870'],
    ['667.5 PC', 'PC 667.5'],
    ['1480 PC', 'PC 1480'],
    ['11,3570 HS', '11 + HS 3570'],
  ],
  attempts: [
    ['664/11359 HS', 'HS 664/11359'],
    ['664-11359 HS', 'HS 664/11359'],
    ['664 11359 HS', 'HS 664/11359'],
    ['664.11357(c) HS', 'HS 664/11357(c)'],
    ['66411357(A) HS', 'HS 664/11357(a)'],
    ['11359-664 HS', 'HS 664/11359'],
    ['11359 664 HS', 'HS 664/11359'],
    ['664/187(A) PC', 'PC 664/187(a)'],
    ['664(A)/187(A) PC', 'PC 664/187(a)'],
    ['664187 PC', 'PC 664/187'],
    ['66432 PC', 'PC 664/32'],
    ['664.32 PC', 'PC 664/32'],
    ['66432 GC', 'GC 66432'],
    ['187/664 PC', 'PC 664/187'],
    ['PC 664/187', 'PC 664/187'],
    ['PC 664/HS 11359', 'HS 664/11359'],
    ['664 PC/11359 HS', 'HS 664/11359'],
    ['664 PC-11359 HS', 'HS 664/11359'],
    ['664 PC, 11359 HS', 'HS 664/11359'],
    ['11359 HS/664 PC', 'HS 664/11359'],
    ['664/187/211 PC', 'PC 664/187 + PC 664/211'],
    ['211/664/187 PC', 'PC 211 + PC 187', '664'],
    ['664 PC', 'PC 664'],
    ['ATT 11358 HS', 'HS 664/11358'],
    ['ATTEMPTED MURDER 664/187 PC', 'PC 664/187'],
    ['11358 HS ATTEMPT', 'HS 11358', 'ATTEMPT'],
    // A description that calls a marijuana offense an attempt or a conspiracy contradicts its section.
    ['11359 HS-ATTEMPTED POSS MARIJ F/SALE', 'HS 11359', 'ATTEMPTED'],
    ['11358 HS-ATT', 'HS 11358', 'ATT'],
    ['11360(A) HS-CONSPIRACY TO SELL', 'HS 11360(a)', 'CONSPIRACY'],
    ['11531 HS-SOLICITATION', 'HS 11531', 'SOLICITATION'],
    ['664/11359 HS-ATTEMPTED POSS MARIJ F/SALE', 'HS 664/11359'],
    // Sale and transport include attempts by the section's own words; many other sections are described so.
    ['11360(A) HS-ATTEMPT TO TRANSPORT', 'HS 11360(a)'],
    ['136.1(A) PC-ATTEMPT TO DISSUADE WITNESS', 'PC 136.1(a)'],
  ],
  'conspiracies and solicitations': [
    ['182/11359 HS', 'HS 182/11359'],
    ['182(A)(1)/11359 HS', 'HS 182/11359'],
    ['182 PC/11359 HS', 'HS 182/11359'],
    ['653F/187', '653f/187'],
    ['653F/187 PC', 'PC 653f/187'],
    ['CONSPIRACY 182 PC', 'PC 182'],
    ['459/182 PC', 'PC 459 + PC 182'],
    ['182/664/187 PC', 'PC 182/187', '664'],
    ['664/182 PC', 'PC 664/182'],
  ],
  'several sections': [
    ['11360(A)/11358 HS', 'HS 11360(a) + HS 11358'],
    ['484(A)/490.5 PC', 'PC 484(a) + PC 490.5'],
    ['459/460(A) PC-BURGLARY:FIRST DEGREE', 'PC 460(a)'],
    ['484-488 PC', 'PC 484 + PC 488'],
    ['215 + 186.22(B)(4) PC', 'PC 215 + PC 186.22(b)(4)'],
    ['519-186.22(B)(4) PC', 'PC 519 + PC 186.22(b)(4)'],
    ['186.22(B)(4)/12022.55 PC', 'PC 186.22(b)(4) + PC 12022.55'],
    ['CHRG 11358 HS 11359 HS', 'HS 11358 + HS 11359'],
    ['11358 HS; 11359 HS', 'HS 11358 + HS 11359'],
    ['11358 HS, 11359 HS', 'HS 11358 + HS 11359'],
    ['11358 HS & 11359 HS', 'HS 11358 + HS 11359'],
    ['11358 HS AND 11359 HS', 'HS 11358 + HS 11359'],
    ['11358, 11359 HS', 'HS 11358 + HS 11359'],
    ['11358 AND 11359 HS', 'HS 11358 + HS 11359'],
    ['11357 HS/148 PC', 'HS 11357 + PC 148'],
    ['187/11357 HS', '187 + HS 11357'],
    ['32/11358 HS', '32 + HS 11358'],
    ['11358/187 PC', '11358 + PC 187'],
    ['11358 HS-POSS 11359 HS', 'HS 11358', '11359 HS'],
  ],
  'charges, counts and case numbers': [
    ['CHRG 11358 HS', 'HS 11358'],
    [':CHRG 11358 HS', 'HS 11358'],
    ['CHRG: 11358 HS', 'HS 11358'],
    ['SEC 11358 HS', 'HS 11358'],
    ['CNT-01 CHRG 11358 HS-CULTIVATE', 'HS 11358'],
    ['CNT:001 #1234-11358 HS-CULTIVATE', 'HS 11358'],
    ['CNT:001 #1234-5678 11358 HS', 'HS 11358'],
    ['CNT:001 #346477', ''],
    ['CNT 1: 11358 HS', 'HS 11358'],
    ['CNT 1 187 PC', 'PC 187'],
    ['CNT 11 357 PC', 'PC 357'],
    ['CT 187(A) PC', 'PC 187(a)'],
    ['2 CTS 11358 HS', 'HS 11358'],
    ['11358 HS 2 CTS', 'HS 11358'],
    ['3 11358 HS', 'HS 11358', '3'],
    ['CHRG 11358 HS 01/02/1999', 'HS 11358', '01 02 1999'],
  ],
  'no offense': [
    ['', ''],
    ['   ', ''],
    ['NULL', ''],
    ['SEE COMMENT FOR CHARGE', ''],
    ['MURDER', ''],
    ['HS', ''],
    ['2ND DEGREE BURGLARY', '', '2ND'],
    ['7 GRAMS MARIJUANA', '', '7'],
    ['01/02/1999', '', '01 02 1999'],
  ],
  'what is left over': [
    ['11357(A HS', 'HS 11357', '(A'],
    ['11357A) HS', 'HS 11357(a)', ')'],
    ['11357() HS', 'HS 11357', '()'],
    ['11357(ABCDE) HS', 'HS 11357', '(ABCDE)'],
    ['11357(', '11357', '('],
    ['11357[A] HS', 'HS 11357(a)', '[ ]'],
    ['11357(B)/(C) HS', 'HS 11357(b)', '/(C)'],
    ['11357(A)&(B) HS', 'HS 11357(a)', '&(B)'],
    ['11357 HS (F)', 'HS 11357', '(F)'],
    ['23152(A) VC W/2 PRIORS', 'VC 23152(a)', '2'],
    ['(', '', '('],
    [')', '', ')'],
  ],
}

describe.each(Object.entries(FORMS))('%s', (_name, rows) => {
  const cases = rows.map(([text, notation, unread = '']) => ({ text, notation, unread }))
  test.each(cases)('[$text]', ({ text, notation, unread }) => {
    // What the words say, and what the law itself vacates, have tests of their own.
    const { says: _, vacatedAsFelony: __, modifies: ___, priors: ____, ...reading } = readOffense(text)
    expect(reading).toEqual({ text: text.trim(), offenses: offenses(notation), unread })
  })
})

test('the table holds at least 120 texts', () => {
  expect(Object.values(FORMS).flat().length).toBeGreaterThanOrEqual(120)
})

test('an offense is indexed by its code and section', () => {
  expect(offenses('HS 664/11357(a) + 11357.5').map(sectionKey)).toEqual(['HS 11357', '? 11357.5'])
})

const part = fc.oneof(
  fc.constantFrom('a', 'b', 'h', 'ii', 'iv', 'viii'),
  fc.integer({ min: 1, max: 20 }).map(String),
)
const whole = fc.oneof(
  fc.integer({ min: 100, max: 34999 }).map(String),
  fc.constantFrom('11357', '11360', '187', '118948'),
)
const section = fc
  .oneof(
    whole,
    fc.tuple(whole, fc.integer({ min: 1, max: 99 })).map(([n, d]) => `${n}.${d}`),
    fc.constantFrom('288a', '266j', '273ab', '647a', '1203.4a'),
  )
  .filter(s => !s.startsWith('664') && s !== '182')
const offense: fc.Arbitrary<Offense> = fc
  .record({
    code: fc.option(fc.constantFrom('HS', 'PC', 'VC', 'BP', 'WI', 'GC', 'FG', 'MV', 'US'), {
      nil: undefined,
    }),
    section,
    subdivisions: fc.array(part, { maxLength: 5 }),
    inchoate: fc.option(fc.constantFrom('attempt', 'conspiracy', 'solicitation'), { nil: undefined }),
  })
  .map(({ code, inchoate, ...rest }) => ({
    // A lettered section is one of the Penal Code only.
    ...(code === undefined ? {} : { code: /[a-z]/.test(rest.section) ? 'PC' : code }),
    ...rest,
    ...(inchoate === undefined ? {} : { inchoate }),
  }))
  .map(withProcedure)

/** Pieces of citations put together at random: what is nearest to breaking the reader. */
const debris = fc
  .array(
    fc.constantFrom(
      ...[
        '11357',
        '664',
        '182',
        '653F',
        '187',
        '11,357',
        '11',
        '1',
        '(A)',
        '(',
        ')',
        '(1)',
        'A',
        'HS',
        'PC',
        'H&S',
      ],
      ...[
        '-',
        '/',
        '&',
        ',',
        ';',
        '.',
        ' ',
        '  ',
        '#',
        'CNT',
        'CHRG',
        'CASE',
        'ATT',
        '?',
        '[',
        'é',
        '\u0000',
        'ß',
        '💥',
      ],
    ),
    { maxLength: 30 },
  )
  .map(pieces => pieces.join(''))

describe('for every text', () => {
  test('a reading is made of whole offenses and keeps the text', () => {
    fc.assert(
      fc.property(fc.oneof(debris, fc.string(), fc.string({ unit: 'binary' })), text => {
        const reading = readOffense(text)
        expect(reading.text).toBe(text.trim())
        for (const found of reading.offenses) {
          expect(found.section).toMatch(/^[1-9]\d{0,5}(?:\.\d{1,4})?(?:[a-z]{1,2}(?:\.\d+(?:\.\d+)?)?)?$/)
          for (const subdivision of found.subdivisions)
            expect(subdivision).toMatch(/^(?:[a-z]{1,4}|\d{1,3})$/)
          if (found.code !== undefined) expect(found.code).toMatch(/^[A-Z]{2,3}$/)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('reading what was formatted gives the same offense', () => {
    fc.assert(
      fc.property(offense, one => {
        const text = formatOffense(one)
        expect(readOffense(text)).toEqual({ text, offenses: [one], unread: '' })
      }),
      { numRuns: 2000 },
    )
  })

  test('the code may stand before or after', () => {
    fc.assert(
      fc.property(offense, ({ code = 'PC', ...one }) => {
        const { inchoate: _, ...plain } = one
        const after = `${formatOffense(plain)} ${code}`.toUpperCase()
        const before = `${code} ${formatOffense(plain)}`
        expect(readOffense(after).offenses).toEqual(readOffense(before).offenses)
      }),
    )
  })

  test('digits or letters added to a section never leave it the section it was', () => {
    const digits = fc.stringMatching(/^\d{1,4}$/)
    fc.assert(
      fc.property(
        fc.constantFrom('11357', '11358', '11359', '11360', '187', '211', '261', '32'),
        fc.oneof(
          digits.filter(d => !d.endsWith('664')).map(d => [d, ''] as const),
          digits.map(d => ['', d] as const),
          digits.map(d => ['', `.${d}`] as const),
          fc.constantFrom('A', 'X', 'NO').map(l => [l, ''] as const),
        ),
        fc.constantFrom(' HS', ' PC', 'HS', ''),
        (number, [before, after], code) => {
          const found = readOffense(`${before}${number}${after}${code}`).offenses.map(o => o.section)
          expect(found).not.toContain(number)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('time grows with the length of the text and no faster', () => {
    for (const unit of ['664/', '11357 HS, ', '11357(A)', '(', '182 PC/', 'CNT 1 ', '11 ']) {
      const before = process.threadCpuUsage()
      readOffense(unit.repeat(50_000))
      // Of the processor, whatever else this machine does meanwhile: a square of the length would take minutes.
      const { user, system } = process.threadCpuUsage(before)
      expect((user + system) / 1e6).toBeLessThan(5)
    }
  })
})

test.each([
  ['11359 HS-POSSESS MARIJUANA FOR SALE RED', 'RED'],
  ['11359 HS-POSS FOR SALE REDUC', 'REDUC'],
  ['11359 HS-POSS FOR SALE DISM', 'DISM'],
  ['21453(A) VC-FAIL TO STOP RED', undefined],
  ['21453(A) VC-RED LIGHT VIOLATION', undefined],
])('an order that was cut off at the end of a text: %s', (text, order) => {
  expect(readOffense(text).order).toBe(order)
})
