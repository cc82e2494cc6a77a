import { z } from 'zod'
import { dayOfIso } from '../civil.ts'
import { nearest } from '../fold.ts'
import type { Party, Story, Text, Tone } from '../model.ts'
import { BUILT_IN_KINDS, TONES } from '../vocabulary.ts'
import { isId, textOf } from './cells.ts'
import { parseSpan } from './dates.ts'
import { fileSpot, type Report } from './report.ts'
import { unshowable } from './unshowable.ts'

const FILE = 'story.json'

const anyText = z
  .union([z.string(), z.strictObject({ en: z.string(), ar: z.string().optional(), ru: z.string().optional() })])
  .transform((written): Text => {
    return typeof written === 'string' ? { en: written.trim() } : textOf(written.en.trim(), written.ar, written.ru)
  })
const text = anyText.refine((written) => written.en !== '', 'The text is empty.')
const id = z.string().refine(isId, 'The id is not in lower-case-kebab.')
/** A story may do without this entry: it is then empty. */
const noText: Text = { en: '' }

const longitude = z.number().min(-180).max(180)
const latitude = z.number().min(-90).max(90)

const storyFile = z.strictObject({
  id,
  title: text,
  kicker: anyText.default(noText),
  lede: anyText.default(noText),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/, 'The language is no language code.')
    .default('en'),
  span: z.string(),
  opening: z.string(),
  inset: z
    .strictObject({ name: text, extent: z.tuple([longitude, latitude, longitude, latitude]) })
    .nullable()
    .default(null),
  sites: z.array(z.string()).default([]),
  parties: z.array(z.strictObject({ id, name: text, tone: z.enum(TONES).optional() })).default([]),
  kinds: z.array(z.strictObject({ id, name: text, sign: z.enum(BUILT_IN_KINDS).default('event') })).default([]),
})

/** What to write for each part of the file. */
const FORMS = {
  id: 'Write an id such as "ferry-line".',
  title: 'Write a text, or {"en": …, "ar": …, "ru": …}.',
  kicker: 'Write a text, or {"en": …, "ar": …, "ru": …}.',
  lede: 'Write a text, or {"en": …, "ar": …, "ru": …}.',
  span: 'Write the first and the last day, as in "2024-11-01/2025-03-31".',
  opening: 'Write a day of the span, as in "2025-01-28".',
  inset: 'Write {"name": …, "extent": [west, south, east, north]} in degrees.',
  sites: 'Write a list of place ids, as in ["northern-harbour"].',
  language: 'Write a code such as "en", "de" or "ar".',
  parties: `Write a list such as [{"id": "north", "name": "The North", "tone": "red"}]; tones are ${TONES.join(', ')}.`,
  kinds: `Write a list such as [{"id": "protest", "name": "Protest", "sign": "event"}]; signs are ${BUILT_IN_KINDS.join(', ')}.`,
} as const

/** The entries that a story needs. */
const NEEDED = ['id', 'title', 'span', 'opening'] as const satisfies readonly (keyof typeof FORMS)[]
/** More could not be told apart. */
const MOST_PARTIES = 12

/** What story.json holds, without the sites. */
export type StoryHead = Omit<Story, 'sites' | 'places' | 'actors' | 'sources' | 'events' | 'statuses' | 'changes'>

export interface StoryFile {
  /** null when a part of it could not be read. */
  readonly head: StoryHead | null
  /** As written and not yet looked up; null when the file's shape is wrong. */
  readonly sites: readonly string[] | null
  /** The ids of parties and kinds; null when the file's shape is wrong. */
  readonly parties: readonly string[] | null
  readonly kinds: readonly string[] | null
}

const NOTHING: StoryFile = { head: null, sites: null, parties: null, kinds: null }

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
    const remedy = `Add it with ${NEEDED.join(', ')}.`
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
  const parties = toned(read.data.parties)
  noteDoubled('parties', parties, [], report)
  noteDoubled('kinds', read.data.kinds, BUILT_IN_KINDS, report)
  if (parties.length > MOST_PARTIES) {
    const message = `There are ${parties.length} parties, more than can be told apart.`
    note('parties', null, message, `Keep ${MOST_PARTIES} at the most.`, report)
  }
  const span = readStorySpan(read.data.span, report)
  const opening = dayOfIso(read.data.opening)
  if (opening === null || (span !== null && (opening < span.start || opening >= span.end))) {
    const message = opening === null ? 'The opening is not a day.' : 'The opening lies outside the span.'
    note('opening', read.data.opening, message, FORMS.opening, report)
  }
  const [west, south, east, north] = read.data.inset?.extent ?? [-1, -1, 1, 1]
  if (west >= east || south >= north) {
    const remedy = 'Write west, south, east, north, each lower before higher.'
    note('inset.extent', JSON.stringify(read.data.inset?.extent), 'The extent is turned round.', remedy, report)
  }
  return {
    head: span === null || opening === null ? null : { ...rest, span, opening, parties },
    sites,
    parties: parties.map((party) => party.id),
    kinds: read.data.kinds.map((kind) => kind.id),
  }
}

/** Gives each party without a tone the first one that no party has; grey when all are taken. */
function toned(
  parties: readonly { readonly id: string; readonly name: Text; readonly tone?: Tone | undefined }[],
): readonly Party[] {
  const taken = new Set(parties.flatMap(({ tone }) => tone ?? []))
  return parties.map(({ id: party, name, tone: wanted }) => {
    const tone = wanted ?? TONES.find((each) => !taken.has(each)) ?? 'grey'
    taken.add(tone)
    return { id: party, name, tone }
  })
}

/** Notes each id of a list that stands twice, or that is taken already. */
function noteDoubled(
  entry: 'parties' | 'kinds',
  all: readonly { readonly id: string }[],
  taken: readonly string[],
  report: Report,
): void {
  const seen = new Set(taken)
  for (const [index, { id: written }] of all.entries()) {
    if (seen.has(written)) {
      const message = taken.includes(written)
        ? `${written} is a kind that every story has.`
        : `The id ${written} stands twice.`
      note(`${entry}.${index}.id`, written, message, 'Write an id that no other one has.', report)
    }
    seen.add(written)
  }
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
  const message =
    value === undefined
      ? 'The entry is missing.'
      : issue.code === 'invalid_value' && typeof value === 'string'
        ? `${value || '""'} is no ${String(issue.path.at(-1))}.`
        : sentence(issue.message)
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
