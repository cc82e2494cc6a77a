import type { Day, Event, EventKind, Language, Party, PlaceKind, Story } from '../model.ts'
import { textIn } from '../scene/scene.ts'
import { type Direction, directionOf, leadingParty } from '../scene/signs.ts'
import { at } from '../time/at.ts'
import { momentAt } from '../time/moment.ts'
import { spanInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'
import { type Bar, barsOf, type TrackPlace } from './bars.ts'
import { type Packed, pack, rowsNeeded } from './pack.ts'
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

/** One event in a column of events of nearby days, where single marks could not be told apart. */
export interface Segment extends Omit<Mark, 'whisker'> {
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** A lane's name inside of it. Pixels, from the chart's inline start and top. */
export interface Caption {
  readonly start: number
  readonly middle: number
}

interface LaneBase {
  readonly id: string
  readonly label: string
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
/** A lane in which a mark would have to stand further than this from its day, in pixels, becomes a histogram too. */
export const FARTHEST_ASIDE = 10

const GROUPS: readonly { readonly id: 'diplomacy' | 'ground'; readonly kinds: readonly EventKind[] }[] = [
  { id: 'diplomacy', kinds: ['visit', 'call', 'agreement', 'statement'] },
  { id: 'ground', kinds: ['attack', 'drawdown', 'voyage', 'flight', 'takeover'] },
]

/** Pixels. `pitches` are the distances of two marks' centres that are tried, `lane` and `ground` the most that lanes of events take. */
const MEASURES = {
  wide: { height: 186, head: 14, foot: 20, pitches: [12, 10, 8], lane: 28, ground: 24, pad: 4, siteMost: 31 },
  medium: { height: 112, head: 10, foot: 16, pitches: [10, 8, 7], lane: 24, ground: 24, pad: 3, siteMost: 20 },
  narrow: { height: 132, head: 12, foot: 17, pitches: [10, 8, 7], lane: 26, ground: 26, pad: 4, siteMost: 22 },
} as const
const LEAST_SITE_HEIGHT = 9
/** Rows of diplomacy, where the sites leave room for as many. */
const MOST_ROWS = 3
/** Pixels of a capital letter of a lane's caption, with a little air. */
const CAPTION_HEIGHT = 9

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

  const shown = story.events.filter(
    (event) => event.date.start >= story.span.start && event.date.start < story.span.end,
  )
  const groups = GROUPS.map(({ id, kinds }) => ({
    id,
    events: shown.filter((event) => kinds.includes(event.kind)).sort((a, b) => a.date.start - b.date.start),
  })).filter(({ events }) => events.length > 0)
  // What happens on the ground is set first: diplomacy may take a third row of what is then left.
  let left = measures.height - measures.head - measures.foot - story.sites.length * measures.siteMost
  const fitted = groups
    .toReversed()
    .map(({ id, events }) => {
      const marks = marksOf(story, events, asOf, scale, language)
      const third = MOST_ROWS * measures.pitches[0] + measures.pad
      const room = id === 'diplomacy' ? Math.max(measures.lane, Math.min(left, third)) : measures.ground
      const fixed = events.map((event) => event.movements.length > 0)
      const fit = fitMarks(marks, fixed, scale, measures, room)
      const height = fit === null ? Math.min(room, measures.lane) : fit.rows * fit.pitch + measures.pad
      left -= height
      return { id, marks, fit, height }
    })
    .toReversed()
  for (const { id, marks, fit, height } of fitted) {
    const label = words[id]
    const base = { id, label, top, height }
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
        return { ...mark, at: centre, middle: top + measures.pad / 2 + (row + 0.5) * fit.pitch }
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

function marksOf(story: Story, events: readonly Event[], asOf: Day | null, scale: Scale, language: Language): Mark[] {
  const moments = new Map(momentAt(story, { t: story.opening, asOf }).events.map((moment) => [moment.event.id, moment]))
  const hold = (day: number) => Math.min(Math.max(pixelOf(scale, day), scale.from), scale.to)
  return events.map((event): Mark => {
    const moment = moments.get(event.id)
    const { start, end } = event.date
    const title = `${spanInWords(event.date, language)}: ${textIn(event.title, language)}`
    return {
      event: event.id,
      at: pixelOf(scale, event.date.start + 0.5),
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

interface Fit {
  readonly pitch: number
  readonly rows: number
  readonly packed: readonly Packed[]
}

/**
 * The largest marks that stand near their days, those that travel exactly on them; null when even the smallest do not.
 * @param room the most pixels that the lane may take
 */
function fitMarks(
  marks: readonly Mark[],
  fixed: readonly boolean[],
  scale: Scale,
  measures: { readonly pitches: readonly number[]; readonly pad: number },
  room: number,
): Fit | null {
  if (marks.length > (scale.to - scale.from) / LEAST_PIXELS_PER_MARK) return null
  const wanted = marks.map((mark) => mark.at)
  let crowded: Fit | null = null
  for (const pitch of measures.pitches) {
    const most = Math.max(1, Math.floor((room - measures.pad) / pitch))
    for (let rows = rowsNeeded(wanted, pitch, most); rows <= most; rows++) {
      const packed = pack(wanted, fixed, pitch, rows, scale.from + pitch / 2, scale.to - pitch / 2)
      const asides = packed.map((place, index) => Math.abs(place.at - (wanted[index] ?? place.at)))
      if (Math.max(...asides) > FARTHEST_ASIDE) continue
      const fit = { pitch, rows, packed }
      if (asides.every((aside, index) => fixed[index] !== true || aside < 0.5)) return fit
      crowded ??= fit
    }
  }
  return crowded
}

/** The middles at which a lane's name may stand: that of the lane, else that of a row at its head or foot. */
function captionPlaces(top: number, height: number, rows: number): readonly number[] {
  return rows === 1 ? [top + height / 2] : [top + height / 2, top + 6, top + height - 6]
}

/** Where a lane's name stands at its start, clear of all marks; null where there is no such place, or a name at the side. */
function captionOf(
  label: string,
  start: number,
  characterWidth: number,
  places: readonly number[],
  boxes: readonly { readonly start: number; readonly middle: number; readonly height: number }[],
): Caption | null {
  const end = start + (label.length * characterWidth * 10) / 12 + 4
  const middle = places.find((place) =>
    boxes.every((box) => box.start >= end || Math.abs(box.middle - place) >= (box.height + CAPTION_HEIGHT) / 2),
  )
  return middle === undefined ? null : { start, middle }
}

/** Columns of a few days each, every event a segment of its column, from the foot up. Pixels. */
function segmentsOf(marks: readonly Mark[], scale: Scale, top: number, height: number): Segment[] {
  const columns = new Map<number, Mark[]>()
  for (const mark of marks) {
    const column = Math.floor((mark.at - scale.from) / LEAST_PIXELS_PER_MARK)
    columns.set(column, [...(columns.get(column) ?? []), mark])
  }
  const tallest = Math.max(...[...columns.values()].map((column) => column.length))
  const each = Math.min(height / tallest, height / 3)
  return [...columns].flatMap(([column, members]) =>
    members.map((mark, index): Segment => {
      const { whisker: _, ...rest } = mark
      return {
        ...rest,
        at: scale.from + (column + 0.5) * LEAST_PIXELS_PER_MARK,
        middle: top + height - (index + 0.5) * each,
        width: LEAST_PIXELS_PER_MARK - 1,
        height: Math.max(each - 1, each * 0.7),
      }
    }),
  )
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
