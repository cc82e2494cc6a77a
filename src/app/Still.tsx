import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { Picture } from '../poster/Picture.tsx'
import { type Camera, cameraFor, heldInWorld, type Size, type Viewport, viewportOf } from '../scene/camera.ts'
import { seamOf } from '../scene/geometry.ts'
import { spotBoxes, spotsFor } from '../scene/layout.ts'
import type { Box, Insets } from '../scene/screen.ts'
import { zoomsOf } from '../scene/zooms.ts'
import { selectEvent } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { sceneOf } from '../store/derived.ts'

/** Milliseconds that the frame and the names wait while the date is being dragged. */
const SETTLE = 220

interface StillProps {
  readonly size: Size
  readonly insets: Insets
  /** The page is being printed: the picture has its marks itself, and nothing lies over it. */
  readonly isPrinted: boolean
  /** The panels that lie over the picture, as they stood when they were last asked. */
  readonly panels: readonly Box[]
  /** All that lies over the picture: asked after each change of the viewport. */
  readonly covered: () => readonly Box[]
  /** The picture shows another part of the world: asked before it is painted. */
  readonly onViewport: (viewport: Viewport) => void
  readonly onStep: () => void
}

/** The picture that follows date and camera where the moving map is not there: not yet, or not at all. */
export function Still({ size, insets, isPrinted, panels, covered, onViewport, onStep }: StillProps) {
  const store = useDemarcheStore()
  const scene = useDemarche(sceneOf)
  const language = useDemarche((state) => state.language)
  const camera = useStillCamera(size, insets)
  const viewport = useMemo(() => viewportOf(camera, size), [camera, size])
  const [taken, setTaken] = useState<readonly Box[]>(() => [...spotBoxes(spotsFor(scene, viewport, panels)), ...panels])

  useLayoutEffect(() => onViewport(viewport), [viewport, onViewport])
  useEffect(() => setTaken(covered()), [viewport, covered])

  useEffect(() => {
    const timer = setTimeout(() => setTaken(covered()), SETTLE)
    return () => clearTimeout(timer)
  }, [scene, covered])

  return (
    <Picture
      scene={scene}
      viewport={viewport}
      language={language}
      badges={isPrinted}
      {...(isPrinted ? {} : { covered: taken })}
      onChoose={(event) => {
        selectEvent(store, event)
        onStep()
      }}
    />
  )
}

/** The reader's camera, or the one that follows the story, once the date rests. */
function useStillCamera(size: Size, insets: Insets): Camera {
  const chosen = useDemarche((state) => state.camera)
  const seam = useDemarche((state) => seamOf(state.story))
  const following = useDemarche((state) => zoomsOf(state.story).following)
  const frame = useDemarche((state) => sceneOf(state).frame)
  const [framed, setFramed] = useState(frame)
  useEffect(() => {
    const timer = setTimeout(() => setFramed((before) => (frame.join() === before.join() ? before : frame)), SETTLE)
    return () => clearTimeout(timer)
  }, [frame])
  return useMemo(
    () => (chosen === null ? cameraFor(framed, size, insets, following, seam) : heldInWorld(chosen, size, seam)),
    [chosen, framed, size, insets, following, seam],
  )
}
