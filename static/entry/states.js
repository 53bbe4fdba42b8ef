// A value means that the question is answered, and any other state has no value: the other half follows.

for (const block of document.querySelectorAll(".entry-question")) {
  const prefix = block.dataset.prefix;
  const state = block.querySelector(`[name="${prefix}-state"]`);
  const values = [...block.querySelectorAll(`[name="${prefix}-value"]`)];

  const isGiven = (input) => (input.type === "text" ? input.value.trim() !== "" : input.checked && input.value !== "");

  for (const input of values) {
    input.addEventListener("input", () => {
      if (values.some(isGiven)) state.value = "answered";
    });
  }
  state.addEventListener("change", () => {
    if (state.value === "answered") return;
    for (const input of values) {
      if (input.type === "text") input.value = "";
      else input.checked = input.type === "radio" && input.value === "";
    }
  });
}
