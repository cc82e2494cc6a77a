import { startTransition } from 'react'
import type { Root } from 'react-dom/client'
import { ProblemList } from '../cards/Problems.tsx'
import { isEmbed, isFramed } from '../embed/page.ts'
import { isLanguage, TONGUES } from '../languages.ts'
import type { Compiled, Language, Story } from '../model.ts'
import { withProse } from '../prose.ts'
import { takeCompiled } from '../store/actions.ts'
import { StoreContext } from '../store/context.tsx'
import { themeOf } from '../store/derived.ts'
import { parseLink } from '../store/link.ts'
import { startPlayer } from '../store/player.ts'
import { createDemarcheStore, type State, type Store } from '../store/store.ts'
import { headingOf, tellIn } from '../text.ts'
import { preferLocales } from '../words/locale.ts'
import { learn, wordsIn } from '../words/words.ts'
import { App } from './App.tsx'
import { keepAddress } from './address.ts'
import { type StoryFiles, storyFiles } from './files.ts'
import { takeTables } from './own.ts'
import { keepPrint } from './print.ts'
import { focusIn, Started } from './Started.tsx'
import { standingIn } from './standing.ts'
import { paint } from './theme.ts'
import './stand-ins.css'
import './app.css'
import '../poster/sign.css'
import '../embed/ui.css'
import '../front/front.css'
import '../chronology/chronology.css'

const page = document.documentElement

/** The story with its prose in a language, once the words of that language are there too. */
async function told(story: Story, language: Language, proseIn: StoryFiles['prose'] | null): Promise<Story> {
  const [prose] = await Promise.all([language === 'en' ? null : proseIn?.(language), learn(language)])
  return language === 'en' || prose == null ? story : withProse(story, language, prose)
}

/** Of a story that nobody can link to. */
const NO_ADDRESS = { step: () => undefined, stop: () => undefined }

/** The page in a language, from the store: how it is read, and what its tab is called. */
function name({ story, language }: ReturnType<Store['getState']>): void {
  page.lang = language
  page.dir = TONGUES[language].direction
  document.title = headingOf(story, language)
}

async function start(root: Root, element: HTMLElement, english: Story, files: StoryFiles): Promise<void> {
  preferLocales(navigator.languages)
  const pageLanguage: Language = isLanguage(page.lang) ? page.lang : 'en'
  const { state, ignored } = parseLink(location.search, english, isEmbed())
  for (const each of ignored) console.warn(each)
  const language = state.language ?? pageLanguage
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  let turn = 0
  let end = (): void => undefined

  /** Shows a story with a store of its own, which is kept in the address or not; what was shown before ends. */
  const show = (story: Story, initial: Partial<State>, prose: StoryFiles['prose'] | null): Store => {
    end()
    tellIn(story.language)
    const off = new AbortController()
    const { signal } = off
    const store = createDemarcheStore(story, {
      ...initial,
      isEmbed: isEmbed(),
      prefersDark: dark.matches,
      reducedMotion: still.matches,
    })
    dark.addEventListener('change', () => store.setState({ prefersDark: dark.matches }), { signal })
    still.addEventListener('change', () => store.setState({ reducedMotion: still.matches }), { signal })

    paint(page, themeOf(store.getState()))
    name(store.getState())
    const leave = store.subscribe((now, before) => {
      if (themeOf(now) !== themeOf(before)) paint(page, themeOf(now))
      if (now.language !== before.language) name(now)
    })
    const rest = startPlayer(store, {
      requestFrame: (frame) => requestAnimationFrame(frame),
      cancelFrame: (handle) => cancelAnimationFrame(handle),
    })

    let wanted = store.getState().language
    /** Shows the page in a language once all that it needs has come; a language that does not come leaves the one there is. */
    const speak = async (next: Language): Promise<void> => {
      wanted = next
      const before = store.getState().story
      const translated = await told(before, next, prose)
      if (wanted !== next) return
      const { story: now } = store.getState()
      store.setState({ language: next, ...(now === before ? { story: translated } : {}) })
    }
    const address = prose === null ? NO_ADDRESS : keepAddress(store, window, { pageLanguage, speak })
    // For tests, the bench and whoever looks into the page: what is drawn from; the map adds what is drawn.
    Object.assign(window, { demarche: { store } })
    keepPrint(store, window, signal)
    const focused = focusIn(element)
    const standing = turn === 0 ? { standing: standingIn(element) } : {}
    turn += 1
    const key = turn
    // In pieces, so that the page stays at hand; what stands there stays until the app is whole.
    startTransition(() =>
      root.render(
        <StoreContext key={key} value={store}>
          <App
            {...standing}
            onStep={address.step}
            onLanguage={(next) => {
              speak(next).then(address.step, (error: unknown) => console.warn(`the language: ${String(error)}`))
            }}
          />
          <Started focused={focused} />
        </StoreContext>,
      ),
    )
    end = () => {
      off.abort()
      leave()
      rest()
      address.stop()
    }
    return store
  }

  let pages = show(await told(english, language, files.prose), { ...state, language }, files.prose)
  if (isFramed()) {
    import('../embed/guest.ts').then(
      ({ keepGuest }) => Object.assign(Reflect.get(window, 'demarche'), { ignored: keepGuest(pages, window).ignored }),
      (error: unknown) => console.warn(`the page around this one: ${String(error)}`),
    )
  } else if (!isEmbed()) {
    let now = pages
    takeTables({
      store: () => now,
      show: (story) => {
        const { language, theme } = now.getState()
        now = show(story, { language, theme }, null)
      },
      back: async () => {
        const { language, theme } = now.getState()
        const before = pages.getState()
        const story = await told(before.story, language, files.prose)
        pages = show(story, { ...before, story, language, theme, playing: false }, files.prose)
        now = pages
      },
    })
  }
  import.meta.hot?.on('demarche:story', (fresh: Compiled) => takeCompiled(pages, fresh))
}

/** Only an editor sees this: a build with broken tables fails. */
function showBroken(root: Root, broken: Compiled): void {
  page.dataset['script'] = 'running'
  root.render(
    <main className="dm-broken">
      <h1>{wordsIn('en').page.brokenStory}</h1>
      <ProblemList problems={broken.problems} />
    </main>,
  )
  import.meta.hot?.on('demarche:story', (fresh: Compiled) => {
    if (fresh.ok) location.reload()
    else showBroken(root, fresh)
  })
}

/**
 * The app in place of the page's front, once the story has come. `rootOf` is React's `createRoot`, which the page's first
 * script has. Throws where the story or its words do not come; the page then is what it was.
 */
export async function open(element: HTMLElement, rootOf: (element: HTMLElement) => Root): Promise<void> {
  const files = storyFiles(element)
  const compiled = await files.story()
  // It came so late that the whole story is shown as text, and the reader is in the middle of it.
  if (page.dataset['script'] === undefined && window.scrollY > 0) return
  const root = rootOf(element)
  if (compiled.ok) await start(root, element, compiled.story, files)
  else if (import.meta.env.DEV) showBroken(root, compiled)
  // The faces of the web change no measure, so that they can wait: to lay all out anew for them takes its time.
  await import('./fonts.css')
}
