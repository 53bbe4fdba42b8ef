// The review screen: one item is the current one; keys and buttons act on it, and the letter shows its passages.

import { marksOf, moveSelection, selectPassage } from "./letter.js";
import { scrollTo, selectedPlace } from "./places.js";
import { save } from "./saving.js";

const review = document.getElementById("review");
const letter = document.getElementById("letter");
const said = document.getElementById("review-said");
const target = document.getElementById("letter-target");
const keys = document.getElementById("review-keys");
const keysOn = document.getElementById("review-keys-on");
const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=hidden]), textarea, select";
let current = null;
let saving = false;

const items = () => [...review.querySelectorAll(".review-item")];
const say = (words) => {
  said.textContent = words;
};

function choose(item, { focus = true } = {}) {
  if (!item) return;
  for (const old of review.querySelectorAll(".is-current")) old.classList.remove("is-current");
  for (const old of review.querySelectorAll("[aria-current=true]")) old.removeAttribute("aria-current");
  current = item.id;
  item.classList.add("is-current");
  item.setAttribute("aria-current", "true");
  target.textContent = `Selected words go to ${item.dataset.label}.`;
  target.hidden = false;
  const marks = marksOf(letter, item.id);
  for (const mark of marks) mark.classList.add("is-current");
  if (marks.length) scrollTo(letter, marks[0].getBoundingClientRect());
  if (focus) {
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }
}

const currentItem = () => document.getElementById(current);

function go(anchor) {
  const place = document.getElementById(anchor);
  if (place?.classList.contains("review-item")) choose(place);
  else if (place) {
    // What was replaced just now is still the current one.
    choose(currentItem(), { focus: false });
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  }
}

function step(by) {
  const all = items();
  const here = all.indexOf(currentItem());
  choose(all[Math.min(Math.max(here + by, 0), all.length - 1)]);
}

async function decide(form, button, more) {
  if (saving) return;
  saving = true;
  const item = form.closest(".review-item")?.id;
  const result = await save(form, button, more);
  saving = false;
  say(result.message);
  said.classList.toggle("is-refused", !result.ok);
  const undo = document.getElementById("review-undo");
  if (result.ok && undo) undo.disabled = false;
  if (!result.ok && item) return;
  go(result.target ?? item);
}

function press(action) {
  const form = currentItem()?.querySelector(".review-form");
  if (!form) return;
  const button = form.querySelector(`.review-buttons [value="${action}"]`);
  if (button) decide(form, button);
  else say(action === "accept" ? "There is nothing to accept here. C changes it." : "That is nothing to be said here.");
}

function passage(action) {
  const form = currentItem()?.querySelector(".review-form");
  if (!form?.querySelector(`[data-do="${action}"]`)) return say("This has no passage to set.");
  const place = selectedPlace(letter);
  if (!place) return say("Select the words in the letter first: P goes there.");
  if (review.dataset.independent) {
    keep(form, action, place);
    return undefined;
  }
  return decide(form, undefined, { action, start: place.start, end: place.end });
}

// Without a coding yet there is nothing to save a passage with: the form keeps it until it is sent.
function keep(form, action, place) {
  const list = form.querySelector(".review-kept");
  if (action === "set") list.replaceChildren();
  const row = document.createElement("li");
  const quote = Object.assign(document.createElement("q"), { textContent: place.quote });
  const value = `${review.dataset.source}:${place.start}:${place.end}`;
  row.append(quote, Object.assign(document.createElement("input"), { type: "hidden", name: "passage", value }));
  list.append(row);
  say("Passage kept. It is saved with the coding.");
  open(form.closest(".review-item"));
}

function open(item) {
  const change = item?.querySelector(".review-change");
  if (!change) return;
  change.open = true;
  change.querySelector("select, input:checked, input:not([type=hidden])")?.focus();
}

// To the item's own passage, else to that of the nearest item before it, since letters answer in order.
function toLetter() {
  letter.focus({ preventScroll: true });
  const all = items();
  const before = all.slice(0, all.indexOf(currentItem()) + 1).reverse();
  const found = before.some((item) => selectPassage(letter, item.id));
  if (!found && !selectedPlace(letter)) moveSelection(letter, "ArrowDown", false);
  announceSelection();
}

function announceSelection() {
  const place = selectedPlace(letter);
  if (place) say(`Selected: ${place.quote}`);
}

// From words in the letter to the first question that they belong to.
function fromLetter(node) {
  const mark = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-items]");
  const anchors = mark?.dataset.items.split(" ") ?? [];
  const anchor = anchors.includes(current) ? current : anchors[0];
  if (anchor) go(anchor);
  return Boolean(anchor);
}

function letterKey(event) {
  if (event.key.startsWith("Arrow")) {
    if (moveSelection(letter, event.key, event.shiftKey)) {
      event.preventDefault();
      announceSelection();
    }
    return true;
  }
  if (event.key === "Enter" || event.key === "Escape") {
    event.preventDefault();
    const selection = document.getSelection();
    if (!(event.key === "Enter" && selection.rangeCount && fromLetter(selection.getRangeAt(0).startContainer))) go(current);
    return true;
  }
  return false;
}

const KEYS = {
  a: () => press("accept"),
  n: () => press("not_answered"),
  c: () => open(currentItem()),
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  p: toLetter,
  s: () => passage("set"),
  e: () => passage("extend"),
  u: () => document.getElementById("review-undo")?.click(),
  "?": () => {
    keys.open = !keys.open;
    keys.querySelector("summary").focus();
  },
};

const WALKS = new Set([KEYS.j, KEYS.k, KEYS.ArrowDown, KEYS.ArrowUp]);

function inForm(event) {
  if (event.key === "Escape") {
    const change = event.target.closest(".review-change");
    if (!change) return;
    event.preventDefault();
    change.open = false;
    go(change.closest(".review-item").id);
  } else if (event.key === "Enter" && (event.target.matches("select, [type=radio], [type=checkbox]") || event.ctrlKey)) {
    const change = event.target.closest(".review-change");
    if (!change) return;
    event.preventDefault();
    if (event.repeat) return;
    decide(event.target.form, change.querySelector("[value=change]"));
  }
}

review.addEventListener("keydown", (event) => {
  if (event.target.closest(".review-fields") || event.target.matches(TYPING)) {
    inForm(event);
    return;
  }
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target === letter && letterKey(event)) return;
  if (event.key.startsWith("Arrow") && !event.target.closest(".review-item")) return;
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act || !keysOn.checked) return;
  event.preventDefault();
  // A key that is held down goes on along the questions, but decides once.
  if (event.repeat && !WALKS.has(act)) return;
  act();
});

// A value means that the question is answered, and any other state has no value: the other half follows.
review.addEventListener("input", (event) => {
  const fields = event.target.closest(".review-fields");
  const state = fields?.querySelector("select[name$=-state]");
  if (!state) return;
  const values = [...fields.querySelectorAll("[name$=-value]")];
  if (values.includes(event.target) && event.target.value) state.value = "answered";
  if (event.target !== state || state.value === "answered") return;
  for (const input of values) {
    if (input.type === "text") input.value = "";
    else input.checked = input.type === "radio" && input.value === "";
  }
});

review.addEventListener("submit", (event) => {
  if (!event.target.matches(".review-form, .review-undo")) return;
  event.preventDefault();
  decide(event.target, event.submitter);
});

review.addEventListener("click", (event) => {
  const tag = event.target.closest(".review-tag, .review-missing a, .review-outdated a");
  if (tag) {
    event.preventDefault();
    go(tag.hash.slice(1));
    return;
  }
  const item = event.target.closest(".review-item");
  const button = event.target.closest("[data-do]");
  if (item) choose(item, { focus: !event.target.closest("a, button, summary, label, input, select, textarea") });
  if (button) passage(button.dataset.do);
  else if (letter.contains(event.target) && document.getSelection().isCollapsed) fromLetter(event.target);
});

review.addEventListener("focusin", (event) => {
  const item = event.target.closest(".review-item");
  if (item && item.id !== current) choose(item, { focus: false });
});

// Pressing a button must not lose what was selected for it.
review.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-do]")) event.preventDefault();
});

review.classList.add("has-scripts");
keys.querySelector(".review-keys-switch").hidden = false;
keysOn.checked = localStorage.getItem("review-keys") !== "off";
keysOn.addEventListener("change", () => localStorage.setItem("review-keys", keysOn.checked ? "on" : "off"));
const asked = document.getElementById(location.hash.slice(1));
choose(asked?.closest(".review-item") ?? review.querySelector(".review-item.is-left") ?? items()[0]);
