import { TONGUES } from '../languages.ts'
import { Inset } from '../poster/Inset.tsx'
import { Picture } from '../poster/Picture.tsx'
import { cameraFor, viewportOf } from '../scene/camera.ts'
import { seamOf } from '../scene/geometry.ts'
import { insetSize, insetsFor, type PanelPosition } from '../scene/insets.ts'
import { zoomsOf } from '../scene/zooms.ts'
import { useDemarche } from '../store/context.tsx'
import { sceneOf } from '../store/derived.ts'
import { wordsIn } from '../words/words.ts'

/** The map's room in CSS pixels in a usual window of each layout. A room of another size shows more or less around it. */
const ROOMS: Readonly<Record<PanelPosition, { readonly width: number; readonly height: number }>> = {
  beside: { width: 988, height: 585 },
  over: { width: 650, height: 370 },
  under: { width: 390, height: 262 },
}
const PANELS = ['beside', 'over', 'under'] as const

/** The opening view at build time, once for each layout, of which the style sheet shows one. */
export function FrontMap() {
  const scene = useDemarche(sceneOf)
  const inset = useDemarche((state) => state.story.inset)
  const seam = useDemarche((state) => seamOf(state.story))
  const { following } = useDemarche((state) => zoomsOf(state.story))
  const language = useDemarche((state) => state.language)
  return (
    <section className="dm-map" aria-label={wordsIn(language).map.label}>
      {PANELS.map((panel) => {
        const size = ROOMS[panel]
        const camera = cameraFor(
          scene.frame,
          size,
          insetsFor(size, panel, TONGUES[language].direction, inset !== null),
          following,
          seam,
        )
        return (
          <div key={panel} className="dm-front-picture" data-panel={panel} inert>
            <Picture scene={scene} viewport={viewportOf(camera, size)} language={language} badges />
            {inset !== null && (
              <div className="dm-inset-box">
                <Inset inset={inset} {...insetSize(size.width)} onLook={() => undefined} />
              </div>
            )}
          </div>
        )
      })}
    </section>
  )
}
