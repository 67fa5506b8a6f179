import type { NoAnswer } from "#app/rooms/allocation/optimum.server.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import { useRuleWords } from "#app/rooms/allocation/ui/answer.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** What a page says when it has no answer to show. */
export function NoAnswerNotice({ answer }: { answer: NoAnswer }) {
  const t = useTexts(optimumTexts);
  const words = useRuleWords();
  if (answer.status === "empty") return <EmptyState title={t.empty}>{t.emptyLead}</EmptyState>;
  if (answer.status === "infeasible")
    return (
      <Notice tone="danger" title={t.infeasible}>
        <p>{t.clash}</p>
        <ul>
          {words(answer.clash).map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ul>
      </Notice>
    );
  if (answer.status === "faulty")
    return (
      <Notice tone="danger" title={t.faulty}>
        <ul>
          {answer.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </Notice>
    );
  return <Notice tone={answer.status === "unsolved" ? "warning" : "info"}>{t[answer.status]}</Notice>;
}
