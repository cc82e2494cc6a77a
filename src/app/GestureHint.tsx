import { type RefObject, useEffect, useState } from 'react'
import { useDemarche } from '../store/context.tsx'
import { wordsIn } from '../words/words.ts'

/** Milliseconds that the hint stands; app.css fades it in the same time. */
const STAY = 3200

/** Which key the wheel needs; written as on the keyboard. */
const keyName = () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl')

/** Says once, to whoever tries to move the map with the wheel or one finger, how it is moved; the page scrolls meanwhile. */
export function GestureHint({ room }: { readonly room: RefObject<HTMLElement | null> }) {
  const words = useDemarche((state) => wordsIn(state.language).embed)
  const [shown, setShown] = useState<'wheel' | 'finger' | null>(null)
  useEffect(() => {
    const { current } = room
    if (current === null) return
    const off = new AbortController()
    let timer: number | undefined
    const listen = { passive: true, signal: off.signal } as const
    const show = (how: 'wheel' | 'finger', { target }: Event) => {
      if (!(target instanceof Element) || target.closest('.dm-stage, .dm-canvas') === null) return
      off.abort()
      setShown(how)
      timer = window.setTimeout(() => setShown(null), STAY)
    }
    current.addEventListener('wheel', (event) => event.ctrlKey || event.metaKey || show('wheel', event), listen)
    current.addEventListener('touchmove', (event) => event.touches.length === 1 && show('finger', event), listen)
    return () => {
      off.abort()
      clearTimeout(timer)
    }
  }, [room])
  if (shown === null) return null
  return (
    <p className="dm-hint" aria-hidden="true">
      {shown === 'wheel' ? words.hintWheel(keyName()) : words.hintFinger}
    </p>
  )
}
