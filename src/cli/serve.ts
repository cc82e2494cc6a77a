import { resolve } from 'node:path'
import { createLogger, createServer, type ViteDevServer } from 'vite'
import type { Arguments } from './arguments.ts'
import { checkFolder } from './check.ts'
import type { ExitCode } from './exit-code.ts'
import { storyFolder } from './read-folder.ts'
import { siteConfig } from './site.ts'
import type { Terminal } from './terminal.ts'

/** What the app takes from packages: named, as an installed package is not searched for it. */
const PACKAGES = [
  ...[
    'react',
    'react-dom',
    'react-dom/client',
    'react/jsx-runtime',
    'react/jsx-dev-runtime',
    'zustand',
    'zustand/vanilla',
  ],
  // What reads a reader's own table: found out only then, they would have the page loaded anew, and the table be lost.
  ...['d3-dsv', 'edtf', 'fflate', 'zod', '@e965/xlsx', '@tmcw/togeojson', '@xmldom/xmldom'],
  ...['maplibre-gl', 'pmtiles', '@turf/bbox', '@turf/bearing', '@turf/destination', '@turf/distance', '@turf/midpoint'],
]

export interface ServeOptions {
  readonly story: string
  /** null: the usual one, or the next that is free. */
  readonly port: number | null
}

/** The site of a story as it is edited. */
export async function serveSite({ story, port }: ServeOptions): Promise<ViteDevServer> {
  const config = siteConfig({ folder: story, address: null })
  const server = await createServer({
    ...config,
    configFile: false,
    base: '/',
    clearScreen: false,
    customLogger: createLogger('error'),
    optimizeDeps: { include: PACKAGES },
    server: { ...config.server, host: 'localhost', ...(port === null ? {} : { port, strictPort: true }) },
  })
  return server.listen()
}

/** `demarche serve FOLDER [--port NUMBER]`: until it is ended. */
export async function serve({ values: [folder = ''], one }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { red } = terminal.noted
  const story = resolve(terminal.folder, folder)
  const refusal = storyFolder(story, folder)
  const written = one('port')
  const port = written === null ? null : Number(written)
  const isPort = port === null || (Number.isInteger(port) && port >= 0 && port < 65_536)
  if (refusal !== null || !isPort) {
    terminal.note(red(refusal ?? `${written} is no port. Write a number from 1024 to 65535.`))
    return 2
  }
  const { problems, text } = checkFolder(story, { folder, style: terminal.noted })
  if (problems.length > 0) terminal.note(text)
  terminal.progress('Starting')
  const server = await serveSite({ story, port })
  terminal.print(`${folder} is at ${terminal.printed.bold(server.resolvedUrls?.local[0] ?? '')}`)
  terminal.print('The page follows each save of a table. Ctrl+C ends it.')
  await terminal.ended()
  await server.close()
  return 0
}
