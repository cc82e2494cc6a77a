import { isoOf } from '../civil.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { at } from '../time/at.ts'
import type { KnownStatus } from '../time/known.ts'
import type { Moment, SiteMoment, TrackMoment } from '../time/moment.ts'
import { dayInWords, shortDayInWords } from '../time/words.ts'
import { Told } from '../words/Told.tsx'
import { wordsIn } from '../words/words.ts'
import { reachInWords } from './asof.ts'
import { type Before, leaveSite } from './before.ts'
import { ClaimList, DifferenceLine, More, SourcesLine } from './Claims.tsx'
import { differenceOf } from './doubt.ts'
import { focusCardBox } from './focus.ts'
import { evidenceAround, knownEvents, statusSpanInWords } from './links.ts'
import { Corrections, EventLinks } from './Related.tsx'
import { SiteGlyph } from './SiteGlyph.tsx'

interface SiteCardProps {
  readonly site: SiteMoment
  readonly moment: Moment
  /** The event that was chosen before the site. */
  readonly before: Before | null
  readonly onStep: (() => void) | undefined
}

/** A site on the day shown: what is known of both its tracks. */
export function SiteCard({ site, moment, before, onStep }: SiteCardProps) {
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
          onClick={({ currentTarget }) => {
            focusCardBox(currentTarget)
            leaveSite(store, before)
            onStep?.()
          }}
        >
          {words.cards.back}
        </button>
      </header>
      <h2>
        <Told text={place.name} language={language} />
      </h2>
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

function TrackState({ name, says, track, moment, onStep }: TrackStateProps) {
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
        <p>{reachInWords(moment, language) ?? words.noStatus}</p>
      ) : (
        <Evidence known={known} moment={moment} onStep={onStep} />
      )}
    </section>
  )
}

interface EvidenceProps {
  readonly known: KnownStatus
  readonly moment: Moment
  readonly onStep: (() => void) | undefined
}

/** Since when and until when a state holds, to where the evidence reaches, what it begins and ends with, who says so. */
function Evidence({ known, moment, onStep }: EvidenceProps) {
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language).cards
  const { status, claims } = known
  const around = evidenceAround(story, known, moment.day)
  return (
    <>
      <p>{statusSpanInWords(known, language)}</p>
      {around !== null && (
        <p className="dm-card-evidence">
          {around.after === null
            ? words.noLaterEvidence(dayInWords(around.before, language))
            : words.betweenEvidence(dayInWords(around.before, language), dayInWords(around.after, language))}
        </p>
      )}
      <DifferenceLine difference={differenceOf(story, claims, null, language)} />
      <EventLinks title={words.because} events={knownEvents(moment, status.because)} onStep={onStep} />
      <EventLinks title={words.endsWith} events={knownEvents(moment, status.until)} onStep={onStep} />
      <Corrections about={status.id} />
      <SourcesLine claims={claims} />
      <More>
        <ClaimList claims={claims} own={null} />
      </More>
    </>
  )
}
