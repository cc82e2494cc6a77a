import { TONGUES } from '../languages.ts'
import { Inset } from '../poster/Inset.tsx'
import { Picture } from '../poster/Picture.tsx'
import { insetSize } from '../scene/insets.ts'
import { useDemarche } from '../store/context.tsx'
import { sceneOf } from '../store/derived.ts'
import { wordsIn } from '../words/words.ts'
import { coveredAt, openingOf, PANELS } from './opening.ts'

/** The opening view at build time, once for each layout, of which the style sheet shows one. */
export function FrontMap() {
  const scene = useDemarche(sceneOf)
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const { inset } = story
  const { direction } = TONGUES[language]
  return (
    <section className="dm-map" aria-label={wordsIn(language).map.label}>
      {PANELS.map((panel) => {
        const viewport = openingOf(story, scene, panel, direction)
        const covered = coveredAt(panel, direction, inset !== null)
        return (
          <div key={panel} className="dm-front-picture" data-panel={panel} inert>
            <Picture scene={scene} viewport={viewport} language={language} badges covered={covered} />
            {inset !== null && (
              <div className="dm-inset-box">
                <Inset inset={inset} {...insetSize(viewport.size.width)} onLook={() => undefined} />
              </div>
            )}
          </div>
        )
      })}
    </section>
  )
}
