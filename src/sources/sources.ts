import { type Filters, found, isFiltered } from '../find/filters.ts'
import type { Change, Claim, Day, Source, Story } from '../model.ts'
import { at } from '../time/at.ts'
import {
  eventAsKnown,
  type KnownEvent,
  type KnownStatus,
  knownFrom,
  originOf,
  originsOf,
  statusesAsKnown,
} from '../time/known.ts'

/** What a source tells of: always as it was known, never as later sources tell it. */
export type Subject =
  | { readonly kind: 'event'; readonly known: KnownEvent }
  | { readonly kind: 'status'; readonly known: KnownStatus }

/** What one source says about one event or status. */
export interface Told {
  readonly about: Subject
  /** This source's own claims, in their order; never empty. */
  readonly claims: readonly Claim[]
  /**
   * Whether anybody else stands behind it: `source` when this is the only page known to tell of it, `origin` when others
   * tell of it too but all repeat one agency or belong to one outlet, null when there is another origin.
   */
  readonly alone: 'source' | 'origin' | null
}

/** One page, with all that it tells of. */
export interface SourceEntry {
  readonly source: Source
  /** The agency or paper that stands behind it. */
  readonly origin: string
  /** Events in the story's order, then statuses in the story's order; never empty. */
  readonly told: readonly Told[]
  /** What no other origin tells. */
  readonly alone: readonly Told[]
  /** Its claims that differ from or deny what others say. */
  readonly disputes: readonly Claim[]
  /** Its claims that announce beforehand. */
  readonly plans: readonly Claim[]
  readonly claims: number
}

/** The pages of one outlet; a page of no stated outlet stands by itself. */
export interface OutletGroup {
  /** The name under which the filters find it: the outlet, or the page's id where the outlet is not stated. */
  readonly voice: string
  readonly outlet: string | null
  /** In the order in which they came out. */
  readonly entries: readonly SourceEntry[]
  readonly claims: number
  /** How many events and statuses no page of another outlet tells of. */
  readonly alone: number
  readonly disputes: number
  /** Other outlets repeat it, so that the filters find their events under its name too. */
  readonly isCited: boolean
}

export interface SourcesOverview {
  readonly groups: readonly OutletGroup[]
  readonly sources: number
  /** Outlets with a name, and pages without. */
  readonly outlets: number
  readonly unstated: number
  /** Pages that are the only one to tell of something, and pages that differ from others or deny something. */
  readonly alone: number
  readonly differing: number
  /** How many events the filters leave; null while they hide none. */
  readonly found: number | null
}

export const isDispute = ({ stance }: Claim): boolean => stance === 'differs' || stance === 'denies'

/** Every source that makes a claim on one of the events or statuses, in the order in which they first speak. */
export function sourceEntries(
  story: Story,
  events: readonly KnownEvent[],
  statuses: readonly KnownStatus[],
): readonly SourceEntry[] {
  const told = new Map<string, Told[]>()
  const subjects: readonly Subject[] = [
    ...events.map((known): Subject => ({ kind: 'event', known })),
    ...statuses.map((known): Subject => ({ kind: 'status', known })),
  ]
  for (const about of subjects) {
    const { claims } = about.known
    const bySource = new Map<string, Claim[]>()
    for (const claim of claims) {
      const own = bySource.get(claim.source)
      if (own === undefined) bySource.set(claim.source, [claim])
      else own.push(claim)
    }
    const alone = bySource.size === 1 ? 'source' : originsOf(story, claims).length === 1 ? 'origin' : null
    for (const [source, own] of bySource) {
      const list = told.get(source) ?? []
      told.set(source, list)
      list.push({ about, claims: own, alone })
    }
  }
  return [...told].map(([id, all]) => {
    const source = at(story.sources, id)
    const claims = all.flatMap((each) => each.claims)
    return {
      source,
      origin: originOf(source),
      told: all,
      alone: all.filter(({ alone }) => alone !== null),
      disputes: claims.filter(isDispute),
      plans: claims.filter(({ stance }) => stance === 'plans'),
      claims: claims.length,
    }
  })
}

const byName = new Intl.Collator('en')

/** By outlet: those that say most first, then by name, those without a name after their equals. */
export function groupedByOutlet(story: Story, entries: readonly SourceEntry[]): readonly OutletGroup[] {
  const groups = new Map<string, SourceEntry[]>()
  const tellers = new Map<KnownEvent | KnownStatus, Set<string>>()
  const cited = new Set(
    Object.values(story.sources).flatMap(({ origin, outlet }) => (origin === null || origin === outlet ? [] : origin)),
  )
  for (const entry of entries) {
    const { source } = entry
    const key = keyOf(source)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
    for (const { about } of entry.told) {
      const keys = tellers.get(about.known) ?? new Set()
      tellers.set(about.known, keys.add(key))
    }
  }
  return [...groups]
    .map(([key, members]): OutletGroup => {
      const outlet = members[0]?.source.outlet ?? null
      const own = new Set(members.flatMap(({ alone }) => alone.map(({ about }) => about.known)))
      return {
        voice: outlet ?? key,
        outlet,
        entries: members.toSorted((a, b) => knownFrom(a.source) - knownFrom(b.source)),
        claims: members.reduce((sum, { claims }) => sum + claims, 0),
        alone: [...own].filter((known) => tellers.get(known)?.size === 1).length,
        disputes: members.reduce((sum, { disputes }) => sum + disputes.length, 0),
        isCited: outlet !== null && cited.has(outlet),
      }
    })
    .toSorted((a, b) => b.claims - a.claims || compareNames(a, b))
}

/** A page without an outlet is kept apart from an outlet that happens to be called like the page's id. */
const keyOf = ({ outlet, id }: Source) => (outlet === null ? id : `outlet ${outlet}`)

function compareNames(a: OutletGroup, b: OutletGroup): number {
  if (a.outlet === null || b.outlet === null) return Number(a.outlet === null) - Number(b.outlet === null)
  return byName.compare(a.outlet, b.outlet)
}

/**
 * All sources that tell of the events which the filters leave. A filter chooses events, so the sites' states are told of
 * only while there is none.
 */
export function sourcesOverview(story: Story, asOf: Day | null, filters: Filters): SourcesOverview {
  const known = story.events.flatMap((event) => eventAsKnown(story, event, asOf) ?? [])
  const isNarrowed = isFiltered(filters)
  const events = found(story, known, filters)
  const entries = sourceEntries(story, events, isNarrowed ? [] : statusesAsKnown(story, asOf))
  const groups = groupedByOutlet(story, entries)
  const outlets = groups.filter(({ outlet }) => outlet !== null).length
  return {
    groups,
    sources: entries.length,
    outlets,
    unstated: groups.length - outlets,
    alone: entries.filter(({ alone }) => alone.some((told) => told.alone === 'source')).length,
    differing: entries.filter(({ disputes }) => disputes.length > 0).length,
    found: isNarrowed ? events.length : null,
  }
}

/** The day on which a site's state is shown: surely begun, and while following the news not before it was known. */
export function dayToShowStatus(story: Story, { span, claims }: KnownStatus, followsNews: boolean): Day {
  if (!followsNews) return span.certainFrom
  const told = Math.min(...claims.map(({ source }) => knownFrom(at(story.sources, source))))
  return Math.max(span.certainFrom, told)
}

/** A correction with what it is about, as known. */
export interface Correction {
  readonly change: Change
  readonly about: Subject
}

export interface Corrections {
  readonly made: readonly Correction[]
  /** How many are left out: made after `asOf`, or about what nobody had told of by then. */
  readonly later: number
}

/** The story's corrections, the latest first; one that came after `asOf` would tell what could not be known by then. */
export function correctionsAsKnown(story: Story, asOf: Day | null): Corrections {
  const statuses = new Map(statusesAsKnown(story, asOf).map((known) => [known.status.id, known]))
  const made = story.changes.flatMap((change): Correction[] => {
    if (asOf !== null && change.date > asOf) return []
    const status = statuses.get(change.about)
    if (status !== undefined) return [{ change, about: { kind: 'status', known: status } }]
    const event = story.events.find(({ id }) => id === change.about)
    const known = event === undefined ? null : eventAsKnown(story, event, asOf)
    return known === null ? [] : [{ change, about: { kind: 'event', known } }]
  })
  return { made, later: story.changes.length - made.length }
}
