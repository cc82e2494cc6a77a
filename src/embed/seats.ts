/**
 * Which of a page's embeds have a live map. A browser kills the oldest drawing context of a page that has many, and says
 * nothing; so there are four seats, and the frames of one parent agree who has them. They find each other among the
 * parent's frames and talk directly, also across origins and out of sandboxes; who hears no answer is alone.
 */

export const SEATS = 4

/** Milliseconds in which the others can say that they want or hold a seat too. */
const GRACE = 300
/** Milliseconds after which a frame that does not answer is not waited for. */
const DEAF = 1500
/** Milliseconds after which a frame without a seat asks again: one that holds a seat may be gone without a word. */
const AGAIN = 2000

export type Wish = 'none' | 'wants' | 'holds'

export interface Claim {
  readonly wish: Wish
  /** How much of the map is seen, in quarters. */
  readonly quarters: number
  /** The frame's place among those of its parent. */
  readonly place: number
}

/** A frame that has a seat keeps it before others that are seen as well. */
const weight = ({ wish, quarters }: Claim) => quarters + (wish === 'holds' ? 0.5 : 0)

export function outranks(a: Claim, b: Claim): boolean {
  return weight(a) === weight(b) ? a.place < b.place : weight(a) > weight(b)
}

/** Whether there is a seat for a frame: nobody is pushed off one, who is outranked leaves by themselves. */
export function mayTake(own: Claim, others: readonly Claim[]): boolean {
  const before = others.filter((other) => other.wish === 'holds' || (other.wish === 'wants' && outranks(other, own)))
  return before.length < SEATS
}

export function mustLeave(own: Claim, others: readonly Claim[]): boolean {
  return others.filter((other) => other.wish !== 'none' && outranks(other, own)).length >= SEATS
}

/** What frames say to each other. */
export interface SeatMessage {
  readonly type: 'demarche:seat'
  readonly v: 1
  readonly wish: Wish
  readonly quarters: number
  /** Whoever wants or holds a seat shall say so. */
  readonly asks: boolean
}

const isWish = (value: unknown): value is Wish => value === 'none' || value === 'wants' || value === 'holds'

export function parseSeat(data: unknown): SeatMessage | null {
  if (typeof data !== 'object' || data === null) return null
  if (!('type' in data && 'v' in data && 'wish' in data && 'quarters' in data && 'asks' in data)) return null
  const { type, v, wish, quarters, asks } = data
  if (type !== 'demarche:seat' || v !== 1 || !isWish(wish) || typeof asks !== 'boolean') return null
  if (typeof quarters !== 'number' || !Number.isInteger(quarters) || quarters < 0 || quarters > 4) return null
  return { type, v, wish, quarters, asks }
}

export interface Seat {
  /** Asks for a seat; `onTake` is called once there is one. */
  readonly want: () => void
  /** Says how much of the map is seen, 0 to 1. */
  readonly see: (share: number) => void
  /** Wants none any more, or gives it back. */
  readonly leave: () => void
  readonly close: () => void
}

export interface SeatOptions {
  readonly onTake: () => void
  /** Others have more need of the seat: called before they are told that it is free. */
  readonly onLose: () => void
}

/** A seat among the frames of the window's parent; a page that stands alone has one whenever it wants. */
export function seatAmong(own: Window, { onTake, onLose }: SeatOptions): Seat {
  const { parent } = own
  if (parent === own) return { want: onTake, see: () => undefined, leave: () => undefined, close: () => undefined }

  let wish: Wish = 'none'
  let quarters = 0
  let since = 0
  let asked = 0
  let settling: number | undefined
  let watching: number | undefined
  /** Frames that want or hold a seat, and when they last said so. */
  const others = new Map<Window, { readonly wish: Wish; readonly quarters: number; readonly heard: number }>()

  const siblings = () =>
    Array.from({ length: parent.length }, (_, index) => parent[index]).filter((each) => each !== own)
  const placeOf = (frame: Window): number => {
    for (let index = 0; index < parent.length; index += 1) if (parent[index] === frame) return index
    return -1
  }
  const say = (to: readonly (Window | undefined)[], asks: boolean) => {
    const message: SeatMessage = { type: 'demarche:seat', v: 1, wish, quarters, asks }
    for (const frame of to) frame?.postMessage(message, '*')
  }
  const claims = (): readonly Claim[] =>
    [...others].flatMap(([frame, claim]) => {
      const place = placeOf(frame)
      if (place < 0) others.delete(frame)
      return place < 0 ? [] : [{ wish: claim.wish, quarters: claim.quarters, place }]
    })
  const claim = (): Claim => ({ wish, quarters, place: placeOf(own) })

  const rest = () => {
    own.clearTimeout(settling)
    own.clearTimeout(watching)
  }
  const watch = () => {
    for (const [frame, { heard }] of others) if (heard < asked) others.delete(frame)
    asked = performance.now()
    say([...others.keys()], true)
    watching = own.setTimeout(watch, AGAIN)
    afterAll()
  }
  const consider = () => {
    if (wish === 'holds' && mustLeave(claim(), claims())) {
      onLose()
      leave()
    }
    if (wish !== 'wants') return
    const waited = performance.now() - since
    const isAnswered = [...others.values()].every(({ heard }) => heard >= since)
    if (waited < GRACE || (!isAnswered && waited < DEAF)) {
      own.clearTimeout(settling)
      settling = own.setTimeout(afterAll, (waited < GRACE ? GRACE : DEAF) - waited)
      return
    }
    if (!mayTake(claim(), claims())) return
    rest()
    wish = 'holds'
    say(siblings(), false)
    onTake()
  }
  // What the others said while this page was busy comes first.
  const fence = new MessageChannel()
  fence.port1.onmessage = consider
  const afterAll = () => fence.port2.postMessage(null)

  const hear = ({ source, data }: MessageEvent) => {
    const said = parseSeat(data)
    const frame = siblings().find((each) => each === source)
    if (said === null || frame === undefined) return
    if (said.wish === 'none') others.delete(frame)
    else others.set(frame, { wish: said.wish, quarters: said.quarters, heard: performance.now() })
    if (said.asks && wish !== 'none') say([frame], false)
    if (wish === 'holds') consider()
    else if (wish === 'wants') afterAll()
  }
  const leave = () => {
    rest()
    if (wish === 'none') return
    wish = 'none'
    say(siblings(), false)
  }
  own.addEventListener('message', hear)
  own.addEventListener('pagehide', leave)
  return {
    want: () => {
      if (wish !== 'none') return
      wish = 'wants'
      since = performance.now()
      asked = since
      say(siblings(), true)
      settling = own.setTimeout(afterAll, GRACE)
      watching = own.setTimeout(watch, AGAIN)
    },
    see: (share) => {
      const next = Math.round(Math.min(Math.max(share, 0), 1) * 4)
      if (next === quarters) return
      quarters = next
      if (wish === 'none') return
      say(siblings(), false)
      consider()
    },
    leave,
    close: () => {
      leave()
      own.removeEventListener('message', hear)
      own.removeEventListener('pagehide', leave)
      fence.port1.close()
    },
  }
}
