import { dayOfIso, isoOf } from '../civil.ts'
import type { Language, Story } from '../model.ts'
import { clampDay } from './actions.ts'
import { type Camera, noonOf, type State, type ThemeChoice } from './store.ts'

/** The part of the state that an address carries. */
export type Linked = Pick<State, 'clock' | 'selection' | 'camera' | 'theme' | 'language'>

export interface ParsedLink {
  readonly state: Partial<Linked>
  /** What was ignored and why, for the console. */
  readonly ignored: readonly string[]
}

/** MapLibre's limits for this basemap; an address cannot leave them. */
export const ZOOM_RANGE = { least: 1, most: 9 } as const

const KNOWN = ['t', 'asof', 'e', 's', 'view', 'lang', 'theme', 'ui', 'gestures', 'childId'] as const

const isLanguage = (text: string): text is Language => text === 'en' || text === 'ar' || text === 'ru'
const isTheme = (text: string): text is ThemeChoice => text === 'system' || text === 'light' || text === 'dark'

/** Reads an address's query; what is broken is ignored and named, never guessed. */
export function parseLink(search: string, story: Story): ParsedLink {
  const parameters = new URLSearchParams(search)
  const ignored: string[] = []
  const state: { -readonly [Key in keyof Linked]?: Linked[Key] } = {}
  const ignore = (name: string, remedy: string) =>
    ignored.push(`ignored ${name}=${String(parameters.get(name)).slice(0, 80)}: ${remedy}`)
  for (const name of new Set(parameters.keys())) {
    if (!KNOWN.some((known) => known === name)) ignored.push(`ignored ${name.slice(0, 40)}: not a parameter`)
  }

  const asOfText = parameters.get('asof')
  const asOf = asOfText === null ? null : dayOfIso(asOfText)
  if (asOfText !== null && asOf === null) ignore('asof', 'write a day, such as 2025-01-29')

  let day = story.opening
  const eventId = parameters.get('e')
  const event = story.events.find((candidate) => candidate.id === eventId)
  if (event !== undefined) {
    state.selection = { kind: 'event', id: event.id }
    day = event.date.start
  } else if (eventId !== null) ignore('e', 'the story has no such event')
  const site = parameters.get('s')
  if (site !== null) {
    if (!story.sites.includes(site)) ignore('s', 'the story has no such site')
    else if (event === undefined) state.selection = { kind: 'site', id: site }
  }

  const t = parameters.get('t')
  if (t !== null) {
    const parsed = dayOfIso(t)
    if (parsed === null) ignore('t', 'write a day, such as 2025-01-28')
    else day = parsed
  }
  state.clock = { t: noonOf(clampDay(story, day)), asOf }

  const view = parameters.get('view')
  if (view !== null) {
    const camera = parseView(view)
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
  return { state, ignored }
}

function parseView(text: string): Camera | null {
  const match = /^(\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,3}(?:\.\d{1,6})?)$/.exec(text)
  if (match === null) return null
  const [zoom, lat, lon] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (zoom < ZOOM_RANGE.least || zoom > ZOOM_RANGE.most || Math.abs(lat) > 85 || Math.abs(lon) > 180) return null
  return { zoom, lat, lon }
}

/** The query that brings the same picture back, `?` included; an empty asOf, camera, theme and English are left out. */
export function formatLink(state: Linked): string {
  const parameters = [`t=${isoOf(Math.floor(state.clock.t))}`]
  if (state.clock.asOf !== null) parameters.push(`asof=${isoOf(state.clock.asOf)}`)
  if (state.selection.kind === 'event') parameters.push(`e=${encodeURIComponent(state.selection.id)}`)
  if (state.selection.kind === 'site') parameters.push(`s=${encodeURIComponent(state.selection.id)}`)
  if (state.camera !== null) {
    const { zoom, lat, lon } = state.camera
    parameters.push(`view=${zoom.toFixed(2)}/${lat.toFixed(4)}/${lon.toFixed(4)}`)
  }
  if (state.language !== 'en') parameters.push(`lang=${state.language}`)
  if (state.theme !== 'system') parameters.push(`theme=${state.theme}`)
  return `?${parameters.join('&')}`
}
