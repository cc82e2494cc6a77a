import { seatAmong } from '../embed/seats.ts'
import type { Engine, EngineOptions, EngineStatus } from '../map/engine.ts'
import { whenQuiet } from './quiet.ts'

/** Milliseconds that a map out of sight keeps its drawing context. */
const LINGER = 4000
/** How often a map whose drawing context does not come back is built anew, and milliseconds drawn that forgive it. */
const REBUILDS = 3
const FORGIVEN = 60_000
/** Milliseconds after which a map that did not start is tried again; each time four times as long, a few times. */
const RETRY = 10_000
const RETRIES = 3

export interface LiveOptions extends Omit<EngineOptions, 'onStatus'> {
  /** The map's room. */
  readonly section: Element
  /** What is drawn now. After anything but `drawn` the picture stands before this returns. */
  readonly onStage: (status: 'loading' | 'drawn' | 'failed') => void
  readonly onEngine: (engine: Engine | null) => void
}

/**
 * Has the moving map when the page is quiet, the map in sight and one of the page's seats free; gives it up when it is
 * long out of sight or others have more need of the seat; and starts it anew when it was lost or did not come.
 */
export function keepLive({ section, onStage, onEngine, ...options }: LiveOptions): () => void {
  const off = new AbortController()
  const { signal } = off
  let engine: Engine | null = null
  /** Counts starts: what an earlier one still brings is not wanted any more. */
  let turn = 0
  let isStarting = false
  let isFailed = false
  let rebuilds = 0
  let retries = 0
  let isInSight = false
  let lingering: number | undefined
  let retrying: number | undefined
  let forgiving: number | undefined
  let callOff = (): void => undefined

  const stage = (status: EngineStatus) => {
    // A map that is tried again has failed until it is drawn.
    if (status === 'drawn') isFailed = false
    if (status === 'failed') isFailed = true
    onStage(isFailed ? 'failed' : status === 'drawn' ? 'drawn' : 'loading')
  }
  /** The picture first, then the map goes: there is no frame without either. */
  const end = () => {
    turn += 1
    isStarting = false
    clearTimeout(forgiving)
    if (engine === null) return
    const gone = engine
    engine = null
    gone.rest()
    stage('loading')
    onEngine(null)
    gone.remove()
  }
  const fail = (error: unknown, isFinal: boolean) => {
    console.warn(`the map: ${String(error)}`)
    end()
    stage('failed')
    seat.leave()
    if (isFinal || retries >= RETRIES) return
    retrying = window.setTimeout(again, RETRY * 4 ** retries)
    retries += 1
  }
  const begin = async () => {
    if (signal.aborted || engine !== null || isStarting) return
    turn += 1
    isStarting = true
    const mine = turn
    const isOver = () => signal.aborted || mine !== turn
    try {
      const { createEngine, workerIsThere } = await import('../map/engine.ts')
      await workerIsThere()
      if (isOver()) return
      engine = createEngine({
        ...options,
        onStatus: (status) => {
          if (isOver()) return
          clearTimeout(forgiving)
          if (status === 'drawn') forgiving = window.setTimeout(() => (rebuilds = 0), FORGIVEN)
          if (status === 'lost') rebuild()
          else stage(status)
        },
      })
      isStarting = false
      onEngine(engine)
    } catch (error) {
      if (isOver()) return
      // An engine that throws while it is made leaves its parts there.
      if (engine === null) options.container.replaceChildren()
      fail(error, false)
    }
  }
  const rebuild = () => {
    if (rebuilds >= REBUILDS) {
      fail('its drawing context was lost again and again', true)
      return
    }
    rebuilds += 1
    end()
    void begin()
  }
  const seat = seatAmong(window, {
    onTake: () => void begin(),
    onLose: () => {
      end()
      again()
    },
  })
  /** Once the page is quiet and the map in sight. */
  const again = () => {
    clearTimeout(retrying)
    callOff()
    if (signal.aborted || engine !== null || isStarting) return
    callOff = whenQuiet(section, seat.want)
  }
  const giveUp = () => {
    callOff()
    end()
    seat.leave()
  }
  const retry = () => {
    if (!isFailed || engine !== null || isStarting) return
    retries = 0
    rebuilds = 0
    again()
  }

  const observer = new IntersectionObserver(
    (entries) => {
      const last = entries.at(-1)
      if (last === undefined) return
      const isSeen = last.isIntersecting
      seat.see(last.intersectionRatio)
      if (isSeen === isInSight) return
      isInSight = isSeen
      clearTimeout(lingering)
      // Alone in its window a map keeps its place: scrolling past it must not cost the reader anything.
      if (isSeen || window.parent === window) return
      if (engine === null) {
        giveUp()
        again()
        return
      }
      lingering = window.setTimeout(() => {
        giveUp()
        again()
      }, LINGER)
    },
    { threshold: [0, 0.125, 0.375, 0.625, 0.875, 1] },
  )
  observer.observe(section)
  addEventListener('online', retry, { signal })
  document.addEventListener('visibilitychange', () => !document.hidden && retry(), { signal })
  // Kept for Back, a page holds no drawing context; shown again, it starts from its picture.
  addEventListener('pagehide', ({ persisted }) => persisted && giveUp(), { signal })
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return
      retry()
      again()
    },
    { signal },
  )
  again()

  return () => {
    off.abort()
    observer.disconnect()
    callOff()
    clearTimeout(lingering)
    clearTimeout(retrying)
    clearTimeout(forgiving)
    turn += 1
    engine?.remove()
    engine = null
    onEngine(null)
    seat.close()
  }
}
