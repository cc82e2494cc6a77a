/**
 * `story.json` as a sheet of keys and values, so that a whole story fits one workbook: keys are dotted paths into the
 * objects (`title.en`), lists are JSON, a text stands as it is unless it could be taken for JSON.
 */

export const STORY_COLUMNS = ['key', 'value'] as const

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** What JSON a text is, or undefined when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a key can be a part of a path: it is told apart from others, and no program takes its spaces off. */
const isPart = (key: string): boolean => key !== '' && !key.includes('.') && key.trim() === key

/** The rows under the header `key,value`. */
export function storySheet(json: unknown): readonly (readonly [key: string, value: string])[] {
  const rows: [string, string][] = []
  const visit = (path: string, value: unknown): void => {
    const entries = isObject(value) ? Object.entries(value) : []
    if (entries.length > 0 && entries.every(([key]) => isPart(key))) {
      for (const [key, inner] of entries) visit(path === '' ? key : `${path}.${key}`, inner)
    } else if (typeof value === 'string' && value.trim() === value && value !== '' && parsed(value) === undefined) {
      rows.push([path, value])
    } else {
      rows.push([path, JSON.stringify(value) ?? 'null'])
    }
  }
  visit('', json)
  return rows
}

/** The object that the rows spell, the inverse of `storySheet`; of two rows with one key the later counts. */
export function storyOfSheet(rows: Iterable<readonly [key: string, value: string]>): unknown {
  const values = new Map<string, unknown>()
  for (const [key, value] of rows) {
    const json = parsed(value)
    values.set(key.trim(), json === undefined ? value : json)
  }
  if (values.has('')) return values.get('')
  return nest(values)
}

function nest(values: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  const heads = new Map<string, unknown>()
  for (const [key, value] of values) {
    const dot = key.indexOf('.')
    if (dot < 0) {
      heads.set(key, value)
      continue
    }
    const head = key.slice(0, dot)
    const below = heads.get(head)
    const inner = below instanceof Map ? below : new Map<string, unknown>()
    heads.set(head, inner.set(key.slice(dot + 1), value))
  }
  return Object.fromEntries(Array.from(heads, ([head, value]) => [head, value instanceof Map ? nest(value) : value]))
}
