import type { DataDrivenPropertyValueSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'

/**
 * The layers that come out one group after another when the map is first drawn: each kind of layer makes the graphics
 * driver compile a program, and all of them in one frame would hold a slow phone up for a second.
 */
const STAGES: readonly (readonly string[])[] = [
  ['coast', 'borders'],
  ['borders-disputed', 'story-area-edge'],
  ['label-sea', 'label-country', 'label-country-near', 'label-city'],
  ['story-area', 'story-route', 'story-travelled'],
  [
    'story-route-planned',
    'story-route-possible',
    'story-route-ahead',
    'story-travelled-double',
    'story-travelled-triple',
  ],
  ['story-place-today', 'story-place'],
  ['story-tip'],
  ['story-place-label', 'story-area-label'],
]

type OpacityName =
  | 'fill-opacity'
  | 'line-opacity'
  | 'circle-opacity'
  | 'circle-stroke-opacity'
  | 'text-opacity'
  | 'icon-opacity'
type Opacity = DataDrivenPropertyValueSpecification<number> | undefined

type Paint = { readonly [Name in OpacityName]?: Opacity } & { readonly [other: string]: unknown }

const OPACITIES: Readonly<Partial<Record<LayerSpecification['type'], readonly OpacityName[]>>> = {
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  symbol: ['text-opacity', 'icon-opacity'],
}

const opacitiesOf = ({ type }: LayerSpecification): readonly OpacityName[] => OPACITIES[type] ?? []

/** The layers as they are at first: what waits for its stage is there, and not yet seen. */
export function veiled(layers: readonly LayerSpecification[]): LayerSpecification[] {
  const waiting = new Set(STAGES.flat())
  return layers.map((layer) => {
    if (!waiting.has(layer.id)) return layer
    const nothing = Object.fromEntries(opacitiesOf(layer).map((name) => [name, 0]))
    return Object.assign({}, layer, { paint: { ...layer.paint, ...nothing } })
  })
}

/** A property of a layer as it is in the end; undefined: as the specification has it. */
export interface Unveiling {
  readonly layer: string
  readonly property: OpacityName
  readonly value: Opacity
}

/** What to set in each stage. */
export function stagesOf(layers: readonly LayerSpecification[]): readonly (readonly Unveiling[])[] {
  return STAGES.map((ids) =>
    layers
      .filter(({ id }) => ids.includes(id))
      .flatMap((layer) => {
        const paint: Paint = { ...layer.paint }
        return opacitiesOf(layer).map((property) => ({ layer: layer.id, property, value: paint[property] }))
      }),
  ).filter((stage) => stage.length > 0)
}
