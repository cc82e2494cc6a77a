import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { DIST, launch, settled, turnTo, type Visit, visit } from './page.ts'
import { type Site, serve } from './serve.ts'

/** One browser and the built site for a file of tests. */
export interface Stage {
  readonly browser: Browser
  /** The site's address, with a slash at its end. */
  readonly address: string
}

/** Opens the stage before the tests of the file that calls it, and closes it after them. */
export function openStage(graphics?: readonly string[]): Stage {
  let opened: { readonly browser: Browser; readonly site: Site } | null = null
  const stage = () => {
    if (opened === null) throw new Error('the stage is open only while tests run')
    return opened
  }
  beforeAll(async () => {
    opened = { browser: await launch(graphics), site: await serve(DIST) }
  })
  afterAll(async () => {
    await opened?.browser.close()
    await opened?.site.close()
  })
  return {
    get browser() {
      return stage().browser
    },
    get address() {
      return stage().site.address
    },
  }
}

/**
 * One page with the map for a file of tests: it is opened for the first of them, and then turned from address to address as
 * Back would, which takes a software WebGL a fraction of the time.
 */
export function openStand(stage: Stage): (query: string) => Promise<Visit> {
  let opened: Visit | null = null
  afterAll(() => opened?.close())
  return async (query) => {
    if (opened === null) {
      opened = await visit(stage.browser, stage.address + query)
      await settled(opened.page)
    } else await turnTo(opened.page, query)
    return opened
  }
}
