import { expect, test } from 'vitest'
import { showsSign, speaksOfOrder } from './comment-order.ts'

test.each([
  ['TREATED AS MISD', true],
  ['TREATED\nAS\nMISD', true],
  ['SET\r\nASIDE', true],
  ['BENCH WARRANT RECALLED\nCONV SET\nASIDE', true],
  ['PROB GRANTED IN 1990 AND LATER REVOKED', true],
  ['REVOKED AND PROB', false],
  ['PROB MODIFIED\nPROB EXTENDED\nSET\nASIDE', true],
  ['PHOTO\nAVAILABLE', false],
  ['BENCH WARRANT\nISSUED', false],
  ['', false],
])('[%j] speaks of an order: %j', (comment, speaks) => {
  expect([speaksOfOrder(comment), !speaks || showsSign(comment)]).toEqual([speaks, true])
})
