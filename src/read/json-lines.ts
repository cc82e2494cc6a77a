import { isObject } from './values.ts'

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * JSON with one object in each line, or after each record separator (RFC 8142), as a list; a part that is none is `undefined`,
 * which no JSON is, and the readers say so of its row. null: the text is not of this kind.
 */
export function jsonLines(text: string): readonly unknown[] | null {
  const isSequence = text.includes('\u001e')
  const parts = text
    .replace(/^\ufeff/, '')
    .split(isSequence ? '\u001e' : /\r?\n/)
    .filter((part) => part.trim() !== '')
  const [first = ''] = parts
  if (!isObject(parsed(first)) || (parts.length < 2 && !isSequence)) return null
  return parts.map(parsed)
}
