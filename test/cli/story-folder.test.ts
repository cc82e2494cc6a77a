import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inTheWay, writeStory } from '../../src/cli/story-folder.ts'
import { temporaryFolder } from './running.ts'

const FILES = { 'story.json': '{}', 'events.csv': 'id\n' }

test('a new folder holds all files, and nothing is left beside it', () => {
  const above = temporaryFolder()
  const folder = join(above, 'deep/er/story')
  expect(writeStory(folder, FILES)).toEqual({ written: Object.keys(FILES), replaced: [], removed: [] })
  expect(readdirSync(folder).sort()).toEqual(['events.csv', 'story.json'])
  expect(readdirSync(join(above, 'deep/er'))).toEqual(['story'])
})

test('of a story that was there its own files are replaced or removed; others stay', () => {
  const folder = temporaryFolder()
  for (const name of ['story.json', 'statuses.csv', 'notes.txt']) writeFileSync(join(folder, name), 'old')
  mkdirSync(join(folder, 'pages'))
  expect(inTheWay(folder)).toEqual(['notes.txt', 'pages', 'statuses.csv', 'story.json'])
  expect(writeStory(folder, FILES)).toMatchObject({ replaced: ['story.json'], removed: ['statuses.csv'] })
  expect(readdirSync(folder).sort()).toEqual(['events.csv', 'notes.txt', 'pages', 'story.json'])
  expect(readFileSync(join(folder, 'story.json'), 'utf8')).toBe('{}')
})

test('where one file cannot be put in place the story that was there comes back whole', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'story.json'), 'old')
  // A folder of a table's name cannot be replaced by a file, nor is it taken away.
  mkdirSync(join(folder, 'events.csv'))
  writeFileSync(join(folder, 'events.csv', 'mine'), '')
  expect(() => writeStory(folder, FILES)).toThrow()
  expect(readdirSync(folder).sort()).toEqual(['events.csv', 'story.json'])
  expect(readFileSync(join(folder, 'story.json'), 'utf8')).toBe('old')
  expect(existsSync(join(folder, 'events.csv', 'mine'))).toBe(true)
})

test('what is in the way is a file of that name, or what a folder holds', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  expect(inTheWay(join(folder, 'file'))).toBeNull()
  expect(inTheWay(join(folder, 'none'))).toEqual([])
})
