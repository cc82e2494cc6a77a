import { daysInMonth } from '../civil.ts'
import {
  type Cells,
  counted,
  createFindings,
  type Entry,
  type Findings,
  headOf,
  isBlank,
  listed,
  textCell,
} from './entries.ts'
import { plainText } from './markup.ts'
import type { Cell, Reading } from './reading.ts'
import { refuse } from './refuse.ts'
import { objectIn, SLIDE_COLUMNS, setTexts, textsOf } from './slides.ts'
import { createFlattening, entry, isList, isObject, type JsonObject, textOf, written } from './values.ts'

/** @see https://timeline.knightlab.com/docs/json-format.html */

/** The JSON of the version before: {"timeline": {"date": […]}}. */
const isOld = (json: JsonObject): boolean => isList(entry(objectIn(json, 'timeline'), 'date'))

export function isTimelinejs(json: unknown): boolean {
  if (!isObject(json)) return false
  if (isOld(json)) return true
  const events = entry(json, 'events')
  if (!isList(events)) return false
  if (events.some((slide) => isObject(slide) && isObject(entry(slide, 'start_date')))) return true
  return isObject(entry(objectIn(json, 'title'), 'text')) || isList(entry(json, 'eras'))
}

const PARTS = ['year', 'month', 'day', 'hour', 'minute'] as const

/**
 * A date in the parts that are given: a year stays a year. What is no date of the calendar stays as it is written. Years
 * before 1 are told by their era there: -44 is 44 BCE, which EDTF counts as -0043.
 */
function dateCell(date: JsonObject, row: number, column: string, findings: Findings): Cell {
  const all = PARTS.map((part) => textOf(entry(date, part)))
  const known = all.indexOf('')
  const parts = known < 0 ? all : all.slice(0, known)
  const left = all.slice(parts.length).filter((part) => part !== '')
  const text = [
    parts.slice(0, 3).join('-'),
    parts
      .slice(3)
      .map((part) => part.padStart(2, '0'))
      .join(':'),
  ]
    .filter((part) => part !== '')
    .join(' ')
  // Without a year it is no date, and shows as what there is of it.
  if (parts.length === 0) return textCell(left.join('-'))
  if (left.length > 0) {
    const missing = PARTS[parts.length] ?? 'year'
    const message = `The date has no ${missing}, so what is finer than that is left out.`
    findings.warn(
      { row, column, value: written(date) },
      { message, remedy: `Write its ${missing}, or nothing after it.` },
    )
  }
  const [year, month, day, hour, minute] = parts.map((part) => (/^-?\d+$/.test(part) ? Number(part) : Number.NaN))
  const whole = edtfOf(year, month, day, hour, minute)
  return whole === null ? textCell(text) : { kind: 'date', edtf: whole, text }
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0')

function edtfOf(year?: number, month?: number, day?: number, hour?: number, minute?: number): string | null {
  if (year === undefined || !Number.isFinite(year) || Math.abs(year) > 9999 || year === 0) return null
  const counted = year < 0 ? year + 1 : year
  const start = `${counted < 0 ? '-' : ''}${padded(Math.abs(counted), 4)}`
  if (month === undefined) return start
  if (!(month >= 1 && month <= 12)) return null
  if (day === undefined) return `${start}-${padded(month, 2)}`
  if (!(day >= 1 && day <= daysInMonth(counted, month))) return null
  const iso = `${start}-${padded(month, 2)}-${padded(day, 2)}`
  if (hour === undefined) return iso
  if (!(hour >= 0 && hour <= 23) || !((minute ?? 0) >= 0 && (minute ?? 0) <= 59)) return null
  return `${iso}T${padded(hour, 2)}:${padded(minute ?? 0, 2)}`
}

/** What a date says of itself in words. */
const shownDate = (slide: JsonObject): string =>
  [slide, objectIn(slide, 'start_date'), objectIn(slide, 'end_date')]
    .map((each) => plainText(textOf(entry(each, 'display_date'))).text)
    .find((text) => text !== '') ?? ''

const COLUMNS = ['id', 'when', 'end', 'kind', ...SLIDE_COLUMNS, 'display_date']
const KNOWN = ['start_date', 'end_date', 'display_date', 'text', 'group', 'unique_id']
const MEDIA = ['url', 'credit', 'caption', 'link']
/** How a slide looks, and what its page does. */
const LOOKS = ['background', 'autolink', 'link_target', 'type', 'scale']

function noteEras(eras: unknown, findings: Findings): void {
  if (!isList(eras) || eras.length === 0) return
  const names = eras.filter(isObject).map((era) => {
    const years = ['start_date', 'end_date'].map((date) => textOf(entry(objectIn(era, date), 'year')))
    return `${textsOf(era).title || 'without a name'} (${years.join(' to ')})`
  })
  findings.note(`${counted(eras.length, 'era')} left out: ${listed(names)}. Write them as events with an end.`)
}

export function readTimelinejs(file: string, json: unknown): Reading {
  const slides = isObject(json) ? entry(json, 'events') : undefined
  if (isObject(json) && isOld(json)) {
    const remedy = 'Save it for TimelineJS 3, or as a table with the columns when, title and summary.'
    return refuse(file, { message: 'This is the JSON of TimelineJS 2.', remedy })
  }
  if (!isObject(json) || !isList(slides) || slides.length === 0) {
    const remedy = 'Write {"events": [{"start_date": {"year": 2025}, "text": {"headline": "…"}}]}.'
    return refuse(file, { message: 'The timeline has no events.', remedy })
  }
  const findings = createFindings(file)
  const flattening = createFlattening()
  const entries: Entry[] = []
  const looks = new Set<string>()
  let shown = 0
  for (const [index, slide] of slides.entries()) {
    const row = index + 1
    if (!isObject(slide)) {
      const remedy = 'Write {"start_date": {"year": 2025}, "text": {"headline": "…"}}.'
      findings.reject({ row, value: written(slide) }, { message: 'This is no slide.', remedy })
      continue
    }
    const cells: Cells = new Map()
    for (const [name, column] of [['start_date', 'when'] as const, ['end_date', 'end'] as const]) {
      const date = entry(slide, name)
      cells.set(column, isObject(date) ? dateCell(date, row, name, findings) : flattening.cell(date, name))
    }
    setTexts(slide, cells)
    cells.set('id', textCell(textOf(entry(slide, 'unique_id'))))
    cells.set('kind', textCell(plainText(textOf(entry(slide, 'group'))).text))
    const display = shownDate(slide)
    if (display !== '') {
      cells.set('display_date', textCell(display))
      shown += 1
    }
    for (const [name, value] of Object.entries(slide)) {
      if (LOOKS.includes(name)) looks.add(name)
      else if (name === 'media' && isObject(value)) {
        for (const [part, other] of Object.entries(value)) {
          if (!MEDIA.includes(part)) flattening.flatten(other, `media.${part}`, cells)
        }
      } else if (name === 'text' && isObject(value)) {
        for (const [part, other] of Object.entries(value)) {
          if (!['headline', 'text'].includes(part)) flattening.flatten(other, `text.${part}`, cells)
        }
      } else if (!KNOWN.includes(name) || (name === 'text' && !isObject(value))) flattening.flatten(value, name, cells)
    }
    if (isBlank(cells)) {
      findings.reject({ row }, { message: 'The slide is empty.', remedy: 'Fill it in, or remove it.' })
    } else entries.push({ number: row, cells })
  }
  findings.note(`TimelineJS with ${counted(slides.length, 'event')}.`)
  flattening.tell(findings)
  if (shown > 0) {
    findings.note(`${counted(shown, 'event')} with a date in words: it stands in display_date, and the numbers count.`)
  }
  if (looks.size > 0) findings.note(`How slides look is left out: ${listed(looks)}.`)
  noteEras(entry(json, 'eras'), findings)
  const head = objectIn(json, 'title')
  if (Object.hasOwn(head, 'media')) findings.note('The picture of the title slide is left out.')
  const { title, text } = textsOf(head)
  if (entries.length > 0) {
    const message = `TimelineJS has no places, so none of its ${counted(entries.length, 'event')} is on the map.`
    const remedy = 'Add a column place, or lat and lon, to the events once they are imported.'
    findings.warn({ row: null }, { message, remedy })
  }
  const sheets = [{ name: 'events', file, entries, order: COLUMNS }]
  return findings.reading('timelinejs', sheets, headOf({ title, lede: text.text }))
}
