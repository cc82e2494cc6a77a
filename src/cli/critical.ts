import { type AtRule, parse } from 'postcss'

/** The classes and ids that a page's markup names. */
function namesIn(markup: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, written = ''] of markup.matchAll(/\s(?:class|id)="([^"]*)"/g)) {
    for (const name of written.split(/\s+/)) names.add(name)
  }
  return names
}

/** The text up to the bracket that closes one before it, and what comes after that bracket. */
function closed(text: string): readonly [inside: string, after: string] {
  let [at, depth] = [0, 1]
  for (; depth > 0 && at < text.length; at += 1) depth += { '(': 1, ')': -1 }[text.charAt(at)] ?? 0
  return [text.slice(0, at - 1), text.slice(at)]
}

/** The parts of a list of selectors, whose own lists stay whole. */
function partsOf(list: string): readonly string[] {
  const parts = ['']
  let depth = 0
  for (const character of list) {
    depth += { '(': 1, ')': -1 }[character] ?? 0
    if (character === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

/** Whether a selector can match in a page with these names: what a `:not()` holds cannot rule that out. */
export function canMatch(selector: string, names: ReadonlySet<string>): boolean {
  const pseudo = /:([a-z-]+)\(/.exec(selector)
  if (pseudo === null) return [...selector.matchAll(/[.#]([\w-]+)/g)].every(([, name = '']) => names.has(name))
  const [opening, kind = ''] = pseudo
  const [inside, after] = closed(selector.slice(pseudo.index + opening.length))
  const isChoice = kind === 'is' || kind === 'where' || kind === 'has'
  if (isChoice && !partsOf(inside).some((part) => canMatch(part, names))) return false
  return canMatch(selector.slice(0, pseudo.index) + after, names)
}

/** Paper, forced colours and all faces but those that stand in have the time to wait for the whole sheet. */
const isLater = (rule: AtRule) =>
  (rule.name === 'font-face' && !/Stand-in/.test(rule.toString())) ||
  (rule.name === 'media' && /print|forced-colors/.test(rule.params))

/**
 * The rules of a style sheet that a page's markup needs before anything else, for its head; the sheet itself comes later.
 * @param folder the sheet's folder as seen from the page, put before the addresses in it
 */
export function criticalCss(css: string, markup: string, folder: string): string {
  const names = namesIn(markup)
  const sheet = parse(css)
  sheet.walkAtRules((rule) => {
    if (isLater(rule)) rule.remove()
  })
  sheet.walkRules((rule) => {
    const selectors = rule.selectors.filter((selector) => canMatch(selector, names))
    if (selectors.length === 0) rule.remove()
    else rule.selectors = selectors
  })
  sheet.walkAtRules(/^(?:media|container|supports|layer)$/, (rule) => {
    if (rule.nodes?.length === 0) rule.remove()
  })
  return sheet.toString().replace(/url\((["']?)(?!data:|https?:)(?:\.\/)?/g, `url($1${folder}`)
}
