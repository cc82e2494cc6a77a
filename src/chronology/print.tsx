import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { asOfDay, foundEventsOf } from '../store/derived.ts'
import type { Store } from '../store/store.ts'
import { Chronology } from './Chronology.tsx'

/** What writes the store's story into an element as text, at once; what stood there is replaced at the first time. */
export function printable(place: HTMLElement, store: Store): () => void {
  let root: Root | null = null
  return () => {
    root ??= createRoot(place)
    const writer = root
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
