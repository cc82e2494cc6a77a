import { selectEvent } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { asOfDay } from '../store/derived.ts'
import type { EventMoment } from '../time/moment.ts'
import { spanInWords } from '../time/words.ts'
import { Said, Told } from '../words/Told.tsx'
import { focusCardBox } from './focus.ts'
import { correctionsOf } from './links.ts'

interface EventLinksProps {
  readonly title: string
  readonly events: readonly EventMoment[]
  readonly onStep: (() => void) | undefined
}

/** Other events, as known, each to go to; nothing where there are none. */
export function EventLinks({ title, events, onStep }: EventLinksProps) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  if (events.length === 0) return null
  return (
    <>
      <p className="dm-card-because">{title}</p>
      <ul className="dm-card-links">
        {events.map(({ event, title: says, date }) => (
          <li key={event.id}>
            <button
              type="button"
              onClick={({ currentTarget }) => {
                focusCardBox(currentTarget)
                selectEvent(store, event.id)
                onStep?.()
              }}
            >
              <Told text={says} language={language} />
              <small>{spanInWords(date, language)}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What was corrected of an event or a status, and why. */
export function Corrections({ about }: { readonly about: string }) {
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const asOf = useDemarche(asOfDay)
  return correctionsOf(story, about, asOf, language).map(({ lead, says, tongue }, index) =>
    says === null ? (
      <p key={`${index} ${lead}`} className="dm-card-correction">
        {lead}
      </p>
    ) : (
      <details key={`${index} ${lead}`} className="dm-card-correction">
        <summary>{lead}</summary>
        <Said tongue={tongue} language={language}>
          {says}
        </Said>
      </details>
    ),
  )
}
