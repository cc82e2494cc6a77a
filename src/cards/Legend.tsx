import { type KeyboardEvent, useState } from 'react'
import { useDemarche } from '../store/context.tsx'
import { late, useLate } from '../store/late.tsx'
import { wordsIn } from '../words/words.ts'
import { Switches } from './Switches.tsx'
import './legend.css'

function closeOnEscape(event: KeyboardEvent<HTMLDetailsElement>) {
  const details = event.currentTarget
  if (event.key !== 'Escape' || !details.open) return
  event.stopPropagation()
  details.open = false
  details.querySelector('summary')?.focus()
}

const legendText = late(() => import('./LegendText.tsx'))
/**
 * What the map's marks mean; folded until asked for. Its text comes when it is, or for paper when the page has all that is
 * wanted sooner.
 */
export function Legend({ isAtRest }: { readonly isAtRest: boolean }) {
  const language = useDemarche((state) => state.language)
  const { legend, page } = wordsIn(language)
  const [isWanted, want] = useState(false)
  const text = useLate(legendText, isWanted || isAtRest)
  return (
    <details className="dm-card-legend" onKeyDown={closeOnEscape} onToggle={() => want(true)}>
      <summary>
        {legend.title}
        <svg className="dm-card-legend-globe" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0 -13M1.5 8H14.5M8 1.5C4.2 5 4.2 11 8 14.5C11.8 11 11.8 5 8 1.5" />
        </svg>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it to scroll it */}
      <div className="dm-card-legend-body" role="group" aria-label={legend.title} tabIndex={0}>
        <section className="dm-card-legend-languages">
          <h3>{page.languageAndTheme}</h3>
          <Switches />
        </section>
        {typeof text === 'object' && <text.LegendText />}
      </div>
    </details>
  )
}
