/** The page of what is read at most, printed from the table of limits. */
import { LIMITS, type Limit } from '../src/record/limits.ts'

const MEGABYTE = 1 << 20

const amount = ({ most, unit }: Limit): string =>
  unit === 'bytes' && most % MEGABYTE === 0
    ? `${most / MEGABYTE} MB`
    : `${most.toLocaleString('en-US')} ${unit === 'times' ? 'times as much' : unit}`

const row = (limit: Limit): string => `| ${limit.of} | ${amount(limit)} | ${limit.beyond} | ${limit.why} |`

export const limitsPage = (): string => `# What is read at most

Files come from many hands, and some are damaged or made to do harm. Everything that is read has an end, so that no file can fill
the memory or the disk, or keep the program busy. Within these limits the time grows with what is read, not faster: no regular
expression goes back over a text ([a test](../test/expressions.test.ts) holds each of them to it). One MB is 1,048,576 bytes.

| of | at most | what is beyond | why so much |
|---|---|---|---|
${Object.values(LIMITS).map(row).join('\n')}

This page is printed from \`src/record/limits.ts\` by \`npm run pages\`; edit that file and never this one.
`
