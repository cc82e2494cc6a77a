import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Position } from '../scene/geometry.ts'
import { glyphPath } from '../scene/glyphs.ts'
import type { ArcMark, BadgeMark } from '../scene/scene.ts'
import { type Box, type ChipMark, chipsFor, type Insets, overlaps, type Pixel, spread } from '../scene/screen.ts'
import { selectSite } from '../store/actions.ts'
import { momentOf, sceneOf } from '../store/derived.ts'
import type { Store } from '../store/store.ts'
import { spanInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'
import { element, keyed, moveTo, setText } from './overlay.ts'

/** A badge's width in CSS pixels, with the gap to the next; and with its label. */
const BADGE_WIDTH = 30
const NAMED_WIDTH = 170
/** How far apart badges stand in a column: with and without labels, CSS pixels. */
const COLUMN_STEP = { named: 50, plain: 30 }
/** From this zoom on, the coast is wide enough for the badges to carry their names. */
const NAMES_FROM_ZOOM = 7

export interface Marks {
  /** Puts every mark where the scene and the camera have it. Idempotent. */
  readonly draw: () => void
  /** What the marks cover, in CSS pixels of the map, so that labels keep off it. */
  readonly boxes: () => readonly Box[]
  readonly remove: () => void
}

/**
 * The marks that are buttons or texts above the map: badges, who travels, and chips for places outside the frame.
 * They are elements, so that a keyboard and a screen reader reach them.
 */
export function createMarks(
  map: MapLibreMap,
  store: Store,
  insets: () => Insets,
  covered: () => readonly Box[],
  onStep: () => void,
): Marks {
  const layer = element('div', 'dm-marks', map.getContainer())
  const project = (position: Position): Pixel => map.project([position[0], position[1]])
  const words = () => wordsIn(store.getState().language)
  let spots: readonly { readonly badge: BadgeMark; readonly anchor: Pixel; readonly at: Pixel }[] = []

  let panels: readonly Box[] = []

  const drawLeaders = keyed<(typeof spots)[number], 'i'>(
    layer,
    'i',
    'dm-leader',
    ({ badge }) => badge.site,
    (node, { anchor, at }) => {
      const length = Math.hypot(at.x - anchor.x, at.y - anchor.y)
      node.style.width = `${length}px`
      node.style.transform = `translate(${anchor.x}px, ${anchor.y}px) rotate(${Math.atan2(at.y - anchor.y, at.x - anchor.x)}rad)`
    },
  )
  const drawBadges = keyed<(typeof spots)[number], 'button'>(
    layer,
    'button',
    'dm-badge',
    ({ badge }) => badge.site,
    (node, { badge, at }) => {
      if (node.firstChild === null)
        fillBadge(node, badge, () => {
          selectSite(store, badge.site)
          onStep()
        })
      const { presence, legal } = words()
      node.dataset['presence'] = badge.presence
      node.dataset['legal'] = badge.legal
      node.dataset['certain'] = String(badge.presenceCertain)
      node.dataset['named'] = String(map.getZoom() >= NAMES_FROM_ZOOM)
      node.setAttribute('aria-pressed', String(badge.selected))
      const label = `${badge.name}: ${presence[badge.presence]}. ${legal[badge.legal]}.`
      if (node.getAttribute('aria-label') !== label) node.setAttribute('aria-label', label)
      const [name, state, law] = node.querySelectorAll('span > *')
      if (name instanceof HTMLElement) setText(name, badge.name)
      if (state instanceof HTMLElement) setText(state, presence[badge.presence])
      if (law instanceof HTMLElement) setText(law, legal[badge.legal])
      moveTo(node, at)
    },
  )
  const drawTips = keyed<ArcMark, 'div'>(
    layer,
    'div',
    'dm-tip',
    (arc) => arc.id,
    (node, arc) => {
      const event = store.getState().story.events.find(({ id }) => id === arc.event)
      if (arc.tip === null || event === undefined) return
      if (node.firstChild === null) {
        element('strong', '', node)
        element('span', '', node)
      }
      const [who, route] = node.children
      const { language } = store.getState()
      if (who instanceof HTMLElement) setText(who, words().map.travellers(arc.who))
      if (route instanceof HTMLElement) {
        const text = words().map.route(arc.fromName, arc.toName, spanInWords(event.date, language), arc.inferred)
        setText(route, text)
      }
      const at = project(arc.tip.position)
      moveTo(node, beside(at, node, map.getContainer(), panels))
    },
  )
  const drawChips = keyed<ChipMark, 'button'>(
    layer,
    'button',
    'dm-chip',
    (chip) => chip.id,
    (node, chip) => {
      if (node.firstChild === null) {
        element('i', '', node)
        element('span', '', node)
        node.addEventListener('click', () => {
          const place = store.getState().story.places[chip.id]
          if (place === undefined) return
          store.setState({ camera: { lon: place.lon, lat: place.lat, zoom: Math.max(4, map.getZoom()) } })
        })
      }
      const [arrow, name] = node.children
      if (arrow instanceof HTMLElement) arrow.style.transform = `rotate(${Math.round(chip.heading)}deg)`
      if (name instanceof HTMLElement) setText(name, chip.name)
      const label = words().map.outside(chip.name)
      if (node.getAttribute('aria-label') !== label) node.setAttribute('aria-label', label)
      moveTo(node, chip)
    },
  )

  const draw = () => {
    const state = store.getState()
    const scene = sceneOf(state)
    const anchors = scene.badges.map((badge) => project(badge.position))
    const step = map.getZoom() >= NAMES_FROM_ZOOM ? COLUMN_STEP.named : COLUMN_STEP.plain
    const apart = spread(anchors, BADGE_WIDTH, step)
    spots = scene.badges.map((badge, index) => {
      const anchor = anchors[index] ?? { x: 0, y: 0 }
      return { badge, anchor, at: apart[index] ?? anchor }
    })
    drawLeaders(spots)
    drawBadges(spots)
    const { clientWidth, clientHeight } = map.getContainer()
    const inside = ({ x, y }: Pixel) => x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight
    const tips = scene.arcs.filter((arc) => arc.tip !== null && inside(project(arc.tip.position)))
    if (tips.length > 0) panels = covered()
    drawTips(tips)
    const coast = state.story.inset
    const outside = [
      ...scene.places.map(({ id, name, position }) => ({ id, name, position })),
      ...(momentOf(state).sites.length > 0 && scene.badges[0] !== undefined
        ? [
            {
              id: scene.badges[0].site,
              name: coast.name[state.language] ?? coast.name.en,
              position: scene.badges[0].position,
            },
          ]
        : []),
    ].map(({ id, name, position }) => ({ id, name, ...pixelOf(project(position)) }))
    drawChips(chipsFor(outside, { width: clientWidth, height: clientHeight }, chipInsets(insets())))
  }

  return {
    draw,
    boxes: () =>
      spots.map(({ at }) => ({
        x: at.x - BADGE_WIDTH / 2,
        y: at.y - BADGE_WIDTH / 2,
        width: map.getZoom() >= NAMES_FROM_ZOOM ? NAMED_WIDTH : BADGE_WIDTH,
        height: BADGE_WIDTH,
      })),
    remove: () => layer.remove(),
  }
}

/** Where the label of a tip stands: beside it, off the panels if there is room, inside the map. */
function beside(tip: Pixel, label: HTMLElement, room: HTMLElement, covered: readonly Box[]): Pixel {
  const gap = 16
  const [width, height] = [label.offsetWidth, label.offsetHeight]
  const free = (x: number, y: number) => {
    const box = { x, y, width, height }
    return x >= 4 && x + width <= room.clientWidth - 4 && !covered.some((each) => overlaps(box, each))
  }
  const [after, before] = [tip.x + gap, tip.x - gap - width]
  for (const y of [tip.y - 20, tip.y - 20 - height]) {
    if (free(after, y)) return { x: after, y }
    if (free(before, y)) return { x: before, y }
  }
  return { x: Math.max(4, Math.min(after, room.clientWidth - width - 4)), y: Math.max(4, tip.y - 20) }
}

const pixelOf = ({ x, y }: Pixel): Pixel => ({ x, y })

/** Chips stand inside the free area: they are at most 28 CSS pixels high and centred on their point. */
const chipInsets = ({ top, right, bottom, left }: Insets): Insets => ({
  top: Math.min(top, 60) + 4,
  right: Math.max(64, Math.min(right, 90)),
  bottom: Math.max(44, Math.min(bottom, 60)),
  left: Math.max(64, Math.min(left, 90)),
})

function fillBadge(node: HTMLButtonElement, badge: BadgeMark, choose: () => void): void {
  node.type = 'button'
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '-14 -14 28 28')
  svg.setAttribute('aria-hidden', 'true')
  const shape = (name: 'circle' | 'path', attributes: Readonly<Record<string, string>>) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
    svg.append(node)
  }
  shape('circle', { class: 'dm-badge-paper', r: '14' })
  shape('circle', { class: 'dm-badge-legal', r: '12.4' })
  shape('circle', { class: 'dm-badge-ring', r: '9.6' })
  shape('path', { class: 'dm-badge-glyph', d: glyphPath[badge.kind], transform: 'translate(-6.6 -6.6) scale(0.55)' })
  node.append(svg)
  const label = element('span', 'dm-badge-label', node)
  element('strong', '', label)
  element('em', '', label)
  element('small', '', label)
  node.addEventListener('click', choose)
}
