import { type ReactNode, useId, useState } from 'react'
import { isoOf } from '../civil.ts'
import type { Claim, Event, Span, Status } from '../model.ts'
import { textIn } from '../scene/scene.ts'
import { directionOf, leadingParty, markPath } from '../scene/signs.ts'
import { clearSelection, selectEvent } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { dayMomentOf, stepsOf } from '../store/derived.ts'
import { at } from '../time/at.ts'
import { type EventMoment, eventInFocus, type Moment, type SiteMoment, type TrackMoment } from '../time/moment.ts'
import { dayAndMonth, dayInWords, shortDayInWords, spanInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'
import {
  claimDateInWords,
  claimsBySource,
  differenceInWords,
  firstEvent,
  outletInWords,
  outletsInShort,
  positionOf,
  sourcesInWords,
  statusSpanInWords,
} from './card.ts'
import { PartySign } from './Legend.tsx'
import { SiteGlyph } from './SiteGlyph.tsx'
import './cards.css'

/** What is known of the chosen site or event, or of the latest event when the reader has chosen none. */
export function Card({ onStep }: { onStep?: () => void }) {
  const story = useDemarche((state) => state.story)
  const selection = useDemarche((state) => state.selection)
  const moment = useDemarche(dayMomentOf)
  if (selection.kind === 'site') {
    const site = moment.sites.find((candidate) => candidate.site === selection.id)
    if (site !== undefined) return <SiteCard key={site.site} site={site} moment={moment} onStep={onStep} />
  }
  if (selection.kind === 'event') {
    const chosen = moment.events.find(({ event }) => event.id === selection.id)
    if (chosen !== undefined) return <EventCard key={chosen.event.id} chosen={chosen} />
    const event = story.events.find((candidate) => candidate.id === selection.id)
    if (event !== undefined) return <UnreportedCard event={event} moment={moment} />
  }
  const focus = eventInFocus(moment)
  return focus === null ? (
    <EmptyCard moment={moment} onStep={onStep} />
  ) : (
    <EventCard key={focus.event.id} chosen={focus} />
  )
}

function EventCard({ chosen }: { readonly chosen: EventMoment }) {
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language)
  const { event, modality, claims, date, title, summary } = chosen
  const steps = useDemarche(stepsOf)
  const position = positionOf(steps, event)
  const difference = differenceInWords(story, claims, language)
  const exact = date.end !== null && date.end - date.start === 1
  return (
    <article className="dm-card">
      <header className="dm-card-line" data-wraps="true">
        <EventSign event={event} modality={modality} />
        <span className="dm-card-when">
          {words.kinds[event.kind]}
          {' · '}
          {exact ? (
            <time dir="auto" dateTime={isoOf(date.start)}>
              {shortDayInWords(date.start, language)}
            </time>
          ) : (
            spanInWords(date, language)
          )}
        </span>
        {position !== null && (
          <span className="dm-card-position">{words.cards.position(position.place, position.total)}</span>
        )}
      </header>
      <h2>{textIn(title, language)}</h2>
      {summary !== null && <p className="dm-card-summary">{textIn(summary, language)}</p>}
      <p className="dm-card-sure">
        {modality !== 'occurred' && (
          <>
            <strong>{words.modalities[modality]}</strong>
            {' · '}
          </>
        )}
        {(date.time !== null || date.approximate || date.uncertain) && exact && (
          <>
            {spanInWords(date, language)}
            {' · '}
          </>
        )}
        {sourcesInWords(story, claims, language)}
      </p>
      {difference !== null && (
        <p className="dm-card-differ">
          <strong>{words.cards.differ}</strong> {difference}
        </p>
      )}
      <SourcesLine claims={claims} />
      <More>
        {event.actors.length > 0 && (
          <ul className="dm-card-actors" aria-label={words.cards.who}>
            {event.actors.map((id) => {
              const actor = at(story.actors, id)
              return (
                <li key={id} title={actor.role ?? words.parties[actor.party]}>
                  <PartySign party={actor.party} />
                  <span>
                    {textIn(actor.name, language)}
                    {actor.role !== null && <small>{actor.role}</small>}
                  </span>
                </li>
              )
            })}
          </ul>
        )}
        <ClaimList claims={claims} own={date} />
      </More>
    </article>
  )
}

/** Folded where there is little room; always open where there is enough. */
function More({ children }: { readonly children: ReactNode }) {
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language).cards
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <div id={id} className="dm-card-more" data-open={open}>
        {children}
      </div>
      <button
        type="button"
        className="dm-card-fold"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen((was) => !was)}
      >
        {open ? words.readLess : words.readMore}
      </button>
    </>
  )
}

/** "TASS · RIA Novosti · 3 more", where the list itself is folded. */
function SourcesLine({ claims }: { readonly claims: readonly Claim[] }) {
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language)
  const { sources, more } = outletsInShort(story, claims, 2, language)
  const parts = sources.map((source) => source.outlet ?? words.outletNotStated)
  if (more > 0) parts.push(words.cards.more(more))
  return <p className="dm-card-outlets">{parts.join(' · ')}</p>
}

function ClaimList({ claims, own }: { readonly claims: readonly Claim[]; readonly own: Span | null }) {
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language)
  return (
    <section className="dm-card-claims">
      <h3>{words.cards.sources}</h3>
      <ol>
        {claimsBySource(claims).map(({ source: id, claims: said }) => {
          const source = at(story.sources, id)
          const outlet = outletInWords(source, language)
          return (
            <li key={id}>
              <p className="dm-card-claim-source">
                {source.url === null ? (
                  <strong>{outlet}</strong>
                ) : (
                  <a href={source.url} target="_blank" rel="noopener noreferrer" title={source.title}>
                    {outlet}
                    <span className="dm-card-unseen"> ({words.cards.newTab})</span>
                  </a>
                )}
                <small>
                  {words.cards.published(spanInWords(source.published, language))}
                  {source.url === null && ` · ${words.cards.noLink}`}
                </small>
              </p>
              {said.map((claim, index) => {
                const date = claimDateInWords(claim, own, language)
                return (
                  <div key={`${id} ${index}`} className="dm-card-claim" data-stance={claim.stance}>
                    <p>
                      {(claim.stance !== 'reports' || said.length > 1) && (
                        <em>{words.cards.stance(words.stances[claim.stance])}</em>
                      )}{' '}
                      {textIn(claim.says, language)}
                    </p>
                    {date !== null && <p className="dm-card-claim-date">{date}</p>}
                  </div>
                )
              })}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

interface SiteCardProps {
  readonly site: SiteMoment
  readonly moment: Moment
  readonly onStep: (() => void) | undefined
}

function SiteCard({ site, moment, onStep }: SiteCardProps) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language)
  const place = at(story.places, site.site)
  return (
    <article className="dm-card">
      <header className="dm-card-line">
        <SiteGlyph
          kind={place.kind}
          presence={site.presence.state}
          legal={site.legal.state}
          certain={site.presence.certain}
          size={24}
        />
        <time dir="auto" dateTime={isoOf(moment.day)}>
          {shortDayInWords(moment.day, language)}
        </time>
        <button
          type="button"
          className="dm-card-back"
          onClick={() => {
            clearSelection(store)
            onStep?.()
          }}
        >
          {words.cards.back}
        </button>
      </header>
      <h2>{textIn(place.name, language)}</h2>
      <TrackState
        name={words.cards.presence}
        says={words.presence[site.presence.state]}
        track={site.presence}
        moment={moment}
        onStep={onStep}
      />
      <TrackState
        name={words.cards.legal}
        says={words.legal[site.legal.state]}
        track={site.legal}
        moment={moment}
        onStep={onStep}
      />
    </article>
  )
}

interface TrackStateProps {
  readonly name: string
  readonly says: string
  readonly track: TrackMoment<string>
  readonly moment: Moment
  readonly onStep: (() => void) | undefined
}

/** One track of a site: its state, since when, because of what, and who says so. */
function TrackState({ name, says, track, moment, onStep }: TrackStateProps) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language).cards
  const { known, state, certain } = track
  return (
    <section className="dm-card-track">
      <h3>{name}</h3>
      <p className="dm-card-state" data-state={state}>
        {certain ? says : words.uncertain(says)}
      </p>
      {known === null ? (
        <p>{words.noStatus}</p>
      ) : (
        <>
          <p>{statusSpanInWords(known, language)}</p>
          <Because
            status={known.status}
            moment={moment}
            choose={(id) => {
              selectEvent(store, id)
              onStep?.()
            }}
          />
          <SourcesLine claims={known.claims} />
          <More>
            <ClaimList claims={known.claims} own={null} />
          </More>
        </>
      )}
    </section>
  )
}

interface BecauseProps {
  readonly status: Status
  readonly moment: Moment
  readonly choose: (event: string) => void
}

function Because({ status, moment, choose }: BecauseProps) {
  const language = useDemarche((state) => state.language)
  const events = moment.events.filter(({ event }) => status.because.includes(event.id))
  if (events.length === 0) return null
  return (
    <>
      <p className="dm-card-because">{wordsIn(language).cards.because}</p>
      <ul className="dm-card-links">
        {events.map(({ event }) => (
          <li key={event.id}>
            <button type="button" onClick={() => choose(event.id)}>
              {textIn(event.title, language)}
              <small>{dayAndMonth(event.date.start, language)}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The reader follows a link to an event that, by the day up to which sources count, nobody had reported. */
function UnreportedCard({ event, moment }: { readonly event: Event; readonly moment: Moment }) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language).cards
  return (
    <article className="dm-card">
      <header className="dm-card-line">
        <span>{spanInWords(event.date, language)}</span>
        <button type="button" className="dm-card-back" onClick={() => clearSelection(store)}>
          {words.back}
        </button>
      </header>
      <h2>{words.notReportedTitle}</h2>
      <p className="dm-card-summary">{words.notReported(dayInWords(moment.asOf ?? moment.day, language))}</p>
    </article>
  )
}

/** Before the first event. */
function EmptyCard({ moment, onStep }: { readonly moment: Moment; readonly onStep: (() => void) | undefined }) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language).cards
  const first = firstEvent(moment)
  return (
    <article className="dm-card">
      <h2>{words.emptyTitle}</h2>
      {first !== null && (
        <>
          <p className="dm-card-summary">{words.empty(spanInWords(first.event.date, language))}</p>
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

/** The sign that the timeline draws for the event, in the colour of who leads it. */
function EventSign({ event, modality }: Pick<EventMoment, 'event' | 'modality'>) {
  const story = useDemarche((state) => state.story)
  const kind =
    modality === 'planned' || modality === 'reported'
      ? modality
      : modality === 'cancelled' || modality === 'denied'
        ? 'crossed'
        : undefined
  const party = leadingParty(story, event)
  return (
    <svg
      className="dm-card-sign"
      data-party={party ?? undefined}
      data-kind={kind}
      viewBox="-2 -2 28 28"
      width="14"
      height="14"
      aria-hidden="true"
    >
      <path d={markPath(directionOf(story, event), party)} />
      {kind === 'crossed' && <path d="M3 21L21 3" />}
    </svg>
  )
}
