/** How large a test is made: as usual, or in full, which takes too long for every change. */

/** The first as usual; the second under `npm run test:full`. */
export const sized = <T>(usual: T, full: T): T => (process.env.MODE === 'full' ? full : usual)
