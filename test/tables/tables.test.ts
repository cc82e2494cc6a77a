import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import type { Imported, RowRef } from '../../src/import/types.ts'
import { filesIn, importFiles } from './pipeline.ts'

const FOLDER = import.meta.dirname
const names = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()

const rowOf = ({ file, row }: RowRef): string => `${file}:${row}`

/** What a case expects: all problems and questions word for word, and what became of every row. */
function outcomeOf(imported: Imported) {
  const { read, imported: good, warned, rejected, places } = imported.report
  return {
    ok: imported.ok,
    questions: imported.questions,
    problems: imported.problems,
    rows: { read, imported: good.map(rowOf), warned: warned.map(rowOf), rejected: rejected.map(rowOf) },
    placed: places.placed.map(({ name, geonames, country, because }) => `${name}: ${geonames} ${country}, ${because}`),
    listed: places.listed.map(({ name, rows, candidates }) => ({
      name,
      rows,
      candidates: candidates.map((place) => `${place.name}, ${place.country}`),
    })),
  }
}

describe('bad tables', () => {
  test('are many', () => {
    const stories = readdirSync(join(FOLDER, '../cases')).filter((name) => name !== 'base')
    expect(names.length).toBeGreaterThanOrEqual(60)
    expect(names.length + stories.length).toBeGreaterThanOrEqual(100)
  })

  test.each(names)('%s', async (name) => {
    const folder = join(FOLDER, name)
    const imported = await importFiles(await filesIn(folder))
    const { problems, report } = imported

    // The numbers add up, and no row is in two lists.
    const rows = [...report.imported, ...report.warned, ...report.rejected].map(rowOf)
    expect(rows.length).toBe(report.read)
    expect(new Set(rows).size).toBe(rows.length)

    // Every problem says what to do, and what is refused or rejected says why.
    expect(problems.filter(({ message, remedy }) => message === '' || remedy === '')).toEqual([])
    const named = new Set(
      problems.filter(({ severity }) => severity === 'error').map(({ file, row }) => `${file}:${row}`),
    )
    if (imported.ok) expect(report.rejected.map(rowOf).filter((row) => !named.has(row))).toEqual([])
    else expect(problems.some(({ severity }) => severity === 'error')).toBe(true)

    // A story is whole or it is not.
    if (imported.ok) {
      expect(compile(imported.files).problems.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(Object.hasOwn(imported.files, 'rejected.csv')).toBe(report.rejected.length > 0)
    } else {
      expect(Object.hasOwn(imported, 'files')).toBe(false)
    }

    const expected: unknown = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
    expect(JSON.parse(JSON.stringify(outcomeOf(imported)))).toEqual(expected)
  })
})
