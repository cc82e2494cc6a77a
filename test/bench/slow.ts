import type { Browser, CDPSession, Page } from 'playwright-core'

/** A middling phone on a slow line. */
const SLOWDOWN = 4
const LINE = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, offline: false }

interface Shift {
  readonly value: number
  /** The elements that moved. */
  readonly moved: readonly string[]
}

/** Milliseconds since the page was asked for; null is not yet. */
export interface Seen {
  readonly firstPaint: number | null
  readonly picture: number | null
  readonly scrubbed: number | null
  readonly drawn: number | null
  readonly longTasks: readonly { readonly start: number; readonly duration: number }[]
  readonly shifts: readonly Shift[]
}

declare global {
  interface Window {
    seen: Seen
  }
}

/** What to look for, as selectors. */
export interface Signs {
  readonly picture: string
  readonly slider: string
  readonly drawn: string
}

export interface SlowVisit {
  readonly page: Page
  readonly session: CDPSession
  readonly seen: () => Promise<Seen>
  readonly close: () => Promise<void>
}

/** Opens an address on the slow phone and notes when what is seen. */
export async function slowly(
  browser: Browser,
  address: string,
  signs: Signs,
  viewport: { readonly width: number; readonly height: number },
): Promise<SlowVisit> {
  // No route is set: that would switch off the browser's cache.
  const context = await browser.newContext({ viewport, locale: 'en-GB' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', LINE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await page.addInitScript(watch, signs)
  await page.goto(address, { waitUntil: 'commit', timeout: 120_000 })
  return { page, session, seen: () => page.evaluate(() => window.seen), close: () => context.close() }
}

/** Runs in the page, before its own scripts. */
function watch({ picture, slider, drawn }: Signs): void {
  const longTasks: { start: number; duration: number }[] = []
  const shifts: Shift[] = []
  const seen: { -readonly [Key in keyof Seen]: Seen[Key] } = {
    firstPaint: null,
    picture: null,
    scrubbed: null,
    drawn: null,
    longTasks,
    shifts,
  }
  window.seen = seen
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, duration })
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('first-contentful-paint')) seen.firstPaint = entry.startTime
  }).observe({ type: 'paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!('value' in entry) || !('sources' in entry) || !Array.isArray(entry.sources)) continue
      const moved = entry.sources.map(({ node }: { node: unknown }) =>
        node instanceof Element ? `${node.tagName}.${node.getAttribute('class') ?? ''}` : String(node),
      )
      shifts.push({ value: Number(entry.value), moved })
    }
  }).observe({ type: 'layout-shift', buffered: true })

  const isShown = (selector: string) =>
    [...document.querySelectorAll(selector)].some((element) => element.getBoundingClientRect().width > 0)
  let date: string | null = null
  let pressed = 0
  const look = () => {
    const now = performance.now()
    // A frame whose callback finds the picture shows it when it is painted; the first paint may come later.
    if (seen.picture === null && isShown(picture)) seen.picture = now
    if (seen.drawn === null && document.querySelector(drawn) !== null) seen.drawn = now
    const handle = seen.scrubbed === null ? document.querySelector(slider) : null
    if (handle !== null) {
      const shown = handle.getAttribute('aria-valuetext')
      date ??= shown
      if (shown !== date) seen.scrubbed = now
      else if (now - pressed > 100) {
        pressed = now
        handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }))
      }
    }
    if (seen.picture === null || seen.drawn === null || seen.scrubbed === null) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
