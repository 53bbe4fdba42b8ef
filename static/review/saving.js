// Each decision is saved by itself; the server sends back what changed on the screen.

const review = document.getElementById("review");

async function post(data) {
  data.set("opened_at", review.dataset.openedAt);
  try {
    const answer = await fetch(location.pathname, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
    });
    // Whoever is logged out meanwhile is sent to the page for logging in.
    if (answer.redirected) return { ok: false, message: "Not saved: log in again in another tab, then load the page again." };
    if (answer.ok) return await answer.json();
    return { ok: false, message: `The server refused it (${answer.status}). Load the page again.` };
  } catch {
    return { ok: false, message: "Not saved: the server cannot be reached." };
  }
}

function replace(anchor, html) {
  const old = document.getElementById(anchor);
  if (!old) return;
  const holder = document.createElement("template");
  holder.innerHTML = html.trim();
  old.replaceWith(holder.content);
}

function show(result) {
  review.dataset.openedAt = result.opened_at;
  for (const [anchor, html] of Object.entries(result.items)) replace(anchor, html);
  for (const [id, part] of [["letter", "letter"], ["finish", "finish"]]) {
    const place = document.getElementById(id);
    if (result[part] !== undefined && place) place.innerHTML = result[part];
  }
  document.getElementById("review-left").textContent = result.left;
}

// Sends a form as it would send itself, with what else there is to say; gives back the answer.
export async function save(form, button, more = {}) {
  const data = new FormData(form, button);
  for (const [name, value] of Object.entries(more)) data.set(name, value);
  review.setAttribute("aria-busy", "true");
  const result = await post(data);
  review.removeAttribute("aria-busy");
  if (result.ok) show(result);
  return result;
}
