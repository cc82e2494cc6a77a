import { daysInMonth, isoOf } from '../civil.ts'
import { isList } from './values.ts'

/** Positions, lines and the times of their vertices. */

export type Position = readonly [lon: number, lat: number]

/** Degrees that a longitude may have in a line that goes on around the world. */
const FARTHEST = 540

/** Longitude and latitude, or null when they are no two numbers. Heights do not count. */
export function positionOf(json: unknown): Position | null {
  if (!isList(json)) return null
  const [lon, lat] = json
  return typeof lon === 'number' && typeof lat === 'number' && Number.isFinite(lon) && Number.isFinite(lat)
    ? [lon, lat]
    : null
}

export const isOnEarth = ([lon, lat]: Position): boolean => Math.abs(lat) <= 90 && Math.abs(lon) <= FARTHEST

export interface Vertex {
  readonly position: Position
  /** In EDTF; null: not known. */
  readonly time: string | null
}

/** About ten centimetres: more digits are noise. */
const degrees = (value: number): string => String(Number(value.toFixed(6)) + 0)

/** Twice around the world, from where it starts. */
const MOST_AROUND = 720

/**
 * A line as text: `lon lat` or `lon lat <EDTF>`, separated by `; `. From vertex to vertex it goes the shorter way, so a line
 * across the antimeridian keeps continuous longitudes, beyond ±180. null: it goes around the world too often.
 */
export function pathOf(vertices: readonly Vertex[]): string | null {
  const parts: string[] = []
  let before: number | null = null
  for (const { position, time } of vertices) {
    const [lon, lat] = position
    const from: number = before ?? 0
    const turns: number = Math.abs(from - lon) > 180 ? Math.round((from - lon) / 360) : 0
    before = lon + 360 * turns
    if (Math.abs(before) > MOST_AROUND) return null
    parts.push([degrees(before), degrees(lat), ...(time === null ? [] : [withoutClock(time)])].join(' '))
  }
  return parts.filter((part, index) => part !== parts[index - 1]).join('; ')
}

/** A time of day without a zone is no moment: of it the day is known. */
const withoutClock = (time: string): string => (/T.*(?:Z|[+-]\d\d:\d\d)$/.test(time) ? time : time.replace(/T.*/, ''))

/** Two positions that are one place, also across the antimeridian. */
export const isSamePlace = (one: Position, other: Position): boolean =>
  Math.abs(one[1] - other[1]) < 1e-6 && Math.abs(((one[0] - other[0] + 540) % 360) - 180) < 1e-6

const TIME =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?(Z|z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/

/** Seconds from 1973 on, or milliseconds; less could be a year, or anything. */
const FIRST_SECOND = 1e8
const FIRST_MILLISECOND = 1e11

/**
 * A time as EDTF: as ISO 8601 writes it, without parts of a second, or counted in seconds or milliseconds from 1970 on.
 * null when it is none of them.
 */
export function timeOf(json: unknown, zone: '' | 'Z' = ''): string | null {
  if (typeof json === 'number') return countedTime(json)
  if (typeof json !== 'string') return null
  const text = json.trim()
  if (/^\d{9,14}$/.test(text)) return countedTime(Number(text))
  const match = TIME.exec(text)
  if (match === null) return null
  const [, year, month, day, hour, minute, second, written] = match
  if (year === undefined || year === '0000') return null
  if (month === undefined) return year
  if (Number(month) < 1 || Number(month) > 12) return null
  if (day === undefined) return `${year}-${month}`
  if (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))) return null
  if (hour === undefined || minute === undefined) return `${year}-${month}-${day}`
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null
  return `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${zoneOf(written) ?? zone}`
}

function zoneOf(written: string | undefined): string | null {
  if (written === undefined) return null
  if (written === 'Z' || written === 'z') return 'Z'
  const digits = written.slice(1).replace(':', '').padEnd(4, '0')
  return `${written.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`
}

function countedTime(count: number): string | null {
  if (!Number.isFinite(count) || count < FIRST_SECOND) return null
  const seconds = Math.floor(count >= FIRST_MILLISECOND ? count / 1000 : count)
  const day = Math.floor(seconds / 86_400)
  const iso = isoOf(day)
  if (!/^\d{4}-/.test(iso)) return null
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = seconds - day * 86_400
  return `${iso}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}Z`
}
