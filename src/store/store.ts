import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Language, Problem, Story } from '../model.ts'
import type { Clock } from '../time/moment.ts'

/** Degrees WGS84 of the centre, and MapLibre's zoom. */
export interface Camera {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'event'; readonly id: string }
  | { readonly kind: 'site'; readonly id: string }

export const SPEEDS = [0.5, 1, 2, 4] as const
export type Speed = (typeof SPEEDS)[number]

export type ThemeChoice = 'system' | 'light' | 'dark'

/** The facts that the picture is a function of; nothing in here is derived, and nothing is in pixels. */
export interface State {
  readonly story: Story
  /** What the last save of the tables got wrong; the last good story stays meanwhile. */
  readonly problems: readonly Problem[]
  readonly clock: Clock
  readonly playing: boolean
  readonly speed: Speed
  readonly selection: Selection
  /** null while the frame follows the story. */
  readonly camera: Camera | null
  readonly theme: ThemeChoice
  readonly language: Language
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
    camera: null,
    theme: 'system',
    language: 'en',
    prefersDark: false,
    reducedMotion: false,
    ...initial,
  }))
}
