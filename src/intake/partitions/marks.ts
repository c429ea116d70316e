/** Marks as partitions hand them on: what a group of rows may share with another, as a hash, and which group it is. */

/** Words of 32 bits in a mark: two of the hash, the number of the file with flags of the format, and two that say where in it. */
export const MARK_WORDS = 5
/** What of the third word is the number of the file. */
export const FILE_OF_MARK = 0x0fff_ffff
/** A mark joins nothing and tells nothing where no other has the first so many bits of its hash: no format looks at fewer. */
export const SHARED_BITS = 52
