import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { dayOf } from '../civil.ts'
import { LANGUAGES, TONGUES } from '../languages.ts'
import type { Day, Language } from '../model.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import type { Linked } from '../store/link.ts'
import type { ThemeChoice } from '../store/store.ts'
import { headingOf } from '../text.ts'
import { lastEvidence } from '../time/known.ts'
import { dayInWords } from '../time/words.ts'
import { inFigures } from '../words/locale.ts'
import { SHARE } from '../words/share/words.ts'
import { learn, wordsIn } from '../words/words.ts'
import {
  type EmbedOptions,
  type EmbedSize,
  embedAddress,
  embedCode,
  FORMS,
  type Form,
  HEIGHTS,
  keptDay,
  pixelsIn,
  WIDTHS,
} from './code.ts'
import { copyFrom, copyKeys } from './copy.ts'
import { folderOf, linkTo } from './link.ts'
import './dialog.css'

export interface DialogProps {
  readonly onClose: () => void
}

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark']
const SIZES = {
  column: { width: 650, height: 540 },
  wide: { width: null, height: 620 },
  phone: { width: 360, height: 640 },
} as const satisfies Readonly<Record<string, EmbedSize>>
const PRESETS = ['column', 'wide', 'phone'] as const
type SizeChoice = (typeof PRESETS)[number] | 'own'

/** Today where the reader is. */
function todayHere(): Day {
  const now = new Date()
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())
}

/** The picture as it was when the dialog was opened, as a link and as code for a page. */
export function ShareDialog({ onClose }: DialogProps) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const isEmbed = useDemarche((state) => state.isEmbed)
  const [picture] = useState<Linked>(() => store.getState())
  const [said, say] = useState('')
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const words = SHARE[language]
  const day = dayInWords(Math.floor(picture.clock.t), language)

  useLayoutEffect(() => {
    const { current } = dialog
    if (current === null) return
    if (!current.open) current.showModal()
    current.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true })
    // Taken away while it is open, it would leave the page under it dead.
    return () => current.close()
  }, [])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className="dm-share-dialog"
      aria-labelledby={`${id}title`}
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <div className="dm-share-body">
        <header>
          <h2 id={`${id}title`}>{words.title}</h2>
          <button
            type="button"
            className="dm-share-close"
            aria-label={words.close}
            onClick={() => dialog.current?.close()}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M3 3L13 13M13 3L3 13" />
            </svg>
          </button>
        </header>
        <Copied
          label={words.link}
          note={words.linkNote(day)}
          text={linkTo(folderOf(document.baseURI), picture)}
          copy={words.copyLink}
          copied={words.linkCopied}
          isFirst
          onSay={say}
        />
        <Embed picture={picture} onSay={say} />
        {!isEmbed && (
          <p className="dm-share-own">
            <a href="?own">{words.ownTable}</a>
          </p>
        )}
        <p className="dm-share-said" role="status">
          {said}
        </p>
      </div>
    </dialog>
  )
}

interface CopiedProps {
  readonly label: string
  readonly note?: string
  readonly text: string
  /** What its button is called, and what is said once it has worked. */
  readonly copy: string
  readonly copied: string
  readonly isFirst?: boolean
  readonly isLong?: boolean
  readonly onSay: (text: string) => void
}

/** A text to take away. It is read from left to right in any language. */
function Copied({ label, note, text, copy, copied, isFirst = false, isLong = false, onSay }: CopiedProps) {
  const language = useDemarche((state) => state.language)
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const id = useId()
  const words = SHARE[language]
  const given = {
    id,
    ref: field,
    readOnly: true,
    dir: 'ltr',
    spellCheck: false,
    value: text,
    'aria-describedby': note === undefined ? undefined : `${id}note`,
  } as const
  const take = () => {
    if (field.current === null) return
    // Said anew when it is the same as before.
    onSay('')
    copyFrom(field.current).then(
      (isCopied) => onSay(isCopied ? copied : words.press(copyKeys(navigator.userAgent))),
      (error: unknown) => console.warn(`copying: ${String(error)}`),
    )
  }
  return (
    <section className="dm-share-copied">
      <label htmlFor={id}>{label}</label>
      <div data-long={isLong}>
        {isLong ? <textarea {...given} rows={5} /> : <input {...given} type="text" />}
        <button type="button" data-first={isFirst || undefined} aria-label={copy} onClick={take}>
          {words.copy}
        </button>
      </div>
      {note !== undefined && <p id={`${id}note`}>{note}</p>}
    </section>
  )
}

function Embed({ picture, onSay }: { readonly picture: Linked; readonly onSay: (text: string) => void }) {
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const [choice, setChoice] = useState<SizeChoice>('column')
  const [own, setOwn] = useState({ width: '', height: '540' })
  const [spoken, setSpoken] = useState(language)
  const [theme, setTheme] = useState(picture.theme)
  const [isKept, setKept] = useState(typeof picture.clock.asOf === 'number')
  const [form, setForm] = useState<Form>('iframe')
  const words = wordsIn(language)
  const { page } = words
  const share = SHARE[language]

  const width = own.width.trim() === '' ? null : pixelsIn(own.width, WIDTHS)
  const height = pixelsIn(own.height, HEIGHTS)
  const isWidthWrong = own.width.trim() !== '' && width === null
  // While a number is being written, the last good size stays.
  const [good, setGood] = useState<EmbedSize>(SIZES.column)
  const size: EmbedSize = choice !== 'own' ? SIZES[choice] : isWidthWrong || height === null ? good : { width, height }
  useEffect(() => {
    if (size.width !== good.width || size.height !== good.height) setGood(size)
  }, [size, good])

  const day = keptDay(picture.clock.asOf, todayHere(), lastEvidence(story))
  const live = picture.clock.asOf === 'news' ? 'news' : null
  const options: EmbedOptions = {
    folder: folderOf(document.baseURI),
    picture: { ...picture, language: spoken, theme, clock: { ...picture.clock, asOf: isKept ? day : live } },
    form,
    size,
    title: SHARE[spoken].mapOf(headingOf(story, spoken)),
  }
  const sizeInWords = ({ width, height }: EmbedSize) =>
    [width, height].map((each) => (each === null ? '' : inFigures(each, language))).join(' × ')
  const named: Readonly<Record<SizeChoice, string>> = {
    column: share.column(sizeInWords(SIZES.column)),
    wide: share.wide(inFigures(SIZES.wide.height, language)),
    phone: share.phone(sizeInWords(SIZES.phone)),
    own: share.own,
  }
  const forms: Readonly<Record<Form, string>> = {
    iframe: `${share.plain} (iframe)`,
    element: `${share.element} (demarche-map)`,
    'one-file': share.oneFile,
  }
  const speak = (next: Language) => {
    learn(next).then(
      () => setSpoken(next),
      (error: unknown) => console.warn(`the language: ${String(error)}`),
    )
  }
  return (
    <section className="dm-share-embed">
      <h3>{share.embed}</h3>
      <div className="dm-share-choices">
        <Choice
          name="form"
          label={share.form}
          values={FORMS}
          value={form}
          says={(each) => forms[each]}
          onChoose={setForm}
        />
        <Choice
          name="size"
          label={share.size}
          values={[...PRESETS, 'own']}
          value={choice}
          says={(each) => named[each]}
          onChoose={setChoice}
        />
        {choice === 'own' && (
          <>
            <Pixels
              label={share.width}
              value={own.width}
              bounds={isWidthWrong ? WIDTHS : null}
              onWrite={(text) => setOwn({ ...own, width: text })}
            />
            <Pixels
              label={share.height}
              value={own.height}
              bounds={height === null ? HEIGHTS : null}
              onWrite={(text) => setOwn({ ...own, height: text })}
            />
          </>
        )}
        <Choice
          name="language"
          label={page.language}
          values={LANGUAGES}
          value={spoken}
          says={(each) => TONGUES[each].endonym}
          onChoose={speak}
        />
        <Choice
          name="theme"
          label={page.theme}
          values={THEMES}
          value={theme}
          says={(each) => page.themes[each]}
          onChoose={setTheme}
        />
        <fieldset>
          <legend>{share.sources}</legend>
          <Radio says={share.live} isChosen={!isKept} onChoose={() => setKept(false)} />
          <Radio
            says={
              typeof picture.clock.asOf === 'number'
                ? share.kept(dayInWords(day, language))
                : share.keptToday(dayInWords(day, language))
            }
            isChosen={isKept}
            onChoose={() => setKept(true)}
          />
        </fieldset>
      </div>
      <Copied
        label={share.code}
        text={embedCode(options)}
        copy={share.copyCode}
        copied={share.codeCopied}
        isLong
        onSay={onSay}
      />
      <Preview address={embedAddress(options)} size={size} label={share.preview} none={share.noPreview} />
    </section>
  )
}

interface ChoiceProps<Value extends string> {
  readonly name: string
  readonly label: string
  readonly values: readonly Value[]
  readonly value: Value
  readonly says: (value: Value) => string
  readonly onChoose: (value: Value) => void
}

function Choice<Value extends string>({ name, label, values, value, says, onChoose }: ChoiceProps<Value>) {
  return (
    <label className="dm-share-choice">
      <span>{label}</span>
      <select
        data-share={name}
        value={value}
        onChange={({ target }) => {
          const next = values.find((each) => each === target.value)
          if (next !== undefined) onChoose(next)
        }}
      >
        {values.map((each) => (
          <option key={each} value={each} lang={LANGUAGES.find((language) => language === each)}>
            {says(each)}
          </option>
        ))}
      </select>
    </label>
  )
}

interface RadioProps {
  readonly says: ReactNode
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function Radio({ says, isChosen, onChoose }: RadioProps) {
  return (
    <label>
      <input type="radio" name="dm-share-known" checked={isChosen} onChange={onChoose} />
      <span>{says}</span>
    </label>
  )
}

interface PixelsProps {
  readonly label: string
  readonly value: string
  /** What it must lie in; null while it does. */
  readonly bounds: { readonly least: number; readonly most: number } | null
  readonly onWrite: (text: string) => void
}

function Pixels({ label, value, bounds, onWrite }: PixelsProps) {
  const language = useDemarche((state) => state.language)
  const id = useId()
  const figure = (number: number) => inFigures(number, language)
  return (
    <label className="dm-share-choice">
      <span>{label}</span>
      <input
        type="text"
        inputMode="numeric"
        dir="ltr"
        value={value}
        aria-invalid={bounds !== null}
        aria-describedby={bounds === null ? undefined : id}
        onChange={({ target }) => onWrite(target.value)}
      />
      {bounds !== null && (
        <span id={id} role="alert">
          {SHARE[language].outside(figure(bounds.least), figure(bounds.most))}
        </span>
      )}
    </label>
  )
}

interface PreviewProps {
  readonly address: string
  readonly size: EmbedSize
  readonly label: string
  readonly none: string
}

/** The embed as it will be, made smaller where it is wider than the dialog. */
function Preview({ address, size, label, none }: PreviewProps) {
  const box = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<number | null>(null)
  useLayoutEffect(() => {
    const { current } = box
    if (current === null) return
    const observer = new ResizeObserver(([entry]) => setRoom(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  const id = useId()
  // A page without an origin of its own, as in a sandbox, may not show its own pages; one in one file shows no others.
  const isPossible = window.origin !== 'null' && !/\/embed-one[^/]*$/.test(location.pathname)
  const width = size.width ?? Math.max(room ?? 0, 900)
  const scale = room === null ? 1 : Math.min(1, room / width)
  return (
    <div className="dm-share-preview" ref={box} role="group" aria-labelledby={id}>
      <p id={id}>{label}</p>
      {!isPossible && <p>{none}</p>}
      {isPossible && room !== null && room > 0 && (
        <div style={{ height: Math.ceil(size.height * scale) }}>
          {/* Another address is another frame: one that is sent elsewhere would leave an entry in the history. */}
          <iframe
            key={address}
            src={address}
            title={label}
            style={{ width, height: size.height, transform: `scale(${scale})` }}
          />
        </div>
      )}
    </div>
  )
}
