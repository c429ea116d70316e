/** Whose fault an error of the file system is: that of the files that are read, or of the folder that is written. */
import { faultIn, type OpenedFile, type Refused } from '../intake/files.ts'

/** What the file system says while files are read is a fault of the files, and refuses them. */
export async function ofFiles<T>(files: readonly OpenedFile[], read: () => Promise<T>): Promise<T | Refused> {
  try {
    return await read()
  } catch (error) {
    if (isOfWriting(error)) throw error
    return faultIn(files, error)
  }
}

/** No reading says these: rows and hashes on their way could not be written. */
const OF_WRITING = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG'])

export const isOfWriting = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && OF_WRITING.has(error.code)
