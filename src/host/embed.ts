/**
 * `embed.js`, for host pages: gives each `<iframe data-demarche>` the height that it asks for. It does nothing else, and
 * listens to nobody but these frames.
 */

import { parseReport, written } from '../embed/protocol.ts'

const frames = () => document.querySelectorAll<HTMLIFrameElement>('iframe[data-demarche]')

addEventListener('message', ({ data, source }) => {
  const report = parseReport(data)
  if (report?.kind !== 'height' && report?.kind !== 'ready') return
  for (const frame of frames()) {
    if (frame.contentWindow === source) frame.style.height = `${report.height}px`
  }
})
// A frame that was there before this script has said it already.
for (const frame of frames()) frame.contentWindow?.postMessage(written({ kind: 'hello' }), '*')
