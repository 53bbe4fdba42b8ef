// Offers to copy the citation, where the browser lets a page write to the clipboard.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const citation = document.getElementById("citation");
  if (!citation || !navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nhsuk-button nhsuk-button--secondary";
  button.textContent = "Copy";
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(citation.textContent).then(
      () => { said.textContent = "Copied."; },
      () => { said.textContent = "Your browser does not allow copying. Select the words instead."; },
    );
  });
  citation.after(button, said);
});
