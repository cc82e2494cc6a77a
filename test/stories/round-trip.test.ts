import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvParseRows } from 'd3-dsv'
import { expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { storySheet } from '../../src/read/story-sheet.ts'
import { type WrittenSheet, writeWorkbook } from '../../src/read/write-workbook.ts'
import { flagship } from '../story.ts'
import { importFiles } from '../tables/pipeline.ts'

const folder = join(import.meta.dirname, '../../geo/russia-syria')
const names = readdirSync(folder).filter((file) => file.endsWith('.csv'))
const text = (file: string) => readFileSync(join(folder, file), 'utf8')

/** The story as a workbook, a sheet for each of its files. */
async function exported(): Promise<Uint8Array> {
  const json: unknown = JSON.parse(text('story.json'))
  const sheets: readonly WrittenSheet[] = [
    { name: 'story', rows: [['key', 'value'], ...storySheet(json)] },
    ...names.map((file) => ({ name: file.replace(/\.csv$/, ''), rows: csvParseRows(text(file)) })),
  ]
  const written = await writeWorkbook(sheets)
  if (!written.ok) throw new Error(written.refusal.message)
  return written.bytes
}

test('the flagship exported as a workbook and imported back is the same story', async () => {
  const imported = await importFiles([{ name: 'russia-syria.xlsx', bytes: await exported() }], { name: 'russia-syria' })
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems.slice(0, 5), null, 2))
  expect(imported.report.rejected).toEqual([])
  expect(imported.story).toEqual(flagship())
  const compiled = compile(imported.files)
  expect(compiled.ok && compiled.story).toEqual(flagship())
})

test('so it is as separate CSV files', async () => {
  const files = ['story.json', ...names].map((name) => ({ name, bytes: new TextEncoder().encode(text(name)) }))
  const imported = await importFiles(files, { name: 'russia-syria' })
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems.slice(0, 5), null, 2))
  expect(imported.story).toEqual(flagship())
})
