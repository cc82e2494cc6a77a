/** HTML as the text that it shows. Nothing of it is ever made an element: what is no known tag stays text. */

/** Elements whose end is an end of a line, and those that stand apart. */
const LINES = 'div dd dt figcaption li tr option address caption center'
const PARAGRAPHS = 'p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre section article header footer hr figure aside'
const OTHERS =
  'a abbr acronym area audio b base bdi bdo big body br button canvas cite code col colgroup data datalist del details dfn em embed fieldset font form frame frameset head html i iframe img input ins kbd label legend link main map mark marquee meta meter nav nobr noscript object optgroup output param picture progress q rp rt ruby s samp script select slot small source span strike strong style sub summary sup svg tbody td template textarea tfoot th thead time title track tt u var video wbr'
/** What stands in them is no text. */
const SILENT = new Set(['script', 'style', 'template', 'svg', 'head', 'title', 'textarea', 'noscript', 'select'])

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const LINE = words(LINES)
const PARAGRAPH = words(PARAGRAPHS)
const KNOWN = words(`${LINES} ${PARAGRAPHS} ${OTHERS}`)

/** Latin 1 in order from U+00A0, and what editors' programs write beside it. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const MORE =
  'amp=& lt=< gt=> quot=" apos=\' ndash=– mdash=— lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ dagger=† Dagger=‡ bull=• hellip=… permil=‰ prime=′ Prime=″ lsaquo=‹ rsaquo=› euro=€ trade=™ larr=← uarr=↑ rarr=→ darr=↓ harr=↔ minus=− asymp=≈ ne=≠ le=≤ ge=≥ infin=∞ OElig=Œ oelig=œ Scaron=Š scaron=š Yuml=Ÿ fnof=ƒ circ=ˆ tilde=˜'
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...LATIN.split(' ').map((name, index): [string, string] => [name, String.fromCodePoint(0xa0 + index)]),
  ...MORE.split(' ').map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(-1)]),
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
])

/** Windows-1252 in the place of control characters, as all browsers read `&#146;`. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function character(code: number): string | null {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS[code - 0x80] ?? null
  const isText = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0x10ffff)
  return isText && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : null
}

/** Entities as the characters that they stand for; what is none stays as it is. */
export const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,7}));/g, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return character(Number(decimal)) ?? whole
    if (hex !== undefined) return character(Number.parseInt(hex, 16)) ?? whole
    return ENTITIES.get(name) ?? whole
  })

interface Tag {
  readonly name: string
  readonly isEnd: boolean
  readonly attributes: string
  /** Where the text goes on. */
  readonly next: number
}

const NAME = /<(\/?)([A-Za-z][A-Za-z\d]*)(?=[\s/>])/y

/** The tag that starts at an index, or null when what stands there is text. */
function tagAt(html: string, index: number): Tag | null {
  NAME.lastIndex = index
  const match = NAME.exec(html)
  const name = match?.[2]?.toLowerCase() ?? ''
  if (match === null || !KNOWN.has(name)) return null
  // To the first > outside quotes, as an address may hold one; a quote that never ends ends at the first > after all.
  let quote = ''
  for (let at = NAME.lastIndex; at < html.length && at - index < 10_000; at++) {
    const here = html.charAt(at)
    if (quote !== '') {
      if (here === quote) quote = ''
    } else if ((here === '"' || here === "'") && /[=\s]/.test(html.charAt(at - 1))) quote = here
    else if (here === '>') {
      return { name, isEnd: match[1] === '/', attributes: html.slice(NAME.lastIndex, at), next: at + 1 }
    }
  }
  const end = html.indexOf('>', NAME.lastIndex)
  if (end < 0) return null
  return { name, isEnd: match[1] === '/', attributes: html.slice(NAME.lastIndex, end), next: end + 1 }
}

function attribute(attributes: string, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes)
  return decoded(match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim()
}

/** An address that can be a source: https or http, in one line, without blanks. */
export const isAddress = (text: string): boolean => /^https?:\/\/[^\s<>"]+$/i.test(text)

export interface Plain {
  readonly text: string
  /** Addresses that its links go to, each once. */
  readonly links: readonly string[]
  /** There was a tag in it. */
  readonly wasMarkup: boolean
}

/**
 * The text that HTML shows, with its lines and the addresses of its links. With more than one link the addresses stand in
 * the text, behind what they were put on, as none of them is the one.
 */
export function plainText(html: string): Plain {
  const first = withoutTags(html, false)
  return first.links.length > 1 ? withoutTags(html, true) : first
}

/** The same for a text that need not be HTML: without a tag it is left as it is. */
export function plainIfMarkup(text: string): Plain {
  if (!text.includes('<')) return { text, links: [], wasMarkup: false }
  const plain = withoutTags(text, true)
  return plain.wasMarkup ? plain : { text, links: [], wasMarkup: false }
}

function withoutTags(html: string, keepsAddresses: boolean): Plain {
  const links = new Set<string>()
  const lowered = html.toLowerCase()
  const last = html.lastIndexOf('>')
  let wasMarkup = false
  let text = ''
  /** The line that is being read, and how many line breaks stand before it. */
  let line: string[] = []
  let breaks = 0
  /** The address of the link that is open, and where in the line its label starts. */
  let open = ''
  let label = 0
  const endLine = (count: number) => {
    const shown = decoded(line.join('').replace(/[ \t\r\n\f]+/g, ' ')).trim()
    if (shown !== '') {
      text += text === '' ? shown : '\n'.repeat(breaks) + shown
      breaks = 0
    }
    breaks = Math.max(breaks, count)
    line = []
    label = 0
  }
  const endLink = () => {
    if (open !== '' && keepsAddresses && decoded(line.slice(label).join('')).trim() !== open) line.push(` (${open})`)
    open = ''
  }
  let from = 0
  for (let index = html.indexOf('<'); index >= 0 && index < last; index = html.indexOf('<', index)) {
    if (html.startsWith('<!--', index)) {
      const end = html.indexOf('-->', index + 4)
      line.push(html.slice(from, index))
      wasMarkup = true
      from = end < 0 ? html.length : end + 3
      index = from
      continue
    }
    const tag = tagAt(html, index)
    if (tag === null) {
      index += 1
      continue
    }
    const { name, isEnd, attributes } = tag
    wasMarkup = true
    line.push(html.slice(from, index))
    from = tag.next
    if (SILENT.has(name) && !isEnd && !attributes.endsWith('/')) {
      const end = lowered.indexOf(`</${name}`, from)
      const after = end < 0 ? -1 : html.indexOf('>', end)
      from = after < 0 ? html.length : after + 1
    } else if (name === 'a') {
      endLink()
      const address = isEnd ? '' : attribute(attributes, 'href')
      if (isAddress(address)) {
        links.add(address)
        open = address
        label = line.length
      }
    } else if (name === 'br' || LINE.has(name)) endLine(1)
    else if (PARAGRAPH.has(name)) endLine(2)
    else if (name === 'td' || name === 'th') line.push(' ')
    index = from
  }
  line.push(html.slice(from))
  endLink()
  if (!wasMarkup) return { text: decoded(html).trim(), links: [], wasMarkup }
  endLine(0)
  return { text, links: [...links], wasMarkup }
}
