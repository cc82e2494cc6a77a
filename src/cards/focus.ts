import { showView } from '../store/actions.ts'
import type { Store } from '../store/store.ts'

/** Shows the card from its head, however far it or the panel around it was read. */
export function showCardHead(pressed: Element): void {
  const box = pressed.closest('.dm-story')?.querySelector('.dm-card-box')
  for (const scroller of [box, box?.closest('.dm-panel')]) scroller?.scrollTo({ top: 0, behavior: 'instant' })
}

/** What is pressed on a card goes with it: the focus goes to the box, which stays for the card that comes. */
export function focusCardBox(pressed: Element): void {
  pressed.closest<HTMLElement>('.dm-card-box')?.focus({ preventScroll: true })
  showCardHead(pressed)
}

/** Goes back to the list, to the row of the event whose card it made way for. */
export function backToList(store: Store): void {
  showView(store, 'list')
  // The row can take the focus once it is drawn, which is when the press that asks for it has been dealt with.
  queueMicrotask(() => document.querySelector<HTMLElement>('.dm-list [aria-current]')?.focus())
}
