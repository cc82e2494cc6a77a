import { type AtRule, parse } from 'postcss'

/** The classes and ids that a page's markup names. */
function namesIn(markup: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, written = ''] of markup.matchAll(/\s(?:class|id)="([^"]*)"/g)) {
    for (const name of written.split(/\s+/)) names.add(name)
  }
  return names
}

/** A pseudo-class with an argument that holds no other one. */
const INNERMOST = /:([a-z-]+)\(([^()]*)\)/

/** A selector without its `:not()` parts. */
function withoutNegations(selector: string): string {
  const from = selector.indexOf(':not(')
  if (from < 0) return selector
  let [to, depth] = [from + ':not('.length, 1]
  for (; depth > 0 && to < selector.length; to += 1) depth += { '(': 1, ')': -1 }[selector.charAt(to)] ?? 0
  return withoutNegations(selector.slice(0, from) + selector.slice(to))
}

/** Whether a selector can match in a page with these names: what a `:not()` holds cannot rule that out. */
export function canMatch(selector: string, names: ReadonlySet<string>): boolean {
  let rest = withoutNegations(selector)
  for (let found = INNERMOST.exec(rest); found !== null; found = INNERMOST.exec(rest)) {
    const [whole, kind = '', inside = ''] = found
    const isChoice = kind === 'is' || kind === 'where' || kind === 'has'
    if (isChoice && !inside.split(',').some((each) => canMatch(each, names))) return false
    rest = rest.replace(whole, '')
  }
  return [...rest.matchAll(/[.#]([\w-]+)/g)].every(([, name = '']) => names.has(name))
}

/** Paper, forced colours and the faces have the time to wait for the whole sheet. */
const isLater = ({ name, params }: AtRule) =>
  name === 'font-face' || (name === 'media' && /print|forced-colors/.test(params))

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
