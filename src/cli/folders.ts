/** Where the program's own files are, and where it keeps what it has made. */

import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)

/** The package: sources, page templates and what is drawn by hand. */
export const PACKAGE = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** Folders of packages that the program takes files from: of a clone its own, of an installed package the one that it lies in. */
export function packageFolders(): readonly string[] {
  const found = dirname(dirname(require.resolve('react/package.json')))
  return [...new Set([join(PACKAGE, 'node_modules'), found])].filter((folder) => existsSync(folder))
}

/**
 * The folder for what is made once and used by later builds, whatever story they are of: its files are named after what
 * they were made from.
 */
export function cacheFolder(): string {
  const modules = `${sep}node_modules${sep}`
  const at = PACKAGE.lastIndexOf(modules)
  const beside = at === -1 ? join(PACKAGE, 'node_modules') : PACKAGE.slice(0, at + modules.length - 1)
  const folder = join(beside, '.cache', 'demarche')
  if (isWritable(folder)) return folder
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'demarche')
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
