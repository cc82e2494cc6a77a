import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { showView } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { wordsIn } from '../words/words.ts'
import { isNarrow } from './narrow.ts'
import './list.css'

interface Props {
  readonly label: string
  readonly children: ReactNode
  readonly onStep: () => void
}

/** The list or the sources: below the date where there is room, over the map with a way to close it where there is not. */
export function Sheet({ label, children, onStep }: Props) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language).find
  const sheet = useRef<HTMLElement>(null)

  useLayoutEffect(() => {
    const element = sheet.current
    // The card gives way, be it that the reader goes back in the history: from it the focus comes to the same event.
    if (document.activeElement?.closest('.dm-story') != null) {
      const row = element?.querySelector<HTMLElement>('.dm-list [aria-current]')
      if (row == null) focusSwitch('[aria-pressed="true"]')
      else row.focus()
    }
    return () => {
      // What had the focus inside goes with the sheet: the focus goes back to the switch that opened it.
      if (element?.contains(document.activeElement) === true) focusSwitch('[data-view="story"]')
    }
  }, [])

  const close = () => {
    showView(store, 'story')
    focusSwitch('[data-view="story"]')
    onStep()
  }
  const onKeyDown = (press: KeyboardEvent<HTMLElement>) => {
    if (press.key !== 'Escape' || press.defaultPrevented || !isNarrow()) return
    // In a search that holds something Escape empties it first, as everywhere.
    if (press.target instanceof HTMLInputElement && press.target.type === 'search' && press.target.value !== '') return
    press.stopPropagation()
    close()
  }
  return (
    <section className="dm-sheet" ref={sheet} aria-label={label} onKeyDown={onKeyDown}>
      <button type="button" className="dm-sheet-close" aria-label={words.close} onClick={close}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M3 3L13 13M13 3L3 13" />
        </svg>
      </button>
      {children}
    </section>
  )
}

function focusSwitch(which: string): void {
  document.querySelector<HTMLElement>(`.dm-views button${which}`)?.focus({ preventScroll: true })
}
