/** The form for a comment, of which a page has one. */
export const findForm = () => document.querySelector<HTMLFormElement>("#comment-form");

/** A field of it. */
export const field = (form: HTMLFormElement, name: string) => form.elements.namedItem(name) as HTMLInputElement;
