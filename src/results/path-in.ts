/** The path of a file in a folder, as it is printed: the same on every system, for all of them read `/`. */

/** `folder` as it was given, and `name` in it; the folder one is in is not named. */
export function pathIn(folder: string, name: string): string {
  if (folder === '' || folder === '.') return name
  return /[\\/]$/.test(folder) ? folder + name : `${folder}/${name}`
}
