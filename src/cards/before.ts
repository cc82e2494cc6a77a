import type { Day } from '../model.ts'
import type { Selection, Store } from '../store/store.ts'

/** The chosen event whose card a site's card took the place of, and the day on which it did. */
export interface Before {
  readonly event: string
  readonly day: Day
}

/**
 * What a site's card leads back to, after each change of what is chosen or of the day. The chosen event is kept while a
 * site is looked at on that very day: another day lets go of it, as it always does.
 */
export function eventBefore(before: Before | null, selection: Selection, day: Day): Before | null {
  if (selection.kind === 'none') return null
  if (selection.kind === 'site') return before?.day === day ? before : null
  return before?.event === selection.id && before.day === day ? before : { event: selection.id, day }
}

/** Leaves a site's card for the event that was chosen before it; where there is none, for the one of the day. */
export function leaveSite(store: Store, before: Before | null): void {
  const isThere = before !== null && store.getState().story.events.some(({ id }) => id === before.event)
  store.setState({ selection: isThere ? { kind: 'event', id: before.event } : { kind: 'none' } })
}
