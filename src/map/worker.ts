import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { addressInSandbox, allowScript } from '../trusted.ts'

let inSandbox: string | null = null

/**
 * Whether the worker's script can be had: without it a map draws nothing, and says nothing either.
 * @throws Error where it cannot
 */
export async function workerIsThere(): Promise<void> {
  const answer = await fetch(workerUrl)
  if (!answer.ok) throw new Error(`the map's worker did not come: ${answer.status}`)
  if (self.origin === 'null') inSandbox = addressInSandbox(await answer.text())
}

/** The address of the worker's script, which the page's policy then lets start. */
export function workerAddress(): string {
  allowScript(workerUrl)
  if (inSandbox !== null) allowScript(inSandbox)
  return workerUrl
}
