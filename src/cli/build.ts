import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { createLogger, type Plugin, build as viteBuild } from 'vite'
import type { Arguments } from './arguments.ts'
import { checkFolder } from './check.ts'
import type { ExitCode } from './exit-code.ts'
import { counted } from './format.ts'
import { siteAddress } from './oembed.ts'
import { storyFolder } from './read-folder.ts'
import { siteConfig } from './site.ts'
import type { Terminal } from './terminal.ts'

/** What each site has, and hardly another folder. */
const MARKS = ['index.html', 'basemap.pmtiles', 'embed-one.html'] as const

/** Why a folder cannot be written to, in words; null where it can: it is new, empty, or an older site. */
export function refusedSite(site: string, story: string, written: string): string | null {
  const inside = relative(site, story)
  if (inside === '' || (!inside.startsWith('..') && !inside.includes(`..${sep}`))) {
    return `${written} holds the story itself, which the site would replace.`
  }
  const found = statSync(site, { throwIfNoEntry: false })
  if (found === undefined) return null
  if (!found.isDirectory()) return `${written} is a file.`
  const names = readdirSync(site)
  if (names.length === 0 || MARKS.every((name) => names.includes(name))) return null
  return `${written} holds something else: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' …' : ''}.`
}

/** Says what the build is at. */
function progressPlugin(progress: Terminal['progress']): Plugin {
  let modules = 0
  return {
    name: 'demarche-progress',
    moduleParsed() {
      modules += 1
      if (modules % 20 === 0) progress(`Reading the app: ${counted(modules, 'file')}`)
    },
    renderStart: () => progress('Packing the app'),
    generateBundle: { order: 'pre', handler: () => progress('Drawing the map and the pages') },
    writeBundle: () => progress('Writing the files'),
  }
}

export interface BuildOptions {
  readonly story: string
  readonly site: string
  readonly address: string | null
  readonly progress?: Terminal['progress']
}

/** Writes the site of a story; both are absolute paths. */
export async function buildSite({ story, site, address, progress = () => undefined }: BuildOptions): Promise<void> {
  const config = siteConfig({ folder: story, address })
  // Whoever runs the program, readers get the production build.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await viteBuild({
      ...config,
      configFile: false,
      mode: 'production',
      // What there is to say about the story, the command says.
      logLevel: 'error',
      customLogger: createLogger('silent'),
      plugins: [...config.plugins, progressPlugin(progress)],
      build: { ...config.build, outDir: site, emptyOutDir: true },
    })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

/** How many files a folder holds, and how many bytes. */
function sizeOf(folder: string): { readonly files: number; readonly bytes: number } {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .filter((file) => file.isFile())
  return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) }
}

/** `demarche build FOLDER --out SITE` */
export async function build({ values: [folder = ''], one }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { red } = terminal.noted
  const [story, out] = [resolve(terminal.folder, folder), one('out') ?? '']
  const site = resolve(terminal.folder, out)
  const refuse = (refusal: string): ExitCode => {
    terminal.note(`${red(refusal)}\nNothing was written.`)
    return 2
  }
  const refusal = storyFolder(story, folder) ?? refusedSite(site, story, out)
  if (refusal !== null) return refuse(refusal)
  let address: string | null
  try {
    address = siteAddress(one('address') ?? terminal.env['DEMARCHE_URL'])
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
  const { compiled, problems, text } = checkFolder(story, { folder, style: terminal.noted })
  if (problems.length > 0) terminal.note(text)
  if (!compiled.ok) {
    terminal.note(`Nothing was written. ${folder} has errors.`)
    return 1
  }
  const isThere = existsSync(site)
  await buildSite({ story, site, address, progress: terminal.progress })
  terminal.progress(null)
  const { files, bytes } = sizeOf(site)
  terminal.print(
    `${isThere ? 'Replaced' : 'Wrote'} ${out}: ${counted(files, 'file')}, ${(bytes / 1e6).toFixed(1)} MB. Put the folder on any host.`,
  )
  if (address === null) {
    terminal.print('Hosts that ask by oEmbed need the whole address: --address https://your.host/map/')
  }
  return 0
}
