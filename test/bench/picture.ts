import { join } from 'node:path'
import { DIST, launch, SIZES, settled, visit } from '../browser/page.ts'
import { serve } from '../browser/serve.ts'
import { run as takeThoseOfDocs } from './docs-pictures.ts'

/** The README's gallery: one event of each kind of doubt, by address. */
const GALLERY = {
  doubtful: '?e=sparta-leaves',
  disputed: '?e=qamishli-withdrawal',
  planned: '?t=2025-01-28&asof=2025-01-27&e=delegation-to-damascus',
  cancelled: '?t=2025-10-08&e=russia-arab-summit',
} as const

/** Takes the README's pictures of the built page, and those of docs/. */
export async function run(): Promise<void> {
  const site = await serve(DIST)
  const browser = await launch()
  const take = async (query: string, viewport: { readonly width: number; readonly height: number }, file: string) => {
    const { page, close } = await visit(browser, `${site.address}${query}`, { viewport })
    await settled(page)
    await page.screenshot({ path: join(DIST, '..', file), animations: 'disabled' })
    await close()
  }
  await take('?t=2025-01-28', SIZES.desktop, 'geo/russia-syria/picture.png')
  for (const [name, query] of Object.entries(GALLERY)) {
    await take(query, { width: 1100, height: 820 }, `docs/gallery/${name}.png`)
  }
  await browser.close()
  await site.close()
  await takeThoseOfDocs()
}
