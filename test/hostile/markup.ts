import { type DefaultTreeAdapterTypes, html, parse, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node

/** Attributes whose values are texts or addresses of the story; of all others the value counts too. */
const TELLING = new Set(['title', 'aria-label', 'content', 'href', 'src', 'lang', 'alt'])
/** Attributes that say where a picture's parts stand, which depends on how long its texts are. */
const DRAWN =
  /^(?:d|x|y|dx|dy|x1|x2|y1|y2|cx|cy|r|width|height|transform|style|points|stroke-dasharray|text-anchor|direction|font-size|data-(?:event|id)|id|aria-controls|for|datetime)$/

export interface Markup {
  /** Each element as its path's last two names with its attributes, in the order of the page. */
  readonly elements: readonly string[]
  /** Every text between tags, as the reader gets it, and every text in an attribute. */
  readonly texts: readonly string[]
  /** The addresses in `src` and `href`. */
  readonly values: readonly string[]
  /** What stands in scripts and styles, which is not for readers. */
  readonly raw: readonly string[]
}

/** What a browser makes of a page, by the same rules. */
export function markupOf(written: string, isWhole = written.includes('<!doctype')): Markup {
  const elements: string[] = []
  const texts: string[] = []
  const raw: string[] = []
  const values: string[] = []
  const walk = (node: Node, parent: string): void => {
    if ('tagName' in node) {
      const attributes = node.attrs.map(({ name, value }) => {
        if (TELLING.has(name)) texts.push(value)
        if (name === 'src' || name === 'href') values.push(value)
        return TELLING.has(name) || DRAWN.test(name) ? name : `${name}=${value}`
      })
      const name = node.namespaceURI === html.NS.HTML ? node.tagName : `svg:${node.tagName}`
      elements.push(`${parent}>${name} ${attributes.join(' ')}`)
      for (const child of node.childNodes) walk(child, name)
    } else if ('value' in node) {
      if (parent === 'script' || parent === 'style') raw.push(node.value)
      else texts.push(node.value)
    } else if ('data' in node) elements.push(`${parent}>comment ${node.data}`)
    else if ('childNodes' in node) for (const child of node.childNodes) walk(child, parent)
  }
  walk(isWhole ? parse(written) : parseFragment(written), '')
  return { elements, texts, raw, values }
}
