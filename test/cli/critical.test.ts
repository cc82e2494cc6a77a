import { describe, expect, test } from 'vitest'
import { canMatch, criticalCss } from '../../src/cli/critical.ts'

const names = new Set([
  'html',
  'p',
  '.a',
  '.b',
  '#page',
  '[data-open]',
  '[data-open=false]',
  'every .b[data-open=false]',
])

describe('a selector can match where all of its names are there', () => {
  test.each([
    ['.a', true],
    ['.a .b > p', true],
    ['#page .a', true],
    ['#page .a:hover', false],
    ['.a:focus-visible', false],
    ['.a:first-child', true],
    ['.a .c', false],
    ['#other', false],
    ['p', true],
    ['ol', false],
    ['.a > ol', false],
    ['.a[data-open]', true],
    ['.a[data-open="false"]', true],
    ['.a[data-open=true]', false],
    ['.a:not([data-open=true])', true],
    ['.a:not([data-open=false])', true],
    ['.b:not([data-open="false"]) p', false],
    ['.a[lang|=ar]', true],
    [':root[data-theme="dark"]', true],
    [':is(.c, .a) .b', true],
    [':is(.c, .d) .b', false],
    ['.a:has(.c)', false],
    ['.a:has(> .b:not(.c))', true],
    ['.a:not(.c)', true],
    ['.a:not(:has(.c[data-open="true"])) .b', true],
    [':is(.a:has(.c) .b, .a .b)', true],
    [':is(.a:has(.c) .b, .a:is(.d, .c))', false],
    ['.a:nth-child(2)', true],
    ['html:not([data-script]) :is(.a, .c)', true],
  ])('%s: %s', (selector, expected) => {
    expect(canMatch(selector, names)).toBe(expected)
  })
})

test('the critical part keeps what the page names, without what has time, and its addresses hold from the page', () => {
  const css = [
    '.a,.c{color:red;background:url(./dot.svg)}',
    '.c{color:blue}',
    '@media (max-width:9px){.b{color:red}.c{color:red}}',
    '@media (max-width:9px){.c{color:red}}',
    '@media print{.a{color:red}}',
    '@page{margin:1px}',
    '@keyframes k{from{color:red}}',
    '.b{cursor:pointer;width:-moz-fit-content;width:fit-content}',
    '.b[data-open=true],.b:not([data-open=false]),ol{color:red}',
  ].join('')
  expect(criticalCss(css, '<p class="a b" data-open="false" id="page">', './assets/')).toBe(
    '.a{color:red;background:url(./assets/dot.svg)}@media (max-width:9px){.b{color:red}}.b{width:fit-content}',
  )
})

test('rules for other languages than the page’s wait, alone or in a list', () => {
  const css =
    ':lang(ar) .a{color:red}:lang(ru) .a{color:blue}.a:is(:lang(ar),:lang(he)){top:0}.a:is(:lang(ru),.b){left:0}'
  expect(criticalCss(css, '<html lang="ar"><p class="a">', '')).toBe(
    ':lang(ar) .a{color:red}.a:is(:lang(ar),:lang(he)){top:0}',
  )
})

test('what only a page without a script shows waits where that page waits for its sheet', () => {
  const css = [
    '#chronology{color:red}#chronology:empty,html[data-script] #chronology{display:none}',
    'html:not([data-script]) .a{color:red}html:not([data-script=running]) .a{color:blue}',
  ].join('')
  const markup = '<html lang="en"><p class="a"><p id="chronology">'
  expect(criticalCss(css, markup, '')).toBe(css)
  expect(criticalCss(css, markup, '', true)).toBe(
    '#chronology:empty,html[data-script] #chronology{display:none}html:not([data-script=running]) .a{color:blue}',
  )
})
