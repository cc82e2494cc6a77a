/** The part of the `edtf` package that the compiler uses: `parse` gives plain numbers and never makes a `Date`. */
declare module 'edtf' {
  /** Throws an Error when the input is no EDTF. Months count from 0. */
  export function parse(
    input: string,
    constraints?: { level?: number; seasonIntervals?: boolean; seasonUncertainty?: boolean },
  ): unknown
}
