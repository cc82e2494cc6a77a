import { join } from 'node:path'
import { csvFormat, csvParse } from 'd3-dsv'
import { assert, constantFrom, nat, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { formatProblem } from '../../src/cli/format.ts'
import { readFolder } from '../../src/cli/read-folder.ts'
import { compile } from '../../src/compile/compile.ts'
import { LANGUAGES } from '../../src/languages.ts'
import type { Problem } from '../../src/model.ts'
import { ADDRESSES, LINKS, refusedAttacks, shownAttacks } from './attacks.ts'
import { type Files, flagshipFiles, storyFiles, storyOf, TEXT_COLUMNS, VARIANTS } from './story.ts'

/** The table with some cells written anew. */
function withCells(files: Files, file: string, write: (row: number, column: string) => string | null): Files {
  const table = csvParse(files[file] ?? '')
  const rows = table.map((cells, index) =>
    Object.fromEntries(table.columns.map((column) => [column, write(index, column) ?? cells[column] ?? ''])),
  )
  return { ...files, [file]: csvFormat(rows, table.columns) }
}

const errorsOf = (files: Files): readonly Problem[] =>
  compile(files).problems.filter(({ severity }) => severity === 'error')

/** A problem that an editor can act on, at the cell that was written. */
const told = (problems: readonly Problem[], file: string, row: number, column: string) =>
  problems.find((each) => each.file === file && each.row === row && each.column === column)

test('there are at least 150 attacks, and each stands in every column of every table', () => {
  expect(new Set(shownAttacks).size).toBe(shownAttacks.length)
  expect(shownAttacks.length).toBeGreaterThanOrEqual(150)
  const missing: string[] = []
  const tables = Array.from({ length: VARIANTS }, (_, variant) => storyFiles(variant))
  for (const [file, columns] of Object.entries(TEXT_COLUMNS)) {
    const rows = tables.flatMap((files) => csvParse(files[file] ?? ''))
    for (const column of columns) {
      const written = new Set(rows.map((row) => row[column]))
      missing.push(...shownAttacks.filter((text) => !written.has(text)).map((text) => `${file} ${column} ${text}`))
    }
  }
  expect(missing).toEqual([])
})

test('a story of attacks compiles, and keeps each text as it was written', () => {
  const files = storyFiles(0)
  const story = storyOf(0)
  const titles = new Set(story.events.map(({ title }) => title.en))
  expect(csvParse(files['events.csv'] ?? '').filter((row) => !titles.has((row['title'] ?? '').trim()))).toEqual([])
  // What every object has as well is the id of things here.
  expect(story.places['constructor']?.id).toBe('constructor')
  expect(story.events.some(({ id }) => id === 'constructor')).toBe(true)
  expect(Object.keys(Object.prototype)).toEqual([])
})

test('what cannot be shown is refused in every column, with its place and a remedy', () => {
  let files: Files = flagshipFiles
  const short = csvParse(flagshipFiles['changes.csv'] ?? '')
  files = { ...files, 'changes.csv': csvFormat([...short, ...short, ...short], short.columns) }
  for (const [file, columns] of Object.entries(TEXT_COLUMNS)) {
    const known: readonly string[] = columns
    files = withCells(files, file, (row, column) => (known.includes(column) ? (refusedAttacks[row] ?? null) : null))
  }
  const problems = errorsOf(files)
  for (const [file, columns] of Object.entries(TEXT_COLUMNS)) {
    for (const column of columns) {
      for (const [index, text] of refusedAttacks.entries()) {
        const problem = told(problems, file, index + 2, column)
        expect(problem, `${file} ${index + 2} ${column} ${JSON.stringify(text)}`).toBeDefined()
        expect(problem?.value).toBe(text.trim())
        expect(problem?.message).toMatch(/U\+[0-9A-F]{4}|signs stand on one letter/)
        expect(problem?.remedy).toMatch(/\.$/)
      }
    }
  }
})

test('story.json refuses the same texts, and entries of other names', () => {
  const head: Record<string, unknown> = JSON.parse(flagshipFiles['story.json'] ?? '')
  for (const [index, text] of refusedAttacks.entries()) {
    const entry = ['title', 'kicker', 'lede'][index % 3] ?? ''
    const language = LANGUAGES[index % LANGUAGES.length] ?? 'en'
    const json = JSON.stringify({ ...head, [entry]: { en: 'a', [language]: text } })
    const problem = errorsOf({ 'story.json': json }).find(({ column }) => column === `${entry}.${language}`)
    expect(problem?.value).toBe(text)
  }
  const polluted = `{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}},${(flagshipFiles['story.json'] ?? '').trim().slice(1)}`
  expect(errorsOf({ 'story.json': polluted }).map(({ column }) => column)).toContain('constructor')
  expect(Reflect.get({}, 'a')).toBeUndefined()
})

test('an address is https, of the host that it shows, or a problem', () => {
  const table = (addresses: readonly string[]) =>
    withCells(flagshipFiles, 'sources.csv', (row, column) => (column === 'url' ? (addresses[row] ?? null) : null))
  const problems = errorsOf(table(ADDRESSES))
  for (const [index, address] of ADDRESSES.entries()) {
    const problem = told(problems, 'sources.csv', index + 2, 'url')
    expect(problem?.value, address).toBe(address.trim())
    expect(problem?.remedy).toMatch(/^(Write|Remove)/)
  }
  expect(problems).toHaveLength(ADDRESSES.length)
  expect(errorsOf(table(LINKS))).toEqual([])
})

test('a problem is one line, and nothing in it steers the terminal or turns the line round', () => {
  const files = withCells(flagshipFiles, 'events.csv', (row, column) =>
    column === 'actors' || column === 'title' ? (refusedAttacks[row] ?? shownAttacks[row] ?? null) : null,
  )
  const problems = errorsOf(files)
  expect(problems.length).toBeGreaterThan(refusedAttacks.length)
  for (const problem of problems) {
    expect(formatProblem(problem)).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u)
  }
})

test('whatever stands wherever in a table, the compiler answers and does not throw', () => {
  const files = Object.keys(flagshipFiles)
  const texts = [...shownAttacks, ...refusedAttacks, ...ADDRESSES, ...LINKS, 'x'.repeat(20_000)]
  // Few rows are enough to refer to each other, and quick.
  const small: Files = {
    ...readFolder(join(import.meta.dirname, '../cases/base')),
    'tellings.csv': 'event,until,date,modality,actors,title,summary\nvisit-damascus,paper-base,,,,A title,\n',
    'changes.csv': 'date,about,what,why\n2025-02-01,visit-damascus,It was wrong.,A source said so.\n',
  }
  const cell = tuple(constantFrom(...files), nat(15), nat(6), constantFrom(...texts))
  assert(
    property(cell, cell, nat(5), ([file, place, row, text], [other, , , garbage], how) => {
      const table = csvParse(small[file] ?? '')
      const column = table.columns[place % table.columns.length] ?? ''
      // A cell, a whole file, a header, or a file that is another.
      const hostile: Files =
        how === 0
          ? { ...small, [file]: garbage }
          : how === 1
            ? { ...small, [file]: (small[file] ?? '').replace(column, () => JSON.stringify(text)) }
            : how === 2
              ? { ...small, [file]: small[other] ?? '' }
              : withCells(small, file, (index, name) => (index === row && name === column ? text : null))
      const compiled = compile(hostile)
      for (const problem of compiled.problems) {
        expect(problem.message.length).toBeGreaterThan(3)
        expect(problem.remedy.length).toBeGreaterThan(3)
        formatProblem(problem)
      }
    }),
    { numRuns: 400, seed: 5 },
  )
})
