import { createRoot } from 'react-dom/client'
import { Own } from './Own.tsx'
import type { Page } from './page.ts'
import { createRoom, type Room } from './room.ts'

let room: Promise<Room> | null = null

async function enter(page: Page): Promise<Room> {
  const made = await createRoom(page)
  const place = document.createElement('div')
  place.className = 'dm-own'
  document.body.prepend(place)
  createRoot(place).render(<Own room={made} />)
  return made
}

/**
 * Takes tables in: those of a drop; none are held over the page at present; without any, a reader is asked for them.
 */
export async function takeIn(page: Page, files?: readonly File[]): Promise<void> {
  room ??= enter(page)
  const { open, hold, add } = await room
  if (files === undefined) open()
  else if (files.length === 0) hold()
  else add(files)
}
