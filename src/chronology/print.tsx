import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { asOfDay, foundEventsOf } from '../store/derived.ts'
import type { Store } from '../store/store.ts'
import { Chronology } from './Chronology.tsx'

/** One for each element, whichever store writes into it. */
const roots = new WeakMap<HTMLElement, Root>()

/** What writes the store's story into an element as text, at once; what stood there is replaced at the first time. */
export function printable(place: HTMLElement, store: Store): () => void {
  return () => {
    const writer = roots.get(place) ?? createRoot(place)
    roots.set(place, writer)
    const state = store.getState()
    flushSync(() =>
      writer.render(
        <Chronology
          story={state.story}
          events={foundEventsOf(state)}
          asOf={asOfDay(state)}
          language={state.language}
        />,
      ),
    )
  }
}
