import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/cli/main.ts'
import { createTerminal } from '../../src/cli/terminal.ts'
import { demarche, temporaryFolder } from './running.ts'

test('serves a story from any folder until it is ended', async () => {
  const folder = temporaryFolder()
  await demarche(['new', 'mine'], { folder })
  const out: string[] = []
  const answers: string[] = []
  const ended = async () => {
    const address = /is at (http:\S+)/.exec(out.join(''))?.[1] ?? ''
    for (const name of ['story.json', 'hosts.html']) {
      const answer = await fetch(address + name)
      answers.push(`${name} ${answer.status} ${(await answer.text()).includes('invented example')}`)
    }
  }
  const stdout = { write: (text: string) => out.push(text) }
  const terminal = createTerminal({ stdout, stderr: { write: () => true }, env: {}, folder, ended })
  expect(await run(['serve', join(folder, 'mine'), '--port', '0'], terminal)).toBe(0)
  expect(answers).toEqual(['story.json 200 true', 'hosts.html 200 true'])
}, 120_000)
