// Asks before leaving what is not saved, and brings whoever was refused to the list of reasons.

const form = document.getElementById("entry-form");
const errors = document.getElementById("error-summary");
let changed = errors !== null;

errors?.focus();
form?.addEventListener("change", () => {
  changed = true;
});
form?.addEventListener("submit", () => {
  changed = false;
});
addEventListener("beforeunload", (event) => {
  if (changed && form) event.preventDefault();
});

// A place that a link points to may stand in a closed part of the page.
addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const place = link && document.getElementById(link.hash.slice(1));
  for (let part = place?.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
});
