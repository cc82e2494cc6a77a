/** Land and borders as SVG that stands once in a page: whatever draws a picture refers to it. Pure; build time only. */

import type { Extent } from '../model.ts'
import type { BasemapInput, Scale } from './build.ts'
import { worldviewAt } from './build.ts'
import { coastExtent } from './coast.ts'
import type { Line, Position } from './geometry.ts'
import { areaOf, boxOf, clipLine, clipPolygon, cutAtAntimeridian, simplify } from './geometry.ts'

export interface GroundOptions {
  /** The inset's frame; the coast layer reaches further, see `coastExtent`. */
  readonly insetExtent: Extent
  /** Where the story plays: the overview is fine in the middle of it, and the coarser the further away. */
  readonly overviewExtent: Extent
  /** Where the overview ends, as far as a page's first pictures show it; null is the whole world, which is finer, too. */
  readonly reach: Extent | null
}

/** A shape of the ground in units of its layer, whole numbers, y downwards. */
type Shape = readonly Position[]

export interface GroundLayer {
  readonly name: 'overview' | 'coast'
  /** Degrees WGS84: what a picture may show of it. */
  readonly extent: Extent
  /** Units in the side of the world. */
  readonly units: number
  /** The layer's origin in units of the world's side. */
  readonly origin: Position
  /** Closed rings; inland seas are rings too: fill with the even-odd rule. */
  readonly land: readonly Shape[]
  readonly borders: readonly Shape[]
  readonly disputed: readonly Shape[]
}

/** Half a CSS pixel at zooms 3.6 and 9, as shares of the world's side. */
const tolerance = { overview: 0.5 / (512 * 2 ** 3.6), coast: 0.5 / (512 * 2 ** 9) }
/** CSS pixels of a picture that shows all of an extent: what is larger than what zooms 3.6 and 9 show is drawn coarser. */
const picture = { overview: 1300, coast: 1500 }
/** The middle of the story is so much smaller on each side than its extent: a share of its size. */
const shrink = 0.25
/** A ring smaller than the square of so many tolerances is a speck, and a line shorter than that a crumb. */
const smallest = 5
/**
 * How fast the overview of a page, and that of the whole world, grow coarse outside the middle, and how coarse: shares. Specks
 * are so many tolerances, but no larger than the large islands; borders end where they would be drawn too coarsely.
 */
const coarsening = {
  page: { slope: 0.06, far: 1 / 110, smallest: 8, speck: 0.0048, borders: 0.003 },
  whole: { slope: 0.01, far: 1 / 400, smallest, speck: 1, borders: 1 },
}
/** All of the world that a map in Mercator shows. */
const world: Extent = [-180, -85, 180, 85]
const units = { overview: 2 ** 13, coast: 2 ** 19 }

/** The extent, grown by a share of its own size on every side. */
export const padExtent = ([west, south, east, north]: Extent, share: number): Extent => [
  west - (east - west) * share,
  south - (north - south) * share,
  east + (east - west) * share,
  north + (north - south) * share,
]

/** Web Mercator in units of the world's side. */
export const project = ([lon, lat]: Position): Position => [
  lon / 360 + 0.5,
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI),
]

/** A line without what a picture of a tolerance, in shares of the world's side, does not show. */
export const thinned = (line: Line, toleranceAt: (position: Position) => number): Line => {
  const originals = new Map(line.map((position) => [project(position), position]))
  return simplify([...originals.keys()], toleranceAt).map((each) => originals.get(each) ?? each)
}

const turned = (line: Line, turn: number): Line => (turn === 0 ? line : line.map(([lon, lat]) => [lon + turn, lat]))

interface LayerOptions {
  readonly name: GroundLayer['name']
  readonly scale: Scale
  readonly extent: Extent
  /** Where the lines are clipped: beyond what is shown, so that no line runs along the edge. */
  readonly clip: Extent
  /** In shares of the world's side. */
  readonly toleranceAt: (position: Position) => number
  /** The side of the least ring and the least line that is drawn, in the same. */
  readonly leastAt: (position: Position) => number
  readonly hasBordersAt: (position: Position) => boolean
}

const layerOf = (
  input: BasemapInput,
  { name, scale, extent, clip, toleranceAt, leastAt, hasBordersAt }: LayerOptions,
): GroundLayer => {
  const worldview = worldviewAt(input, scale, (arc) => thinned(arc, toleranceAtDegrees(toleranceAt)))
  const origin = project([clip[0], clip[3]])
  const shapeOf = (line: Line): Shape => {
    const whole = line.map((position): Position => {
      const [x, y] = project(position)
      return [Math.round((x - origin[0]) * units[name]), Math.round((y - origin[1]) * units[name])]
    })
    return whole.filter(([x, y], index) => x !== whole[index - 1]?.[0] || y !== whole[index - 1]?.[1])
  }
  /** A layer that goes on beyond the antimeridian shows what lies there a turn further. */
  const turns = [0, ...(clip[2] > 180 ? [360] : []), ...(clip[0] < -180 ? [-360] : [])]
  const least = (line: Line) => leastAt(line[0] ?? [0, 0])
  const isLand = (ring: Line) => areaOf(ring.map(project)) >= least(ring) ** 2
  const isLine = (line: Line) => {
    const [west, north, east, south] = boxOf(line.map(project))
    return Math.hypot(east - west, south - north) >= least(line)
  }
  const lines = (wanted: boolean) =>
    worldview.borders
      .filter(({ disputed }) => disputed === wanted)
      .map(({ line }) => thinned(line, toleranceAtDegrees(toleranceAt)))
      .flatMap((line) => turns.map((turn) => turned(line, turn)))
      .flatMap((line) => clipLine(line, clip))
      .filter((line) => hasBordersAt(line[0] ?? [0, 0]) && isLine(line))
      .map(shapeOf)
      .filter((shape) => shape.length >= 2)
  return {
    name,
    extent,
    units: units[name],
    origin,
    land: worldview.land
      .flatMap(cutAtAntimeridian)
      .flatMap((polygon) => turns.map((turn) => polygon.map((ring) => turned(ring, turn))))
      .flatMap((polygon) => clipPolygon(polygon, clip))
      .filter(isLand)
      .map(shapeOf)
      .filter((shape) => shape.length >= 4),
    borders: lines(false),
    disputed: lines(true),
  }
}

/** `simplify` sees projected positions; the tolerance is given by degrees. */
export const toleranceAtDegrees =
  (toleranceAt: (position: Position) => number) =>
  ([x, y]: Position): number =>
    toleranceAt([(x - 0.5) * 360, (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90])

/** How far a position lies from an extent, in shares of the world's side, the shorter way around it; 0 inside. */
export const distanceTo = ([west, south, east, north]: Extent, position: Position): number => {
  const [x, y] = project(position)
  const [left, top] = project([west, north])
  const [right, bottom] = project([east, south])
  const across = Math.min(...[x - 1, x, x + 1].map((each) => Math.max(left - each, 0, each - right)))
  return Math.hypot(across, Math.max(top - y, 0, y - bottom))
}

/** How wide or high an extent is, in shares of the world's side: the wider, the less of it a picture shows finely. */
export const sideOf = ([west, south, east, north]: Extent): number => {
  const [left, top] = project([west, north])
  const [right, bottom] = project([east, south])
  return Math.max(right - left, bottom - top)
}

/** The world, or what a page shows of it, fine where the story plays; and the coast around the inset. */
export const groundOf = (
  input: BasemapInput,
  { insetExtent, overviewExtent, reach }: GroundOptions,
): Readonly<Record<'overview' | 'coast', GroundLayer>> => {
  const coast = coastExtent(insetExtent)
  const detail = reach === null ? coarsening.whole : coarsening.page
  const middle = padExtent(overviewExtent, -shrink)
  const least = {
    overview: Math.max(tolerance.overview, (0.5 * sideOf(overviewExtent)) / picture.overview),
    coast: Math.max(tolerance.coast, (0.5 * sideOf(coast)) / picture.coast),
  }
  const toleranceAt = (position: Position) =>
    Math.min(detail.far, least.overview + detail.slope * distanceTo(middle, position))
  return {
    overview: layerOf(input, {
      name: 'overview',
      scale: '50m',
      extent: world,
      clip: reach ?? world,
      toleranceAt,
      leastAt: (position) => Math.min(detail.smallest * toleranceAt(position), detail.speck),
      hasBordersAt: (position) => toleranceAt(position) <= detail.borders,
    }),
    coast: layerOf(input, {
      name: 'coast',
      scale: '10m',
      extent: coast,
      clip: padExtent(coast, 0.02),
      toleranceAt: () => least.coast,
      leastAt: () => smallest * least.coast,
      hasBordersAt: () => true,
    }),
  }
}

/** Path data by whole relative steps: short, and packed well. */
const pathOf = (shapes: readonly Shape[], closed: boolean): string =>
  shapes
    .map((shape) => {
      const [first, ...rest] = closed ? shape.slice(0, -1) : shape
      let [x, y] = first ?? [0, 0]
      const steps = rest.flatMap((position) => {
        const step = [position[0] - x, position[1] - y]
        x = position[0]
        y = position[1]
        return step
      })
      return `M${compact(first ?? [0, 0])}l${compact(steps)}${closed ? 'z' : ''}`
    })
    .join('')

/** Lines as one path in whole relative steps: each from the nearest end left, without a lift where the one before it ended. */
const pathThrough = (lines: readonly Shape[]): string => {
  const left = new Set(lines)
  let [path, at]: [string, Position] = ['', [0, 0]]
  const far = ([x, y]: Position = at) => Math.hypot(x - at[0], y - at[1])
  const farOf = (line: Shape) => Math.min(far(line[0]), far(line.at(-1)))
  const stepTo = (to: Position): Position => {
    const step: Position = [to[0] - at[0], to[1] - at[1]]
    at = to
    return step
  }
  while (left.size > 0) {
    const next = [...left].reduce((best, line) => (farOf(line) < farOf(best) ? line : best))
    left.delete(next)
    const way = far(next[0]) > far(next.at(-1)) ? next.toReversed() : next
    const goesOn = path !== '' && far(way[0]) === 0
    const steps = compact((goesOn ? way.slice(1) : way).flatMap(stepTo))
    path += goesOn ? `${steps.startsWith('-') ? '' : ' '}${steps}` : `m${steps}`
  }
  return path
}

/** Numbers with no more between them than needs be. */
const compact = (numbers: readonly number[]): string =>
  numbers.map((number, index) => (index === 0 || number < 0 ? `${number}` : ` ${number}`)).join('')

/** A share of the world's side, to a hundredth of a pixel at the highest zoom. */
const placing = (share: number): number => Number(share.toFixed(8))

const layerMarkup = ({ name, extent, units, origin, land, borders, disputed }: GroundLayer): string => {
  const [left, top] = project([extent[0], extent[3]]).map(placing)
  const [right, bottom] = project([extent[2], extent[1]]).map(placing)
  const placed = `transform="translate(${origin.map(placing).join(' ')})scale(${1 / units})" vector-effect="non-scaling-stroke"`
  const path = (part: string, data: string) => `<path id="dm-${name}-${part}" ${placed} d="${data}"/>`
  const box = `d="M${left} ${top}H${right}V${bottom}H${left}z"`
  return [
    `<path id="dm-${name}-sea" ${box}/>`,
    name === 'coast' ? `<clipPath id="dm-coast-clip"><path ${box}/></clipPath>` : '',
    path('land', pathOf(land, true)),
    path('borders', pathThrough(borders)),
    path('disputed', pathOf(disputed, false)),
  ].join('')
}

/** The file with the ground of the whole world, beside pages whose own ends somewhere. */
export const WHOLE_GROUND = 'ground.svg'

/** Where the ground ends, in degrees from west to south, east and north; and where there is more. */
const reachMarkup = (reach: Extent): string =>
  ` data-reach="${reach.map((degrees) => degrees.toFixed(1)).join(' ')}" data-whole="./${WHOLE_GROUND}"`

/**
 * The ground as an SVG of definitions, scaled to the side of the world as 1, for right after `<body>`:
 * `<use href="#dm-overview-land" transform="matrix(k 0 0 k x y)"/>` draws it, where k is the world's side in pixels.
 */
export const groundMarkup = (input: BasemapInput, options: GroundOptions): string => {
  const { overview, coast } = groundOf(input, options)
  const kind = options.reach === null ? ' xmlns="http://www.w3.org/2000/svg"' : reachMarkup(options.reach)
  return `<svg id="dm-ground" width="0" height="0" aria-hidden="true"${kind}><defs>${layerMarkup(overview)}${layerMarkup(coast)}</defs></svg>`
}
