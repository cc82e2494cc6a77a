import { type Cells, type Findings, listed, numberCell, put, textCell } from './entries.ts'
import { plainIfMarkup } from './markup.ts'
import type { Cell } from './reading.ts'

/** JSON as cells. */

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

export const isList = (json: unknown): json is readonly unknown[] => Array.isArray(json)

/** What an object itself has under a name; what every object has does not count. */
export const entry = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined

/** A text or a number as text; '' for all else. */
export const textOf = (json: unknown): string =>
  typeof json === 'string' ? json.trim() : typeof json === 'number' ? String(json) : ''

/** JSON as it is written; a list in a list in a list … without end cannot be written. */
export function written(json: unknown): string {
  try {
    return JSON.stringify(json) ?? ''
  } catch {
    return '…'
  }
}

/** Parts of objects get columns of their own down to here. */
const DEEPEST = 4

const isScalar = (json: unknown): boolean => typeof json !== 'object' || json === null

/** What was done to values on their way into cells, to be noted once for all rows. */
export interface Flattening {
  readonly cell: (json: unknown, column: string) => Cell
  /** Puts a value in: an object in columns named with dots, a list in one cell. */
  readonly flatten: (json: unknown, column: string, into: Cells) => void
  readonly tell: (findings: Findings) => void
}

export function createFlattening(): Flattening {
  const nested = new Set<string>()
  const marked = new Set<string>()
  const cell = (json: unknown, column: string): Cell => {
    if (typeof json === 'string') {
      const { text, wasMarkup } = plainIfMarkup(json)
      if (wasMarkup) marked.add(column)
      return textCell(text)
    }
    if (typeof json === 'number') return numberCell(json)
    if (typeof json === 'boolean') return { kind: 'truth', value: json, text: String(json) }
    if (json === null || json === undefined) return { kind: 'empty' }
    if (isList(json) && json.every(isScalar)) {
      const parts = json.filter((part) => part !== null && part !== '')
      return textCell(parts.map((part) => (typeof part === 'string' ? part.trim() : String(part))).join('; '))
    }
    if (isObject(json) && Object.keys(json).length === 0) return { kind: 'empty' }
    nested.add(column)
    return textCell(written(json))
  }
  const flatten = (json: unknown, column: string, into: Cells, depth = 0): void => {
    if (isObject(json) && depth < DEEPEST && Object.keys(json).length > 0) {
      for (const [name, value] of Object.entries(json)) flatten(value, `${column}.${name.trim()}`, into, depth + 1)
    } else put(into, column, cell(json, column))
  }
  return {
    cell,
    flatten: (json, column, into) => flatten(json, column, into),
    tell: (findings) => {
      if (nested.size > 0) findings.note(`Values within values stand as JSON in: ${listed(nested)}.`)
      if (marked.size > 0) findings.note(`HTML was turned into plain text in: ${listed(marked)}.`)
    },
  }
}
