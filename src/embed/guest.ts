import { dayOfIso, isoOf } from '../civil.ts'
import { clampDay, clearSelection, pause, play, selectEvent, setAsOf } from '../store/actions.ts'
import { noonOf, type Selection, type State, type Store } from '../store/store.ts'
import { heightFor } from './heights.ts'
import { isEmbed } from './page.ts'
import { type Command, parseCommand, type Refusal, type Report, type Shown, written } from './protocol.ts'
import { speakOfHeight } from './speak.ts'
import { takeTurns } from './turns.ts'

/** Milliseconds between two reports of what is shown. */
const BETWEEN_REPORTS = 100

const NOTHING: Selection = { kind: 'none' }

export interface Guest {
  /** How many messages were ignored, by why. */
  readonly ignored: Readonly<Record<Refusal, number>>
  readonly stop: () => void
}

/** What an embed says that it shows. */
function shownBy({ clock, selection, playing }: State): Shown {
  const t = isoOf(Math.floor(clock.t))
  return {
    t,
    event: selection.kind === 'event' ? selection.id : null,
    asOf: clock.asOf === null ? null : clock.asOf === 'news' ? t : isoOf(clock.asOf),
    playing,
  }
}

const differ = (a: Shown, b: Shown | null) =>
  b === null || a.t !== b.t || a.event !== b.event || a.asOf !== b.asOf || a.playing !== b.playing

/** Does what a command asks; false where it names a day or an event that there is not, and then nothing is done. */
function obey(store: Store, command: Exclude<Command, { kind: 'hello' }>): boolean {
  const { story, clock, selection } = store.getState()
  const eventOf = (id: string) => story.events.find((event) => event.id === id)
  switch (command.kind) {
    case 'goTo': {
      const day = dayOfIso(command.t)
      const asOf = command.asOf == null ? command.asOf : dayOfIso(command.asOf)
      const event = command.event == null ? null : eventOf(command.event)
      if (day === null || event === undefined || (command.asOf != null && asOf === null)) return false
      store.setState({
        clock: { t: noonOf(clampDay(story, day)), asOf: asOf === undefined ? clock.asOf : asOf },
        playing: false,
        selection: event !== null ? { kind: 'event', id: event.id } : selection.kind === 'event' ? NOTHING : selection,
      })
      return true
    }
    case 'select':
      if (command.event === null) clearSelection(store)
      else if (eventOf(command.event) === undefined) return false
      else selectEvent(store, command.event)
      return true
    case 'asOf': {
      const day = command.day === null ? null : dayOfIso(command.day)
      if (command.day !== null && day === null) return false
      setAsOf(store, day)
      return true
    }
    case 'play':
      play(store)
      return true
    case 'pause':
      pause(store)
      return true
  }
}

/**
 * Has the page that an embed stands in drive it, and hear of it. Only that page: a sandbox has no origin to look at, so
 * it is known by its window.
 */
export function keepGuest(store: Store, view: Window): Guest {
  const ignored: Record<Refusal, number> = { foreign: 0, version: 0, size: 0, shape: 0, value: 0, rate: 0, source: 0 }
  const host = view.parent
  if (host === view) return { ignored, stop: () => undefined }
  const off = new AbortController()
  const { signal } = off
  const timers = new Set<number>()
  const later = (milliseconds: number, action: () => void): void => {
    const timer = view.setTimeout(() => {
      timers.delete(timer)
      action()
    }, milliseconds)
    timers.add(timer)
  }
  const say = (report: Report) => host.postMessage(written(report), '*')

  let told: Shown | null = null
  let isResting = false
  const tell = () => {
    const shown = shownBy(store.getState())
    if (isResting || !differ(shown, told)) return
    told = shown
    isResting = true
    say({ kind: 'moment', ...shown })
    later(BETWEEN_REPORTS, () => {
      isResting = false
      tell()
    })
  }
  const introduce = () => {
    say({ kind: 'ready', height: heightFor(view.innerWidth) })
    told = shownBy(store.getState())
    say({ kind: 'moment', ...told })
  }

  const take = takeTurns({
    later,
    refuse: () => ignored.rate++,
    act: (command) => {
      if (command.kind === 'hello') introduce()
      else if (!obey(store, command)) {
        ignored.value++
        say({ kind: 'error', message: `${command.kind}: the story has no such day or event` })
      }
    },
  })

  view.addEventListener(
    'message',
    ({ data, source }) => {
      // Frames of one page find each other by messages of their own.
      if (source !== host) {
        if (!isOfSiblings(data)) ignored.source++
        return
      }
      const command = parseCommand(data)
      if (typeof command === 'string') ignored[command]++
      else take(command)
    },
    { signal },
  )
  const unsubscribe = store.subscribe(tell)
  // An embed has said so before its app came.
  if (!isEmbed()) speakOfHeight(window)
  introduce()
  return {
    ignored,
    stop: () => {
      off.abort()
      unsubscribe()
      for (const timer of timers) view.clearTimeout(timer)
    },
  }
}

const isOfSiblings = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === 'demarche:seat'
