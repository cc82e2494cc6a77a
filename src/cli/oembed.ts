import { escapeHtml } from '../html.ts'
import { TONGUES } from '../languages.ts'
import type { Language, Story } from '../model.ts'
import { headingOf, textIn } from '../text.ts'

/** CSS pixels that the embed is made for. */
export const EMBED_SIZE = { width: 650, height: 540 } as const

/** The oEmbed file of a language, beside its pages. */
export const oembedName = (language: Language) => (language === 'en' ? 'oembed.json' : `oembed.${language}.json`)

export interface OembedPages {
  /** The site's own address; null where the build does not know it. */
  readonly site: string | null
  /** The address of the whole page, and of the embed in one file: hosts put what they do not know into a sandbox. */
  readonly whole: string
  readonly embed: string
}

/** What a site says to hosts that ask how it is to be embedded, by oEmbed 1.0. */
export function oembedOf(story: Story, language: Language, { site, whole, embed }: OembedPages) {
  const title = headingOf(story, language)
  // Each sentence once: a story may have no line above its headline, and none under it.
  const headline = textIn(story.title, language)
  const texts = [headline === title ? '' : `${headline}.`, textIn(story.lede, language)].filter((each) => each !== '')
  const { width, height } = EMBED_SIZE
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: 'Demarche',
    ...(site === null ? {} : { provider_url: site }),
    width,
    height,
    // Hosts keep the quotation where they strip frames, and some show it until the frame tells its height.
    html:
      `<blockquote lang="${language}" dir="${TONGUES[language].direction}"><a href="${escapeHtml(whole)}">${escapeHtml(title)}</a>` +
      `${escapeHtml(texts.length === 0 ? '' : `: ${texts.join(' ')}`)}</blockquote>` +
      `<iframe src="${escapeHtml(embed)}" title="${escapeHtml(title)}" width="${width}" height="${height}" frameborder="0" ` +
      'loading="lazy" sandbox="allow-scripts allow-popups"></iframe>',
  } as const
}

/**
 * The address that a site is built for, with a slash at its end.
 * @throws Error where it is none that pages of others could link to
 */
export function siteAddress(given: string | undefined): string | null {
  if (given === undefined || given === '') return null
  const address = URL.canParse(given) ? new URL(given) : null
  if (address === null || !/^https?:$/.test(address.protocol)) {
    throw new Error(
      `${given} is no address of a site. Write --address https://your.host/map/, or that as DEMARCHE_URL.`,
    )
  }
  return new URL(`${address.pathname.replace(/\/?$/, '/')}`, address).href
}
