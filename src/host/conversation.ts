import { type Command, parseReport, type Report, type Shown, written } from '../embed/protocol.ts'

/** The talk with one frame. What is said before the frame listens is said again when it does, and after it was loaded anew. */
export class Conversation {
  /** What the frame showed first, before anybody asked for anything. */
  home: Shown | null = null
  readonly #frame: HTMLIFrameElement
  readonly #onReport: (report: Report) => void
  readonly #said = new Map<Command['kind'], Command>()
  #isOpen = false

  constructor(frame: HTMLIFrameElement, onReport: (report: Report) => void = () => undefined) {
    this.#frame = frame
    this.#onReport = onReport
    if (talks.size === 0) addEventListener('message', hear)
    talks.add(this)
    // A frame that stood there before has reported already.
    this.#post({ kind: 'hello' })
  }

  say(command: Command): void {
    if (command.kind === 'goTo') for (const kind of ['select', 'asOf'] as const) this.#said.delete(kind)
    if (command.kind === 'play' || command.kind === 'pause')
      for (const kind of ['play', 'pause'] as const) this.#said.delete(kind)
    // The last thing said stands last.
    this.#said.delete(command.kind)
    this.#said.set(command.kind, command)
    if (this.#isOpen) this.#tell(command)
  }

  #tell(command: Command): void {
    this.#post(command)
    // Where the map is asked to be is a state, and playing is not: it is over some day.
    if (command.kind === 'play' || command.kind === 'pause') this.#said.delete(command.kind)
  }

  #post(command: Command): void {
    this.#frame.contentWindow?.postMessage(written(command), '*')
  }

  /** Takes a message from the frame; false where the frame has left the page. */
  hear({ data, source }: MessageEvent): boolean {
    if (!this.#frame.isConnected) return false
    const report = source !== null && source === this.#frame.contentWindow ? parseReport(data) : null
    if (report?.kind === 'ready') {
      this.#isOpen = true
      for (const command of [...this.#said.values()]) this.#tell(command)
    }
    if (report?.kind === 'moment') this.home ??= report
    if (report !== null) this.#onReport(report)
    return true
  }

  end(): void {
    talks.delete(this)
    if (talks.size === 0) removeEventListener('message', hear)
  }
}

/** One ear for all frames; a frame that its page took out is forgotten with the next message. */
const talks = new Set<Conversation>()
const hear = (event: MessageEvent) => {
  for (const talk of [...talks]) if (!talk.hear(event)) talk.end()
}
