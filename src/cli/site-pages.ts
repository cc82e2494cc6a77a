/** The pages of the site, from the template and what the build has made. */

import { dirname } from 'node:path'
import { leanFront, leanText } from '../front/lean.ts'
import type { pageOf } from '../front/pages.tsx'
import { paletteCss } from '../front/palette.ts'
import { filled, type PageKind } from '../front/template.ts'
import { escapeHtml } from '../html.ts'
import { LANGUAGES } from '../languages.ts'
import type { Language, Story } from '../model.ts'
import type { InlineFace } from '../one/faces.ts'
import { criticalCss } from './critical.ts'
import { oembedName, oembedOf } from './oembed.ts'
import { inJson, inlineData, inScript, type OneFile } from './one-file.ts'
import { withPolicy } from './policy.ts'

const STEMS = { whole: 'index', embed: 'embed', one: 'embed-one' } as const

/** The page of a language; a host shows the whole English one for the folder. */
export const pageName = (language: Language, stem: keyof typeof STEMS = 'whole') =>
  [STEMS[stem], ...(language === 'en' ? [] : [language]), 'html'].join('.')

export interface SiteFile {
  readonly fileName: string
  readonly source: string
}

export interface SiteParts {
  readonly story: Story
  /** The page as Vite has made it. */
  readonly template: string
  readonly pageOf: typeof pageOf
  /** The site's own address; null where the build does not know it. */
  readonly address: string | null
  /** Whether the story brings a picture for those who link to it. */
  readonly hasPicture: boolean
  /** The address of the gazetteer's file; null where the site has none. */
  readonly gazetteer: string | null
}

/** Files of the site, as its pages ask for them. */
export interface SiteFiles {
  /** The story's file; those of its prose, by language. */
  readonly story: string
  readonly prose: ReadonlyMap<Language, string>
  readonly scripts: readonly string[]
  readonly sheets: readonly string[]
  readonly faces: readonly string[]
  /** The text of the sheets. */
  readonly css: string
  /** The pages have nothing before their script, for the bench. */
  readonly isEager: boolean
}

/** What a page of one file brings. */
export interface SiteTexts extends OneFile {
  /** Compiled, in English; and its prose, by language. */
  readonly story: unknown
  readonly prose: ReadonlyMap<Language, unknown>
  readonly worker: string
  readonly world: string
  /** The drawn world: such a page can fetch no more of it. */
  readonly ground: string
  readonly faces: ReadonlyMap<Language, readonly InlineFace[]>
}

const addressOf = (address: string | null, name: string) =>
  address === null ? `./${name}` : new URL(name, address).href

/** What pages say to machines: where the whole of them is, and how to embed them. */
function linksOf({ address }: SiteParts, language: Language, kind: PageKind): readonly string[] {
  const link = (attributes: string, name: string) =>
    `<link ${attributes} href="${escapeHtml(addressOf(address, name))}">`
  return [
    // A page of its own is known by the address that it has, where the build knows none.
    ...(kind === 'whole' && address === null ? [] : [link('rel="canonical"', pageName(language))]),
    link('rel="alternate" type="application/json+oembed"', oembedName(language)),
  ]
}

/** The template without its comments and indents, but with the places that a page fills. */
const withoutComments = (html: string): string =>
  html.replace(/\s*<!--(?!\{\{)[\s\S]*?-->/g, '').replace(/\n\s+/g, '\n')

const GROUND = /<svg id="dm-ground"[\s\S]*?<\/svg>/

/** The page with its ground behind its front: what is read comes before what is only looked at. */
function withLateGround(html: string): string {
  const ground = GROUND.exec(html)?.[0] ?? ''
  return html.replace(ground, '').replace('<section id="chronology"', () => `${ground}<section id="chronology"`)
}

/** The tags by which Vite has the page ask for the app. */
const ASKING = /\s*(?:<script type="module"[^>]*><\/script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>)/g

/** A script that only embeds need. */
const FOR_EMBEDS = /<script data-for="embed">[\s\S]*?<\/script>\s*/

/** What the page says of the picture that others show of it. */
const PICTURED = /\s*<meta property="og:image"[^>]*>/

/** The page's element with the address of the gazetteer; a page that is put into others takes no tables. */
export const withGazetteer = (html: string, address: string | null): string =>
  address === null
    ? html
    : html.replace(' data-prose="{{prose}}"', (prose) => `${prose} data-gazetteer="${escapeHtml(address)}"`)

const prepared = ({ template, address, hasPicture, gazetteer }: SiteParts, kind: PageKind): string =>
  withGazetteer(withLateGround(withoutComments(template)), kind === 'whole' ? gazetteer : null)
    .replace(kind === 'whole' ? FOR_EMBEDS : ' data-for="embed"', '')
    .replace(hasPicture ? '' : PICTURED, '')
    .replace('./picture.png', () => addressOf(address, 'picture.png'))

/** The front and the texts of a page. */
function drawn(site: SiteParts, language: Language, kind: PageKind, css: string) {
  const page = site.pageOf(site.story, language, kind, (each) => addressOf(site.address, pageName(each)))
  return { ...page, front: leanFront(page.front, css), chronology: leanText(page.chronology) }
}

/** The template as that of a language and a kind, for the rules that go by them. */
const rooted = (template: string, language: Language, kind: PageKind): string =>
  template.replace(/<html [^>]*>/, `<html lang="${language}" data-page="${kind}">`)

/** The tags by which a page asks for its files. An embed has them in a template: it asks when its first script says so. */
function askingFor(files: SiteFiles, language: Language, kind: PageKind, template: string) {
  const link = (attributes: string, name: string) => `<link ${attributes} href="${name}">`
  const data = [files.story, files.prose.get(language)].filter((file) => file !== undefined)
  const early = [
    ...data.map((name) => link('rel="preload" as="fetch" crossorigin', name)),
    ...files.scripts.map((name) => link('rel="modulepreload" crossorigin', `./${name}`)),
  ]
  const sheets = files.sheets.map((name) => link('rel="stylesheet"', `./${name}`))
  const faces = files.faces.map((name) => link('rel="stylesheet"', `./${name}`))
  const still = `<noscript>${[...sheets, ...faces].join('')}</noscript>`
  if (kind === 'whole') return { head: [...early, still], end: sheets.join('') }
  // The sheet itself is left to the app's loader, which waits for it: one that comes late would not hold back the app.
  const sheetsEarly = files.sheets.map((name) => link('rel="preload" as="style" crossorigin', `./${name}`))
  const later = [...early, ...sheetsEarly, ...(template.match(ASKING) ?? []).map((tag) => tag.trim())]
  return {
    head: [still],
    end: `<template>${later.join('')}</template>`,
  }
}

/** The whole pages and the embeds, whose files lie beside them. */
export function pagesOfFiles(site: SiteParts, files: SiteFiles): readonly SiteFile[] {
  const kinds: readonly PageKind[] = ['whole', 'embed']
  return kinds.flatMap((kind) => {
    const asking = prepared(site, kind)
    const page = kind === 'whole' ? asking : asking.replace(ASKING, '')
    return LANGUAGES.map((language) => {
      const { css: own, ...whole } = drawn(site, language, kind, files.css)
      const parts = files.isEager ? { ...whole, front: '', chronology: '' } : whole
      const { head, end } = askingFor(files, language, kind, asking)
      const markup = `${rooted(page, language, kind)}${parts.front}${parts.chronology}`
      const source = filled(page, {
        ...parts,
        head: [
          `<style>${paletteCss()}${criticalCss(files.css, markup, `${dirname(files.story)}/`, kind === 'whole')}${own}</style>`,
          ...head,
          ...linksOf(site, language, kind),
        ].join('\n    '),
        story: files.story,
        prose: JSON.stringify(Object.fromEntries(files.prose)),
      }).replace('</body>', () => `${end}</body>`)
      return { fileName: pageName(language, kind), source: withPolicy(source, 'files') }
    })
  })
}

/** The embeds that bring all that they need. */
export function pagesOfOneFile(site: SiteParts, texts: SiteTexts): readonly SiteFile[] {
  const page = prepared(site, 'embed')
    .replace(ASKING, '')
    .replace(GROUND, () => texts.ground)
    .replace(/<link rel="icon"[^>]*>/, '<link rel="icon" href="data:,">')
    .replace(' data-story="{{story}}" data-prose="{{prose}}"', '<!--{{story}}{{prose}}-->')
  const data = [
    inlineData('story', 'application/json', inJson(texts.story)),
    ...[...texts.prose].map(([language, prose]) => inlineData(`prose-${language}`, 'application/json', inJson(prose))),
    inlineData('world', 'application/json', texts.world),
    inlineData('worker', 'text/plain', inScript(texts.worker)),
  ].join('\n')
  return LANGUAGES.map((language) => {
    const { css: own, ...parts } = drawn(site, language, 'embed', texts.sheet)
    const markup = `${rooted(page, language, 'embed')}${parts.front}`
    const faces = inlineData('faces', 'application/json', inJson(texts.faces.get(language) ?? []))
    const source = filled(page, {
      ...parts,
      head: [
        `<style>${paletteCss()}${criticalCss(texts.sheet, markup, '')}${own}</style>`,
        ...linksOf(site, language, 'embed'),
      ].join('\n    '),
      story: '',
      prose: '',
    })
      .replace('<!---->', '')
      .replace(
        '</body>',
        () => `<style>${texts.sheet}</style>\n${data}\n${faces}\n<script>${texts.script}</script></body>`,
      )
    return { fileName: pageName(language, 'one'), source: withPolicy(source, 'one') }
  })
}

/** What hosts ask for, by language. */
export function oembedFiles({ story, address }: SiteParts): readonly SiteFile[] {
  return LANGUAGES.map((language) => ({
    fileName: oembedName(language),
    source: JSON.stringify(
      oembedOf(story, language, {
        site: address,
        whole: addressOf(address, pageName(language)),
        embed: addressOf(address, pageName(language, 'one')),
      }),
    ),
  }))
}
