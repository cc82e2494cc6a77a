import { useState } from 'react'
import { useDemarche } from '../store/context.tsx'
import { type Before, eventBefore } from './before.ts'
import { Card } from './Card.tsx'
import { SiteList } from './SiteList.tsx'

/** The card of the day, and below it the sites. */
export function StoryView({ onStep }: { readonly onStep?: () => void }) {
  const before = useEventBefore()
  return (
    <div className="dm-story">
      <div className="dm-card-box" tabIndex={-1}>
        <Card before={before} onStep={onStep} />
      </div>
      <SiteList before={before} onStep={onStep} />
    </div>
  )
}

function useEventBefore(): Before | null {
  const selection = useDemarche((state) => state.selection)
  const day = useDemarche((state) => Math.floor(state.clock.t))
  const [kept, keep] = useState<Before | null>(null)
  const before = eventBefore(kept, selection, day)
  if (before !== kept) keep(before)
  return before
}
