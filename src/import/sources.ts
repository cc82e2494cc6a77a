import { dayOfIso, isoOf } from '../civil.ts'
import { foldName } from '../fold.ts'
import type { Day, Problem } from '../model.ts'
import { isLink } from './content.ts'
import { readDate } from './dates.ts'
import { type Entry, problemAt } from './entries.ts'
import { createIds } from './ids.ts'
import { listIn } from './registers.ts'
import { cellOf, conventionOf, type Prepared, textOf } from './sheets.ts'
import type { Tables } from './tables.ts'
import type { ImportOptions, RowRef } from './types.ts'

const SOURCE_KINDS = ['article', 'agency', 'official', 'imagery', 'track', 'table', 'other']

interface Source {
  readonly id: string
  readonly outlet: string
  readonly title: string
  readonly url: string
  /** EDTF; null: not known. */
  readonly published: string | null
  readonly kind: string
  readonly language: string
  /** The earliest day of what it tells of. */
  earliest: Day
  readonly refs: RowRef[]
}

/** What stands before an address and names nobody: "see https://…" */
const POINTER =
  /^(?:see(?: also)?|via|source|from|cf\.?|siehe|vgl\.?|quelle|voir|véase|ver|fuente|см\.?|انظر)[\s.:]*(?=;)/i

/** An address as compile takes it, or null. */
export function addressOf(written: string): { readonly url: string; readonly wasPlain: boolean } | null {
  if (!isLink(written)) return null
  const wasPlain = /^http:/i.test(written)
  const text = written.replace(/^(?:https?:\/\/)?/i, 'https://').replace(/[.,;)\]]+$/, '')
  if (!URL.canParse(text)) return null
  const { hostname, username, password } = new URL(text)
  return username + password === '' && hostname.includes('.') ? { url: text, wasPlain } : null
}

const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '')

export interface Sources {
  /** The sources that a row names; none: the table itself must do. */
  readonly of: (entry: Entry) => readonly string[]
  /** The table itself as a source. */
  readonly table: (entry: Entry) => string
  readonly write: (tables: Tables) => void
  readonly problems: () => readonly Problem[]
  readonly notes: () => readonly string[]
  readonly todo: () => readonly string[]
}

export function createSources(sheets: readonly Prepared[], options: ImportOptions): Sources {
  const ids = createIds()
  const sources = new Map<string, Source>()
  const byKey = new Map<string, Source>()
  const problems: Problem[] = []
  let plainAddresses = 0
  const language = options.language ?? 'und'

  const put = (source: Omit<Source, 'id' | 'earliest'>, wish: string, keys: readonly string[]): Source => {
    const made: Source = { ...source, id: ids.make(wish, 'source'), earliest: Number.POSITIVE_INFINITY }
    sources.set(made.id, made)
    for (const key of keys) if (key !== '' && !byKey.has(key)) byKey.set(key, made)
    return made
  }
  const withUrl = (written: string): string => {
    const address = addressOf(written)
    if (address?.wasPlain === true) plainAddresses++
    return address?.url ?? ''
  }

  for (const prepared of sheets) {
    for (const row of prepared.sheet.rows) {
      const text = (field: Parameters<typeof textOf>[2]) => textOf(prepared, row, field)
      const url = withUrl(text('link'))
      const title = text('title') || text('source') || url.replace(/^https:\/\//, '') || text('outlet')
      if (title === '') continue
      const date =
        text('published') === ''
          ? null
          : readDate(cellOf(prepared, row, 'published'), conventionOf(prepared, 'published'))
      const kind = SOURCE_KINDS.find((word) => word === foldName(text('kind'))) ?? 'article'
      const outlet = text('outlet') || (url === '' ? '' : hostOf(url))
      put(
        {
          outlet,
          title,
          url,
          published: date?.ok === true ? date.edtf : null,
          kind,
          language,
          refs: [{ file: prepared.sheet.file, row: row.number }],
        },
        text('id') || `${outlet} ${title}`,
        [...[text('id'), title, text('source')].map(foldName), url === '' ? foldName(text('link')) : url],
      )
    }
  }

  const made = (entry: Entry, name: string, link: string): Source => {
    const url = withUrl(link)
    // Addresses that differ in a letter's case are two.
    const called = url || foldName(name || link)
    const key = `${called} ${entry.published ?? ''}`
    const known = byKey.get(called) ?? byKey.get(key)
    if (known !== undefined) return known
    if (sheets.length > 0) {
      const message = `${name || link} stands in no sheet of sources.`
      problems.push(
        problemAt(
          entry.prepared,
          entry.row,
          {
            field: link === '' ? 'source' : 'link',
            message,
            remedy: 'Add it there, or write an id or a name that is there.',
          },
          'warning',
        ),
      )
    }
    const outlet = entry.text('outlet') || name || (url === '' ? '' : hostOf(url))
    const title = url === '' ? name || link : url.replace(/^https:\/\/(?:www\.)?/, '').replace(/\/$/, '')
    const wish =
      url === ''
        ? title
        : `${hostOf(url)} ${decodeSafely(
            new URL(url).pathname
              .split('/')
              .filter((part) => part !== '')
              .at(-1) ?? '',
          ).replace(/\.\w+$/, '')}`
    return put({ outlet, title, url, published: entry.published, kind: 'article', language: 'und', refs: [] }, wish, [
      key,
    ])
  }
  const use = (source: Source, entry: Entry): string => {
    source.refs.push(entry.ref)
    source.earliest = Math.min(source.earliest, entry.span.start)
    return source.id
  }

  return {
    of: (entry) => {
      const written = [...new Set([entry.text('link'), entry.text('source')])]
      const link = entry.text('link')
      if (link !== '' && !link.split(/[\s;]+/).some((part) => addressOf(part) !== null)) {
        const remedy = 'Write an address that starts with https://; until then it stands as the name of the source.'
        problems.push(
          problemAt(
            entry.prepared,
            entry.row,
            { field: 'link', message: `${link.slice(0, 80)} is no address.`, remedy },
            'warning',
          ),
        )
      }
      const links = written.flatMap((text) => text.split(/[\s;]+/).filter(isLink))
      const names = written.flatMap((text) =>
        listIn(
          text.split(/[\s;]+/).some(isLink)
            ? text.replace(/[,:\s]*(?:https?:\/\/|www\.)\S+/gi, ';').replace(POINTER, '')
            : text,
        ),
      )
      const [name = ''] = names
      // One address and one name are the article and its outlet.
      const pairs =
        links.length > 0 && names.length <= 1
          ? links.map((link) => [name, link] as const)
          : [...names.map((each) => [each, ''] as const), ...links.map((link) => ['', link] as const)]
      const asked = pairs.length === 0 && entry.text('outlet') !== '' ? [[entry.text('outlet'), ''] as const] : pairs
      return [...new Set(asked.map(([each, link]) => use(made(entry, each, link), entry)))]
    },
    table: (entry) => {
      const { file } = entry.prepared.sheet
      const key = `table: ${file}`
      const known = byKey.get(key)
      const tableSource =
        known ??
        put(
          { outlet: '', title: file, url: '', published: options.today, kind: 'table', language, refs: [] },
          file.replace(/›/g, ' '),
          [key],
        )
      return use(tableSource, entry)
    },
    write: (tables) => {
      const today = dayOfIso(options.today) ?? 0
      for (const { refs, earliest, published, ...source } of sources.values()) {
        const first = Math.min(earliest, today)
        const range = first === today ? options.today : `[${isoOf(first)}..${options.today}]`
        tables.add('sources.csv', { ...source, published: published ?? range }, refs)
      }
    },
    problems: () => problems,
    notes: () =>
      plainAddresses === 0
        ? []
        : [
            plainAddresses === 1
              ? '1 address starts with http://; it is written with https://.'
              : `${plainAddresses} addresses start with http://; they are written with https://.`,
          ],
    todo: () => {
      const undated = [...sources.values()].filter(({ published }) => published === null)
      if (undated.length === 0) return []
      const some = undated
        .slice(0, 3)
        .map(({ title }) => title.slice(0, 80))
        .join('; ')
      return [
        `${undated.length === 1 ? '1 source has' : `${undated.length} sources have`} no date of publication; write it in sources.csv (${some}${undated.length > 3 ? '; …' : ''}).`,
      ]
    },
  }
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
