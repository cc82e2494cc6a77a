import { csvFormatRows, csvParseRows } from 'd3-dsv'
import { describe, expect, test } from 'vitest'
import { exampleStory } from '../../src/cli/new.ts'
import { STORY_ENTRIES, TABLE_COLUMNS } from '../../src/compile/columns.ts'
import { compile } from '../../src/compile/compile.ts'
import { SHAPES, STORY_FILES, type TableFile } from '../../src/compile/tables.ts'

const files = Object.keys(SHAPES).filter((file): file is TableFile => Object.hasOwn(SHAPES, file))

const story = exampleStory('example')
const rowsOf = (file: TableFile) => csvParseRows(story[file] ?? '')

/** Problems with a column of a story in which all cells of that column, but its name and its explanation, are another. */
function problemsWith(file: TableFile, column: string, cell: string) {
  const rows = rowsOf(file)
  const at = rows[0]?.indexOf(column) ?? -1
  const changed = rows.map((cells, index) => (index < 2 ? cells : cells.with(at, cell)))
  return compile({ ...story, [file]: csvFormatRows(changed) }).problems.filter((each) => each.column === column)
}

test('every table is explained, in the order in which problems are told', () => {
  expect(TABLE_COLUMNS.map(({ file }) => file)).toEqual(STORY_FILES.filter((file) => file !== 'story.json'))
})

test.each(files)('%s: every column is explained, and no other', (file) => {
  const { columns, optional, translated } = SHAPES[file]
  const explained = TABLE_COLUMNS.find((table) => table.file === file)?.columns ?? []
  const named = (isOptional: boolean) =>
    explained.filter(({ need }) => (need === 'optional') === isOptional).map(({ name }) => name)
  expect(named(false)).toEqual(columns)
  expect(named(true).sort()).toEqual([...optional].sort())
  expect(explained.filter(({ isTranslated }) => isTranslated).map(({ name }) => name)).toEqual(translated)
  for (const { write, example } of explained) {
    expect(write).toMatch(/[^.\s]$/)
    expect(example).not.toBe('')
  }
})

describe('a cell that must be filled is one that the compiler misses, and its words are the compiler’s', () => {
  const cells = TABLE_COLUMNS.flatMap(({ file, columns }) =>
    columns.filter(({ need }) => need !== 'optional').map((column) => [file, column.name, column] as const),
  )

  test.each(cells)('%s %s', (file, name, { need, words, example }) => {
    const missed = problemsWith(file, name, '').filter(({ severity }) => severity === 'error')
    expect(missed.length > 0).toBe(need === 'filled')
    if (words === undefined) return
    expect(words).toContain(example)
    const problems = problemsWith(file, name, 'no-such-word')
    const remedies = problems.map(({ remedy }) => /Write one of: (.*)\.$/.exec(remedy)?.[1] ?? '')
    const offered = new Set(remedies.flatMap((remedy) => remedy.split(', ')).filter((word) => word !== ''))
    const own = new Set(['transport'])
    expect(new Set(words)).toEqual(new Set([...offered].filter((word) => !own.has(word))))
  })
})

test('every entry of story.json is explained, and those that it needs are those that the compiler misses', () => {
  const missed = compile({ 'story.json': '{}' }).problems.filter(({ file }) => file === 'story.json')
  const needed = STORY_ENTRIES.filter(({ need }) => need === 'filled').map(({ name }) => name)
  expect(missed.map(({ column }) => column)).toEqual(needed)
  const everything = Object.fromEntries(STORY_ENTRIES.map(({ name, example }) => [name, JSON.parse(example)]))
  const { problems } = compile({ 'story.json': JSON.stringify(everything) })
  // The example's site is a place of the tables, which are not there.
  expect(problems.filter(({ file, column }) => file === 'story.json' && !column?.startsWith('sites'))).toEqual([])
  const unknown = compile({ 'story.json': JSON.stringify({ ...everything, captions: [] }) }).problems
  expect(unknown.some(({ message }) => message.includes('captions'))).toBe(true)
})
