import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { isNarrow } from '../list/narrow.ts'
import { selectEvent, selectSite, showDay, showView } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import type { Store } from '../store/store.ts'
import { codeOf } from '../text.ts'
import { Said } from '../words/Told.tsx'
import { dayToShowStatus, type Subject } from './sources.ts'
import { subjectInWords, subjectTongue } from './words.ts'
import './sources.css'

interface Props {
  readonly about: Subject
  readonly onStep: () => void
  readonly children?: ReactNode
}

/** Goes to an event, or to a site on the first day of its state; what is said of it belongs to what a finger hits. */
export function SubjectButton({ about, onStep, children }: Props) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const isChosen = useDemarche(
    ({ selection }) => about.kind === 'event' && selection.kind === 'event' && selection.id === about.known.event.id,
  )
  return (
    <button
      type="button"
      aria-current={isChosen ? 'true' : undefined}
      className="dm-sources-subject"
      onClick={() => {
        if (about.kind === 'event') selectEvent(store, about.known.event.id)
        else {
          showDay(store, dayToShowStatus(story, about.known, store.getState().clock.asOf === 'news'))
          selectSite(store, about.known.status.site)
        }
        makeWay(store)
        onStep()
      }}
    >
      <span className="dm-sources-name">
        <Said tongue={codeOf(subjectTongue(about, language))} language={language}>
          {subjectInWords(story, about, language)}
        </Said>
      </span>
      {children}
    </button>
  )
}

/** Where the sources lie over the map they make way, as the list does, so that card and map are seen. */
function makeWay(store: Store): void {
  if (!isNarrow()) return
  // Drawn at once: what is hidden cannot take the focus.
  flushSync(() => showView(store, 'story'))
  document.querySelector<HTMLElement>('.dm-card-box')?.focus({ preventScroll: true })
}
