/** Milliseconds without a key or a pointer after which the reader counts as reading. */
const REST = 400
/** Milliseconds that an idle moment must still have, and after which a page that is never idle counts as idle. */
const SPARE = 8
const LONGEST = 4000

const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/**
 * Calls `start` once, when the page has loaded, the element is in sight, nobody is using the page and the browser has
 * nothing better to do. Returns the way to call it off.
 */
export function whenQuiet(element: Element, start: () => void): () => void {
  const off = new AbortController()
  const { signal } = off
  let lastInput = Number.NEGATIVE_INFINITY
  let isHeld = false
  let isSeen = false
  let pending: number | undefined
  const listen = { signal, passive: true, capture: true } as const
  for (const type of INPUTS) {
    addEventListener(
      type,
      (event) => {
        lastInput = performance.now()
        if (event.type === 'pointerdown') isHeld = true
      },
      listen,
    )
  }
  for (const type of ['pointerup', 'pointercancel'] as const) addEventListener(type, () => (isHeld = false), listen)

  const observer = new IntersectionObserver((entries) => {
    isSeen = entries.some(({ isIntersecting }) => isIntersecting)
    consider()
  })
  const finish = () => {
    off.abort()
    observer.disconnect()
    clearTimeout(pending)
  }
  const consider = () => {
    clearTimeout(pending)
    if (signal.aborted || !isSeen || document.hidden || document.readyState !== 'complete') return
    const rested = performance.now() - lastInput
    if (isHeld || rested < REST) {
      pending = window.setTimeout(consider, REST)
      return
    }
    const begin = (isIdle: boolean) => {
      if (signal.aborted) return
      if (!isIdle || isHeld || performance.now() - lastInput < REST) {
        consider()
        return
      }
      finish()
      start()
    }
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback((idle) => begin(idle.didTimeout || idle.timeRemaining() >= SPARE), { timeout: LONGEST })
    } else pending = window.setTimeout(() => begin(true), 200)
  }
  observer.observe(element)
  addEventListener('load', consider, { signal })
  document.addEventListener('visibilitychange', consider, { signal })
  return finish
}
