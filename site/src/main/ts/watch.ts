// While comments are looked at, the first page of them is asked for now and then. New ones are only counted: what is on the page
// moves when the reader says so.
import { focus, readPage, request } from "./html.ts";

const SHORTEST_MILLIS = 15_000;
const LONGEST_MILLIS = 120_000;

let inView = false;
let wait = SHORTEST_MILLIS;
let timer = 0;
let tag: string | null = null;

const known = (id: string) => document.getElementById(id);
const fresh = (page: Document) =>
  [...page.querySelectorAll<HTMLElement>(".thread .comment")].filter((comment) => !known(comment.id));

/** Puts a comment where the page that it came in has it. Its replies come with it. */
function insert(comment: HTMLElement, place: Element): void {
  const item = comment.parentElement!;
  const listThere = item.parentElement!;
  // On the page of comments they stand one level higher.
  item.querySelectorAll("h2").forEach((heading) => (heading.ariaLevel = "3"));
  const parent = listThere.closest(".comment");
  const owner = parent && known(parent.id)!;
  let list = owner ? owner.querySelector(":scope > ol") : document.querySelector(".thread");
  if (!list) {
    list = listThere.cloneNode() as Element;
    if (owner) {
      owner.append(list);
    } else {
      document.querySelector(".none")?.remove();
      place.after(list);
    }
  }
  // Before the next one that is in this list, too.
  const here = (other: Element) => known(other.firstElementChild!.id)?.parentElement;
  let next = item.nextElementSibling;
  while (next && here(next)?.parentElement !== list) {
    next = next.nextElementSibling;
  }
  list.insertBefore(item, next ? here(next)! : list.querySelector(":scope > .more"));
}

/** Says how many there are, on a button that shows them. */
function offer(page: Document, place: HTMLElement): boolean {
  const comments = fresh(page);
  const lang = document.documentElement.lang;
  const form = new Intl.PluralRules(lang).select(comments.length);
  const text = (place.dataset[form] ?? place.dataset["other"]!).replace("{count}", comments.length.toLocaleString(lang));
  if (!comments.length || place.textContent === text) {
    return false;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.onclick = () => {
    place.replaceChildren();
    // One that came with the comment it replies to is there by now.
    comments.forEach((comment) => known(comment.id) ?? insert(comment, place));
    focus(comments[0]!);
  };
  place.replaceChildren(button);
  return true;
}

async function ask(address: string, place: HTMLElement): Promise<void> {
  let found = false;
  try {
    // The browser sends the tag of what it has, and mostly is told that nothing changed.
    const answer = await request(address, { cache: "no-cache" });
    if (answer.ok && answer.headers.get("etag") !== tag) {
      tag = answer.headers.get("etag");
      found = offer(await readPage(answer), place);
    }
  } catch {
    // Later, then.
  }
  wait = found ? SHORTEST_MILLIS : Math.min(wait * 1.5, LONGEST_MILLIS);
}

export function watching(form: HTMLFormElement): void {
  const place = document.querySelector<HTMLElement>(".fresh");
  const address = form.action;
  // Further pages and single comments stay as they are.
  if (!place || !new URL(address).pathname.startsWith(location.pathname) || /cursor|parent/.test(location.search)) {
    return;
  }
  const next = () => {
    clearTimeout(timer);
    if (inView && !document.hidden) {
      // Not all readers at once.
      timer = setTimeout(() => ask(address, place).then(next), wait * (0.9 + Math.random() / 5));
    }
  };
  new IntersectionObserver((entries) => {
    inView = entries.some((entry) => entry.isIntersecting);
    next();
  }).observe(place.parentElement!);
  document.addEventListener("visibilitychange", () => {
    wait = SHORTEST_MILLIS;
    next();
  });
}
