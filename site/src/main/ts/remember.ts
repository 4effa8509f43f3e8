// A name and an address are kept in the browser if the reader asks for it, until the reader asks for the contrary.
import { field } from "./form.ts";

const KEY = "dateline.commenter";
const FIELDS = ["name", "email"];

/** Keeps or forgets them, as the form says. */
export function remember(form: HTMLFormElement): void {
  try {
    if (field(form, "remember").checked) {
      localStorage.setItem(KEY, JSON.stringify(FIELDS.map((name) => field(form, name).value)));
    } else {
      localStorage.removeItem(KEY);
    }
  } catch {
    // Where storage is forbidden, nothing is remembered.
  }
}

/** Fills in what was remembered. */
export function remembering(form: HTMLFormElement): void {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept) {
      const values = JSON.parse(kept) as string[];
      field(form, "remember").checked = true;
      FIELDS.forEach((name, i) => (field(form, name).value ||= values[i]!));
    }
  } catch {
    // Storage is forbidden, or has what another version wrote.
  }
  document.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    if (box.name === "remember" && !box.checked) {
      remember(box.form!);
    }
  });
}
