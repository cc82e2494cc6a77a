import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { fontsPlugin } from '../../src/cli/fonts-plugin.ts'

const ROOT = join(import.meta.dirname, '../..')

export interface Build {
  readonly folder: string
  readonly remove: () => void
}

function temporary(): Build {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-bench-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** This same app, with the map engine in its first script: nothing waits for the page to be idle. */
export async function buildEager(): Promise<Build> {
  const made = temporary()
  await build({ root: ROOT, mode: 'eager', logLevel: 'error', build: { outDir: made.folder, emptyOutDir: true } })
  return made
}

/** The page of the folder `bare`, with the basemap of the built app and its fonts. */
export async function buildBare(dist: string): Promise<Build> {
  const made = temporary()
  await build({
    configFile: false,
    root: ROOT,
    base: './',
    logLevel: 'error',
    plugins: [fontsPlugin({ sheet: 'src/app/fonts.css', standIns: 'src/app/stand-ins.css', texts: ['geo', 'src'] })],
    worker: { format: 'es' },
    build: {
      target: 'es2022',
      outDir: made.folder,
      emptyOutDir: true,
      copyPublicDir: false,
      rolldownOptions: { input: join(ROOT, 'test/bench/bare/index.html') },
    },
  })
  copyFileSync(join(dist, 'basemap.pmtiles'), join(made.folder, 'basemap.pmtiles'))
  return made
}
