import { type KeyboardEvent, useContext, useEffect, useRef, useState } from 'react'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { currentEventOf } from '../store/derived.ts'
import { type Before, eventBefore } from './before.ts'
import { Card } from './Card.tsx'
import { InBrief } from './Claims.tsx'
import { backToList, showCardHead } from './focus.ts'
import { SiteList } from './SiteList.tsx'

/** The card of the day, and below it the sites. */
export function StoryView({ onStep }: { readonly onStep?: () => void }) {
  const store = useDemarcheStore()
  const before = useEventBefore()
  const box = useRef<HTMLDivElement>(null)
  const current = useDemarche(currentEventOf)
  const shown = useRef(current)
  const isBrief = useContext(InBrief)
  const hasSites = useDemarche(({ story }) => story.sites.length > 0)

  // Another event is read from its head, however far the one before it was read.
  useEffect(() => {
    if (shown.current === current) return
    shown.current = current
    if (box.current !== null) showCardHead(box.current)
  }, [current])

  const leave = (press: KeyboardEvent) => {
    if (press.key !== 'Escape' || press.defaultPrevented || !store.getState().isFromList) return
    press.stopPropagation()
    backToList(store)
    onStep?.()
  }
  return (
    <div className="dm-story">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears what bubbles up from the card */}
      <div className="dm-card-box" ref={box} tabIndex={-1} onKeyDown={leave}>
        <Card before={before} onStep={onStep} />
      </div>
      {!isBrief && hasSites && <SiteList before={before} onStep={onStep} />}
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
