import { NO_FILTERS } from '../find/filters.ts'
import type { Language } from '../model.ts'
import { formatLink, type Linked, parseLink } from '../store/link.ts'
import type { State, Store } from '../store/store.ts'

/** Milliseconds that the picture rests before the address takes it over: WebKit refuses more than 100 changes in 10 s. */
const REST = 300

const changed = (a: Linked, b: Linked) =>
  a.clock !== b.clock ||
  a.selection !== b.selection ||
  a.filters !== b.filters ||
  a.view !== b.view ||
  a.camera !== b.camera ||
  a.theme !== b.theme ||
  a.language !== b.language

export interface Tongue {
  /** The language of the page itself, which its address need not name. */
  readonly pageLanguage: Language
  /** Shows the page in a language, once its words have come. */
  readonly speak: (language: Language) => Promise<void>
}

/**
 * Keeps the address in step with the store. Dragging and panning rewrite the present entry; `step` makes a new one, so
 * that Back takes back one deliberate step. Inside another page the address is left alone.
 */
export function keepAddress(
  store: Store,
  view: Window,
  { pageLanguage, speak }: Tongue,
): { readonly step: () => void; readonly stop: () => void } {
  if (view.parent !== view) return { step: () => undefined, stop: () => undefined }
  let pending: number | undefined
  let beforeLast: State = store.getState()

  const write = (state: State, how: 'push' | 'replace') => {
    const link = formatLink(state, pageLanguage)
    if (link === view.location.search) return
    if (how === 'push') view.history.pushState(null, '', link)
    else view.history.replaceState(null, '', link)
  }
  const unsubscribe = store.subscribe((state, before) => {
    if (!changed(state, before)) return
    beforeLast = before
    view.clearTimeout(pending)
    pending = undefined
    if (!state.playing) {
      pending = view.setTimeout(() => {
        pending = undefined
        write(store.getState(), 'replace')
      }, REST)
    }
  })
  const back = () => {
    const { state, ignored } = parseLink(view.location.search, store.getState().story)
    for (const each of ignored) console.warn(each)
    const { language = pageLanguage, ...rest } = state
    store.setState({
      camera: null,
      selection: { kind: 'none' },
      filters: NO_FILTERS,
      view: 'story',
      isFromList: false,
      theme: 'system',
      ...rest,
      playing: false,
    })
    if (language !== store.getState().language) {
      speak(language).catch((error: unknown) => console.warn(`the language: ${String(error)}`))
    }
    view.clearTimeout(pending)
    pending = undefined
  }
  view.addEventListener('popstate', back)
  return {
    step: () => {
      if (pending !== undefined) {
        view.clearTimeout(pending)
        pending = undefined
        // What came before the step stays behind it, even when the address had no time to take it over.
        if (!beforeLast.playing) write(beforeLast, 'replace')
      }
      write(store.getState(), 'push')
    },
    stop: () => {
      unsubscribe()
      view.clearTimeout(pending)
      view.removeEventListener('popstate', back)
    },
  }
}
