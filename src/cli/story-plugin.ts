import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { normalizePath, type Plugin, type PluginOption, type Rolldown, runnerImport } from 'vite'
import { compile } from '../compile/compile.ts'
import { STORY_FILES } from '../compile/tables.ts'
import { leanFront, leanText } from '../front/lean.ts'
import { paletteCss } from '../front/palette.ts'
import { filled } from '../front/template.ts'
import { LANGUAGES, TRANSLATIONS } from '../languages.ts'
import type { Compiled, Language, Story } from '../model.ts'
import { proseOf, withoutProse } from '../prose.ts'
import { criticalCss } from './critical.ts'
import { formatProblems } from './format.ts'
import { readFolder } from './read-folder.ts'

/** The event that a page in development listens to with `import.meta.hot.on`; its data is a Compiled. */
const CHANGED = 'demarche:story'
/** Where the story is served in development. */
const SERVED = 'story.json'
const APP = normalizePath(fileURLToPath(new URL('../app/open.tsx', import.meta.url)))
const PAGES = fileURLToPath(new URL('../front/pages.tsx', import.meta.url))

/** The page of a language; English is the one that a host shows for the folder. */
const pageName = (language: Language) => (language === 'en' ? 'index.html' : `index.${language}.html`)

export interface StoryPluginOptions {
  /** The story's folder, absolute or relative to Vite's root. */
  readonly folder: string
}

/**
 * Puts a story's folder into the site: as a file that the page fetches, with its translations as files of their own, and
 * as pages that tell it without a script, one for each language.
 *
 * In development a change of a table is compiled anew and sent to the page, which stays where it is; a broken story
 * is sent too, with its problems. A build of a broken story fails and prints them.
 */
export function storyPlugin(options: StoryPluginOptions): Plugin {
  let folder = options.folder
  let isBuild = false
  let isEager = false
  let built: Story | null = null
  const files = () => STORY_FILES.map((file) => normalizePath(join(folder, file)))
  const read = (): Compiled => compile(readFolder(folder))
  return {
    name: 'demarche-story',
    enforce: 'post',
    configResolved(config) {
      folder = resolve(config.root, options.folder)
      isBuild = config.command === 'build'
      isEager = config.mode === 'eager'
    },
    configureServer(server) {
      server.watcher.add(folder)
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== `${server.config.base}${SERVED}`) return next()
        response.setHeader('content-type', 'application/json')
        response.setHeader('cache-control', 'no-store')
        response.end(JSON.stringify(read()))
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
      handler: (html, { server }) =>
        server === undefined
          ? html
          : filled(html, {
              language: 'en',
              direction: 'ltr',
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
        const page = withLateGround(withoutComments(String(template.source)))
        const { scripts, sheets, faces } = appIn(bundle)
        const css = sheets
          .map((name) => bundle[name])
          .map((sheet) => (sheet?.type === 'asset' ? String(sheet.source) : ''))
          .join('\n')
        const { pageOf } = await pages()
        for (const language of LANGUAGES) {
          const drawn = pageOf(story, language, pageName)
          const whole = { ...drawn, front: leanFront(drawn.front, css), chronology: leanText(drawn.chronology) }
          // What the bench compares with has nothing before its script.
          const parts = isEager ? { ...whole, front: '', chronology: '' } : whole
          const needed = [`./${own}`, prose.get(language)].filter((file) => file !== undefined)
          const markup = `${page}${parts.front}${parts.chronology}`
          const source = filled(page, {
            ...parts,
            head: [
              `<style>${paletteCss()}${criticalCss(css, markup, `./${dirname(own)}/`)}</style>`,
              ...needed.map((file) => `<link rel="preload" as="fetch" crossorigin href="${file}">`),
              ...scripts.map((name) => `<link rel="modulepreload" crossorigin href="./${name}">`),
              ...faces.map((name) => `<noscript><link rel="stylesheet" href="./${name}"></noscript>`),
            ].join('\n    '),
            story: `./${own}`,
            prose: JSON.stringify(Object.fromEntries(prose)),
          }).replace('</body>', `${sheets.map((name) => `<link rel="stylesheet" href="./${name}">`).join('')}</body>`)
          if (language === 'en') template.source = source
          else this.emitFile({ type: 'asset', fileName: pageName(language), source })
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

/** The page without its comments, but with the places that a page fills. */
const withoutComments = (html: string): string => html.replace(/\s*<!--(?!\{\{)[\s\S]*?-->/g, '')

/** The page with its ground behind its front: what is read comes before what is only looked at. */
function withLateGround(html: string): string {
  const ground = /<svg id="dm-ground"[\s\S]*?<\/svg>/.exec(html)?.[0] ?? ''
  return html.replace(ground, '').replace('<section id="chronology"', () => `${ground}<section id="chronology"`)
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
