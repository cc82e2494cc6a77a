import { join } from 'node:path'
import { csvFormat, csvParse, type DSVRowString } from 'd3-dsv'
import { readFolder } from '../../src/cli/read-folder.ts'
import { compile } from '../../src/compile/compile.ts'
import { LANGUAGES } from '../../src/languages.ts'
import type { Story } from '../../src/model.ts'
import { LINKS, shownAttacks } from './attacks.ts'

export type Files = Readonly<Record<string, string>>

export const flagshipFiles: Files = readFolder(join(import.meta.dirname, '../../geo/russia-syria'))

/** Every column of every table that holds a text, with its translations. */
export const TEXT_COLUMNS = {
  'places.csv': ['name', 'name_ar', 'name_ru', 'aliases', 'coordinates_from'],
  'actors.csv': ['name', 'name_ar', 'name_ru', 'aliases', 'role', 'role_ar', 'role_ru'],
  'sources.csv': ['outlet', 'origin', 'title'],
  'events.csv': ['title', 'title_ar', 'title_ru', 'summary', 'summary_ar', 'summary_ru'],
  'claims.csv': ['says', 'says_ar', 'says_ru', 'date_as_said'],
  'tellings.csv': ['title', 'title_ar', 'title_ru', 'summary', 'summary_ar', 'summary_ru'],
  'changes.csv': ['what', 'what_ar', 'what_ru', 'why', 'why_ar', 'why_ru'],
} as const

/** Which columns of a table name things, and of what kind. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'places.csv': { id: ['place'] },
  'actors.csv': { id: ['actor'] },
  'sources.csv': { id: ['source'] },
  'events.csv': { id: ['event'], places: ['place'], actors: ['actor'], replaces: ['event'] },
  'movements.csv': { event: ['event'], from: ['place'], to: ['place'], who: ['actor'], source: ['source'] },
  'statuses.csv': { id: ['status'], site: ['place'], because: ['event'], until: ['event'] },
  'claims.csv': { about: ['event', 'status'], source: ['source'] },
  'tellings.csv': { event: ['event'], until: ['source'], actors: ['actor'], places: ['place'] },
  'changes.csv': { about: ['event', 'status'] },
}

/** Ids that a table may write and that every object of the language has as well. */
const RENAMED: Readonly<Record<string, readonly [from: string, to: string]>> = {
  place: ['damascus', 'constructor'],
  actor: ['lavrov', 'constructor'],
  source: ['pravda-ru', 'constructor'],
  event: ['delegation-to-damascus', 'constructor'],
}

function renamed(row: DSVRowString, columns: Readonly<Record<string, readonly string[]>>): void {
  for (const [column, kinds] of Object.entries(columns)) {
    const written = row[column]
    if (written === undefined || written === '') continue
    row[column] = written
      .split(';')
      .map((id) => kinds.map((kind) => RENAMED[kind]).find((pair) => pair?.[0] === id)?.[1] ?? id)
      .join(';')
  }
}

/** What stands in the cells: the attacks, or as many harmless texts, each for the attack in the same cell. */
export type Kind = 'hostile' | 'harmless'

const textAt = (kind: Kind, index: number): string =>
  kind === 'hostile' ? (shownAttacks[index % shownAttacks.length] ?? '') : `Plain text ${index % shownAttacks.length}`

const linkAt = (kind: Kind, index: number): string =>
  kind === 'hostile' ? (LINKS[index % LINKS.length] ?? '') : `https://example.org/${index % LINKS.length}`

/** In how many variants every attack stands in every column of every table. */
export const VARIANTS = 10

/**
 * The flagship's tables with another text in every cell that holds one. Variants have each attack in other rows; a few
 * translations are missing, so that the pages of other languages fall back to English.
 */
export function storyFiles(variant: number, kind: Kind = 'hostile'): Files {
  const files: Record<string, string> = {}
  for (const [file, text] of Object.entries(flagshipFiles)) {
    if (!file.endsWith('.csv')) continue
    const table = csvParse(text)
    const columns: readonly string[] = new Map<string, readonly string[]>(Object.entries(TEXT_COLUMNS)).get(file) ?? []
    const step = Math.ceil(shownAttacks.length / VARIANTS)
    // As many corrections as it takes: the table itself has a handful.
    const times = file === 'changes.csv' ? Math.ceil((step * 1.3) / table.length) : 1
    const rows = Array.from({ length: times }, () => table.map((row) => ({ ...row }))).flat()
    const written = new Map<string, number>()
    for (const [index, row] of rows.entries()) {
      renamed(row, REFERENCES[file] ?? {})
      for (const [place, column] of columns.entries()) {
        // Words for a date that mean no day stand only beside a date; a translation is missing here and there.
        const isLeft = row[column] === '' && column !== 'aliases' && !(file === 'sources.csv' && index % 3 === 0)
        if (isLeft || (column === 'date_as_said' && row['date'] === '')) continue
        const isMissing = /_(ar|ru)$/.test(column) && index % 7 === 6
        const count = written.get(column) ?? 0
        row[column] = isMissing ? '' : textAt(kind, count + variant * step + place * 31)
        if (!isMissing) written.set(column, count + 1)
      }
      if (file === 'sources.csv' && (row['url'] !== '' || index % 4 === 0)) row['url'] = linkAt(kind, index)
    }
    files[file] = csvFormat(rows, table.columns)
  }
  const head: Record<string, unknown> = JSON.parse(flagshipFiles['story.json'] ?? '')
  const told = (place: number) =>
    Object.fromEntries(
      LANGUAGES.map((language, index) => [language, textAt(kind, variant * LANGUAGES.length * 4 + place * 3 + index)]),
    )
  const extent: unknown = Reflect.get(Object(head['inset']), 'extent')
  files['story.json'] = JSON.stringify({
    ...head,
    ...{ title: told(0), kicker: told(1), lede: told(2), inset: { name: told(3), extent } },
  })
  return files
}

/** The compiled story of such tables. */
export function storyOf(variant: number, kind: Kind = 'hostile'): Story {
  const compiled = compile(storyFiles(variant, kind))
  if (compiled.ok) return compiled.story
  throw new Error(compiled.problems.map((each) => JSON.stringify(each)).join('\n'))
}
