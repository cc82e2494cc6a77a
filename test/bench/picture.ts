import { join } from 'node:path'
import { DIST, launch, SIZES, settled, visit } from '../browser/page.ts'
import { serve } from '../browser/serve.ts'

/** Takes the README's picture of the built page. */
export async function run(): Promise<void> {
  const site = await serve(DIST)
  const browser = await launch()
  const { page, close } = await visit(browser, `${site.address}?t=2025-01-28`, { viewport: SIZES.desktop })
  await settled(page)
  await page.screenshot({ path: join(DIST, '../public/picture.png'), animations: 'disabled' })
  await close()
  await browser.close()
  await site.close()
}
