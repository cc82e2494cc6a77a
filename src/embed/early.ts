/**
 * The first script of an embed, in the page itself, while the app may wait until it is in sight: a host that hides a frame
 * until it has spoken, as WordPress does, would never show it otherwise. An embed of many files asks for them only then.
 */

import { whenNear } from './near.ts'
import { speakOfHeight } from './speak.ts'

speakOfHeight(window)
addEventListener('DOMContentLoaded', () => {
  const later = document.querySelector('template')
  if (later === null) return
  whenNear(document.body).then(
    () => document.head.append(later.content),
    () => delete document.documentElement.dataset['script'],
  )
})
