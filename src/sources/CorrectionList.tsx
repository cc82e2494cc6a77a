import type { Ref } from 'react'
import { isoOf } from '../civil.ts'
import { useDemarche } from '../store/context.tsx'
import { dayInWords } from '../time/words.ts'
import { Told } from '../words/Told.tsx'
import { wordsIn } from '../words/words.ts'
import { SubjectButton } from './SubjectButton.tsx'
import type { Corrections } from './sources.ts'
import './sources.css'

interface Props {
  readonly corrections: Corrections
  /** The heading, which the link at the top moves to. */
  readonly head: Ref<HTMLHeadingElement>
  readonly onStep: () => void
}

/** What the story had wrong, since when it is right, and why. */
export function CorrectionList({ corrections, head, onStep }: Props) {
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language).sourcesView
  const { made, later } = corrections
  return (
    <section className="dm-sources-corrections" aria-labelledby="dm-sources-corrections">
      <h2 id="dm-sources-corrections" ref={head} tabIndex={-1}>
        {words.corrections}
      </h2>
      {made.length === 0 && later === 0 && <p className="dm-sources-none">{words.noCorrections}</p>}
      {made.length > 0 && (
        <ol>
          {made.map(({ change, about }) => (
            <li key={`${change.date} ${change.about} ${change.what.en}`}>
              <time dir="auto" dateTime={isoOf(change.date)} className="dm-sources-small">
                {dayInWords(change.date, language)}
              </time>
              <SubjectButton about={about} onStep={onStep} />
              <p>
                <strong>{words.changed}</strong> <Told text={change.what} language={language} />
              </p>
              <p>
                <strong>{words.why}</strong> <Told text={change.why} language={language} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {later > 0 && <p className="dm-sources-none">{words.laterCorrections(later)}</p>}
    </section>
  )
}
