import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dayOfIso } from '../../src/civil.ts'
import { withStory } from '../../src/cli/host-plugin.ts'
import { day, event, flagship, onDay, tinyStory } from '../story.ts'

const story = flagship()
/** Of every story, and the story's own. */
const GENERAL = join(import.meta.dirname, '../../src/host/pages')
const OWN = join(import.meta.dirname, '../../geo/russia-syria/pages')
const read = (name: string) => readFileSync(join(OWN, name), 'utf8')

/** What the paragraphs of an article say to the map, and which sources they name. */
const paragraphs = (page: string) =>
  [...page.matchAll(/<p ([^>]*data-demarche-t=[^>]*)>([\s\S]*?)<\/p>/g)].map(([, attributes = '', text = '']) => ({
    marks: Object.fromEntries([...attributes.matchAll(/data-demarche-([\w-]+)="([^"]*)"/g)].map(([, k, v]) => [k, v])),
    links: [...text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? ''),
  }))

describe.each(['article.html', 'article.ar.html'])('%s', (name) => {
  const told = paragraphs(read(name))

  test('has eight paragraphs or more, each of an event and a day of the story', () => {
    expect(told.length).toBeGreaterThanOrEqual(8)
    for (const { marks } of told) {
      const day = dayOfIso(marks['t'] ?? '')
      expect(day === null ? null : day >= story.span.start && day < story.span.end).toBe(true)
      expect(story.events.map(({ id }) => id)).toContain(marks['event'])
      if (marks['as-of'] !== undefined) expect(dayOfIso(marks['as-of'])).not.toBeNull()
    }
  })

  test('names its sources, and only such as the story has', () => {
    const addresses = new Set(Object.values(story.sources).map(({ url }) => url))
    for (const { links } of told) {
      expect(links.length).toBeGreaterThan(0)
      expect(links.filter((link) => !addresses.has(link))).toEqual([])
    }
  })
})

test('the article says the same to the map and names the same sources in both languages', () => {
  expect(paragraphs(read('article.ar.html'))).toEqual(paragraphs(read('article.html')))
})

test('no page of a host needs a script or a style of its own in the page', () => {
  const pages = [GENERAL, OWN].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  for (const page of pages.filter((each) => each.endsWith('.html'))) {
    expect(readFileSync(page, 'utf8')).not.toMatch(/<style|<script(?![^>]*\bsrc=)|<[^>]*\s(?:style|on\w+)=/)
  }
})

describe('the page that shows every way in', () => {
  const page = readFileSync(join(GENERAL, 'hosts.html'), 'utf8')

  test('tells of the story that the site is made of, by its own days and events', () => {
    const events = [event('first', onDay('2025-01-03')), event('last', onDay('2025-02-03'))]
    const made = withStory(page, { ...tinyStory(events), opening: day('2025-01-15') }, [])
    expect(made.replace('<!--{{faces}}-->', '')).not.toContain('{{')
    for (const each of ['t=2025-01-03', 't=2025-01-15', 't="2025-02-03" event="last"', 'on 3 February 2025']) {
      expect(made).toContain(each)
    }
    expect(made).not.toContain('article.html')
    expect(withStory(page, tinyStory(events), ['article.html'])).toContain('href="./article.html"')
  })

  test('a story without an event, or with texts of attack, gives a page all the same', () => {
    const made = withStory(page, { ...tinyStory([]), kicker: { en: '"><script>alert(1)</script>' } }, [])
    expect(made).toContain('<demarche-map src="./embed.html" t="2025-01-15" same-origin')
    expect(made).not.toContain('<script>alert')
  })
})
