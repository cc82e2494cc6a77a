import { BADGE_BOX, badgeShapes } from '../scene/badge.ts'
import type { Size, Viewport } from '../scene/camera.ts'
import {
  beside,
  chipInsets,
  labelledAt,
  labelledTrips,
  namesExpected,
  type Spot,
  spotBoxes,
  spotsFor,
} from '../scene/layout.ts'
import type { ArcMark, BadgeMark } from '../scene/scene.ts'
import { type Box, type ChipMark, chipsFor, type Insets } from '../scene/screen.ts'
import { selectSite } from '../store/actions.ts'
import { sceneOf } from '../store/derived.ts'
import type { Store } from '../store/store.ts'
import { textIn } from '../text.ts'
import { wordsIn } from '../words/words.ts'
import { element, keyed, moveTo, setText } from './overlay.ts'
import { tripRoom, tripWords } from './trip-words.ts'
import './marks.css'
import '../scene/badge.css'

/** CSS pixels across what a finger hits of a badge, as marks.css has it. */
const REACH = 44

export interface Marks {
  /**
   * Puts every mark where the scene and the viewport have it. Idempotent. Labels are measured, which lays the page out;
   * `expected` takes them for as large as they are drawn in the picture.
   */
  readonly draw: (viewport: Viewport, sizes?: 'measured' | 'expected') => void
  /** What the marks cover, in CSS pixels of the picture, so that names keep off it. */
  readonly boxes: () => readonly Box[]
  readonly remove: () => void
}

interface MarksOptions {
  /** The element that the marks are put into. */
  readonly layer: HTMLElement
  readonly store: Store
  /** Margins that panels over the picture cover, in CSS pixels. */
  readonly insets: () => Insets
  /** The panels that lie over the picture now. */
  readonly covered: () => readonly Box[]
  /** The reader took a deliberate step, which the address keeps as a Back entry. */
  readonly onStep: () => void
}

/**
 * The marks that are buttons or texts above the picture, moving or not: badges, who travels, and chips for places outside
 * the frame. They are elements, so that a keyboard and a screen reader reach them.
 */
export function createMarks({ layer, store, insets, covered, onStep }: MarksOptions): Marks {
  const words = () => wordsIn(store.getState().language)
  let viewport: Viewport | null = null
  let isMeasured = true
  let spots: readonly Spot[] = []
  /** What a tip's label must keep off: the panels, the badges, and the labels placed before it. */
  let taken: readonly Box[] = []
  let named: readonly Box[] = []
  let tipBoxes: readonly Box[] = []

  const drawLeaders = keyed<Spot, 'i'>(
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
  const drawBadges = keyed<Spot, 'button'>(
    layer,
    'button',
    'dm-badge',
    ({ badge }) => badge.site,
    (node, { badge, at, side, isNamed }) => {
      if (node.firstChild === null)
        fillBadge(node, badge, () => {
          selectSite(store, badge.site)
          onStep()
        })
      const { presence, legal } = words()
      node.dataset['presence'] = badge.presence
      node.dataset['legal'] = badge.legal
      node.dataset['certain'] = String(badge.presenceCertain)
      // The label of a badge beside its point stands on the far side, clear of the line that ties it to the point.
      node.dataset['side'] = side
      node.dataset['named'] = String(isNamed)
      const isNear = (other: Spot) => other.badge !== badge && Math.hypot(other.at.x - at.x, other.at.y - at.y) < REACH
      node.dataset['near'] = String(spots.some(isNear))
      node.setAttribute('aria-pressed', String(badge.selected))
      const doubt = words().cards.uncertain
      const presenceText = badge.presenceCertain ? presence[badge.presence] : doubt(presence[badge.presence])
      const legalText = badge.legalCertain ? legal[badge.legal] : doubt(legal[badge.legal])
      const label = `${badge.name}: ${presenceText}. ${legalText}.`
      if (node.getAttribute('aria-label') !== label) node.setAttribute('aria-label', label)
      const [name, state, law] = node.querySelectorAll('span > *')
      if (name instanceof HTMLElement) setText(name, badge.name)
      if (state instanceof HTMLElement) setText(state, presenceText)
      if (law instanceof HTMLElement) setText(law, legalText)
      moveTo(node, at)
    },
  )
  const drawTips = keyed<ArcMark, 'div'>(
    layer,
    'div',
    'dm-tip',
    (arc) => arc.id,
    (node, arc) => {
      if (node.firstChild === null) {
        element('strong', '', node)
        element('span', '', node)
      }
      if (viewport === null) return
      const { size: room, project } = viewport
      const [who, route] = node.children
      const said = tripWords(arc, store.getState().language)
      if (who instanceof HTMLElement) setText(who, said.who)
      if (route instanceof HTMLElement) setText(route, said.route)
      const at = project(labelledAt(arc))
      const place = (narrow: boolean) => {
        node.dataset['narrow'] = String(narrow)
        const size: Size = isMeasured ? { width: node.offsetWidth, height: node.offsetHeight } : tripRoom(said)
        return beside(at, size, room, [...taken, ...named]) ?? beside(at, size, room, taken)
      }
      // Better over a place's name, which can move, than over a panel; where there is no room at all, the card tells it.
      const box = place(false) ?? place(true)
      node.style.visibility = box === null ? 'hidden' : ''
      if (box === null) return
      taken = [...taken, box]
      tipBoxes = [...tipBoxes, box]
      moveTo(node, box)
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
          store.setState({ camera: { lon: place.lon, lat: place.lat, zoom: Math.max(4, viewport?.camera.zoom ?? 0) } })
          onStep()
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

  const draw = (next: Viewport, sizes: 'measured' | 'expected' = 'measured') => {
    viewport = next
    isMeasured = sizes === 'measured'
    const { project, size } = next
    const state = store.getState()
    const scene = sceneOf(state)
    const panels = covered()
    spots = spotsFor(scene, next, panels)
    drawLeaders(spots)
    drawBadges(spots)
    const badgeBoxes = spotBoxes(spots)
    taken = [...panels, ...badgeBoxes]
    named = namesExpected(scene, next)
    tipBoxes = []
    drawTips(labelledTrips(scene, next))
    const coast = state.story.inset
    const outside = [
      ...scene.places.filter(({ isOfTheDay }) => isOfTheDay).map(({ id, name, position }) => ({ id, name, position })),
      // The inset stands for all its sites; without one each stands for itself.
      ...scene.badges.slice(0, coast === null ? scene.badges.length : 1).map(({ site, name, position }) => ({
        id: site,
        name: coast === null ? name : textIn(coast.name, state.language),
        position,
      })),
    ].map(({ id, name, position }) => ({ id, name, ...project(position) }))
    drawChips(chipsFor(outside, size, chipInsets(insets()), [...panels, ...badgeBoxes, ...tipBoxes]))
  }

  return {
    draw,
    boxes: () => [...spotBoxes(spots), ...tipBoxes],
    remove: () => layer.replaceChildren(),
  }
}

function fillBadge(node: HTMLButtonElement, badge: BadgeMark, choose: () => void): void {
  node.type = 'button'
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', BADGE_BOX)
  svg.setAttribute('aria-hidden', 'true')
  for (const { tag, attributes } of badgeShapes(badge.kind)) {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', tag)
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value)
    svg.append(shape)
  }
  node.append(svg)
  const label = element('span', 'dm-badge-label', node)
  element('strong', '', label)
  element('em', '', label)
  element('small', '', label)
  node.addEventListener('click', choose)
}
