// The letter by keys: sentences are selected one after the other, and begin or end a word earlier or later.

import { select, selectedPlace, textOf, trimmed } from "./places.js";

// Lines, and sentences, but not behind the number that a question begins with.
const BREAK =
  /\n\s*|(?<=[.!?;:])(?<!(?:^|\n)[ \t]*\(?\d{1,2}[a-z]?(?:\([ivx\d]+\))*[.):])["”’)]*[ \t]+(?=[A-Z0-9“"(])/gu;

// Sentences and lines as pairs of places in code points.
function sentences(characters) {
  const text = characters.join("");
  const cuts = [0, ...[...text.matchAll(BREAK)].map((match) => match.index + match[0].length), text.length];
  const places = cuts.map((cut) => Array.from(text.slice(0, cut)).length);
  return places
    .slice(1)
    .map((end, index) => trimmed(characters, places[index], end))
    .filter(Boolean);
}

const isWord = (character) => character !== undefined && character.trim() !== "";

// The next place, from one on, where a word begins (or, going back, ended before it).
function wordStart(characters, place, step) {
  let here = place + step;
  while (here > 0 && here < characters.length && !(isWord(characters[here]) && !isWord(characters[here - 1]))) here += step;
  return Math.min(Math.max(here, 0), characters.length);
}

function wordEnd(characters, place, step) {
  let here = place + step;
  while (here > 0 && here < characters.length && !(isWord(characters[here - 1]) && !isWord(characters[here]))) here += step;
  return Math.min(Math.max(here, 0), characters.length);
}

function bySentence(all, chosen, down, more) {
  if (!chosen) return down ? all[0] : all[all.length - 1];
  const edge = more ? chosen.end : chosen.start;
  const last = all.findLastIndex((one) => one.start < edge || (!more && one.start === edge));
  if (!more) return all[Math.min(Math.max(last + (down ? 1 : chosen.start > all[Math.max(last, 0)].start ? 0 : -1), 0), all.length - 1)];
  const next = down ? all[last + 1] : all[last - 1];
  if (!next || next.end <= chosen.start) return chosen;
  return { start: chosen.start, end: next.end };
}

function byWord(characters, chosen, right, atEnd) {
  const step = right ? 1 : -1;
  if (atEnd) return { start: chosen.start, end: Math.max(wordEnd(characters, chosen.end, step), chosen.start + 1) };
  return { start: Math.min(wordStart(characters, chosen.start, step), chosen.end - 1), end: chosen.end };
}

// Moves the selection for an arrow key; gives back what is selected then, or null for another key.
export function moveSelection(letter, key, shift) {
  const characters = textOf(letter);
  const chosen = selectedPlace(letter);
  let moved = null;
  if (key === "ArrowDown" || key === "ArrowUp") {
    moved = bySentence(sentences(characters), chosen, key === "ArrowDown", shift);
  } else if (chosen && (key === "ArrowRight" || key === "ArrowLeft")) {
    moved = byWord(characters, chosen, key === "ArrowRight", shift);
  }
  if (!moved) return null;
  select(letter, moved.start, moved.end);
  return selectedPlace(letter);
}

// The marks of an item in the letter.
export const marksOf = (letter, anchor) => [...letter.querySelectorAll(`[data-items~="${CSS.escape(anchor)}"]`)];

// Selects the first passage of an item; without one nothing is selected.
export function selectPassage(letter, anchor) {
  const marks = marksOf(letter, anchor);
  if (!marks.length) return false;
  const range = document.createRange();
  range.setStartBefore(marks[0]);
  let last = marks[0];
  for (const mark of marks.slice(1)) {
    if (gapBetween(last, mark)) break;
    last = mark;
  }
  range.setEndAfter(last);
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
  const place = selectedPlace(letter);
  if (place) select(letter, place.start, place.end);
  return true;
}

function gapBetween(first, second) {
  const between = document.createRange();
  between.setStartAfter(first);
  between.setEndBefore(second);
  return between.toString().trim() !== "";
}
