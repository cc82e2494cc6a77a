/** Vite plugin: the scripts that a host page takes from the site, the pages that show how it does, and what an embed says first. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { isoOf } from '../civil.ts'
import { escapeHtml } from '../html.ts'
import type { Day, Event, Story } from '../model.ts'
import { headingOf } from '../text.ts'
import { withPolicy } from './policy.ts'

const HOST = fileURLToPath(new URL('../host/', import.meta.url))
/** Pages that every story has. */
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

/** The pages and their sheet, by name in the site: those of every story, and those that this one brings in its folder `pages`. */
function pagesIn(own: string | null): ReadonlyMap<string, string> {
  const folders = [PAGES, ...(own !== null && existsSync(own) ? [own] : [])]
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  return new Map(files.filter((file) => extname(file) in TYPES).map((file) => [basename(file), file]))
}

interface Example {
  readonly day: Day
  /** null where no event lies on a day of the timeline. */
  readonly event: Event | null
}

/** Days of a story that its pages show as examples: the opening's, and those of the timeline's first and last event. */
function examplesOf({ events, opening, span }: Story): readonly Example[] {
  const shown = events.filter(({ date }) => date.start >= span.start && date.start < span.end)
  const at = (event: Event | undefined): Example => ({ day: event?.date.start ?? opening, event: event ?? null })
  const opened = shown.find(({ date }) => date.start === opening)
  return [{ day: opening, event: opened ?? null }, at(shown[0]), at(shown.at(-1))]
}

const inWords = (day: Day): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(day * 86_400_000)

/**
 * A page with what it says of the story in its places: `{{name}}`, `{{lede}}`, and for the examples 1 to 3 `{{day1}}`,
 * `{{date1}}` and `{{event1}}`.
 */
export function withStory(page: string, story: Story, pages: readonly string[]): string {
  const places = new Map<string, string>([
    ['name', headingOf(story, 'en')],
    ['lede', story.lede.en],
  ])
  for (const [index, { day, event }] of examplesOf(story).entries()) {
    places.set(`day${index + 1}`, isoOf(day))
    places.set(`date${index + 1}`, inWords(day))
    places.set(`event${index + 1}`, event?.id ?? '')
  }
  const article = pages.includes('article.html') ? '<a href="./article.html">An article that moves it</a>' : ''
  return page
    .replace('<!--{{article}}-->', article)
    .replace(/\{\{(\w+)\}\}/g, (place, name: string) => escapeHtml(places.get(name) ?? place))
    .replaceAll(' event=""', '')
}

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

export interface HostPluginOptions {
  /** What the pages tell of; null where it cannot be read, as while it is edited. */
  readonly story: () => Story | null
  /** A folder of pages of the story's own; it need not exist. */
  readonly pages: string
}

export function hostPlugin(options: HostPluginOptions): Plugin {
  /** The text of a page or sheet. */
  const textOf = (name: string, file: string, pages: ReadonlyMap<string, string>): string => {
    const text = readFileSync(file, 'utf8')
    const story = name.endsWith('.html') ? options.story() : null
    return story === null ? text : withStory(text, story, [...pages.keys()])
  }
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
      server.watcher.add([HOST, options.pages])
      server.middlewares.use(async (request, response, next) => {
        const path = request.url?.split('?')[0] ?? ''
        const name = path.startsWith(server.config.base) ? path.slice(server.config.base.length) : ''
        const script = SCRIPTS.find((each) => each === name)
        const pages = pagesIn(options.pages)
        const file = pages.get(name)
        if (script === undefined && file === undefined) return next()
        try {
          const text =
            script !== undefined
              ? await hostScript(script)
              : file === undefined
                ? ''
                : withFaces(textOf(name, file, pages), [])
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
        const pages = pagesIn(options.pages)
        for (const [name, file] of pages) {
          const source = textOf(name, file, pages)
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
