/** Vite plugin: each face as a small file with the characters that are used, and the packages' whole files behind it. */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import { normalizePath, type Plugin } from 'vite'
import type { InlineFace } from '../one/faces.ts'
import { charactersOf, rangesOf, within } from './characters.ts'
import { cacheFolder } from './folders.ts'

const MODULE = 'virtual:demarche-fonts'
const RESOLVED = `\0${MODULE}`
const require = createRequire(import.meta.url)

export interface FontsPluginOptions {
  /** The style sheet that gets the `@font-face` rules of the faces of the web, relative to Vite's root. */
  readonly sheet: string
  /** The one that gets those of the faces that stand in until then. */
  readonly standIns: string
  /** Files and folders whose characters the small files hold, relative to Vite's root. */
  readonly texts: readonly string[]
}

interface Face {
  readonly package: string
  /** Begin of the name of the package's files; the script comes next. */
  readonly stem: string
  readonly ending: string
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** The name that the map's layers use, where they do. */
  readonly onMap?: string
  readonly onPage: boolean
  /** The only files whose characters are needed, where it is not all of them. */
  readonly texts?: readonly string[]
  /** The package's file has all weights, of which this is one. */
  readonly variable?: boolean
  /** As the package's files are split. */
  readonly scripts: readonly string[]
}

const EUROPE = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese']

const plex = (weight: number, more: Partial<Face> = {}): Face => ({
  package: '@fontsource/ibm-plex-sans',
  stem: 'ibm-plex-sans',
  ending: `${weight}-normal`,
  family: 'IBM Plex Sans',
  weight,
  style: 'normal',
  onPage: true,
  scripts: EUROPE,
  ...more,
})
const arabic = (weight: number, more: Partial<Face> = {}): Face => ({
  ...plex(weight, more),
  package: '@fontsource/ibm-plex-sans-arabic',
  stem: 'ibm-plex-sans-arabic',
  family: 'IBM Plex Sans Arabic',
  scripts: ['arabic'],
})
const serif = (weight: number): Face => ({
  package: '@fontsource-variable/source-serif-4',
  stem: 'source-serif-4',
  ending: 'wght-normal',
  family: 'Source Serif 4',
  weight,
  style: 'normal',
  onPage: true,
  variable: true,
  scripts: EUROPE,
})

export const FACES: readonly Face[] = [
  plex(400),
  plex(500, { onMap: 'IBM Plex Sans Medium' }),
  plex(600, { onMap: 'IBM Plex Sans SemiBold' }),
  // Names of seas, and nothing else.
  plex(400, {
    ending: '400-italic',
    style: 'italic',
    onMap: 'IBM Plex Sans Italic',
    onPage: false,
    texts: ['geo/basemap/labels.csv'],
  }),
  serif(500),
  serif(600),
  arabic(400),
  arabic(500, { onMap: 'IBM Plex Sans Arabic Medium' }),
  arabic(600, { onMap: 'IBM Plex Sans Arabic SemiBold' }),
]

/** What a font does with letters, figures and marks; small capitals, alternates and fractions are asked for nowhere. */
const FEATURES = [
  ...['kern', 'liga', 'clig', 'calt', 'rlig', 'ccmp', 'locl', 'mark', 'mkmk', 'lnum', 'tnum'],
  ...['init', 'medi', 'fina', 'isol', 'rclt', 'curs'],
]

interface FontFile {
  readonly face: Face
  /** As the package's files are split. */
  readonly script: string
  /** Absolute path. */
  readonly path: string
  readonly unicodeRange: readonly string[]
}
interface FontFiles {
  readonly small: readonly FontFile[]
  readonly whole: readonly FontFile[]
}

/** Rooms whose texts no page shows, or only to an editor: names of columns and places in many languages. */
const UNSHOWN = /^(?:cli|gazetteer|import|read)[\\/]/

async function textsIn(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [await readFile(path, 'utf8')]
  const names = await readdir(path, { recursive: true })
  const files = names.filter((name) => /\.(csv|json|tsx?)$/.test(name) && !UNSHOWN.test(name)).sort()
  return Promise.all(files.map((name) => readFile(join(path, name), 'utf8')))
}

/** The small and whole files of every face; the small ones are made where the cache does not have them. */
async function prepare(root: string, texts: readonly string[]): Promise<FontFiles> {
  const charactersIn = async (paths: readonly string[], always?: readonly string[]) =>
    charactersOf((await Promise.all(paths.map((path) => textsIn(resolve(root, path))))).flat(), always)
  const everywhere = await charactersIn(texts)
  const wanted = new Map<Face, ReadonlySet<string>>()
  for (const face of FACES) {
    wanted.set(face, face.texts === undefined ? everywhere : await charactersIn(face.texts, [' ', '\u00a0']))
  }

  const planned: {
    readonly face: Face
    readonly script: string
    readonly source: string
    readonly name: string
    readonly text: string
  }[] = []
  const whole: FontFile[] = []
  const hash = createHash('sha256').update(await readFile(fileURLToPath(import.meta.url)))
  for (const face of FACES) {
    const folder = dirname(require.resolve(`${face.package}/unicode.json`))
    hash.update(await readFile(join(folder, 'package.json')))
    const scripts: Readonly<Record<string, string>> = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8'))
    const left = new Set(wanted.get(face))
    for (const script of face.scripts) {
      const range = scripts[script]
      if (range === undefined) throw new Error(`${face.package} has no ${script}`)
      const source = join(folder, `files/${face.stem}-${script}-${face.ending}.woff2`)
      whole.push({ face, script, path: source, unicodeRange: range.split(',') })
      // Ranges overlap: a character is in the first file that has it.
      const used = within(left, range)
      for (const character of used) left.delete(character)
      const text = used.join('')
      if (/\S/.test(text)) {
        const italic = face.style === 'italic' ? '-italic' : ''
        const name = `${face.stem}-${script}-${face.weight}${italic}-used.woff2`
        planned.push({ face, script, source, name, text })
        hash.update(`${name}\0${text}\0`)
      }
    }
  }

  // Named after all characters that the files hold: two stories share a folder only where they are drawn alike.
  const folder = join(cacheFolder(), `fonts-${hash.digest('hex').slice(0, 16)}`)
  if (!existsSync(folder)) {
    // Renaming is atomic: two builds at once never leave half a folder.
    const part = `${folder}.${process.pid}.part`
    await mkdir(part, { recursive: true })
    for (const { face, source, name, text } of planned) {
      const font = await subsetFont(await readFile(source), text, {
        targetFormat: 'woff2',
        keepFeatures: FEATURES,
        noHinting: true,
        ...(face.variable ? { variationAxes: { wght: face.weight } } : {}),
      })
      await writeFile(join(part, name), font)
    }
    await rename(part, folder).catch(() => rm(part, { recursive: true }))
  }
  const small = planned.map(({ face, script, name, text }) => ({
    face,
    script,
    path: join(folder, name),
    unicodeRange: rangesOf(text),
  }))
  return { small, whole }
}

/** The small files of some scripts, for pages of one file; a weight of headlines' face that is hardly used stays out. */
export async function inlineFaces(
  root: string,
  { texts }: FontsPluginOptions,
  scripts: readonly string[],
): Promise<readonly InlineFace[]> {
  const { small } = await prepare(root, texts)
  const wanted = small.filter(({ face, script }) => scripts.includes(script) && !(face.variable && face.weight < 600))
  return Promise.all(
    wanted.map(async ({ face, path, unicodeRange }) => ({
      family: face.family,
      style: face.style,
      weight: face.weight,
      unicodeRange: unicodeRange.join(),
      onMap: face.onMap ?? null,
      onPage: face.onPage,
      data: (await readFile(path)).toString('base64'),
    })),
  )
}

/** A face that most systems have, which stands in until a face of the web is there, or where it never comes. */
interface StandIn {
  readonly family: string
  readonly weight: number
  readonly names: readonly string[]
  /** Of the web's face, in ems. */
  readonly ascent: number
  readonly descent: number
  /** How wide the web's face runs, in percent of the system's, by letters: not all differ in the same measure. */
  readonly widths: readonly (readonly [unicodeRange: string, percent: number])[]
}

const DIGITS = 'U+30-39'
const SPACE = 'U+20'
const CYRILLIC = 'U+400-4FF'
/** Those that are none of the others. */
const SANS_LETTERS = 'U+20-2F,U+3A-4FF,U+2000-22FF'
const SERIF_LETTERS = 'U+21-2F,U+3A-3FF,U+2000-22FF'

/**
 * Widths are fitted by least squares to those that Chromium gives the lines of the story's page, kerning and all, for
 * the serif its titles and dates: in the web's face, and in Liberation Sans and Serif, as wide as Arial and Times.
 */
const STAND_INS: readonly StandIn[] = [
  {
    family: 'Stand-in Sans',
    weight: 400,
    names: ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica', 'Roboto'],
    ascent: 1.025,
    descent: 0.275,
    widths: [
      [SANS_LETTERS, 99.8],
      [DIGITS, 107.9],
    ],
  },
  {
    family: 'Stand-in Sans',
    weight: 500,
    names: ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica', 'Roboto Medium'],
    ascent: 1.025,
    descent: 0.275,
    widths: [
      [SANS_LETTERS, 102.3],
      [DIGITS, 107.9],
    ],
  },
  {
    family: 'Stand-in Sans',
    weight: 600,
    names: ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold', 'Helvetica Bold', 'Roboto Bold'],
    ascent: 1.025,
    descent: 0.275,
    widths: [
      [SANS_LETTERS, 96.6],
      [DIGITS, 107.9],
    ],
  },
  {
    family: 'Stand-in Serif',
    weight: 600,
    names: ['Times New Roman Bold', 'Liberation Serif Bold', 'Tinos Bold'],
    ascent: 1.036,
    descent: 0.335,
    widths: [
      [SERIF_LETTERS, 113.6],
      [DIGITS, 108.6],
      [SPACE, 78],
      [CYRILLIC, 110],
    ],
  },
]

function standInRules(): string {
  return STAND_INS.flatMap(({ family, weight, names, ascent, descent, widths }) =>
    widths.map(([unicodeRange, width]) => {
      const percent = (ems: number) => `${((ems / width) * 10_000).toFixed(1)}%`
      const sources = names.map((name) => `local("${name}")`).join()
      const lines = `ascent-override:${percent(ascent)};descent-override:${percent(descent)};line-gap-override:0%`
      const name = `font-family:"${family}";font-weight:${weight};src:${sources}`
      return `@font-face{${name};size-adjust:${width}%;${lines};unicode-range:${unicodeRange}}`
    }),
  ).join('\n')
}

/** In a style sheet the last file that holds a character draws it, so that the whole files go first. */
function rulesOf({ small, whole }: FontFiles, folder: string): string {
  const rules = [...whole, ...small]
    .filter(({ face }) => face.onPage)
    .map(({ face, path, unicodeRange }) => {
      const url = normalizePath(relative(folder, path))
      const name = `font-family:"${face.family}";font-style:${face.style};font-weight:${face.weight}`
      const source = `src:url("${url}?no-inline") format("woff2");unicode-range:${unicodeRange.join()}`
      return `@font-face{${name};font-display:swap;${source}}`
    })
  return rules.join('\n')
}

/** On the map the first file that holds a character draws it, so that the small files go first. */
function moduleOf({ small, whole }: FontFiles): string {
  const files = [...small, ...whole].filter(({ face }) => face.onMap !== undefined)
  const imports = files.map(({ path }, index) => {
    return `import url${index} from ${JSON.stringify(`${normalizePath(path)}?url&no-inline`)}`
  })
  const entries = files.map(({ face, unicodeRange }, index) => {
    return `{family:${JSON.stringify(face.onMap)},url:url${index},unicodeRange:${JSON.stringify(unicodeRange)}}`
  })
  return `${imports.join('\n')}\nexport const fonts = [${entries.join(',')}]`
}

/** Gives both sheets their `@font-face` rules, before their own, and `virtual:demarche-fonts` the very same files for the map. */
export function fontsPlugin({ sheet, standIns, texts }: FontsPluginOptions): Plugin {
  let root = process.cwd()
  let files: Promise<FontFiles> | null = null
  const read = () => {
    files ??= prepare(root, texts)
    return files
  }
  return {
    name: 'demarche-fonts',
    // Before Vite's own handling of style sheets, which then gives the files their addresses.
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    resolveId(source) {
      return source === MODULE ? RESOLVED : null
    },
    async load(id) {
      return id === RESOLVED ? moduleOf(await read()) : null
    },
    async transform(code, id) {
      const path = id.split('?')[0] ?? id
      const isOf = (name: string) => path === normalizePath(resolve(root, name))
      if (isOf(standIns)) return { code: `${standInRules()}\n${code}`, map: null }
      if (!isOf(sheet)) return null
      return { code: `${rulesOf(await read(), dirname(path))}\n${code}`, map: null }
    },
  }
}
