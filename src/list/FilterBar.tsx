import { useRef } from 'react'
import { type Choice, choicesOf, without } from '../find/facets.ts'
import { isFiltered } from '../find/filters.ts'
import { clearFilters, setFilters } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { foundEventsOf, knownEventsOf } from '../store/derived.ts'
import { wordsIn } from '../words/words.ts'
import { choiceInWords, keyOf } from './list.ts'
import { Value } from './Value.tsx'
import './list.css'

/** What the story is narrowed by, in every view: a filter that is on but out of sight would be dishonest. */
export function FilterBar({ onStep }: { readonly onStep: () => void }) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const filters = useDemarche((state) => state.filters)
  const found = useDemarche((state) => foundEventsOf(state).length)
  const all = useDemarche((state) => knownEventsOf(state).length)
  const bar = useRef<HTMLDivElement>(null)
  const words = wordsIn(language).find
  if (!isFiltered(filters)) return null
  const choices = choicesOf(filters)

  /** The focus goes to what stays before the button that has it goes. */
  const leave = (index: number) => {
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('li button') ?? [])]
    const next = buttons[index + 1] ?? buttons[index - 1] ?? document.querySelector<HTMLElement>(PRESSED_VIEW)
    next?.focus({ preventScroll: true })
  }
  const remove = (choice: Choice, index: number) => {
    leave(index)
    setFilters(store, without(filters, choice))
    onStep()
  }
  return (
    <div className="dm-filter-bar" ref={bar} role="group" aria-label={words.filters}>
      <p>{words.found(found, all)}</p>
      <ul>
        {choices.map((choice, index) => {
          const said = choiceInWords(story, filters, choice, language)
          return (
            <li key={keyOf(choice)}>
              <button
                type="button"
                className="dm-chip-button"
                aria-label={words.remove(said)}
                onClick={() => remove(choice, index)}
              >
                <bdi>{choice.kind === 'value' ? <Value facet={choice.facet} value={choice.value} /> : said}</bdi>
                <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
                  <path d="M1 1L9 9M9 1L1 9" />
                </svg>
              </button>
            </li>
          )
        })}
      </ul>
      <button
        type="button"
        className="dm-filter-clear"
        onClick={() => {
          document.querySelector<HTMLElement>(PRESSED_VIEW)?.focus({ preventScroll: true })
          clearFilters(store)
          onStep()
        }}
      >
        {words.clear}
      </button>
    </div>
  )
}

const PRESSED_VIEW = '.dm-views button[aria-pressed="true"]'
