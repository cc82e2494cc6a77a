import { claimsBySource, outletInWords } from '../cards/card.ts'
import { correctionsOf, statusSpanInWords } from '../cards/links.ts'
import { monthsOf } from '../list/list.ts'
import type { Claim, Day, Language, Span, Story, Text } from '../model.ts'
import { nameIn, textIn } from '../text.ts'
import { at } from '../time/at.ts'
import { type KnownEvent, type KnownStatus, lastEvidence, statusesAsKnown } from '../time/known.ts'
import { dayInWords, monthInWords, spanInWords } from '../time/words.ts'
import { Said, Told } from '../words/Told.tsx'
import { wordsIn } from '../words/words.ts'

interface ChronologyProps {
  readonly story: Story
  /** The events to tell, as known by `asOf`. */
  readonly events: readonly KnownEvent[]
  readonly asOf: Day | null
  readonly language: Language
}

/**
 * The whole story as text, with every claim and its source: what a reader without JavaScript has, and what is printed.
 * Plain markup without a store, so that it is the same from the build as from the page.
 */
export function Chronology({ story, events, asOf, language }: ChronologyProps) {
  const words = wordsIn(language)
  const statuses = statusesAsKnown(story, asOf)
  const sources = new Set([...events, ...statuses].flatMap(({ claims }) => claims.map(({ source }) => source)))
  const last = lastEvidence(story)
  return (
    <>
      <h2 id="chronology-title">{words.chronology.title}</h2>
      <p>
        {words.chronology.counted(
          words.counts.events(events.length),
          words.counts.sources(sources.size),
          dayInWords(asOf === null ? last : Math.min(asOf, last), language),
        )}{' '}
        {asOf !== null && asOf < last && words.chronology.asOf(dayInWords(asOf, language))}
      </p>
      {events.length > 0 && <h3>{words.chronology.events}</h3>}
      {monthsOf(story, events).map(({ month, events: ofMonth }) => (
        <section key={month ?? 'background'}>
          <h4>{month === null ? words.find.background : monthInWords(month, language)}</h4>
          {ofMonth.map((known) => (
            <EventText key={known.event.id} story={story} known={known} asOf={asOf} language={language} />
          ))}
        </section>
      ))}
      {story.sites.length > 0 && <h3>{words.chronology.sites}</h3>}
      {story.sites.map((site) => (
        <section key={site}>
          <h4>
            <Told text={at(story.places, site).name} language={language} />
          </h4>
          {statuses
            .filter(({ status }) => status.site === site)
            .map((known) => (
              <StatusText key={known.status.id} story={story} known={known} asOf={asOf} language={language} />
            ))}
        </section>
      ))}
    </>
  )
}

interface TextProps {
  readonly story: Story
  readonly asOf: Day | null
  readonly language: Language
}

function EventText({ story, known, asOf, language }: TextProps & { readonly known: KnownEvent }) {
  const words = wordsIn(language)
  const { event, title, summary, date, modality, claims, actors } = known
  const names = (all: readonly { readonly name: Text }[]) =>
    words.cards.and(all.map(({ name }) => nameIn(textIn(name, language), language)))
  return (
    <article>
      <h5>
        <Told text={title} language={language} />
      </h5>
      <small>
        {spanInWords(date, language)}
        {modality !== 'occurred' && ` · ${words.modalities[modality]}`}
        {known.certainty.includes('sources-differ') && ` · ${words.cards.differ}`}
      </small>
      {summary !== null && summary.en !== '' && (
        <p>
          <Told text={summary} language={language} />
        </p>
      )}
      {actors.length > 0 && <small>{words.chronology.who(names(actors.map((id) => at(story.actors, id))))}</small>}
      <CorrectionText story={story} about={event.id} asOf={asOf} language={language} />
      <ClaimsText story={story} claims={claims} own={date} language={language} />
    </article>
  )
}

function StatusText({ story, known, asOf, language }: TextProps & { readonly known: KnownStatus }) {
  const words = wordsIn(language)
  const { status, claims } = known
  const [track, state] =
    status.track === 'presence'
      ? [words.cards.presence, words.presence[status.state]]
      : [words.cards.legal, words.sourcesView.agreement[status.state]]
  return (
    <article>
      <h5>{`${track}: ${state}`}</h5>
      <small>{statusSpanInWords(known, language)}</small>
      <CorrectionText story={story} about={status.id} asOf={asOf} language={language} />
      <ClaimsText story={story} claims={claims} own={null} language={language} />
    </article>
  )
}

function CorrectionText({ story, about, asOf, language }: TextProps & { readonly about: string }) {
  return correctionsOf(story, about, asOf, language).map(({ lead, says, tongue }, index) => (
    <p key={`${index} ${lead}`}>
      {says === null ? (
        lead
      ) : (
        <>
          {lead}:{' '}
          <Said tongue={tongue} language={language}>
            {says}
          </Said>
        </>
      )}
    </p>
  ))
}

interface ClaimsProps {
  readonly story: Story
  readonly claims: readonly Claim[]
  /** The date that is given above them already. */
  readonly own: Span | null
  readonly language: Language
}

function ClaimsText({ story, claims, own, language }: ClaimsProps) {
  const words = wordsIn(language)
  return (
    <ul>
      {claimsBySource(claims).map(({ source: id, claims: said }) => {
        const source = at(story.sources, id)
        const outlet = outletInWords(source, language)
        return (
          <li key={id}>
            <bdi>{source.url === null ? <b>{outlet}</b> : <a href={source.url}>{outlet}</a>}</bdi>
            {', '}
            {spanInWords(source.published, language)}
            {source.url === null && source.kind !== 'table' && `${words.comma}${words.cards.noLink}`}
            {said.map((claim, index) => (
              <p key={`${id} ${index}`}>
                {claim.stance !== 'reports' && <i>{words.cards.stance(words.stances[claim.stance])} </i>}
                <Told text={claim.says} language={language} />
                {isElsewhen(claim, own) && ` ${words.cards.dated(spanInWords(claim.date, language))}.`}
              </p>
            ))}
          </li>
        )
      })}
    </ul>
  )
}

/** Whether a claim gives another date than the one above it. */
const isElsewhen = (claim: Claim, own: Span | null): claim is Claim & { readonly date: Span } =>
  claim.date !== null && !(own !== null && own.start === claim.date.start && own.end === claim.date.end)
