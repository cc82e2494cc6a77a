/**
 * `element.js`, for host pages: `<demarche-map>` makes an iframe of itself when it comes near the viewport, and
 * paragraphs with `data-demarche-t` move it, or an `<iframe data-demarche>`, as they are read.
 */

import { heightFor } from '../embed/heights.ts'
import { isHeight, type Report } from '../embed/protocol.ts'
import { Conversation } from './conversation.ts'
import { followReading } from './reading.ts'

/** Attributes that are in the address of the frame, and by what name. */
const IN_ADDRESS = { t: 't', 'as-of': 'asof', event: 'e', lang: 'lang', theme: 'theme', ui: 'ui', gestures: 'gestures' }
/** Attributes that a frame follows without being loaded anew. */
const FOLLOWED = ['t', 'as-of', 'event']
const OTHERS = ['src', 'height', 'title', 'same-origin']

/** How far outside of the viewport the frame is made: a viewport's height. */
const NEAR = '100% 0px'
/** Milliseconds without a word from the frame after which the host hears of it. */
const PATIENCE = 15_000

/** The fallback fills the box until the frame is there; the frame lies over it and takes no room of its own. */
const SHEET = `
:host { display: block; position: relative; overflow: hidden }
:host([hidden]) { display: none }
slot:not([name]) { display: block }
slot[hidden] { display: none }
::slotted(iframe[slot="frame"]) { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; border: 0 }
`

export class DemarcheMap extends HTMLElement {
  static readonly observedAttributes = [...Object.keys(IN_ADDRESS), ...OTHERS]

  readonly #fallback = document.createElement('slot')
  #off: AbortController | null = null
  #frame: HTMLIFrameElement | null = null
  #ends: AbortController | null = null
  #talk: Conversation | null = null
  /** Said before there is a frame to talk with. */
  #before: Parameters<Conversation['say']>[0][] = []
  #width = 0

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(SHEET)
    root.adoptedStyleSheets = [sheet]
    const frame = document.createElement('slot')
    frame.name = 'frame'
    root.append(this.#fallback, frame)
  }

  connectedCallback(): void {
    const off = new AbortController()
    this.#off = off
    const size = new ResizeObserver(() => {
      // A map of a width that it had keeps the height that its frame asked for.
      if (this.clientWidth === this.#width || this.clientWidth === 0) return
      this.#width = this.clientWidth
      this.#setHeight(heightFor(this.#width))
    })
    size.observe(this)
    const sight = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        sight.disconnect()
        this.#load()
      },
      { rootMargin: NEAR },
    )
    sight.observe(this)
    off.signal.addEventListener('abort', () => {
      size.disconnect()
      sight.disconnect()
    })
  }

  disconnectedCallback(): void {
    this.#off?.abort()
    this.#off = null
    this.#unload()
    this.#width = 0
  }

  /** Moved without being taken out, as `moveBefore` does: nothing is loaded anew. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || this.#off === null) return
    if (name === 'height') {
      this.#setHeight(heightFor(this.clientWidth))
      return
    }
    if (this.#frame === null) return
    if (name === 'title') this.#frame.title = this.#name()
    else if (!FOLLOWED.includes(name)) {
      this.#unload()
      this.#load()
    } else if (name === 'as-of') this.asOf(now)
    else {
      const t = this.getAttribute('t')
      const event = this.getAttribute('event')
      if (t === null) this.select(event)
      else this.goTo(t, event)
    }
  }

  /** Shows a day, with an event of it where one is named. */
  goTo(t: string, event: string | null = null, asOf: string | null = this.getAttribute('as-of')): void {
    this.#say({ kind: 'goTo', t, event, asOf })
  }

  select(event: string | null): void {
    this.#say({ kind: 'select', event })
  }

  asOf(day: string | null): void {
    this.#say({ kind: 'asOf', day })
  }

  play(): void {
    this.#say({ kind: 'play' })
  }

  pause(): void {
    this.#say({ kind: 'pause' })
  }

  /** Where the map stood before anybody moved it; null while that is not known. */
  get home(): { readonly t: string; readonly event: string | null; readonly asOf: string | null } | null {
    const t = this.getAttribute('t')
    const said = this.#talk?.home ?? null
    return t === null ? said : { t, event: this.getAttribute('event'), asOf: this.getAttribute('as-of') }
  }

  #say(command: Parameters<Conversation['say']>[0]): void {
    if (this.#talk === null) this.#before.push(command)
    else this.#talk.say(command)
  }

  #name(): string {
    return this.getAttribute('title') ?? this.textContent.trim().slice(0, 200)
  }

  /** The address of the frame; null where the element names none that a frame may show. */
  #address(): string | null {
    const src = this.getAttribute('src')
    if (src === null || !URL.canParse(src, document.baseURI)) return null
    const url = new URL(src, document.baseURI)
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
    for (const [attribute, parameter] of Object.entries(IN_ADDRESS)) {
      const value = this.getAttribute(attribute)
      if (value !== null) url.searchParams.set(parameter, value)
    }
    return url.href
  }

  #load(): void {
    const address = this.#address()
    if (address === null) return
    const ends = new AbortController()
    this.#ends = ends
    const frame = document.createElement('iframe')
    frame.slot = 'frame'
    frame.title = this.#name()
    const isOwn = this.hasAttribute('same-origin')
    // A page of one's own with its own origin could take its sandbox off: it then is none, and browsers say so.
    if (!isOwn || new URL(address).origin !== location.origin) {
      frame.setAttribute(
        'sandbox',
        `allow-scripts allow-popups allow-popups-to-escape-sandbox${isOwn ? ' allow-same-origin' : ''}`,
      )
    }
    frame.src = address
    // Nobody gets into a frame that cannot be seen yet.
    frame.style.visibility = 'hidden'
    this.#frame = frame
    this.append(frame)
    const patience = setTimeout(() => this.#announce('error', { message: 'the map did not answer' }), PATIENCE)
    ends.signal.addEventListener('abort', () => clearTimeout(patience))
    this.#talk = new Conversation(frame, (report) => {
      clearTimeout(patience)
      this.#hear(report)
    })
    for (const command of this.#before.splice(0)) this.#talk.say(command)
  }

  #unload(): void {
    this.#ends?.abort()
    this.#ends = null
    this.#talk?.end()
    this.#talk = null
    this.#frame?.remove()
    this.#frame = null
    this.#before = []
    this.#fallback.hidden = false
  }

  #hear(report: Report): void {
    const { kind, ...detail } = report
    if (report.kind === 'ready' || report.kind === 'height') {
      // The page in the frame stands: whoever reads by keys or by ear now reads it instead of what held its place.
      this.#frame?.style.removeProperty('visibility')
      this.#fallback.hidden = true
      this.#setHeight(report.height)
    }
    if (kind !== 'height') this.#announce(kind, detail)
  }

  #announce(kind: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`demarche-${kind}`, { bubbles: true, detail }))
  }

  /** The height that the map wants, unless the author fixes one: in pixels, or with `fill` by the page's own styles. */
  #setHeight(wanted: number): void {
    const fixed = this.getAttribute('height')
    const given = fixed === null ? wanted : Number.parseInt(fixed, 10)
    if (fixed === 'fill') this.style.removeProperty('height')
    else this.style.height = `${isHeight(given) ? given : wanted}px`
  }
}

/** A frame that the page wrote itself. */
const talks = new WeakMap<HTMLIFrameElement, Conversation>()

if (!customElements.get('demarche-map')) {
  customElements.define('demarche-map', DemarcheMap)
  followReading((target, asked) => {
    if (target instanceof DemarcheMap) {
      const place = asked ?? target.home
      if (place !== null) target.goTo(place.t, place.event, place.asOf ?? target.getAttribute('as-of'))
    } else if (target instanceof HTMLIFrameElement) {
      const talk = talks.get(target) ?? new Conversation(target)
      talks.set(target, talk)
      const place = asked ?? talk.home
      if (place !== null) talk.say({ kind: 'goTo', t: place.t, event: place.event, asOf: place.asOf })
    }
  })
}
