/** Writes a story's folder: all of it or nothing. */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { STORY_FILES } from '../compile/tables.ts'

/** What an import keeps beside the tables. */
export const MAPPING_FILE = 'import.json'
export const REJECTED_FILE = 'rejected.csv'

/** The files of a folder that belong to a story; all others are somebody's own. */
export const OWN_FILES: readonly string[] = [...STORY_FILES, MAPPING_FILE, REJECTED_FILE]

/** What is in the way of a new story: the names in its folder; `null` where a file has that name. */
export function inTheWay(folder: string): readonly string[] | null {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found === undefined) return []
  return found.isDirectory() ? readdirSync(folder).sort() : null
}

export interface WrittenFolder {
  readonly written: readonly string[]
  /** Files that were there before under the same names. */
  readonly replaced: readonly string[]
  /** Files of the story that was there before, which this one does not have. */
  readonly removed: readonly string[]
}

/**
 * Writes files into a folder that is new, empty, or holds a story that they replace. They are written beside it first and then
 * renamed, so that whoever looks, or pulls the plug, finds the old story or the new one.
 * @throws Error of the file system; the folder is then as it was
 */
export function writeStory(folder: string, files: Readonly<Record<string, string>>): WrittenFolder {
  mkdirSync(dirname(folder), { recursive: true })
  const beside = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`))
  const [fresh, old] = [join(beside, 'new'), join(beside, 'old')]
  try {
    mkdirSync(fresh)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(fresh, name), text)
    const names = Object.keys(files)
    const before = inTheWay(folder) ?? []
    if (before.length === 0) {
      if (existsSync(folder)) rmdirSync(folder)
      renameSync(fresh, folder)
      return { written: names, replaced: [], removed: [] }
    }
    const leaving = before.filter((name) => OWN_FILES.includes(name) && statSync(join(folder, name)).isFile())
    exchange(folder, fresh, old, names, leaving)
    return {
      written: names,
      replaced: leaving.filter((name) => names.includes(name)),
      removed: leaving.filter((name) => !names.includes(name)),
    }
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

/** Moves files out of a folder and others in; where one cannot be moved, all go back to where they were. */
function exchange(
  folder: string,
  fresh: string,
  old: string,
  coming: readonly string[],
  leaving: readonly string[],
): void {
  mkdirSync(old)
  const undo: (() => void)[] = []
  const move = (from: string, to: string) => {
    renameSync(from, to)
    undo.unshift(() => renameSync(to, from))
  }
  try {
    for (const name of leaving) move(join(folder, name), join(old, name))
    for (const name of coming) move(join(fresh, name), join(folder, name))
  } catch (error) {
    for (const back of undo) back()
    throw error
  }
}
