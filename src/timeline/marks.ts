import { type Filters, found } from '../find/filters.ts'
import type { Day, Event, Language, Span, Story } from '../model.ts'
import { type Direction, directionOf, type Look, leadingLook } from '../scene/signs.ts'
import { textIn, tongueOf } from '../text.ts'
import type { Days } from '../time/frozen.ts'
import { claimedDays, dayOfSpan, eventAsKnown, type KnownEvent } from '../time/known.ts'
import { strideOf, timeOfDay } from '../time/stride.ts'
import { spanInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'
import { type Packed, pack, rowsNeeded } from './pack.ts'
import { pixelOf, type Scale } from './scale.ts'

/** How an event is drawn: `filled` happened, `hollow` is not confirmed, `dashed` is planned, `crossed` did not happen. */
export type MarkStyle = 'filled' | 'hollow' | 'dashed' | 'crossed'

/**
 * The days of an event, when they are more than one. Pixels. `one-of`: it was one of them; `throughout`: it took them
 * all, for certain between the certain ends; `about`: it was somewhere near.
 */
export interface Whisker {
  readonly kind: 'one-of' | 'throughout' | 'about'
  readonly start: number
  readonly end: number
  readonly certainStart: number
  readonly certainEnd: number
  /** The middles of the days to which sources date it, where they do not agree. */
  readonly claimed: readonly number[]
}

/** One event. Pixels, from the chart's inline start and top. */
export interface Mark {
  readonly event: string
  /** The centre. */
  readonly at: number
  readonly middle: number
  readonly direction: Direction
  readonly look: Look | null
  readonly style: MarkStyle
  readonly whisker: Whisker | null
  /** false when no source published by `asOf` reports it: hatched. */
  readonly known: boolean
  /** Known sources differ about it. */
  readonly differs: boolean
  readonly title: string
  /** The language of the title. */
  readonly tongue: Language
}

/** One event in a column of events of nearby days, where single marks could not be told apart. */
export interface Segment extends Omit<Mark, 'whisker'> {
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** What the lanes of events show. */
export interface Shown {
  readonly event: Event
  /** As known by `asOf`, or where it was not known, as all sources tell it. */
  readonly told: KnownEvent
  readonly known: boolean
}

/** A lane with less than this many pixels for each event becomes a histogram. */
export const LEAST_PIXELS_PER_MARK = 6
/** A lane in which a mark would have to stand further than this from its day, in pixels, becomes a histogram too. */
export const FARTHEST_ASIDE = 10

/**
 * The events on the days of the timeline that the filters leave, in the order of their days. What was not known by
 * `asOf` stays, so that it can be hatched, when the filters leave it as all sources tell it.
 */
export function shownEvents(story: Story, asOf: Day | null, filters: Filters, days: Days): readonly Shown[] {
  const tell = (by: Day | null) =>
    new Map(story.events.flatMap((event) => eventAsKnown(story, event, by) ?? []).map((each) => [each.event.id, each]))
  const kept = (all: ReadonlyMap<string, KnownEvent>) =>
    new Set(found(story, [...all.values()], filters).map(({ event }) => event.id))
  const later = tell(null)
  const now = asOf === null ? later : tell(asOf)
  const keptLater = kept(later)
  const keptNow = asOf === null ? keptLater : kept(now)
  return story.events
    .flatMap((event): Shown[] => {
      const told = now.get(event.id)
      if (told !== undefined) return keptNow.has(event.id) ? [{ event, told, known: true }] : []
      const all = later.get(event.id)
      return all !== undefined && keptLater.has(event.id) ? [{ event, told: all, known: false }] : []
    })
    .filter(({ told: { date } }) => dayOfSpan(date) >= days.start && dayOfSpan(date) < days.end)
    .sort((a, b) => instantOf(story, a.told.date) - instantOf(story, b.told.date))
}

/** Where an event is in time, in days: at noon, and in a story of hours at its own time. */
export const instantOf = (story: Story, date: Span): number =>
  dayOfSpan(date) + (strideOf(story) === 'hours' ? timeOfDay(date) : 0.5)

/** @param horizon the last day of which anything is known: an event that goes on is drawn up to it */
export function marksOf(
  story: Story,
  shown: readonly Shown[],
  horizon: Day,
  scale: Scale,
  language: Language,
): readonly Mark[] {
  return shown.map(({ event, told, known }): Mark => {
    const tongue = known ? tongueOf(told.title, language) : language
    const title = `${spanInWords(told.date, tongue)}: ${textIn(told.title, tongue)}`
    return {
      event: event.id,
      at: pixelOf(scale, instantOf(story, told.date)),
      middle: 0,
      direction: known ? directionOf(story, told) : 'none',
      look: known ? leadingLook(story, told) : null,
      style: styleOf(told.modality),
      whisker: known ? whiskerOf(told, horizon, scale) : null,
      known,
      differs: known && told.certainty.includes('sources-differ'),
      // What nobody had told of yet is there, and has no name.
      title: known ? title : wordsIn(language).timeline.notYetReported,
      tongue,
    }
  })
}

function whiskerOf({ date, claims }: KnownEvent, horizon: Day, scale: Scale): Whisker | null {
  const claimed = claimedDays(claims).map(({ day }) => day)
  const end = date.end ?? Math.max(horizon + 1, date.start + 1)
  const [first, last] = [Math.min(date.start, ...claimed), Math.max(end, ...claimed.map((day) => day + 1))]
  if (last - first === 1) return null
  const hold = (day: number) => Math.min(Math.max(pixelOf(scale, day), scale.from), scale.to)
  const [start, finish] = [hold(first), hold(last)]
  const isThroughout = date.meaning === 'throughout'
  return {
    kind: date.approximate || date.uncertain ? 'about' : isThroughout ? 'throughout' : 'one-of',
    start,
    end: finish,
    certainStart: isThroughout ? hold(date.certainFrom) : start,
    certainEnd: isThroughout ? Math.max(hold(date.certainUntil ?? end), hold(date.certainFrom)) : finish,
    claimed: claimed.map((day) => hold(day + 0.5)),
  }
}

function styleOf(modality: Event['modality']): MarkStyle {
  if (modality === 'planned') return 'dashed'
  if (modality === 'reported') return 'hollow'
  return modality === 'cancelled' || modality === 'denied' ? 'crossed' : 'filled'
}

export interface Fit {
  readonly pitch: number
  readonly rows: number
  readonly packed: readonly Packed[]
}

/**
 * The largest marks that stand near their days, those that travel exactly on them; null when even the smallest do not.
 * @param room the most pixels that the lane may take
 */
export function fitMarks(
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

/** Columns of a few days each, every event a segment of its column, from the foot up. Pixels. */
export function segmentsOf(marks: readonly Mark[], scale: Scale, top: number, height: number): Segment[] {
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
