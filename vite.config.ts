import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { siteAddress } from './src/cli/oembed.ts'
import { siteConfig } from './src/cli/site.ts'

/** The story that Vite's own commands are about: the one that package.json names, unless the environment names another. */
const { config } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
const folder: string = process.env['DEMARCHE_STORY'] ?? config.story

const browserTests = (...names: readonly string[]) => names.map((name) => `test/browser/${name}.test.ts`)
/** Browser tests that need no map, or hardly. */
const AROUND_THE_MAP = browserTests(
  ...['article', 'find', 'fonts', 'front', 'ground', 'host-pages', 'hostile', 'keyboard', 'languages', 'own', 'page'],
  ...['policy', 'reader', 'readers', 'shapes', 'share', 'targets', 'tasks', 'timeline', 'zoom'],
)
/** Browser tests that take more time than every run has. */
const ENDURANCE = browserTests('faults', 'matrix', 'memory', 'one-file', 'seats')

/**
 * Files of tests that share what one of them has loaded share one React too: that of readers, which the program loads when it
 * builds a site in the same process. Two kinds of it do not go together.
 */
const AS_BUILT = { oxc: { jsx: { runtime: 'automatic', development: false } } } as const
const SHARED = { isolate: false, env: { NODE_ENV: 'production' }, testTimeout: 30_000 } as const

export default defineConfig({
  ...siteConfig({ folder, address: siteAddress(process.env['DEMARCHE_URL']) }),
  test: {
    projects: [
      {
        // Pure rooms have nothing to be kept apart from one another: what one file has loaded serves the next.
        ...AS_BUILT,
        test: {
          ...SHARED,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
        },
      },
      {
        // What days could go wrong in: the basemap, the build, the gazetteer and the drawing know none; and what is long is
        // done once.
        ...AS_BUILT,
        test: {
          ...SHARED,
          name: 'zones',
          include: ['test/**/*.test.ts'],
          exclude: [
            ...['browser', 'basemap', 'cli', 'docs', 'front', 'gazetteer', 'hostile', 'map', 'own', 'scene'].map(
              (room) => `test/${room}/**`,
            ),
            ...['import/fuzz', 'read/*fuzz', 'stories/large', 'tables/fuzz'].map((name) => `test/${name}.test.ts`),
          ],
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
