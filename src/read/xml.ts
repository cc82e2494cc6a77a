import type { Document, Element, Node } from '@xmldom/xmldom'
import type { Refusal } from './limits.ts'

/** XML as a document, for KML and GPX. The same parser in Node and in browsers: they say the same of the same file. */

export type Parsed =
  | { readonly ok: true; readonly xml: Document; readonly root: Element }
  | { readonly ok: false; readonly refusal: Refusal }

/** Elements within elements: files of people have about ten. */
const DEEPEST = 64
/** A document takes many times the room of its text, and a page stands still while it is made. */
const MOST_ELEMENTS = 300_000

/** Prefixes that programs write and forget to declare. */
const PREFIXES = {
  gx: 'http://www.google.com/kml/ext/2.2',
  atom: 'http://www.w3.org/2005/Atom',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  xal: 'urn:oasis:names:tc:ciq:xsdschema:xAL:2.0',
  gpxx: 'http://www.garmin.com/xmlschemas/GpxExtensions/v3',
  gpxtpx: 'http://www.garmin.com/xmlschemas/TrackPointExtension/v1',
}

const failed = (message: string, remedy: string): Parsed => ({ ok: false, refusal: { message, remedy } })

/** A document type stands before the first element, after instructions and comments. */
function hasDoctype(text: string): boolean {
  let at = 0
  for (;;) {
    while (/[\s\ufeff]/.test(text.charAt(at))) at += 1
    const end = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : null
    if (end === null) return text.slice(at, at + 9).toUpperCase() === '<!DOCTYPE'
    const next = text.indexOf(end, at + 2)
    if (next < 0) return false
    at = next + end.length
  }
}

export const isElement = (node: Node | null): node is Element => node !== null && node.nodeType === 1

/** The node after a node in the document: its first child, or what follows it; never out of the root. */
export function nextIn(node: Node, root: Node): { readonly node: Node; readonly rise: number } | null {
  if (node.firstChild !== null) return { node: node.firstChild, rise: 1 }
  let from: Node | null = node
  let rise = 0
  while (from !== null && from !== root) {
    if (from.nextSibling !== null) return { node: from.nextSibling, rise }
    from = from.parentNode
    rise -= 1
  }
  return null
}

const isTooDeep = (root: Element): boolean => {
  let depth = 0
  for (let next = nextIn(root, root); next !== null; next = nextIn(next.node, root)) {
    depth += next.rise
    if (depth > DEEPEST) return true
  }
  return false
}

function tagsIn(text: string): number {
  let tags = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags += 1
  return tags
}

/** Parses a file; the root must have the name, as `kml`. */
export async function parseXml(text: string, rootName: string): Promise<Parsed> {
  const what = rootName.toUpperCase()
  if (hasDoctype(text)) {
    const remedy = 'Remove the lines from <!DOCTYPE to its end, or export the file again.'
    return failed('The file has a document type, which may make it grow without end.', remedy)
  }
  if (tagsIn(text) > 2 * MOST_ELEMENTS) {
    const remedy = 'Export less of it, in several files, or with tracks thinned out.'
    return failed('The file has more than 300,000 elements.', remedy)
  }
  const { DOMParser } = await import('@xmldom/xmldom')
  let line: number | null = null
  const onError = (
    level: string,
    message: string,
    context: { readonly locator?: { readonly lineNumber?: number } },
  ) => {
    // Entities of HTML are known to no XML, and written into descriptions all the same: they are read with those.
    if (level === 'error' && message.startsWith('entity not found')) return
    line = context.locator?.lineNumber ?? null
    throw new Error(message)
  }
  try {
    const xml = new DOMParser({ onError, xmlns: PREFIXES }).parseFromString(text.replace(/^\ufeff/, ''), 'text/xml')
    const root = xml.documentElement
    if (root === null) return failed('The file is empty.', 'Export it again.')
    if (root.nodeName !== rootName) {
      const remedy =
        root.localName === rootName
          ? 'Save it again with another program.'
          : `Give a file that starts with <${rootName}>.`
      return failed(`The file starts with <${root.nodeName.slice(0, 40)}>, not with <${rootName}>.`, remedy)
    }
    if (isTooDeep(root)) {
      return failed(
        `Elements stand more than ${DEEPEST} deep within one another.`,
        'Export the file again, with fewer folders.',
      )
    }
    return { ok: true, xml, root }
  } catch {
    const remedy = `Look for a tag that is not closed, or an & that is not &amp;, or export the ${what} again.`
    const spot = line === null || line < 1 ? null : line
    return failed(`This is not well-formed XML${spot === null ? '' : `: line ${spot} cannot be read`}.`, remedy)
  }
}

/** Children of an element by their name. */
export function childrenOf(element: Element, name: string): readonly Element[] {
  const found: Element[] = []
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (isElement(child) && child.nodeName === name) found.push(child)
  }
  return found
}

/** The text of the first child of a name; '' when there is none. */
export const childText = (element: Element, name: string): string =>
  childrenOf(element, name)[0]?.textContent?.trim() ?? ''

/** A document with an element and nothing else of another's, and with the attributes of that one's root. */
export function alone(element: Element, xml: Document): Document {
  const whole = xml.cloneNode(false)
  const root = xml.documentElement?.cloneNode(false)
  if (root === undefined) return xml
  root.appendChild(element.cloneNode(true))
  whole.appendChild(root)
  // A clone of a document is one, which the types of the package do not say.
  return isDocument(whole) ? whole : xml
}

const isDocument = (node: Node): node is Document => node.nodeType === 9
