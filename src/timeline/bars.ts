import type { Day, Language, Legal, Presence, Span, Status } from '../model.ts'
import { at } from '../time/at.ts'
import type { KnownStatus } from '../time/known.ts'
import { dayInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'
import { pixelOf, type Scale } from './scale.ts'

export interface BarLabel {
  readonly text: string
  /** Pixels from the chart's inline start. */
  readonly start: number
  readonly placement: 'inside' | 'after'
}

/** One state of one track of a site. Pixels, from the chart's inline start and the lane's top. */
export interface Bar {
  readonly id: string
  readonly track: 'presence' | 'legal'
  readonly state: Presence | Legal
  readonly start: number
  readonly end: number
  /** Between these two it is certain; outside of them it fades. Where doubts overlap the two are the same. */
  readonly certainStart: number
  readonly certainEnd: number
  /** It began before the days shown, or goes on after them or has no end yet: no cap is drawn there. */
  readonly cutStart: boolean
  readonly openEnd: boolean
  readonly top: number
  readonly height: number
  readonly label: BarLabel | null
  /** Pixels. */
  readonly fontSize: number
  /** false when no source published by `asOf` reports it: hatched. */
  readonly known: boolean
  readonly title: string
}

/** Where the bars of a track lie in their lane; pixels. A font size of 0: they are too low for words. */
export interface TrackPlace {
  readonly top: number
  readonly height: number
  readonly fontSize: number
}

/** Pixels over which an end that is still open fades. */
const OPEN_FADE = 36
/** Pixels between a bar's cap and its words. */
const INDENT = 6

/**
 * The bars of one track of one site, in order of start, each with its words where they fit whole. A state that is known
 * is drawn up to the last day of which anything is known; one that was not yet reported, only past that day.
 * @param evidence the last day of which anything is known by `asOf`, and with all sources
 */
export function barsOf(
  statuses: readonly Status[],
  known: ReadonlyMap<string, KnownStatus>,
  evidence: { readonly horizon: Day; readonly last: Day },
  scale: Scale,
  place: TrackPlace,
  characterWidth: number,
  language: Language,
): Bar[] {
  const hold = (day: number) => Math.min(Math.max(pixelOf(scale, day), scale.from), scale.to)
  const bars = statuses
    .map((status): Bar => {
      const told = known.get(status.id)
      const span = told?.span ?? status.span
      const until = (told === undefined ? evidence.last : evidence.horizon) + 1
      const isCut = span.end === null || span.end > until
      const start = hold(told === undefined ? Math.max(span.start, evidence.horizon + 1) : span.start)
      const end = hold(isCut ? until : (span.end ?? until))
      const certainFrom = Math.max(hold(span.certainFrom), start)
      const certainUntil =
        span.end === null
          ? Math.max(Math.min(hold(span.certainUntil ?? until), end) - OPEN_FADE, start)
          : Math.min(hold(span.certainUntil ?? span.end), end)
      const middle = (certainFrom + certainUntil) / 2
      const crossed = certainFrom > certainUntil
      return {
        id: status.id,
        track: status.track,
        state: status.state,
        start,
        end,
        certainStart: crossed ? middle : certainFrom,
        certainEnd: crossed ? middle : certainUntil,
        cutStart: span.start < scale.first,
        openEnd: isCut || span.end === null || span.end > scale.end,
        ...place,
        label: null,
        known: told !== undefined,
        title: told === undefined ? wordsIn(language).timeline.notYetReported : titleOf(status, span, language),
      }
    })
    .filter((bar) => bar.end - bar.start >= 1)
  if (place.fontSize === 0) return bars
  return bars.map((bar, index) => ({
    ...bar,
    label: bar.known
      ? labelOf(bar, bars[index + 1]?.start ?? scale.to, stateInWords(bar, language), characterWidth)
      : null,
  }))
}

/** Words that fit whole: in the certain part of the bar, else after it, else none. */
function labelOf(bar: Bar, free: number, text: string, characterWidth: number): BarLabel | null {
  const width = text.length * characterWidth
  if (bar.certainEnd - bar.certainStart >= width + 2 * INDENT)
    return { text, start: bar.certainStart + INDENT, placement: 'inside' }
  if (!bar.openEnd && free - bar.end >= width + 2 * INDENT) return { text, start: bar.end + INDENT, placement: 'after' }
  return null
}

function stateInWords(status: Pick<Status, 'track' | 'state'> | Bar, language: Language): string {
  const words = wordsIn(language)
  const vocabulary: Readonly<Record<string, string>> = status.track === 'presence' ? words.presence : words.legal
  return at(vocabulary, status.state)
}

/** "Drawing down: from 9 December 2024 to 28 January 2025", with what is in doubt. */
function titleOf(status: Status, span: Span, language: Language): string {
  const words = wordsIn(language).timeline
  const begins = dayInWords(span.start, language)
  const start = span.certainFrom > span.start ? words.between(begins, dayInWords(span.certainFrom, language)) : begins
  const state = stateInWords(status, language)
  if (span.end === null) return words.stateSince(state, start)
  const ends = dayInWords(span.end - 1, language)
  const end =
    span.certainUntil !== null && span.certainUntil < span.end
      ? words.between(dayInWords(span.certainUntil - 1, language), ends)
      : ends
  return words.stateFromTo(state, start, end)
}
