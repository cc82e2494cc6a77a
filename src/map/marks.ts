import type { Map as MapLibreMap } from 'maplibre-gl'
import { BADGE_BOX, badgeShapes } from '../scene/badge.ts'
import type { Position } from '../scene/geometry.ts'
import type { ArcMark, BadgeMark } from '../scene/scene.ts'
import {
  type Box,
  badgesFor,
  type ChipMark,
  chipsFor,
  type Insets,
  overlaps,
  type Pixel,
  spread,
} from '../scene/screen.ts'
import { selectSite } from '../store/actions.ts'
import { momentOf, sceneOf } from '../store/derived.ts'
import type { Store } from '../store/store.ts'
import { wordsIn } from '../words/words.ts'
import { element, keyed, moveTo, setText } from './overlay.ts'

/** A badge's width in CSS pixels, with the gap to the next. */
const BADGE_WIDTH = 30
/** The room of a badge's label, CSS pixels. */
const LABEL = { width: 150, height: 48 }
/** How far apart badges stand in a column: with and without labels, CSS pixels. */
const COLUMN_STEP = { named: 50, plain: 30 }
/** A map narrower than this has room for one trip's label, CSS pixels. */
const NARROW = 560
/** From this zoom on, the coast is wide enough for the badges to carry their names. */
const NAMES_FROM_ZOOM = 7

const labelBox = ({ x, y }: Pixel, side: 'left' | 'right'): Box => ({
  x: side === 'left' ? x - BADGE_WIDTH / 2 - LABEL.width : x + BADGE_WIDTH / 2,
  y: y - LABEL.height / 2,
  ...LABEL,
})

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
  /** The far side from the point, unless a panel lies there. */
  const labelSide = (anchor: Pixel, at: Pixel): 'left' | 'right' =>
    at.x < anchor.x && !panels.some((panel) => overlaps(panel, labelBox(at, 'left'))) ? 'left' : 'right'
  /** What a tip's label must keep off: the panels, the badges, and the labels placed before it. */
  let taken: readonly Box[] = []
  /** Where the names of the story's places stand, as far as can be told before they are drawn. */
  let named: readonly Box[] = []
  let tipBoxes: readonly Box[] = []

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
    (node, { badge, anchor, at }) => {
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
      node.dataset['side'] = labelSide(anchor, at)
      node.dataset['named'] = String(map.getZoom() >= NAMES_FROM_ZOOM)
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
      const [who, route] = node.children
      if (who instanceof HTMLElement) setText(who, words().map.travellers(arc.who))
      if (route instanceof HTMLElement) {
        const { map: spoken } = words()
        const notes = [
          ...(arc.inferred ? [spoken.inferred] : []),
          ...(arc.differs ? [spoken.differs] : []),
          ...(arc.phase === 'planned' ? [spoken.planned] : arc.phase === 'possible' ? [spoken.possible] : []),
        ]
        setText(route, spoken.route(arc.fromName, arc.toName, notes))
      }
      const { clientWidth, clientHeight } = map.getContainer()
      const room = { width: clientWidth, height: clientHeight }
      const at = project(labelledAt(arc))
      const place = (narrow: boolean) => {
        node.dataset['narrow'] = String(narrow)
        const size = { width: node.offsetWidth, height: node.offsetHeight }
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
          store.setState({ camera: { lon: place.lon, lat: place.lat, zoom: Math.max(4, map.getZoom()) } })
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

  const badgeBoxes = (): readonly Box[] =>
    spots.flatMap(({ at, anchor }) => {
      const half = BADGE_WIDTH / 2
      const badge = { x: at.x - half, y: at.y - half, width: BADGE_WIDTH, height: BADGE_WIDTH }
      if (map.getZoom() < NAMES_FROM_ZOOM) return [badge]
      return [badge, labelBox(at, labelSide(anchor, at))]
    })

  const draw = () => {
    const state = store.getState()
    const scene = sceneOf(state)
    const badges = badgesFor(scene.badges, project)
    const anchors = badges.map((badge) => project(badge.position))
    const step = map.getZoom() >= NAMES_FROM_ZOOM ? COLUMN_STEP.named : COLUMN_STEP.plain
    const apart = spread(anchors, BADGE_WIDTH, step)
    spots = badges.map((badge, index) => {
      const anchor = anchors[index] ?? { x: 0, y: 0 }
      return { badge, anchor, at: apart[index] ?? anchor }
    })
    panels = covered()
    drawLeaders(spots)
    drawBadges(spots)
    const { clientWidth, clientHeight } = map.getContainer()
    const inside = ({ x, y }: Pixel) => x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight
    taken = [...panels, ...badgeBoxes()]
    named = scene.places.map(({ name, position }) => {
      const { x, y } = project(position)
      return { x: x - 14, y: y - 14, width: 34 + name.length * 8, height: 28 }
    })
    tipBoxes = []
    const candidates = labelled(scene.arcs).filter((arc) => inside(project(labelledAt(arc))))
    drawTips(fewest(candidates, scene.focus, clientWidth < NARROW ? 1 : 2))
    const coast = state.story.inset
    const outside = [
      ...scene.places.filter(({ isOfTheDay }) => isOfTheDay).map(({ id, name, position }) => ({ id, name, position })),
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
    const size = { width: clientWidth, height: clientHeight }
    drawChips(chipsFor(outside, size, chipInsets(insets()), [...panels, ...badgeBoxes(), ...tipBoxes]))
  }

  return {
    draw,
    boxes: () => [...badgeBoxes(), ...tipBoxes],
    remove: () => layer.remove(),
  }
}

/** The trips that carry a label: all of the day, the later leg where one event takes the same people on. */
function labelled(arcs: readonly ArcMark[]): readonly ArcMark[] {
  const last = new Map<string, ArcMark>()
  for (const arc of arcs) {
    if (arc.phase !== 'arrived' && arc.phase !== 'ahead') last.set(`${arc.event} ${arc.who.join()}`, arc)
  }
  return [...last.values()]
}

/**
 * At most so many labels, before the map is covered by them: first that of the event in focus, then of what moves, then
 * of what is planned or may be on its way.
 */
function fewest(arcs: readonly ArcMark[], focus: string | null, most: number): readonly ArcMark[] {
  const rank = ({ event, phase }: ArcMark) => (event === focus ? 0 : phase === 'under-way' ? 1 : 2)
  return arcs.toSorted((a, b) => rank(a) - rank(b)).slice(0, most)
}

/** Where on its route a trip is labelled: at its tip, or half way where nobody knows how far it has come. */
function labelledAt(arc: ArcMark): Position {
  return arc.tip?.position ?? arc.line[arc.line.length >> 1] ?? [0, 0]
}

/** How far a label may leave the height of its tip, and by which steps it looks for room: CSS pixels. */
const LABEL_REACH = { far: 132, step: 12 }

/** Where a trip's label stands: beside its point, as near as what is taken and the edges leave room; null if nowhere. */
function beside(tip: Pixel, { width, height }: Size, room: Size, taken: readonly Box[]): Box | null {
  const gap = 16
  const edge = 4
  const sides = [tip.x + gap, tip.x - gap - width]
  const free = (box: Box) =>
    box.x >= edge &&
    box.y >= edge &&
    box.x + width <= room.width - edge &&
    box.y + height <= room.height - edge &&
    !taken.some((each) => overlaps(box, each))
  for (let away = 0; away <= LABEL_REACH.far; away += LABEL_REACH.step) {
    for (const x of sides) {
      for (const y of [tip.y - 20 - away, tip.y - 20 + away]) {
        const box = { x, y, width, height }
        if (free(box)) return box
      }
    }
  }
  return null
}

interface Size {
  readonly width: number
  readonly height: number
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
