import type { Answered, Asked } from './asking.ts'
import { createDesk } from './desk.ts'

const desk = createDesk(async (address) => {
  const given = await fetch(address)
  if (!given.ok) throw new Error(`${address} did not come: ${given.status}`)
  return given.json()
})

async function answer(asked: Asked): Promise<Answered> {
  const { turn, kind } = asked
  try {
    if (kind === 'tables') return { kind, turn, seen: await desk.tables(asked) }
    return kind === 'story' ? { kind, turn, story: desk.story() } : { kind, turn, zip: await desk.zip() }
  } catch (error) {
    return { kind: 'lost', turn, error: String(error) }
  }
}

/** One after another: each question is about what the one before has read. */
let before: Promise<void> = Promise.resolve()
addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  before = before.then(async () => postMessage(await answer(data)))
})
