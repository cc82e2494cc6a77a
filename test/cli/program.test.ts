import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { SHAPES } from '../../src/cli/shapes.ts'
import { demarche, temporaryFolder } from './running.ts'

const folder = import.meta.dirname
const COMMANDS = Object.keys(SHAPES)
const CASE = join(folder, '../cases/base')

describe('help', () => {
  test('of the whole names every command, and comes without one too', async () => {
    const asked = await demarche(['--help'], { folder })
    expect(asked).toMatchObject({ code: 0, error: '' })
    for (const name of COMMANDS) expect(asked.out).toMatch(new RegExp(`^  demarche ${name} `, 'm'))
    expect(await demarche([], { folder })).toEqual({ ...asked, code: 2 })
  })

  test.each(Object.entries(SHAPES))(
    'of %s names each of its flags, and needs none of its values',
    async (name, shape) => {
      const { code, out, error } = await demarche([name, '--help'], { folder })
      expect([code, error]).toEqual([0, ''])
      const { usage, flags } = shape
      expect(out).toContain(`demarche ${name} ${usage}`)
      for (const flag of flags) expect(out).toContain(`--${flag.name}`)
    },
  )

  test('the version is that of the package', async () => {
    expect(await demarche(['--version'], { folder })).toMatchObject({ code: 0, out: `${manifest.version}\n` })
  })
})

describe('what is written wrongly exits with 2 and says what to write', () => {
  test.each([
    [['chekc', 'x'], 'there is no command chekc. Did you mean check?'],
    [['--json', 'check'], 'a command comes first'],
    [['check'], 'check needs FOLDER.'],
    [['check', 'a', 'b'], 'b is too much'],
    [['check', 'a', '--jsno'], 'check has no flag --jsno. Did you mean --json?'],
    [['check', 'a', '-j'], 'check has no flag -j.'],
    [['check', 'a', '--json=yes'], '--json takes no value.'],
    [['build', 'a'], 'build needs --out SITE.'],
    [['build', 'a', '--out'], '--out needs a value: --out SITE.'],
    [['build', 'a', '--out', '--json'], '--out needs a value'],
    [['build', 'a', '--out', 'b', '--out', 'c'], '--out stands twice.'],
    [['import', '--out', 'b'], 'import needs FILE….'],
    [['serve', CASE, '--port', 'ninety'], 'ninety is no port.'],
    [['new', '…'], 'no letter or digit'],
    [['check', 'nowhere'], 'There is no folder nowhere. To begin one: demarche new nowhere'],
    [['check', 'program.test.ts'], 'To make one of it: demarche import program.test.ts'],
    [['check', '.'], "holds none of a story's files"],
    [['build', CASE, '--out', '.'], 'holds something else'],
    [['build', CASE, '--out', '../cases'], 'holds the story itself'],
    [['build', CASE, '--out', 'site', '--address', 'map.example'], 'map.example is no address of a site.'],
    [['export', CASE, '--out', 'tables.csv'], 'Write one that ends in .xlsx.'],
  ])('%j', async (written, message) => {
    const { code, out, error } = await demarche(written, { folder })
    expect([code, out]).toEqual([2, ''])
    expect(error).toContain(message)
  })
})

describe('check', () => {
  const broken = () => {
    const story = temporaryFolder()
    writeFileSync(join(story, 'story.json'), JSON.stringify({ id: 'Tiny \u001b[2J', title: 'A story' }))
    return story
  }

  test('a good story exits with 0', async () => {
    expect(await demarche(['check', CASE], { folder })).toMatchObject({ code: 0, error: '' })
  })

  test('a broken one exits with 1, and names each place as a path from here', async () => {
    const story = broken()
    const { code, out } = await demarche(['check', '.'], { folder: story })
    expect(code).toBe(1)
    expect(out).toMatch(/^story\.json:id: '.*' The id is not in lower-case-kebab\. Write/m)
    const above = await demarche(['check', story], { folder })
    expect(above.out).toContain(`${join(story, 'story.json')}:span: `)
  })

  test('as JSON it says the same, and says how many', async () => {
    const { code, out } = await demarche(['check', broken(), '--json'], { folder })
    const said = JSON.parse(out)
    expect(code).toBe(1)
    expect(said.ok).toBe(false)
    expect(said.problems).toHaveLength(said.errors + said.warnings)
    expect(Object.keys(said.problems[0]).sort()).toEqual(
      ['column', 'file', 'message', 'remedy', 'row', 'severity', 'value'].sort(),
    )
    const good = JSON.parse((await demarche(['check', CASE, '--json'], { folder })).out)
    expect(good).toEqual({ ok: true, errors: 0, warnings: 0, problems: [] })
  })

  test('colours come in a terminal alone, and not where they are not wanted; a cell never brings its own', async () => {
    const story = broken()
    const ESCAPE = '\u001b'
    expect((await demarche(['check', story], { folder })).out).not.toContain(ESCAPE)
    const seen = await demarche(['check', story], { folder, isTerminal: true })
    expect(seen.out).toContain(ESCAPE)
    expect(seen.out).not.toContain('\u001b[2J')
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
      expect((await demarche(['check', story], { folder, isTerminal: true, env })).out).not.toContain(ESCAPE)
    }
  })
})

test.skipIf(process.platform === 'win32')('whoever reads the first line only gets it, and no complaint', () => {
  const program = join(folder, '../../src/cli/run.mjs')
  const { stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" new it | head -1; ls it`], {
    cwd: temporaryFolder(),
    encoding: 'utf8',
  })
  expect(stdout).toMatch(/^Wrote it: .*\n/)
  expect(stdout).toContain('events.csv')
  expect(stderr).toBe('')
})
