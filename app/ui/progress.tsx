import { useId } from "react";

type ProgressProps = { label: string; value: number; max: number; text: string };

/** How far something has come. The words carry it; the bar repeats them. */
export function Progress({ label, value, max, text }: ProgressProps) {
  const id = useId();
  return (
    <div className="progress">
      <div className="progress__words">
        <label className="progress__label" htmlFor={id}>
          {label}
        </label>
        <span className="progress__text">{text}</span>
      </div>
      <progress id={id} value={value} max={max}>
        {text}
      </progress>
    </div>
  );
}

/** How much of a known whole is used. */
export function Meter({ label, value, max, text }: ProgressProps) {
  const id = useId();
  return (
    <div className="progress">
      <div className="progress__words">
        <label className="progress__label" htmlFor={id}>
          {label}
        </label>
        <span className="progress__text">{text}</span>
      </div>
      <meter id={id} value={value} max={max}>
        {text}
      </meter>
    </div>
  );
}
