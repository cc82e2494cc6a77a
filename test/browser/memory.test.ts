import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { embedsOf, hosting } from './host.ts'
import { openStage } from './stage.ts'

const stage = openStage()
const CYCLES = 40
const MOST = 5 * 1024 * 1024

interface Counted {
  /** Bytes of the page's scripts, with its frames. */
  readonly heap: number
  readonly documents: number
  readonly nodes: number
  readonly listeners: number
}

/** What is left when all that can go has gone. */
async function counted(session: CDPSession): Promise<Counted> {
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { documents, nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  return { heap: usedSize, documents, nodes, listeners: jsEventListeners }
}

/** An embed is put into the article, gets as far as is asked, and is taken out. */
async function cycle(page: Page, how: 'at once' | 'as picture' | 'as map', meanwhile = async () => {}): Promise<void> {
  await page.evaluate((src) => {
    const element = document.createElement('demarche-map')
    element.setAttribute('src', src)
    // In a sandbox of its own it would live in another process, whose memory is not this page's.
    element.setAttribute('same-origin', '')
    document.body.append(element)
  }, `${stage.address}embed.html?t=2025-01-28`)
  const [embed] = await embedsOf(page)
  if (how !== 'at once') await embed?.locator('html[data-script="running"]').waitFor({ state: 'attached' })
  if (how === 'as map') await embed?.locator('.dm-map[data-status="drawn"]').waitFor({ timeout: 30_000 })
  await meanwhile()
  await page.evaluate(() => document.querySelector('demarche-map')?.remove())
  await page.locator('iframe').waitFor({ state: 'detached' })
}

test('an embed that is put in and taken out forty times leaves nothing', { timeout: 180_000 }, async () => {
  const host = await hosting('<h1>An article</h1>', `<script src="${stage.address}element.js"></script>`)
  const context = await stage.browser.newContext({ viewport: { width: 660, height: 560 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(host.address)
  const session = await context.newCDPSession(page)
  await cycle(page, 'as map', async () => {
    const { heap, documents } = await counted(session)
    expect(documents, 'the embed is counted with the page').toBeGreaterThan(1)
    expect(heap).toBeGreaterThan(MOST)
  })
  await cycle(page, 'as picture')
  const before = await counted(session)
  for (let index = 0; index < CYCLES; index += 1) {
    await cycle(page, index % 20 === 0 ? 'as map' : index % 4 === 0 ? 'as picture' : 'at once')
  }
  // What has just been closed is let go a little later.
  await expect
    .poll(async () => (await counted(session)).documents, { timeout: 20_000 })
    .toBeLessThanOrEqual(before.documents)
  const after = await counted(session)
  console.info(`before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`)
  expect(after.heap - before.heap).toBeLessThan(MOST)
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + 50)
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + 5)
  await context.close()
  await host.close()
})
