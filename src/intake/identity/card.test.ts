/** What rows say of who they are about. */
import { expect, test } from 'vitest'
import { cardText, distinct, hasBirth, masked, nameAndBirth, readCard, readCards, strongOf } from './card.ts'

const full = cardText(['A1', ''], 'ROE,ROBIN', '19700102')

test('a card as text is the same card', () => {
  expect(readCard(full)).toEqual({ strong: ['A1', ''], name: 'ROE,ROBIN', birth: '19700102' })
  expect([strongOf(full, 0), strongOf(full, 1)]).toEqual(['A1', ''])
  expect([hasBirth(full), hasBirth(cardText(['A1', ''], 'ROE,ROBIN', ''))]).toEqual([true, false])
})
test('name and birth date say who it is only together', () => {
  expect([
    nameAndBirth(readCard(full)),
    nameAndBirth({ strong: [], name: 'ROE,ROBIN', birth: '' }),
    nameAndBirth({ strong: [], name: '', birth: '19700102' }),
  ]).toEqual(['ROE,ROBIN\t19700102', '', ''])
})
test('a row that leaves out what the other rows agree on means the same', () => {
  const rows = (...cards: readonly string[]) => readCards(cards).map(({ name, birth }) => `${name} ${birth}`)
  const blank = cardText(['', ''], '', '')
  expect(rows(full, blank)).toEqual(['ROE,ROBIN 19700102', 'ROE,ROBIN 19700102'])
  expect(rows(full, cardText(['', ''], 'ROW,ROBIN', ''), blank)).toEqual([
    'ROE,ROBIN 19700102',
    'ROW,ROBIN 19700102',
    ' 19700102',
  ])
  expect(rows(blank)).toEqual([' '])
})
test('texts each once, in order, without the blank', () => {
  expect(distinct(['b', '', 'a', 'b'])).toEqual(['a', 'b'])
})
test('identifiers are shown by their last four characters only', () => {
  expect([masked('912345678'), masked('A1234'), masked('A12345678')]).toEqual(['***5678', '***', '***5678'])
})
