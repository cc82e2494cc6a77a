import { useEffect, useState } from 'react'
import { useDemarche } from '../store/context.tsx'
import { wordsIn } from '../words/words.ts'

type Room = typeof import('../sources/SourcesView.tsx')

let known: Room | null = null

/** The sources, whose script comes when a reader first asks for them. */
export function LateSources({ onStep }: { readonly onStep: () => void }) {
  const language = useDemarche((state) => state.language)
  const [room, setRoom] = useState<Room | 'coming' | 'lost'>(known ?? 'coming')
  useEffect(() => {
    if (room !== 'coming') return
    import('../sources/SourcesView.tsx').then(
      (come) => {
        known = come
        setRoom(come)
      },
      (error: unknown) => {
        console.warn(`the sources: ${String(error)}`)
        setRoom('lost')
      },
    )
  }, [room])
  if (room === 'coming') return null
  if (room === 'lost') return <p role="alert">{wordsIn(language).find.sourcesLost}</p>
  return <room.SourcesView onStep={onStep} />
}
