import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { STORY_FILES } from '../compile/tables.ts'

/** The texts of a story's files by name; one that does not exist is left out, for the compiler to tell. */
export function readFolder(folder: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const file of STORY_FILES) {
    const path = join(folder, file)
    if (existsSync(path)) files[file] = readFileSync(path, 'utf8')
  }
  return files
}
