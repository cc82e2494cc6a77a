import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Transfer } from './serve.ts'

/** What a visit consists of, in the order of the table of bytes. */
export const PARTS = ['html', 'script', 'style', 'story', 'fonts', 'engine', 'basemap', 'rest'] as const
export type Part = (typeof PARTS)[number]

export interface Bytes {
  readonly plain: number
  readonly gzip: number
  readonly brotli: number
}

const KB = 1024

/** The most bytes of a visit in English that shows the opening view. */
export const BUDGETS = {
  html: 48 * KB,
  script: 110 * KB,
  fonts: 60 * KB,
  basemap: 120 * KB,
} as const satisfies Partial<Record<Part, number>>

/** The map engine's own files, by their names. */
export function isOfEngine(path: string): boolean {
  return /\/(engine|maplibre)[^/]*\.(js|mjs|css)$/.test(path)
}

export function partOf(path: string): Part {
  if (isOfEngine(path)) return 'engine'
  if (path.endsWith('/') || path.endsWith('.html')) return 'html'
  if (/\.m?js$/.test(path)) return 'script'
  if (path.endsWith('.css')) return 'style'
  if (path.endsWith('.json')) return 'story'
  if (path.endsWith('.woff2')) return 'fonts'
  return path.endsWith('.pmtiles') ? 'basemap' : 'rest'
}

const known = new Map<string, Bytes>()

/** A file's size as hosts send it; fonts and pictures are compressed already. */
export function bytesOf(folder: string, path: string): Bytes {
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
  const before = known.get(file)
  if (before !== undefined) return before
  const content = readFileSync(file)
  const plain = content.length
  const isText = /\.(html|m?js|css|json|svg)$/.test(file)
  const bytes = isText
    ? { plain, gzip: gzipSync(content, { level: 9 }).length, brotli: brotliCompressSync(content).length }
    : { plain, gzip: plain, brotli: plain }
  known.set(file, bytes)
  return bytes
}

/** What a visit fetched, by parts; a file that came twice counts twice, and of the basemap what came counts. */
export function sumByPart(folder: string, sent: readonly Transfer[]): Readonly<Record<Part, Bytes>> {
  const nothing: Bytes = { plain: 0, gzip: 0, brotli: 0 }
  const sums: Record<Part, Bytes> = {
    html: nothing,
    script: nothing,
    style: nothing,
    story: nothing,
    fonts: nothing,
    engine: nothing,
    basemap: nothing,
    rest: nothing,
  }
  for (const { path, bytes } of sent) {
    const part = partOf(path)
    const more = part === 'basemap' ? { plain: bytes, gzip: bytes, brotli: bytes } : bytesOf(folder, path)
    const sum = sums[part]
    sums[part] = {
      plain: sum.plain + more.plain,
      gzip: sum.gzip + more.gzip,
      brotli: sum.brotli + more.brotli,
    }
  }
  return sums
}
