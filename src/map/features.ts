import type { Feature, FeatureCollection, LineString, Point, Polygon } from 'geojson'
import type { Position } from '../scene/geometry.ts'
import type { ArcMark, Scene } from '../scene/scene.ts'
import type { Box } from '../scene/screen.ts'
import type { Look } from '../scene/signs.ts'
import { strengthOf, strokeOf } from '../scene/strokes.ts'

const mutable = (positions: readonly Position[]) => positions.map((position) => [...position])

const collection = <Geometry extends LineString | Point | Polygon>(
  features: Feature<Geometry>[],
): FeatureCollection<Geometry> => ({ type: 'FeatureCollection', features })

const lookedAt = (look: Look) => {
  const [tone, rhythm] = look.split(' ')
  return { tone, rhythm }
}

/** The scene as GeoJSON, one collection a source. */
export function featuresOf(scene: Scene): Readonly<Record<'arcs' | 'tips' | 'places' | 'areas', FeatureCollection>> {
  const line = (arc: ArcMark, part: 'route' | 'travelled', positions: readonly Position[]): Feature<LineString> => ({
    type: 'Feature',
    properties: {
      id: arc.id,
      event: arc.event,
      part,
      stroke: strokeOf(arc),
      ...lookedAt(arc.look),
      inferred: arc.inferred,
      strength: strengthOf(arc, scene.focus),
      focus: scene.focus === arc.event,
    },
    geometry: { type: 'LineString', coordinates: mutable(positions) },
  })
  return {
    arcs: collection(
      scene.arcs.flatMap((arc) =>
        arc.travelled.length > 0
          ? [line(arc, 'route', arc.line), line(arc, 'travelled', arc.travelled)]
          : [line(arc, 'route', arc.line)],
      ),
    ),
    tips: collection(
      scene.arcs.flatMap((arc): Feature<Point>[] =>
        arc.tip === null
          ? []
          : [
              {
                type: 'Feature',
                properties: { id: arc.id, event: arc.event, ...lookedAt(arc.look), heading: arc.tip.heading },
                geometry: { type: 'Point', coordinates: [...arc.tip.position] },
              },
            ],
      ),
    ),
    places: collection(
      scene.places.map(
        (place): Feature<Point> => ({
          type: 'Feature',
          properties: {
            id: place.id,
            name: place.name,
            today: place.today,
            ...lookedAt(place.look),
            selected: place.selected,
          },
          geometry: { type: 'Point', coordinates: [...place.position] },
        }),
      ),
    ),
    areas: collection(
      scene.areas.map(
        (area): Feature<Polygon> => ({
          type: 'Feature',
          properties: { id: area.id, name: area.name },
          geometry: { type: 'Polygon', coordinates: [mutable(area.ring)] },
        }),
      ),
    ),
  }
}

/** The side of the invisible square that keeps labels off what lies above the map, in CSS pixels. */
export const SPACE = 24

/**
 * Boxes on the screen as points that are at most a square apart, for the layer that keeps labels off them.
 * @param toPosition from CSS pixels to degrees
 */
export function spacesOf(
  boxes: readonly Box[],
  toPosition: (pixel: readonly [x: number, y: number]) => Position,
): FeatureCollection<Point> {
  const centres = (from: number, length: number) => {
    const count = Math.max(1, Math.ceil(length / SPACE))
    return Array.from({ length: count }, (_, index) =>
      count === 1 ? from + length / 2 : from + SPACE / 2 + (index * (length - SPACE)) / (count - 1),
    )
  }
  return collection(
    boxes.flatMap(({ x, y, width, height }) =>
      centres(x, width).flatMap((column) =>
        centres(y, height).map(
          (row): Feature<Point> => ({
            type: 'Feature',
            properties: {},
            geometry: { type: 'Point', coordinates: [...toPosition([column, row])] },
          }),
        ),
      ),
    ),
  )
}
