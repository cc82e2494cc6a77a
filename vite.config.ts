import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import type { GroundOptions } from './src/basemap/ground.ts'
import { basemapPlugin } from './src/basemap/plugin.ts'
import { fontsPlugin } from './src/cli/fonts-plugin.ts'
import { hostPlugin } from './src/cli/host-plugin.ts'
import { siteAddress } from './src/cli/oembed.ts'
import { storyPlugin } from './src/cli/story-plugin.ts'

const browserTests = (...names: readonly string[]) => names.map((name) => `test/browser/${name}.test.ts`)
/** Browser tests that need no map, or hardly. */
const AROUND_THE_MAP = browserTests(
  ...['article', 'host-pages', 'keyboard', 'languages', 'reader', 'readers', 'share', 'targets', 'tasks', 'zoom'],
)
/** Browser tests that take more time than every run has. */
const ENDURANCE = browserTests('faults', 'matrix', 'memory', 'one-file', 'seats')

const FONTS = { sheet: 'src/app/fonts.css', standIns: 'src/app/stand-ins.css', texts: ['geo', 'src'] }
const GROUND: GroundOptions = { insetExtent: [35.4, 34.7, 36.6, 35.65], overviewExtent: [10, 24, 62, 62] }

export default defineConfig({
  // Relative addresses: the built folder works under any path of any host.
  base: './',
  plugins: [
    react(),
    storyPlugin({
      folder: 'geo/russia-syria',
      one: { fonts: FONTS, ground: GROUND },
      address: siteAddress(process.env['DEMARCHE_URL']),
    }),
    basemapPlugin(GROUND),
    fontsPlugin(FONTS),
    hostPlugin(),
  ],
  build: {
    target: 'es2022',
    sourcemap: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What several of the page's scripts use comes as one: many small files are packed less well.
            { name: 'shared', test: /[\\/]src[\\/]/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/browser/**'], testTimeout: 30_000 } },
      {
        // What days could go wrong in: the basemap, the build and the drawing know none.
        test: {
          name: 'zones',
          include: ['test/**/*.test.ts'],
          exclude: ['browser', 'basemap', 'cli', 'front', 'hostile', 'map', 'scene'].map((room) => `test/${room}/**`),
          testTimeout: 30_000,
        },
      },
      {
        // The real built site, behind a real server, in a real browser. The map is drawn in software by all cores: one file
        // after another.
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: [...AROUND_THE_MAP, ...ENDURANCE],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The same of the page around the map, with the map's engine blocked: two files at a time.
        test: { name: 'around', include: AROUND_THE_MAP, maxWorkers: 2, testTimeout: 60_000, hookTimeout: 120_000 },
      },
      {
        // What takes many maps, losses and browsers: npm run test:long.
        test: {
          name: 'endurance',
          include: ENDURANCE,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
