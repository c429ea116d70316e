/** The schema of setaside.json, made of the settings there are. */
import { SETTINGS, SETTINGS_FILE } from '../src/cli/settings.ts'

export const settingsSchema = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $comment: 'Version 1. Made by [npm run pages] from the settings there are.',
      title: SETTINGS_FILE,
      description:
        'What an office sets once for a folder. Commands that are called there take it for what was not typed, and say so. Never the day of a run: answers would change from day to day unsaid.',
      type: 'object',
      additionalProperties: false,
      properties: {
        $schema: { type: 'string', description: 'This file, for editors.' },
        ...Object.fromEntries(
          Object.entries(SETTINGS).map(([name, says]) => [
            name,
            {
              type: 'string',
              pattern: '\\S',
              description: `${says.charAt(0).toUpperCase()}${says.slice(1)}.`,
            },
          ]),
        ),
      },
    },
    undefined,
    2,
  )}\n`
