import { type ComponentType, useRef, useState } from 'react'
import { useDemarche } from '../store/context.tsx'
import { wordsIn } from '../words/words.ts'
import type { DialogProps } from './ShareDialog.tsx'
import './share.css'

/** Opens the share dialog, which comes when it is first asked for. */
export function Share() {
  const words = useDemarche((state) => wordsIn(state.language).share)
  const button = useRef<HTMLButtonElement>(null)
  const [Dialog, setDialog] = useState<ComponentType<DialogProps> | null>(null)
  const [isOpen, setOpen] = useState(false)
  const open = () => {
    setOpen(true)
    if (Dialog !== null) return
    import('./ShareDialog.tsx')
      .then(({ ShareDialog }) => setDialog(() => ShareDialog))
      .catch((error: unknown) => {
        // The next press asks once more.
        setOpen(false)
        console.warn(`the share dialog: ${String(error)}`)
      })
  }
  return (
    <div className="dm-share">
      <button ref={button} type="button" aria-label={words.open} aria-haspopup="dialog" onClick={open}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 10V1.5M4.8 4.6L8 1.4l3.2 3.2M4 7H2.5v7.5h11V7H12" />
        </svg>
        <span>{words.open}</span>
      </button>
      {isOpen && Dialog !== null && (
        <Dialog
          onClose={() => {
            setOpen(false)
            button.current?.focus({ preventScroll: true })
          }}
        />
      )}
    </div>
  )
}
