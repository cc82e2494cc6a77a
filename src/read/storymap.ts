import { type Cells, counted, createFindings, type Entry, headOf, isBlank, listed, textCell } from './entries.ts'
import { plainText } from './markup.ts'
import type { Reading } from './reading.ts'
import { refuse } from './refuse.ts'
import { objectIn, SLIDE_COLUMNS, setTexts, textsOf } from './slides.ts'
import { createFlattening, entry, isList, isObject, type JsonObject, textOf, written } from './values.ts'

/** @see https://storymap.knightlab.com/advanced/#json-syntax */

const mapOf = (json: unknown): JsonObject | null => {
  if (!isObject(json)) return null
  const inner = entry(json, 'storymap')
  return isObject(inner) ? inner : isList(entry(json, 'slides')) ? json : null
}

export function isStorymap(json: unknown): boolean {
  const map = mapOf(json)
  if (map === null) return false
  if (isObject(json) && isObject(entry(json, 'storymap'))) return true
  const slides = entry(map, 'slides')
  return isList(slides) && slides.some((slide) => isObject(slide) && isObject(entry(slide, 'location')))
}

const isOverview = (slide: unknown): slide is JsonObject => isObject(slide) && entry(slide, 'type') === 'overview'

const COLUMNS = ['id', 'when', 'place', 'lat', 'lon', ...SLIDE_COLUMNS]
const KNOWN = ['text', 'date', 'location', 'unique_id']
const MEDIA = ['url', 'credit', 'caption', 'link']
const LOOKS = [
  'background',
  'type',
  'autolink',
  'location.icon',
  'location.zoom',
  'location.line',
  'location.use_custom_marker',
]

export function readStorymap(file: string, json: unknown): Reading {
  const map = mapOf(json)
  const slides = map === null ? undefined : entry(map, 'slides')
  if (map === null || !isList(slides) || slides.length === 0) {
    const remedy = 'Write {"storymap": {"slides": [{"location": {"lat": …, "lon": …}, "text": {"headline": "…"}}]}}.'
    return refuse(file, { message: 'The storymap has no slides.', remedy })
  }
  if (entry(map, 'map_as_image') === true || textOf(entry(map, 'map_type')) === 'zoomify') {
    const remedy = 'Write a table with the columns when, title, place, lat and lon instead.'
    return refuse(file, { message: 'The map is a picture, so its points are no places on earth.', remedy })
  }
  const findings = createFindings(file)
  const flattening = createFlattening()
  const entries: Entry[] = []
  const looks = new Set<string>()
  const overview = slides.findIndex(isOverview)
  for (const [index, slide] of slides.entries()) {
    const row = index + 1
    if (index === overview) continue
    if (!isObject(slide)) {
      const remedy = 'Write {"location": {"lat": …, "lon": …}, "text": {"headline": "…"}}.'
      findings.reject({ row, value: written(slide) }, { message: 'This is no slide.', remedy })
      continue
    }
    const cells: Cells = new Map()
    const location = objectIn(slide, 'location')
    cells.set('id', textCell(textOf(entry(slide, 'unique_id'))))
    cells.set('when', textCell(plainText(textOf(entry(slide, 'date'))).text))
    cells.set('place', textCell(plainText(textOf(entry(location, 'name'))).text))
    cells.set('lat', flattening.cell(entry(location, 'lat'), 'lat'))
    cells.set('lon', flattening.cell(entry(location, 'lon'), 'lon'))
    setTexts(slide, cells)
    const others: [string, unknown][] = [
      ...Object.entries(slide).filter(([name]) => !KNOWN.includes(name) && name !== 'media'),
      ...Object.entries(location).flatMap(([name, value]): [string, unknown][] =>
        ['name', 'lat', 'lon'].includes(name) ? [] : [[`location.${name}`, value]],
      ),
      ...Object.entries(objectIn(slide, 'media')).flatMap(([name, value]): [string, unknown][] =>
        MEDIA.includes(name) ? [] : [[`media.${name}`, value]],
      ),
    ]
    for (const [name, value] of others) {
      if (LOOKS.includes(name)) looks.add(name)
      else flattening.flatten(value, name, cells)
    }
    if (isBlank(cells)) {
      findings.reject({ row }, { message: 'The slide is empty.', remedy: 'Fill it in, or remove it.' })
    } else entries.push({ number: row, cells })
  }
  findings.note(`StoryMapJS with ${counted(slides.length, 'slide')}.`)
  flattening.tell(findings)
  if (looks.size > 0) findings.note(`How slides and their map look is left out: ${listed(looks)}.`)
  const undated = entries.filter(({ cells }) => cells.get('when')?.kind === 'empty').map(({ number }) => number)
  if (undated.length > 0) {
    const all = undated.length === entries.length
    const message = all
      ? 'No slide has a date.'
      : `${counted(undated.length, 'slide')} without a date: ${listed(undated, 40)}.`
    const remedy = 'Write a date into each, as in {"date": "2025-01-28"}.'
    findings.warn({ row: null, column: 'date' }, { message, remedy })
  }
  const head = slides[overview]
  const { title, text } = isObject(head) ? textsOf(head) : { title: '', text: { text: '' } }
  const sheets = [{ name: 'events', file, entries, order: COLUMNS }]
  const language = textOf(entry(map, 'language'))
  return findings.reading('storymap', sheets, headOf({ title, lede: text.text, language }))
}
