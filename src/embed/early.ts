/**
 * The first script of an embed, in the page itself, while the app may wait until it is in sight: a host that hides a frame
 * until it has spoken, as WordPress does, would never show it otherwise.
 */

import { speakOfHeight } from './speak.ts'

speakOfHeight(window)
