import type { Day, Event, Legal, Modality, Movement, Presence, Span, Story } from '../model.ts'
import { at } from './at.ts'
import {
  eventAsKnown,
  horizonOf,
  type KnownEvent,
  type KnownStatus,
  knownFrom,
  statusesAsKnown,
  travellersOf,
} from './known.ts'
import { strideOf, timeOfDay, traceDays } from './stride.ts'

/**
 * Two times: `t` is the date shown, in days since 1970-01-01, where a fraction is a part of that day (noon is .5);
 * `asOf` is the last day whose sources count, null for all of them.
 */
export interface Clock {
  readonly t: number
  readonly asOf: Day | null
}

/** How a span stands to a day: `possible` when the day lies where the span may or may not reach. */
export type Phase = 'upcoming' | 'possible' | 'under-way' | 'past'

/** An event as known by the clock's `asOf`, and how its date stands to the day. */
export interface EventMoment extends KnownEvent {
  readonly phase: Phase
}

export interface MovementMoment {
  readonly movement: Movement
  readonly event: Event
  readonly modality: Modality
  /** Actor ids of those who travel, as far as it was told of them. */
  readonly who: readonly string[]
  /**
   * `planned` never arrives, and ends when a source calls it off; `possible` may be on its way, so it has no tip;
   * `arrived` keeps a fading trace; `ahead` has not begun and is shown only in the journeys of a chosen person.
   */
  readonly phase: 'planned' | 'possible' | 'under-way' | 'arrived' | 'ahead'
  /** 0 at departure, 1 on arrival: the share of the travelling days that has passed, not a position anybody reported. */
  readonly progress: number
  /** Days since it arrived, 0 until then. */
  readonly age: number
}

/** What is known of one track of a site on a day. `certain` is false where the day lies in the doubt of its ends. */
export interface TrackMoment<State extends string> {
  readonly state: State
  readonly certain: boolean
  /** null where no known status covers the day, or no evidence reaches it: the state is then `unknown`. */
  readonly known: KnownStatus | null
}

export interface SiteMoment {
  readonly site: string
  readonly presence: TrackMoment<Presence>
  readonly legal: TrackMoment<Legal>
}

export interface Moment {
  readonly t: number
  readonly day: Day
  readonly asOf: Day | null
  /** The last day of which anything is known: of the last evidence, or of `asOf` where that is earlier. */
  readonly horizon: Day
  /** All events known by `asOf`, in the story's order. */
  readonly events: readonly EventMoment[]
  /** Those of them that touch the day: under way or possible. */
  readonly today: readonly EventMoment[]
  readonly movements: readonly MovementMoment[]
  readonly sites: readonly SiteMoment[]
}

export function phaseOf(span: Span, day: Day): Phase {
  if (day < span.start) return 'upcoming'
  if (span.end !== null && day >= span.end) return 'past'
  if (span.meaning === 'one-day') return span.end !== null && span.end - span.start === 1 ? 'under-way' : 'possible'
  if (day < span.certainFrom) return 'possible'
  return span.certainUntil === null || day < span.certainUntil ? 'under-way' : 'possible'
}

/** The picture's facts at a clock: a pure function, the same for scrubbing, playing and opening a link. */
export function momentAt(story: Story, clock: Clock): Moment {
  const day = Math.floor(clock.t)
  const horizon = horizonOf(story, clock.asOf)
  const events: EventMoment[] = []
  const movements: MovementMoment[] = []
  for (const event of story.events) {
    const known = eventAsKnown(story, event, clock.asOf)
    if (known === null) continue
    events.push({ ...known, phase: phaseByThen(known, day, horizon) })
    for (const movement of known.movements) {
      const moment = movementAt(story, movement, known, clock.t, horizon)
      if (moment !== null) movements.push(moment)
    }
  }
  const statuses = statusesAsKnown(story, clock.asOf)
  return {
    t: clock.t,
    day,
    asOf: clock.asOf,
    horizon,
    events,
    today: events.filter((moment) => moment.phase === 'under-way' || moment.phase === 'possible'),
    movements,
    sites: story.sites.map((site) => siteAt(statuses, site, day, horizon)),
  }
}

/** Past the last day of which anything is known, what was under way may have gone on, and what was planned may have come. */
function phaseByThen(known: KnownEvent, day: Day, horizon: Day): Phase {
  const phase = phaseOf(known.date, day)
  return phase === 'under-way' && day > horizon ? 'possible' : phase
}

function movementAt(
  story: Story,
  movement: Movement,
  known: KnownEvent,
  t: number,
  horizon: Day,
): MovementMoment | null {
  const { departed, arrived } = movement
  const { event, claims, modality } = known
  const day = Math.floor(t)
  const base = { movement, event, modality, who: travellersOf(known, movement) }
  if (modality === 'planned' || modality === 'cancelled' || modality === 'denied') {
    const published = (some: KnownEvent['claims']) =>
      Math.min(...some.map(({ source }) => knownFrom(at(story.sources, source))))
    const calledOff = published(claims.filter(({ stance }) => stance === 'denies'))
    const due = modality === 'planned' ? known.date.end : arrived.end
    const over = (due !== null && day >= due) || day >= calledOff
    return day < published(claims) || over ? null : { ...base, phase: 'planned', progress: 0, age: 0 }
  }
  if (day < departed.start) return null
  if (arrived.end !== null && day >= arrived.end) {
    const age = day - arrived.end + 1
    if (age > traceDays(story)) return null
    if (horizon >= arrived.end - 1) return { ...base, phase: 'arrived', progress: 1, age }
  }
  const departs = phaseOf(departed, day)
  if (
    day > horizon ||
    departs === 'possible' ||
    (departs === 'past' && phaseOf(arrived, day) === 'possible') ||
    arrived.end === null
  ) {
    return { ...base, phase: 'possible', progress: 0, age: 0 }
  }
  const progress = (t - departed.start) / (arrived.end - departed.start)
  return { ...base, phase: 'under-way', progress, age: 0 }
}

function siteAt(statuses: readonly KnownStatus[], site: string, day: Day, horizon: Day): SiteMoment {
  let presence: TrackMoment<Presence> = { state: 'unknown', certain: true, known: null }
  let legal: TrackMoment<Legal> = { state: 'unknown', certain: true, known: null }
  if (day > horizon) return { site, presence, legal }
  for (const known of statuses) {
    const { status, span } = known
    if (status.site !== site) continue
    const phase = phaseOf(span, day)
    if (phase !== 'under-way' && phase !== 'possible') continue
    const certain = phase === 'under-way'
    // Where two may hold at once, the later one is shown, as not certain: it is the change that is in doubt.
    if (status.track === 'presence') {
      if (!(presence.known !== null && presence.certain)) presence = { state: status.state, certain, known }
    } else if (!(legal.known !== null && legal.certain)) legal = { state: status.state, certain, known }
  }
  return { site, presence, legal }
}

/**
 * The event that the card shows when the reader has chosen none: the latest that has begun by the day, of several on
 * one day one that was not called off, that of which the most sources tell, a visit, one that travels, in this order; in
 * a story of hours the first of the day, from which the others follow.
 * null before the first event; what came before the days of the story is its background, and in no focus.
 */
export function eventInFocus(story: Story, moment: Moment): EventMoment | null {
  let focus: EventMoment | null = null
  const isOfHours = strideOf(story) === 'hours'
  const outweighs = (one: EventMoment, other: EventMoment) =>
    isOfHours ? timeOfDay(one.date) < timeOfDay(other.date) : isWeightier(one, other)
  for (const candidate of moment.events) {
    if (candidate.phase === 'upcoming' || candidate.date.start < story.span.start) continue
    const days = focus === null ? 1 : candidate.date.start - focus.date.start
    if (focus === null || days > 0 || (days === 0 && outweighs(candidate, focus))) focus = candidate
  }
  return focus
}

function isWeightier(one: EventMoment, other: EventMoment): boolean {
  const weight = ({ event, modality, claims, movements }: EventMoment) =>
    (modality === 'cancelled' || modality === 'denied' ? 0 : 4000) +
    4 * new Set(claims.map(({ source }) => source)).size +
    (event.kind === 'visit' ? 2 : 0) +
    (movements.length > 0 ? 1 : 0)
  return weight(one) > weight(other)
}
