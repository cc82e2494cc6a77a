import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { type EmbedOptions, embedCode, HEIGHTS, keptDay, pixelsIn, WIDTHS } from '../../src/share/code.ts'
import { folderOf, linkTo } from '../../src/share/link.ts'
import { parseLink } from '../../src/store/link.ts'
import { createDemarcheStore, noonOf } from '../../src/store/store.ts'
import { day, flagship } from '../story.ts'

const story = flagship()
const FOLDER = 'https://example.org/map/'
const picture = {
  ...createDemarcheStore(story).getState(),
  clock: { t: noonOf(day('2025-01-28')), asOf: day('2025-01-29') },
  selection: { kind: 'event', id: 'delegation-to-damascus' },
} as const
const options: EmbedOptions = {
  folder: FOLDER,
  picture,
  form: 'iframe',
  size: { width: 650, height: 540 },
  title: 'Russia in Syria after Assad: a map through time',
}

type Node = DefaultTreeAdapterTypes.ChildNode

/** What a browser's parser makes of a code: each element with its attributes, and what is written in a frame, read as markup. */
function read(code: string) {
  const tags: { readonly name: string; readonly has: Readonly<Record<string, string>> }[] = []
  let text = ''
  const walk = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (node.nodeName === '#comment') throw new Error('a comment in the code')
      if ('value' in node) text += node.value
      if (!('tagName' in node)) continue
      tags.push({ name: node.tagName, has: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) })
      // A frame keeps its inside as text: it is markup for who strips the frame.
      const inside = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
      walk(node.tagName === 'iframe' ? parseFragment(inside).childNodes : node.childNodes)
    }
  }
  walk(parseFragment(code).childNodes)
  return { tags, text: text.trim() }
}

describe('the code of an embed', () => {
  test('is a frame that names itself, waits, stays in its sandbox, and leaves a link', () => {
    const { tags, text } = read(embedCode(options))
    expect(tags.map(({ name }) => name)).toEqual(['iframe', 'a'])
    expect(tags[0]?.has).toEqual({
      src: `${FOLDER}embed.html?t=2025-01-28&asof=2025-01-29&e=delegation-to-damascus`,
      title: options.title,
      width: '650',
      height: '540',
      style: 'border:0;max-width:100%',
      loading: 'lazy',
      sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
    })
    expect(tags[1]?.has).toEqual({
      href: `${FOLDER}index.html?t=2025-01-28&asof=2025-01-29&e=delegation-to-damascus`,
    })
    expect(text).toBe(options.title)
  })

  test('goes to the page of its language, in its colours, live, as wide as its column', () => {
    const spoken = { ...picture, language: 'ar', theme: 'dark', clock: { ...picture.clock, asOf: null } } as const
    const [frame] = read(embedCode({ ...options, picture: spoken, size: { width: null, height: 620 } })).tags
    expect(frame?.has['src']).toBe(`${FOLDER}embed.ar.html?t=2025-01-28&e=delegation-to-damascus&theme=dark`)
    expect(frame?.has['width']).toBe('100%')
  })

  test('of the page in one file goes to that', () => {
    const code = embedCode({ ...options, form: 'one-file', picture: { ...picture, language: 'ru' } })
    expect(read(code).tags[0]?.has['src']).toContain(`${FOLDER}embed-one.ru.html?t=2025-01-28`)
  })

  test('as an element gives the article what it may change', () => {
    const { tags } = read(embedCode({ ...options, form: 'element', picture: { ...picture, theme: 'light' } }))
    expect(tags.map(({ name }) => name)).toEqual(['script', 'demarche-map', 'a'])
    expect(tags[0]?.has).toEqual({ src: `${FOLDER}element.js`, async: '' })
    expect(tags[1]?.has).toEqual({
      src: `${FOLDER}embed.html`,
      title: options.title,
      t: '2025-01-28',
      'as-of': '2025-01-29',
      event: 'delegation-to-damascus',
      theme: 'light',
      height: '540',
      style: 'max-width:650px',
    })
  })

  test.each([
    '"><script>alert(1)</script>',
    "' onload='alert(1)",
    '</iframe><img src=x onerror=alert(1)>',
    '</demarche-map><svg onload=alert(1)>',
    '&quot;&gt;&lt;script&gt;',
    '<!-- --><![CDATA[ ]]>',
    'two\nlines and a tab\t\u2028\u2029',
    '\u202e\u2066 turned',
  ])('keeps a hostile text as text: %j', (hostile) => {
    const filters = { ...picture.filters, text: hostile }
    for (const form of ['iframe', 'element', 'one-file'] as const) {
      const code = embedCode({ ...options, form, title: hostile, picture: { ...picture, filters } })
      const { tags, text } = read(code)
      const usual = read(embedCode({ ...options, form, picture: { ...picture, filters } }))
      expect(tags.map(({ name, has }) => [name, Object.keys(has)])).toEqual(
        usual.tags.map(({ name, has }) => [name, Object.keys(has)]),
      )
      expect(text).toBe(hostile.replace(/\s+/g, ' ').trim())
      const search = new URL(tags.find(({ has }) => has['src']?.includes('embed'))?.has['src'] ?? '').searchParams
      expect(search.get('q')).toBe(hostile)
    }
  })

  test('brings the picture back', () => {
    const address = new URL(read(embedCode(options)).tags[0]?.has['src'] ?? '')
    const { state, ignored } = parseLink(address.search, story)
    expect(ignored).toEqual([])
    expect(state.clock).toEqual(picture.clock)
    expect(state.selection).toEqual(picture.selection)
  })
})

test('the folder is that of the page, and none where the page has no place of its own', () => {
  expect(folderOf('https://example.org/map/embed.html?t=2025-01-28#?secret=x')).toBe(FOLDER)
  expect(folderOf('data:text/html,x')).toBe('./')
  expect(embedCode({ ...options, form: 'element', folder: './' })).toContain('src="./embed.html"')
})

test('a link goes to the whole page of its language', () => {
  expect(linkTo(FOLDER, { ...picture, language: 'ru', view: 'list' })).toBe(
    `${FOLDER}index.ru.html?t=2025-01-28&asof=2025-01-29&e=delegation-to-damascus&show=list`,
  )
})

test('a size is a whole number of pixels within its bounds, in any digits', () => {
  expect(['650', ' 240 ', '٦٥٠', '2400'].map((text) => pixelsIn(text, WIDTHS))).toEqual([650, 240, 650, 2400])
  for (const wrong of ['', '239', '2401', '-500', '5e2', '650px', '100%', '6.5e2', '650.5', '99999999999']) {
    expect(pixelsIn(wrong, WIDTHS)).toBeNull()
  }
  expect(pixelsIn('300', HEIGHTS)).toBe(300)
})

test('what is kept is kept as known on the clock’s day, else today, but not past the last evidence', () => {
  const [early, today, last] = [day('2025-01-29'), day('2026-11-22'), day('2026-02-19')]
  expect(keptDay(early, today, last)).toBe(early)
  expect(keptDay(null, today, last)).toBe(last)
  expect(keptDay('news', today, last)).toBe(last)
  expect(keptDay(null, day('2025-06-01'), last)).toBe(day('2025-06-01'))
})
