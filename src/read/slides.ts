import { type Cells, textCell } from './entries.ts'
import { isAddress, type Plain, plainText } from './markup.ts'
import { entry, isObject, type JsonObject, textOf } from './values.ts'

/** What the slides of TimelineJS and StoryMapJS have in common: texts in HTML, and a picture, film or page beside them. */

const NOTHING: Plain = { text: '', links: [], wasMarkup: false }

const plainOf = (json: unknown): Plain => (textOf(json) === '' ? NOTHING : plainText(textOf(json)))

export const objectIn = (object: JsonObject, name: string): JsonObject => {
  const value = entry(object, name)
  return isObject(value) ? value : {}
}

/** The headline and the text of a slide, as plain text. */
export function textsOf(slide: JsonObject): { readonly title: string; readonly text: Plain } {
  const text = objectIn(slide, 'text')
  return { title: plainOf(entry(text, 'headline')).text.replace(/\s+/g, ' '), text: plainOf(entry(text, 'text')) }
}

/** An address in what stands for one: alone, or in a piece of HTML to embed. */
function addressIn(written: string): string {
  if (isAddress(written)) return written
  return /(?:src|href|cite)\s*=\s*["'](https?:\/\/[^"'\s<>]+)["']/i.exec(written)?.[1]?.replaceAll('&amp;', '&') ?? ''
}

/**
 * Sets the texts of a slide and what stands beside them. The slide's link is the one address in its text; where there is
 * none it is that of its media, with their credit as the source.
 */
export function setTexts(slide: JsonObject, cells: Cells): void {
  const { title, text } = textsOf(slide)
  const media = objectIn(slide, 'media')
  const url = textOf(entry(media, 'url'))
  const credit = plainOf(entry(media, 'credit')).text
  const caption = plainOf(entry(media, 'caption')).text
  const page = addressIn(textOf(entry(media, 'link'))) || addressIn(url)
  const [link] = text.links
  cells.set('title', textCell(title))
  cells.set('summary', textCell(text.text))
  cells.set('link', textCell(text.links.length === 1 ? (link ?? '') : text.links.length === 0 ? page : ''))
  cells.set('source', textCell(text.links.length === 0 && page !== '' ? credit : ''))
  cells.set('media', textCell(url))
  cells.set('media_credit', textCell(credit))
  cells.set('media_caption', textCell(caption))
}

export const SLIDE_COLUMNS = ['title', 'summary', 'link', 'source', 'media', 'media_credit', 'media_caption']
