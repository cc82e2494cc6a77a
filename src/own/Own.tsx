import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { TONGUES } from '../languages.ts'
import { OwnBar } from './OwnBar.tsx'
import { OwnDialog } from './OwnDialog.tsx'
import type { Room } from './room.ts'
import './own.css'

/** What an own table has on the page beside its map: a veil to drop it on, the dialog, and a line that says whose map it is. */
export function Own({ room }: { readonly room: Room }) {
  const { words, language, isOver, isOpen, isShown, said } = useStore(room.store)
  const change = useRef<HTMLButtonElement>(null)
  // A dialog gives the focus back to what had it; once the story is shown, that is the line above it.
  useLayoutEffect(() => {
    if (!isOpen) change.current?.focus({ preventScroll: true })
  }, [isOpen])
  return (
    <div lang={language} dir={TONGUES[language].direction}>
      {isShown && <OwnBar room={room} change={change} />}
      {isOver && !isOpen && (
        <div className="dm-own-veil">
          <p>
            <strong>{words.drop}</strong>
            {words.dropNote}
          </p>
        </div>
      )}
      {isOpen && <OwnDialog room={room} />}
      {/* An open dialog hides what is under it from those who hear the page, so that it has a line of its own. */}
      <p className="dm-own-said" role="status">
        {isOpen ? '' : said?.(words)}
      </p>
    </div>
  )
}
