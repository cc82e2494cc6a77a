import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvParseRows } from 'd3-dsv'
import { describe, expect, test } from 'vitest'
import { exampleStory } from '../../src/cli/new.ts'
import { compile } from '../../src/compile/compile.ts'
import { STORY_FILES } from '../../src/compile/tables.ts'
import { demarche, temporaryFolder } from './running.ts'

describe('a new story', () => {
  test('has every table, and below each header a row that explains each column and is passed over', () => {
    const files = exampleStory('mine')
    expect(Object.keys(files)).toEqual([...STORY_FILES])
    for (const [file, text] of Object.entries(files).filter(([name]) => name.endsWith('.csv'))) {
      const [header = [], explained = [], ...rows] = csvParseRows(text)
      expect(explained, file).toHaveLength(header.length)
      expect(explained[0], file).toMatch(/^# /)
      for (const cell of explained) expect(cell.length, file).toBeGreaterThan(5)
      expect(rows.length, file).toBeGreaterThan(0)
    }
    expect(JSON.parse(files['story.json'] ?? '').id).toBe('mine')
  })

  test('is small, shows what there is to show, and nothing of it is real', () => {
    const compiled = compile(exampleStory('mine'))
    if (!compiled.ok) throw new Error('the example has errors')
    const { story, problems } = compiled
    expect(problems).toEqual([])
    expect(story.events.length).toBeGreaterThanOrEqual(6)
    expect(story.events.length).toBeLessThanOrEqual(10)
    expect(story.events.flatMap(({ movements }) => movements)).toHaveLength(2)
    expect([story.parties.length, story.sites.length]).toEqual([2, 2])
    expect(story.statuses.length).toBeGreaterThan(2)
    expect(new Set(story.events.map(({ modality }) => modality))).toContain('cancelled')
    expect(new Set(story.events.map(({ modality }) => modality))).toContain('planned')
    for (const { url } of Object.values(story.sources)) expect(new URL(url ?? '').host).toBe('example.org')
  })

  test('passes check with neither an error nor a warning', async () => {
    const folder = temporaryFolder()
    const made = await demarche(['new', 'Fähre & Fluss'], { folder })
    expect(made).toMatchObject({ code: 0, error: '' })
    expect(made.out).toContain('Wrote Fähre & Fluss: 10 files')
    expect(JSON.parse(readFileSync(join(folder, 'Fähre & Fluss/story.json'), 'utf8')).id).toBe('fahre-fluss')
    expect(await demarche(['check', 'Fähre & Fluss'], { folder })).toMatchObject({
      code: 0,
      out: '0 errors, 0 warnings\n',
    })
    expect(await demarche(['check', '.'], { folder: join(folder, 'Fähre & Fluss') })).toMatchObject({ code: 0 })
  })

  test('takes an empty folder, and no other', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'empty'))
    mkdirSync(join(folder, 'full'))
    writeFileSync(join(folder, 'full/mine.txt'), 'mine')
    writeFileSync(join(folder, 'file'), 'mine')
    expect(await demarche(['new', 'empty'], { folder })).toMatchObject({ code: 0 })
    for (const name of ['full', 'file', 'empty']) {
      const refused = await demarche(['new', name], { folder })
      expect([refused.code, refused.out]).toEqual([1, ''])
      expect(refused.error).toContain('Nothing was written.')
    }
    expect(readdirSync(join(folder, 'full'))).toEqual(['mine.txt'])
    expect(readdirSync(folder).sort()).toEqual(['empty', 'file', 'full'])
  })
})
