// The script of all pages. Without it everything works too: it only spares loading pages anew.
import { remembering } from "./remember.ts";
import { replying } from "./reply.ts";
import { sending } from "./send.ts";
import { watching } from "./watch.ts";
import { findForm } from "./form.ts";

const form = findForm();
if (form) {
  remembering(form);
  sending();
  replying();
  watching(form);
}
