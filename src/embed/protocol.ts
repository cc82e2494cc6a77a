/**
 * What a host page and an embed say to each other over `postMessage`. Both sides use this file: it imports nothing.
 *
 * | to the embed | with | does |
 * |---|---|---|
 * | `demarche:goTo` | `t`, and if wanted `event`, `asOf` | shows the day, with this event and these sources |
 * | `demarche:select` | `event` or null | chooses an event on its day, or none |
 * | `demarche:asOf` | `day` or null | only sources up to this day count, or all |
 * | `demarche:play`, `demarche:pause` | | |
 * | `demarche:hello` | | has the embed say all of the below once more |
 *
 * | from the embed | with | when |
 * |---|---|---|
 * | `demarche:ready` | `height` | it takes commands from now on |
 * | `demarche:height` | `height` | it wants another height |
 * | `demarche:moment` | `t`, `event`, `asOf`, `playing` | something else is shown; at most ten a second, the last one always |
 * | `demarche:error` | `message` | a command named what the story does not have |
 *
 * Every message is an object with its `type` and `v: 1`. Days are `YYYY-MM-DD`.
 */

export const VERSION = 1

/** What a message may be at most. */
export const LONGEST_TEXT = 200
export const MOST_KEYS = 8

export type Command =
  | {
      readonly kind: 'goTo'
      readonly t: string
      /** What is not given stays as it is. */
      readonly event?: string | null
      readonly asOf?: string | null
    }
  | { readonly kind: 'select'; readonly event: string | null }
  | { readonly kind: 'asOf'; readonly day: string | null }
  | { readonly kind: 'play' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'hello' }

/** What an embed shows. */
export interface Shown {
  readonly t: string
  readonly event: string | null
  readonly asOf: string | null
  readonly playing: boolean
}

export type Report =
  | { readonly kind: 'ready' | 'height'; readonly height: number }
  | ({ readonly kind: 'moment' } & Shown)
  | { readonly kind: 'error'; readonly message: string }

/**
 * Why a message is ignored: it speaks another language, another version of this one, is too large, is not what it says
 * that it is, names what there is not, comes too fast, or comes from elsewhere.
 */
export type Refusal = 'foreign' | 'version' | 'size' | 'shape' | 'value' | 'rate' | 'source'

type Fields = Readonly<Record<string, unknown>>

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_TEXT
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
const orNull = <Value>(is: (value: unknown) => value is Value, value: unknown): value is Value | null =>
  value === null || is(value)

/**
 * The own fields of a message as plain values, and the kind that it says it is. What a message inherits does not count,
 * and each field is read once.
 */
function opened(data: unknown): { readonly kind: string; readonly fields: Fields } | Refusal {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'type')) return 'foreign'
  const keys = Object.keys(data)
  if (keys.length > MOST_KEYS) return 'size'
  const fields: Fields = Object.assign(Object.create(null), data)
  const { type, v } = fields
  if (typeof type !== 'string' || !type.startsWith('demarche:')) return 'foreign'
  if (v !== VERSION) return 'version'
  if (Object.values(fields).some((value) => typeof value === 'string' && value.length > LONGEST_TEXT)) return 'size'
  return { kind: type.slice('demarche:'.length), fields }
}

/** A command to the embed, or why there is none. Never throws, whatever the message is. */
export function parseCommand(data: unknown): Command | Refusal {
  try {
    const message = opened(data)
    return typeof message === 'string' ? message : (commandOf(message.kind, message.fields) ?? 'shape')
  } catch {
    return 'shape'
  }
}

function commandOf(kind: string, { t, event, asOf, day }: Fields): Command | null {
  switch (kind) {
    case 'goTo':
      if (!isDay(t) || !(event === undefined || orNull(isText, event))) return null
      if (!(asOf === undefined || orNull(isDay, asOf))) return null
      return { kind, t, ...(event === undefined ? {} : { event }), ...(asOf === undefined ? {} : { asOf }) }
    case 'select':
      return orNull(isText, event) ? { kind, event } : null
    case 'asOf':
      return orNull(isDay, day) ? { kind, day } : null
    case 'play':
    case 'pause':
    case 'hello':
      return { kind }
    default:
      return null
  }
}

/** What an embed reports, or null. Never throws. */
export function parseReport(data: unknown): Report | null {
  try {
    const message = opened(data)
    return typeof message === 'string' ? null : reportOf(message.kind, message.fields)
  } catch {
    return null
  }
}

function reportOf(kind: string, { height, t, event, asOf, playing, message }: Fields): Report | null {
  switch (kind) {
    case 'ready':
    case 'height':
      return isHeight(height) ? { kind, height } : null
    case 'moment':
      if (!isDay(t) || !orNull(isText, event) || !orNull(isDay, asOf) || typeof playing !== 'boolean') return null
      return { kind, t, event, asOf, playing }
    case 'error':
      return isText(message) ? { kind, message } : null
    default:
      return null
  }
}

/** CSS pixels that an embed may ask for: less is no map, and more would be an attack on the article. */
export const isHeight = (value: unknown): value is number => typeof value === 'number' && value >= 100 && value <= 2000

/** A command as it goes over the line. */
export const written = ({ kind, ...fields }: Command | Report): Readonly<Record<string, unknown>> => ({
  type: `demarche:${kind}`,
  v: VERSION,
  ...fields,
})
