import { expect, test } from 'vitest'
import { mergeTold, readMapping } from '../../src/import/mapping.ts'
import { imported, sheet } from './sheets.ts'

const TABLE = sheet(
  'visits',
  'Tag X,Was,Anders',
  ['28/01/2025', 'One', '2024-01-01'],
  ['02/02/2025', 'Two', '2024-01-02'],
)

test('what was saved is read back, and wins over what would be detected', () => {
  const first = imported([TABLE], { map: { when: 'Anders', title: 'Was' } })
  const { told, problems } = readMapping(first.mapping)
  expect(problems).toEqual([])
  expect(told).toEqual({ map: { 'visits.when': 'Anders', 'visits.title': 'Was' }, dates: {}, home: null })
  expect(imported([TABLE], told).files).toEqual(first.files)
})

test('what is said now wins over what was saved', () => {
  const saved = {
    map: { 'visits.when': 'Anders', 'visits.title': 'Was' },
    dates: { 'Tag X': 'mdy' as const },
    home: 'Moscow',
  }
  expect(mergeTold(saved, { map: { when: 'Tag X' }, dates: { '*': 'dmy' }, home: null })).toEqual({
    map: { 'visits.title': 'Was', when: 'Tag X' },
    dates: { '*': 'dmy' },
    home: 'Moscow',
  })
})

test('an empty column means none, and that is saved too', () => {
  const { files, mapping } = imported([TABLE], { map: { when: 'Anders', title: '' } })
  expect(files['events.csv']).toContain('"visits.csv, row 2"')
  expect(readMapping(mapping).told.map).toEqual({ 'visits.when': 'Anders', title: '' })
})

test.each(['{', '[]', '{"map": 1}', '{"home": {}}'])('an import.json that holds %s is told of', (text) => {
  expect(readMapping(text).problems.length).toBe(1)
})

test('what was saved for a sheet or a column that is not there any more is a warning', () => {
  const { problems } = imported([TABLE], { map: { when: 'Anders', 'old.when': 'Datum' }, dates: { Gone: 'dmy' } })
  expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
    ['warning', 'No table has a column Gone.'],
    ['warning', 'There is no sheet old.'],
  ])
})
