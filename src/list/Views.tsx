import { showView } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { foundEventsOf, knownEventsOf } from '../store/derived.ts'
import { VIEWS } from '../store/store.ts'
import { wordsIn } from '../words/words.ts'
import './list.css'

/** What stands beside the map: the story's card, the list of events found, or the sources. */
export function Views({ onStep }: { readonly onStep: () => void }) {
  const store = useDemarcheStore()
  const view = useDemarche((state) => state.view)
  const language = useDemarche((state) => state.language)
  const found = useDemarche((state) => foundEventsOf(state).length)
  const all = useDemarche((state) => knownEventsOf(state).length)
  const words = wordsIn(language).find
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
