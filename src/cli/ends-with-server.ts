/** Loaded before the program in a process that a server has started: it takes up what it is asked, and where the server is gone nobody waits for it, and it ends. */
import { takeWords } from './words-of-server.ts'

process.argv.push(...takeWords(process.env))
process.on('disconnect', () => process.exit(1))
process.channel?.unref()
