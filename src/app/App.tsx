import { DateReadout } from '../cards/DateReadout.tsx'
import { ProblemList } from '../cards/Problems.tsx'
import { StoryView } from '../cards/StoryView.tsx'
import { FilterBar } from '../list/FilterBar.tsx'
import { ListView } from '../list/ListView.tsx'
import { Sheet } from '../list/Sheet.tsx'
import { Views } from '../list/Views.tsx'
import { textIn } from '../scene/scene.ts'
import { SourcesView } from '../sources/SourcesView.tsx'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import type { ThemeChoice } from '../store/store.ts'
import { Controls } from '../timeline/Controls.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { wordsIn } from '../words/words.ts'
import { MapRoom } from './MapRoom.tsx'

/** The whole page. `onStep` is called after each deliberate step, which the address keeps as a Back entry. */
export function App({ onStep }: { onStep: () => void }) {
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const problems = useDemarche((state) => state.problems)
  const view = useDemarche((state) => state.view)
  const words = wordsIn(language)
  return (
    <div className="dm-app" data-view={view}>
      <main className="dm-panel">
        <header className="dm-head">
          <div className="dm-line">
            <p className="dm-kicker">{textIn(story.kicker, language)}</p>
            <ThemeSwitch />
          </div>
          <h1>{textIn(story.title, language)}</h1>
          <p className="dm-lede">{textIn(story.lede, language)}</p>
        </header>
        <div className="dm-top">
          <div className="dm-when">
            <DateReadout onStep={onStep} />
          </div>
          <Views onStep={onStep} />
          <FilterBar onStep={onStep} />
        </div>
        {view === 'list' && (
          <Sheet key="list" label={words.find.listLabel} onStep={onStep}>
            <ListView onStep={onStep} />
          </Sheet>
        )}
        {view === 'sources' && (
          <Sheet key="sources" label={words.find.sources} onStep={onStep}>
            <div className="dm-list-scroll">
              <SourcesView onStep={onStep} />
            </div>
          </Sheet>
        )}
        <StoryView onStep={onStep} />
      </main>
      <MapRoom onStep={onStep} />
      <section className="dm-time" aria-label={words.page.time}>
        <Controls onStep={onStep} />
        <Timeline onStep={onStep} />
      </section>
      {problems.length > 0 && (
        <aside className="dm-problems">
          <p>{words.page.brokenTables}</p>
          <ProblemList problems={problems} />
        </aside>
      )}
    </div>
  )
}

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark']

function ThemeSwitch() {
  const store = useDemarcheStore()
  const theme = useDemarche((state) => state.theme)
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language).page
  return (
    <label className="dm-theme">
      <span>{words.theme}</span>
      <select
        value={theme}
        onChange={(event) => {
          const choice = THEMES.find((each) => each === event.target.value)
          if (choice !== undefined) store.setState({ theme: choice })
        }}
      >
        {THEMES.map((choice) => (
          <option key={choice} value={choice}>
            {words.themes[choice]}
          </option>
        ))}
      </select>
    </label>
  )
}
