import type { Story } from '../model.ts'
import { allowScript } from '../trusted.ts'
import type { Answered, Asked, TablesAsked, TablesSeen } from './asking.ts'
import workerUrl from './worker.ts?worker&url'

/** Asks the worker that reads the tables; the page stays at hand meanwhile. */
export interface Clerk {
  readonly tables: (asked: TablesAsked) => Promise<TablesSeen>
  readonly story: () => Promise<Story>
  readonly zip: () => Promise<Uint8Array<ArrayBuffer>>
}

interface Waiting {
  readonly take: (answer: Answered) => void
  readonly lose: (error: Error) => void
}

export function createClerk(): Clerk {
  const waiting = new Map<number, Waiting>()
  let turn = 0
  allowScript(workerUrl)
  const worker = new Worker(workerUrl, { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    waiting.get(data.turn)?.take(data)
    waiting.delete(data.turn)
  })
  worker.addEventListener('error', ({ message }) => {
    for (const { lose } of waiting.values()) lose(new Error(message || 'the worker did not start'))
    waiting.clear()
    worker.terminate()
  })
  const ask = (asked: (turn: number) => Asked): Promise<Answered> =>
    new Promise((take, lose) => {
      turn += 1
      waiting.set(turn, { take, lose })
      worker.postMessage(asked(turn))
    })
  const wrong = (answer: Answered) => new Error(answer.kind === 'lost' ? answer.error : `answered ${answer.kind}`)
  return {
    tables: async (asked) => {
      const answer = await ask((turn) => ({ kind: 'tables', turn, ...asked }))
      if (answer.kind === 'tables') return answer.seen
      throw wrong(answer)
    },
    story: async () => {
      const answer = await ask((turn) => ({ kind: 'story', turn }))
      if (answer.kind === 'story') return answer.story
      throw wrong(answer)
    },
    zip: async () => {
      const answer = await ask((turn) => ({ kind: 'zip', turn }))
      if (answer.kind === 'zip') return answer.zip
      throw wrong(answer)
    },
  }
}
