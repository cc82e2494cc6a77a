import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { outletInWords, sourcesInWords } from '../src/cards/card.ts'
import { isoOf } from '../src/civil.ts'
import type { Text } from '../src/model.ts'
import { lastEvidence, originsOf, placesOf } from '../src/time/known.ts'
import { runsOf } from './seed-runs.ts'
import { flagship } from './story.ts'

const story = flagship()
const claims = [...story.events, ...story.statuses].flatMap((about) => about.claims)

describe('every mark has a source', () => {
  test('every event and status has a claim, by a source that the story has', () => {
    const unclaimed = [...story.events, ...story.statuses].filter((about) => about.claims.length === 0)
    expect(unclaimed.map(({ id }) => id)).toEqual([])
    expect(claims.filter(({ source }) => story.sources[source] === undefined)).toEqual([])
  })

  test('every source names its outlet, or says that it is not stated', () => {
    for (const source of Object.values(story.sources)) {
      expect(outletInWords(source, 'en')).toMatch(source.outlet === null ? /^Outlet not stated/ : /\S/)
      expect(source.title).not.toBe('')
    }
  })

  test('every address is https and stands once', () => {
    const addresses = Object.values(story.sources).flatMap(({ url }) => url ?? [])
    expect(addresses.filter((url) => !url.startsWith('https://') || !URL.canParse(url))).toEqual([])
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  test('no source, actor or place is without use', () => {
    const cited = new Set(claims.map(({ source }) => source))
    expect(Object.keys(story.sources).filter((id) => !cited.has(id))).toEqual([])
    const actors = new Set(
      story.events.flatMap((event) => [...event.actors, ...event.movements.flatMap(({ who }) => who)]),
    )
    expect(Object.keys(story.actors).filter((id) => !actors.has(id))).toEqual([])
    const places = new Set([...story.sites, ...story.events.flatMap((event) => placesOf(event))])
    expect(Object.keys(story.places).filter((id) => !places.has(id))).toEqual([])
  })

  test('what one origin alone tells is said to be so, however many pages repeat it', () => {
    const alone = story.events.filter((event) => originsOf(story, event.claims).length === 1)
    expect(alone.length).toBeGreaterThan(0)
    for (const { claims: told } of alone) {
      expect(sourcesInWords(story, told, 'en')).toMatch(/^Reported by one source$|, all from /)
    }
    expect(alone.length).toBeLessThan(story.events.length / 2)
  })
})

describe('the whole chronology', () => {
  const shown = story.events.filter(({ date }) => date.start >= story.span.start)

  test('at least seventy events since 27 November 2024, twelve dated visits, six sites on both tracks', () => {
    expect(shown.length).toBeGreaterThanOrEqual(70)
    const visits = shown.filter(({ kind, movements }) => kind === 'visit' && movements.length > 0)
    expect(visits.length).toBeGreaterThanOrEqual(12)
    expect(story.sites).toHaveLength(6)
    for (const site of story.sites) {
      const tracks = story.statuses.filter((status) => status.site === site).map(({ track }) => track)
      expect([site, ...new Set(tracks)]).toEqual([site, 'presence', 'legal'])
    }
  })

  test('the evidence ends on 19 February 2026, and nothing is told of later days', () => {
    expect(isoOf(lastEvidence(story))).toBe('2026-02-19')
    expect(story.events.filter(({ date }) => date.start > lastEvidence(story)).map(({ id }) => id)).toEqual([])
  })

  test('the background before is short', () => {
    expect(story.events.length - shown.length).toBeLessThanOrEqual(10)
  })
})

describe('the words are our own', () => {
  const articles: Record<string, string> = JSON.parse(readFileSync(join(import.meta.dirname, 'seed-runs.json'), 'utf8'))
  const runs = new Set(Object.values(articles).flatMap((all) => all.split(' ')))
  const english = (texts: readonly Text[]) => texts.map(({ en }) => en)
  const ours = [
    ...english([story.title, story.kicker, story.lede]),
    ...english(
      story.events.flatMap((event) => [event, ...event.tellings]).flatMap((each) => [each.title, each.summary]),
    ),
    ...english(claims.map(({ says }) => says)),
    ...english(story.changes.flatMap(({ what, why }) => [what, why])),
    readFileSync(join(import.meta.dirname, '../README.md'), 'utf8'),
  ]

  test('no eight words in a row stand in one of the first articles', () => {
    expect(Object.keys(articles)).toHaveLength(5)
    expect(runs.size).toBeGreaterThan(2000)
    expect(ours.length).toBeGreaterThan(400)
    expect(ours.filter((text) => runsOf(text).some((run) => runs.has(run)))).toEqual([])
  })

  test('the comparison sees through case, accents, punctuation and quotation marks', () => {
    const [run] = runsOf('The “Quick”, brown fox’s cub jumped – over TWO lazy dogs')
    expect(runsOf('the quick brown foxs cub jumped over two LAZY dogs')).toContain(run)
    expect(runsOf('only seven words are not a run')).toEqual([])
  })
})
