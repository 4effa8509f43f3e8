// A reply is written below its comment: the form of the page is moved there, with what is in it, and back.
import { field, findForm } from "./form.ts";

const ownPlace = document.createComment("");
let link: HTMLAnchorElement | null = null;
let ownHeading: string | null = null;

/** Makes the form one for a reply to the comment that was chosen, also when another form took its place; or one for none. */
export function prepare(form: HTMLFormElement): void {
  // On a page of its own, it is never moved, and its heading is not in it.
  const heading = form.querySelector("#comment-write");
  if (heading) {
    ownHeading ??= heading.textContent;
    heading.textContent = link ? link.getAttribute("aria-label") : ownHeading;
    form.querySelector<HTMLElement>(".cancel")!.hidden = !link;
  }
}

/** Says in what is sent which comment is replied to. */
export function addParent(fields: URLSearchParams): void {
  if (link) {
    fields.set("parent", link.closest("article")!.id.replace(/\D+/, ""));
  } else if (ownHeading) {
    fields.delete("parent");
  }
}

/** Moves the form back to its place, if it was moved. */
export function goHome(form: HTMLFormElement): void {
  if (link) {
    link = null;
    ownPlace.replaceWith(form);
    prepare(form);
  }
}

function back(): void {
  const left = link;
  goHome(findForm()!);
  left?.focus();
}

export function replying(): void {
  document.addEventListener("click", (event) => {
    const at = event.target as Element;
    const chosen = at.closest<HTMLAnchorElement>(".reply a");
    const form = findForm();
    if (at.closest(".cancel")) {
      back();
    } else if (chosen && form && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (!link) {
        form.before(ownPlace);
      }
      link = chosen;
      chosen.parentElement!.after(form);
      prepare(form);
      field(form, "body").focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (event.target as Element).closest("#comment-form")) {
      back();
    }
  });
}
