import { useEffect, useState } from 'react'
import { useDemarcheStore } from '../store/context.tsx'
import { announce } from './announcement.ts'

/** Says what became of the page after a step of the reader’s, to those who do not see it. */
export function Announcer() {
  const store = useDemarcheStore()
  const [text, say] = useState('')
  useEffect(() => announce(store, say, () => document.activeElement?.getAttribute('role') === 'slider'), [store])
  return (
    <p role="status" className="dm-unseen">
      {text}
    </p>
  )
}
