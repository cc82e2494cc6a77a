import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { flagship } from '../story.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Rooms that know places of the whole world, or words of the tables that people bring. */
const OF_THE_WORLD = /^src[\\/](?:gazetteer|import|cli[\\/]gazetteer)/
/** A language of the interface is none of the story. */
const LANGUAGE = /\brussians?\b/gi

const files = [
  ...readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => join('src', name)),
  ...readdirSync(join(ROOT, 'public')).map((name) => join('public', name)),
  'vite.config.ts',
  'index.html',
].filter((name) => statSync(join(ROOT, name)).isFile() && !OF_THE_WORLD.test(name))

test('no code knows the story that comes with it: neither its name nor its places, people or parties', () => {
  const story = flagship()
  const names = [...Object.values(story.places), ...Object.values(story.actors), ...story.parties].flatMap(
    ({ id, name }) => [id, name.en, name.ar, name.ru],
  )
  // Words that are of no story, such as "others", are left out; so is what is too short to be told from other words.
  const own = new Set(
    [story.id, 'syria', 'russia', 'tartus', 'khmeimim', 'damascus', 'moscow', ...names]
      .flatMap((name) => (name === undefined || name.length < 4 ? [] : [name.toLowerCase()]))
      .filter((name) => !['third', 'others', 'другие', 'آخرون'].includes(name)),
  )
  const found = files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8').replace(LANGUAGE, '').toLowerCase()
    return [...own].filter((name) => text.includes(name)).map((name) => `${file}: ${name}`)
  })
  expect(found).toEqual([])
})
