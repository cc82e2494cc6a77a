import { clearSelection, selectEvent, setAsOf } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { dayMomentOf, dayShownMomentOf } from '../store/derived.ts'
import { eventInFocus, type Moment } from '../time/moment.ts'
import { dayInWords, spanInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'
import { firstEvent } from './card.ts'
import { EventCard } from './EventCard.tsx'
import { SiteCard } from './SiteCard.tsx'
import './cards.css'

/** What is known of the chosen site or event, or of the latest of the events found when the reader has chosen none. */
export function Card({ onStep }: { onStep?: () => void }) {
  const story = useDemarche((state) => state.story)
  const selection = useDemarche((state) => state.selection)
  const moment = useDemarche(dayMomentOf)
  const found = useDemarche(dayShownMomentOf)
  if (selection.kind === 'site') {
    const site = moment.sites.find((candidate) => candidate.site === selection.id)
    if (site !== undefined) return <SiteCard key={site.site} site={site} moment={moment} onStep={onStep} />
  }
  if (selection.kind === 'event') {
    const chosen = moment.events.find(({ event }) => event.id === selection.id)
    if (chosen !== undefined) return <EventCard key={keyOf(chosen)} chosen={chosen} moment={moment} onStep={onStep} />
    const event = story.events.find((candidate) => candidate.id === selection.id)
    if (event !== undefined) return <UnreportedCard event={event.id} moment={moment} onStep={onStep} />
  }
  const focus = eventInFocus(found)
  return focus === null ? (
    <EmptyCard moment={found} isNarrowed={found !== moment} onStep={onStep} />
  ) : (
    <EventCard key={keyOf(focus)} chosen={focus} moment={moment} onStep={onStep} />
  )
}

/** A card is a new one for another event, and where the summary comes or goes: its claims then open or fold. */
const keyOf = ({ event, summary }: Moment['events'][number]) => `${event.id} ${summary === null}`

interface UnreportedProps {
  readonly event: string
  readonly moment: Moment
  readonly onStep: (() => void) | undefined
}

/**
 * The reader follows a link to an event that, by the day up to which sources count, nobody had reported. Its date is not
 * said, as that too was not known.
 */
function UnreportedCard({ event, moment, onStep }: UnreportedProps) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language).cards
  return (
    <article className="dm-card">
      <header className="dm-card-line">
        <button
          type="button"
          className="dm-card-back"
          onClick={() => {
            clearSelection(store)
            onStep?.()
          }}
        >
          {words.back}
        </button>
      </header>
      <h2>{words.notReportedTitle}</h2>
      <p className="dm-card-summary">{words.notReported(dayInWords(moment.asOf ?? moment.day, language))}</p>
      <button
        type="button"
        className="dm-card-action"
        onClick={() => {
          setAsOf(store, null)
          selectEvent(store, event)
          onStep?.()
        }}
      >
        {words.showAllSources}
      </button>
    </article>
  )
}

interface EmptyProps {
  /** What the filters leave. */
  readonly moment: Moment
  readonly isNarrowed: boolean
  readonly onStep: (() => void) | undefined
}

/** Before the first event. */
function EmptyCard({ moment, isNarrowed, onStep }: EmptyProps) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const { cards: words, find } = wordsIn(language)
  const first = firstEvent(moment)
  return (
    <article className="dm-card">
      <h2>{!isNarrowed ? words.emptyTitle : first === null ? find.none : find.noneYet}</h2>
      {first === null && moment.asOf !== null && !isNarrowed && (
        <p className="dm-card-summary">{words.emptyThen(dayInWords(moment.asOf, language))}</p>
      )}
      {first !== null && (
        <>
          <p className="dm-card-summary">
            {(isNarrowed ? find.firstFound : words.empty)(spanInWords(first.date, language))}
          </p>
          <button
            type="button"
            className="dm-card-action"
            onClick={() => {
              selectEvent(store, first.event.id)
              onStep?.()
            }}
          >
            {words.toFirst}
          </button>
        </>
      )}
    </article>
  )
}
