import { inListOrder } from '../find/facets.ts'
import type { Claim, Event, Language, Source, Span, Story } from '../model.ts'
import { nameIn } from '../text.ts'
import { at } from '../time/at.ts'
import { originsOf } from '../time/known.ts'
import type { EventMoment, Moment } from '../time/moment.ts'
import { wordsIn } from '../words/words.ts'

/** "TASS", "Levant24, citing SANA", "Outlet not stated". */
export function outletInWords(source: Source, language: Language): string {
  const words = wordsIn(language)
  const outlet = source.outlet === null ? words.outletNotStated : nameIn(source.outlet, language)
  // "BBC, in a copy at …" names its origin already.
  const isNamed = source.origin === null || source.outlet?.startsWith(source.origin) === true
  return isNamed ? outlet : words.cards.citing(outlet, nameIn(source.origin, language))
}

/**
 * How many sources, and how many are independent: two outlets that repeat one agency have one origin. A source of no
 * stated outlet is counted as an origin of its own.
 */
export function sourcesInWords(story: Story, claims: readonly Claim[], language: Language): string {
  const words = wordsIn(language)
  const sources = [...new Set(claims.map((claim) => claim.source))].map((id) => at(story.sources, id))
  if (sources.length === 1) return words.cards.oneSource
  const origins = originsOf(story, claims)
  const [only] = origins
  const counted = words.counts.sources(sources.length)
  if (origins.length === 1 && only !== undefined) return words.cards.oneOrigin(counted, nameIn(only, language))
  return origins.length === sources.length ? counted : words.cards.severalOrigins(counted, origins.length)
}

/** The latest word on an event: of the last source that reports or supports it, else of the last one. */
export function latestWord(claims: readonly Claim[]): Claim | null {
  return claims.findLast(({ stance }) => stance === 'reports' || stance === 'supports') ?? claims.at(-1) ?? null
}

/** The claims of each source together, in the order in which the sources first speak. */
export function claimsBySource(
  claims: readonly Claim[],
): readonly { readonly source: string; readonly claims: readonly Claim[] }[] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims) {
    const group = groups.get(claim.source)
    if (group === undefined) groups.set(claim.source, [claim])
    else group.push(claim)
  }
  return [...groups].map(([source, members]) => ({ source, claims: members }))
}

/**
 * When, by this source: with its own words where it gave a weekday or the like. null where it gives no date, or gives
 * the event's own date in plain figures, which need not be said twice.
 */
export function claimDate(
  { date, dateAsSaid }: Claim,
  own: Span | null,
): { readonly said: string | null; readonly read: Span } | null {
  if (date === null) return null
  if (dateAsSaid !== null) return { said: dateAsSaid, read: date }
  return own !== null && own.start === date.start && own.end === date.end ? null : { said: null, read: date }
}

/** A day that is said by its weekday: one, without a doubt or a time of day. */
export function isPlainDay({ start, end, approximate, uncertain, time }: Span): boolean {
  return end === start + 1 && !approximate && !uncertain && time === null
}

/** The first names of the outlets, and how many more there are. */
export function outletsInShort(
  story: Story,
  claims: readonly Claim[],
  most: number,
  language: Language,
): { readonly sources: readonly Source[]; readonly more: number } {
  const sources: Source[] = []
  const names = new Set<string>()
  for (const claim of claims) {
    const source = at(story.sources, claim.source)
    const name = outletInWords(source, language)
    if (names.has(name)) continue
    names.add(name)
    sources.push(source)
  }
  return { sources: sources.slice(0, most), more: Math.max(0, sources.length - most) }
}

/** The place of an event in the list of those found; counted from 1, null for an event that is not among them. */
export function positionOf(
  listed: readonly Event[],
  event: Event,
): { readonly place: number; readonly total: number } | null {
  const index = listed.findIndex(({ id }) => id === event.id)
  return index < 0 ? null : { place: index + 1, total: listed.length }
}

/** Why the card has no event to show. */
export interface Emptiness {
  readonly title: 'unreported' | 'before' | 'none-found' | 'none-found-yet' | 'only-background'
  /** The first event on the story's days that is known, be it as a plan; null when there is none. */
  readonly first: EventMoment | null
}

/** What to say when no event is in focus; what came before the story's days is its background, and no first event. */
export function emptinessOf(story: Story, moment: Moment, isNarrowed: boolean): Emptiness {
  const onDays = inListOrder(moment.events.filter(({ date }) => date.start >= story.span.start))
  const first = onDays[0] ?? null
  if (!isNarrowed) return { title: first === null && moment.asOf !== null ? 'unreported' : 'before', first }
  if (onDays.length < moment.events.length) return { title: 'only-background', first }
  return { title: first === null ? 'none-found' : 'none-found-yet', first }
}
