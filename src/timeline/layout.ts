import type { Day, Event, EventKind, Language, Party, PlaceKind, Story } from '../model.ts'
import { textIn } from '../scene/scene.ts'
import { type Direction, directionOf, leadingParty } from '../scene/signs.ts'
import { dayToShow } from '../store/actions.ts'
import { at } from '../time/at.ts'
import { momentAt } from '../time/moment.ts'
import { spanInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'
import { type Bar, barsOf, type TrackPlace } from './bars.ts'
import { pack, rowsNeeded } from './pack.ts'
import { pixelOf, type Scale } from './scale.ts'
import { type Tick, ticksOf } from './ticks.ts'

/** How an event is drawn: `filled` happened, `hollow` is not confirmed, `dashed` is planned, `crossed` did not happen. */
export type MarkStyle = 'filled' | 'hollow' | 'dashed' | 'crossed'

/** One event. Pixels, from the chart's inline start and top. */
export interface Mark {
  readonly event: string
  /** The centre. */
  readonly at: number
  readonly middle: number
  readonly direction: Direction
  readonly party: Party | null
  readonly style: MarkStyle
  /** The days that it took or may have fallen on, when they are more than one. */
  readonly whisker: { readonly start: number; readonly end: number } | null
  /** false when no source published by `asOf` reports it: hatched. */
  readonly known: boolean
  readonly title: string
}

/** How many events begin within a few pixels, where single marks would not be told apart. */
export interface Bin {
  readonly start: number
  readonly width: number
  /** Pixels, of the lane's height. */
  readonly height: number
  readonly count: number
}

interface LaneBase {
  readonly id: string
  readonly label: string
  readonly top: number
  readonly height: number
}

export type Lane =
  | (LaneBase & { readonly kind: 'events'; readonly marks: readonly Mark[] })
  | (LaneBase & { readonly kind: 'histogram'; readonly bins: readonly Bin[]; readonly count: number })
  | (LaneBase & { readonly kind: 'site'; readonly placeKind: PlaceKind; readonly bars: readonly Bar[] })

/** How much room there is: lane names at the side, their glyphs only, or a phone. */
export type Size = 'wide' | 'medium' | 'narrow'

/** The whole chart in CSS pixels, from its inline start (the right edge in Arabic) and its top. */
export interface TimelineLayout {
  readonly size: Size
  readonly width: number
  readonly height: number
  /** Where the days begin and end. */
  readonly scale: Scale
  /** The side of an event's mark. */
  readonly markSize: number
  /** Where the lanes begin and end. */
  readonly top: number
  readonly bottom: number
  readonly lanes: readonly Lane[]
  readonly ticks: readonly Tick[]
}

export interface LayoutOptions {
  /** CSS pixels. */
  readonly width: number
  /** Pixels of an average character at 12 pixels. */
  readonly characterWidth: number
  readonly language: Language
}

/** A lane with less than this many pixels for each event becomes a histogram. */
export const LEAST_PIXELS_PER_MARK = 6

const GROUPS: readonly { readonly id: 'diplomacy' | 'ground'; readonly kinds: readonly EventKind[] }[] = [
  { id: 'diplomacy', kinds: ['visit', 'call', 'agreement', 'statement'] },
  { id: 'ground', kinds: ['attack', 'drawdown', 'voyage', 'flight', 'takeover'] },
]

/** Pixels. `pitch` is the least distance of two marks' centres; twelve at most, so that two rows always hold a lane. */
const MEASURES = {
  wide: { height: 186, head: 14, foot: 20, markSize: 11, pitch: 12, rowHeight: 12, pad: 8, siteMost: 32 },
  medium: { height: 112, head: 10, foot: 16, markSize: 9, pitch: 10, rowHeight: 10, pad: 5, siteMost: 20 },
  narrow: { height: 132, head: 12, foot: 17, markSize: 9, pitch: 10, rowHeight: 10, pad: 6, siteMost: 22 },
} as const
const LEAST_SITE_HEIGHT = 7

export function sizeOf(width: number): Size {
  return width >= 900 ? 'wide' : width >= 520 ? 'medium' : 'narrow'
}

/** Story and width as lanes: it does not depend on the date shown, so it is made once for each width. */
export function timelineLayout(story: Story, asOf: Day | null, options: LayoutOptions): TimelineLayout {
  const { width, language } = options
  const size = sizeOf(width)
  const measures = MEASURES[size]
  const words = wordsIn(language).timeline
  const scale: Scale = {
    first: story.span.start,
    end: story.span.end,
    from: gutterOf(story, size, options),
    to: Math.max(width - 10, gutterOf(story, size, options) + 1),
  }
  const lanes: Lane[] = []
  let top: number = measures.head

  const most = size === 'wide' && story.sites.length <= 3 ? 3 : 2
  const shown = story.events.filter(
    (event) => dayToShow(event) >= story.span.start && dayToShow(event) < story.span.end,
  )
  for (const { id, kinds } of GROUPS) {
    const events = shown.filter((event) => kinds.includes(event.kind)).sort((a, b) => dayToShow(a) - dayToShow(b))
    if (events.length === 0) continue
    const base = { id, label: words[id], top }
    const wanted = events.map((event) => pixelOf(scale, dayToShow(event) + 0.5))
    if (events.length > (scale.to - scale.from) / LEAST_PIXELS_PER_MARK) {
      const height = 2 * measures.rowHeight + measures.pad
      lanes.push({ ...base, kind: 'histogram', height, bins: binsOf(wanted, scale, height - 4), count: events.length })
    } else {
      const rows = rowsNeeded(wanted, measures.pitch, most)
      const height = rows * measures.rowHeight + measures.pad
      const half = measures.markSize / 2
      const packed = pack(wanted, measures.pitch, rows, scale.from + half, scale.to - half)
      const marks = marksOf(story, events, asOf, scale, language).map((mark, index): Mark => {
        const { at: centre, row } = packed[index] ?? { at: mark.at, row: 0 }
        return { ...mark, at: centre, middle: top + measures.pad / 2 + (row + 0.5) * measures.rowHeight }
      })
      lanes.push({ ...base, kind: 'events', height, marks })
    }
    top += lanes.at(-1)?.height ?? 0
  }

  const room = (measures.height - measures.foot - top) / Math.max(1, story.sites.length)
  const siteHeight = Math.max(LEAST_SITE_HEIGHT, Math.min(measures.siteMost, Math.floor(room)))
  const places = tracksIn(siteHeight)
  for (const site of story.sites) {
    const place = at(story.places, site)
    const bars = (['presence', 'legal'] as const).flatMap((track) =>
      barsOf(
        story.statuses.filter((status) => status.site === site && status.track === track),
        story.sources,
        asOf,
        scale,
        places[track],
        (options.characterWidth * places[track].fontSize) / 12,
        language,
      ),
    )
    const base = { id: site, label: textIn(place.name, language), top, height: siteHeight }
    lanes.push({ ...base, kind: 'site', placeKind: place.kind, bars })
    top += siteHeight
  }

  return {
    size,
    width,
    height: top + measures.foot,
    scale,
    markSize: measures.markSize,
    top: measures.head,
    bottom: top,
    lanes,
    ticks: ticksOf(scale, language, (options.characterWidth * 11) / 12),
  }
}

/** Pixels kept for the lanes' names, or for their glyphs. */
function gutterOf(story: Story, size: Size, { characterWidth, language }: LayoutOptions): number {
  if (size !== 'wide') return size === 'medium' ? 30 : 28
  const words = wordsIn(language).timeline
  const names = [words.diplomacy, words.ground, ...story.sites.map((id) => textIn(at(story.places, id).name, language))]
  const longest = Math.max(...names.map((name) => name.length))
  return Math.min(Math.max(Math.ceil(longest * characterWidth) + 44, 150), 280)
}

/** How the two tracks of a site share its lane: words in both where it is high enough, in the first, or in none. */
function tracksIn(height: number): Readonly<Record<'presence' | 'legal', TrackPlace>> {
  if (height >= 31)
    return { presence: { top: 1, height: 15, fontSize: 12 }, legal: { top: 16, height: 14, fontSize: 11 } }
  const legal = Math.min(5, Math.max(2, Math.round(height * 0.2)))
  const presence = height - legal - (height > 12 ? 4 : 2)
  const fontSize = presence >= 15 ? 12 : presence >= 12 ? 11 : 0
  return {
    presence: { top: 1, height: presence, fontSize },
    legal: { top: presence + 2, height: legal, fontSize: 0 },
  }
}

function marksOf(story: Story, events: readonly Event[], asOf: Day | null, scale: Scale, language: Language): Mark[] {
  const moments = new Map(momentAt(story, { t: story.opening, asOf }).events.map((moment) => [moment.event.id, moment]))
  const hold = (day: number) => Math.min(Math.max(pixelOf(scale, day), scale.from), scale.to)
  return events.map((event): Mark => {
    const moment = moments.get(event.id)
    const { start, end } = event.date
    const title = `${spanInWords(event.date, language)}: ${textIn(event.title, language)}`
    return {
      event: event.id,
      at: pixelOf(scale, dayToShow(event) + 0.5),
      middle: 0,
      direction: directionOf(story, event),
      party: leadingParty(story, event),
      style: styleOf(moment?.modality ?? event.modality),
      whisker: end !== null && end - start === 1 ? null : { start: hold(start), end: hold(end ?? scale.end) },
      known: moment !== undefined,
      title: moment === undefined ? wordsIn(language).timeline.notYetReported(title) : title,
    }
  })
}

function styleOf(modality: Event['modality']): MarkStyle {
  if (modality === 'planned') return 'dashed'
  if (modality === 'reported') return 'hollow'
  return modality === 'cancelled' || modality === 'denied' ? 'crossed' : 'filled'
}

function binsOf(wanted: readonly number[], scale: Scale, height: number): Bin[] {
  const width = LEAST_PIXELS_PER_MARK
  const counts = new Map<number, number>()
  for (const centre of wanted) {
    const index = Math.floor((centre - scale.from) / width)
    counts.set(index, (counts.get(index) ?? 0) + 1)
  }
  const tallest = Math.max(...counts.values())
  return [...counts].map(([index, count]) => ({
    start: scale.from + index * width,
    width: width - 1,
    height: Math.max(2, (count / tallest) * height),
    count,
  }))
}

/** The mark nearest to a point within `reach` pixels; null when there is none. */
export function markAt(layout: TimelineLayout, pixel: number, height: number, reach: number): Mark | null {
  let nearest: Mark | null = null
  let least = reach
  for (const lane of layout.lanes) {
    if (lane.kind !== 'events') continue
    for (const mark of lane.marks) {
      const distance = Math.hypot(mark.at - pixel, mark.middle - height)
      if (distance <= least) {
        least = distance
        nearest = mark
      }
    }
  }
  return nearest
}
