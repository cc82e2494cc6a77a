import { civilOf, dayOf } from '../civil.ts'
import type { Day, Story } from '../model.ts'
import { at } from './at.ts'
import { eventAsKnown, knownFrom } from './known.ts'

/**
 * A picture that is kept as known on a day: nothing that the tables say of later may show in it, not even that there is
 * something. Sources that came out by then are the only ones that these functions look at.
 */

/** The days that a timeline shows, half-open. */
export interface Days {
  readonly start: Day
  readonly end: Day
}

/** Days of the timeline past the last of which anything was known or planned, before it is rounded up to whole months. */
const AIR = 10
/** Days ahead of which a plan still makes the timeline longer. */
const FARTHEST_PLAN = 90

function firstOfNextMonth(day: Day): Day {
  const { year, month } = civilOf(day)
  return month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)
}

export function firstOfMonth(day: Day): Day {
  const { year, month } = civilOf(day)
  return dayOf(year, month, 1)
}

/** The timeline as known on a day: to the end of a month some days past it and past what was planned, and past `shown`. */
export function frozenDays(story: Story, asOf: Day, shown: Day): Days {
  const { start } = story.span
  const planned = story.events
    .flatMap((event) => eventAsKnown(story, event, asOf) ?? [])
    .filter(({ modality }) => modality === 'planned')
    .map(({ date }) => (date.end ?? date.start + 1) - 1)
    .filter((day) => day <= asOf + FARTHEST_PLAN)
  const end = firstOfNextMonth(Math.max(asOf, start, ...planned) + AIR)
  return { start, end: shown < end ? end : firstOfNextMonth(shown) }
}

/** The sites that a source published by a day speaks of, in the story's order. */
export function toldSites(story: Story, asOf: Day): readonly string[] {
  const told = new Set(
    story.statuses
      .filter(({ claims }) => claims.some(({ source }) => knownFrom(at(story.sources, source)) <= asOf))
      .map(({ site }) => site),
  )
  return story.sites.filter((site) => told.has(site))
}
