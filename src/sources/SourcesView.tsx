import { useMemo, useRef, useState } from 'react'
import type { Claim } from '../model.ts'
import { setFilters, showView } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { asOfDay } from '../store/derived.ts'
import { nameIn, tongueOfTitle } from '../text.ts'
import { lastEvidence } from '../time/known.ts'
import { dayInWords, spanInWords } from '../time/words.ts'
import { Told as Text } from '../words/Told.tsx'
import { wordsIn } from '../words/words.ts'
import { CorrectionList } from './CorrectionList.tsx'
import { SubjectButton } from './SubjectButton.tsx'
import {
  correctionsAsKnown,
  isDispute,
  type OutletGroup,
  type SourceEntry,
  type Subject,
  sourcesOverview,
  type Told,
} from './sources.ts'
import { DOT, headlineInWords, kindInWords, outletInWords, toldInWords } from './words.ts'
import './sources.css'

interface Steps {
  readonly onStep: () => void
}

/** Every source: what it reports, what it alone reports, what it disputes; and the story's corrections. */
export function SourcesView({ onStep }: Steps) {
  const story = useDemarche((state) => state.story)
  const filters = useDemarche((state) => state.filters)
  const asOf = useDemarche(asOfDay)
  const language = useDemarche((state) => state.language)
  const overview = useMemo(() => sourcesOverview(story, asOf, filters), [story, asOf, filters])
  const corrections = useMemo(() => correctionsAsKnown(story, asOf), [story, asOf])
  const correctionsHead = useRef<HTMLHeadingElement>(null)
  const words = wordsIn(language).sourcesView
  const last = lastEvidence(story)
  return (
    <div className="dm-sources">
      <section>
        <h2 className="dm-sources-head">{words.title}</h2>
        {overview.sources > 0 && (
          <p>
            {overview.found !== null && <strong>{words.ofFound(overview.found)} </strong>}
            {headlineInWords(overview, language)}
          </p>
        )}
        <p className="dm-sources-small">
          {asOf !== null && asOf < last
            ? words.asOf(dayInWords(asOf, language))
            : words.lastEvidence(dayInWords(last, language))}
          {DOT}
          <button type="button" className="dm-sources-link" onClick={() => correctionsHead.current?.focus()}>
            {words.toCorrections(corrections.made.length)}
          </button>
        </p>
        {overview.sources === 0 ? (
          <p className="dm-sources-none">{overview.found === null ? words.noneYet : words.noneFound}</p>
        ) : (
          <ul className="dm-sources-outlets">
            {overview.groups.map((group) => (
              <li key={`${group.outlet === null} ${group.voice}`}>
                <Outlet group={group} onStep={onStep} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <CorrectionList corrections={corrections} head={correctionsHead} onStep={onStep} />
    </div>
  )
}

/** An outlet, folded: its pages are made when it is opened for the first time, as there are hundreds. */
function Outlet({ group, onStep }: Steps & { readonly group: OutletGroup }) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const [wasOpened, setWasOpened] = useState(false)
  const words = wordsIn(language).sourcesView
  return (
    <details onToggle={({ currentTarget }) => setWasOpened((was) => was || currentTarget.open)}>
      <summary>
        <span className="dm-sources-outlet">{outletInWords(group, language)}</span>
        <span className="dm-sources-small">
          {[words.pages(group.entries.length), words.claims(group.claims)].join(DOT)}
          {group.alone > 0 && (
            <>
              {DOT}
              <span className="dm-sources-alone">
                {words.alone(group.alone)}
                <span className="dm-sources-unseen">{words.aloneInFull(group.alone)}</span>
              </span>
            </>
          )}
          {group.disputes > 0 && (
            <>
              {DOT}
              <span className="dm-sources-differs">
                {words.differs(group.disputes)}
                <span className="dm-sources-unseen">{words.differsInFull(group.disputes)}</span>
              </span>
            </>
          )}
        </span>
      </summary>
      {wasOpened && (
        <div className="dm-sources-body">
          <ul className="dm-sources-pages">
            {group.entries.map((entry) => (
              <Page key={entry.source.id} entry={entry} onStep={onStep} />
            ))}
          </ul>
          <button
            type="button"
            className="dm-sources-action"
            onClick={() => {
              // Only this one: a source chosen before would show its events too.
              const { chosen } = store.getState().filters
              setFilters(store, { chosen: { ...chosen, source: [group.voice] } })
              showView(store, 'list')
              onStep()
            }}
          >
            {group.isCited && group.outlet !== null
              ? words.showOnlyCited(nameIn(group.outlet, language))
              : words.showOnly}
          </button>
        </div>
      )}
    </details>
  )
}

function Page({ entry, onStep }: Steps & { readonly entry: SourceEntry }) {
  const language = useDemarche((state) => state.language)
  const { source, origin, told } = entry
  const words = wordsIn(language)
  return (
    <li>
      <p className="dm-sources-title" dir="auto">
        {source.url === null ? (
          <strong lang={tongueOfTitle(source)}>{source.title}</strong>
        ) : (
          <a href={source.url} target="_blank" rel="noopener noreferrer">
            <span lang={tongueOfTitle(source)}>{source.title}</span>
            <span className="dm-sources-unseen"> ({words.cards.newTab})</span>
          </a>
        )}
      </p>
      <p className="dm-sources-small">
        {[
          words.sourcesView.published(spanInWords(source.published, language)),
          ...kindInWords(source, language),
          ...(source.url === null && source.kind !== 'table' ? [words.cards.noLink] : []),
        ].join(DOT)}
      </p>
      <ul className="dm-sources-told">
        {told.map((each) => (
          <ToldItem key={keyOf(each.about)} told={each} origin={origin} onStep={onStep} />
        ))}
      </ul>
    </li>
  )
}

const keyOf = ({ kind, known }: Subject) => `${kind} ${kind === 'event' ? known.event.id : known.status.id}`

/** One event or status as this source tells it; what it disputes in the words of its claims. */
function ToldItem({ told, origin, onStep }: Steps & { readonly told: Told; readonly origin: string }) {
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language)
  const { about, claims, alone } = told
  const mark =
    alone === 'source' ? words.sourcesView.onlySource : words.sourcesView.onlyOrigin(nameIn(origin, language))
  return (
    <li>
      <SubjectButton about={about} onStep={onStep}>
        <span className="dm-sources-small">
          {toldInWords(told, language)}
          {alone !== null && (
            <>
              {DOT}
              <span className="dm-sources-alone">{mark}</span>
            </>
          )}
        </span>
      </SubjectButton>
      {claims.filter(isDispute).map((claim, index) => (
        <Dispute key={`${claim.source} ${index}`} claim={claim} />
      ))}
    </li>
  )
}

function Dispute({ claim }: { readonly claim: Claim }) {
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language)
  return (
    <p className="dm-sources-dispute">
      <strong>{words.sourcesView.says(words.stances[claim.stance])}</strong>{' '}
      <Text text={claim.says} language={language} />
    </p>
  )
}
