// Text selected in a source becomes a passage of the question that was last worked on.
// Places are counted in code points, as the server counts them; the browser counts UTF-16 units.

const form = document.getElementById("entry-form");
const button = document.getElementById("use-selection");
const target = document.getElementById("selection-target");
let block = null;
let chosen = null;

const codePoints = (text) => Array.from(text).length;

function choose(element) {
  const found = element.closest(".entry-block");
  if (!found || found === block) return;
  block?.classList.remove("entry-current");
  block = found;
  block.classList.add("entry-current");
  target.textContent = `Selected text goes to ${block.dataset.label}.`;
  refresh();
}

function selectedPlace() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const inside = range.commonAncestorContainer;
  const text = (inside.nodeType === Node.TEXT_NODE ? inside.parentElement : inside).closest(".entry-text");
  if (!text || !range.toString().trim()) return null;
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const leading = words.length - words.trimStart().length;
  const start = codePoints(before.toString()) + codePoints(words.slice(0, leading));
  const quote = words.trim();
  return { text, range: range.cloneRange(), start, end: start + codePoints(quote), quote };
}

function refresh() {
  button.disabled = !(block && chosen);
}

function addPassage() {
  const key = `${chosen.text.dataset.source}:${chosen.start}:${chosen.end}`;
  const name = `${block.dataset.prefix}-passage`;
  const known = [...form.elements].find((one) => one.name === name && one.value === key);
  if (known) known.checked = true;
  else block.querySelector(".entry-passage-list").append(row(name, key));
  block.querySelector(".entry-provision details, details:has(.entry-passage-list)")?.setAttribute("open", "");
  mark(chosen.range);
  target.textContent = `Passage added to ${block.dataset.label}: “${chosen.quote}”`;
  form.dispatchEvent(new Event("change", { bubbles: true }));
  document.getSelection().removeAllRanges();
}

function row(name, key) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value: key, checked: true });
  const quote = document.createElement("q");
  quote.textContent = chosen.quote;
  const source = Object.assign(document.createElement("span"), { className: "help" });
  source.textContent = chosen.text.dataset.name;
  const label = document.createElement("label");
  label.append(box, " ", quote, " ", source);
  const item = document.createElement("li");
  item.append(label);
  return item;
}

function mark(range) {
  const element = document.createElement("mark");
  element.append(range.extractContents());
  range.insertNode(element);
}

if (form && button) {
  button.closest("[hidden]").hidden = false;
  form.addEventListener("focusin", (event) => choose(event.target));
  form.addEventListener("click", (event) => choose(event.target));
  document.addEventListener("selectionchange", () => {
    // Pressing the button must not lose what was selected before it.
    if (document.activeElement === button) return;
    chosen = selectedPlace();
    refresh();
  });
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    if (block && chosen) addPassage();
    chosen = null;
    refresh();
  });
}
