import type { Browser, Page } from 'playwright-core'
import { settled, visit } from '../browser/page.ts'
import { serve } from '../browser/serve.ts'
import { flagship } from '../story.ts'
import { madeUp } from './made-up.ts'

/** Prints what a step of a day costs with this story and with 1,000 and 10,000 events, as ratios within this one run. */
export async function printScrub(browser: Browser, dist: string): Promise<void> {
  const site = await serve(dist)
  console.log('\nMain-thread time of one scrub step (60 steps, mean), ratio to this story')
  const { page, close } = await visit(browser, site.address)
  await settled(page)
  const story = flagship()
  let own = 0
  for (const made of [story, madeUp(story, 1000), madeUp(story, 10_000)]) {
    await page.evaluate((next) => window.demarche.store.setState({ story: next, selection: { kind: 'none' } }), made)
    await settled(page)
    const cost = await scrubStep(page)
    if (own === 0) own = cost
    const label = `${made.events.length} events`.padEnd(28)
    console.log(`  ${label}${cost.toFixed(2).padStart(8)} ms   ratio ${(cost / own).toFixed(2)}`)
  }
  await close()
  await site.close()
}

/** Mean milliseconds of main-thread tasks for one step of a day, drawn, by the browser's own accounts. */
async function scrubStep(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const taskTime = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const steps = 60
  const measure = async (moving: boolean) => {
    const before = await taskTime()
    await page.evaluate(
      async ([count, move]) => {
        const { store } = window.demarche
        const first = store.getState().story.span.start + 40
        for (let step = 0; step < Number(count); step += 1) {
          if (move) store.setState({ clock: { t: first + step + 0.5, asOf: null } })
          await new Promise((resolve) => requestAnimationFrame(resolve))
        }
      },
      [steps, moving] as const,
    )
    return (await taskTime()) - before
  }
  await measure(true)
  const idle = await measure(false)
  const moving = await measure(true)
  await session.detach()
  return Math.max(0, moving - idle) / steps
}
