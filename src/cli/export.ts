import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { csvParseRows } from 'd3-dsv'
import { STORY_COLUMNS, storySheet } from '../read/story-sheet.ts'
import { type WrittenSheet, writeWorkbook } from '../read/write-workbook.ts'
import type { Arguments } from './arguments.ts'
import { checkFolder } from './check.ts'
import type { ExitCode } from './exit-code.ts'
import { counted, countsOf } from './format.ts'
import { readFolder, storyFolder } from './read-folder.ts'
import type { Terminal } from './terminal.ts'

/** A story's files as sheets: story.json as keys and values, and each table under its name. */
export function sheetsOf(files: Readonly<Record<string, string>>): readonly WrittenSheet[] {
  return Object.entries(files).map(([file, text]) => {
    const bare = text.replace(/^\uFEFF/, '')
    return file === 'story.json'
      ? { name: 'story', rows: [STORY_COLUMNS, ...storySheet(JSON.parse(bare))] }
      : { name: file.replace(/\.csv$/, ''), rows: csvParseRows(bare) }
  })
}

/** `demarche export FOLDER --out FILE.xlsx` */
export async function exportTables(
  { values: [folder = ''], one, has }: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const { red } = terminal.noted
  const [story, out] = [resolve(terminal.folder, folder), one('out') ?? '']
  const path = resolve(terminal.folder, out)
  const refuse = (message: string, code: ExitCode): ExitCode => {
    terminal.note(`${red(message)}\nNothing was written.`)
    return code
  }
  const refusal = storyFolder(story, folder)
  if (refusal !== null) return refuse(refusal, 2)
  if (!/\.xlsx$/i.test(out)) return refuse(`${out} is no name of a workbook. Write one that ends in .xlsx.`, 2)
  if (!existsSync(dirname(path))) return refuse(`There is no folder for ${out}.`, 2)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return refuse(`${out} is a folder.`, 2)
  if (existsSync(path) && !has('force')) return refuse(`${out} is there already. --force replaces it.`, 1)
  const { compiled, problems } = checkFolder(story)
  if (!compiled.ok) {
    const { errors } = countsOf(problems)
    return refuse(`${folder} has ${counted(errors, 'error')}: demarche check ${folder} tells them.`, 1)
  }
  const sheets = sheetsOf(readFolder(story))
  const book = await writeWorkbook(sheets)
  if (!book.ok) return refuse(`${book.refusal.message} ${book.refusal.remedy}`, 1)
  const part = `${path}.${process.pid}.part`
  try {
    writeFileSync(part, book.bytes)
    renameSync(part, path)
  } finally {
    rmSync(part, { force: true })
  }
  terminal.print(`Wrote ${out}: ${counted(sheets.length, 'tab')} (${sheets.map(({ name }) => name).join(', ')}).`)
  return 0
}
