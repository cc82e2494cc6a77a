/** A page in one file stands in another one, and takes no tables in. */
export const takeTables = (): void => undefined
