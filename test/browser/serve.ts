import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}
/** What a host compresses; fonts are compressed already. */
const TEXT = /\.(html|m?js|css|svg|json)$/

/** One answer of the host. */
export interface Transfer {
  /** In the folder, with a slash at its beginning. */
  readonly path: string
  /** Bytes of the body as they went over the line. */
  readonly bytes: number
}

export interface Site {
  /** `http://127.0.0.1:<port>/` */
  readonly address: string
  /** What was sent up to now, in the order of the requests. */
  readonly sent: readonly Transfer[]
  readonly close: () => Promise<void>
}

export interface ServeOptions {
  /** `false` ignores Range requests, as some hosts do. */
  readonly ranges?: boolean
  /** Compresses text for browsers that take it. */
  readonly brotli?: boolean
  /** What every answer says besides, as a policy or whose pages may read it; a path may have its own. */
  readonly headers?: (path: string) => Readonly<Record<string, string>>
  /** Which paths are answered with 404. */
  readonly missing?: (path: string) => boolean
}

/** A plain static host for a folder. */
export async function serve(
  folder: string,
  { ranges = true, brotli = false, missing = () => false, headers: more = () => ({}) }: ServeOptions = {},
): Promise<Site> {
  const sent: Transfer[] = []
  const packed = new Map<string, Promise<Buffer>>()
  const pack = (file: string): Promise<Buffer> => {
    const known = packed.get(file) ?? readFile(file).then((bytes) => promisify(brotliCompress)(bytes))
    packed.set(file, known)
    return known
  }
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname))
    const file = join(folder, path.endsWith('/') ? join(path, 'index.html') : path)
    const size = await stat(file).then(
      (found) => (found.isFile() ? found.size : null),
      () => null,
    )
    if (size === null || missing(path)) {
      response.writeHead(404).end('not found')
      return
    }
    const headers = {
      ...more(path),
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      // What carries its hash in its name never changes.
      'cache-control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store',
    }
    if (brotli && TEXT.test(file) && /\bbr\b/.test(String(request.headers['accept-encoding']))) {
      const body = await pack(file)
      sent.push({ path, bytes: body.length })
      response.writeHead(200, { ...headers, 'content-encoding': 'br', 'content-length': body.length }).end(body)
      return
    }
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
    if (!ranges || range === null) {
      sent.push({ path, bytes: size })
      response.writeHead(200, { ...headers, 'content-length': size })
      createReadStream(file).pipe(response)
      return
    }
    const first = Number(range[1])
    const last = Math.min(Number(range[2]), size - 1)
    sent.push({ path, bytes: last - first + 1 })
    response.writeHead(206, {
      ...headers,
      'content-range': `bytes ${first}-${last}/${size}`,
      'content-length': last - first + 1,
    })
    createReadStream(file, { start: first, end: last }).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
