import { dayOfIso, isoOf } from '../civil.ts'
import { domainOf, FACETS, type Facet, type Filters, NO_FILTERS } from '../find/filters.ts'
import { isLanguage } from '../languages.ts'
import type { Day, Language, Story } from '../model.ts'
import type { Camera, ZoomRange } from '../scene/camera.ts'
import { within } from '../scene/geometry.ts'
import { zoomsOf } from '../scene/zooms.ts'
import { frozenDays } from '../time/frozen.ts'
import { clampDay } from './actions.ts'
import { dayToShow } from './derived.ts'
import {
  AS_USUAL,
  type AsOf,
  type EmbedFacts,
  GESTURES,
  noonOf,
  type State,
  type ThemeChoice,
  UIS,
  VIEWS,
} from './store.ts'

/** The part of the state that an address carries. */
export type Linked = Pick<State, 'clock' | 'selection' | 'filters' | 'view' | 'camera' | 'theme' | 'language'>

export interface ParsedLink {
  readonly state: Partial<Linked & Pick<State, 'embed'>>
  /** What was ignored and why, for the console. */
  readonly ignored: readonly string[]
}

/** MapLibre's limits for this basemap; an address cannot leave them. */

/** The parameter of each facet; several values are several parameters of one name. */
const FACET_NAMES: Readonly<Record<Facet, string>> = {
  party: 'party',
  who: 'who',
  kind: 'kind',
  place: 'at',
  modality: 'is',
  certainty: 'sure',
  source: 'by',
}
/** Characters of a search that an address keeps. */
const LONGEST_SEARCH = 100

const KNOWN = [
  ...['t', 'asof', 'e', 's', ...Object.values(FACET_NAMES), 'from', 'to', 'q', 'show'],
  ...['view', 'lang', 'theme', 'ui', 'gestures', 'childId', 'own'],
]

const isTheme = (text: string): text is ThemeChoice => text === 'system' || text === 'light' || text === 'dark'

/**
 * Reads an address's query; what is broken is ignored and named, never guessed.
 * @param isEmbed of a page that is made to be put into others: where its address keeps it as known on a day, nothing that
 * the tables come to say later moves what it opens on
 */
export function parseLink(search: string, story: Story, isEmbed = false): ParsedLink {
  const parameters = new URLSearchParams(search)
  const ignored: string[] = []
  const state: { -readonly [Key in keyof ParsedLink['state']]: ParsedLink['state'][Key] } = {}
  const ignore = (name: string, remedy: string) =>
    ignored.push(`ignored ${name}=${String(parameters.get(name)).slice(0, 80)}: ${remedy}`)
  for (const name of new Set(parameters.keys())) {
    if (!KNOWN.includes(name)) ignored.push(`ignored ${name.slice(0, 40)}: not a parameter`)
  }

  const dayIn = (name: string, example: string): Day | null => {
    const written = parameters.get(name)
    const read = written === null ? null : dayOfIso(written)
    if (written !== null && read === null) ignore(name, `write a day, such as ${example}`)
    return read
  }

  const asOf: AsOf = parameters.get('asof') === 'news' ? 'news' : dayIn('asof', '2025-01-29')

  const frozen = isEmbed && typeof asOf === 'number' ? asOf : null
  let day = frozen ?? story.opening
  const eventId = parameters.get('e')
  const event = story.events.find((candidate) => candidate.id === eventId)
  if (event !== undefined) {
    state.selection = { kind: 'event', id: event.id }
    day = dayToShow(story, event, asOf)
  } else if (eventId !== null) ignore('e', 'the story has no such event')
  const site = parameters.get('s')
  if (site !== null) {
    if (!story.sites.includes(site)) ignore('s', 'the story has no such site')
    else if (event === undefined) state.selection = { kind: 'site', id: site }
  }

  day = dayIn('t', '2025-01-28') ?? day
  const end = frozen === null ? story.span.end : frozenDays(story, frozen, frozen).end
  state.clock = { t: noonOf(clampDay(story, day, end)), asOf }

  const filters = readFilters(parameters, story, dayIn, ignored)
  if (filters !== null) state.filters = filters
  const shown = parameters.get('show')
  if (shown !== null) {
    const found = VIEWS.find((each) => each === shown)
    if (found === undefined) ignore('show', `write ${VIEWS.join(', ')}`)
    else state.view = found
  }

  const view = parameters.get('view')
  if (view !== null) {
    const camera = parseView(view, zoomsOf(story).reader)
    if (camera === null) ignore('view', 'write zoom/latitude/longitude, such as 5/34.9/36.1')
    else state.camera = camera
  }
  const language = parameters.get('lang')
  if (language !== null) {
    if (isLanguage(language)) state.language = language
    else ignore('lang', 'write en, ar or ru')
  }
  const theme = parameters.get('theme')
  if (theme !== null) {
    if (isTheme(theme)) state.theme = theme
    else ignore('theme', 'write light, dark or system')
  }
  const embed = readEmbed(parameters, ignore)
  if (embed !== null) state.embed = embed
  if (embed?.ui === 'map') {
    // Nothing would say that they are on.
    if (state.filters !== undefined) ignored.push('ignored the filters: ui=map does not show them')
    if (state.view !== undefined) ignored.push('ignored show: ui=map has the map only')
    delete state.filters
    delete state.view
  }
  return { state, ignored }
}

/** What an address says of the embed; null when it says nothing that counts. */
function readEmbed(parameters: URLSearchParams, ignore: (name: string, remedy: string) => void): EmbedFacts | null {
  const oneOf = <Value extends string>(name: string, values: readonly Value[]): Value | null => {
    const written = parameters.get(name)
    const read = values.find((value) => value === written) ?? null
    if (written !== null && read === null) ignore(name, `write ${values.join(' or ')}`)
    return read
  }
  const name = parameters.get('childId')
  const childId = name !== null && /^[\w.:-]{1,64}$/.test(name) ? name : null
  if (name !== childId) ignore('childId', 'write letters, digits, points, colons and hyphens')
  const facts = { ui: oneOf('ui', UIS) ?? AS_USUAL.ui, gestures: oneOf('gestures', GESTURES), childId }
  return facts.ui === AS_USUAL.ui && facts.gestures === null && childId === null ? null : facts
}

/** The filters of an address; null when it names none. A value that the story does not have is ignored and named. */
function readFilters(
  parameters: URLSearchParams,
  story: Story,
  dayIn: (name: string, example: string) => Day | null,
  ignored: string[],
): Filters | null {
  const chosen: Record<Facet, readonly string[]> = { ...NO_FILTERS.chosen }
  let isNamed = ['from', 'to', 'q'].some((name) => parameters.has(name))
  for (const facet of FACETS) {
    const written = new Set(parameters.getAll(FACET_NAMES[facet]))
    if (written.size === 0) continue
    isNamed = true
    const domain = domainOf(story, facet)
    chosen[facet] = domain.filter((value) => written.has(value))
    for (const value of written) {
      if (domain.includes(value)) continue
      ignored.push(`ignored ${FACET_NAMES[facet]}=${value.slice(0, 80)}: the story has no such value`)
    }
  }
  if (!isNamed) return null
  const text = (parameters.get('q') ?? '').slice(0, LONGEST_SEARCH)
  return { chosen, from: dayIn('from', '2025-01-01'), to: dayIn('to', '2025-01-31'), text }
}

/** Text of any kind as one parameter; half a character, as a cut may leave it, does no harm. */
const encoded = (name: string, value: string) => new URLSearchParams([[name, value]]).toString()

function parseView(text: string, { least, most }: ZoomRange): Camera | null {
  const match = /^(\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,3}(?:\.\d{1,6})?)$/.exec(text)
  if (match === null) return null
  const [zoom, lat, lon] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (zoom < least || zoom > most || Math.abs(lat) > 85 || Math.abs(lon) > 180) return null
  return { zoom, lat, lon }
}

/**
 * The query that brings the same picture back, `?` included; what is as usual is left out.
 * @param pageLanguage the language in which the page itself is written
 */
export function formatLink(state: Linked, pageLanguage: Language = 'en'): string {
  const parameters = [`t=${isoOf(Math.floor(state.clock.t))}`]
  if (state.clock.asOf !== null)
    parameters.push(`asof=${state.clock.asOf === 'news' ? 'news' : isoOf(state.clock.asOf)}`)
  if (state.selection.kind === 'event') parameters.push(`e=${encodeURIComponent(state.selection.id)}`)
  if (state.selection.kind === 'site') parameters.push(`s=${encodeURIComponent(state.selection.id)}`)
  const { chosen, from, to, text } = state.filters
  for (const facet of FACETS) {
    for (const value of chosen[facet]) parameters.push(encoded(FACET_NAMES[facet], value))
  }
  if (from !== null) parameters.push(`from=${isoOf(from)}`)
  if (to !== null) parameters.push(`to=${isoOf(to)}`)
  if (text !== '') parameters.push(encoded('q', text.slice(0, LONGEST_SEARCH)))
  if (state.view !== 'story') parameters.push(`show=${state.view}`)
  if (state.camera !== null) {
    const { zoom, lat, lon } = state.camera
    parameters.push(`view=${zoom.toFixed(2)}/${lat.toFixed(4)}/${within(lon, -180).toFixed(4)}`)
  }
  if (state.language !== pageLanguage) parameters.push(`lang=${state.language}`)
  if (state.theme !== 'system') parameters.push(`theme=${state.theme}`)
  return `?${parameters.join('&')}`
}
