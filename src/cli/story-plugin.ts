import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { normalizePath, type Plugin, type PluginOption, type Rolldown, runnerImport } from 'vite'
import { cachedGround, cachedPlainWorld } from '../basemap/plugin.ts'
import { compile } from '../compile/compile.ts'
import { STORY_FILES } from '../compile/tables.ts'
import { paletteCss } from '../front/palette.ts'
import { filled, type PageParts } from '../front/template.ts'
import { LANGUAGES, TONGUES, TRANSLATIONS } from '../languages.ts'
import type { Compiled, Language, Story } from '../model.ts'
import { proseOf, withoutProse } from '../prose.ts'
import { cacheFolder } from './folders.ts'
import { type FontsPluginOptions, inlineFaces } from './fonts-plugin.ts'
import { formatProblems } from './format.ts'
import { groundOf } from './ground.ts'
import { buildOneFile } from './one-file.ts'
import { readFolder } from './read-folder.ts'
import {
  oembedFiles,
  pageName,
  pagesOfFiles,
  pagesOfOneFile,
  type SiteParts,
  type SiteTexts,
  withGazetteer,
} from './site-pages.ts'

/** The event that a page in development listens to with `import.meta.hot.on`; its data is a Compiled. */
const CHANGED = 'demarche:story'
/** Where the story is served in development. */
const SERVED = 'story.json'
/** Where the gazetteer is served in development. */
const GAZETTEER = 'gazetteer.json'
/** What a story's folder may hold beside its tables: the picture that other pages show of it. */
const PICTURE = 'picture.png'
const APP = normalizePath(fileURLToPath(new URL('../app/open.tsx', import.meta.url)))
const PAGES = fileURLToPath(new URL('../front/pages.tsx', import.meta.url))

/** Which page an address asks for in development, where one file answers for all of them. */
function pageAt(address: string): Pick<PageParts, 'page' | 'language' | 'direction'> {
  const [, embed, code] = /\/(?:index|(embed)(?:-one)?)(?:\.(\w+))?\.html/.exec(address) ?? []
  const language = LANGUAGES.find((each) => each === code) ?? 'en'
  return { page: embed === undefined ? 'whole' : 'embed', language, direction: TONGUES[language].direction }
}

export interface StoryPluginOptions {
  /** The story's folder, absolute or relative to Vite's root. */
  readonly folder: string
  /** The faces that pages of one file bring. Without it there are no such pages. */
  readonly one?: { readonly fonts: FontsPluginOptions }
  /** The text of the gazetteer, for readers who bring a table of their own. Without it there is none. */
  readonly gazetteer?: () => Promise<string>
  /** The address that the site is built for, as pages of others need it; null where nobody knows it. */
  readonly address?: string | null
}

/** The scripts of a language's faces, as the packages' files are split: figures and names are Latin in all of them. */
const SCRIPTS: Readonly<Record<Language, readonly string[]>> = {
  en: ['latin'],
  ar: ['latin', 'arabic'],
  ru: ['latin', 'cyrillic'],
}

/**
 * Puts a story's folder into the site: as a file that the page fetches, with its translations as files of their own, and
 * as pages that tell it without a script, one for each language.
 *
 * In development a change of a table is compiled anew and sent to the page, which stays where it is; a broken story
 * is sent too, with its problems. A build of a broken story fails and prints them.
 */
export function storyPlugin(options: StoryPluginOptions): Plugin {
  let root = ''
  let folder = options.folder
  let isBuild = false
  let isEager = false
  let built: Story | null = null
  const files = () => STORY_FILES.map((file) => normalizePath(join(folder, file)))
  const read = (): Compiled => compile(readFolder(folder))
  const textsOf = async (
    { fonts }: NonNullable<StoryPluginOptions['one']>,
    english: Compiled,
    story: Story,
    bundle: Rolldown.OutputBundle,
  ): Promise<SiteTexts> => ({
    ...(await buildOneFile(root, fonts)),
    story: english,
    prose: new Map(TRANSLATIONS.map((language) => [language, proseOf(story, language)])),
    worker: workerIn(bundle),
    world: await cachedPlainWorld(cacheFolder(), groundOf(story)),
    ground: await cachedGround(cacheFolder(), { ...groundOf(story), reach: null }),
    faces: new Map(
      await Promise.all(LANGUAGES.map(async (each) => [each, await inlineFaces(root, fonts, SCRIPTS[each])] as const)),
    ),
  })
  return {
    name: 'demarche-story',
    enforce: 'post',
    configResolved(config) {
      root = config.root
      folder = resolve(root, options.folder)
      isBuild = config.command === 'build'
      isEager = config.mode === 'eager'
    },
    configureServer(server) {
      server.watcher.add(folder)
      server.middlewares.use((request, response, next) => {
        const answer = (type: string, body: string | Uint8Array) => {
          response.setHeader('content-type', type)
          response.setHeader('cache-control', 'no-store')
          response.end(body)
        }
        const path = request.url?.split('?')[0]
        const picture = join(folder, PICTURE)
        if (path === `${server.config.base}${SERVED}`) {
          answer('application/json', JSON.stringify(read()))
        } else if (path === `${server.config.base}${GAZETTEER}` && options.gazetteer !== undefined) {
          options.gazetteer().then((text) => answer('application/json', text), next)
        } else if (path === `${server.config.base}${PICTURE}` && existsSync(picture)) {
          answer('image/png', readFileSync(picture))
        } else next()
      })
    },
    buildStart() {
      if (!isBuild || this.environment.name !== 'client') return
      for (const file of files()) this.addWatchFile(file)
      const compiled = read()
      const text = formatProblems(compiled.problems)
      if (!compiled.ok) return this.error(`The story in ${options.folder} has errors.\n${text}`)
      if (compiled.problems.length > 0) this.warn(text)
      built = compiled.story
    },
    transformIndexHtml: {
      order: 'post',
      // In development the page has no front: the app is there at once. A build fills its pages when all files are named.
      handler: (html, { server, originalUrl = '' }) =>
        server === undefined
          ? html
          : filled(withGazetteer(html, options.gazetteer === undefined ? null : `${server.config.base}${GAZETTEER}`), {
              ...pageAt(originalUrl),
              title: '',
              description: '',
              head: `<style>${paletteCss()}</style>`,
              story: `${server.config.base}${SERVED}`,
              prose: '{}',
              front: '',
              chronology: '',
            }),
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const story = built
        if (story === null) return
        const emit = (name: string, content: unknown) =>
          this.getFileName(this.emitFile({ type: 'asset', name, source: JSON.stringify(content) }))
        const english: Compiled = { ok: true, story: withoutProse(story), problems: [] }
        const own = emit('story.json', english)
        const prose = new Map<Language, string>(
          TRANSLATIONS.map((language) => [language, `./${emit(`story.${language}.json`, proseOf(story, language))}`]),
        )
        const template = bundle[pageName('en')]
        if (template?.type !== 'asset') return
        const { address = null, one } = options
        const gazetteer = await options.gazetteer?.()
        const gazetteerFile =
          gazetteer === undefined
            ? null
            : `./${this.getFileName(this.emitFile({ type: 'asset', name: GAZETTEER, source: gazetteer }))}`
        const hasPicture = existsSync(join(folder, PICTURE))
        if (hasPicture) {
          this.emitFile({ type: 'asset', fileName: PICTURE, source: readFileSync(join(folder, PICTURE)) })
        }
        const site: SiteParts = {
          story,
          template: String(template.source),
          address,
          hasPicture,
          gazetteer: gazetteerFile,
          ...(await pages()),
        }
        const { scripts, sheets, faces } = appIn(bundle)
        const css = sheets
          .map((name) => bundle[name])
          .map((sheet) => (sheet?.type === 'asset' ? String(sheet.source) : ''))
          .join('\n')
        const files = { story: `./${own}`, prose, scripts, sheets, faces, css, isEager }
        const written = [
          ...pagesOfFiles(site, files),
          ...oembedFiles(site),
          ...(isEager || one === undefined ? [] : pagesOfOneFile(site, await textsOf(one, english, story, bundle))),
        ]
        for (const { fileName, source } of written) {
          if (fileName === template.fileName) template.source = source
          else this.emitFile({ type: 'asset', fileName, source })
        }
      },
    },
    hotUpdate({ file, server }) {
      const isOurs = dirname(file) === normalizePath(folder) && files().includes(normalizePath(file))
      if (!isOurs) return undefined
      if (this.environment.name === 'client') server.hot.send(CHANGED, read())
      // No module is named, so the page is not reloaded.
      return []
    },
  }
}

/**
 * The files of the app, which the page's first script asks for: the page names them, so that they come with that script.
 * The sheets come at its end, as what its first picture needs stands in its head.
 */
function appIn(bundle: Rolldown.OutputBundle): Readonly<Record<'scripts' | 'sheets' | 'faces', readonly string[]>> {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const app = chunks.find(({ facadeModuleId }) => facadeModuleId === APP)
  if (app === undefined) throw new Error(`the site has no script of ${APP}`)
  const entry = chunks.find(({ isEntry }) => isEntry)
  const scripts = [app.fileName, ...app.imports].filter(
    (name) => name !== entry?.fileName && !entry?.imports.includes(name),
  )
  return {
    scripts,
    sheets: chunks
      .filter(({ fileName }) => scripts.includes(fileName))
      .flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]),
    faces: Object.values(bundle)
      .filter((file) => file.type === 'asset' && file.names.includes('fonts.css'))
      .map(({ fileName }) => fileName),
  }
}

/** The text of the map's worker. */
function workerIn(bundle: Rolldown.OutputBundle): string {
  const worker = Object.values(bundle).find(({ fileName }) => /\/maplibre-gl-worker[^/]*\.js$/.test(fileName))
  if (worker === undefined) throw new Error("the site has no script of the map's worker")
  return worker.type === 'chunk' ? worker.code : String(worker.source)
}

/** The pages are drawn by the app's own components: TypeScript and JSX, which Node cannot load, so Vite's runner does. */
async function pages(): Promise<typeof import('../front/pages.tsx')> {
  const noStyles: PluginOption = {
    name: 'no-styles',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith('.css') ? '\0no-styles' : null),
    load: (id) => (id === '\0no-styles' ? '' : null),
  }
  const { module } = await runnerImport<typeof import('../front/pages.tsx')>(PAGES, {
    configFile: false,
    logLevel: 'error',
    plugins: [noStyles],
  })
  return module
}
