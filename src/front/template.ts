/** What a page of the site is filled with. */
export interface PageParts {
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

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')

/**
 * The page's template with its places filled.
 * @throws Error when the template lacks a place
 */
export function filled(template: string, parts: PageParts): string {
  const markup = { head: parts.head, front: parts.front, chronology: parts.chronology }
  const text = {
    title: escapeHtml(parts.title),
    description: escapeHtml(parts.description),
    story: parts.story,
    prose: escapeHtml(parts.prose),
  }
  let page = template
  const put = (place: string, value: string) => {
    if (!page.includes(place)) throw new Error(`the page's template lacks ${place}`)
    page = page.split(place).join(value)
  }
  put('<html lang="en" dir="ltr">', `<html lang="${parts.language}" dir="${parts.direction}">`)
  for (const [name, value] of Object.entries(text)) put(`{{${name}}}`, value)
  for (const [name, value] of Object.entries(markup)) put(`<!--{{${name}}}-->`, value)
  return page
}
