import type { Browser } from 'playwright-core'
import { settled } from './page.ts'
import { serve, type Transfer } from './serve.ts'

export interface Opening {
  /** What the host sent, in the order of the requests. */
  readonly sent: readonly Transfer[]
  /** Milliseconds since the page was asked for. */
  readonly firstPaint: number
  readonly requests: readonly { readonly path: string; readonly start: number }[]
}

/** A first visit until the map is drawn and rests, as a browser with an empty cache makes it. */
export async function openingVisit(
  browser: Browser,
  folder: string,
  viewport: { readonly width: number; readonly height: number },
  path = '',
): Promise<Opening> {
  const site = await serve(folder, { brotli: true })
  // No route is set: that would switch off the browser's cache, and what is asked for twice would come twice.
  const context = await browser.newContext({ viewport, locale: 'en-GB' })
  try {
    const page = await context.newPage()
    await page.goto(site.address + path)
    await settled(page)
    const { firstPaint, requests } = await page.evaluate(() => ({
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      requests: performance
        .getEntriesByType('resource')
        .map(({ name, startTime }) => ({ path: new URL(name).pathname, start: startTime })),
    }))
    return { sent: [...site.sent], firstPaint, requests }
  } finally {
    await context.close()
    await site.close()
  }
}
