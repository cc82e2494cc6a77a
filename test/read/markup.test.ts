import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { decoded, plainIfMarkup, plainText } from '../../src/read/markup.ts'
import { shownAttacks } from '../hostile/attacks.ts'

const text = (html: string): string => plainText(html).text

test('HTML becomes the text that it shows, with its lines', () => {
  expect(text('plain')).toBe('plain')
  expect(text('two\nlines')).toBe('two\nlines')
  expect(text('<p>One\n  sentence.</p>\n<p>Another<br/>line.</p>')).toBe('One sentence.\n\nAnother\nline.')
  expect(text('<ul><li>a</li><li>b</li></ul>')).toBe('a\nb')
  expect(text('<b>No</b>thing <i class="x > y">between</i>')).toBe('Nothing between')
  expect(text('a<!-- <p> -->b')).toBe('ab')
  expect(text('<style>p { }</style>a<script>if (a < b) run("</p>")</script>b')).toBe('ab')
  expect(text('<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>')).toBe('1 2\n3')
})

test('what is no tag stays text', () => {
  for (const each of [
    '3 < 4',
    'a <b',
    '<',
    '<>',
    'x <y@z.example> w',
    '<unknown>',
    '1 <2> 3',
    '< b>',
    '<b',
    '</',
    '<!',
  ]) {
    expect(text(each), each).toBe(each)
  }
  expect(text('<p title="it never ends>x</p>')).toBe('x')
})

test('entities are characters, once', () => {
  expect(decoded('&amp;lt; &lt;b&gt; &quot;&apos;&#39;&#x2019; &eacute;&szlig;&ndash;&euro;&hellip;')).toBe(
    "&lt; <b> \"''’ éß–€…",
  )
  expect(decoded('&#146;&#150;')).toBe('’–')
  for (const each of [
    '&',
    '&;',
    '&nosuch;',
    '&#;',
    '&#0;',
    '&#xD800;',
    '&#9999999;',
    '&amp',
    'a&b=c;',
    '&constructor;',
  ]) {
    expect(decoded(each), each).toBe(each)
  }
  expect(text('&lt;script&gt;')).toBe('<script>')
})

test('the address of a link is kept: one by itself, several in the text', () => {
  const one = plainText('See <a href="https://a.example/x?b=1&amp;c=2" target=_blank>this</a>.')
  expect(one).toEqual({ text: 'See this.', links: ['https://a.example/x?b=1&c=2'], wasMarkup: true })
  const two = plainText("<a href=https://a.example/1>One</a>, <a HREF='https://a.example/2'>https://a.example/2</a>")
  expect(two.text).toBe('One (https://a.example/1), https://a.example/2')
  expect(two.links).toEqual(['https://a.example/1', 'https://a.example/2'])
  for (const href of [
    'javascript:alert(1)',
    'data:text/html,x',
    '/relative',
    'mailto:a@b.example',
    'java&#9;script:x',
    '',
  ]) {
    expect(plainText(`<a href="${href}">x</a>`), href).toEqual({ text: 'x', links: [], wasMarkup: true })
  }
})

test('a text that is no HTML is left as it is', () => {
  for (const each of [' AT&amp;T ', 'a < b', 'x\n  y', '<unknown>']) expect(plainIfMarkup(each).text).toBe(each)
  expect(plainIfMarkup('AT&amp;T<br>').text).toBe('AT&T')
})

test('whatever it is made of, it ends soon, and no known tag is left', () => {
  const parts = constantFrom(
    '<',
    '>',
    '</',
    '<p>',
    '<a href="',
    '">',
    '<script>',
    '<!--',
    '-->',
    '&',
    '&lt;',
    'x',
    ' ',
    '"',
    "'",
  )
  assert(
    property(
      array(parts, { maxLength: 40 }).map((all) => all.join('')),
      (html) => {
        expect(plainText(html).text).not.toMatch(/<(p|script)>|<!--[^>]*-->/)
      },
    ),
    { numRuns: 300, seed: 6 },
  )
  for (const html of shownAttacks) expect(plainText(html).links.every((link) => /^https?:/.test(link))).toBe(true)
  const start = performance.now()
  for (const piece of [
    '<a ',
    '<a "',
    '<p>',
    '<script>',
    '<!--',
    '&lt;',
    '<a href="https://a.example">x',
    "<a='",
    '</p',
    '<a \n',
  ]) {
    plainText(piece.repeat(60_000))
    plainText(`${piece.repeat(60_000)}>`)
  }
  expect(performance.now() - start).toBeLessThan(4000)
})
