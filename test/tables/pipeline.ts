import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeGazetteer } from '../../src/cli/gazetteer.ts'
import { importReadings } from '../../src/import/import.ts'
import type { Imported, ImportOptions } from '../../src/import/types.ts'
import { type ReadOptions, read } from '../../src/read/read.ts'
import type { FileBytes } from '../../src/read/reading.ts'
import { type Built, build } from './build.ts'

export const gazetteer = await nodeGazetteer()

export const OPTIONS: ImportOptions = { today: '2026-11-22', name: 'tables', map: {}, dates: {}, home: null }

const AROUND: readonly string[] = ['build.json', 'expected.json', 'options.json']

/** The files of a case: those of its folder, and those that its `build.json` describes. */
export async function filesIn(folder: string): Promise<readonly FileBytes[]> {
  const named = readdirSync(folder).filter((name) => !AROUND.includes(name))
  const files = named.sort().map((name) => ({ name, bytes: Uint8Array.from(readFileSync(join(folder, name))) }))
  const path = join(folder, 'build.json')
  if (!existsSync(path)) return files
  const described: readonly Built[] = JSON.parse(readFileSync(path, 'utf8'))
  return [...files, ...(await Promise.all(described.map(build)))]
}

/** All that stands between a file and a story: what the command line and the page do. */
export async function importFiles(
  files: readonly FileBytes[],
  options: Partial<ImportOptions> = {},
  reading: ReadOptions = {},
): Promise<Imported> {
  const readings = await Promise.all(files.map((file) => read(file, reading)))
  return importReadings(readings, { ...OPTIONS, ...options }, gazetteer)
}
