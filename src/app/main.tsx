import { compiled } from 'virtual:demarche-story'
import { createRoot } from 'react-dom/client'
import { ProblemList } from '../cards/Problems.tsx'
import type { Compiled, Story } from '../model.ts'
import { takeCompiled } from '../store/actions.ts'
import { StoreContext } from '../store/context.tsx'
import { themeOf } from '../store/derived.ts'
import { parseLink } from '../store/link.ts'
import { startPlayer } from '../store/player.ts'
import { createDemarcheStore } from '../store/store.ts'
import { wordsIn } from '../words/words.ts'
import { App } from './App.tsx'
import { keepAddress } from './address.ts'
import { paint } from './theme.ts'
import './fonts.css'
import './app.css'

function start(root: HTMLElement, story: Story): void {
  const { state, ignored } = parseLink(location.search, story)
  for (const each of ignored) console.warn(each)
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const store = createDemarcheStore(story, { ...state, prefersDark: dark.matches, reducedMotion: still.matches })
  dark.addEventListener('change', () => store.setState({ prefersDark: dark.matches }))
  still.addEventListener('change', () => store.setState({ reducedMotion: still.matches }))

  const repaint = () => paint(document.documentElement, themeOf(store.getState()))
  repaint()
  store.subscribe((now, before) => {
    if (themeOf(now) !== themeOf(before)) repaint()
  })
  startPlayer(store, {
    requestFrame: (frame) => requestAnimationFrame(frame),
    cancelFrame: (handle) => cancelAnimationFrame(handle),
  })
  const address = keepAddress(store, window)
  // For tests, the bench and whoever looks into the page: what is drawn from; the map adds what is drawn.
  Object.assign(window, { demarche: { store } })
  createRoot(root).render(
    <StoreContext value={store}>
      <App onStep={address.step} />
    </StoreContext>,
  )
  import.meta.hot?.on('demarche:story', (fresh: Compiled) => takeCompiled(store, fresh))
}

/** Only an editor sees this: a build with broken tables fails. */
function showBroken(root: HTMLElement, broken: Compiled): void {
  paint(document.documentElement, matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
  createRoot(root).render(
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

const root = document.getElementById('demarche')
if (root === null) throw new Error('the page has no element with the id "demarche"')
if (compiled.ok) start(root, compiled.story)
else showBroken(root, compiled)
