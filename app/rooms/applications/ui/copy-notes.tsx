import { copyNoteWords } from "#app/rooms/applications/copying.texts.ts";
import type { CopyNote } from "#app/rooms/applications/copying.ts";
import { useLanguage } from "#app/ui/language.tsx";
import { Prose } from "#app/ui/layout.tsx";

/** What did not come along into a copy, or came along changed. */
export function CopyNotes({ notes }: { notes: readonly CopyNote[] }) {
  const language = useLanguage();
  return (
    <Prose>
      <ul>
        {notes.map((note) => (
          <li key={note.what}>{copyNoteWords(note, language)}</li>
        ))}
      </ul>
    </Prose>
  );
}
