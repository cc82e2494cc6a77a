import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { isoOf } from '../civil.ts'
import type { Day } from '../model.ts'
import { setAsOf } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import type { AsOf } from '../store/store.ts'
import { lastEvidence } from '../time/known.ts'
import { dayInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'
import { asOfFrom, asOfInWords, asOfRange, heldAsOf } from './asof.ts'

interface AsOfControlProps {
  /** Called after each choice, which the address keeps as a Back entry. */
  readonly onStep: (() => void) | undefined
}

/** Which sources count, said in one line; pressing it opens the three choices. */
export function AsOfControl({ onStep }: AsOfControlProps) {
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const asOf = useDemarche((state) => state.clock.asOf)
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const { long, short } = asOfInWords(story, asOf, language)

  useEffect(() => {
    if (!open) return
    const closeOutside = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && box.current?.contains(target))) setOpen(false)
    }
    // While capturing: the map and the timeline keep their presses to themselves.
    document.addEventListener('pointerdown', closeOutside, true)
    return () => document.removeEventListener('pointerdown', closeOutside, true)
  }, [open])

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    setOpen(false)
    button.current?.focus()
  }
  /** The choices lie over other things, which must be seen when the focus goes on to them. */
  const closeBehind = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !box.current?.contains(relatedTarget)) setOpen(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what bubbles up from its own controls
    <div ref={box} className="dm-asof" data-open={open} onKeyDown={closeOnEscape} onBlur={closeBehind}>
      <button
        ref={button}
        type="button"
        className="dm-asof-button"
        data-limited={asOf !== null}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className="dm-asof-long">{long}</span>
        <span className="dm-asof-short">{short}</span>
        <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
          <path d="M2 4L6 8L10 4" />
        </svg>
      </button>
      <div id={id} className="dm-asof-panel" hidden={!open}>
        {open && <Choices onStep={onStep} />}
      </div>
    </div>
  )
}

function Choices({ onStep }: AsOfControlProps) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const asOf = useDemarche((state) => state.clock.asOf)
  const words = wordsIn(language).asOf
  const choose = (next: AsOf) => {
    setAsOf(store, next)
    onStep?.()
  }
  return (
    <fieldset>
      <legend>{words.title}</legend>
      <Choice
        says={words.chooseAll}
        note={words.chooseAllNote(dayInWords(lastEvidence(story), language))}
        isChosen={asOf === null}
        onChoose={() => choose(null)}
      />
      <Choice
        says={words.chooseDay}
        note={words.chooseDayNote}
        isChosen={typeof asOf === 'number'}
        onChoose={() => choose(heldAsOf(story, Math.floor(store.getState().clock.t)))}
      >
        {typeof asOf === 'number' && <DayField day={asOf} onChoose={choose} />}
      </Choice>
      <Choice
        says={words.chooseNews}
        note={words.chooseNewsNote}
        isChosen={asOf === 'news'}
        onChoose={() => choose('news')}
      />
    </fieldset>
  )
}

interface ChoiceProps {
  readonly says: string
  readonly note: string
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly children?: ReactNode
}

function Choice({ says, note, isChosen, onChoose, children }: ChoiceProps) {
  const id = useId()
  return (
    <div className="dm-asof-choice">
      <label>
        <input type="radio" name="dm-asof" checked={isChosen} aria-describedby={id} onChange={onChoose} />
        <span>{says}</span>
      </label>
      <p id={id}>{note}</p>
      {children}
    </div>
  )
}

interface DayFieldProps {
  readonly day: Day
  readonly onChoose: (day: Day) => void
}

/** The day up to which sources count. What is being typed stays as typed until it is a day that can be asked for. */
function DayField({ day, onChoose }: DayFieldProps) {
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language).asOf
  const [draft, setDraft] = useState<string | null>(null)
  const id = useId()
  const { first, last } = asOfRange(story)
  const isOutside = draft !== null && asOfFrom(story, draft) === null
  const step = (by: 1 | -1) => {
    setDraft(null)
    const next = heldAsOf(story, day + by)
    if (next !== day) onChoose(next)
  }
  return (
    <div className="dm-asof-day">
      <button type="button" aria-label={words.earlier} aria-disabled={day <= first} onClick={() => step(-1)}>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M8 2L4 6L8 10" />
        </svg>
      </button>
      <input
        type="date"
        aria-label={words.dayField}
        aria-invalid={isOutside}
        aria-describedby={isOutside ? id : undefined}
        min={isoOf(first)}
        max={isoOf(last)}
        value={draft ?? isoOf(day)}
        onChange={(event) => {
          const text = event.target.value
          setDraft(text)
          const next = asOfFrom(story, text)
          if (next !== null && next !== day) onChoose(next)
        }}
        onBlur={() => {
          // What is no such day stays with its message: were it to go now, a press below would miss what it aims at.
          if (!isOutside) setDraft(null)
        }}
      />
      <button type="button" aria-label={words.later} aria-disabled={day >= last} onClick={() => step(1)}>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M4 2L8 6L4 10" />
        </svg>
      </button>
      {isOutside && (
        <p id={id} role="alert">
          {words.outside(dayInWords(first, language), dayInWords(last, language))}
        </p>
      )}
    </div>
  )
}
