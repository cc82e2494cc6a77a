import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Filters, NO_FILTERS } from '../find/filters.ts'
import type { Day, Language, Problem, Story } from '../model.ts'
import type { Camera } from '../scene/camera.ts'

export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'event'; readonly id: string }
  | { readonly kind: 'site'; readonly id: string }

export const SPEEDS = [0.5, 1, 2, 4] as const
export type Speed = (typeof SPEEDS)[number]

/** The day up to which sources count: null for all of them, `news` for the day that is shown, whichever that is. */
export type AsOf = Day | null | 'news'

/** `t` is the date shown, in days since 1970-01-01, where a fraction is a part of that day. */
export interface TwoClocks {
  readonly t: number
  readonly asOf: AsOf
}

/** What stands beside the map: the sites and a card, the list of all events, or the sources. */
export const VIEWS = ['story', 'list', 'sources'] as const
export type View = (typeof VIEWS)[number]

export type ThemeChoice = 'system' | 'light' | 'dark'

/** How much stands around the map of an embed: all of it, or the date, the card and the time only. */
export const UIS = ['full', 'map'] as const
/** Whose the wheel and one finger are while the page stands in another one: the article's, or the map's. */
export const GESTURES = ['cooperative', 'greedy'] as const

/** What the host page asked for in the address; no action changes it, and no link carries it on. */
export interface EmbedFacts {
  readonly ui: (typeof UIS)[number]
  /** null: as usual where the page stands. */
  readonly gestures: (typeof GESTURES)[number] | null
  /** pym's name of the frame. */
  readonly childId: string | null
}

export const AS_USUAL: EmbedFacts = { ui: 'full', gestures: null, childId: null }

/** The facts that the picture is a function of; nothing in here is derived, and nothing is in pixels. */
export interface State {
  readonly story: Story
  /** What the last save of the tables got wrong; the last good story stays meanwhile. */
  readonly problems: readonly Problem[]
  readonly clock: TwoClocks
  readonly playing: boolean
  readonly speed: Speed
  readonly selection: Selection
  readonly filters: Filters
  readonly view: View
  /** The list made way for the card of an event that was chosen in it, and the reader may go back. */
  readonly isFromList: boolean
  /** null while the frame follows the story. */
  readonly camera: Camera | null
  readonly theme: ThemeChoice
  readonly language: Language
  /** Whether the page was built to be put into another one. */
  readonly isEmbed: boolean
  readonly embed: EmbedFacts
  /** What the reader's system asks for. */
  readonly prefersDark: boolean
  readonly reducedMotion: boolean
}

export type Store = StoreApi<State>

/** Noon: where the playhead rests within a day, so that a trip of one day is seen half way. */
export const noonOf = (day: number) => day + 0.5

export function createDemarcheStore(story: Story, initial: Partial<State> = {}): Store {
  return createStore<State>(() => ({
    story,
    problems: [],
    clock: { t: noonOf(story.opening), asOf: null },
    playing: false,
    speed: 1,
    selection: { kind: 'none' },
    filters: NO_FILTERS,
    view: 'story',
    isFromList: false,
    camera: null,
    theme: 'system',
    language: 'en',
    isEmbed: false,
    embed: AS_USUAL,
    prefersDark: false,
    reducedMotion: false,
    ...initial,
  }))
}
