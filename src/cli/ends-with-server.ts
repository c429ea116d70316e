/** Loaded before the program in a process that a server has started: where the server is gone nobody waits for it, and it ends. */
process.on('disconnect', () => process.exit(1))
process.channel?.unref()
