/** Who may read what is written: what the system really does, and not what was asked of it. */

import { dirname } from 'node:path'

/** Of result files, as the end of a sentence. Windows takes the rights of a file from its folder, and a mode closes nothing. */
export const WHO_READS =
  process.platform === 'win32'
    ? 'are readable by whoever may read their folder: close it (docs/guide/install.md)'
    : 'are readable by you only: keep them so'

/** What a command that has written personal data says at its end: only where the folder may be open to others. */
export const toldOfReaders = (folder: string, platform: string = process.platform): readonly string[] =>
  platform === 'win32' ? [`${closesOnWindows(folder)}.`] : []

/** What to do once for a folder of results on Windows. No program is started, so it is for the user to type. */
export const closesOnWindows = (folder: string): string =>
  dirname(folder) === folder
    ? `whoever may read [${folder}] reads what is written there: choose a folder of its own for results`
    : `Windows gives files the rights of their folder: whoever may read [${folder}] reads the results in it; close it once with [icacls "${folder}" /inheritance:r /grant:r "%USERNAME%:(OI)(CI)F"]`
