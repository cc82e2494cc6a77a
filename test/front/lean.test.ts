import { expect, test } from 'vitest'
import { leanFront, leanText } from '../../src/front/lean.ts'

test('a front keeps only the data that the style sheet names', () => {
  const css = '.a[data-kind=visit]{color:red}.a:not([data-open]){color:red}'
  expect(leanFront('<p class="a" data-kind="trip" data-route="x/1" data-open="">b</p>', css)).toBe(
    '<p class="a" data-kind="trip" data-open="">b</p>',
  )
})

test('places are whole pixels, while signs, matrices and all that is no place keep their parts', () => {
  const drawn = (markup: string) => leanFront(markup, '')
  expect(drawn('<path d="M415.58 -32.55Q293.61 1.234 26 5"></path>')).toBe('<path d="M416 -33Q294 1.23 26 5"/>')
  expect(drawn('<g transform="translate(420.63 513.72) scale(0.55)"></g>')).toBe(
    '<g transform="translate(421 514) scale(0.55)"></g>',
  )
  expect(drawn('<g transform="matrix(5308.4818 0 0 5308.4818 -2768.7544 -1615.5388)"></g>')).toBe(
    '<g transform="matrix(5308.5 0 0 5308.5 -2768.8 -1615.5)"></g>',
  )
  expect(drawn('<circle r="13.75" stroke-width="30.55"></circle>')).toBe('<circle r="13.75" stroke-width="30.55"/>')
  expect(drawn('<p>415.58 <a href="x"></a></p>')).toBe('<p>415.58 <a href="x"></a></p>')
})

test('what an SVG has anyway is not said', () => {
  expect(leanFront('<text x="30" text-anchor="start" dy="1">a</text><text text-anchor="end">b</text>', '')).toBe(
    '<text x="30" dy="1">a</text><text text-anchor="end">b</text>',
  )
})

test('a long outline is written by its steps, and stays where it was', () => {
  const outline = 'M100 100L110 102L118 110L120 120L118 130L110 138L100 140L90 138L82 130L80 120Z'
  expect(leanFront(`<path d="${outline}"></path>`, '')).toBe(
    '<path d="M100 100l10 2 8 8 2 10-2 10-8 8-10 2-10-2-8-8-2-10Z"/>',
  )
  expect(leanFront('<path d="M0 1L2 3L4 5Z"></path>', '')).toBe('<path d="M0 1L2 3L4 5Z"/>')
})

test('a long outline loses the corners that nobody sees, and no others', () => {
  const round = Array.from({ length: 64 }, (_, index) => {
    const angle = (index / 32) * Math.PI
    return [(200 + 40 * Math.cos(angle)).toFixed(1), (200 + 40 * Math.sin(angle)).toFixed(1)].join(' ')
  })
  const [, outline = ''] = /d="M([^"]*)Z"/.exec(leanFront(`<path d="M${round.join('L')}Z"></path>`, '')) ?? []
  const [start = '', steps = ''] = outline.split('l')
  const numbers = steps.match(/-?\d+/g)?.map(Number) ?? []
  expect(numbers.length / 2 + 1).toBeLessThan(33)
  let [x = 0, y = 0] = start.split(' ').map(Number)
  for (let index = 0; index < numbers.length; index += 2) {
    const to = [x + (numbers[index] ?? 0), y + (numbers[index + 1] ?? 0)] as const
    const middle = Math.hypot((x + to[0]) / 2 - 200, (y + to[1]) / 2 - 200)
    // Half a pixel for the corners that are gone, and as much for those that stand at whole pixels.
    expect(Math.abs(middle - 40)).toBeLessThan(1.2)
    x = to[0]
    y = to[1]
  }
})

test('addresses are written in letters where they have them as bytes, and lead where they led', () => {
  const address = 'https://a.b/%D8%A7%D9%84%D8%A3/%2Fc%20d?e=%22%ff'
  const lean = leanText(`<a href="${address}">%D8%A7</a>`)
  expect(lean).toBe('<a href="https://a.b/الأ/%2Fc%20d?e=%22%ff">%D8%A7</a>')
  const [, written = ''] = /href="([^"]*)"/.exec(lean) ?? []
  expect(new URL(written).href).toBe(new URL(address).href)
})

test('closing tags go only where HTML closes by itself', () => {
  expect(leanText('<ul><li>a<p>b</p><p>c</p></li><li>d</li></ul><p>e</p><small>f</small><p>g</p></article>')).toBe(
    '<ul><li>a<p>b<p>c<li>d</ul><p>e</p><small>f</small><p>g</article>',
  )
})
