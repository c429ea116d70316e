import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// biome-ignore lint/style/noDefaultExport: the builder reads the default export
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist-pages',
    emptyOutDir: true,
    // A file of its own for everything: the pages may load nothing that stands in themselves.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
