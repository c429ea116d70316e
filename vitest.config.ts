import { defineConfig } from 'vitest/config'

/** Has a disk that fails, which it must have before any other test has loaded what writes. */
const OWN_DISK = ['src/results/folder.test.ts']

// biome-ignore lint/style/noDefaultExport: the test runner reads the default export
export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Node loads our files itself, as it does at work.
    experimental: { viteModuleRunner: false },
    // What is waited for comes late on a machine that does much else: each test has its own limit.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      // Files share a process, since starting one and loading the program costs more than most of them take.
      {
        extends: true,
        test: { name: 'rooms', include: ['src/**/*.test.ts'], exclude: [...OWN_DISK], isolate: false },
      },
      {
        extends: true,
        test: { name: 'whole', include: ['test/**/*.test.ts', 'upkeep/**/*.test.ts'], isolate: false },
      },
      { extends: true, test: { name: 'disk', include: OWN_DISK } },
    ],
  },
})
