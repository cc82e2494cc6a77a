import { dayOf } from '../../src/civil.ts'
import type { Actor, BuiltInKind, Claim, Day, Event, Place, PlaceKind, Span, Status, Story } from '../../src/model.ts'

/** A small story by hand: November 2024 to February 2026, two sites, as many events as a test asks for. */

const text = (en: string) => ({ en })

export function oneDay(start: Day, end: Day = start + 1): Span {
  return {
    edtf: '',
    meaning: 'one-day',
    start,
    certainFrom: start,
    certainUntil: end,
    end,
    precision: 'day',
    approximate: false,
    uncertain: false,
    time: null,
  }
}

export function throughout(start: Day, certainFrom: Day, certainUntil: Day | null, end: Day | null): Span {
  return { ...oneDay(start), meaning: 'throughout', start, certainFrom, certainUntil, end }
}

export function claim(source: string, stance: Claim['stance'] = 'reports', says = 'It happened.'): Claim {
  return { source, says: text(says), stance, date: null, dateAsSaid: null }
}

function place(id: string, name: string, lat: number, kind: PlaceKind): Place {
  return {
    id,
    name: text(name),
    aliases: [],
    lat,
    lon: 36,
    kind,
    extentKm: 1,
    geonames: null,
    wikidata: null,
    coordinatesFrom: 'by hand',
  }
}

function actor(id: string, party: Actor['party']): Actor {
  return { id, name: text(id), aliases: [], kind: 'person', party, role: null }
}

export function event(id: string, date: Span, kind: BuiltInKind = 'visit', over: Partial<Event> = {}): Event {
  return {
    id,
    date,
    places: [],
    kind,
    modality: 'occurred',
    title: text(id),
    summary: text(id),
    actors: ['bogdanov'],
    replaces: null,
    claims: [claim('early')],
    movements: [],
    tellings: [],
    ...over,
  }
}

export function trip(id: string, from: string, to: string, date: Span): Event['movements'] {
  return [
    {
      id: `${id}/1`,
      event: id,
      from,
      to,
      departed: date,
      arrived: date,
      who: [],
      mode: 'delegation',
      route: 'inferred',
      source: null,
    },
  ]
}

export const FIRST = dayOf(2024, 11, 15)
export const END = dayOf(2026, 2, 20)
/** The day on which the last source of a story by hand came out. */
export const LAST_EVIDENCE = dayOf(2025, 6, 1)

export function statusOf(id: string, span: Span, over: Partial<Status> = {}): Status {
  const base = { id, site: 'khmeimim', span, because: [], until: [], claims: [claim('early')] }
  return over.track === 'legal'
    ? { ...base, track: 'legal', state: over.state ?? 'in-force' }
    : { ...base, track: 'presence', state: over.track === 'presence' ? (over.state ?? 'operating') : 'operating' }
}

export function storyOf(events: readonly Event[], statuses: readonly Status[] = []): Story {
  const source = (id: string, published: Day, outlet: string | null, origin: string | null) => ({
    id,
    outlet,
    origin,
    title: id,
    url: null,
    published: oneDay(published),
    kind: 'article' as const,
    language: 'en',
  })
  return {
    id: 'by-hand',
    title: text('By hand'),
    kicker: text(''),
    lede: text(''),
    span: { start: FIRST, end: END },
    opening: dayOf(2025, 1, 28),
    language: 'en',
    parties: [
      { id: 'russia', name: text('Russia'), tone: 'red' },
      { id: 'syria', name: text('Syria'), tone: 'teal' },
    ],
    kinds: [],
    inset: { name: text('Coast'), extent: [35, 34, 37, 36] },
    sites: ['khmeimim', 'tartus'],
    places: {
      moscow: place('moscow', 'Moscow', 55.7, 'city'),
      damascus: place('damascus', 'Damascus', 33.5, 'city'),
      khmeimim: place('khmeimim', 'Khmeimim air base', 35.4, 'air-base'),
      tartus: place('tartus', 'Tartus naval base', 34.9, 'naval-base'),
    },
    actors: { bogdanov: actor('bogdanov', 'russia'), sharaa: actor('sharaa', 'syria') },
    sources: {
      early: source('early', FIRST, 'TASS', null),
      late: source('late', LAST_EVIDENCE, 'Levant24', 'TASS'),
      nameless: source('nameless', FIRST, null, null),
    },
    events,
    statuses,
    changes: [],
  }
}
