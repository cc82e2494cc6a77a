/** Vite plugin: the scripts that a host page takes from the site, the pages that show how it does, and what an embed says first. */

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { withPolicy } from './policy.ts'

const HOST = fileURLToPath(new URL('../host/', import.meta.url))
const PAGES = join(HOST, 'pages')
const EARLY = fileURLToPath(new URL('../embed/early.ts', import.meta.url))
/** By their names in the site, which other pages write and which therefore never change. */
const SCRIPTS = ['embed.js', 'element.js'] as const
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
}

/** A script of the host's side, by its name in the site. */
const hostScript = (name: string) => classic(join(HOST, name.replace(/\.js$/, '.ts')))

/** A module as a classic script, with all that it imports. */
async function classic(module: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: module,
        output: { format: 'iife' },
      },
    },
  })
  const outputs = 'output' in built ? built.output : []
  const script = outputs.find(({ type }) => type === 'chunk')
  if (script?.type !== 'chunk') throw new Error(`the script of ${module} was not built`)
  return script.code.trim()
}

/** The pages and their sheet, by name. */
const pageNames = (): readonly string[] => readdirSync(PAGES).filter((name) => extname(name) in TYPES)

/** The faces that are there in time stay, and the others never come: nothing moves under a reader. */
const facesIn = (sheet: string, folder: string): string =>
  [...sheet.matchAll(/@font-face\s*\{[^}]*-used-[^}]*\}/g)]
    .map(([face]) =>
      face.replace(/font-display:\s*swap/, 'font-display:optional').replaceAll('url(./', `url(./${folder}/`),
    )
    .join('\n')

/** What a page needs of them at once, by its language. */
const FIRST_FACES: readonly (readonly [page: RegExp, file: RegExp])[] = [
  [/ lang="ar"/, /ibm-plex-sans-arabic-arabic-(400|600)-used/],
  [/ lang="en"/, /(source-serif-4-latin-(500|600)|ibm-plex-sans-latin-(400|600))-used/],
]

/** A page with what its first faces are called in this build. */
function withFaces(page: string, files: readonly string[]): string {
  const root = /<html[^>]*>/.exec(page)?.[0] ?? ''
  const first = FIRST_FACES.find(([language]) => language.test(root))?.[1]
  const links = files
    .filter((name) => first?.test(name) === true)
    .map((name) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${name}" />`)
  return page.replace('<!--{{faces}}-->', links.join('\n    '))
}

export function hostPlugin(): Plugin {
  return {
    name: 'demarche-host',
    enforce: 'post',
    transformIndexHtml: {
      order: 'pre',
      // Before the page's own first script: after its characters and its policy, and before all that takes time.
      handler: async (html) => {
        const early = await classic(EARLY)
        return html.replace(/(?=<script>)/, () => `<script data-for="embed">${early}</script>\n    `)
      },
    },
    configureServer(server) {
      server.watcher.add(HOST)
      server.middlewares.use(async (request, response, next) => {
        const path = request.url?.split('?')[0] ?? ''
        const name = path.startsWith(server.config.base) ? path.slice(server.config.base.length) : ''
        const script = SCRIPTS.find((each) => each === name)
        if (script === undefined && !pageNames().includes(name)) return next()
        try {
          const text =
            script === undefined ? withFaces(readFileSync(join(PAGES, name), 'utf8'), []) : await hostScript(script)
          response.setHeader('content-type', TYPES[extname(name)] ?? 'text/plain')
          response.setHeader('cache-control', 'no-store')
          response.end(text)
        } catch (error) {
          next(error)
        }
      })
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        if (this.environment.name !== 'client') return
        for (const name of SCRIPTS) this.emitFile({ type: 'asset', fileName: name, source: await hostScript(name) })
        const faces = Object.values(bundle).find((file) => file.type === 'asset' && file.names.includes('fonts.css'))
        for (const name of pageNames()) {
          const source = readFileSync(join(PAGES, name), 'utf8')
          this.emitFile({
            type: 'asset',
            fileName: name,
            source: name.endsWith('.html')
              ? withPolicy(withFaces(source, Object.keys(bundle)), 'host')
              : faces?.type === 'asset'
                ? `${facesIn(String(faces.source), dirname(faces.fileName))}\n${source}`
                : source,
          })
        }
      },
    },
  }
}
