import type { Claim, Day, Event, Legal, Modality, Movement, Presence, Source, Span, Status, Story } from '../model.ts'
import { at } from './at.ts'

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

export interface EventMoment {
  readonly event: Event
  readonly phase: Phase
  readonly modality: Modality
  /** The claims whose source is known by `asOf`; never empty. */
  readonly claims: readonly Claim[]
}

export interface MovementMoment {
  readonly movement: Movement
  readonly event: Event
  /** `planned` never arrives, and ends when a source calls it off; `possible` may be on its way, so it has no tip; `arrived` keeps a fading trace. */
  readonly phase: 'planned' | 'possible' | 'under-way' | 'arrived'
  /** 0 at departure, 1 on arrival: the share of the travelling days that has passed, not a position anybody reported. */
  readonly progress: number
  /** Days since it arrived, 0 until then. */
  readonly age: number
}

/** What is known of one track of a site on a day. `certain` is false where the day lies in the doubt of its ends. */
export interface TrackMoment<State extends string> {
  readonly state: State
  readonly certain: boolean
  /** null where no status covers the day: the state is then `unknown`. */
  readonly status: Status | null
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
  /** All events known by `asOf`, in the story's order. */
  readonly events: readonly EventMoment[]
  /** Those of them that touch the day: under way or possible. */
  readonly today: readonly EventMoment[]
  readonly movements: readonly MovementMoment[]
  readonly sites: readonly SiteMoment[]
}

/** Days for which an arrived movement's trace stays on the map. */
export const TRACE_DAYS = 40

/** The day from which a source counts: the last on which it may have been published. */
export function knownFrom(source: Source): Day {
  return source.published.end === null ? source.published.start : source.published.end - 1
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
  const known = (claim: Claim) => clock.asOf === null || knownFrom(at(story.sources, claim.source)) <= clock.asOf
  const events: EventMoment[] = []
  const movements: MovementMoment[] = []
  for (const event of story.events) {
    const claims = clock.asOf === null ? event.claims : event.claims.filter(known)
    if (claims.length === 0) continue
    const modality = modalityOf(event, claims)
    events.push({ event, phase: phaseOf(event.date, day), modality, claims })
    for (const movement of event.movements) {
      const moment = movementAt(story, movement, event, modality, claims, clock.t)
      if (moment !== null) movements.push(moment)
    }
  }
  return {
    t: clock.t,
    day,
    asOf: clock.asOf,
    events,
    today: events.filter((moment) => moment.phase === 'under-way' || moment.phase === 'possible'),
    movements,
    sites: story.sites.map((site) => siteAt(story, site, day, known)),
  }
}

/** An event that only plans have been reported of is planned, whatever later sources make of it. */
function modalityOf(event: Event, claims: readonly Claim[]): Modality {
  return claims.every((claim) => claim.stance === 'plans') && event.modality !== 'cancelled'
    ? 'planned'
    : event.modality
}

function movementAt(
  story: Story,
  movement: Movement,
  event: Event,
  modality: Modality,
  claims: readonly Claim[],
  t: number,
): MovementMoment | null {
  const { departed, arrived } = movement
  const day = Math.floor(t)
  if (modality === 'planned' || modality === 'cancelled' || modality === 'denied') {
    const known = (some: readonly Claim[]) =>
      Math.min(...some.map(({ source }) => knownFrom(at(story.sources, source))))
    const calledOff = known(claims.filter(({ stance }) => stance === 'denies'))
    const over = (arrived.end !== null && day >= arrived.end) || day >= calledOff
    return day < known(claims) || over ? null : { movement, event, phase: 'planned', progress: 0, age: 0 }
  }
  if (day < departed.start) return null
  if (arrived.end !== null && day >= arrived.end) {
    const age = day - arrived.end + 1
    return age > TRACE_DAYS ? null : { movement, event, phase: 'arrived', progress: 1, age }
  }
  const departs = phaseOf(departed, day)
  if (departs === 'possible' || (departs === 'past' && phaseOf(arrived, day) === 'possible') || arrived.end === null) {
    return { movement, event, phase: 'possible', progress: 0, age: 0 }
  }
  const progress = (t - departed.start) / (arrived.end - departed.start)
  return { movement, event, phase: 'under-way', progress, age: 0 }
}

function siteAt(story: Story, site: string, day: Day, known: (claim: Claim) => boolean): SiteMoment {
  let presence: TrackMoment<Presence> = { state: 'unknown', certain: true, status: null }
  let legal: TrackMoment<Legal> = { state: 'unknown', certain: true, status: null }
  for (const status of story.statuses) {
    if (status.site !== site || !status.claims.some(known)) continue
    const phase = phaseOf(status.span, day)
    if (phase !== 'under-way' && phase !== 'possible') continue
    const certain = phase === 'under-way'
    // Where two may hold at once, the later one is shown, as not certain: it is the change that is in doubt.
    if (status.track === 'presence') {
      if (!(presence.status !== null && presence.certain)) presence = { state: status.state, certain, status }
    } else if (!(legal.status !== null && legal.certain)) legal = { state: status.state, certain, status }
  }
  return { site, presence, legal }
}

/**
 * The event that the card shows when the reader has chosen none: the latest that has begun by the day, a visit before
 * others of that day. null before the first event.
 */
export function eventInFocus(moment: Moment): EventMoment | null {
  let focus: EventMoment | null = null
  for (const candidate of moment.events) {
    if (candidate.phase === 'upcoming') continue
    const start = candidate.event.date.start
    if (
      focus === null ||
      start > focus.event.date.start ||
      (start === focus.event.date.start && weight(candidate) > weight(focus))
    ) {
      focus = candidate
    }
  }
  return focus
}

function weight(moment: EventMoment): number {
  return (moment.event.kind === 'visit' ? 2 : 0) + (moment.event.movements.length > 0 ? 1 : 0)
}
