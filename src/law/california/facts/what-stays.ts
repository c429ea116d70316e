/** What reliefs of the Penal Code do not restore, to be told beside every answer, in the words that every statute uses. */
export const STAYS = {
  firearms: 'It does not restore the right to own or possess firearms.',
  office: 'It does not lift a bar from holding public office.',
  prior: 'The conviction may still be pleaded and proved as a prior in a later case.',
  disclosure:
    'It must still be disclosed in an application for public office, a state or local license, or a contract with the Lottery.',
  registration: 'It does not end a duty to register under PC 290; only PC 290.5 does.',
  protective:
    'A protective order that came with it stays in force until it expires or the court changes or ends it.',
  justice: 'Courts and criminal justice agencies still see it and may use it.',
} as const
