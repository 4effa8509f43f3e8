// A comment is sent as the form would send it, and the page that comes back says in its own words what became of it: the part of
// it that matters takes its place in this page. So the words, the checks and the limits are those of the form without a script.
import { field } from "./form.ts";
import { focus, readPage, request } from "./html.ts";
import { remember } from "./remember.ts";
import { addParent, goHome, prepare } from "./reply.ts";

let busy = false;
let lastText = "";
let key = "";

/** What is sent. As long as it is the same, so is the key: however often it arrives, it is written once. */
function content(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams([...new FormData(form)] as [string, string][]);
  addParent(fields);
  fields.delete("key");
  const text = fields.toString();
  if (text !== lastText) {
    lastText = text;
    // Where the page did not come over TLS there is no such method; then the check for duplicates has to do.
    key = crypto.randomUUID?.() ?? "";
  }
  if (key) {
    fields.set("key", key);
  }
  return fields;
}

/** Says in the form how it goes. */
function say(form: HTMLFormElement, text = ""): void {
  form.querySelector("[role=status]")!.textContent = text;
}

/** Shows what became of it where it was written. The form is ready for another one, and stands in its own place. */
function showReceived(form: HTMLFormElement, received: HTMLElement): void {
  received.querySelector(".about")?.remove();
  received.querySelector("h1")!.ariaLevel = "3";
  remember(form);
  form.before(received);
  form.querySelectorAll(".faults, .fault").forEach((fault) => fault.remove());
  form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
  field(form, "body").value = "";
  lastText = "";
  say(form);
  goHome(form);
  received.id = "";
  focus(received);
}

/** Shows the form as it came back, with each fault at its field. */
function showFaults(form: HTMLFormElement, again: HTMLFormElement): void {
  const heading = form.querySelector("#comment-write");
  if (heading) {
    again.prepend(heading);
  }
  form.replaceWith(again);
  prepare(again);
  focus(again.querySelector<HTMLElement>("#comment-faults") ?? again);
}

async function send(form: HTMLFormElement): Promise<void> {
  say(form, form.dataset["sending"]!);
  try {
    const page = await readPage(await request(form.action, { method: "POST", body: content(form) }));
    const received = page.querySelector<HTMLElement>("#received");
    const again = page.querySelector<HTMLFormElement>("#comment-form");
    if (received) {
      showReceived(form, received);
      return;
    }
    if (again) {
      showFaults(form, again);
      return;
    }
  } catch {
    // As with an answer that is neither: the text is still there, and can be sent again.
  }
  say(form, form.dataset["notSent"]!);
}

export function sending(): void {
  document.addEventListener("submit", async (event) => {
    const form = event.target as HTMLFormElement;
    if (form.id === "comment-form") {
      event.preventDefault();
      if (!busy) {
        busy = true;
        await send(form);
        busy = false;
      }
    }
  });
}
