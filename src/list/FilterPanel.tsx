import { useMemo, useState } from 'react'
import { dayOfIso, isoOf } from '../civil.ts'
import { MOST_OFFERED, offered } from '../find/facets.ts'
import { FACETS, type Facet, facetValues, isFiltered } from '../find/filters.ts'
import { clearFilters, setFilters, toggleFilter } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { knownEventsOf } from '../store/derived.ts'
import { inFigures } from '../words/locale.ts'
import { wordsIn } from '../words/words.ts'
import { Value } from './Value.tsx'

/** Every way to narrow the story, each value with the number of events that the list would hold with it. */
export function Facets({ onStep }: { readonly onStep: () => void }) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const isOn = useDemarche((state) => isFiltered(state.filters))
  const words = wordsIn(language).find
  return (
    <div className="dm-facets">
      {FACETS.map((facet) => (
        <FacetBox key={facet} facet={facet} onStep={onStep} />
      ))}
      <Period onStep={onStep} />
      <button
        type="button"
        className="dm-facets-clear"
        aria-disabled={!isOn}
        onClick={() => {
          if (!isOn) return
          clearFilters(store)
          onStep()
        }}
      >
        {words.clearAll}
      </button>
    </div>
  )
}

function FacetBox({ facet, onStep }: { readonly facet: Facet; readonly onStep: () => void }) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const filters = useDemarche((state) => state.filters)
  const events = useDemarche(knownEventsOf)
  const [isWhole, setWhole] = useState(false)
  const values = useMemo(() => facetValues(story, events, filters, facet), [story, events, filters, facet])
  const words = wordsIn(language).find
  const { shown, total } = offered(story, facet, values, isWhole)
  if (total === 0) return null
  return (
    <fieldset>
      <legend>{words.facets[facet]}</legend>
      {shown.map(({ value, count, isChosen }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={isChosen}
            onChange={() => {
              toggleFilter(store, facet, value)
              onStep()
            }}
          />
          <bdi>
            <Value facet={facet} value={value} />
          </bdi>
          <span className="dm-facets-count">{inFigures(count, language)}</span>
        </label>
      ))}
      {(isWhole ? total > MOST_OFFERED : total > shown.length) && (
        <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.showFewer : words.showAll(total)}
        </button>
      )}
    </fieldset>
  )
}

function Period({ onStep }: { readonly onStep: () => void }) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const from = useDemarche((state) => state.filters.from)
  const to = useDemarche((state) => state.filters.to)
  const words = wordsIn(language).find
  const isoOrNone = (day: number | null) => (day === null ? '' : isoOf(day))
  const set = (bound: 'from' | 'to', before: number | null, text: string) => {
    setFilters(store, { [bound]: dayOfIso(text) })
    // A date is one step, however many of its figures change.
    if (before === null) onStep()
  }
  return (
    <fieldset className="dm-facets-period">
      <legend>{words.period}</legend>
      <label>
        <span>{words.from}</span>
        <input
          type="date"
          value={isoOrNone(from)}
          max={isoOrNone(to)}
          onChange={({ target }) => set('from', from, target.value)}
        />
      </label>
      <label>
        <span>{words.to}</span>
        <input
          type="date"
          value={isoOrNone(to)}
          min={isoOrNone(from)}
          onChange={({ target }) => set('to', to, target.value)}
        />
      </label>
    </fieldset>
  )
}
