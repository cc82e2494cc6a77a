/** The app as one script and one style sheet, for pages that bring all that they need. */

import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { parse } from 'postcss'
import { build, normalizePath, type Plugin } from 'vite'
import { type FontsPluginOptions, fontsPlugin } from './fonts-plugin.ts'

/** What asks a host for files, and what takes them from the page instead. */
const SWAPS: readonly (readonly [asking: string, inPage: string])[] = [
  ['src/app/files.ts', 'src/one/files.ts'],
  ['src/app/own.ts', 'src/one/own.ts'],
  ['src/app/fonts.css', 'src/one/faces.ts'],
  ['src/basemap/fonts.ts', 'src/one/faces.ts'],
  ['src/basemap/protocol.ts', 'src/one/protocol.ts'],
  ['src/map/worker.ts', 'src/one/worker.ts'],
]

export interface OneFile {
  readonly script: string
  readonly sheet: string
}

/** The app as a classic script, which runs where modules do not: in a sandbox, and from a disk. */
export async function buildOneFile(root: string, fonts: FontsPluginOptions): Promise<OneFile> {
  const swaps = new Map(SWAPS.map(([from, to]) => [normalizePath(join(root, from)), normalizePath(join(root, to))]))
  const swap: Plugin = {
    name: 'demarche-swap',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.startsWith('.') || importer === undefined) return null
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      return (found === null ? undefined : swaps.get(found.id)) ?? null
    },
  }
  const built = await build({
    configFile: false,
    root,
    base: './',
    mode: 'production',
    logLevel: 'error',
    publicDir: false,
    plugins: [swap, react(), fontsPlugin(fonts)],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      rolldownOptions: {
        input: join(root, 'src/app/main.tsx'),
        output: { format: 'iife', codeSplitting: false, entryFileNames: 'one.js' },
      },
    },
  })
  const outputs = 'output' in built ? built.output : []
  const script = outputs.flatMap((file) => (file.type === 'chunk' ? [file.code] : []))
  const sheet = outputs.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [file.source] : [],
  )
  const others = outputs.map(({ fileName }) => fileName).filter((name) => !/\.(js|css)$/.test(name))
  if (script.length !== 1 || others.length > 0) throw new Error(`one file was to be built, not ${others.join(', ')}`)
  return { script: inScript(script.join('')), sheet: withoutControls(String(sheet.join('\n'))) }
}

/** A script as it can stand in a page. */
export function inScript(code: string): string {
  // In a string, where alone it can stand, the escaped one is the same.
  const safe = code.replace(/<\/(?=script)/gi, '<\\/').trim()
  if (safe.includes('<!--')) throw new Error('a script with the begin of a comment cannot stand in a page')
  return safe
}

/** JSON as it can stand in a page. */
export const inJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/** A text as a script element that no browser runs. */
export const inlineData = (name: string, type: 'application/json' | 'text/plain', text: string): string =>
  `<script id="demarche-${name}" type="${type}">${text}</script>`

/** MapLibre's sheet draws controls that this map does not have. */
function withoutControls(css: string): string {
  const sheet = parse(css)
  sheet.walkRules((rule) => {
    const selectors = rule.selectors.filter((each) => !/maplibregl-(?:ctrl|popup|marker|user-location)/.test(each))
    if (selectors.length === 0) rule.remove()
    else rule.selectors = selectors
  })
  sheet.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove()
  })
  return sheet.toString()
}
