import { pause, play } from '../store/actions.ts'
import type { Store } from '../store/store.ts'

/** Plays or pauses. */
export function toggle(store: Store): void {
  if (store.getState().playing) pause(store)
  else play(store)
}
