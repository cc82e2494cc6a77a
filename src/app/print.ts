import type { Store } from '../store/store.ts'

/**
 * The story as text for paper: as the reader has it on the screen, in the language, with the filters and the sources that
 * count. What draws it comes when the page is idle; until then the page's own text is printed.
 */
export function keepPrint(store: Store, view: Window, signal: AbortSignal): void {
  const place = view.document.getElementById('chronology')
  if (place === null) return
  const idle = view.requestIdleCallback ?? ((call: () => void) => view.setTimeout(call, 2000))
  idle(() => {
    import('../chronology/print.tsx').then(
      ({ printable }) => {
        if (!signal.aborted) view.addEventListener('beforeprint', printable(place, store), { signal })
        view.document.documentElement.dataset['print'] = 'ready'
      },
      (error: unknown) => console.warn(`the text for paper: ${String(error)}`),
    )
  })
}
