// Type to find a resource; what is not found is described in place. One more empty row on request.

const form = document.getElementById("entry-form");
const list = document.getElementById("resources-found");
const known = new Map();
let waiting = 0;

async function find(words) {
  const address = new URL(form.dataset.resourcesUrl, location.href);
  address.searchParams.set("q", words);
  address.searchParams.set("trust", form.dataset.trust);
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { results } = await answer.json();
  list.replaceChildren(...results.map((one) => Object.assign(document.createElement("option"), { value: one.label })));
  for (const one of results) known.set(one.label, one.id);
}

function settle(input) {
  const row = input.closest(".entry-mention");
  const id = known.get(input.value) ?? "";
  row.querySelector(`[name="${row.dataset.stem}-resource"]`).value = id;
  row.querySelector(".entry-new-resource").hidden = id !== "";
}

function another(block) {
  const rows = block.querySelectorAll(".entry-mention");
  const last = rows[rows.length - 1];
  const stem = last.dataset.stem;
  const next = stem.replace(/\d+$/, String(rows.length));
  const copy = last.cloneNode(true);
  copy.dataset.stem = next;
  for (const element of copy.querySelectorAll("[name], [id], [for]")) {
    for (const attribute of ["name", "id", "for"]) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace(stem, next));
    }
    if (element.tagName === "INPUT") element.value = "";
  }
  copy.querySelector(".entry-new-resource").hidden = false;
  last.after(copy);
  copy.querySelector(".entry-resource-name").focus();
}

if (form) {
  form.addEventListener("input", (event) => {
    if (!event.target.classList.contains("entry-resource-name")) return;
    settle(event.target);
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      await find(event.target.value);
      settle(event.target);
    }, 200);
  });
  for (const block of document.querySelectorAll(".entry-mentions")) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Add another resource" });
    button.addEventListener("click", () => another(block));
    block.querySelector("details:last-of-type").append(button);
  }
}
