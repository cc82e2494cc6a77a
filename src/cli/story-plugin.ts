import { dirname, join, resolve } from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import { compile } from '../compile/compile.ts'
import { STORY_FILES } from '../compile/tables.ts'
import { formatProblems } from './format.ts'
import { readFolder } from './read-folder.ts'

const MODULE = 'virtual:demarche-story'
/** The zero byte keeps other plugins from taking the module for a file. */
const RESOLVED = `\0${MODULE}`
/** The event that a page in development listens to with `import.meta.hot.on`; its data is a Compiled. */
const CHANGED = 'demarche:story'

export interface StoryPluginOptions {
  /** The story's folder, absolute or relative to Vite's root. */
  readonly folder: string
}

/**
 * Offers a story's folder as the module `virtual:demarche-story`.
 *
 * In development a change of a table is compiled anew and sent to the page, which stays where it is; a broken story
 * is sent too, with its problems. A build of a broken story fails and prints them.
 */
export function storyPlugin(options: StoryPluginOptions): Plugin {
  let folder = options.folder
  let isBuild = false
  const files = () => STORY_FILES.map((file) => normalizePath(join(folder, file)))
  return {
    name: 'demarche-story',
    configResolved(config) {
      folder = resolve(config.root, options.folder)
      isBuild = config.command === 'build'
    },
    configureServer(server) {
      server.watcher.add(folder)
    },
    resolveId(source) {
      return source === MODULE ? RESOLVED : null
    },
    load(id) {
      if (id !== RESOLVED) return null
      if (isBuild) for (const file of files()) this.addWatchFile(file)
      const compiled = compile(readFolder(folder))
      const text = formatProblems(compiled.problems)
      if (isBuild && !compiled.ok) this.error(`The story in ${options.folder} has errors.\n${text}`)
      if (isBuild && compiled.problems.length > 0) this.warn(text)
      return `export const compiled = ${JSON.stringify(compiled)}`
    },
    hotUpdate({ file, server }) {
      const isOurs = dirname(file) === normalizePath(folder) && files().includes(normalizePath(file))
      if (!isOurs) return undefined
      const module = this.environment.moduleGraph.getModuleById(RESOLVED)
      if (module !== undefined) this.environment.moduleGraph.invalidateModule(module)
      if (this.environment.name === 'client') server.hot.send(CHANGED, compile(readFolder(folder)))
      // No module is named, so the page is not reloaded.
      return []
    },
  }
}
