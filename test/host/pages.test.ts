import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dayOfIso } from '../../src/civil.ts'
import { flagship } from '../story.ts'

const story = flagship()
const PAGES = join(import.meta.dirname, '../../src/host/pages')
const read = (name: string) => readFileSync(join(PAGES, name), 'utf8')

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
  for (const name of readdirSync(PAGES).filter((each) => each.endsWith('.html'))) {
    expect(read(name)).not.toMatch(/<style|<script(?![^>]*\bsrc=)|<[^>]*\s(?:style|on\w+)=/)
  }
})
