import { isoOf } from '../civil.ts'
import { useDemarche } from '../store/context.tsx'
import { dayInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'
import './cards.css'

/** The date shown, in words. */
export function DateReadout() {
  const day = useDemarche((state) => Math.floor(state.clock.t))
  const language = useDemarche((state) => state.language)
  return (
    <p className="dm-card-date">
      <span>{wordsIn(language).cards.on}</span>
      <time dir="auto" dateTime={isoOf(day)}>
        {dayInWords(day, language)}
      </time>
    </p>
  )
}
