import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { onPath } from './find-browser.ts'

/** Firefox, driven by its own remote protocol, Marionette: the one that geckodriver speaks, over a plain socket. */
export interface Firefox {
  /** Whether it has WebGL: a Firefox without a display has none. */
  readonly hasWebGl: boolean
  readonly goto: (address: string) => Promise<void>
  /** What a function gives in the page, or in one of its frames; it may use nothing from outside. */
  readonly evaluate: <Value>(frame: number | null, run: () => Value) => Promise<Value>
  readonly picture: () => Promise<PNG>
  readonly close: () => Promise<void>
}

/** The Firefox to test with: the one that DEMARCHE_FIREFOX names, or the system's; null where there is none. */
export function findFirefox(): string | null {
  const named = process.env['DEMARCHE_FIREFOX']
  if (named !== undefined && named !== '') return existsSync(named) ? named : null
  return onPath('firefox-esr') ?? onPath('firefox')
}

/** No updates, no questions, and a port of its own choice. */
const PREFERENCES = {
  'marionette.port': 0,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'toolkit.telemetry.enabled': false,
  'webgl.force-enabled': true,
} as const

/** The first line that a stream gives. */
async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of stream) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  return text.split('\n')[0] ?? ''
}

/** A display that is nowhere, which Firefox needs for WebGL; null where there is no Xvfb. */
async function startDisplay(): Promise<{ readonly name: string; readonly program: ChildProcess } | null> {
  const path = process.env['DEMARCHE_XVFB'] ?? onPath('Xvfb')
  if (path === null) return null
  const program = spawn(path, ['-displayfd', '1', '-screen', '0', '1440x1300x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return { name: `:${await firstLine(program.stdout)}`, program }
}

/** The text of a file, once it has one. */
async function written(folder: string, name: string): Promise<string> {
  const file = join(folder, name)
  const text = () => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  const watcher = watch(folder)
  try {
    while (text() === '') await Promise.race([once(watcher, 'change'), once(AbortSignal.timeout(1000), 'abort')])
    return text()
  } finally {
    watcher.close()
  }
}

type Answer = readonly [type: number, id: number, error: { readonly message: string } | null, result: unknown]

/** Sends commands as `length:[0,id,name,parameters]`; answers come in the same form. */
function speakMarionette(socket: Socket): (name: string, parameters?: object) => Promise<unknown> {
  const waiting = new Map<number, (answer: Answer) => void>()
  let received = Buffer.alloc(0)
  let count = 0
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk])
    for (let colon = received.indexOf(':'); colon >= 0; colon = received.indexOf(':')) {
      const end = colon + 1 + Number(received.subarray(0, colon))
      if (received.length < end) return
      const answer: Answer = JSON.parse(String(received.subarray(colon + 1, end)))
      received = received.subarray(end)
      // What it says first is no answer.
      if (Array.isArray(answer)) waiting.get(answer[1])?.(answer)
    }
  })
  return (name, parameters = {}) =>
    new Promise((resolve, reject) => {
      count += 1
      const id = count
      waiting.set(id, ([, , error, result]) => {
        waiting.delete(id)
        if (error === null) resolve(result)
        else reject(new Error(`${name}: ${error.message}`))
      })
      const text = JSON.stringify([0, id, name, parameters])
      socket.write(`${Buffer.byteLength(text)}:${text}`)
    })
}

const givenBy = (result: unknown): unknown => Reflect.get(Object(result), 'value')

const canDraw = (): boolean => document.createElement('canvas').getContext('webgl2') !== null

/** Starts a Firefox with a profile of its own. */
export async function launchFirefox(program: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'demarche-firefox-'))
  const preferences = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${value});`)
  writeFileSync(join(profile, 'user.js'), preferences.join('\n'))
  const display = await startDisplay()
  const size = ['--width', '1440', '--height', '1300']
  const browser = spawn(
    program,
    ['--marionette', '--no-remote', '--profile', profile, ...size, ...(display === null ? ['--headless'] : [])],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        MOZ_HEADLESS_WIDTH: '1440',
        MOZ_HEADLESS_HEIGHT: '1300',
        ...(display === null ? {} : { DISPLAY: display.name, LIBGL_ALWAYS_SOFTWARE: '1' }),
      },
    },
  )
  const socket = connect(Number(await written(profile, 'MarionetteActivePort')), '127.0.0.1')
  const send = speakMarionette(socket)
  await send('WebDriver:NewSession')
  const evaluate = async <Value>(frame: number | null, run: () => Value): Promise<Value> => {
    // A frame counts from the one before it: first to the top.
    await send('WebDriver:SwitchToFrame')
    if (frame !== null) await send('WebDriver:SwitchToFrame', { id: frame })
    const script = `return JSON.stringify((${String(run)})())`
    const answer = givenBy(await send('WebDriver:ExecuteScript', { script, args: [] }))
    return JSON.parse(String(answer))
  }
  return {
    hasWebGl: await evaluate(null, canDraw),
    goto: async (url) => {
      await send('WebDriver:SwitchToFrame', {})
      await send('WebDriver:Navigate', { url })
    },
    evaluate,
    picture: async () => {
      await send('WebDriver:SwitchToFrame', {})
      const shot = givenBy(await send('WebDriver:TakeScreenshot', { full: false, hash: false }))
      return PNG.sync.read(Buffer.from(String(shot), 'base64'))
    },
    close: async () => {
      const gone = once(browser, 'exit')
      await send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined)
      socket.destroy()
      await gone
      display?.program.kill()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
