import type {
  BuiltInKind,
  Claim,
  Day,
  Event,
  Modality,
  Movement,
  Source,
  Span,
  Status,
  Story,
  Telling,
  Text,
} from '../model.ts'
import { signOf } from '../vocabulary.ts'
import { at } from './at.ts'

/**
 * What was known: the second of the two times. `asOf` is the last day whose sources count, null for all of them.
 */

/** How sure an event is. The first two exclude one another; an event may have all the others at once. */
export type Certainty = 'several-origins' | 'one-origin' | 'sources-differ' | 'date-in-doubt'

/** An event as its known sources tell it. */
export interface KnownEvent {
  readonly event: Event
  /** The claims whose source is known by `asOf`, in order of publication; never empty. */
  readonly claims: readonly Claim[]
  readonly modality: Modality
  readonly date: Span
  /** Actor ids, the leading one first. */
  readonly actors: readonly string[]
  /** Place ids, the main one first. */
  readonly places: readonly string[]
  /** The trips of which it was told, on the days that were told. */
  readonly movements: readonly Movement[]
  readonly title: Text
  /** null where the editor's summary tells what was not yet known: then the claims speak for themselves. */
  readonly summary: Text | null
  readonly certainty: readonly Certainty[]
}

/** A status as its known sources tell it: without an end that nobody had told of. */
export interface KnownStatus {
  readonly status: Status
  readonly span: Span
  readonly claims: readonly Claim[]
}

/** The day from which a source counts: the last on which it may have been published. */
export function knownFrom(source: Source): Day {
  return source.published.end === null ? source.published.start : source.published.end - 1
}

/** The claims whose sources count by `asOf`, in order of publication. */
export function knownClaims(story: Story, claims: readonly Claim[], asOf: Day | null): readonly Claim[] {
  return asOf === null ? claims : claims.filter(({ source }) => knownFrom(at(story.sources, source)) <= asOf)
}

const ends = new WeakMap<Story, Day>()

/** The last day on which a source of the story came out: of what came later nothing is known. */
export function lastEvidence(story: Story): Day {
  const before = ends.get(story)
  if (before !== undefined) return before
  const last = Math.max(story.span.start, ...Object.values(story.sources).map(knownFrom))
  ends.set(story, last)
  return last
}

/** The last day of which anything can be known: past it, what is reported is drawn as not known. */
export function horizonOf(story: Story, asOf: Day | null): Day {
  return Math.min(lastEvidence(story), asOf ?? Infinity)
}

/** The first day on which a source told of the event, be it as a plan; one that only differs tells of something else. */
export function firstKnown(story: Story, event: Event): Day {
  return firstBy(story, event, ({ stance }) => stance !== 'differs')
}

function firstBy(story: Story, event: Event, says: (claim: Claim) => boolean): Day {
  return Math.min(...event.claims.filter(says).map(({ source }) => knownFrom(at(story.sources, source))))
}

/**
 * The days on which an event was news, in order: announced, reported of a day that had come, and called off. A reader who
 * follows the news stops at each.
 */
export function newsDays(story: Story, event: Event): readonly Day[] {
  const announced = firstBy(story, event, ({ stance }) => stance === 'plans')
  const reported = firstBy(story, event, ({ stance }) => stance === 'reports' || stance === 'supports')
  const denied = firstBy(story, event, ({ stance }) => stance === 'denies')
  const days = [announced, Math.max(reported, dayOfSpan(event.date)), denied]
  return [...new Set(days.filter((day) => Number.isFinite(day)))].toSorted((a, b) => a - b)
}

/** The day that stands for a span: its first, and the middle of what is about a day. */
export function dayOfSpan({ start, end, meaning, approximate }: Span): Day {
  return approximate && meaning === 'one-day' && end !== null ? Math.floor((start + end - 1) / 2) : start
}

/** Who stands behind a source: the agency or paper that it repeats, else its outlet, else itself. */
export function originOf(source: Source): string {
  return source.origin ?? source.outlet ?? source.id
}

/** Those who stand behind some claims, each once, in the order in which they speak. */
export function originsOf(story: Story, claims: readonly Claim[]): readonly string[] {
  return [...new Set(claims.map(({ source }) => originOf(at(story.sources, source))))]
}

/** An event as known by `asOf`; null when no source had told of it: a claim that differs tells of something else. */
export function eventAsKnown(story: Story, event: Event, asOf: Day | null): KnownEvent | null {
  const claims = knownClaims(story, event.claims, asOf)
  if (!claims.some(({ stance }) => stance !== 'differs')) return null
  const telling = tellingOf(story, event, asOf)
  const modality = telling?.modality ?? modalityOf(story, event, claims, telling?.date ?? event.date, asOf)
  const isPlan = modality === 'planned' || modality === 'cancelled'
  const date = telling?.date ?? (isPlan ? event.date : spanByThen(event.date, asOf))
  const isTold = telling === null ? claims.length === event.claims.length : isSummed(story, telling, asOf)
  return {
    event,
    claims,
    modality,
    date,
    actors: telling?.actors ?? event.actors,
    places: telling?.places ?? event.places,
    movements: movementsAsKnown(story, event, telling, asOf),
    title: telling?.title ?? event.title,
    summary: isTold ? (telling?.summary ?? event.summary) : null,
    certainty: certaintyOf(story, claims, date),
  }
}

/** The trips whose source counts. One that has its event's date has the date of the telling while there is one. */
function movementsAsKnown(story: Story, event: Event, telling: Telling | null, asOf: Day | null): readonly Movement[] {
  if (asOf === null) return event.movements
  const told = telling?.date ?? null
  const asTold = (span: Span) => (told !== null && span.edtf === event.date.edtf ? told : span)
  return event.movements
    .filter(({ source }) => source === null || knownFrom(at(story.sources, source)) <= asOf)
    .map((movement) => {
      if (told === null) return movement
      return { ...movement, departed: asTold(movement.departed), arrived: asTold(movement.arrived) }
    })
}

/**
 * Who makes a trip, as known: whom the table names, as far as it was told of them by then; else who leads the event.
 * @returns actor ids
 */
export function travellersOf(
  { event, actors }: Pick<KnownEvent, 'event' | 'actors'>,
  movement: Movement,
): readonly string[] {
  const told = actors === event.actors ? movement.who : movement.who.filter((id) => actors.includes(id))
  return told.length > 0 ? told : actors.slice(0, 1)
}

/** Where an event is on the map: its places and the ends of its trips; place ids, each once. */
export function placesOf({ places, movements }: Pick<KnownEvent, 'places' | 'movements'>): readonly string[] {
  return [...new Set([...places, ...movements.flatMap(({ from, to }) => [from, to])])]
}

/** The telling that was in force by `asOf`: the first whose end had not yet come. */
function tellingOf(story: Story, event: Event, asOf: Day | null): Telling | null {
  if (asOf === null) return null
  return event.tellings.find(({ until }) => knownFrom(at(story.sources, until)) > asOf) ?? null
}

/** Whether the telling's summary holds by then: one that was made of several sources holds from the last of them on. */
function isSummed(story: Story, { since }: Telling, asOf: Day | null): boolean {
  return since === null || asOf === null || knownFrom(at(story.sources, since)) <= asOf
}

/** What takes its time: known on its own day, it is under way. What is said or signed has happened. */
const TAKES_TIME: readonly BuiltInKind[] = ['visit', 'attack', 'drawdown', 'voyage', 'flight']

/** What the claims make of an event: only plans are a plan, whatever later sources say; a plan denied is called off. */
function modalityOf(story: Story, event: Event, claims: readonly Claim[], date: Span, asOf: Day | null): Modality {
  const isDenied = claims.some(({ stance }) => stance === 'denies')
  const isReported = claims.some(({ stance }) => stance !== 'plans' && stance !== 'denies')
  const isPlanned = claims.some(({ stance }) => stance === 'plans')
  const areAll = claims.length === event.claims.length
  switch (event.modality) {
    case 'planned':
      return 'planned'
    case 'cancelled':
      return isDenied || areAll ? 'cancelled' : 'planned'
    case 'denied':
      if (isDenied || areAll) return 'denied'
      return isReported ? 'reported' : 'planned'
    default: {
      if (!isReported) return !isPlanned ? 'denied' : isDenied ? 'cancelled' : 'planned'
      // One day of several is under way only on the first: on a later one it may have been before.
      const end = date.meaning === 'one-day' ? date.start + 1 : (date.end ?? Infinity)
      const isOn = asOf !== null && asOf >= date.start && asOf < end && TAKES_TIME.includes(signOf(story, event.kind))
      return isOn && event.modality === 'occurred' ? 'under-way' : event.modality
    }
  }
}

/**
 * What of a span could be known by `asOf`: what happened on one of several days had happened by then, and of what went
 * on the end had not yet come. What was about a day stays so: the days around it are a margin, and no source's.
 */
function spanByThen(span: Span, asOf: Day | null): Span {
  if (asOf === null || asOf < span.start || (span.end !== null && span.end <= asOf + 1)) return span
  if (span.approximate && span.meaning === 'one-day') return span
  if (span.meaning === 'one-day') return { ...span, certainUntil: asOf + 1, end: asOf + 1 }
  return { ...span, certainUntil: null, end: null }
}

function certaintyOf(story: Story, claims: readonly Claim[], date: Span): readonly Certainty[] {
  // Who only differs, denies or plans does not stand behind it.
  const behind = claims.filter(({ stance }) => stance === 'reports' || stance === 'supports')
  const certainty: Certainty[] = [originsOf(story, behind).length > 1 ? 'several-origins' : 'one-origin']
  if (claims.some(({ stance }) => stance === 'differs' || stance === 'denies')) certainty.push('sources-differ')
  if (isInDoubt(date)) certainty.push('date-in-doubt')
  return certainty
}

/** Whether a reader cannot tell on which days it was: one of several, about, or with an end that is not certain. */
export function isInDoubt(span: Span): boolean {
  if (span.approximate || span.uncertain) return true
  if (span.meaning === 'one-day') return span.end === null || span.end - span.start > 1
  return span.certainFrom > span.start || (span.certainUntil !== null && span.certainUntil !== span.end)
}

/** The days that the claims give, where they give more than one: each with the sources that say so. */
export interface ClaimedDay {
  readonly day: Day
  readonly sources: readonly string[]
}

/** The single days to which sources date an event, in order; empty where all who name a day name the same one. */
export function claimedDays(claims: readonly Claim[]): readonly ClaimedDay[] {
  const days = new Map<Day, Set<string>>()
  for (const { date, source, stance } of claims) {
    if (date === null || date.end !== date.start + 1 || stance === 'plans' || stance === 'denies') continue
    days.set(date.start, (days.get(date.start) ?? new Set()).add(source))
  }
  if (days.size < 2) return []
  return [...days].map(([day, sources]) => ({ day, sources: [...sources] })).toSorted((a, b) => a.day - b.day)
}

/**
 * The statuses that sources published by `asOf` tell of, in the story's order. An end counts once the state that follows
 * is known; where the story has none that begins by then, once an event that brings the end is known as more than a plan
 * and all of it has come. Until then the state goes on, as nobody had told of another.
 */
export function statusesAsKnown(story: Story, asOf: Day | null): readonly KnownStatus[] {
  const known = story.statuses
    .map((status) => ({ status, claims: knownClaims(story, status.claims, asOf) }))
    .filter(({ claims }) => claims.length > 0)
  if (asOf === null) return known.map(({ status, claims }) => ({ status, claims, span: status.span }))
  const enders = new Set(known.flatMap(({ status }) => status.until))
  const told = new Set(
    story.events
      .filter(({ id }) => enders.has(id))
      .flatMap((event) => eventAsKnown(story, event, asOf) ?? [])
      .filter(({ modality }) => modality !== 'planned' && modality !== 'cancelled' && modality !== 'denied')
      .map(({ event }) => event.id),
  )
  return known.map(({ status, claims }) => {
    const { site, track, span, until } = status
    const follows = (next: Status) => next.site === site && next.track === track && next.span.start > span.start
    // One that begins after a gap says nothing of this end: were it added later, the state must not go on again.
    const continues = (next: Status) => follows(next) && (span.end === null || next.span.start <= span.end)
    const isEnded =
      known.some(({ status: next }) => follows(next)) ||
      (until.some((id) => told.has(id)) && span.end !== null && span.end <= asOf + 1 && !story.statuses.some(continues))
    return { status, claims, span: isEnded ? span : { ...span, certainUntil: null, end: null } }
  })
}

/** The last days of which some claims speak: the day that each gives, but not later than its source came out. */
export function evidenceDays(story: Story, claims: readonly Claim[]): readonly Day[] {
  const days = claims.map(({ date, source }) => {
    const published = knownFrom(at(story.sources, source))
    return date === null ? published : Math.min(published, date.end === null ? published : date.end - 1)
  })
  return [...new Set(days)].toSorted((a, b) => a - b)
}
