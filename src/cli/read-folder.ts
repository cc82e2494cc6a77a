import { existsSync, readFileSync, statSync } from 'node:fs'
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

/** Why a path cannot be a story's folder, in words; null when it can. */
export function storyFolder(path: string, written: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return `There is no folder ${written}. To begin one: demarche new ${written}`
  if (!found.isDirectory()) {
    return `${written} is a file, and a story is a folder of tables. To make one of it: demarche import ${written} --out my-story`
  }
  if (STORY_FILES.some((file) => existsSync(join(path, file)))) return null
  return `${written} holds none of a story's files (${STORY_FILES[0]}, events.csv …). To begin a story: demarche new NAME`
}
