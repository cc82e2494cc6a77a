import { describe, expect, test } from 'vitest'
import { oembedOf, siteAddress } from '../../src/cli/oembed.ts'
import { LANGUAGES } from '../../src/languages.ts'
import { flagship } from '../story.ts'

const story = flagship()
const pages = (site: string | null) => ({
  site,
  whole: `${site ?? './'}index.html`,
  embed: `${site ?? './'}embed-one.html`,
})

describe('the answer to hosts that ask by oEmbed', () => {
  test.each(LANGUAGES)('%s: has what version 1.0 asks of a rich one', (language) => {
    const answer = oembedOf(story, language, pages('https://your.host/map/'))
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 650, height: 540 })
    expect(answer.title).not.toBe('')
    expect(answer.provider_url).toBe('https://your.host/map/')
    expect(answer.html).toContain(`<blockquote lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
  })

  test('as WordPress keeps it: a quotation that reads well, then the frame', () => {
    const { html } = oembedOf(story, 'en', pages('https://your.host/map/'))
    const bare = html.replace(/<blockquote[^>]*>/, '<blockquote>')
    const [, quotation = '', frame = ''] = /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/s.exec(bare) ?? []
    expect(quotation.replace(/<[^>]*>/g, '')).toMatch(/^Russia in Syria after Assad: Who went where.*\. Visits between/)
    expect(frame).toContain('src="https://your.host/map/embed-one.html"')
    expect(frame).toContain('title="Russia in Syria after Assad"')
  })

  test('texts are text, whatever they hold', () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    const { html } = oembedOf(
      { ...story, kicker: { en: evil }, title: { en: evil }, lede: { en: evil } },
      'en',
      pages('https://your.host/map/?"><script>'),
    )
    expect(html.match(/<[a-z/]+/g)).toEqual(['<blockquote', '<a', '</a', '</blockquote', '<iframe', '</iframe'])
  })
})

test('the site’s address is one that other pages can link to, or none', () => {
  expect(siteAddress(undefined)).toBeNull()
  expect(siteAddress('')).toBeNull()
  expect(siteAddress('https://your.host/map')).toBe('https://your.host/map/')
  expect(siteAddress('https://your.host/map/?a#b')).toBe('https://your.host/map/')
  for (const wrong of ['your.host/map', '/map/', 'javascript:alert(1)', 'file:///map/']) {
    expect(() => siteAddress(wrong), wrong).toThrow('DEMARCHE_URL')
  }
})
