/** The content security policy of each page that the build writes: it stands in the page, as a folder has no headers. */

import { createHash } from 'node:crypto'

/**
 * `files`: a page of the app whose files lie beside it. `one`: the app in one file, which asks nobody for anything. `host`: a
 * page that shows how the app stands in another one.
 */
export type PolicyKind = 'files' | 'one' | 'host'

type Directives = Readonly<Record<string, readonly string[]>>

/** In a sandbox MapLibre starts its worker from a `data:` address, else from the site or from a `blob:` one. */
const DIRECTIVES: Readonly<Record<PolicyKind, Directives>> = {
  files: {
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    // The share dialog shows the embed as it will be.
    'frame-src': ["'self'"],
    'worker-src': ["'self'", 'blob:', 'data:'],
  },
  one: {
    'script-src': [],
    'style-src': [],
    'img-src': ['data:', 'blob:'],
    'connect-src': ['blob:'],
    'worker-src': ['blob:', 'data:'],
  },
  host: {
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'frame-src': ["'self'"],
  },
}

/** Of scripts and styles that stand in the page. */
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Text in a script element that no browser runs. */
const IS_DATA = /\btype="(?:application\/json|text\/plain)"/

/**
 * A page with its policy, before all that the policy is about.
 * @throws Error when the page has what the policy forbids: styles or handlers in attributes
 */
export function withPolicy(page: string, kind: PolicyKind): string {
  const inline: Record<'script' | 'style', string[]> = { script: [], style: [] }
  const markup = page.replace(
    /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g,
    (_, element: 'script' | 'style', attributes: string, text: string) => {
      if (!/\bsrc=/.test(attributes) && !IS_DATA.test(attributes)) inline[element].push(hashOf(text))
      return ''
    },
  )
  const forbidden = /<[a-z][^<>]*\s(?:style|on[a-z]+)=["'][^<>]*>/i.exec(markup)?.[0]
  if (forbidden !== undefined) throw new Error(`the page's policy forbids ${forbidden.slice(0, 200)}`)
  const directives: Directives = {
    'default-src': ["'none'"],
    ...DIRECTIVES[kind],
    'script-src': [...(DIRECTIVES[kind]['script-src'] ?? []), ...new Set(inline.script)],
    'style-src': [...(DIRECTIVES[kind]['style-src'] ?? []), ...new Set(inline.style)],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': [kind === 'host' ? "'none'" : 'default'],
  }
  const policy = Object.entries(directives)
    .map(([name, values]) => `${name} ${values.length === 0 ? "'none'" : values.join(' ')}`)
    .join('; ')
  const place = /<meta charset="utf-8"\s*\/?>/i.exec(page)?.[0]
  if (place === undefined) throw new Error('the page names no characters, before which its policy cannot stand')
  return page.replace(place, () => `${place}<meta http-equiv="Content-Security-Policy" content="${policy}">`)
}
