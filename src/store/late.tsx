import { useEffect, useState } from 'react'

/** A part of the page whose script comes when it is wanted, and once for all. */
export interface Late<Part> {
  readonly part: () => Part | null
  readonly bring: () => Promise<void>
}

export function late<Part>(load: () => Promise<Part>): Late<Part> {
  let part: Part | null = null
  return {
    part: () => part,
    bring: async () => {
      part = await load()
    },
  }
}

/** The part once it is there; it is brought as soon as it is wanted. */
export function useLate<Part>(it: Late<Part>, isWanted = true): Part | 'coming' | 'lost' {
  const [state, setState] = useState<'coming' | 'come' | 'lost'>('coming')
  const part = it.part()
  const isLacking = isWanted && part === null
  useEffect(() => {
    if (!isLacking) return
    it.bring().then(
      () => setState('come'),
      (error: unknown) => {
        console.warn(String(error))
        setState('lost')
      },
    )
  }, [it, isLacking])
  return part ?? (state === 'lost' ? 'lost' : 'coming')
}
