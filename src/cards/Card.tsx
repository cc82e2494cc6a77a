import { clearSelection, selectEvent, setAsOf } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { dayMomentOf, dayShownMomentOf } from '../store/derived.ts'
import { eventInFocus, type Moment } from '../time/moment.ts'
import { dayInWords, spanInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'
import type { Before } from './before.ts'
import { type Emptiness, emptinessOf } from './card.ts'
import { EventCard } from './EventCard.tsx'
import { focusCardBox } from './focus.ts'
import { SiteCard } from './SiteCard.tsx'
import './cards.css'

interface CardProps {
  readonly before: Before | null
  readonly onStep: (() => void) | undefined
}

/** What is known of the chosen site or event, or of the latest of the events found when the reader has chosen none. */
export function Card({ before, onStep }: CardProps) {
  const story = useDemarche((state) => state.story)
  const selection = useDemarche((state) => state.selection)
  const moment = useDemarche(dayMomentOf)
  const found = useDemarche(dayShownMomentOf)
  if (selection.kind === 'site') {
    const site = moment.sites.find((candidate) => candidate.site === selection.id)
    if (site !== undefined) {
      return <SiteCard key={site.site} site={site} moment={moment} before={before} onStep={onStep} />
    }
  }
  if (selection.kind === 'event') {
    const chosen = moment.events.find(({ event }) => event.id === selection.id)
    if (chosen !== undefined) return <EventCard key={keyOf(chosen)} chosen={chosen} moment={moment} onStep={onStep} />
    const event = story.events.find((candidate) => candidate.id === selection.id)
    if (event !== undefined) return <UnreportedCard event={event.id} moment={moment} onStep={onStep} />
  }
  const focus = eventInFocus(story, found)
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
          onClick={({ currentTarget }) => {
            focusCardBox(currentTarget)
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
        onClick={({ currentTarget }) => {
          focusCardBox(currentTarget)
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

type Words = ReturnType<typeof wordsIn>

const TITLES = {
  unreported: ({ cards }) => cards.unreportedTitle,
  before: ({ cards }) => cards.emptyTitle,
  'only-background': ({ cards }) => cards.onlyBackground,
  'none-found': ({ find }) => find.none,
  'none-found-yet': ({ find }) => find.noneYet,
} satisfies Record<Emptiness['title'], (words: Words) => string>

const FIRSTS = {
  unreported: ({ cards }) => cards.empty,
  before: ({ cards }) => cards.empty,
  'only-background': ({ cards }) => cards.firstAfterBackground,
  'none-found': ({ find }) => find.firstFound,
  'none-found-yet': ({ find }) => find.firstFound,
} satisfies Record<Emptiness['title'], (words: Words) => (first: string) => string>

/** Before the first event, or before anything of it was known. */
function EmptyCard({ moment, isNarrowed, onStep }: EmptyProps) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language)
  const { title, first } = emptinessOf(story, moment, isNarrowed)
  return (
    <article className="dm-card">
      <h2>{TITLES[title](words)}</h2>
      {title === 'unreported' && moment.asOf !== null && (
        <p className="dm-card-summary">{words.cards.emptyThen(dayInWords(moment.asOf, language))}</p>
      )}
      {first !== null && (
        <>
          <p className="dm-card-summary">{FIRSTS[title](words)(spanInWords(first.date, language))}</p>
          <button
            type="button"
            className="dm-card-action"
            onClick={({ currentTarget }) => {
              focusCardBox(currentTarget)
              selectEvent(store, first.event.id)
              onStep?.()
            }}
          >
            {words.cards.toFirst}
          </button>
        </>
      )}
    </article>
  )
}
