import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { type Site, serve } from './serve.ts'

/** A page of somebody else's, on a host of its own. */
export async function hosting(body: string, head = ''): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-host-'))
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title>${head}</head><body>${body}</body></html>`,
  )
  const site = await serve(folder)
  return {
    ...site,
    close: async () => {
      await site.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** For the head of a page whose console has to stay empty. */
export const NO_ICON = '<link rel="icon" href="data:,">'

/** An embed as the README has it. */
export const iframe = (address: string, size = 'width="650" height="540"', more = ''): string =>
  `<iframe src="${address}" title="A map through time" ${size} style="border:0" ${more}></iframe>`

/** The frames of a page that hold an embed, in the order of the page, once each has begun. */
export async function embedsOf(page: Page, count = 1): Promise<readonly Frame[]> {
  const elements = page.locator('iframe')
  await elements.nth(count - 1).waitFor({ state: 'attached' })
  const frames: Frame[] = []
  for (const element of await elements.elementHandles()) {
    const frame = await element.contentFrame()
    // A handle would keep what the page has thrown away.
    await element.dispose()
    if (frame !== null) frames.push(frame)
  }
  return frames
}
