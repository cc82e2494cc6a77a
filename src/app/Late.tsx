import { useDemarche } from '../store/context.tsx'
import { late, useLate } from '../store/late.tsx'
import { wordsIn } from '../words/words.ts'

const list = late(() => import('../list/ListView.tsx'))
const sources = late(() => import('../sources/SourcesView.tsx'))

/** Brings the list before a reader asks for it. What does not come now comes then. */
export function bringList(): void {
  list.bring().catch(() => undefined)
}

interface LateProps {
  readonly onStep: () => void
}

/** The list, whose script comes when a reader first asks for it, or when the page rests. */
export function LateList({ onStep }: LateProps) {
  const room = useLate(list)
  if (typeof room === 'object') return <room.ListView onStep={onStep} />
  return room === 'lost' && <Lost />
}

/** The sources, whose script comes when a reader first asks for them. */
export function LateSources({ onStep }: LateProps) {
  const room = useLate(sources)
  if (typeof room === 'object') return <room.SourcesView onStep={onStep} />
  return room === 'lost' && <Lost />
}

function Lost() {
  const language = useDemarche((state) => state.language)
  return <p role="alert">{wordsIn(language).find.lost}</p>
}
