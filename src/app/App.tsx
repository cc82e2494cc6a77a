import type { ReactNode } from 'react'
import { DateReadout } from '../cards/DateReadout.tsx'
import { ProblemList } from '../cards/Problems.tsx'
import { StoryView } from '../cards/StoryView.tsx'
import { Switches, TakeLanguage } from '../cards/Switches.tsx'
import { FilterBar } from '../list/FilterBar.tsx'
import { Sheet } from '../list/Sheet.tsx'
import { Views } from '../list/Views.tsx'
import type { Language } from '../model.ts'
import { FrozenLine } from '../share/FrozenLine.tsx'
import { Share } from '../share/Share.tsx'
import { useDemarche } from '../store/context.tsx'
import { Controls } from '../timeline/Controls.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { Told } from '../words/Told.tsx'
import { wordsIn } from '../words/words.ts'
import { Announcer } from './Announcer.tsx'
import { LateList, LateSources } from './Late.tsx'
import { MapRoom } from './MapRoom.tsx'
import type { Standing } from './standing.ts'

interface AppProps {
  /** What the page showed before the app. */
  readonly standing?: Standing
  /** Called after each deliberate step, which the address keeps as a Back entry. */
  readonly onStep: () => void
  /** Shows the page in another language, as a step of its own. */
  readonly onLanguage?: (language: Language) => void
  /** What stands in the map's room and in the timeline's: the front, drawn at build time, has pictures of its own. */
  readonly map?: ReactNode
  readonly timeline?: ReactNode
}

const stay = () => undefined
const NOTHING: Standing = { room: null, panels: [], chart: null }

/** The whole page. */
export function App({ onStep, onLanguage = stay, standing = NOTHING, map, timeline }: AppProps) {
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const problems = useDemarche((state) => state.problems)
  const view = useDemarche((state) => state.view)
  const ui = useDemarche((state) => state.embed.ui)
  const words = wordsIn(language)
  return (
    <TakeLanguage value={onLanguage}>
      <div className="dm-app" data-view={view}>
        <main className="dm-panel">
          <header className="dm-head">
            <div className="dm-line">
              {story.kicker.en !== '' && (
                <p className="dm-kicker">
                  <Told text={story.kicker} language={language} />
                </p>
              )}
              <Switches />
            </div>
            <h1>
              <Told text={story.title} language={language} />
            </h1>
            {story.lede.en !== '' && (
              <p className="dm-lede">
                <Told text={story.lede} language={language} />
              </p>
            )}
          </header>
          <div className="dm-top">
            <div className="dm-when">
              <DateReadout onStep={onStep}>
                <FrozenLine />
              </DateReadout>
            </div>
            {ui === 'full' && <Views place="top" onStep={onStep} />}
            {ui === 'full' && <FilterBar onStep={onStep} />}
          </div>
          {view === 'list' && (
            <Sheet key="list" label={words.find.listLabel} onStep={onStep}>
              <LateList onStep={onStep} />
            </Sheet>
          )}
          {view === 'sources' && (
            <Sheet key="sources" label={words.find.sources} onStep={onStep}>
              <div className="dm-list-scroll">
                <LateSources onStep={onStep} />
              </div>
            </Sheet>
          )}
          <StoryView onStep={onStep} />
        </main>
        <Share />
        {map === undefined && <MapRoom standing={standing} onStep={onStep} />}
        <section className="dm-time" aria-label={words.page.time}>
          <Controls onStep={onStep} />
          {ui === 'full' && <Views place="time" onStep={onStep} />}
          {timeline ?? <Timeline standing={standing.chart} onStep={onStep} />}
        </section>
        {/* Last, as a page comes in pieces: a picture whose room were still to shrink would move. */}
        {map}
        <Announcer />
        {import.meta.env.DEV && problems.length > 0 && (
          <aside className="dm-problems">
            <p>{words.page.brokenTables}</p>
            <ProblemList problems={problems} />
          </aside>
        )}
      </div>
    </TakeLanguage>
  )
}
