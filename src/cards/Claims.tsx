import { createContext, Fragment, type ReactNode, useContext, useId, useState } from 'react'
import type { Claim, Language, Span } from '../model.ts'
import { DIFFER_PATH } from '../scene/signs.ts'
import { useDemarche } from '../store/context.tsx'
import { at } from '../time/at.ts'
import { spanInWords } from '../time/words.ts'
import { Around, Said, Told } from '../words/Told.tsx'
import { wordsIn } from '../words/words.ts'
import { claimDate, claimsBySource, outletInWords, outletsInShort } from './card.ts'
import type { Difference } from './doubt.ts'

/** Whether cards tell in brief: in the page's first picture, whose claims stand in the text below it. */
export const InBrief = createContext(false)

/** Folded where there is little room; always open where there is enough. */
export function More({ children }: { readonly children: ReactNode }) {
  const isBrief = useContext(InBrief)
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language).cards
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <div id={id} className="dm-card-more" data-open={open}>
        {!isBrief && children}
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

/** The two strokes that a mark carries where sources differ, by themselves. */
export function DifferSign() {
  return (
    <svg className="dm-card-differ-sign" viewBox="12 -2 16 13" width="13" height="11" aria-hidden="true">
      <path d={DIFFER_PATH} />
    </svg>
  )
}

/** How sources differ, in one sentence. */
export function DifferenceLine({ difference }: { readonly difference: Difference | null }) {
  const language = useDemarche((state) => state.language)
  if (difference === null) return null
  const { lead, quote, says } = difference
  return (
    <p className="dm-card-differ">
      <DifferSign />
      <span>
        <strong>{lead}</strong> {quote !== null && <Told text={quote} language={language} />} {says}
      </span>
    </p>
  )
}

/** "TASS · RIA Novosti · 3 more", where the list itself is folded. */
export function SourcesLine({ claims }: { readonly claims: readonly Claim[] }) {
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language)
  const { sources, more } = outletsInShort(story, claims, 2, language)
  return (
    <p className="dm-card-outlets">
      {sources.map(({ id, outlet }, index) => (
        <Fragment key={id}>
          {index > 0 && ' · '}
          <bdi>{outlet ?? words.outletNotStated}</bdi>
        </Fragment>
      ))}
      {more > 0 && ` · ${words.cards.more(more)}`}
    </p>
  )
}

interface ClaimListProps {
  readonly claims: readonly Claim[]
  /** The date that the card itself gives, which no claim need say again. */
  readonly own: Span | null
}

/** What each source says, with who stands behind it, and when it came out. */
export function ClaimList({ claims, own }: ClaimListProps) {
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
                  {source.url === null && source.kind !== 'table' && ` · ${words.cards.noLink}`}
                </small>
              </p>
              {said.map((claim, index) => (
                <ClaimView key={`${id} ${index}`} claim={claim} own={own} isAlone={said.length === 1} />
              ))}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

interface ClaimViewProps {
  readonly claim: Claim
  readonly own: Span | null
  /** Whether it is all that its source says: a plain report then needs no word for it. */
  readonly isAlone: boolean
}

function ClaimView({ claim, own, isAlone }: ClaimViewProps) {
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language)
  const differs = claim.stance === 'differs' || claim.stance === 'denies'
  return (
    <div className="dm-card-claim" data-stance={claim.stance}>
      <p>
        {(claim.stance !== 'reports' || !isAlone) && (
          <em>
            {differs && <DifferSign />}
            {words.cards.stance(words.stances[claim.stance])}
          </em>
        )}{' '}
        <Told text={claim.says} language={language} />
      </p>
      <ClaimDate claim={claim} own={own} language={language} />
    </div>
  )
}

interface ClaimDateProps {
  readonly claim: Claim
  readonly own: Span | null
  readonly language: Language
}

/** When, by this source; the words that it had for it stand in English, as the tables have them. */
export function ClaimDate({ claim, own, language }: ClaimDateProps) {
  const date = claimDate(claim, own)
  if (date === null) return null
  const words = wordsIn(language).cards
  const read = spanInWords(date.read, language)
  return (
    <p className="dm-card-claim-date">
      {date.said === null ? (
        words.dated(read)
      ) : (
        <Around says={(said) => words.dateAsSaid(said, read)}>
          <Said tongue="en" language={language}>
            {date.said}
          </Said>
        </Around>
      )}
    </p>
  )
}
