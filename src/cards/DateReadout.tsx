import type { ReactNode } from 'react'
import { isoOf } from '../civil.ts'
import { useDemarche } from '../store/context.tsx'
import { dayMomentOf } from '../store/derived.ts'
import { dayInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'
import { AsOfControl } from './AsOfControl.tsx'
import { reachInWords } from './asof.ts'
import './cards.css'
import './asof.css'

/** The date shown, in words, and which sources count: what a limited view leaves out is never left unsaid. Children stand beside them. */
export function DateReadout({ onStep, children }: { onStep?: () => void; children?: ReactNode }) {
  const moment = useDemarche(dayMomentOf)
  const language = useDemarche((state) => state.language)
  const reach = reachInWords(moment, language)
  return (
    <div className="dm-card-readout">
      <p className="dm-card-date">
        <span className="dm-card-unseen">{wordsIn(language).cards.on} </span>
        <time dir="auto" dateTime={isoOf(moment.day)}>
          {dayInWords(moment.day, language)}
        </time>
      </p>
      <div className="dm-card-reach">
        <AsOfControl onStep={onStep} />
        {children}
        {reach !== null && <p>{reach}</p>}
      </div>
    </div>
  )
}
