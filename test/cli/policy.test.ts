import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { inJson, inlineData, inScript } from '../../src/cli/one-file.ts'
import { withPolicy } from '../../src/cli/policy.ts'

const page = (head: string, body = '') =>
  `<html><head><meta charset="utf-8" />${head}</head><body>${body}</body></html>`
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

test('what stands in the page is let through by its hash, and data is not', () => {
  const made = withPolicy(
    page(
      '<style>a{}</style><script>1</script>',
      `${inlineData('x', 'application/json', '{}')}<script src="a.js"></script>`,
    ),
    'one',
  )
  expect(made).toContain(`script-src ${hash('1')};`)
  expect(made).toContain(`style-src ${hash('a{}')};`)
  expect(made.indexOf('http-equiv')).toBeLessThan(made.indexOf('<style>'))
})

test('a page with styles or handlers in attributes is refused, but not text about them', () => {
  expect(() => withPolicy(page('', '<p style="top:0">'), 'files')).toThrow('forbids <p style')
  expect(() => withPolicy(page('', '<p class="a" onclick="b()">'), 'files')).toThrow('forbids')
  expect(() =>
    withPolicy(page('<script>"<p style=\\"\\">"</script>', '<pre>&lt;p style="top:0"&gt;</pre>'), 'files'),
  ).not.toThrow()
})

test('no text ends the script element that it stands in', () => {
  const evil = { title: '</script><script>alert(1)</script><!--' }
  expect(inJson(evil)).not.toContain('<')
  expect(JSON.parse(inJson(evil))).toEqual(evil)
  expect(inScript('f("</script>")')).toBe('f("<\\/script>")')
  expect(() => inScript('"<!--"')).toThrow('comment')
})
