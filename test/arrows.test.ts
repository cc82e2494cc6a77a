import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const SOURCE = join(import.meta.dirname, '../src')

/** Which rooms a room may import, as the README draws it; a room may always import itself, the model and civil days. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'model.ts': [],
  'civil.ts': [],
  'fold.ts': [],
  'html.ts': [],
  'languages.ts': [],
  'prose.ts': [],
  'text.ts': [],
  'trusted.ts': [],
  'vocabulary.ts': [],
  words: [],
  read: [],
  gazetteer: [],
  import: ['compile', 'gazetteer', 'read'],
  compile: [],
  time: ['words'],
  find: ['time'],
  scene: ['time'],
  store: ['time', 'scene', 'find'],
  basemap: [],
  map: ['scene', 'basemap', 'store', 'time', 'words', 'poster'],
  poster: ['scene', 'basemap', 'store', 'time', 'words'],
  timeline: ['store', 'time', 'scene', 'find', 'words'],
  cards: ['store', 'time', 'scene', 'find', 'poster', 'words'],
  list: ['store', 'time', 'scene', 'find', 'poster', 'words'],
  sources: ['store', 'time', 'scene', 'find', 'words', 'list'],
  chronology: ['store', 'time', 'words', 'cards', 'list'],
  embed: ['store', 'time', 'scene'],
  host: ['embed'],
  share: ['store', 'time', 'words', 'embed', 'cards'],
  own: ['store', 'time', 'words', 'read', 'gazetteer', 'import', 'compile'],
  app: [
    ...['words', 'time', 'scene', 'find', 'store', 'basemap', 'map', 'poster', 'timeline', 'cards', 'list', 'sources'],
    ...['chronology', 'embed', 'share', 'own'],
  ],
  front: ['app', 'cards', 'chronology', 'basemap', 'find', 'poster', 'scene', 'store', 'timeline', 'words'],
  one: ['app', 'basemap', 'map'],
  cli: ['compile', 'basemap', 'front', 'embed', 'share', 'one', 'gazetteer', 'import', 'read'],
}
const EVERYWHERE = [
  'model.ts',
  'civil.ts',
  'fold.ts',
  'html.ts',
  'languages.ts',
  'prose.ts',
  'text.ts',
  'trusted.ts',
  'vocabulary.ts',
]

interface Module {
  readonly file: string
  readonly room: string
  readonly text: string
  /** Source files that it imports, relative to src. */
  readonly imports: readonly string[]
  readonly packages: readonly string[]
}

function modules(): readonly Module[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => {
      const text = readFileSync(join(SOURCE, file), 'utf8')
      const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
      const local = specifiers.filter((each) => each.startsWith('.') && !each.endsWith('.css'))
      return {
        file,
        room: file.split('/')[0] ?? file,
        text,
        imports: local.map((each) => relative(SOURCE, join(SOURCE, dirname(file), each)).split('?')[0] ?? each),
        packages: specifiers.filter((each) => !each.startsWith('.')),
      }
    })
}

const all = modules()

test('there is a house to look at', () => {
  expect(all.length).toBeGreaterThan(30)
})

test('every room is on the plan, and imports only along the arrows', () => {
  const wrong = all.flatMap(({ file, room, imports }) => {
    const allowed = ARROWS[room]
    if (allowed === undefined) return [`${file}: the room ${room} is not on the plan`]
    return imports
      .map((target) => target.split('/')[0] ?? target)
      .filter((target) => target !== room && !allowed.includes(target) && !EVERYWHERE.includes(target))
      .map((target) => `${file} imports ${target}`)
  })
  expect(wrong).toEqual([])
})

test('the plan itself has no cycle', () => {
  const visit = (room: string, path: readonly string[]): readonly string[] =>
    path.includes(room)
      ? [[...path, room].join(' → ')]
      : (ARROWS[room] ?? []).flatMap((next) => visit(next, [...path, room]))
  expect(Object.keys(ARROWS).flatMap((room) => visit(room, []))).toEqual([])
})

test('no files import one another in a circle', () => {
  const graph = new Map(all.map(({ file, imports }) => [file, imports]))
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const { file } of all) visit(file, [])
  expect(circles).toEqual([])
})

test('names are exported by name', () => {
  expect(
    all.filter(({ text }) => /export default|export \{[^}]*\bdefault\b/.test(text)).map(({ file }) => file),
  ).toEqual([])
})

test('React appears only where there is markup', () => {
  const react = (each: Module) => each.packages.some((name) => /^react(-dom)?(\/|$)/.test(name))
  expect(all.filter((each) => react(each) && !each.file.endsWith('.tsx')).map(({ file }) => file)).toEqual([])
})

test('only the map room takes values from MapLibre', () => {
  const values = /import (?!type\b)[^'"]*from 'maplibre-gl'|import 'maplibre-gl/
  expect(all.filter(({ text, room }) => room !== 'map' && values.test(text)).map(({ file }) => file)).toEqual([])
})

test('gazetteer, import, compiler and clockwork touch neither page nor file system', () => {
  const pure = ['model.ts', 'civil.ts', 'words', 'compile', 'time', 'scene', 'gazetteer', 'import']
  const impure = /\b(document|window|localStorage|fetch)\b\s*[.(]|from 'node:|new Date\(/
  const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  expect(
    all.filter(({ room, text }) => pure.includes(room) && impure.test(code(text))).map(({ file }) => file),
  ).toEqual([])
})
