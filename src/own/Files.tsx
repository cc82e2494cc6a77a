import { useState } from 'react'
import { useStore } from 'zustand'
import type { FileSeen } from './asking.ts'
import { Reading } from './Reading.tsx'
import type { FileTaken, Room } from './room.ts'

/** The files that are read, what was detected in each, and the ways to add one. */
export function Files({ room }: { readonly room: Room }) {
  const { words, files, seen } = useStore(room.store)
  const [isAsked, ask] = useState(false)
  const paste = async () => {
    try {
      room.paste(await navigator.clipboard.readText())
    } catch {
      // It may not look there by itself; what the keys paste it is given.
      ask(true)
    }
  }
  const keys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘V' : 'Ctrl+V'
  return (
    <section className="dm-own-files" aria-label={words.files}>
      {files.map((file) => (
        <Taken key={file.key} room={room} file={file} seen={seen?.files.find(({ key }) => key === file.key) ?? null} />
      ))}
      <div className="dm-own-add" data-empty={files.length === 0}>
        <label className="dm-own-button">
          <input
            type="file"
            multiple
            data-first
            onChange={({ target }) => {
              const chosen = [...(target.files ?? [])]
              // The same file may be chosen again, once it is mended.
              target.value = ''
              if (chosen.length > 0) room.add(chosen)
            }}
          />
          <span>{files.length === 0 ? words.choose : words.addFiles}</span>
        </label>
        <button type="button" onClick={() => void paste()}>
          {words.paste}
        </button>
        <span className="dm-own-or">{words.orDrop}</span>
      </div>
      {isAsked && <p role="alert">{words.pasteKeys(keys)}</p>}
      {files.length === 0 && <p>{words.formats}</p>}
    </section>
  )
}

interface TakenProps {
  readonly room: Room
  readonly file: FileTaken
  readonly seen: FileSeen | null
}

function Taken({ room, file, seen }: TakenProps) {
  const { words } = useStore(room.store)
  return (
    <div className="dm-own-file">
      <div>
        <strong>
          <bdi>{file.name}</bdi>
        </strong>
        <button type="button" aria-label={words.remove(file.name)} onClick={() => room.remove(file.key)}>
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d="M3 3L13 13M13 3L3 13" />
          </svg>
        </button>
      </div>
      {seen === null && <p>{words.reading(file.name)}</p>}
      {seen !== null && seen.notes.length > 0 && (
        <p lang="en" dir="ltr">
          {seen.notes.join(' ')}
        </p>
      )}
      {seen !== null && (seen.format === 'csv' || seen.format === null) && <Reading room={room} file={file} />}
    </div>
  )
}
