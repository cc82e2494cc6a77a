import { createStore, type StoreApi } from 'zustand/vanilla'
import { dayOf, isoOf } from '../civil.ts'
import { LANGUAGES } from '../languages.ts'
import type { Language } from '../model.ts'
import type { ReadOptions } from '../read/read.ts'
import type { TablesAsked, TablesSeen } from './asking.ts'
import { type Choices, NO_CHOICES, stillMeant } from './choices.ts'
import { type Clerk, createClerk } from './clerk.ts'
import type { Page } from './page.ts'
import { storyName } from './story-name.ts'
import type { OwnWords } from './words/own-words.ts'
import { wordsOf } from './words/words.ts'

export interface FileTaken {
  readonly key: number
  readonly name: string
  readonly options: ReadOptions
}

/** A sentence in the words of whoever reads it. */
export type Say = (words: OwnWords) => string

export interface RoomState {
  readonly language: Language
  readonly words: OwnWords
  readonly isOpen: boolean
  /** Files are held over the page. */
  readonly isOver: boolean
  readonly files: readonly FileTaken[]
  readonly choices: Choices
  readonly seen: TablesSeen | null
  readonly isWorking: boolean
  /** What did not work. */
  readonly lost: Say | null
  /** What is said to those who hear the page. */
  readonly said: Say | null
  /** The page shows the tables' story. */
  readonly isShown: boolean
  readonly isDownloaded: boolean
}

/** Milliseconds after the last sign of files over the page; browsers give one every 350 at least. */
const GONE = 600

export interface Room {
  readonly store: StoreApi<RoomState>
  readonly open: () => void
  readonly close: () => void
  /** Files are held over the page: called again and again while they are. */
  readonly hold: () => void
  readonly add: (files: readonly File[]) => void
  readonly paste: (text: string) => void
  readonly remove: (key: number) => void
  /** Reads a file otherwise than it was detected. */
  readonly readAs: (key: number, options: ReadOptions) => void
  readonly choose: (choices: Partial<Choices>) => void
  readonly lose: (lost: Say) => void
  readonly show: () => void
  readonly download: () => void
  readonly back: () => void
}

/** Today where the reader is. */
function todayHere(): string {
  const now = new Date()
  return isoOf(dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()))
}

const isOwnAddress = () => /[?&]own\b/.test(location.search)

/** The address of the page with an own story: the language and the colours, and nothing of the page's story. */
function ownAddress(page: Page, pageLanguage: string): string {
  const { language, theme } = page.store().getState()
  const more = [language === pageLanguage ? '' : `&lang=${language}`, theme === 'system' ? '' : `&theme=${theme}`]
  return `${location.pathname}?own${more.join('')}`
}

/** Where tables are taken in; the page is asked to show what they tell. */
export async function createRoom(page: Page): Promise<Room> {
  const pageLanguage = LANGUAGES.find((each) => location.pathname.endsWith(`.${each}.html`)) ?? 'en'
  const { language } = page.store().getState()
  const words = await wordsOf(language)
  const store = createStore<RoomState>(() => ({
    language,
    words,
    isOpen: false,
    isOver: false,
    files: [],
    choices: NO_CHOICES,
    seen: null,
    isWorking: false,
    lost: null,
    said: null,
    isShown: false,
    isDownloaded: false,
  }))
  /** Of files that the worker does not have yet. */
  const bytes = new Map<number, Uint8Array>()
  const sent = new Set<number>()
  let clerk: Clerk | null = null
  let keys = 0
  let asked = 0
  let isAsking = false
  let leaving: number | undefined
  /** The own story was a step of its own, before which the page's story is. */
  let isStep = false
  let unfollow = (): void => undefined

  /** Speaks the language of the page, whichever story it shows. */
  const follow = () => {
    unfollow()
    const pages = page.store()
    const speak = async () => {
      const { language } = pages.getState()
      if (language === store.getState().language) return
      const words = await wordsOf(language)
      if (page.store().getState().language === language) store.setState({ language, words })
    }
    const keep = () => {
      void speak()
      if (store.getState().isShown) history.replaceState(null, '', ownAddress(page, pageLanguage))
    }
    unfollow = pages.subscribe((now, before) => {
      if (now.language !== before.language || now.theme !== before.theme) keep()
    })
    void speak()
  }
  follow()

  const lose = (lost: Say) => store.setState({ lost, said: lost })
  const workerLost = (error: unknown) => {
    console.warn(`own tables: ${String(error)}`)
    clerk = null
    sent.clear()
    lose((words) => words.workerLost)
  }

  /** What is asked of the worker now; it has each file's bytes only once. */
  const question = (): TablesAsked => {
    const { files, choices } = store.getState()
    const { gazetteer } = document.getElementById('demarche')?.dataset ?? {}
    const { title } = choices
    return {
      files: files.map(({ key, name, options }) => ({
        key,
        name,
        bytes: sent.has(key) ? null : (bytes.get(key) ?? null),
        options,
      })),
      options: {
        today: todayHere(),
        name: storyName(files[0]?.name ?? ''),
        ...(title === '' ? {} : { title }),
        map: choices.map,
        dates: choices.dates,
        home: choices.home === '' ? null : choices.home,
        ...(choices.language === '' ? {} : { language: choices.language }),
      },
      speaks: store.getState().language,
      settled: Object.fromEntries(Object.entries(choices.places).map(([name, { chosen }]) => [name, chosen])),
      gazetteer: gazetteer === undefined ? null : new URL(gazetteer, document.baseURI).href,
    }
  }

  /** Reads the tables as they are chosen now; while that is going on, only the last choice waits. */
  const ask = async () => {
    asked += 1
    if (store.getState().files.length === 0) {
      store.setState({ seen: null, isWorking: false })
      return
    }
    store.setState({ isWorking: true })
    if (isAsking) return
    isAsking = true
    try {
      for (let turn = 0; turn !== asked; ) {
        turn = asked
        clerk ??= createClerk()
        const { choices: said } = store.getState()
        const next = question()
        const seen = await clerk.tables(next)
        for (const { key } of next.files) sent.add(key)
        if (turn !== asked) continue
        const choices = stillMeant(said, seen)
        store.setState({ seen, choices, said: (words) => words.read })
        // What was said of a column that has gone is not said any more.
        if (choices !== said) asked += 1
      }
    } catch (error) {
      workerLost(error)
    }
    isAsking = false
    store.setState({ isWorking: false })
  }

  const take = (name: string, all: Uint8Array) => {
    keys += 1
    bytes.set(keys, all)
    // A file that is mended and dropped again takes the place of what it was.
    const { files } = store.getState()
    const former = files.find((file) => file.name === name)
    const file: FileTaken = { key: keys, name, options: former?.options ?? {} }
    if (former !== undefined) bytes.delete(former.key)
    store.setState({
      files: former === undefined ? [...files, file] : files.map((each) => (each === former ? file : each)),
    })
  }

  /** Asked of a reader who leaves, for as long as the story is nowhere else. */
  const stay = (event: BeforeUnloadEvent) => event.preventDefault()
  store.subscribe(({ isShown, isDownloaded }) => {
    if (isShown && !isDownloaded) addEventListener('beforeunload', stay)
    else removeEventListener('beforeunload', stay)
  })

  const show = async () => {
    if (clerk === null || store.getState().seen?.isOk !== true) return
    try {
      const story = await clerk.story()
      const { isShown } = store.getState()
      page.show(story)
      const address = ownAddress(page, pageLanguage)
      if (isShown || isOwnAddress()) history.replaceState(null, '', address)
      else {
        history.pushState(null, '', address)
        isStep = true
      }
      store.setState({ isOpen: false, isShown: true, isDownloaded: false, lost: null, said: (words) => words.own })
      follow()
    } catch (error) {
      workerLost(error)
    }
  }

  const back = async () => {
    try {
      await page.back()
      store.setState({ isShown: false, isOpen: false, lost: null })
      follow()
    } catch (error) {
      console.warn(`the page's story: ${String(error)}`)
      lose((words) => words.backLost)
    }
  }
  // Back leads to the page's story, and Forward to the own one again, as long as the page is there.
  addEventListener('popstate', () => {
    const { isShown, seen } = store.getState()
    if (isShown && !isOwnAddress()) void back()
    else if (!isShown && isOwnAddress() && seen?.isOk === true) void show()
  })

  return {
    store,
    open: () => store.setState({ isOpen: true, lost: null }),
    close: () => store.setState({ isOpen: false, lost: null }),
    hold: () => {
      if (!store.getState().isOver) store.setState({ isOver: true })
      clearTimeout(leaving)
      leaving = window.setTimeout(() => store.setState({ isOver: false }), GONE)
    },
    add: async (files) => {
      clearTimeout(leaving)
      store.setState({ isOpen: true, isOver: false, lost: null, isWorking: true })
      for (const file of files) {
        store.setState({ said: (words) => words.reading(file.name) })
        try {
          take(file.name, new Uint8Array(await file.arrayBuffer()))
        } catch (error) {
          console.warn(`${file.name}: ${String(error)}`)
          lose((words) => words.fileLost(file.name))
        }
      }
      await ask()
    },
    paste: (text) => {
      if (text.trim() === '') {
        lose((words) => words.nothingPasted)
        return
      }
      store.setState({ isOpen: true, lost: null })
      take(text.includes('\t') ? 'pasted.tsv' : 'pasted.csv', new TextEncoder().encode(text))
      void ask()
    },
    remove: (key) => {
      bytes.delete(key)
      store.setState({ files: store.getState().files.filter((file) => file.key !== key) })
      void ask()
    },
    readAs: (key, options) => {
      const { files } = store.getState()
      store.setState({ files: files.map((file) => (file.key === key ? { ...file, options } : file)) })
      void ask()
    },
    choose: (choices) => {
      store.setState({ choices: { ...store.getState().choices, ...choices } })
      void ask()
    },
    lose,
    show: () => void show(),
    download: async () => {
      if (clerk === null) return
      try {
        const zip = await clerk.zip()
        const address = URL.createObjectURL(new Blob([zip], { type: 'application/zip' }))
        const link = document.createElement('a')
        link.href = address
        link.download = `${page.store().getState().story.id}.zip`
        link.click()
        // The browser reads it on its own; what it has begun to read it keeps.
        setTimeout(() => URL.revokeObjectURL(address), 60_000)
        store.setState({ isDownloaded: true, lost: null, said: (words) => words.downloaded })
      } catch (error) {
        console.warn(`own tables: ${String(error)}`)
        lose((words) => words.downloadLost)
      }
    },
    back: () => {
      if (isStep) {
        history.back()
        return
      }
      history.replaceState(null, '', location.pathname)
      void back()
    },
  }
}
