import type { Problem } from '../model.ts'

/** What would steer the terminal, turn its line round or stand for no character, in words. */
const unseen = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  })

/** One line that an editor can click: `events.csv:12:date: '2025-13' There is no month 13. Write …`. */
export function formatProblem(problem: Problem): string {
  const { severity, file, row, column, value, message, remedy } = problem
  const place = [file, row, column].filter((part) => part !== null).join(':')
  // A cell of several lines would break the one line that a problem has; one that the message names is not repeated.
  const written = value === null || message.includes(value) ? '' : ` '${value.replace(/\s+/g, ' ')}'`
  return unseen(`${place}:${severity === 'warning' ? ' warning:' : ''}${written} ${message} ${remedy}`)
}

/** One line for each problem and a last one that counts them. */
export function formatProblems(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const summary = `${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`
  return [...problems.map(formatProblem), summary].join('\n')
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
