import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** The path of a program on PATH, or null. */
export function onPath(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name)
    if (folder !== '' && existsSync(path)) return path
  }
  return null
}

function systemBrowser(): string | null {
  for (const name of NAMES) {
    const path = onPath(name)
    if (path !== null) return path
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return existsSync(mac) ? mac : null
}

/**
 * The browser to test with: the one that DEMARCHE_BROWSER names, the system's Chromium or Chrome, Playwright's own; where
 * there is none, Debian's `chromium` is installed if that is allowed here.
 * @throws Error with one line that says what to install
 */
export function findBrowser(): string {
  const named = process.env['DEMARCHE_BROWSER']
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new Error(`DEMARCHE_BROWSER names ${named}, which does not exist: name a Chromium or Chrome program.`)
  }
  const found = systemBrowser() ?? playwrightBrowser()
  if (found !== null) return found
  if (onPath('apt-get') !== null && process.getuid?.() === 0) {
    console.info('No browser found: installing Debian’s chromium.')
    const options = { stdio: 'ignore' as const, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update', '-qq'], options)
    try {
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
    } catch {
      throw new Error('Debian’s chromium could not be installed: install Chromium or Chrome, or set DEMARCHE_BROWSER.')
    }
    const installed = systemBrowser()
    if (installed !== null) return installed
  }
  throw new Error('No browser found: install Chromium or Chrome, or set DEMARCHE_BROWSER to the path of one.')
}

function playwrightBrowser(): string | null {
  const path = chromium.executablePath()
  return existsSync(path) ? path : null
}
