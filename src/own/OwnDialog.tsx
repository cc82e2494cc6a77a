import { useId, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { formatProblem } from '../compile/format.ts'
import { spanInWords } from '../time/words.ts'
import { inFigures } from '../words/locale.ts'
import { Account } from './Account.tsx'
import type { TablesSeen } from './asking.ts'
import { Columns } from './Columns.tsx'
import { Files } from './Files.tsx'
import { Part } from './Part.tsx'
import { Places } from './Places.tsx'
import { Questions } from './Questions.tsx'
import type { Room } from './room.ts'

/** Takes files, asks what is not clear, shows how the rows are read, and then the map. */
export function OwnDialog({ room }: { readonly room: Room }) {
  const { words, files, seen, lost, said, isOver, isWorking } = useStore(room.store)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()

  useLayoutEffect(() => {
    const { current } = dialog
    if (current === null) return
    if (!current.open) current.showModal()
    current.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true })
    // Taken away while it is open, it would leave the page under it dead.
    return () => current.close()
  }, [])

  const { notYet } = words
  const why =
    files.length === 0
      ? notYet.none
      : isWorking || seen === null
        ? notYet.wait
        : seen.questions.length > 0
          ? notYet.questions
          : seen.isOk
            ? null
            : notYet.errors
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className="dm-own-dialog"
      data-over={isOver}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}note`}
      onClose={room.close}
      onClick={({ target, currentTarget }) => {
        // What was answered is not lost by a press beside it.
        if (target === currentTarget && files.length === 0) currentTarget.close()
      }}
      onPaste={(event) => {
        if (event.target instanceof HTMLInputElement && event.target.type === 'text') return
        event.preventDefault()
        const given = [...event.clipboardData.files]
        if (given.length > 0) room.add(given)
        else room.paste(event.clipboardData.getData('text/plain'))
      }}
    >
      <div className="dm-own-body">
        <header>
          <h2 id={`${id}title`}>{words.title}</h2>
          <button
            type="button"
            className="dm-own-close"
            aria-label={words.close}
            onClick={() => dialog.current?.close()}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M3 3L13 13M13 3L3 13" />
            </svg>
          </button>
        </header>
        <p id={`${id}note`}>{words.note}</p>
        <Files room={room} />
        {lost !== null && (
          <p role="alert" className="dm-own-lost">
            {lost(words)}
          </p>
        )}
        {seen !== null && (
          <>
            <Questions room={room} seen={seen} />
            <Account room={room} seen={seen} />
            {!seen.isOk && <Problems room={room} seen={seen} />}
            <Preview room={room} />
            <Places room={room} seen={seen} />
            <Columns room={room} seen={seen} />
            {seen.isOk && <Problems room={room} seen={seen} />}
            {seen.report.todo.length > 0 && (
              <Part title={words.todo}>
                <ul lang="en" dir="ltr">
                  {seen.report.todo.map((each) => (
                    <li key={each}>{each}</li>
                  ))}
                </ul>
              </Part>
            )}
          </>
        )}
        <footer>
          <p id={`${id}why`}>{why}</p>
          <button
            type="button"
            className="dm-own-show"
            aria-disabled={why !== null}
            aria-describedby={`${id}why`}
            onClick={() => why === null && room.show()}
          >
            {words.show}
          </button>
        </footer>
        <p className="dm-own-said" role="status">
          {isWorking ? words.notYet.wait : said?.(words)}
        </p>
      </div>
    </dialog>
  )
}

/** As the command line says them, in English. */
function Problems({ room, seen }: { readonly room: Room; readonly seen: TablesSeen }) {
  const { words, language } = useStore(room.store)
  const { problems, furtherProblems } = seen
  return (
    <Part title={words.problems}>
      {problems.length === 0 && <p>{words.noProblems}</p>}
      {problems.length > 0 && (
        // What is taller than its room is scrolled by keys too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        <div className="dm-own-scroll" role="group" aria-label={words.problems} tabIndex={0}>
          <ul className="dm-own-problems" lang="en" dir="ltr">
            {problems.map((problem) => (
              <li key={JSON.stringify(problem)} data-severity={problem.severity}>
                {formatProblem(problem)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {furtherProblems > 0 && <p>{words.more(inFigures(furtherProblems, language))}</p>}
    </Part>
  )
}

/** The first rows as they are read. */
function Preview({ room }: { readonly room: Room }) {
  const { words, language, seen } = useStore(room.store)
  if (seen === null || seen.rows.length === 0) return null
  const { rows } = seen
  const hasWho = rows.some(({ who }) => who.length > 0)
  return (
    <Part title={words.preview}>
      <p>{words.previewNote}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its room is scrolled by keys too */}
      <div className="dm-own-scroll" role="group" aria-label={words.preview} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.where}</th>
              {hasWho && <th scope="col">{words.who}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, date, title, places, trips, who }) => (
              <tr key={id}>
                <td>{spanInWords(date, language)}</td>
                <td dir="auto">{title}</td>
                <td dir="auto">
                  {trips.length > 0
                    ? trips.map(([from, to]) => `${from} → ${to}`).join('; ')
                    : places.length > 0
                      ? places.join('; ')
                      : words.nowhere}
                </td>
                {hasWho && <td dir="auto">{who.join('; ')}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Part>
  )
}
