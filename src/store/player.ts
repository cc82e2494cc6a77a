import { type Pace, paceOf, secondsAt, timeAt } from '../time/pace.ts'
import { strideOf } from '../time/stride.ts'
import { neighbour, pause, showStep } from './actions.ts'
import { daysOf } from './derived.ts'
import type { Store } from './store.ts'

/** What the player needs of its surroundings: a frame clock in milliseconds. */
export interface Beat {
  readonly requestFrame: (frame: (now: number) => void) => number
  readonly cancelFrame: (handle: number) => void
}

/** Seconds that reduced motion, and a story of hours, rest on each event, at speed 1. */
const REST = 2.5
/** A frame that comes later than this (a hidden tab, a long task) does not make the date leap; milliseconds. */
const LONGEST_FRAME = 100

/** Moves the playhead while the store says that it is playing. Returns the way to stop for good. */
export function startPlayer(store: Store, beat: Beat): () => void {
  let handle: number | null = null
  let before: number | null = null
  let rested = 0
  let pace: Pace = paceOf(store.getState().story)

  const stop = () => {
    if (handle !== null) beat.cancelFrame(handle)
    handle = null
    before = null
    rested = 0
  }

  const frame = (now: number) => {
    const { clock, story, speed, playing, reducedMotion } = store.getState()
    const isStepped = reducedMotion || strideOf(story) === 'hours'
    if (!playing) return
    const passed = (Math.min(now - (before ?? now), LONGEST_FRAME) / 1000) * speed
    before = now
    handle = beat.requestFrame(frame)
    if (isStepped) {
      rested += passed
      if (rested < REST) return
      rested = 0
      const next = neighbour(store, 1)
      if (next === null) pause(store)
      else {
        showStep(store, next)
        store.setState({ playing: true })
      }
      return
    }
    const last = Math.min(daysOf(store.getState()).end, story.span.end) - 0.5
    const t = Math.min(timeAt(pace, secondsAt(pace, clock.t) + passed), last)
    store.setState({ clock: { ...clock, t } })
    if (t === last) pause(store)
  }

  const unsubscribe = store.subscribe((state, former) => {
    if (state.story !== former.story) pace = paceOf(state.story)
    if (state.playing && handle === null) handle = beat.requestFrame(frame)
    if (!state.playing) stop()
  })
  return () => {
    unsubscribe()
    stop()
  }
}
