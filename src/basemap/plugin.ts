/** Vite plugin: the archive as a file of the site, its small SVG sister in the page, and that of the whole world beside it. */

import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import type { BasemapInput } from './build.ts'
import { buildBasemap } from './build.ts'
import { handWrittenFolder, readBasemapInput } from './files.ts'
import type { GroundOptions } from './ground.ts'
import { groundMarkup, WHOLE_GROUND } from './ground.ts'
import { plainWorld } from './plain.ts'

const fileName = 'basemap.pmtiles'
const codeFolder = fileURLToPath(new URL('./', import.meta.url))

/** Changes with every input and with the code that reads it. */
const hashOf = async (input: BasemapInput, options: string): Promise<string> => {
  const hash = createHash('sha256').update(options)
  for (const [name, text] of Object.entries(input)) hash.update(`${name}\0${text}\0`)
  for (const name of [
    'archive.ts',
    'build.ts',
    'coast.ts',
    'geometry.ts',
    'ground.ts',
    'labels.ts',
    'plain.ts',
    'worldview.ts',
  ])
    hash.update(await readFile(join(codeFolder, name)))
  return hash.digest('hex').slice(0, 16)
}

/** What is made from the basemap's files, from the cache folder, or made and put there. */
const cached = async (
  cacheFolder: string,
  [stem, ending]: readonly [string, string],
  options: string,
  make: (input: BasemapInput) => Promise<Uint8Array>,
): Promise<Uint8Array> => {
  const input = await readBasemapInput()
  const file = join(cacheFolder, `${stem}-${await hashOf(input, options)}.${ending}`)
  try {
    return await readFile(file)
  } catch {
    const made = await make(input)
    await mkdir(cacheFolder, { recursive: true })
    // Renaming is atomic: two builds at once never leave half a file.
    const part = `${file}.${process.pid}.part`
    await writeFile(part, made)
    await rename(part, file)
    return made
  }
}

/** The archive from the cache folder, or built and put there. */
export const cachedBasemap = (cacheFolder: string): Promise<Uint8Array> =>
  cached(cacheFolder, ['basemap', 'pmtiles'], '', buildBasemap)

/** The one world for pages of one file, as JSON, in the same way. */
export const cachedPlainWorld = async (cacheFolder: string, options: GroundOptions): Promise<string> => {
  const make = async (input: BasemapInput) => new TextEncoder().encode(JSON.stringify(plainWorld(input, options)))
  return new TextDecoder().decode(await cached(cacheFolder, ['world', 'json'], JSON.stringify(options), make))
}

/** The ground's markup, in the same way. */
export const cachedGround = async (cacheFolder: string, options: GroundOptions): Promise<string> => {
  const make = async (input: BasemapInput) => new TextEncoder().encode(groundMarkup(input, options))
  return new TextDecoder().decode(await cached(cacheFolder, ['ground', 'svg'], JSON.stringify(options), make))
}

/** Answers a GET or HEAD, whole or by one `bytes=` range. */
export const sendWithRange = (request: IncomingMessage, response: ServerResponse, body: Uint8Array): void => {
  response.setHeader('accept-ranges', 'bytes')
  response.setHeader('cache-control', 'no-cache')
  response.setHeader('content-type', 'application/vnd.pmtiles')
  const wanted = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  let part = body
  if (wanted) {
    const start = Number(wanted[1])
    const end = Math.min(wanted[2] ? Number(wanted[2]) : body.length - 1, body.length - 1)
    if (start > end) {
      response.writeHead(416, { 'content-range': `bytes */${body.length}` }).end()
      return
    }
    part = body.subarray(start, end + 1)
    response.setHeader('content-range', `bytes ${start}-${end}/${body.length}`)
  }
  response.writeHead(wanted ? 206 : 200, { 'content-length': part.length })
  response.end(request.method === 'HEAD' ? undefined : part)
}

export interface BasemapPluginOptions {
  /** What the page's ground shows finely, asked for each page: a story that is being edited may move. */
  readonly ground: () => GroundOptions
  /** Where the archive is kept; without it, beside the packages of Vite's root. */
  readonly cacheFolder?: string
}

/** Serves the archive and the whole world's ground under the base in development, emits them in a build, and puts the ground into the page. */
export const basemapPlugin = (options: BasemapPluginOptions): Plugin => {
  let base = '/'
  let cacheFolder = options.cacheFolder ?? resolve('node_modules/.cache/demarche')
  let archive: Promise<Uint8Array> | null = null
  let ground: { readonly of: string; readonly markup: Promise<string> } | null = null
  const read = () => {
    archive ??= cachedBasemap(cacheFolder)
    return archive
  }
  const wholeGround = () => cachedGround(cacheFolder, { ...options.ground(), reach: null })
  return {
    name: 'demarche-basemap',
    configResolved(config) {
      base = config.base.startsWith('/') ? config.base : '/'
      cacheFolder = options.cacheFolder ?? resolve(config.root, 'node_modules/.cache/demarche')
    },
    configureServer(server) {
      server.watcher.add(handWrittenFolder)
      server.watcher.on('change', (file) => {
        if (!file.startsWith(handWrittenFolder)) return
        archive = null
        ground = null
        server.ws.send({ type: 'full-reload' })
      })
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0]
        if (path === base + fileName) read().then((body) => sendWithRange(request, response, body), next)
        else if (path === base + WHOLE_GROUND) {
          response.setHeader('content-type', 'image/svg+xml')
          wholeGround().then((markup) => response.end(markup), next)
        } else next()
      })
    },
    async transformIndexHtml(html) {
      const wanted = options.ground()
      const of = JSON.stringify(wanted)
      if (ground?.of !== of) ground = { of, markup: cachedGround(cacheFolder, wanted) }
      const markup = await ground.markup
      return html.includes('id="dm-ground"') ? html : html.replace(/<body[^>]*>/, (body) => `${body}\n    ${markup}`)
    },
    async generateBundle() {
      if (this.environment.name !== 'client') return
      this.emitFile({ type: 'asset', fileName, source: await read() })
      this.emitFile({ type: 'asset', fileName: WHOLE_GROUND, source: await wholeGround() })
    },
  }
}
