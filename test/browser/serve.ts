import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

export interface Site {
  /** `http://127.0.0.1:<port>/` */
  readonly address: string
  readonly close: () => Promise<void>
}

/** A plain static host for a folder. `ranges: false` ignores Range requests, as some hosts do. `missing` answers 404. */
export async function serve(
  folder: string,
  { ranges = true, missing = () => false }: { ranges?: boolean; missing?: (path: string) => boolean } = {},
): Promise<Site> {
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
    const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' }
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
    if (!ranges || range === null) {
      response.writeHead(200, { ...headers, 'content-length': size })
      createReadStream(file).pipe(response)
      return
    }
    const first = Number(range[1])
    const last = Math.min(Number(range[2]), size - 1)
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
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
