import type { ArcMark, Scene } from '../scene/scene.ts'
import { rhythmOf } from '../scene/signs.ts'
import { ARROWHEAD, ROUTES, strengthOf, strokeOf, TIP } from '../scene/strokes.ts'
import { curveOf, type Drawn, dashed, pixels, placed } from './drawing.ts'

/** The order in which strokes lie on one another. */
const ORDER = ['solid', 'planned', 'possible', 'ahead'] as const

/** The routes of all trips, and over them what has been travelled. */
export function Routes({ scene, viewport }: Drawn) {
  const sorted = ORDER.flatMap((stroke) => scene.arcs.filter((arc) => strokeOf(arc) === stroke))
  return (
    <>
      {sorted.map((arc) => (
        <path
          key={arc.id}
          className="dm-route"
          data-look={arc.look}
          data-route={arc.id}
          data-stroke={strokeOf(arc)}
          d={curveOf(viewport, arc.curve)}
          {...strokeFor(arc, scene)}
        />
      ))}
      {sorted.map(
        (arc) =>
          arc.travelledCurve !== null && (
            <Travelled key={arc.id} arc={arc} path={curveOf(viewport, arc.travelledCurve)} />
          ),
      )}
    </>
  )
}

function Travelled({ arc: { id, look }, path }: { readonly arc: ArcMark; readonly path: string }) {
  const inner = ROUTES.inner[rhythmOf(look)]
  return (
    <g data-travelled={id}>
      <path className="dm-route" data-look={look} d={path} strokeWidth={ROUTES.travelled.width} strokeLinecap="round" />
      {inner !== null && (
        <path
          className="dm-route-inner"
          d={path}
          strokeWidth={inner.width}
          {...(inner.dashes === null ? {} : { strokeDasharray: dashed(inner.dashes, inner.width) })}
        />
      )}
    </g>
  )
}

function strokeFor(arc: ArcMark, { focus }: Scene) {
  const stroke = strokeOf(arc)
  if (stroke === 'solid') {
    const { width, focusWidth, opacity, inferredOpacity } = ROUTES.solid
    return {
      strokeWidth: arc.event === focus ? focusWidth : width,
      strokeOpacity: pixels(strengthOf(arc, focus) * (arc.inferred ? inferredOpacity : opacity)),
      strokeLinecap: 'round',
    } as const
  }
  const { width, opacity, dashes } = ROUTES[stroke]
  return { strokeWidth: width, strokeOpacity: opacity, strokeDasharray: dashed(dashes[rhythmOf(arc.look)], width) }
}

const HEAD = `M${ARROWHEAD.map(([x, y]) => `${pixels((x - 0.5) * TIP.size)} ${pixels((y - 0.5) * TIP.size)}`).join('L')}Z`

/** Where travellers are, pointing where they go. */
export function Tips({ scene, viewport }: Drawn) {
  return scene.arcs.map(
    ({ id, tip, look }) =>
      tip !== null && (
        <path
          key={id}
          className="dm-head"
          data-look={look}
          data-tip={id}
          d={HEAD}
          strokeWidth={2 * TIP.halo}
          transform={`${placed(viewport, tip.position)} rotate(${tip.heading.toFixed(1)})`}
        />
      ),
  )
}
