/**
 * What the moment of a story is, written slowly and plainly from the rules, to hold `src/time` against. It works by whole
 * sets of days and shares no code with what it checks: a comparison of bounds there is a day found in a set here.
 *
 * The rules
 *
 *  1. A source counts once every day on which it may have come out has come: by `asOf`, or always where `asOf` is null.
 *     A claim counts when its source does. An event is known once a claim counts
 *     that does more than differ; a status once one of its claims counts.
 *  2. The last evidence is the last day from which a source of the story counts, and not before the story begins. Nothing
 *     is known past the horizon, which is the earlier of the last evidence and `asOf`.
 *  3. Until the source of a telling counts, the event has that telling's title and summary, and its date and modality
 *     where it has them: the first telling whose source does not count yet. With all sources there is none. There is no
 *     summary of it until the source counts since which it holds, where it names one.
 *     Where it names places, they are the places. Where it names who takes part, nobody else does yet: neither in the event nor on its trips, which the leader makes
 *     where the table names nobody for them.
 * 3b. A trip is known once its own source counts, where it has one. A trip on the date of its event is on the date of the
 *     telling, where that has one.
 *  4. Without a telling the title is the editor's; the summary too, once all claims count, and before that there is none.
 *  5. Of an event that the editor has as planned it is known that it is planned. One that was cancelled is planned until a
 *     claim that denies it counts, or all claims do; one that is denied was planned or reported until then, as the claims
 *     that count have it.
 *  6. Of any other event: where all that counts are plans, it is planned; plans and denials, cancelled; denials alone,
 *     denied. Else it is what the editor has, but what takes its time (a visit, an attack, a drawdown, a voyage, a flight)
 *     and has occurred is under way on a day `asOf` on which it goes on, or which is the only day left for it.
 *  7. A date that reaches past `asOf`, once begun: one day among several was one of those up to `asOf`; what went on has no
 *     end yet. Plans, also those called off, keep the date that they were made for, a telling keeps its own, and what was
 *     about a day keeps its margin.
 *  8. Two or more who report or support it (the origin, else the outlet, else the source) are several origins. Sources
 *     differ where a claim that counts differs or denies. A date is in doubt when it is about or uncertain, or when there
 *     is a day on which it may or may not hold.
 *  9. An event is under way on a day that its date surely holds, possible on one that it may hold, upcoming before and past
 *     after those. Past the horizon nothing is sure: under way is possible there.
 * 10. The trip of an event that is planned, cancelled or denied is a plan: drawn from the day on which a known source told
 *     of it, until its date is past (of what is planned: the event's; else that of the arrival) or a denial counts.
 * 11. Any other trip is drawn from the first day on which it may have departed to forty days after the last on which it may
 *     have arrived. It has arrived after that last day if the horizon reaches it. It is possible past the horizon, while
 *     it may have departed, while it may have arrived, and where no arrival is known of. Else it is under way, its
 *     progress the share of its travelling days that has passed.
 * 12. The end of a status is known once a later status of the same track is. Where none begins by its end, once its
 *     last possible day has come and an event that brings the end is known as more than a plan or a denial. Until then it
 *     has none.
 * 13. A track has the first status that surely holds on the day; without one the last that may, as not certain; without
 *     one, or past the horizon, it is unknown.
 */
import type { Claim, Day, Event, Modality, Movement, Source, Span, Status, Story, Telling } from '../../src/model.ts'
import type { Certainty, KnownEvent, KnownStatus } from '../../src/time/known.ts'
import type { Clock, EventMoment, Moment, MovementMoment, Phase, SiteMoment } from '../../src/time/moment.ts'

/** No story of the tests begins or ends outside of these days (1950 to 2035): a span without an end goes on to the last. */
const ALL_DAYS: readonly Day[] = Array.from({ length: 31_000 }, (_, index) => index - 7_305)
const LAST_DAY = 23_694

interface Days {
  /** The days on which it may hold. */
  readonly may: ReadonlySet<Day>
  /** The days on which it surely holds. */
  readonly must: ReadonlySet<Day>
}

/** Each different span is walked once, as walking decades of days takes its time. */
const walked = new Map<string, Days>()

function daysOf(span: Span): Days {
  const { meaning, start, certainFrom, certainUntil, end } = span
  const key = [meaning, start, certainFrom, certainUntil, end].join(' ')
  const before = walked.get(key)
  if (before !== undefined) return before
  const may = ALL_DAYS.filter((day) => start <= day && (end === null || day < end))
  const only = may.length === 1 && end !== null
  const must =
    meaning === 'one-day'
      ? may.filter(() => only)
      : may.filter((day) => {
          const hasBegun = certainFrom <= day
          const hasEnded = certainUntil !== null && certainUntil <= day
          return hasBegun && !hasEnded
        })
  const days = { may: new Set(may), must: new Set(must) }
  walked.set(key, days)
  return days
}

/** Rule 9, without its horizon. */
export function phaseOn(span: Span, day: Day): Phase {
  const { may, must } = daysOf(span)
  if (must.has(day)) return 'under-way'
  if (may.has(day)) return 'possible'
  return day < span.start ? 'upcoming' : 'past'
}

/** Rule 1. A source whose last day is not known counts from its first. */
function countsBy(source: Source, asOf: Day | null): boolean {
  if (asOf === null) return true
  const { start, end } = source.published
  if (end === null) return start <= asOf
  return [...daysOf(source.published).may].every((day) => day <= asOf)
}

function sourceOf(story: Story, id: string): Source {
  const source = story.sources[id]
  if (source === undefined) throw new Error(`no source ${id}`)
  return source
}

const counting = (story: Story, claims: readonly Claim[], asOf: Day | null): readonly Claim[] =>
  claims.filter(({ source }) => countsBy(sourceOf(story, source), asOf))

const lasts = new WeakMap<Story, Day>()

/** Rule 2. */
export function lastEvidenceOf(story: Story): Day {
  const before = lasts.get(story)
  if (before !== undefined) return before
  let last = story.span.start
  for (const source of Object.values(story.sources)) while (!countsBy(source, last)) last += 1
  lasts.set(story, last)
  return last
}

/** Rule 3. */
function tellingIn(story: Story, event: Event, asOf: Day | null): Telling | null {
  for (const telling of event.tellings) if (!countsBy(sourceOf(story, telling.until), asOf)) return telling
  return null
}

const isSummed = (story: Story, { since }: Telling, asOf: Day | null) =>
  since === null || countsBy(sourceOf(story, since), asOf)

/** Rules 5 and 6. */
function modalityBy(event: Event, claims: readonly Claim[], date: Span, asOf: Day | null): Modality {
  const stances = new Set(claims.map(({ stance }) => stance))
  const areAll = claims.length === event.claims.length
  if (event.modality === 'planned') return 'planned'
  if (event.modality === 'cancelled') return stances.has('denies') || areAll ? 'cancelled' : 'planned'
  const onlyTold = [...stances].every((stance) => stance === 'plans' || stance === 'denies')
  if (event.modality === 'denied' && (stances.has('denies') || areAll)) return 'denied'
  if (event.modality === 'denied') return onlyTold ? 'planned' : 'reported'
  if (onlyTold && stances.has('plans')) return stances.has('denies') ? 'cancelled' : 'planned'
  if (onlyTold) return 'denied'
  const takesTime = ['visit', 'attack', 'drawdown', 'voyage', 'flight'].includes(event.kind)
  if (event.modality === 'occurred' && takesTime && asOf !== null) {
    const left = [...daysOf(date).may].filter((day) => day <= asOf)
    const isToday = daysOf(date).may.has(asOf)
    if (isToday && (date.meaning === 'throughout' || left.length === 1)) return 'under-way'
  }
  return event.modality
}

/** Rule 7. */
function dateBy(date: Span, asOf: Day | null): Span {
  const { may } = daysOf(date)
  if (asOf === null || asOf < date.start || !may.has(asOf + 1)) return date
  if (date.approximate && date.meaning === 'one-day') return date
  return date.meaning === 'one-day'
    ? { ...date, certainUntil: asOf + 1, end: asOf + 1 }
    : { ...date, certainUntil: null, end: null }
}

/** Rule 8. */
function certaintyBy(story: Story, claims: readonly Claim[], date: Span): readonly Certainty[] {
  const behind = new Set<string>()
  for (const { source, stance } of claims) {
    if (stance !== 'reports' && stance !== 'supports') continue
    const { id, outlet, origin } = sourceOf(story, source)
    behind.add(origin ?? outlet ?? id)
  }
  const { may, must } = daysOf(date)
  const certainty: Certainty[] = [behind.size >= 2 ? 'several-origins' : 'one-origin']
  if (claims.some(({ stance }) => stance === 'differs' || stance === 'denies')) certainty.push('sources-differ')
  if (date.approximate || date.uncertain || [...may].some((day) => !must.has(day))) certainty.push('date-in-doubt')
  return certainty
}

function eventKnown(story: Story, event: Event, asOf: Day | null): KnownEvent | null {
  const claims = counting(story, event.claims, asOf)
  if (claims.every(({ stance }) => stance === 'differs')) return null
  const telling = tellingIn(story, event, asOf)
  const told = telling?.date ?? event.date
  const modality = telling?.modality ?? modalityBy(event, claims, told, asOf)
  const isPlan = modality === 'planned' || modality === 'cancelled'
  const date = isPlan || (telling !== null && telling.date !== null) ? told : dateBy(told, asOf)
  const editors = claims.length === event.claims.length ? event.summary : null
  return {
    event,
    claims,
    modality,
    date,
    actors: telling === null || telling.actors === null ? event.actors : telling.actors,
    places: telling === null || telling.places === null ? event.places : telling.places,
    movements: tripsTold(story, event, telling, asOf),
    title: telling === null ? event.title : telling.title,
    summary: telling === null ? editors : isSummed(story, telling, asOf) ? telling.summary : null,
    certainty: certaintyBy(story, claims, date),
  }
}

/** Rule 3b. */
function tripsTold(story: Story, event: Event, telling: Telling | null, asOf: Day | null): readonly Movement[] {
  const trips = event.movements.filter(({ source }) => source === null || countsBy(sourceOf(story, source), asOf))
  const date = telling === null ? null : telling.date
  if (date === null) return trips
  return trips.map((trip) => {
    const departed = trip.departed.edtf === event.date.edtf ? date : trip.departed
    const arrived = trip.arrived.edtf === event.date.edtf ? date : trip.arrived
    return { ...trip, departed, arrived }
  })
}

/** Rules 10 and 11. */
function tripOn(
  story: Story,
  movement: Movement,
  known: KnownEvent,
  t: number,
  horizon: Day,
): Omit<MovementMoment, 'movement' | 'event' | 'modality' | 'who'> | null {
  const { departed, arrived } = movement
  const day = Math.floor(t)
  const possible = { phase: 'possible', progress: 0, age: 0 } as const
  if (['planned', 'cancelled', 'denied'].includes(known.modality)) {
    const isAnnounced = counting(story, known.claims, day).length > 0
    const isCalledOff = counting(story, known.claims, day).some(({ stance }) => stance === 'denies')
    const isOver = phaseOn(known.modality === 'planned' ? known.date : arrived, day) === 'past'
    return isAnnounced && !isCalledOff && !isOver ? { phase: 'planned', progress: 0, age: 0 } : null
  }
  if (phaseOn(departed, day) === 'upcoming') return null
  if (phaseOn(arrived, day) === 'past') {
    const lastArrival = [...daysOf(arrived).may].at(-1) ?? day
    let age = 0
    for (let each = lastArrival; each < day; each += 1) age += 1
    if (age > 40) return null
    return lastArrival <= horizon ? { phase: 'arrived', progress: 1, age } : possible
  }
  if (day > horizon || arrived.end === null) return possible
  if (phaseOn(departed, day) === 'possible') return possible
  if (phaseOn(departed, day) === 'past' && phaseOn(arrived, day) === 'possible') return possible
  let travelling = 0
  for (let each = departed.start; phaseOn(arrived, each) !== 'past'; each += 1) travelling += 1
  return { phase: 'under-way', progress: (t - departed.start) / travelling, age: 0 }
}

/** Rule 12. */
function statusesKnown(story: Story, events: readonly KnownEvent[], asOf: Day | null): readonly KnownStatus[] {
  const known = story.statuses.filter(({ claims }) => counting(story, claims, asOf).length > 0)
  const brought = events
    .filter(({ modality }) => modality !== 'planned' && modality !== 'cancelled' && modality !== 'denied')
    .map(({ event }) => event.id)
  return known.map((status) => {
    const isLater = ({ site, track, span }: Status) =>
      site === status.site && track === status.track && span.start > status.span.start
    const later = known.filter(isLater)
    const { end } = status.span
    const isLast = !story.statuses.some((next) => isLater(next) && (end === null || next.span.start <= end))
    const hasAllCome = asOf !== null && !daysOf(status.span).may.has(asOf + 1) && status.span.start <= asOf
    const isEndKnown =
      asOf === null || later.length > 0 || (isLast && hasAllCome && status.until.some((id) => brought.includes(id)))
    const span = isEndKnown ? status.span : { ...status.span, certainUntil: null, end: null }
    return { status, claims: counting(story, status.claims, asOf), span }
  })
}

/** Rule 13. */
function shownOf(statuses: readonly KnownStatus[], site: string, track: Status['track'], day: Day) {
  const ofTrack = statuses.filter(({ status }) => status.site === site && status.track === track)
  const sure = ofTrack.find(({ span }) => daysOf(span).must.has(day))
  if (sure !== undefined) return { certain: true, known: sure }
  const may = ofTrack.filter(({ span }) => daysOf(span).may.has(day)).at(-1)
  return may === undefined ? null : { certain: false, known: may }
}

function siteOn(statuses: readonly KnownStatus[], site: string, day: Day, horizon: Day): SiteMoment {
  const unknown = { state: 'unknown', certain: true, known: null } as const
  const presence = day > horizon ? null : shownOf(statuses, site, 'presence', day)
  const legal = day > horizon ? null : shownOf(statuses, site, 'legal', day)
  return {
    site,
    presence:
      presence?.known.status.track === 'presence' ? { ...presence, state: presence.known.status.state } : unknown,
    legal: legal?.known.status.track === 'legal' ? { ...legal, state: legal.known.status.state } : unknown,
  }
}

/** What was known of a whole story by `asOf`: the part that does not change with the day. */
export interface Knowledge {
  readonly events: readonly KnownEvent[]
  readonly statuses: readonly KnownStatus[]
  readonly horizon: Day
}

export function knowledgeOf(story: Story, asOf: Day | null): Knowledge {
  const events: KnownEvent[] = []
  for (const event of story.events) {
    const known = eventKnown(story, event, asOf)
    if (known !== null) events.push(known)
  }
  const last = lastEvidenceOf(story)
  const horizon = asOf === null || last < asOf ? last : asOf
  return { events, statuses: statusesKnown(story, events, asOf), horizon }
}

/** The moment of a story at a clock, by the rules above. */
export function momentByTheRules(story: Story, { t, asOf }: Clock, knowledge = knowledgeOf(story, asOf)): Moment {
  const { events, statuses, horizon } = knowledge
  const day = Math.floor(t)
  if (day > LAST_DAY) throw new Error(`day ${day} is later than the days that the reference walks`)
  const moments = events.map((known): EventMoment => {
    const phase = phaseOn(known.date, day)
    return { ...known, phase: phase === 'under-way' && day > horizon ? 'possible' : phase }
  })
  return {
    t,
    day,
    asOf,
    horizon,
    events: moments,
    today: moments.filter(({ phase }) => phase !== 'upcoming' && phase !== 'past'),
    movements: events.flatMap((known) =>
      known.movements.flatMap((movement): MovementMoment[] => {
        const trip = tripOn(story, movement, known, t, horizon)
        if (trip === null) return []
        const named = movement.who.filter((id) => known.actors === known.event.actors || known.actors.includes(id))
        const who = named.length > 0 ? named : known.actors.filter((_, index) => index === 0)
        return [{ ...trip, movement, event: known.event, modality: known.modality, who }]
      }),
    ),
    sites: story.sites.map((site) => siteOn(statuses, site, day, horizon)),
  }
}
