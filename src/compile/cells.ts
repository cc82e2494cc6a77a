import { nearest } from '../fold.ts'
import type { Span, Text } from '../model.ts'
import { parseSpan } from './dates.ts'
import type { NameIndex } from './names.ts'
import type { Report } from './report.ts'
import type { Row } from './tables.ts'

/** A text with those translations that are not empty. */
export function textOf(en: string, ar: string | undefined, ru: string | undefined): Text {
  return { en, ...(ar ? { ar } : {}), ...(ru ? { ru } : {}) }
}

export function readText(row: Row, column: string): Text {
  return textOf(row.cell(column), row.cell(`${column}_ar`), row.cell(`${column}_ru`))
}

/** The parts of a `;`-list; empty ones do not count. */
export function readList(row: Row, column: string): readonly string[] {
  return row
    .cell(column)
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

export function readOptional(row: Row, column: string): string | null {
  return row.cell(column) || null
}

/** A text that must not be empty; notes it when it is. */
export function requireText(row: Row, column: string, report: Report): string {
  const text = row.cell(column)
  if (text === '') report.error(row.spot(column), `The cell ${column} is empty.`, `Write the ${column} here.`)
  return text
}

/** Notes an id that is empty or not lower-case-kebab. */
export function requireId(row: Row, report: Report): string {
  const id = requireText(row, 'id', report)
  if (id !== '' && !isId(id)) {
    report.error(row.spot('id'), 'The id is not in lower-case-kebab.', `Write ${kebab(id) || 'a-word-like-this'}.`)
  }
  return id
}

export function isId(id: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)
}

export function kebab(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** One of the allowed words, or null with the problem noted. */
export function readChoice<Choice extends string>(
  row: Row,
  column: string,
  allowed: readonly Choice[],
  report: Report,
): Choice | null {
  const written = row.cell(column)
  const choice = allowed.find((word) => word === written)
  if (choice !== undefined) return choice
  const near = written === '' ? null : nearest(written, allowed)
  const message = written === '' ? `The cell ${column} is empty.` : `${written} is no ${column}.`
  const hint = near === null ? '' : `Did you mean ${near}? `
  report.error(row.spot(column), message, `${hint}Write one of: ${allowed.join(', ')}.`)
  return null
}

/** A decimal number in [low, high], or null with the problem noted. */
export function readNumber(row: Row, column: string, low: number, high: number, report: Report): number | null {
  const written = row.cell(column)
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(written)) {
    const message = written === '' ? `The cell ${column} is empty.` : `${written} is not a decimal number.`
    report.error(row.spot(column), message, 'Write digits with a point, as in 33.5138.')
    return null
  }
  const number = Number(written)
  if (number >= low && number <= high) return number
  const range = Number.isFinite(high) ? `from ${low} to ${high}` : `of at least ${low}`
  report.error(row.spot(column), `${written} is out of range.`, `Write a number ${range}.`)
  return null
}

/** An EDTF date, or null with the problem noted; an empty cell is a problem too. */
export function readDate(row: Row, column: string, report: Report): Span | null {
  const result = parseSpan(row.cell(column))
  if (result.ok) return result.span
  report.error(row.spot(column), result.message, result.remedy)
  return null
}

/** What a cell may refer to. */
export interface Registry {
  /** For messages: "place", "actor". */
  readonly noun: string
  readonly file: string
  readonly names: NameIndex
  /** False when the table could not be read: then nothing is said about references to it. */
  readonly whole: boolean
  /** The ids that something refers to. */
  readonly used: Set<string>
}

/** The id that a name stands for, or null with the problem noted. */
export function resolve(row: Row, column: string, written: string, registry: Registry, report: Report): string | null {
  const { noun, file, names, used } = registry
  if (!registry.whole) return null
  const spot = { ...row.spot(column), value: written }
  const found = names.find(written)
  switch (found.kind) {
    case 'found':
      used.add(found.id)
      return found.id
    case 'ambiguous':
      for (const id of found.ids) used.add(id)
      report.error(
        spot,
        `${written} is the name of ${found.ids.length} ${noun}s: ${found.ids.join(', ')}.`,
        `Write the id of the one that is meant: ${found.ids.join(' or ')}.`,
      )
      return null
    case 'missing': {
      const hint = found.suggestion === null ? '' : `Did you mean ${found.suggestion}? If not, add`
      const remedy = hint === '' ? `Add it to ${file}, or write one that is there.` : `${hint} it to ${file}.`
      report.error(spot, `There is no ${noun} ${written}.`, remedy)
      return null
    }
  }
}

/** The id that a single cell refers to; an empty cell is noted. */
export function requireReference(row: Row, column: string, registry: Registry, report: Report): string | null {
  const written = requireText(row, column, report)
  return written === '' ? null : resolve(row, column, written, registry, report)
}

/** The ids that a `;`-list refers to, each once; what cannot be resolved is noted and left out. */
export function readReferences(row: Row, column: string, registry: Registry, report: Report): readonly string[] {
  const ids = new Set<string>()
  for (const written of readList(row, column)) {
    const id = resolve(row, column, written, registry, report)
    if (id !== null) ids.add(id)
  }
  return [...ids]
}
