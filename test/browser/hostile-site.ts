import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, loadConfigFromFile, type PluginOption } from 'vite'
import { storyPlugin } from '../../src/cli/story-plugin.ts'
import { type Files, storyFiles } from '../hostile/story.ts'

const ROOT = join(import.meta.dirname, '../..')

/** All plugins of a configuration, whatever lists they stand in. */
async function flat(options: readonly PluginOption[]): Promise<readonly PluginOption[]> {
  const parts = await Promise.all(
    options.map(async (option) => {
      const plugin = await option
      return Array.isArray(plugin) ? flat(plugin) : [plugin]
    }),
  )
  return parts.flat()
}

const nameOf = (plugin: PluginOption) =>
  typeof plugin === 'object' && plugin !== null && 'name' in plugin ? plugin.name : ''

/** The site as it is always built, but of other tables. */
export async function buildOf(files: Files): Promise<{ readonly folder: string; readonly remove: () => void }> {
  const temporary = mkdtempSync(join(tmpdir(), 'demarche-hostile-'))
  const [tables, folder] = [join(temporary, 'tables'), join(temporary, 'site')]
  mkdirSync(tables)
  for (const [file, text] of Object.entries(files)) writeFileSync(join(tables, file), text)
  const found = await loadConfigFromFile({ command: 'build', mode: 'production' }, join(ROOT, 'vite.config.ts'))
  if (found === null) throw new Error('there is no vite.config.ts')
  // A test's own mode would put React's development build into the site.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  const own = storyPlugin({ folder: tables, address: 'https://map.example/' })
  const plugins = await flat(found.config.plugins ?? [])
  await build({
    ...found.config,
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: plugins.map((plugin) => (nameOf(plugin) === own.name ? own : plugin)),
    build: { ...found.config.build, outDir: folder, emptyOutDir: true },
  })
  process.env['NODE_ENV'] = before
  return { folder, remove: () => rmSync(temporary, { recursive: true, force: true }) }
}

export const buildHostile = () => buildOf(storyFiles(0))
