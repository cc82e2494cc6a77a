import { isoOf } from '../civil.ts'
import { escapeHtml } from '../html.ts'
import type { Day } from '../model.ts'
import { formatLink, type Linked } from '../store/link.ts'
import type { AsOf } from '../store/store.ts'
import { linkTo, pageOf } from './link.ts'

/** What a page gets: a frame, an element that makes one and follows the article, or a frame of the page in one file. */
export const FORMS = ['iframe', 'element', 'one-file'] as const
export type Form = (typeof FORMS)[number]

/** CSS pixels; null for the width of the column. */
export interface EmbedSize {
  readonly width: number | null
  readonly height: number
}

export interface EmbedOptions {
  /** The address of the folder that holds the pages, with its last slash. */
  readonly folder: string
  /** The picture, with the language, the colours and the sources that the embed is to have. */
  readonly picture: Linked
  readonly form: Form
  readonly size: EmbedSize
  /** What the frame is called, in the language of the embed. */
  readonly title: string
}

/** What an own size may be at least and at most, in CSS pixels. */
export const WIDTHS = { least: 240, most: 2400 } as const
export const HEIGHTS = { least: 300, most: 1600 } as const

const ZERO = '٠'.charCodeAt(0)

/** A number of pixels as somebody wrote it; null where it is none, or out of bounds. */
export function pixelsIn(written: string, { least, most }: { readonly least: number; readonly most: number }) {
  const text = written.trim().replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - ZERO))
  const value = /^\d{1,5}$/.test(text) ? Number(text) : null
  return value !== null && value >= least && value <= most ? value : null
}

/** The page that is made to be put into others at this picture. */
export const embedAddress = ({ folder, picture, form }: Pick<EmbedOptions, 'folder' | 'picture' | 'form'>): string =>
  `${folder}${pageOf(form === 'one-file' ? 'embed-one' : 'embed', picture.language)}${formatLink(picture, picture.language)}`

const tag = (name: string, attributes: readonly (readonly [name: string, value: string | null])[]): string =>
  `<${[name, ...attributes.flatMap(([key, value]) => (value === null ? [] : `${key}="${escapeHtml(value)}"`))].join(' ')}>`

/** Links open pages as any other link does: without the sandbox, which those pages have not been made for. */
const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox'

/**
 * The markup that puts the map into a page. What an editor's system strips of it leaves a link that says what it is.
 * No text can leave its attribute or its place: what a table or an address carries stays text.
 */
export function embedCode(options: EmbedOptions): string {
  const { folder, picture, form, size, title } = options
  // On one line: some systems make paragraphs of lines.
  const name = title.replace(/\s+/g, ' ').trim()
  const link = `<a href="${escapeHtml(linkTo(folder, picture))}">${escapeHtml(name)}</a>`
  if (form === 'element') return `${script(folder)}\n${element(options, name)}${link}</demarche-map>`
  const frame = tag('iframe', [
    ['src', embedAddress(options)],
    ['title', name],
    ['width', size.width === null ? '100%' : String(size.width)],
    ['height', String(size.height)],
    ['style', 'border:0;max-width:100%'],
    ['loading', 'lazy'],
    ['sandbox', SANDBOX],
  ])
  return `${frame}${link}</iframe>`
}

const script = (folder: string) => `<script src="${escapeHtml(`${folder}element.js`)}" async></script>`

/** The element has what an article may change as attributes of its own; the rest stays in its address. */
function element(options: EmbedOptions, name: string): string {
  const { picture, size } = options
  const { clock, selection, theme } = picture
  const [page = '', query = ''] = embedAddress(options).split('?')
  const rest = new URLSearchParams(query)
  for (const parameter of ['t', 'asof', 'e', 'theme']) rest.delete(parameter)
  return tag('demarche-map', [
    ['src', rest.size === 0 ? page : `${page}?${rest}`],
    ['title', name],
    ['t', isoOf(Math.floor(clock.t))],
    ['as-of', clock.asOf === null ? null : clock.asOf === 'news' ? 'news' : isoOf(clock.asOf)],
    ['event', selection.kind === 'event' ? selection.id : null],
    ['theme', theme === 'system' ? null : theme],
    ['height', String(size.height)],
    ['style', size.width === null ? null : `max-width:${size.width}px`],
  ])
}

/**
 * The day as known on which an embed is kept: that of the reader's clock, else today, but never later than the last
 * evidence: of the days after it the tables say nothing, and what they will say of them is not known today.
 */
export const keptDay = (asOf: AsOf, today: Day, lastEvidence: Day): Day =>
  typeof asOf === 'number' ? Math.min(asOf, lastEvidence) : Math.min(today, lastEvidence)
