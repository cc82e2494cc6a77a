import { readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { csvFormatRows, csvParseRows } from 'd3-dsv'
import { explanationOf, TABLE_COLUMNS } from '../compile/columns.ts'
import { STORY_FILES } from '../compile/tables.ts'
import type { Arguments } from './arguments.ts'
import type { ExitCode } from './exit-code.ts'
import { inTheWay, writeStory } from './story-folder.ts'
import type { Terminal } from './terminal.ts'

const EXAMPLE = fileURLToPath(new URL('./example/', import.meta.url))

/** An id such as a table may write, of any text; empty where the text has nothing that an id can have. */
export const idOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** The files of a small story that an editor puts their own in place of; below each header a row explains the columns. */
export function exampleStory(id: string): Readonly<Record<string, string>> {
  const files = STORY_FILES.map((file): [string, string] => {
    const text = readFileSync(join(EXAMPLE, file), 'utf8')
    const table = TABLE_COLUMNS.find((each) => each.file === file)
    if (table === undefined) return [file, text.replace(/"id": "[^"]*"/, `"id": "${id}"`)]
    const [header = [], ...rows] = csvParseRows(text)
    const explained = header.map((name, index) => {
      const column = table.columns.find((each) => each.name === name)
      const explanation = column === undefined ? '' : explanationOf(column)
      return index === 0 ? `# ${explanation}` : explanation
    })
    return [file, `${csvFormatRows([header, explained, ...rows])}\n`]
  })
  return Object.fromEntries(files)
}

/** `demarche new NAME` */
export function newStory({ values: [name = ''] }: Arguments, terminal: Terminal): ExitCode {
  const folder = resolve(terminal.folder, name)
  const [{ red }, { bold }] = [terminal.noted, terminal.printed]
  const id = idOf(basename(folder))
  if (id === '') {
    terminal.note(red(`${name} has no letter or digit of which the story's id could be made.`))
    return 2
  }
  const there = inTheWay(folder)
  if (there === null || there.length > 0) {
    const what =
      there === null
        ? `${name} is a file.`
        : `${name} is not empty: it has ${there.slice(0, 3).join(', ')}${there.length > 3 ? ' …' : ''}.`
    terminal.note(`${red(what)}\nNothing was written. Take a name that is free.`)
    return 1
  }
  const { written } = writeStory(folder, exampleStory(id))
  terminal.print(`Wrote ${name}: ${written.length} files, an invented story to put your own in place of.`)
  terminal.print('')
  terminal.print(`  ${bold(`npx demarche serve ${name}`)}             shows it, and follows each save`)
  terminal.print(`  ${bold(`npx demarche check ${name}`)}             tells what is wrong, and what to write instead`)
  terminal.print(`  ${bold(`npx demarche build ${name} --out site`)}  writes the site`)
  return 0
}
