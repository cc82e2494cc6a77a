import { neighbour, stepEvents } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { SPEEDS } from '../store/store.ts'
import { wordsIn } from '../words/words.ts'
import { toggle } from './toggle.ts'
import './timeline.css'

/** Play, the events before and after, and the speed. */
export function Controls({ onStep }: { onStep?: () => void }) {
  const store = useDemarcheStore()
  const playing = useDemarche((state) => state.playing)
  const speed = useDemarche((state) => state.speed)
  const language = useDemarche((state) => state.language)
  const atFirst = useDemarche(() => neighbour(store, -1) === null)
  const atLast = useDemarche(() => neighbour(store, 1) === null)
  const words = wordsIn(language).timeline

  const step = (direction: 1 | -1) => {
    if (neighbour(store, direction) === null) return
    stepEvents(store, direction)
    onStep?.()
  }
  const faster = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length]
    if (next !== undefined) store.setState({ speed: next })
  }

  return (
    <div className="dm-timeline-controls">
      <button
        type="button"
        className="dm-timeline-play"
        aria-label={playing ? words.pause : words.play}
        onClick={() => toggle(store)}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path d={playing ? 'M6 4H10.5V20H6ZM13.5 4H18V20H13.5Z' : 'M6 3.5L20 12L6 20.5Z'} />
        </svg>
      </button>
      <button type="button" aria-label={words.previous} aria-disabled={atFirst} onClick={() => step(-1)}>
        <Chevron d="M15 5L8 12L15 19" />
      </button>
      <button type="button" aria-label={words.next} aria-disabled={atLast} onClick={() => step(1)}>
        <Chevron d="M9 5L16 12L9 19" />
      </button>
      <button type="button" className="dm-timeline-speed" aria-label={words.speed(words.times(speed))} onClick={faster}>
        {words.times(speed)}
      </button>
    </div>
  )
}

function Chevron({ d }: { readonly d: string }) {
  return (
    <svg className="dm-timeline-chevron" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d={d} />
    </svg>
  )
}
