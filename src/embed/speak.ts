import { heightFor, heightMessages, readersIn } from './heights.ts'
import { written } from './protocol.ts'

/** Says to the page around this one how tall it wants to be, when that changes and when it is asked. */
export function speakOfHeight(view: Window & typeof globalThis): void {
  const host = view.parent
  if (host === view) return
  let said = 0
  const say = () => {
    said = heightFor(view.innerWidth)
    const messages = [written({ kind: 'height', height: said }), ...heightMessages(said, readersIn(view.location))]
    for (const message of messages) host.postMessage(message, '*')
  }
  const sayAnew = () => heightFor(view.innerWidth) !== said && say()
  // A frame of another process hears of its width a little later, and no `resize` comes to one that its host hides.
  const sayFirst = (patience: number) => {
    if (view.innerWidth > 0 || patience > 1000) sayAnew()
    else view.setTimeout(sayFirst, patience, patience * 2)
  }
  view.addEventListener('resize', () => view.innerWidth > 0 && sayAnew())
  view.addEventListener('message', ({ data, source }) => {
    // The scripts of hosts may come after the frame: WordPress's, and ours.
    if (source === host && (data?.message === 'ready' || data?.type === 'demarche:hello')) say()
  })
  sayFirst(10)
}
