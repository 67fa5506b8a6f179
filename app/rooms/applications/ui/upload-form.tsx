import { type FormEvent, useRef, useState } from "react";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { FileField } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Progress } from "#app/ui/progress.tsx";

type UploadFormProps = {
  /** the annex's key and its name in words */
  annex: string;
  name: string;
  /** where the form goes by itself, and where the script sends it */
  action: string;
  scriptAction: string;
  accept: string;
  largest: number;
  error: string | undefined;
};

/** So long an upload may stand still, and its file be looked through, in milliseconds; then it is given up. */
const longestStill = 30_000;

type Key = keyof (typeof attachmentTexts)["sv"]["errors"];

/**
 * One file to one annex. A plain form; with JavaScript awake a file that is too large is told before it is sent, and the sending shows
 * how far it has come.
 */
export function UploadForm({ annex, name, action, scriptAction, accept, largest, error }: UploadFormProps) {
  const t = useTexts(attachmentTexts);
  const [sent, setSent] = useState<number | null>(null);
  const [fault, setFault] = useState<Key | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const field = `file.${annex}`;
  const shown = fault ? t.errors[fault] : error;

  const send = (event: FormEvent<HTMLDivElement>) => {
    const form = event.target as HTMLFormElement;
    const input = form.querySelector<HTMLInputElement>("input[type=file]");
    const file = input?.files?.[0];
    event.preventDefault();
    if (sent !== null) return;
    const refuse = (key: Key) => {
      setSent(null);
      setFault(key);
      input?.focus();
    };
    if (!file) return refuse("file-missing");
    if (file.size > largest) return refuse("file-too-large");
    setFault(null);
    setSent(0);
    const request = new XMLHttpRequest();
    request.open("POST", scriptAction);
    request.responseType = "json";
    let still: number | undefined;
    const moves = () => {
      window.clearTimeout(still);
      still = window.setTimeout(() => request.abort(), longestStill);
    };
    moves();
    request.upload.onprogress = (progress) => {
      moves();
      setSent(Math.floor((progress.loaded / Math.max(1, progress.total)) * 100));
    };
    request.onerror = () => refuse("file-cut-off");
    request.onabort = () => refuse("file-cut-off");
    request.onloadend = () => window.clearTimeout(still);
    request.onload = () => {
      const answer = request.response as { to?: string; refusal?: { code: string } } | null;
      // What has no words here - signed out meanwhile, a submitted application - the page itself explains.
      if (answer?.to) window.location.assign(answer.to);
      else if (answer?.refusal && answer.refusal.code in t.errors) refuse(answer.refusal.code as Key);
      else window.location.reload();
    };
    const body = new FormData();
    body.append(field, file);
    request.send(body);
  };

  return (
    <div onSubmit={send} ref={box}>
      <CommandForm action={action} encType="multipart/form-data" errors={shown ? { [field]: shown } : {}} summary={false}>
        <FileField name={field} label={t.file(name)} accept={accept} />
        {sent !== null && (
          <div role="status">
            <Progress label={t.uploadProgress} value={sent} max={100} text={sent < 100 ? t.uploading(sent) : t.checking} />
          </div>
        )}
        <Button kind="secondary">{t.upload}</Button>
      </CommandForm>
    </div>
  );
}
