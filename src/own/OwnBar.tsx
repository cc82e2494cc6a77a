import type { RefObject } from 'react'
import { useStore } from 'zustand'
import type { Room } from './room.ts'

/** Says above an own story whose it is, and leads on. */
export function OwnBar({
  room,
  change,
}: {
  readonly room: Room
  readonly change: RefObject<HTMLButtonElement | null>
}) {
  const { words, lost, isOpen } = useStore(room.store)
  return (
    <section className="dm-own-bar" aria-label={words.own}>
      <p>{words.own}</p>
      {lost !== null && !isOpen && <p role="alert">{lost(words)}</p>}
      <div>
        <button ref={change} type="button" aria-haspopup="dialog" onClick={room.open}>
          <Fitting long={words.change} short={words.short.change} />
        </button>
        <button type="button" onClick={room.download}>
          <Fitting long={words.download} short={words.short.download} />
        </button>
        <details>
          <summary>
            <Fitting long={words.share} short={words.short.share} />
          </summary>
          <div>
            <p>
              {words.shareNote} {words.shareSteps}
            </p>
            <code dir="ltr">npx demarche build FOLDER --out SITE</code>
          </div>
        </details>
        <button type="button" onClick={room.back}>
          <Fitting long={words.back} short={words.short.back} />
        </button>
      </div>
    </section>
  )
}

/** Words, or fewer on a phone. */
function Fitting({ long, short }: { readonly long: string; readonly short: string }) {
  return (
    <>
      <span className="dm-own-long">{long}</span>
      <span className="dm-own-short">{short}</span>
    </>
  )
}
