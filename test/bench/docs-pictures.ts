import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run as demarche } from '../../src/cli/main.ts'
import { createTerminal } from '../../src/cli/terminal.ts'
import { launch, settled, visit } from '../browser/page.ts'
import { serve } from '../browser/serve.ts'

const DOCS = join(import.meta.dirname, '../../docs')

/** Takes the pictures of docs/editors.md, of the story that its commands make of docs/example. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-pictures-'))
  cpSync(join(DOCS, 'example'), folder, { recursive: true })
  const { stdout, stderr, env } = process
  const terminal = createTerminal({ stdout, stderr, env, folder, ended: async () => undefined })
  const flags = ['--dates', 'dmy', '--home', 'Lisbon', '--title', 'Where the clocks went']
  await demarche(['import', 'visits.csv', 'places.csv', '--out', 'visits', ...flags], terminal)
  await demarche(['build', 'visits', '--out', 'site'], terminal)

  const site = await serve(join(folder, 'site'))
  const browser = await launch()
  const whole = await visit(browser, `${site.address}?t=2024-06-30`, { viewport: { width: 1200, height: 760 } })
  await settled(whole.page)
  await whole.page.screenshot({ path: join(DOCS, 'pictures/editors-map.png'), animations: 'disabled' })
  await whole.close()
  const host = await visit(browser, `${site.address}hosts.html`, { viewport: { width: 860, height: 900 } })
  const embed = await host.page.locator('#iframe ~ iframe').first().elementHandle()
  const frame = await embed?.contentFrame()
  await embed?.scrollIntoViewIfNeeded()
  await frame?.locator('.dm-map[data-status="drawn"]').waitFor()
  await frame?.evaluate(() => window.demarche.engine.settled())
  await host.page
    .locator('#iframe')
    .evaluate((heading) => scrollTo(0, heading.getBoundingClientRect().top + scrollY - 24))
  await host.page.screenshot({ path: join(DOCS, 'pictures/editors-embed.png'), animations: 'disabled' })
  await host.close()
  await browser.close()
  await site.close()
  rmSync(folder, { recursive: true, force: true })
}
