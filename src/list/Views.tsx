import { useSyncExternalStore } from 'react'
import { showView } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { foundEventsOf, knownEventsOf } from '../store/derived.ts'
import { VIEWS } from '../store/store.ts'
import { wordsIn } from '../words/words.ts'
import './list.css'

const ON_A_PHONE = '(max-width: 559px)'

function onTurn(tell: () => void): () => void {
  const narrow = matchMedia(ON_A_PHONE)
  narrow.addEventListener('change', tell)
  return () => narrow.removeEventListener('change', tell)
}

interface ViewsProps {
  /** Keys come to it where the eye does: above the map's panel, or on a phone beside the controls of the time. */
  readonly place: 'top' | 'time'
  readonly onStep: () => void
}

/** What stands beside the map: the story's card, the list of events found, or the sources. */
export function Views({ place, onStep }: ViewsProps) {
  // Where no width is known yet, as in the page that is built for all, it is in both places and the sheet hides one.
  const here = useSyncExternalStore(
    onTurn,
    () => (matchMedia(ON_A_PHONE).matches ? 'time' : 'top'),
    () => place,
  )
  const store = useDemarcheStore()
  const view = useDemarche((state) => state.view)
  const language = useDemarche((state) => state.language)
  const found = useDemarche((state) => foundEventsOf(state).length)
  const all = useDemarche((state) => knownEventsOf(state).length)
  const words = wordsIn(language).find
  if (here !== place) return null
  return (
    <div className="dm-views" role="group" aria-label={words.views}>
      {VIEWS.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={view === each}
          data-view={each}
          onClick={() => {
            if (view === each) return
            showView(store, each)
            onStep()
          }}
        >
          {words[each]}
          {each === 'list' && <span className="dm-views-count"> {words.share(found, all)}</span>}
        </button>
      ))}
    </div>
  )
}
