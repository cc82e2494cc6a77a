import { civilOf, dayOf } from '../civil.ts'
import type { Day, Language } from '../model.ts'
import { dayAndShortMonth, dayInShort, hourInWords, shortMonth, yearInWords } from '../time/words.ts'
import { pixelOf, type Scale } from './scale.ts'

export interface Tick {
  readonly day: Day
  /** Pixels from the inline start. */
  readonly at: number
  /** Empty where only the line is drawn. */
  readonly label: string
}

/** Months between labels, from a story of months to one of centuries. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600] as const
/** Days between labels in a story of days, or of hours. */
const SHORT_STEPS = [1 / 24, 1 / 12, 1 / 8, 1 / 4, 1 / 2, 1, 2, 7, 14] as const
/** Pixels kept free around a label. */
const AIR = 12

/**
 * Lines at the beginnings of months; they thin out until the longest label fits between two. January and the first
 * label say the year.
 * @param shortest the shortest step of a short story, which has days instead, or hours; in days, 0 for others
 * @param characterWidth pixels of an average character of the label
 */
export function ticksOf(scale: Scale, language: Language, characterWidth: number, shortest = 0): Tick[] {
  const first = civilOf(scale.first)
  const last = civilOf(scale.end - 1)
  const months = (last.year - first.year) * 12 + last.month - first.month + 1
  const dayPixels = (scale.to - scale.from) / (scale.end - scale.first)
  const monthPixels = (scale.to - scale.from) / ((scale.end - scale.first) / 30.44)
  const widthOf = (text: string) => text.length * characterWidth
  if (shortest > 0) {
    const labelOf = (t: number, isFirst: boolean) =>
      !Number.isInteger(t)
        ? hourInWords(Math.round((t % 1) * 24))
        : (isFirst ? dayInShort : dayAndShortMonth)(t, language)
    const longest = widthOf(dayAndShortMonth(Math.floor(scale.first), language)) + AIR
    return shortTicks(
      scale,
      SHORT_STEPS.find((step) => step >= shortest && step * dayPixels >= longest) ?? 28,
      labelOf,
      widthOf,
    )
  }
  const longest = widthOf(`${shortMonth(scale.first, language)} ${yearInWords(scale.first, language)}`) + AIR
  const step = STEPS.find((candidate) => candidate * monthPixels >= longest) ?? 1200

  const ticks: Tick[] = []
  let free = Number.NEGATIVE_INFINITY
  let named = false
  for (let index = 0; index < months; index++) {
    const count = first.year * 12 + first.month - 1 + index
    if (count % step !== 0) continue
    const month = (count % 12) + 1
    const day = dayOf(Math.floor(count / 12), month, 1)
    if (day < scale.first) continue
    const at = pixelOf(scale, day)
    const year = yearInWords(day, language)
    const label =
      step >= 12 ? year : month === 1 || !named ? `${shortMonth(day, language)} ${year}` : shortMonth(day, language)
    const fits = at >= free && at + 4 + widthOf(label) <= scale.to + 6
    ticks.push({ day, at, label: fits ? label : '' })
    if (fits) {
      named = true
      free = at + 4 + widthOf(label) + 4
    }
  }
  if (ticks.every((tick) => tick.label === '')) {
    const label = `${shortMonth(scale.first, language)} ${yearInWords(scale.first, language)}`
    return [{ day: scale.first, at: scale.from, label }, ...ticks.filter((tick) => tick.day !== scale.first)]
  }
  return ticks
}

/** Lines a step apart, weeks on Mondays. */
function shortTicks(
  scale: Scale,
  step: number,
  labelOf: (t: number, isFirst: boolean) => string,
  widthOf: (text: string) => number,
): Tick[] {
  // Day 4 is a Monday.
  const first = 4 + Math.ceil((scale.first - 4) / step - 1e-9) * step
  const count = Math.floor((scale.end - first) / step + 1e-9)
  let free = Number.NEGATIVE_INFINITY
  return Array.from({ length: Math.max(0, count) + 1 }, (_, index): Tick => {
    const t = Math.round((first + index * step) * 24) / 24
    const at = pixelOf(scale, t)
    const label = labelOf(t, index === 0)
    const fits = at >= free && at + 4 + widthOf(label) <= scale.to + 6
    if (fits) free = at + 4 + widthOf(label) + 4
    return { day: t, at, label: fits ? label : '' }
  }).filter(({ at }) => at <= scale.to)
}
