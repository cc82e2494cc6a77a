import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHost } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, createServer } from 'vite'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { checkFolder, formatProblem } from '../../src/cli/check.ts'
import { storyPlugin } from '../../src/cli/story-plugin.ts'

const base = fileURLToPath(new URL('../cases/base', import.meta.url))
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-'))
  cpSync(base, join(folder, 'story'), { recursive: true })
  writeFileSync(join(folder, 'main.js'), "console.log('a page')\n")
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function breakEvents(): void {
  const path = join(folder, 'story', 'events.csv')
  writeFileSync(path, readFileSync(path, 'utf8').replace('2025-01-28', '2025-13'))
}

function buildStory() {
  return build({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    plugins: [storyPlugin({ folder: 'story' })],
    build: { write: false, rolldownOptions: { input: join(folder, 'main.js') } },
  })
}

describe('check', () => {
  test('a good folder exits with 0', () => {
    const { problems, text, exitCode } = checkFolder(join(folder, 'story'))
    expect([problems, exitCode]).toEqual([[], 0])
    expect(text).toMatch(/^0 errors, 0 warnings\n\d+ texts are not translated \(ar\), first: \S.*\n\d+ .*\(ru\)/)
  })

  test('a broken folder exits with 1 and a line for each problem', () => {
    breakEvents()
    const { text, exitCode } = checkFolder(join(folder, 'story'))
    expect(exitCode).toBe(1)
    expect(text).toBe(
      "events.csv:3:date: '2025-13' There is no month 13. Write a month from 01 to 12.\n1 error, 0 warnings",
    )
  })

  test('a warning says so, and a value of several lines stays on one', () => {
    const problem = { file: 'a.csv', row: 2, column: 'b', value: 'one\ntwo', message: 'Odd.', remedy: 'Mend it.' }
    expect(formatProblem({ severity: 'warning', ...problem })).toBe("a.csv:2:b: warning: 'one two' Odd. Mend it.")
  })
})

describe('storyPlugin', () => {
  test('a build holds the story', async () => {
    expect(JSON.stringify(await buildStory())).toContain('A delegation comes to Damascus')
  })

  test('a build of a broken story fails with its problems', async () => {
    breakEvents()
    await expect(buildStory()).rejects.toThrow('events.csv:3:date')
  })

  test('in development a change is sent and a later load is fresh', async () => {
    const server = await createServer({
      configFile: false,
      root: folder,
      logLevel: 'silent',
      server: { middlewareMode: true, ws: false, watch: { usePolling: true, interval: 50 } },
      optimizeDeps: { noDiscovery: true },
      plugins: [storyPlugin({ folder: 'story' })],
    })
    try {
      const send = vi.spyOn(server.hot, 'send')
      const host = createHost(server.middlewares).listen(0, '127.0.0.1')
      await once(host, 'listening')
      const load = async () => {
        const bound = host.address()
        if (bound === null || typeof bound === 'string') throw new Error('the host has no port')
        return (await fetch(`http://127.0.0.1:${bound.port}/story.json`)).text()
      }
      onTestFinished(() => void host.close())
      expect(await load()).toContain('"ok":true')
      await vi.waitFor(() => expect(Object.keys(server.watcher.getWatched())).toContain(join(folder, 'story')), 5000)
      // Again and again: who polls may have its first look at a file only after the first change.
      await vi.waitFor(
        () => {
          breakEvents()
          expect(send).toHaveBeenCalledWith('demarche:story', expect.anything())
        },
        { timeout: 15_000, interval: 300 },
      )
      expect(send.mock.calls.at(-1)).toMatchObject(['demarche:story', { ok: false }])
      expect(await load()).toContain('There is no month 13')
    } finally {
      await server.close()
    }
  })
})
