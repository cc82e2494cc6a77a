import type { Filters } from '../find/filters.ts'
import type { Day, Language, PlaceKind, Story } from '../model.ts'
import { labelIn, tongueOf } from '../text.ts'
import { at } from '../time/at.ts'
import { type Days, toldSites } from '../time/frozen.ts'
import { horizonOf, lastEvidence, statusesAsKnown } from '../time/known.ts'
import { strideOf } from '../time/stride.ts'
import { dayInWords } from '../time/words.ts'
import { kindIn, ownKindOf } from '../words/names.ts'
import { wordsIn } from '../words/words.ts'
import { type Bar, barsOf, type TrackPlace } from './bars.ts'
import { fitMarks, instantOf, type Mark, marksOf, type Segment, segmentsOf, shownEvents } from './marks.ts'
import { pixelOf, type Scale } from './scale.ts'
import { type Tick, ticksOf } from './ticks.ts'

/** A lane's name inside of it. Pixels, from the chart's inline start and top. */
export interface Caption {
  readonly start: number
  readonly middle: number
}

interface LaneBase {
  readonly id: string
  readonly label: string
  /** The language of the label. */
  readonly tongue: Language
  readonly top: number
  readonly height: number
}

export type Lane =
  | (LaneBase & {
      readonly kind: 'events'
      readonly marks: readonly Mark[] /** Pixels. */
      readonly markSize: number
      readonly caption: Caption | null
    })
  | (LaneBase & { readonly kind: 'histogram'; readonly segments: readonly Segment[]; readonly caption: Caption | null })
  | (LaneBase & { readonly kind: 'site'; readonly placeKind: PlaceKind; readonly bars: readonly Bar[] })

/** The days of which nothing is known: past the last evidence, or past the day up to which sources count. Pixels. */
export interface Beyond {
  readonly start: number
  readonly end: number
  readonly label: { readonly text: string; readonly start: number } | null
}

/** How much room there is: lane names at the side, their glyphs only, or a phone. */
export type Size = 'wide' | 'medium' | 'narrow'

/** The whole chart in CSS pixels, from its inline start (the right edge in Arabic) and its top. */
export interface TimelineLayout {
  readonly size: Size
  readonly width: number
  readonly height: number
  /** Where the days begin and end. */
  readonly scale: Scale
  /** Where the lanes begin and end. */
  readonly top: number
  readonly bottom: number
  readonly lanes: readonly Lane[]
  readonly ticks: readonly Tick[]
  /** null where the evidence reaches the end of the days shown. */
  readonly beyond: Beyond | null
  /** Marks stand at their times of day. */
  readonly isOfHours: boolean
}

/** What of the story is shown. */
export interface Facts {
  readonly story: Story
  /** The last day whose sources count; null for all of them. */
  readonly asOf: Day | null
  readonly filters: Filters
  /** The days of a chart that is kept as known by `asOf`, without what came later; null for one that hatches it. */
  readonly frozen?: Days | null
}

export interface LayoutOptions {
  /** CSS pixels. */
  readonly width: number
  /** Pixels of an average character at 12 pixels. */
  readonly characterWidth: number
  readonly language: Language
}

const GROUPS: readonly { readonly id: 'diplomacy' | 'ground'; readonly kinds: readonly string[] }[] = [
  { id: 'diplomacy', kinds: ['visit', 'call', 'agreement', 'statement'] },
  { id: 'ground', kinds: ['attack', 'drawdown', 'voyage', 'flight', 'takeover'] },
]

/**
 * Pixels. `pitches` are the distances of two marks' centres that are tried, `lane` and `ground` the most that lanes of
 * events take; `alone` is the least of a lane where there are no sites. `height` is for three sites; each one more adds `more`, and is at most `many` high.
 */
const MEASURES = {
  wide: {
    height: 186,
    head: 14,
    foot: 20,
    pitches: [12, 10, 8],
    lane: 28,
    ground: 46,
    alone: 22,
    pad: 4,
    siteMost: 31,
    more: 26,
    many: 24,
  },
  medium: {
    height: 112,
    head: 12,
    foot: 16,
    pitches: [10, 8, 7],
    lane: 24,
    ground: 24,
    alone: 16,
    pad: 3,
    siteMost: 20,
    more: 15,
    many: 14,
  },
  narrow: {
    height: 132,
    head: 12,
    foot: 17,
    pitches: [10, 8, 7],
    lane: 26,
    ground: 26,
    alone: 20,
    pad: 4,
    siteMost: 22,
    more: 9,
    many: 13,
  },
} as const
/** Up to so many sites have lanes that hold the words of both tracks. */
const FEW_SITES = 3
/** Pixels by which a note keeps off the playhead's handle. */
const BESIDE_PLAYHEAD = 11
const LEAST_SITE_HEIGHT = 9
/** Rows of diplomacy, where the sites leave room for as many. */
const MOST_ROWS = 3
/** Pixels of a capital letter of a lane's caption, with a little air. */
const CAPTION_HEIGHT = 9

export function sizeOf(width: number): Size {
  return width >= 900 ? 'wide' : width >= 520 ? 'medium' : 'narrow'
}

/** Events of some kinds, in one lane. */
interface Group {
  readonly id: string
  readonly label: string
  readonly tongue: Language
  readonly kinds: readonly string[]
}

/** Lanes of events beside the lanes of sites, and where there are none. */
const MOST_GROUPS = { withSites: 3, alone: 6 } as const

/**
 * What the lanes of events hold: diplomacy and what happens on the ground beside sites, where all kinds are of the one or
 * the other; else each of the busiest kinds, and the rest together.
 */
export function groupsOf(story: Story, language: Language): readonly Group[] {
  const words = wordsIn(language)
  const counts = new Map<string, number>()
  for (const { kind } of story.events) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const fits = [...counts.keys()].every((kind) => GROUPS.some(({ kinds }) => kinds.includes(kind)))
  if (story.sites.length > 0 && fits) {
    return GROUPS.map(({ id, kinds }) => ({ id, label: words.timeline[id], tongue: language, kinds }))
  }
  const most = story.sites.length > 0 ? MOST_GROUPS.withSites : MOST_GROUPS.alone
  const busiest = [...counts.keys()].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  const own = busiest.length > most ? busiest.slice(0, most - 1) : busiest
  const rest = busiest.slice(own.length)
  return [
    ...own.map((kind) => {
      const name = ownKindOf(story, kind)
      const tongue = name === null ? language : tongueOf(name, language)
      return { id: kind, label: kindIn(story, kind, language), tongue, kinds: [kind] }
    }),
    ...(rest.length > 0 ? [{ id: '', label: words.find.things.other, tongue: language, kinds: rest }] : []),
  ]
}

/** Days of a story whose ticks are days. */
const SHORT = 92
const shortestTick = (story: Story): number =>
  strideOf(story) === 'hours' ? 1 / 24 : story.span.end - story.span.start <= SHORT ? 1 : 0

/** Hours of air around a story of hours, and the fewest that are shown. */
const HOURS = { air: 0.5, least: 4 } as const

/** The days shown; of a story of hours those hours in which something happens. */
function rangeOf(story: Story, days: Days): Pick<Scale, 'first' | 'end'> {
  if (strideOf(story) !== 'hours') return { first: days.start, end: days.end }
  const hours = story.events.map(({ date }) => instantOf(story, date) * 24)
  const [first, last] = [Math.min(...hours), Math.max(...hours)]
  const air = Math.max(HOURS.air, (HOURS.least - (last - first)) / 2)
  return {
    first: Math.max(days.start, Math.floor(first - air) / 24),
    end: Math.min(days.end, Math.ceil(last + air) / 24),
  }
}

/** Story and width as lanes: it does not depend on the date shown, so it is made once for each width. */
export function timelineLayout({ story, asOf, filters, frozen = null }: Facts, options: LayoutOptions): TimelineLayout {
  const { width, language } = options
  const size = sizeOf(width)
  const measures = MEASURES[size]
  const sites = frozen === null || asOf === null ? story.sites : toldSites(story, asOf)
  const days = frozen ?? story.span
  const gutter = gutterOf(story, sites, size, options)
  const scale: Scale = { ...rangeOf(story, days), from: gutter, to: Math.max(width - 10, gutter + 1) }
  const lanes: Lane[] = []
  let top: number = measures.head

  const horizon = horizonOf(story, asOf)
  const extra = Math.max(0, sites.length - FEW_SITES)
  const height = measures.height + extra * measures.more
  const siteMost = extra > 0 ? measures.many : measures.siteMost
  const shown = shownEvents(story, asOf, filters, days).filter((each) => frozen === null || each.known)
  const all = groupsOf(story, language)
  const groups = all
    .map((group) => ({ ...group, events: shown.filter(({ event }) => group.kinds.includes(event.kind)) }))
    .filter(({ events }) => events.length > 0)
  // What happens on the ground is set first: diplomacy may take a third row of what is then left.
  let left = height - measures.head - measures.foot - sites.length * siteMost
  const fitted = groups
    .toReversed()
    .map(({ events, ...group }, index) => {
      const marks = marksOf(story, events, horizon, scale, language)
      const third = MOST_ROWS * measures.pitches[0] + measures.pad
      const most = sites.length === 0 ? left / (groups.length - index) : measures.ground
      const room = group.id === 'diplomacy' ? Math.max(measures.lane, Math.min(left, third)) : most
      const fixed = events.map(({ event }) => event.movements.length > 0)
      const fit = fitMarks(marks, fixed, scale, measures, room)
      const needed = fit === null ? Math.min(room, measures.lane) : fit.rows * fit.pitch + measures.pad
      // Lanes that are alone are not pressed together.
      const lane = sites.length === 0 ? Math.max(needed, Math.min(room, measures.alone)) : needed
      left -= lane
      return { ...group, marks, fit, height: lane }
    })
    .toReversed()
  for (const { id, label, tongue, marks, fit, height } of fitted) {
    const base = { id, label, tongue, top, height }
    const caption = (boxes: readonly { readonly start: number; readonly middle: number; readonly height: number }[]) =>
      size === 'wide'
        ? null
        : captionOf(label, 2, options.characterWidth, captionPlaces(top, height, fit?.rows ?? 1), boxes)
    if (fit === null) {
      const segments = segmentsOf(marks, scale, top + 2, height - 4)
      const boxes = segments.map((segment) => ({ ...segment, start: segment.at - segment.width / 2 }))
      lanes.push({ ...base, kind: 'histogram', segments, caption: caption(boxes) })
    } else {
      const placed = marks.map((mark, index): Mark => {
        const { at: centre, row } = fit.packed[index] ?? { at: mark.at, row: 0 }
        return { ...mark, at: centre, middle: top + (height - fit.rows * fit.pitch) / 2 + (row + 0.5) * fit.pitch }
      })
      const boxes = placed.map((mark) => ({
        start: Math.min(mark.at - fit.pitch / 2, mark.whisker?.start ?? mark.at),
        middle: mark.middle,
        height: fit.pitch,
      }))
      lanes.push({ ...base, kind: 'events', markSize: fit.pitch - 1, marks: placed, caption: caption(boxes) })
    }
    top += height
  }

  const room = (height - measures.foot - top) / Math.max(1, sites.length)
  const siteHeight = Math.max(LEAST_SITE_HEIGHT, Math.min(siteMost, Math.floor(room)))
  const places = tracksIn(siteHeight)
  const known = new Map(statusesAsKnown(story, asOf).map((each) => [each.status.id, each]))
  for (const site of sites) {
    const place = at(story.places, site)
    const bars = (['presence', 'legal'] as const).flatMap((track) =>
      barsOf(
        story.statuses.filter(
          ({ id, ...status }) => status.site === site && status.track === track && (frozen === null || known.has(id)),
        ),
        known,
        { horizon, last: lastEvidence(story) },
        scale,
        places[track],
        (options.characterWidth * places[track].fontSize) / 12,
        language,
      ),
    )
    const base = {
      id: site,
      label: labelIn(place.name, language),
      tongue: tongueOf(place.name, language),
      top,
      height: siteHeight,
    }
    lanes.push({ ...base, kind: 'site', placeKind: place.kind, bars })
    top += siteHeight
  }

  return {
    size,
    width,
    height: top + measures.foot,
    scale,
    top: measures.head,
    bottom: top,
    lanes,
    ticks: ticksOf(scale, language, (options.characterWidth * 11) / 12, shortestTick(story)),
    isOfHours: strideOf(story) === 'hours',
    beyond: beyondOf(asOf, horizon, scale, frozen !== null, options),
  }
}

/** Past the last day of which anything is known: said where there is room for it. */
function beyondOf(
  asOf: Day | null,
  horizon: Day,
  scale: Scale,
  isFrozen: boolean,
  { characterWidth, language }: LayoutOptions,
): Beyond | null {
  if (horizon + 1 >= scale.end) return null
  const start = Math.max(pixelOf(scale, horizon + 1), scale.from)
  const words = wordsIn(language).timeline
  const day = dayInWords(horizon, language)
  const text = asOf !== null && horizon === asOf ? words.reportedTo(day) : words.lastEvidence(day)
  const width = (text.length * characterWidth * 10) / 12
  // A frozen chart ends soon after: there the note would come to lie under the playhead.
  const fits = scale.to - (isFrozen ? start + BESIDE_PLAYHEAD : scale.from) >= width
  const label = fits ? { text, start: Math.max(scale.from, Math.min(start + BESIDE_PLAYHEAD, scale.to - width)) } : null
  return { start, end: scale.to, label }
}

/** The most that lanes' names take of a chart where they stand inside of it. */
const MOST_OF_CHART = 0.26

/** Pixels kept for the lanes' names, or for their glyphs. */
function gutterOf(
  story: Story,
  sites: readonly string[],
  size: Size,
  { width, characterWidth, language }: LayoutOptions,
): number {
  if (size !== 'wide' && sites.length > 0) return size === 'medium' ? 30 : 28
  const groups = groupsOf(story, language).map(({ label }) => label)
  if (size !== 'wide') {
    // Where there are no sites, captions alone say what the lanes are.
    const longest = Math.max(...groups.map((label) => captionWidth(label, characterWidth)))
    return Math.min(longest + 8, Math.round(width * MOST_OF_CHART))
  }
  const names = [...groups, ...sites.map((id) => labelIn(at(story.places, id).name, language))]
  const longest = Math.max(...names.map((name) => name.length))
  return Math.min(Math.max(Math.ceil(longest * characterWidth) + 18, 110), 280)
}

/** How the two tracks of a site share its lane: words in both where it is high enough, in the first, or in none. */
function tracksIn(height: number): Readonly<Record<'presence' | 'legal', TrackPlace>> {
  if (height >= 31)
    return { presence: { top: 1, height: 15, fontSize: 12 }, legal: { top: 16, height: 14, fontSize: 11 } }
  const legal = Math.min(5, Math.max(2, Math.round(height * 0.19)))
  const presence = Math.max(3, height - legal - (height > 18 ? 4 : height > 10 ? 1 : 2))
  const fontSize = presence >= 15 ? 12 : presence >= 12 ? 11 : presence >= 11 ? 10 : presence >= 9 ? 9.5 : 0
  const gap = height > 18 ? 1 : 0
  return {
    presence: { top: gap, height: presence, fontSize },
    legal: { top: gap + presence + gap, height: legal, fontSize: 0 },
  }
}

/** The middles at which a lane's name may stand: that of the lane, else that of a row at its head or foot. */
function captionPlaces(top: number, height: number, rows: number): readonly number[] {
  return rows === 1 ? [top + height / 2] : [top + height / 2, top + 6, top + height - 6]
}

const captionWidth = (label: string, characterWidth: number) => (label.length * characterWidth * 10) / 12 + 4

/** Where a lane's name stands at its start, clear of all marks; null where there is no such place, or a name at the side. */
function captionOf(
  label: string,
  start: number,
  characterWidth: number,
  places: readonly number[],
  boxes: readonly { readonly start: number; readonly middle: number; readonly height: number }[],
): Caption | null {
  const end = start + captionWidth(label, characterWidth)
  const middle = places.find((place) =>
    boxes.every((box) => box.start >= end || Math.abs(box.middle - place) >= (box.height + CAPTION_HEIGHT) / 2),
  )
  return middle === undefined ? null : { start, middle }
}

/** Where an event's mark is, in pixels from the inline start; null where it has none. */
export function markOf({ lanes }: TimelineLayout, id: string | null): number | null {
  for (const lane of lanes) {
    const marks = lane.kind === 'site' ? [] : lane.kind === 'events' ? lane.marks : lane.segments
    const mark = marks.find(({ event }) => event === id)
    if (mark !== undefined) return mark.at
  }
  return null
}

/** The event whose mark is nearest to a point within `reach` pixels; null when there is none. */
export function eventAt(layout: TimelineLayout, pixel: number, height: number, reach: number): string | null {
  let nearest: string | null = null
  let least = reach
  for (const lane of layout.lanes) {
    if (lane.kind === 'site') continue
    for (const mark of lane.kind === 'events' ? lane.marks : lane.segments) {
      const distance = Math.hypot(mark.at - pixel, mark.middle - height)
      if (distance <= least) {
        least = distance
        nearest = mark.event
      }
    }
  }
  return nearest
}
