import type { Span, Story } from '../model.ts'

/** What a story is told in, by its extent: its keys, its ticks and its pace go by that. */
export type Stride = 'hours' | 'days' | 'months' | 'years'

/** The most days that a story of hours may take, and one that is told in days, and in months. */
const MOST_DAYS = { hours: 3, days: 2200, months: 18_500 } as const

/** Hours where a story of few days has times of day. */
export function strideOf({ span, events }: Pick<Story, 'span' | 'events'>): Stride {
  const days = span.end - span.start
  if (days <= MOST_DAYS.hours && events.some(({ date }) => date.time !== null)) return 'hours'
  if (days <= MOST_DAYS.days) return 'days'
  return days <= MOST_DAYS.months ? 'months' : 'years'
}

/** The share of its day at which something happened: noon where no time of day is known. */
export function timeOfDay({ time }: Pick<Span, 'time'>): number {
  const [hours = 12, minutes = 0, seconds = 0] = time?.clock.split(':').map(Number) ?? []
  return (hours * 3600 + minutes * 60 + seconds) / 86_400
}

/** Days for which the trace of a trip stays on the map, and of a deed where a story has no sites: more in one of decades. */
export const traceDays = ({ span }: Pick<Story, 'span'>): number =>
  Math.max(40, Math.round((span.end - span.start) / 30))
