import { z } from 'zod'
import { dayOfIso } from '../civil.ts'
import { nearest } from '../fold.ts'
import type { Story, Text } from '../model.ts'
import { isId, textOf } from './cells.ts'
import { parseSpan } from './dates.ts'
import { fileSpot, type Report } from './report.ts'
import { unshowable } from './unshowable.ts'

const FILE = 'story.json'

const text = z
  .union([z.string(), z.strictObject({ en: z.string(), ar: z.string().optional(), ru: z.string().optional() })])
  .transform((written): Text => {
    return typeof written === 'string' ? { en: written.trim() } : textOf(written.en.trim(), written.ar, written.ru)
  })
  .refine((written) => written.en !== '', 'The text is empty.')

const longitude = z.number().min(-180).max(180)
const latitude = z.number().min(-90).max(90)

const storyFile = z.strictObject({
  id: z.string().refine(isId, 'The id is not in lower-case-kebab.'),
  title: text,
  kicker: text,
  lede: text,
  span: z.string(),
  opening: z.string(),
  inset: z.strictObject({ name: text, extent: z.tuple([longitude, latitude, longitude, latitude]) }),
  sites: z.array(z.string()),
})

/** What to write for each part of the file. */
const FORMS = {
  id: 'Write an id such as "russia-syria".',
  title: 'Write a text, or {"en": …, "ar": …, "ru": …}.',
  kicker: 'Write a text, or {"en": …, "ar": …, "ru": …}.',
  lede: 'Write a text, or {"en": …, "ar": …, "ru": …}.',
  span: 'Write the first and the last day, as in "2024-11-01/2025-03-31".',
  opening: 'Write a day of the span, as in "2025-01-28".',
  inset: 'Write {"name": …, "extent": [west, south, east, north]} in degrees.',
  sites: 'Write a list of place ids, as in ["tartus-naval-base"].',
} as const

/** What story.json holds, without the sites. */
export type StoryHead = Pick<Story, 'id' | 'title' | 'kicker' | 'lede' | 'span' | 'opening' | 'inset'>

export interface StoryFile {
  /** null when a part of it could not be read. */
  readonly head: StoryHead | null
  /** As written and not yet looked up; null when the file's shape is wrong. */
  readonly sites: readonly string[] | null
}

const NOTHING: StoryFile = { head: null, sites: null }

function readJson(source: string, report: Report): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    report.error(fileSpot(FILE), `This is not JSON: ${reason}.`, 'Look for a missing comma, quote or bracket there.')
    return undefined
  }
}

/** Reads story.json and notes what is wrong with it; a problem's column is the path within the file. */
export function readStoryFile(files: Readonly<Record<string, string>>, report: Report): StoryFile {
  const source = files[FILE]
  if (source === undefined) {
    const remedy = `Add it with ${Object.keys(FORMS).join(', ')}.`
    report.error(fileSpot(FILE), `The file ${FILE} is missing.`, remedy)
    return NOTHING
  }
  const json = readJson(source.replace(/^\uFEFF/, ''), report)
  if (json === undefined) return NOTHING
  const read = storyFile.safeParse(json)
  if (!read.success) {
    for (const issue of read.error.issues) noteIssue(issue, json, report)
    return NOTHING
  }
  noteUnshowable([], json, report)
  const { sites, ...rest } = read.data
  const span = readStorySpan(read.data.span, report)
  const opening = dayOfIso(read.data.opening)
  if (opening === null || (span !== null && (opening < span.start || opening >= span.end))) {
    const message = opening === null ? 'The opening is not a day.' : 'The opening lies outside the span.'
    note('opening', read.data.opening, message, FORMS.opening, report)
  }
  const [west, south, east, north] = read.data.inset.extent
  if (west >= east || south >= north) {
    const remedy = 'Write west, south, east, north, each lower before higher.'
    note('inset.extent', JSON.stringify(read.data.inset.extent), 'The extent is turned round.', remedy, report)
  }
  return { head: span === null || opening === null ? null : { ...rest, span, opening }, sites }
}

function note(column: string, value: string | null, message: string, remedy: string, report: Report): void {
  report.error({ file: FILE, row: null, column: column || null, value }, message, remedy)
}

function noteIssue(issue: z.core.$ZodIssue, json: unknown, report: Report): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const near = issue.path.length === 0 ? nearest(key, Object.keys(FORMS)) : null
      const remedy = near === null ? 'Remove it.' : `Did you mean ${near}? If not, remove it.`
      note([...issue.path, key].join('.'), null, `There is no entry ${key}.`, remedy, report)
    }
    return
  }
  const [top] = issue.path
  const remedy =
    new Map<string, string>(Object.entries(FORMS)).get(String(top)) ?? 'Write one object with the entries of a story.'
  const value = valueAt(json, issue.path)
  const message = value === undefined ? 'The entry is missing.' : sentence(issue.message)
  note(issue.path.join('.'), value === undefined ? null : JSON.stringify(value), message, remedy, report)
}

/** Notes each string of the file that cannot be shown as it is written. */
function noteUnshowable(path: readonly string[], json: unknown, report: Report): void {
  if (typeof json === 'string') {
    const found = unshowable(json)
    if (found !== null) note(path.join('.'), json, found.message, found.remedy, report)
  } else if (typeof json === 'object' && json !== null) {
    for (const [name, value] of Object.entries(json)) noteUnshowable([...path, name], value, report)
  }
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.entries(value).find(([name]) => name === String(key))?.[1]
  }
  return value
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`
}

function readStorySpan(written: string, report: Report): Story['span'] | null {
  const result = parseSpan(written)
  if (!result.ok) {
    note('span', written, result.message, result.remedy, report)
    return null
  }
  const { span } = result
  if (span.meaning === 'throughout' && span.precision === 'day' && span.end !== null && !span.approximate) {
    return { start: span.start, end: span.end }
  }
  note('span', written, 'The span is not an interval of two days.', FORMS.span, report)
  return null
}
