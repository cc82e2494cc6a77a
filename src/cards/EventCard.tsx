import { useMemo } from 'react'
import { isoOf } from '../civil.ts'
import { inListOrder } from '../find/facets.ts'
import { EventSign } from '../poster/EventSign.tsx'
import { lookOf } from '../scene/signs.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { foundEventsOf } from '../store/derived.ts'
import { textIn } from '../text.ts'
import { at } from '../time/at.ts'
import { firstKnown } from '../time/known.ts'
import type { EventMoment, Moment } from '../time/moment.ts'
import { dayInWords, shortDayInWords, spanInWords } from '../time/words.ts'
import { kindIn, partyOf } from '../words/names.ts'
import { Told } from '../words/Told.tsx'
import { wordsIn } from '../words/words.ts'
import { ClaimList, DifferenceLine, DifferSign, More, SourcesLine } from './Claims.tsx'
import { isPlainDay, latestWord, outletInWords, positionOf, sourcesInWords } from './card.ts'
import { daysGiven, differenceOf } from './doubt.ts'
import { backToList } from './focus.ts'
import { replacementsOf } from './links.ts'
import { PartySign } from './PartySign.tsx'
import { Corrections, EventLinks } from './Related.tsx'

interface EventCardProps {
  readonly chosen: EventMoment
  readonly moment: Moment
  readonly onStep: (() => void) | undefined
}

/** What happened, when and how sure, who, and says whom: all of it as known by the day up to which sources count. */
export function EventCard({ chosen, moment, onStep }: EventCardProps) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const isFromList = useDemarche((state) => state.isFromList && state.selection.kind === 'event')
  const language = useDemarche((state) => state.language)
  const found = useDemarche(foundEventsOf)
  const listed = useMemo(() => inListOrder(found).map((known) => known.event), [found])
  const words = wordsIn(language)
  const { event, modality, claims, date, actors, title, summary } = chosen
  const word = latestWord(claims)
  const { asOf } = moment
  const position = positionOf(listed, event)
  const difference = differenceOf(story, claims, chosen, language)
  const days = daysGiven(story, claims, date, language)
  const { replaces, replacedBy } = replacementsOf(moment, event)
  return (
    <article className="dm-card">
      <header className="dm-card-line" data-wraps="true">
        <EventSign known={chosen} />
        <span className="dm-card-when">
          {kindIn(story, event.kind, language)}
          {' · '}
          {isPlainDay(date) ? (
            <time dir="auto" dateTime={isoOf(date.start)}>
              {shortDayInWords(date.start, language)}
            </time>
          ) : (
            spanInWords(date, language)
          )}
        </span>
        {isFromList ? (
          <button
            type="button"
            className="dm-card-back"
            onClick={() => {
              backToList(store)
              onStep?.()
            }}
          >
            {words.cards.backToList}
          </button>
        ) : (
          position !== null && (
            <span className="dm-card-position">{words.cards.position(position.place, position.total)}</span>
          )
        )}
      </header>
      <h2>
        <Told text={title} language={language} />
      </h2>
      {summary !== null ? (
        <p className="dm-card-summary">
          <Told text={summary} language={language} />
        </p>
      ) : (
        word !== null &&
        asOf !== null && (
          <p className="dm-card-summary">
            <strong>
              {words.cards.latestWord(
                dayInWords(asOf, language),
                outletInWords(at(story.sources, word.source), language),
              )}
            </strong>{' '}
            <Told text={word.says} language={language} />
          </p>
        )
      )}
      <p className="dm-card-sure">
        {modality !== 'occurred' && (
          <>
            <strong>{words.modalities[modality]}</strong>
            {' · '}
          </>
        )}
        {sourcesInWords(story, claims, language)}
        {difference !== null && (
          <>
            <span className="dm-card-differ-short"> ·</span>{' '}
            <span className="dm-card-differ-short">
              <DifferSign /> {words.cards.differ}
            </span>
          </>
        )}
        {asOf !== null && (
          <span className="dm-card-since">
            {' · '}
            {words.cards.knownSince(dayInWords(firstKnown(story, event), language))}
          </span>
        )}
      </p>
      {days !== null && <p className="dm-card-sure">{days}</p>}
      <DifferenceLine difference={difference} />
      <SourcesLine claims={claims} />
      <Corrections about={event.id} />
      <More>
        {actors.length > 0 && (
          <ul className="dm-card-actors" aria-label={words.cards.who}>
            {actors.map((id) => {
              const actor = at(story.actors, id)
              const party = partyOf(story, actor.party)
              return (
                <li key={id} title={party === null ? undefined : textIn(party, language)}>
                  <PartySign look={lookOf(story, actor.party)} />
                  <span>
                    <Told text={actor.name} language={language} />
                    {actor.role !== null && (
                      <small>
                        <Told text={actor.role} language={language} />
                      </small>
                    )}
                  </span>
                </li>
              )
            })}
          </ul>
        )}
        <EventLinks title={words.cards.replaces} events={replaces} onStep={onStep} />
        <EventLinks title={words.cards.replacedBy} events={replacedBy} onStep={onStep} />
        <ClaimList claims={claims} own={date} />
      </More>
    </article>
  )
}
