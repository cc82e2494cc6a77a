import { useEffect, useRef, useState } from 'react'
import { useDemarche } from '../store/context.tsx'
import { currentEventOf } from '../store/derived.ts'
import { type Before, eventBefore } from './before.ts'
import { Card } from './Card.tsx'
import { showCardHead } from './focus.ts'
import { SiteList } from './SiteList.tsx'

/** The card of the day, and below it the sites. */
export function StoryView({ onStep }: { readonly onStep?: () => void }) {
  const before = useEventBefore()
  const box = useRef<HTMLDivElement>(null)
  const current = useDemarche(currentEventOf)
  const shown = useRef(current)

  // Another event is read from its head, however far the one before it was read.
  useEffect(() => {
    if (shown.current === current) return
    shown.current = current
    if (box.current !== null) showCardHead(box.current)
  }, [current])

  return (
    <div className="dm-story">
      <div className="dm-card-box" ref={box} tabIndex={-1}>
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
