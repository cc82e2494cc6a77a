import { type Cells, counted, createFindings, type Entry, isBlank, listed, put, stemOf } from './entries.ts'
import type { Reading } from './reading.ts'
import { refuse } from './refuse.ts'
import { createFlattening, entry, isList, isObject, textOf, written } from './values.ts'

/** Names under which programs put the list that is meant. */
const LISTS = ['data', 'rows', 'records', 'items', 'events', 'results', 'entries', 'values']

export interface Listed {
  readonly items: readonly unknown[]
  /** What stands beside the list. */
  readonly beside: readonly string[]
}

const isRecords = (json: unknown): json is readonly unknown[] =>
  isList(json) && json.some((each) => isObject(each) || isList(each))

/** The list of records in JSON, or null. */
export function recordsIn(json: unknown): Listed | null {
  if (isList(json)) return { items: json, beside: [] }
  if (!isObject(json)) return null
  const lists = Object.keys(json).filter((name) => isRecords(entry(json, name)))
  const name = LISTS.find((each) => lists.includes(each)) ?? (lists.length === 1 ? lists[0] : undefined)
  const items = name === undefined ? undefined : entry(json, name)
  if (!isList(items)) return null
  return { items, beside: Object.keys(json).filter((each) => each !== name) }
}

/** A list whose first item names the columns of the others. */
function headerOf(items: readonly unknown[]): readonly string[] | null {
  const [first] = items
  if (!isList(first) || first.length === 0 || !first.every((name) => typeof name === 'string')) return null
  return items.slice(1).every((item) => isList(item)) ? first.map(textOf) : null
}

export function readRecords(file: string, json: unknown): Reading {
  const found = recordsIn(json)
  if (found === null || found.items.length === 0) {
    const message = found === null ? 'The file holds no list of records.' : 'The list is empty.'
    return refuse(file, { message, remedy: 'Write a list such as [{"when": "2025-01-28", "title": "…"}].' })
  }
  const header = headerOf(found.items)
  if (header !== null && found.items.length === 1) {
    return refuse(file, {
      message: 'The list holds nothing but its header.',
      remedy: 'Write a list of values for each row.',
    })
  }
  const findings = createFindings(file)
  const flattening = createFlattening()
  const entries: Entry[] = []
  for (const [index, item] of found.items.entries()) {
    const row = index + 1
    const cells: Cells = new Map()
    if (header !== null) {
      if (index === 0) continue
      for (const [place, value] of (isList(item) ? item : []).entries()) {
        put(cells, header[place] ?? '', flattening.cell(value, header[place] ?? 'unnamed'))
      }
    } else if (isObject(item)) {
      for (const [name, value] of Object.entries(item)) flattening.flatten(value, name, cells)
    } else {
      const message = item === undefined ? 'The line is not JSON.' : 'This is no record.'
      const remedy = 'Write an object such as {"when": "2025-01-28", "title": "…"}.'
      findings.reject({ row, value: written(item) }, { message, remedy })
      continue
    }
    if (isBlank(cells)) {
      findings.reject({ row }, { message: 'The record is empty.', remedy: 'Fill it in, or remove it.' })
    } else entries.push({ number: row, cells })
  }
  findings.note(`JSON with ${counted(found.items.length - (header === null ? 0 : 1), 'record')}.`)
  flattening.tell(findings)
  if (found.beside.length > 0) findings.note(`Entries beside the list are not used: ${listed(found.beside)}.`)
  const sheet = { name: stemOf(file), file, entries, order: header ?? [] }
  return findings.reading('records', [header === null ? sheet : { ...sheet, headerRow: 1 }])
}
