import { expect, test } from 'vitest'
import { isoOf } from '../../src/civil.ts'
import { storyName } from '../../src/own/story-name.ts'
import { dayWritten } from '../../src/own/written-dates.ts'

test.each([
  ['Delegation visits (2).xlsx', 'delegation-visits-2'],
  ['Zürich–Genève.csv', 'zurich-geneve'],
  ['archive.tar.gz', 'archive-tar'],
  ['رحلات.csv', 'own-story'],
  ['.csv', 'csv'],
  ['', 'own-story'],
  [`${'long '.repeat(40)}.csv`, 'long-long-long-long-long-long-long-long-long-lon'],
])('the file %j makes the story %j', (file, id) => {
  expect(storyName(file)).toBe(id)
})

test('a date in figures is read in the order that is chosen', () => {
  const read = (text: string, order: Parameters<typeof dayWritten>[1]) => {
    const day = dayWritten(text, order)
    return day === null ? null : isoOf(day)
  }
  expect(read('03/04/2025', 'dmy')).toBe('2025-04-03')
  expect(read('03/04/2025', 'mdy')).toBe('2025-03-04')
  expect(read('2025-04-03 14:30', 'ymd')).toBe('2025-04-03')
  expect(read('13.04.2025', 'mdy')).toBeNull()
  expect(read('03/04/25', 'dmy')).toBeNull()
  expect(read('April 2025', 'dmy')).toBeNull()
})
