import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DIST } from '../page.ts'
import { type Site, serve } from '../serve.ts'

/** The article's own page as somebody else would have it: on another host, with the map from the site. */
const elsewhere = (page: string, site: string): string =>
  page
    // Its policy names its own host alone.
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '')
    .replace(/"\.\/((?:embed|element)[^"]*)"/g, (_, file: string) => `"${site}${file}"`)

/** A host of its own for the pages of this folder and for the site's articles, with embeds that come from the site. */
export async function hostPages(site: string): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-hosts-'))
  for (const name of await readdir(import.meta.dirname)) {
    if (!name.endsWith('.html')) continue
    const page = await readFile(join(import.meta.dirname, name), 'utf8')
    await writeFile(join(folder, name), page.replaceAll('{{site}}', site))
  }
  await cp(join(DIST, 'article.css'), join(folder, 'article.css'))
  await cp(join(DIST, 'assets'), join(folder, 'assets'), { recursive: true })
  for (const name of ['article.html', 'article.ar.html']) {
    const page = elsewhere(await readFile(join(DIST, name), 'utf8'), site)
    await writeFile(join(folder, name), page)
    // As a careful author has it: nothing of the embed's own origin, which the page in one file does not need.
    const boxed = page.replaceAll('same-origin', '').replace(/embed(\.ar)?\.html"/g, 'embed-one$1.html"')
    await writeFile(join(folder, `boxed-${name}`), boxed)
  }
  const host = await serve(folder)
  return {
    ...host,
    close: async () => {
      await host.close()
      await rm(folder, { recursive: true })
    },
  }
}
