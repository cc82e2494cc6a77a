import { escapeHtml } from '../html.ts'
export type PageKind = 'whole' | 'embed'

/** What a page of the site is filled with. */
export interface PageParts {
  /** A page of its own, or one to be put into others. */
  readonly page: PageKind
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly description: string
  /** Markup for the end of the head. */
  readonly head: string
  /** The address of the story's file; those of its prose, by language, as JSON. */
  readonly story: string
  readonly prose: string
  readonly front: string
  readonly chronology: string
}

/**
 * The page's template with its places filled.
 * @throws Error when the template lacks a place
 */
export function filled(template: string, parts: PageParts): string {
  const root = ({ language, direction, page }: Pick<PageParts, 'language' | 'direction' | 'page'>) =>
    `<html lang="${language}" dir="${direction}" data-page="${page}">`
  const places = new Map([
    [root({ language: 'en', direction: 'ltr', page: 'whole' }), root(parts)],
    ['{{title}}', escapeHtml(parts.title)],
    ['{{description}}', escapeHtml(parts.description)],
    ['{{story}}', parts.story],
    ['{{prose}}', escapeHtml(parts.prose)],
    ['<!--{{head}}-->', parts.head],
    ['<!--{{front}}-->', parts.front],
    ['<!--{{chronology}}-->', parts.chronology],
  ])
  for (const place of places.keys()) {
    if (!template.includes(place)) throw new Error(`the page's template lacks ${place}`)
  }
  // In one go: a text of the story may be written like a place.
  return template.replace(/<html [^>]*>|<!--\{\{\w+\}\}-->|\{\{\w+\}\}/g, (place) => places.get(place) ?? place)
}
