import { describe, expect, test } from 'vitest'
import { NameIndex } from '../../src/compile/names.ts'
import { editDistance, foldName, nearest } from '../../src/fold.ts'

describe('foldName', () => {
  test.each([
    ['Ahmad al-Sharaa', 'AHMAD AL SHARAA'],
    ['Latakía', 'Latakia'],
    ['Sharaʿ', 'Shara'],
    ['Shara’a', "Shara'a"],
    ['Tartus – port', 'tartus  port'],
    ['أحمد', 'احمد'],
    ['إيران', 'ايران'],
    ['آل', 'ال'],
    ['اللاذقية', 'اللاذقيه'],
    ['مصطفى', 'مصطفي'],
    ['دِمَشْق', 'دمشق'],
    ['Хмеймим', 'хмеимим'],
  ])('%s is the same name as %s', (one, other) => {
    expect(foldName(one)).toBe(foldName(other))
  })

  test('keeps different names apart', () => {
    expect(foldName('Homs')).not.toBe(foldName('Hama'))
  })
})

test('editDistance counts letters', () => {
  expect(editDistance('', 'abc')).toBe(3)
  expect(editDistance('stanse', 'stance')).toBe(1)
  expect(editDistance('kitten', 'sitting')).toBe(3)
})

test('nearest suggests only what is near', () => {
  expect(nearest('Tartous', ['Tartus', 'Damascus'])).toBe('Tartus')
  expect(nearest('Berlin', ['Tartus', 'Damascus'])).toBeNull()
  expect(nearest('x', [])).toBeNull()
})

describe('NameIndex', () => {
  const index = new NameIndex([
    { id: 'damascus', name: { en: 'Damascus', ar: 'دمشق' }, aliases: ['Dimashq'] },
    { id: 'damascus-airport', name: { en: 'Damascus airport' }, aliases: ['DAMASCUS'] },
  ])

  test('finds by id, name, translation and alias', () => {
    expect(index.find('dimashq')).toEqual({ kind: 'found', id: 'damascus' })
    expect(index.find('دِمَشق')).toEqual({ kind: 'found', id: 'damascus' })
    expect(index.find('damascus airport')).toEqual({ kind: 'found', id: 'damascus-airport' })
  })

  test('an id as written wins over a shared name, which is ambiguous', () => {
    expect(index.find('damascus')).toEqual({ kind: 'found', id: 'damascus' })
    expect(index.find('Damascus')).toEqual({ kind: 'ambiguous', ids: ['damascus', 'damascus-airport'] })
  })

  test('suggests for what is missing', () => {
    expect(index.find('Dimasq')).toEqual({ kind: 'missing', suggestion: 'Dimashq' })
    expect(index.find('Moscow')).toEqual({ kind: 'missing', suggestion: null })
  })
})
