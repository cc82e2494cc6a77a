import type { Problem } from '../model.ts'
import { wordsIn } from '../words/words.ts'
import './cards.css'

/** What to mend in the tables, for the editor who is writing them: in English, as the tables' columns are. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const words = wordsIn('en').cards
  return (
    <section className="dm-card-problems" role="alert" aria-label={words.problems} lang="en" dir="ltr">
      <h2>{words.problems}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={JSON.stringify(problem)} data-severity={problem.severity}>
            <p className="dm-card-problem-place">
              <strong>{words[problem.severity]}</strong> {words.problemAt(problem.file, problem.row, problem.column)}
            </p>
            <p>{problem.message}</p>
            {problem.value !== null && <code>{problem.value}</code>}
            <p className="dm-card-problem-remedy">{problem.remedy}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
