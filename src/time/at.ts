/**
 * The entry of an id that the compiler has proven to exist.
 * @throws Error when it does not: a fault of the program, never of the tables.
 */
export function at<Entry>(record: Readonly<Record<string, Entry>>, id: string): Entry {
  const entry = record[id]
  if (entry === undefined) throw new Error(`no entry has the id ${JSON.stringify(id)}`)
  return entry
}
