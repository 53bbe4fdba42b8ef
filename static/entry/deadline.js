// The due date follows the dates as they are typed; the server counts the working days.

const due = document.getElementById("due");
const names = ["sent_on", "received_on", "clarified_on", "extended_to", "replied_on", "outcome"];
const fields = names.map((name) => [name, document.querySelector(`[name="facts-${name}"]`)]).filter(([, field]) => field);

async function recount() {
  const address = new URL(due.dataset.url, location.href);
  for (const [name, field] of fields) address.searchParams.set(name, field.value);
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (answer.ok) due.textContent = (await answer.json()).words;
}

// What was refused is shown as it was typed, and so is its due date.
if (document.getElementById("error-summary")) recount();
for (const [, field] of fields) field.addEventListener("change", recount);
