import { type AtRule, type Declaration, parse } from 'postcss'

/**
 * What selectors can name in a page's markup: elements, classes, ids, `data-` and `aria-` attributes as `[name]` and
 * `[name=value]`; as `every .class[name=value]` what all elements of a class have; and `:lang(code)` of the page, as parts in
 * other languages are words that look like all others.
 */
function namesIn(markup: string): ReadonlySet<string> {
  const names = new Set<string>()
  const shared = new Map<string, readonly string[]>()
  for (const [, element = '', written = ''] of markup.matchAll(/<([a-z][\w-]*)((?:\s[^<>]*)?)>/gi)) {
    names.add(element.toLowerCase())
    const values = new Map(
      [...written.matchAll(/\s([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    )
    const attributes = [...values]
      .filter(([name]) => /^(?:data|aria)-/.test(name))
      .flatMap(([name, value]) => [`[${name}]`, `[${name}=${value}]`])
    const classes = (values.get('class') ?? '').split(/\s+/).filter((name) => name !== '')
    for (const name of classes) {
      shared.set(name, shared.get(name)?.filter((each) => attributes.includes(each)) ?? attributes)
    }
    for (const name of [...attributes, ...classes.map((each) => `.${each}`)]) names.add(name)
    const id = values.get('id')
    if (id !== undefined) names.add(`#${id}`)
    if (element === 'html') names.add(`:lang(${values.get('lang') ?? ''})`)
  }
  for (const [name, attributes] of shared) for (const each of attributes) names.add(`every .${name}${each}`)
  return names
}

/** The root's attributes are set before the page is read. */
const OF_ROOT = /^\[data-(?:theme|script)\b/

/** What only a page without a running script shows. */
const WITHOUT_SCRIPT = /^(?:html:not\(\[data-script\]\)|#chronology(?!:empty))/

/** What a page shows only to who does something in it, for which the sheet is there in time. */
const BY_HAND = /:(?:hover|active|focus(?:-[a-z]+)?)(?![\w-])/

/** An attribute as markup's names have it; others than these can always be there. */
const ATTRIBUTE = /\[(?:data|aria)-[\w-]+(?:="?[^"\]]*"?)?\]/g

const plain = (attribute: string) => attribute.replaceAll('"', '')

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
  if (pseudo === null) {
    const attributes = (selector.match(ATTRIBUTE) ?? []).filter((each) => !OF_ROOT.test(each)).map(plain)
    const others = selector.replace(/\[[^\]]*\]|::?[\w-]+/g, '').match(/[.#]?[a-z_][\w-]*/gi) ?? []
    return !BY_HAND.test(selector) && [...attributes, ...others].every((name) => names.has(name))
  }
  const [opening, kind = ''] = pseudo
  const before = selector.slice(0, pseudo.index)
  const [inside, after] = closed(selector.slice(pseudo.index + opening.length))
  const subject = /\.[\w-]+$/.exec(before)?.[0]
  if (kind === 'not' && subject !== undefined && names.has(`every ${subject}${plain(inside)}`)) return false
  if (kind === 'lang' && !names.has(`:lang(${inside})`)) return false
  const isChoice = kind === 'is' || kind === 'where' || kind === 'has'
  if (isChoice && !partsOf(inside).some((part) => canMatch(part, names))) return false
  return canMatch(before + after, names)
}

/** Paper, forced colours and what moves have the time to wait for the whole sheet. */
const isLater = (rule: AtRule) =>
  /^(?:page|keyframes)$/.test(rule.name) || (rule.name === 'media' && /print|forced-colors/.test(rule.params))

/** Hands, and browsers that want a prefix, wait for the whole sheet too. */
const isLaterPart = ({ prop, value }: Declaration) =>
  /^(?:cursor|transition|-moz-.*|-webkit-text-decoration-color)$/.test(prop) || value.startsWith('-moz-')

/**
 * The rules of a style sheet that a page's markup needs before anything else, for its head; the sheet itself comes later.
 * @param folder the sheet's folder as seen from the page, put before the addresses in it
 * @param isScripted where no script comes, the page waits for the sheet
 */
export function criticalCss(css: string, markup: string, folder: string, isScripted = false): string {
  const names = namesIn(markup)
  const sheet = parse(css)
  sheet.walkAtRules((rule) => {
    if (isLater(rule)) rule.remove()
  })
  sheet.walkDecls((declaration) => {
    if (isLaterPart(declaration)) declaration.remove()
  })
  sheet.walkRules((rule) => {
    const selectors = rule.selectors.filter(
      (selector) => canMatch(selector, names) && !(isScripted && WITHOUT_SCRIPT.test(selector)),
    )
    if (selectors.length === 0) rule.remove()
    else rule.selectors = selectors
  })
  sheet.walkAtRules(/^(?:media|container|supports|layer)$/, (rule) => {
    if (rule.nodes?.length === 0) rule.remove()
  })
  return sheet.toString().replace(/url\((["']?)(?!data:|https?:)(?:\.\/)?/g, `url($1${folder}`)
}
