import { describe, expect, test } from 'vitest'
import { canMatch, criticalCss } from '../../src/cli/critical.ts'

const names = new Set(['a', 'b', 'page'])

describe('a selector can match where all of its names are there', () => {
  test.each([
    ['.a', true],
    ['.a .b > p', true],
    ['#page .a:hover', true],
    ['.a .c', false],
    ['#other', false],
    ['p', true],
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
    '@font-face{font-family:x;src:url(./x.woff2)}',
    '.a,.c{color:red;background:url(./dot.svg)}',
    '.c{color:blue}',
    '@media (max-width:9px){.b{color:red}.c{color:red}}',
    '@media (max-width:9px){.c{color:red}}',
    '@media print{.a{color:red}}',
  ].join('')
  expect(criticalCss(css, '<p class="a b" id="page">', './assets/')).toBe(
    '.a{color:red;background:url(./assets/dot.svg)}@media (max-width:9px){.b{color:red}}',
  )
})
