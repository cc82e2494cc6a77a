import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOfIso } from '../src/civil.ts'
import { compile } from '../src/compile/compile.ts'
import type { Claim, Day, Event, Movement, Place, Source, Span, Status, Story } from '../src/model.ts'

/** The flagship story, compiled from its tables. */
export function flagship(): Story {
  const folder = join(import.meta.dirname, '../geo/russia-syria')
  const files = readdirSync(folder).filter((file) => /\.(csv|json)$/.test(file))
  const compiled = compile(Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')])))
  if (!compiled.ok) throw new Error(`the flagship story has ${compiled.problems.length} problems: run npm run check`)
  return compiled.story
}

/** The day of `YYYY-MM-DD`. */
export function day(iso: string): Day {
  const found = dayOfIso(iso)
  if (found === null) throw new Error(`${iso} is no day`)
  return found
}

/** One whole day. */
export const onDay = (iso: string): Span => within(iso, iso, 'day')

/** One day somewhere from the first to the last, both included. */
export function within(first: string, last: string, precision: Span['precision'] = 'day'): Span {
  const [start, end] = [day(first), day(last) + 1]
  return {
    edtf: first === last ? first : `[${first}..${last}]`,
    meaning: 'one-day',
    start,
    certainFrom: start,
    certainUntil: end,
    end,
    precision,
    approximate: false,
    uncertain: false,
    time: null,
  }
}

/** From one day to another, both included; doubtful days at either end; null for an open end. */
export function throughout(first: string, last: string | null, doubtBefore = 0, doubtAfter = 0): Span {
  const start = day(first)
  const end = last === null ? null : day(last) + 1
  return {
    edtf: `${first}/${last ?? '..'}`,
    meaning: 'throughout',
    start,
    certainFrom: start + doubtBefore,
    certainUntil: end === null ? null : end - doubtAfter,
    end,
    precision: 'day',
    approximate: false,
    uncertain: false,
    time: null,
  }
}

export const place = (id: string, lon: number, lat: number, kind: Place['kind'] = 'city'): Place => ({
  id,
  name: { en: id },
  aliases: [],
  lat,
  lon,
  kind,
  extentKm: 2,
  geonames: null,
  wikidata: null,
  coordinatesFrom: 'a test',
})

export const source = (id: string, published: string): Source => ({
  id,
  outlet: id,
  origin: null,
  title: id,
  url: `https://example.org/${id}`,
  published: onDay(published),
  kind: 'article',
  language: 'en',
})

export const claim = (by: string, stance: Claim['stance'] = 'reports'): Claim => ({
  source: by,
  says: { en: `${by} says so` },
  stance,
  date: null,
  dateAsSaid: null,
})

export const event = (id: string, date: Span, rest: Partial<Event> = {}): Event => ({
  id,
  date,
  places: [],
  kind: 'visit',
  modality: 'occurred',
  title: { en: id },
  summary: { en: '' },
  actors: [],
  replaces: null,
  claims: [claim('paper')],
  movements: [],
  tellings: [],
  ...rest,
})

export const movement = (of: string, from: string, to: string, date: Span, rest: Partial<Movement> = {}): Movement => ({
  id: `${of}/1`,
  event: of,
  from,
  to,
  departed: date,
  arrived: date,
  who: [],
  mode: 'delegation',
  route: 'stated',
  source: null,
  ...rest,
})

export const presence = (site: string, state: Extract<Status, { track: 'presence' }>['state'], span: Span): Status => ({
  id: `${site}-${state}-${span.start}`,
  site,
  span,
  track: 'presence',
  state,
  because: [],
  until: [],
  claims: [claim('paper')],
})

/** A small story of Moscow, Damascus and one base, in January 2025. */
export function tinyStory(events: readonly Event[], statuses: readonly Status[] = []): Story {
  return {
    id: 'tiny',
    title: { en: 'Tiny' },
    kicker: { en: 'Test' },
    lede: { en: '' },
    span: { start: day('2025-01-01'), end: day('2025-03-01') },
    opening: day('2025-01-15'),
    language: 'en',
    inset: { name: { en: 'Coast' }, extent: [35.5, 34.7, 36.3, 35.6] },
    parties: [
      { id: 'russia', name: { en: 'Russia' }, tone: 'red' },
      { id: 'syria', name: { en: 'Syria' }, tone: 'teal' },
      { id: 'third', name: { en: 'Others' }, tone: 'violet' },
    ],
    kinds: [],
    sites: ['base'],
    places: Object.fromEntries(
      [
        place('moscow', 37.6156, 55.7522),
        place('damascus', 36.2913, 33.5102),
        place('kyiv', 30.5238, 50.4547),
        place('base', 35.9487, 35.4011, 'air-base'),
      ].map((each) => [each.id, each]),
    ),
    actors: {},
    sources: { paper: source('paper', '2025-01-02'), late: source('late', '2025-02-10') },
    events,
    statuses,
    changes: [],
  }
}
