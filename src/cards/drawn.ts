import type { Legal, Modality, Party, Presence, Span, Story } from '../model.ts'

/** What a story has that is drawn in a way of its own: a legend explains that, and nothing else. */
export interface Drawn {
  /** Those that somebody belongs to. */
  readonly parties: readonly Party[]
  readonly isOnMap: boolean
  readonly hasTrips: boolean
  readonly hasInferredTrips: boolean
  /** A trip of which the days are not certain. */
  readonly hasDoubtfulTrips: boolean
  readonly hasRegions: boolean
  /** An event of which the day is not certain, or that is planned. */
  readonly hasDoubtfulDays: boolean
  readonly hasPlans: boolean
  readonly hasUnconfirmed: boolean
  readonly hasCalledOff: boolean
  readonly hasDifferences: boolean
  readonly hasEventsWithoutTrip: boolean
  readonly whiskers: readonly ('one-of' | 'claimed' | 'throughout' | 'about')[]
  readonly presences: ReadonlySet<Presence>
  readonly legals: ReadonlySet<Legal>
  /** A state that begins or ends on a day that is not certain. */
  readonly hasDoubtfulStates: boolean
}

const isOneDay = ({ start, end }: Span): boolean => end === start + 1

export function drawnOf({ parties, actors, places, events, statuses, sites }: Story): Drawn {
  const members = new Set(Object.values(actors).map(({ party }) => party))
  const trips = events.flatMap(({ movements }) => movements)
  const dates = events.flatMap(({ date, claims, tellings }) => [
    date,
    ...tellings.flatMap((telling) => telling.date ?? []),
    ...claims.flatMap((claim) => claim.date ?? []),
  ])
  const modalities = new Set<Modality>(
    events.flatMap(({ modality, tellings }) => [modality, ...tellings.flatMap((telling) => telling.modality ?? [])]),
  )
  const stances = new Set(events.flatMap(({ claims }) => claims.map(({ stance }) => stance)))
  const used = new Set([...sites, ...events.flatMap((event) => event.places)])
  const whiskers = {
    'one-of': dates.some((date) => date.meaning === 'one-day' && !isOneDay(date) && !date.approximate),
    claimed: events.some(({ claims }) => new Set(claims.flatMap(({ date }) => date?.edtf ?? [])).size > 1),
    throughout: dates.some(({ meaning }) => meaning === 'throughout'),
    about: dates.some(({ approximate, uncertain }) => approximate || uncertain),
  }
  return {
    parties: parties.filter(({ id }) => members.has(id)),
    isOnMap: used.size > 0,
    hasTrips: trips.length > 0,
    hasInferredTrips: trips.some(({ route }) => route === 'inferred'),
    hasDoubtfulTrips: trips.some(({ departed, arrived }) => !isOneDay(departed) || !isOneDay(arrived)),
    hasRegions: [...used].some((id) => places[id]?.kind === 'region'),
    hasDoubtfulDays: stances.has('plans') || modalities.has('planned') || dates.some((date) => !isOneDay(date)),
    hasPlans: stances.has('plans') || modalities.has('planned'),
    hasUnconfirmed: modalities.has('reported'),
    hasCalledOff: stances.has('denies') || modalities.has('cancelled') || modalities.has('denied'),
    hasDifferences: stances.has('differs') || stances.has('denies') || whiskers.claimed,
    hasEventsWithoutTrip: events.some(({ movements }) => movements.length === 0),
    whiskers: (['one-of', 'claimed', 'throughout', 'about'] as const).filter((kind) => whiskers[kind]),
    presences: new Set(statuses.flatMap((status) => (status.track === 'presence' ? status.state : []))),
    legals: new Set(statuses.flatMap((status) => (status.track === 'legal' ? status.state : []))),
    hasDoubtfulStates: statuses.some(
      ({ span }) => span.certainFrom > span.start || (span.end ?? 0) > (span.certainUntil ?? 0),
    ),
  }
}
