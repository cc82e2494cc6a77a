import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { demarche, temporaryFolder } from './running.ts'

const GOOD = `Date,Title,Place,Country,Link
2024-03-04,The loan was signed,Lisbon,Portugal,https://example.org/loan
2024-04-08,The clocks arrived,Turin,Italy,https://example.org/arrival
2024-05-21,The hall was seen,Vienna,Austria,
`
/** Rows 5, 6, 7 and 9 have no date that could be read. */
const PARTLY = `${GOOD}in July,Row five,Vienna,Austria,
soon,Row six,Vienna,Austria,
later,Row seven,Vienna,Austria,
2024-06-30,The exhibition closed,Turin,Italy,
2024-13-01,Row nine,Turin,Italy,
`
const AMBIGUOUS = `Date,Title,Place,Country
01/02/2024,One,Lisbon,Portugal
03/04/2024,Two,Porto,Portugal
`

/** A folder with tables in it. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const filesIn = (folder: string) => readdirSync(folder).sort()

describe('an import', () => {
  test('writes a story that passes check, and says what became of each row', async () => {
    const folder = folderOf({ 'visits.csv': GOOD })
    const { code, out, error } = await demarche(['import', 'visits.csv', '--out', 'tour'], { folder })
    expect([code, error]).toEqual([0, ''])
    expect(out).toContain('Read 3 rows: 3 imported, 0 imported with a warning, 0 rejected.')
    expect(out).toMatch(/^Wrote tour: \d+ files \(story\.json, /m)
    expect(out).not.toContain('\u001b')
    expect(filesIn(join(folder, 'tour'))).toEqual(expect.arrayContaining(['events.csv', 'import.json', 'story.json']))
    expect(filesIn(folder)).toEqual(['tour', 'visits.csv'])
    expect(await demarche(['check', 'tour'], { folder })).toMatchObject({ code: 0 })
  })

  test('with rejected rows exits with 3, names them, keeps them, and its numbers add up', async () => {
    const folder = folderOf({ 'visits.csv': PARTLY })
    const { code, out } = await demarche(['import', 'visits.csv', '--out', 'tour'], { folder })
    expect(code).toBe(3)
    expect(out).toContain('Read 8 rows: 4 imported, 0 imported with a warning, 4 rejected.')
    expect(out).toContain('rejected: visits.csv, rows 5–7, 9')
    expect(out).toMatch(/^visits\.csv:9:Date: '2024-13-01' /m)
    const rejected = readFileSync(join(folder, 'tour/rejected.csv'), 'utf8')
    for (const title of ['Row five', 'Row six', 'Row seven', 'Row nine']) expect(rejected).toContain(title)
  })

  test('as JSON says the same', async () => {
    const folder = folderOf({ 'visits.csv': PARTLY })
    const { code, out } = await demarche(['import', 'visits.csv', '--out', 'tour', '--json'], { folder })
    const said = JSON.parse(out)
    expect(code).toBe(3)
    expect(said).toMatchObject({ ok: true, written: true, errors: 4, questions: [] })
    const { read, imported, warned, rejected } = said.report
    expect(imported.length + warned.length + rejected.length).toBe(read)
    expect(said.problems).toHaveLength(said.errors + said.warnings)
    expect(said.files).toContain('story.json')
  })

  test('that only tries writes nothing', async () => {
    const folder = folderOf({ 'visits.csv': GOOD })
    const tried = await demarche(['import', 'visits.csv', '--out', 'tour', '--dry-run'], { folder })
    expect(tried.code).toBe(0)
    expect(tried.out).toContain('Nothing was written, as --dry-run says.')
    expect(filesIn(folder)).toEqual(['visits.csv'])
  })

  test('takes its title, id and language from the flags', async () => {
    const folder = folderOf({ 'visits.csv': GOOD })
    const flags = ['--title', 'A tour', '--name', 'Our tour', '--language', 'pt']
    await demarche(['import', 'visits.csv', '--out', 'tour', ...flags], { folder })
    const story = JSON.parse(readFileSync(join(folder, 'tour/story.json'), 'utf8'))
    expect(story).toMatchObject({ id: 'our-tour', language: 'pt' })
    expect(JSON.stringify(story.title)).toContain('A tour')
    // What was said of the story holds the next time.
    await demarche(['import', 'visits.csv', '--out', 'tour', '--force'], { folder })
    expect(JSON.parse(readFileSync(join(folder, 'tour/story.json'), 'utf8'))).toEqual(story)
  })
})

describe('a folder', () => {
  test('gives the story its headline in its own letters', async () => {
    const folder = folderOf({ 'visits.csv': GOOD })
    await demarche(['import', 'visits.csv', '--out', 'رحلات 🚢'], { folder })
    await demarche(['import', 'visits.csv', '--out', 'визиты'], { folder })
    const head = (name: string) => JSON.parse(readFileSync(join(folder, name, 'story.json'), 'utf8'))
    expect(head('رحلات 🚢')).toMatchObject({ id: 'story', title: { en: 'رحلات 🚢' } })
    expect(head('визиты')).toMatchObject({ id: 'vizity', title: { en: 'Визиты' } })
  })

  test('that cannot be written is told of in words', async () => {
    const folder = folderOf({ 'visits.csv': GOOD })
    const inFile = await demarche(['import', 'visits.csv', '--out', 'visits.csv/tour'], { folder })
    expect(inFile).toMatchObject({
      code: 1,
      error: 'visits.csv/tour lies in visits.csv, which is a file.\nNothing was written.\n',
    })
    // A name that leaves no room for the one beside it: refused to whoever runs this, with rights or without.
    const long = 'x'.repeat(250)
    const refused = await demarche(['import', 'visits.csv', '--out', long], { folder })
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.error).toContain('cannot be written (')
    expect(filesIn(folder)).toEqual(['visits.csv'])
  })
})

describe('what only the editor knows', () => {
  test('is asked for with the flag that answers it, and nothing is written', async () => {
    const folder = folderOf({ 'visits.csv': AMBIGUOUS })
    const asked = await demarche(['import', 'visits.csv', '--out', 'tour'], { folder })
    expect(asked.code).toBe(1)
    expect(asked.out).toMatch(/To be answered\n {2}.*--dates "?Date=dmy/)
    expect(asked.out).toContain('Nothing was written.')
    expect(filesIn(folder)).toEqual(['visits.csv'])
    const json = JSON.parse((await demarche(['import', 'visits.csv', '--out', 'tour', '--json'], { folder })).out)
    expect(json).toMatchObject({ ok: false, written: false, files: [] })
    expect(json.questions[0]).toMatchObject({ kind: 'date', column: 'Date' })
  })

  test('is asked once: the answer is kept with the story', async () => {
    const folder = folderOf({ 'visits.csv': AMBIGUOUS })
    const answered = await demarche(['import', 'visits.csv', '--out', 'tour', '--dates', 'Date=dmy'], { folder })
    expect(answered.code).toBe(0)
    expect(readFileSync(join(folder, 'tour/events.csv'), 'utf8')).toContain('2024-02-01')
    const again = await demarche(['import', 'visits.csv', '--out', 'tour', '--force'], { folder })
    expect(again.code).toBe(0)
    expect(again.out).toContain('Columns and dates as kept in tour/import.json.')
    const other = await demarche(['import', 'visits.csv', '--out', 'tour', '--force', '--dates', 'mdy'], { folder })
    expect(other.code).toBe(0)
    expect(readFileSync(join(folder, 'tour/events.csv'), 'utf8')).toContain('2024-01-02')
  })

  test('a flag that cannot be meant is refused at once', async () => {
    const folder = folderOf({ 'visits.csv': GOOD })
    for (const flags of [
      ['--map', 'when'],
      ['--dates', 'Date=ddmm'],
      ['--decimal', ';'],
      ['--header-row', '0'],
    ]) {
      const { code, error } = await demarche(['import', 'visits.csv', '--out', 'tour', ...flags], { folder })
      expect([code, error.includes(flags[0] ?? '')], flags.join(' ')).toEqual([2, true])
    }
    const map = await demarche(['import', 'visits.csv', '--out', 'tour', '--map', 'whn=Date'], { folder })
    expect([map.code, map.out.includes('Did you mean when?')]).toEqual([1, true])
    expect(existsSync(join(folder, 'tour'))).toBe(false)
  })
})

describe('what is there already', () => {
  test('is not overwritten until that is said; then the story’s own files are, and others stay', async () => {
    const folder = folderOf({ 'visits.csv': GOOD })
    await demarche(['new', 'tour'], { folder })
    writeFileSync(join(folder, 'tour/notes.txt'), 'mine')
    mkdirSync(join(folder, 'tour/pages'))
    const before = readFileSync(join(folder, 'tour/events.csv'), 'utf8')
    const refused = await demarche(['import', 'visits.csv', '--out', 'tour'], { folder })
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.error).toContain('--force replaces its files')
    expect(readFileSync(join(folder, 'tour/events.csv'), 'utf8')).toBe(before)

    const forced = await demarche(['import', 'visits.csv', '--out', 'tour', '--force'], { folder })
    expect(forced.code).toBe(0)
    expect(forced.out).toMatch(/^Replaced: .*story\.json/m)
    expect(forced.out).toMatch(/^Removed, as this story has none: .*statuses\.csv/m)
    expect(filesIn(join(folder, 'tour'))).toEqual(expect.arrayContaining(['notes.txt', 'pages']))
    expect(await demarche(['check', 'tour'], { folder })).toMatchObject({ code: 0 })
  })

  test('stays as it is where the new rows are all refused', async () => {
    const folder = folderOf({ 'visits.csv': 'Date,Title\nsoon,One\nlater,Two\n' })
    await demarche(['new', 'tour'], { folder })
    const before = filesIn(join(folder, 'tour')).map((name) => readFileSync(join(folder, 'tour', name), 'utf8'))
    const failed = await demarche(['import', 'visits.csv', '--out', 'tour', '--force'], { folder })
    expect(failed.code).toBe(1)
    expect(filesIn(join(folder, 'tour')).map((name) => readFileSync(join(folder, 'tour', name), 'utf8'))).toEqual(
      before,
    )
    expect(filesIn(folder)).toEqual(['tour', 'visits.csv'])
  })

  test('is not written over the very tables that it is made of', async () => {
    const folder = temporaryFolder()
    await demarche(['new', 'tour'], { folder })
    const { code, error } = await demarche(['import', 'tour/events.csv', '--out', 'tour', '--force'], { folder })
    expect([code, error.includes('Give another folder')]).toEqual([2, true])
  })
})

describe('what cannot be read', () => {
  test('a file that is not there, or a folder, is called wrongly', async () => {
    const folder = folderOf({ 'visits.csv': GOOD })
    mkdirSync(join(folder, 'tables'))
    for (const name of ['none.csv', 'tables', 'https://example.org/table.csv']) {
      expect((await demarche(['import', 'visits.csv', name, '--out', 'tour'], { folder })).code).toBe(2)
    }
  })

  test('a file of 200 MB is refused before it is opened', async () => {
    const folder = folderOf({ 'large.csv': 'Date,Title\n' })
    truncateSync(join(folder, 'large.csv'), 200 * 1024 * 1024)
    const begun = performance.now()
    const { code, out } = await demarche(['import', 'large.csv', '--out', 'tour'], { folder })
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(code).toBe(1)
    expect(out).toContain('large.csv: The file has 200 MB; at most 64 MB are read.')
    expect(filesIn(folder)).toEqual(['large.csv'])
  })
})

describe('export', () => {
  test('writes all tables as tabs, which come back as the same story', async () => {
    const folder = temporaryFolder()
    await demarche(['new', 'tour'], { folder })
    const written = await demarche(['export', 'tour', '--out', 'tour.xlsx'], { folder })
    expect(written).toMatchObject({ code: 0, error: '' })
    expect(written.out).toBe(
      'Wrote tour.xlsx: 10 tabs (story, places, actors, sources, events, movements, statuses, claims, tellings, changes).\n',
    )
    expect((await demarche(['export', 'tour', '--out', 'tour.xlsx'], { folder })).code).toBe(1)
    expect((await demarche(['export', 'tour', '--out', 'tour.xlsx', '--force'], { folder })).code).toBe(0)
    const back = await demarche(['import', 'tour.xlsx', '--out', 'back'], { folder })
    expect(back.code).toBe(0)
    expect(await demarche(['check', 'back'], { folder })).toMatchObject({ code: 0, out: '0 errors, 0 warnings\n' })
    expect(filesIn(folder)).toEqual(['back', 'tour', 'tour.xlsx'])
  })

  test('a story with errors is not exported', async () => {
    const folder = temporaryFolder()
    await demarche(['new', 'tour'], { folder })
    writeFileSync(join(folder, 'tour/claims.csv'), 'about\n')
    const { code, error } = await demarche(['export', 'tour', '--out', 'tour.xlsx'], { folder })
    expect([code, error.includes('demarche check tour tells them')]).toEqual([1, true])
    expect(filesIn(folder)).toEqual(['tour'])
  })
})
