import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOCS, editorsPage, tablesPage } from './pages.ts'

/** Writes the pages of docs/ anew. */
export async function write(): Promise<void> {
  writeFileSync(join(DOCS, 'tables.md'), tablesPage())
  writeFileSync(join(DOCS, 'editors.md'), await editorsPage())
}
