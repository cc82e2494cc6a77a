import type { Field } from '../../import/fields.ts'

/** Every string of the own story's room. What the compiler and the importer say of a table is English in all languages. */
export interface OwnWords {
  readonly drop: string
  readonly dropNote: string
  readonly title: string
  readonly note: string
  readonly close: string
  readonly choose: string
  readonly addFiles: string
  readonly paste: string
  readonly pasteKeys: (keys: string) => string
  readonly nothingPasted: string
  readonly orDrop: string
  readonly formats: string
  readonly files: string
  readonly remove: (file: string) => string
  readonly reading: (file: string) => string
  readonly read: string
  readonly workerLost: string
  readonly fileLost: (file: string) => string
  readonly gazetteerLost: string
  readonly correct: string
  readonly delimiter: string
  readonly delimiters: {
    readonly comma: string
    readonly semicolon: string
    readonly tab: string
    readonly bar: string
  }
  readonly decimal: string
  readonly decimals: { readonly point: string; readonly comma: string }
  readonly headerRow: string
  readonly encoding: string
  readonly asDetected: string
  readonly questions: (number: string) => string
  readonly question: string
  readonly choosePlease: string
  readonly columns: string
  readonly columnsNote: string
  readonly sheet: (name: string) => string
  readonly moreFields: string
  readonly none: string
  readonly samples: (samples: string) => string
  readonly unused: (columns: string) => string
  readonly dates: (column: string) => string
  readonly orders: { readonly dmy: string; readonly mdy: string; readonly ymd: string }
  readonly example: (written: string, read: string) => string
  readonly decimalOf: (column: string) => string
  readonly home: string
  readonly homeNote: string
  readonly account: string
  readonly rowsRead: string
  readonly imported: string
  readonly warned: string
  readonly rejected: string
  readonly rejectedNote: string
  readonly places: string
  readonly placesNote: string
  readonly noCandidates: string
  readonly leaveOut: string
  readonly inRows: (rows: string) => string
  readonly people: (number: string) => string
  readonly problems: string
  readonly noProblems: string
  readonly more: (number: string) => string
  readonly preview: string
  readonly previewNote: string
  readonly when: string
  readonly what: string
  readonly where: string
  readonly who: string
  readonly nowhere: string
  readonly todo: string
  readonly storyTitle: string
  readonly storyLanguage: string
  readonly otherLanguage: string
  readonly show: string
  readonly notYet: {
    readonly none: string
    readonly questions: string
    readonly errors: string
    readonly wait: string
  }
  readonly own: string
  readonly change: string
  readonly download: string
  readonly downloaded: string
  readonly downloadLost: string
  readonly share: string
  readonly shareNote: string
  readonly shareSteps: string
  readonly back: string
  /** The same where there is little room. */
  readonly short: { readonly change: string; readonly download: string; readonly share: string; readonly back: string }
  readonly backLost: string
  readonly fields: Readonly<Record<Field, string>>
}
