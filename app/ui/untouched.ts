export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

const lines = (text: string) => text.replace(/\r\n?/g, "\n");

/** Whether it stands as the server sent it. */
export function untouched(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    const chosen = options.some((option) => option.defaultSelected);
    return options.every(({ selected, defaultSelected }, index) =>
      chosen || control.multiple ? selected === defaultSelected : selected === (index === 0),
    );
  }
  return isTicked(control) ? control.checked === control.defaultChecked : lines(control.value) === lines(control.defaultValue);
}

/** Whether anything in a part of the page does not stand as the server sent it. */
export const writtenIn = (part: ParentNode | null): boolean =>
  [...(part?.querySelectorAll<Control>("form :is(input, textarea, select)") ?? [])].some((control) => !untouched(control));
