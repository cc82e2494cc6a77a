import { useId, useMemo } from 'react'
import { type Meaning, meaningsOf, withMeaning } from '../find/facets.ts'
import { FACETS } from '../find/filters.ts'
import { setFilters } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { knownEventsOf } from '../store/derived.ts'
import { at } from '../time/at.ts'
import { inFigures } from '../words/locale.ts'
import { wordsIn } from '../words/words.ts'
import { hintsInWords, valueInWords } from './list.ts'

/** As many characters as an address keeps. */
const LONGEST = 100

interface Props {
  /** Whether the filters are unfolded, and what folds them. */
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onStep: () => void
}

/** The search, what was made of it, and the button that unfolds the filters. */
export function SearchField({ isOpen, onToggle, onStep }: Props) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const text = useDemarche((state) => state.filters.text)
  const chosen = useDemarche((state) => FACETS.reduce((sum, facet) => sum + state.filters.chosen[facet].length, 0))
  const words = wordsIn(language).find
  const id = useId()
  const hints = useMemo(() => hintsInWords(story, text, language), [story, text, language])
  return (
    <div className="dm-list-head">
      <div className="dm-list-search">
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          aria-describedby={hints.length > 0 ? id : undefined}
          autoComplete="off"
          spellCheck={false}
          // Of an empty field the placeholder runs as the page does.
          dir={text === '' ? undefined : 'auto'}
          maxLength={LONGEST}
          value={text}
          onChange={({ target }) => {
            setFilters(store, { text: target.value })
            // A search is one step, however many letters it takes.
            if (text === '') onStep()
          }}
        />
        <button type="button" aria-expanded={isOpen} onClick={onToggle}>
          {words.filter}
          {chosen > 0 && <span> {inFigures(chosen, language)}</span>}
        </button>
      </div>
      <div id={id} className="dm-list-spelling">
        {hints.map((hint) => (
          <p key={hint}>{hint}</p>
        ))}
      </div>
      <Meanings onStep={onStep} />
    </div>
  )
}

/** "Person: Ines Prado (8)": who or what the typed name stands for, to be chosen instead of the text. */
function Meanings({ onStep }: { readonly onStep: () => void }) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const filters = useDemarche((state) => state.filters)
  const events = useDemarche(knownEventsOf)
  const meanings = useMemo(() => meaningsOf(story, events, filters), [story, events, filters])
  const words = wordsIn(language).find
  if (meanings.length === 0) return null
  const choose = (meaning: Meaning) => {
    document.querySelector<HTMLElement>('.dm-list-search input')?.focus({ preventScroll: true })
    setFilters(store, withMeaning(filters, meaning))
    onStep()
  }
  return (
    <ul className="dm-list-meanings" aria-label={words.meant}>
      {meanings.map((meaning) => (
        <li key={`${meaning.facet} ${meaning.id}`}>
          <button type="button" className="dm-chip-button" onClick={() => choose(meaning)}>
            {words.means(
              words.things[meaning.facet === 'place' ? 'place' : at(story.actors, meaning.id).kind],
              valueInWords(story, meaning.facet, meaning.id, language),
              meaning.count,
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}
