/** On Windows a mode closes nothing: a command that wrote personal data says so, and how to close the folder. */
import { expect, test } from 'vitest'
import { toldOfReaders } from './who-reads.ts'

test('only where it is so, with the command that closes the folder', () => {
  expect(toldOfReaders('results', 'linux')).toEqual([])
  expect(toldOfReaders('results', 'win32')).toEqual([
    'Windows gives files the rights of their folder: whoever may read [results] reads the results in it; close it once with [icacls "results" /inheritance:r /grant:r "%USERNAME%:(OI)(CI)F"].',
  ])
})
