export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
