import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isoOf } from '../../src/civil.ts'
import { readFolder } from '../../src/cli/read-folder.ts'
import { compile } from '../../src/compile/compile.ts'
import { OPTIONAL_FILES, STORY_FILES } from '../../src/compile/tables.ts'
import type { Problem, Story } from '../../src/model.ts'

const cases = fileURLToPath(new URL('../cases', import.meta.url))
const base = readFolder(join(cases, 'base'))

function storyOf(files: Readonly<Record<string, string>>): Story {
  const compiled = compile(files)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems, null, 2))
  return compiled.story
}

function problemsOf(changed: Readonly<Record<string, string>>): readonly Problem[] {
  return compile({ ...base, ...changed }).problems
}

/** The base story with a part of one file changed. */
function changed(file: string, from: string, to: string): Record<string, string> {
  const text = base[file] ?? ''
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
  return { [file]: text.replace(from, to) }
}

describe('the base story', () => {
  const story = storyOf(base)

  test('compiles without a problem', () => {
    expect(compile(base).problems).toEqual([])
  })

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(story))).toEqual(story)
  })

  test('has its head', () => {
    expect(story).toMatchObject({
      id: 'tiny',
      title: { en: 'A tiny story', ar: 'قصة صغيرة' },
      sites: ['tartus-naval-base'],
    })
    expect([story.span.start, story.span.end, story.opening].map(isoOf)).toEqual([
      '2024-12-01',
      '2025-03-01',
      '2025-01-28',
    ])
  })

  test('joins names to ids and keeps cells of several lines', () => {
    const visit = story.events[0]
    expect(visit).toMatchObject({ id: 'visit-damascus', places: ['damascus'], actors: ['bogdanov', 'al-sharaa'] })
    expect(visit?.summary.en).toBe('It stayed for a day.\nIt was the first.')
    expect(visit?.movements).toMatchObject([
      { id: 'visit-damascus/1', from: 'moscow', to: 'damascus', departed: visit?.date, arrived: visit?.date },
    ])
  })

  test('puts claims in order of publication and resolves their words for a date', () => {
    const claims = story.events[0]?.claims ?? []
    expect(claims.map((claim) => claim.source)).toEqual(['wire-visit', 'paper-base'])
    expect(claims.map((claim) => [claim.dateAsSaid, claim.date?.edtf])).toEqual([
      ['on Tuesday', '2025-01-28'],
      ['January 28', '2025-01-28'],
    ])
    expect(claims[0]?.says).toEqual({ en: 'A delegation arrived on Tuesday.', ru: 'Делегация прибыла во вторник.' })
  })

  test('orders statuses and opens the last', () => {
    expect(story.statuses.map((status) => [status.id, status.span.edtf, status.span.end])).toMatchObject([
      ['tartus-operating', '2024-12-01/2025-01-27', expect.any(Number)],
      ['tartus-reduced', '[2025-01-28..2025-01-30]/..', null],
    ])
    expect(story.statuses[1]).toMatchObject({ because: ['visit-damascus'], until: [] })
  })
})

describe('cases', () => {
  const names = readdirSync(cases).filter((name) => name !== 'base')

  test.each(names)('%s', (name) => {
    const folder = join(cases, name)
    const expected: unknown = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
    expect(problemsOf(readFolder(folder))).toEqual(expected)
  })
})

describe('files', () => {
  const optional: readonly string[] = OPTIONAL_FILES
  const needed = STORY_FILES.filter((file) => !optional.includes(file))

  test.each(needed)('%s may not be missing, and nothing else is said about it', (file) => {
    const files = Object.fromEntries(Object.entries(base).filter(([name]) => name !== file))
    const compiled = compile(files)
    expect(compiled.ok).toBe(false)
    expect(compiled.problems.filter((problem) => problem.severity === 'error')).toMatchObject([
      { file, row: null, column: null, message: `The file ${file} is missing.` },
    ])
  })

  test('an empty story has one problem for each file that it needs', () => {
    expect(compile({}).problems.map((problem) => problem.file)).toEqual(needed)
  })

  test.each(OPTIONAL_FILES)('a story may do without %s, where nothing names its rows', (file) => {
    const { problems } = compile(Object.fromEntries(Object.entries(base).filter(([name]) => name !== file)))
    expect(problems.filter((problem) => problem.file === file)).toEqual([])
    for (const { message } of problems) expect(message).toMatch(/^There is no (actor|event or status) /)
  })

  test('places, sources, events and claims alone are a story', () => {
    const story = storyOf({
      'story.json': '{"id": "bare", "title": "Bare", "span": "2024-12-01/2025-02-28", "opening": "2025-01-28"}',
      'places.csv': base['places.csv']?.split('\n').slice(0, 2).join('\n') ?? '',
      'sources.csv': base['sources.csv']?.split('\n').slice(0, 2).join('\n') ?? '',
      'events.csv':
        'id,date,places,kind,modality,title,summary,actors,replaces\nit,2025-01-28,damascus,event,occurred,It,,,\n',
      'claims.csv': 'about,source,says,date,date_as_said,stance\nit,wire-visit,It was.,,,reports\n',
    })
    expect(story).toMatchObject({
      kicker: { en: '' },
      lede: { en: '' },
      inset: null,
      sites: [],
      parties: [],
      kinds: [],
      language: 'en',
      actors: {},
      statuses: [],
    })
  })

  test('a byte order mark and Windows line ends are read', () => {
    const windows = Object.entries(base).map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`])
    expect(compile(Object.fromEntries(windows)).problems).toEqual([])
  })

  test('broken JSON is told', () => {
    expect(problemsOf({ 'story.json': '{' })).toMatchObject([{ file: 'story.json', severity: 'error' }])
    expect(problemsOf({ 'story.json': '[]' })).toMatchObject([{ file: 'story.json', severity: 'error' }])
  })
})

describe('rules', () => {
  test('a column that starts with # is a note', () => {
    expect(problemsOf(changed('actors.csv', 'party,role', 'party,role,# to do'))).toEqual([])
  })

  test('a role has its translations, and nobody need have one', () => {
    const [header = '', first = '', second = ''] = (base['actors.csv'] ?? '').split('\n')
    const cells = [`${header},role_ar,role_ru`, `${first},مبعوث,`, second].join('\n')
    const compiled = compile({ ...base, 'actors.csv': cells })
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
    expect(Object.values(compiled.story.actors).map(({ role }) => role)).toEqual([
      { en: 'Deputy foreign minister of Russia', ar: 'مبعوث' },
      null,
    ])
  })

  test('the same day for one end and the next start is two states at once', () => {
    const files = changed('statuses.csv', 'reduced,[2025-01-28..2025-01-30]', 'reduced,2025-01-27')
    expect(problemsOf(files)).toMatchObject([{ file: 'statuses.csv', row: 3, column: 'from' }])
  })

  test('doubtful ends that may touch are no overlap', () => {
    const files = changed('statuses.csv', '2024-12-01,2025-01-27', '2024-12-01,2025-01')
    expect(problemsOf(files)).toEqual([])
  })

  test('an event may lie outside the span, and be planned in the past', () => {
    expect(problemsOf(changed('events.csv', '2025-02-12', '2015-09-30'))).toMatchObject([{ severity: 'warning' }])
    expect(problemsOf(changed('events.csv', 'visit,occurred', 'visit,planned'))).toEqual([])
  })

  test('a departure with an earlier instant of another zone is no error', () => {
    const dates = '2025-01-28T02:00+03:00,2025-01-28T00:30Z'
    expect(problemsOf(changed('movements.csv', 'damascus,,', `damascus,${dates}`))).toEqual([])
    const turned = '2025-01-28T04:00+03:00,2025-01-28T00:30Z'
    expect(problemsOf(changed('movements.csv', 'damascus,,', `damascus,${turned}`))).toMatchObject([
      { column: 'departed', severity: 'error' },
    ])
  })

  test('an event may not replace itself', () => {
    const files = changed('events.csv', 'Ahmed Al Sharaa,', 'Ahmed Al Sharaa,visit-damascus')
    expect(problemsOf(files)).toMatchObject([{ column: 'replaces', row: 3 }])
  })

  test('every error has a remedy in a sentence', () => {
    for (const name of readdirSync(cases)) {
      for (const problem of problemsOf(readFolder(join(cases, name)))) {
        expect(problem.remedy).toMatch(/[.}"]$/)
        expect(problem.message).toMatch(/\.$/)
      }
    }
  })
})
