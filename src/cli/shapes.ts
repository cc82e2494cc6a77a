/** The commands of the program, and what each of them takes. */

import type { Shape } from './arguments.ts'

const JSON_FLAG = { name: 'json', value: null, text: 'writes JSON for machines' } as const

export const SHAPES = {
  new: {
    name: 'new',
    usage: 'NAME',
    summary: 'writes a small, complete story to edit: every table, with a row that explains its columns',
    values: ['NAME'],
    flags: [],
    more: ['NAME is a folder that is not there yet, or is empty. Nothing is overwritten.'],
  },
  check: {
    name: 'check',
    usage: 'FOLDER [--json]',
    summary: "tells all that is wrong with a story's tables, where, and what to write instead",
    values: ['FOLDER'],
    flags: [JSON_FLAG],
    more: [
      'Each problem is one line: file:row:column, the cell, what is wrong, what to write. Warnings do not stop a story.',
    ],
  },
  import: {
    name: 'import',
    usage: 'FILE… --out FOLDER',
    summary: 'makes a story of the files that you have, and says what became of each row',
    values: ['FILE…'],
    flags: [
      { name: 'out', value: 'FOLDER', text: 'the folder for the story' },
      { name: 'map', value: 'FIELD=COLUMN', text: 'which column a field is in, as in --map when=Datum', isMany: true },
      {
        name: 'dates',
        value: 'COLUMN=ORDER',
        text: 'the order in its dates: dmy, mdy or ymd; without a column, in all',
        isMany: true,
      },
      { name: 'decimal', value: 'MARK', text: 'the decimal mark: , or .' },
      {
        name: 'delimiter',
        value: 'MARK',
        text: 'what separates the columns of a text file: comma, semicolon, tab or the mark',
      },
      { name: 'encoding', value: 'NAME', text: 'of a text file: utf-8, utf-16le, utf-16be, windows-1252' },
      { name: 'header-row', value: 'NUMBER', text: 'the row with the names of the columns' },
      { name: 'home', value: 'PLACE', text: 'where trips begin that do not say it; without it they are not drawn' },
      {
        name: 'zone',
        value: 'ZONE',
        text: 'the zone of times that name none, as +03:00; without it the day alone is kept',
      },
      { name: 'title', value: 'TEXT', text: 'the headline' },
      { name: 'name', value: 'ID', text: "the story's id; without it that of the folder" },
      { name: 'language', value: 'CODE', text: 'the language that the files are in; en without it' },
      { name: 'force', value: null, text: "replaces the story's files where the folder has some; other files stay" },
      { name: 'dry-run', value: null, text: 'reads and reports, and writes nothing' },
      JSON_FLAG,
    ],
    needed: ['out'],
    more: [
      'Reads CSV, TSV, XLSX, ODS, GeoJSON, KML, GPX, lists of JSON records, TimeMap, TimelineJS and StoryMapJS.',
      'What was decided about columns and dates is kept in import.json in the folder, for the next time.',
    ],
  },
  build: {
    name: 'build',
    usage: 'FOLDER --out SITE',
    summary: 'writes the whole site of a story, embeds included, as a folder of files for any host',
    values: ['FOLDER'],
    flags: [
      { name: 'out', value: 'SITE', text: 'the folder for the site; one that was built before is replaced' },
      { name: 'address', value: 'URL', text: 'where the site will be, as https://your.host/map/; or DEMARCHE_URL' },
    ],
    needed: ['out'],
  },
  serve: {
    name: 'serve',
    usage: 'FOLDER [--port NUMBER]',
    summary: 'shows a story in the browser, and follows each save of its tables',
    values: ['FOLDER'],
    flags: [{ name: 'port', value: 'NUMBER', text: 'the port; without it 5173, or the next that is free' }],
  },
  export: {
    name: 'export',
    usage: 'FOLDER --out FILE.xlsx',
    summary: 'writes all tables of a story as the tabs of one workbook',
    values: ['FOLDER'],
    flags: [
      { name: 'out', value: 'FILE.xlsx', text: 'the workbook' },
      { name: 'force', value: null, text: 'replaces a workbook that is there' },
    ],
    needed: ['out'],
  },
} as const satisfies Readonly<Record<string, Shape>>
