import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { paletteCss } from '../../src/front/palette.ts'
import { filled } from '../../src/front/template.ts'

const template = readFileSync(join(import.meta.dirname, '../../index.html'), 'utf8')
const parts = {
  page: 'embed',
  language: 'ar',
  direction: 'rtl',
  title: 'A & B <"c">',
  description: 'd',
  head: '<style></style>',
  story: './s.json',
  prose: '{"ar":"./a.json"}',
  front: '<p>front $& </p>',
  chronology: '<p>text</p>',
} as const

test('all places of the page are filled, and text is no markup', () => {
  const page = filled(template, parts)
  expect(page).not.toContain('{{')
  expect(page).toContain('<html lang="ar" dir="rtl" data-page="embed">')
  expect(page).toContain('<title>A &amp; B &lt;&quot;c&quot;&gt;</title>')
  expect(page).toContain(
    'data-story="./s.json" data-prose="{&quot;ar&quot;:&quot;./a.json&quot;}"><p>front $& </p></div>',
  )
})

test('a template that lacks a place is refused', () => {
  expect(() => filled(template.replace('{{title}}', ''), parts)).toThrow('{{title}}')
})

test('the colours of both themes are there, dark by the system too', () => {
  expect(paletteCss()).toContain(':root{--sea:#dfe7ea;')
  expect(paletteCss()).toMatch(
    /@media screen and \(prefers-color-scheme:dark\)\{:root:not\(\[data-theme\]\)\{--sea:#101518;/,
  )
  expect(paletteCss()).toContain('--label-country:')
})
