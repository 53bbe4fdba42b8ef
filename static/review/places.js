// Places in the letter, counted in code points of its text as the server counts them. What the screen puts into
// the letter, labels of passages and of pages, is no part of the text.

const ADDED = ".review-tag, .review-page";
const codePoints = (text) => Array.from(text).length;

function* texts(letter) {
  const walker = document.createTreeWalker(letter, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(ADDED)) yield walker.currentNode;
  }
}

// The place of a boundary point of a range.
function placeOf(letter, node, offset) {
  const here = document.createRange();
  here.setStart(node, offset);
  let place = 0;
  for (const text of texts(letter)) {
    if (text === node) return place + codePoints(text.data.slice(0, offset));
    if (here.comparePoint(text, 0) >= 0) return place;
    place += codePoints(text.data);
  }
  return place;
}

// Start and end of what is selected in the letter, without white space around it, or null.
export function selectedPlace(letter) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!letter.contains(range.commonAncestorContainer)) return null;
  const start = placeOf(letter, range.startContainer, range.startOffset);
  const end = placeOf(letter, range.endContainer, range.endOffset);
  return trimmed(textOf(letter), start, end);
}

export const textOf = (letter) => Array.from([...texts(letter)].map((text) => text.data).join(""));

export function trimmed(characters, start, end) {
  while (start < end && !characters[start].trim()) start += 1;
  while (end > start && !characters[end - 1].trim()) end -= 1;
  return start < end ? { start, end, quote: characters.slice(start, end).join("") } : null;
}

// Selects these places, so that everybody sees what a key would take, and brings their start into view.
export function select(letter, start, end) {
  const range = document.createRange();
  let place = 0;
  let begun = false;
  for (const text of texts(letter)) {
    const characters = Array.from(text.data);
    const units = (count) => characters.slice(0, count).join("").length;
    if (!begun && start < place + characters.length) {
      range.setStart(text, units(start - place));
      begun = true;
    }
    if (begun && end <= place + characters.length) {
      range.setEnd(text, units(end - place));
      break;
    }
    place += characters.length;
  }
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  scrollTo(letter, range.getBoundingClientRect());
}

// Scrolls the letter alone, and only where the place is not in view.
export function scrollTo(letter, box) {
  const frame = letter.getBoundingClientRect();
  if (box.top < frame.top + 16 || box.bottom > frame.bottom - 16) {
    letter.scrollTop += box.top - frame.top - frame.height / 4;
  }
}
