import { renderToStaticMarkup } from 'react-dom/server'
import { App } from '../app/App.tsx'
import { InBrief } from '../cards/Claims.tsx'
import { Chronology } from '../chronology/Chronology.tsx'
import { NO_FILTERS } from '../find/filters.ts'
import { LANGUAGES, TONGUES } from '../languages.ts'
import type { Language, Story } from '../model.ts'
import { StoreContext } from '../store/context.tsx'
import { knownEventsOf } from '../store/derived.ts'
import { createDemarcheStore } from '../store/store.ts'
import { textIn } from '../text.ts'
import { timelineLayout } from '../timeline/layout.ts'
import { CHARACTER_WIDTH } from '../timeline/Timeline.tsx'
import { learn, wordsIn } from '../words/words.ts'
import { FrontMap } from './FrontMap.tsx'
import type { PageParts } from './template.ts'

// Here and not later: the runner that draws the pages fetches no module after this one has run.
await Promise.all(LANGUAGES.map(learn))

/** CSS pixels of charts of the three sizes, whose heights the front keeps free. */
const CHARTS = { wide: 1200, medium: 530, narrow: 360 } as const

/**
 * The parts of a page that the story gives: the opening date as the page's first picture, and the whole story as text.
 * @param pageName the file of a language's page
 */
export function pageOf(
  story: Story,
  language: Language,
  pageName: (language: Language) => string,
): Pick<PageParts, 'language' | 'direction' | 'title' | 'description' | 'front' | 'chronology'> {
  const store = createDemarcheStore(story, { language })
  const front = renderToStaticMarkup(
    <StoreContext value={store}>
      <header className="dm-still">{wordsIn(language).chronology.noScript}</header>
      <InBrief value={true}>
        <App
          onStep={() => undefined}
          onLanguage={() => undefined}
          map={<FrontMap />}
          timeline={<FrontTimeline story={story} language={language} />}
        />
      </InBrief>
    </StoreContext>,
  )
  const chronology = renderToStaticMarkup(
    <>
      <PageLinks language={language} pageName={pageName} />
      <Chronology story={story} events={knownEventsOf(store.getState())} asOf={null} language={language} />
    </>,
  )
  return {
    language,
    direction: TONGUES[language].direction,
    title: textIn(story.kicker, language),
    description: textIn(story.lede, language),
    front,
    chronology,
  }
}

/** The room of the timeline, which is drawn once its width is known: it must not push the map away when it comes. */
function FrontTimeline({ story, language }: { readonly story: Story; readonly language: Language }) {
  return Object.entries(CHARTS).map(([size, width]) => {
    const options = { width, characterWidth: CHARACTER_WIDTH[language], language }
    const { height } = timelineLayout({ story, asOf: null, filters: NO_FILTERS }, options)
    return <div key={size} className="dm-front-timeline" data-size={size} style={{ height }} />
  })
}

interface PageLinksProps {
  readonly language: Language
  readonly pageName: (language: Language) => string
}

/** The same page in the other languages. */
function PageLinks({ language, pageName }: PageLinksProps) {
  return (
    <nav aria-label={wordsIn(language).chronology.languages}>
      {LANGUAGES.filter((each) => each !== language).map((each) => (
        <a key={each} href={`./${pageName(each)}`} lang={each} hrefLang={each} dir={TONGUES[each].direction}>
          {TONGUES[each].endonym}
        </a>
      ))}
    </nav>
  )
}
