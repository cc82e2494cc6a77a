import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { DIST, launch } from './page.ts'
import { type Site, serve } from './serve.ts'

/** One browser and the built site for a file of tests. */
export interface Stage {
  readonly browser: Browser
  /** The site's address, with a slash at its end. */
  readonly address: string
}

/** Opens the stage before the tests of the file that calls it, and closes it after them. */
export function openStage(): Stage {
  let opened: { readonly browser: Browser; readonly site: Site } | null = null
  const stage = () => {
    if (opened === null) throw new Error('the stage is open only while tests run')
    return opened
  }
  beforeAll(async () => {
    opened = { browser: await launch(), site: await serve(DIST) }
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
