import { expect, test } from 'vitest'
import { fontStacks } from '../../src/basemap/style.ts'
import { FACES } from '../../src/cli/fonts-plugin.ts'

test('every face that the map names is made', () => {
  const made = FACES.flatMap(({ onMap }) => onMap ?? [])
  for (const family of Object.values(fontStacks).flat()) expect(made).toContain(family)
})
