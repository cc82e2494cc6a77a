import type { Day, Story } from '../model.ts'

/**
 * How long playing stays on each day, in seconds at speed 1: long where something happens, hardly at all in empty weeks.
 * `elapsed[i]` is the time from the first day of the story to the beginning of its i-th day.
 */
export interface Pace {
  readonly start: Day
  readonly elapsed: readonly number[]
}

const EMPTY_DAY = 0.035
/** All days together take no longer than this while nothing happens: a century has more of them than a reader has patience. */
const LONGEST_EMPTY = 30
const DAY_BESIDE_AN_EVENT = 0.15
const EVENT_DAY = 1.5
/** However many events a story has, playing it takes no longer than this, in seconds at speed 1. */
const LONGEST = 150

export function paceOf(story: Story): Pace {
  const { start, end } = story.span
  const empty = Math.min(EMPTY_DAY, LONGEST_EMPTY / (end - start))
  const seconds = new Array<number>(end - start).fill(empty)
  const slow = (day: Day, atLeast: number) => {
    const index = day - start
    const present = seconds[index]
    if (present !== undefined) seconds[index] = Math.max(present, atLeast)
  }
  for (const { date } of story.events) {
    slow(date.start - 1, DAY_BESIDE_AN_EVENT)
    slow(date.start, EVENT_DAY)
    slow(date.start + 1, DAY_BESIDE_AN_EVENT)
  }
  const total = seconds.reduce((sum, each) => sum + each, 0)
  const scale = Math.min(1, LONGEST / total)
  const elapsed = [0]
  let sum = 0
  for (const each of seconds) {
    sum += each * scale
    elapsed.push(sum)
  }
  return { start, elapsed }
}

/** Seconds of playing from the story's start to `t` (days), clamped to the story. */
export function secondsAt(pace: Pace, t: number): number {
  const index = Math.floor(t) - pace.start
  if (index < 0) return 0
  const before = pace.elapsed[index]
  const after = pace.elapsed[index + 1]
  if (before === undefined || after === undefined) return pace.elapsed.at(-1) ?? 0
  return before + (after - before) * (t - Math.floor(t))
}

/** The date in days that `seconds` of playing reach: the inverse of `secondsAt`. */
export function timeAt(pace: Pace, seconds: number): number {
  let low = 0
  let high = pace.elapsed.length - 1
  if (seconds >= (pace.elapsed[high] ?? 0)) return pace.start + high
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((pace.elapsed[middle] ?? 0) <= seconds) low = middle
    else high = middle
  }
  const before = pace.elapsed[low] ?? 0
  const after = pace.elapsed[high] ?? before
  return pace.start + low + (after > before ? (Math.max(0, seconds) - before) / (after - before) : 0)
}
