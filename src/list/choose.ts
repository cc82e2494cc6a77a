import { selectEvent, showCardFromList } from '../store/actions.ts'
import type { Store } from '../store/store.ts'
import { isNarrow } from './narrow.ts'

/** Chooses an event from a list; where the list lies over the map it makes way, so that card and map are seen. */
export function chooseFromList(store: Store, event: string): void {
  selectEvent(store, event)
  if (!isNarrow()) return
  showCardFromList(store)
  // The card can take the focus once it is drawn again, which is when the click that asks for it has been dealt with.
  queueMicrotask(() => document.querySelector<HTMLElement>('.dm-card-box')?.focus({ preventScroll: true }))
}
