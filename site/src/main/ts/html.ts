interface Rules {
  createHTML(html: string): string;
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: Rules): Rules };
  }
}

const rules: Rules = { createHTML: (html) => html };

// The only policy that the pages allow. What passes it is our own pages, which are never run, only read.
const policy = window.trustedTypes?.createPolicy("dateline", rules) ?? rules;

const PATIENCE_MILLIS = 20_000;

/** Asks this site, for a time that has an end. */
export const request = (address: string, options: RequestInit): Promise<Response> =>
  fetch(address, { signal: AbortSignal.timeout(PATIENCE_MILLIS), ...options });

/** The page in an answer of this site. */
export async function readPage(answer: Response): Promise<Document> {
  return new DOMParser().parseFromString(policy.createHTML(await answer.text()), "text/html");
}

/** Gives the focus to what has none by itself, and shows it. */
export function focus(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus();
}
