import { createContext, useContext } from 'react'
import { LANGUAGES, TONGUES } from '../languages.ts'
import type { Language } from '../model.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import type { ThemeChoice } from '../store/store.ts'
import { wordsIn } from '../words/words.ts'
import './switches.css'

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark']

/** What shows the page in another language, once the words and the texts of that language have come. */
export const TakeLanguage = createContext<(language: Language) => void>(() => undefined)

/** The page's language, each offered by its own name, and its colours. */
export function Switches() {
  const store = useDemarcheStore()
  const theme = useDemarche((state) => state.theme)
  const language = useDemarche((state) => state.language)
  const takeLanguage = useContext(TakeLanguage)
  const words = wordsIn(language).page
  return (
    <div className="dm-switches">
      <label>
        <span>{words.language}</span>
        <select
          data-switch="language"
          value={language}
          onChange={({ target }) => {
            const choice = LANGUAGES.find((each) => each === target.value)
            if (choice !== undefined) takeLanguage(choice)
          }}
        >
          {LANGUAGES.map((choice) => (
            <option key={choice} value={choice} lang={choice}>
              {TONGUES[choice].endonym}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.theme}</span>
        <select
          data-switch="theme"
          value={theme}
          onChange={({ target }) => {
            const choice = THEMES.find((each) => each === target.value)
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
    </div>
  )
}
