// Offers the SVG picture of a chart as PNG too, drawn in the browser at twice its size.
"use strict";

(() => {
  const scale = 2;

  const pngOf = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const source = URL.createObjectURL(new Blob([await answer.text()], { type: "image/svg+xml" }));
    try {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const canvas = document.createElement("canvas");
      canvas.width = picture.width * scale;
      canvas.height = picture.height * scale;
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    } finally {
      URL.revokeObjectURL(source);
    }
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  for (const button of document.querySelectorAll("[data-png]")) {
    const item = button.closest("li");
    const status = item.querySelector("[role=status]");
    const address = item.parentElement.querySelector("[data-picture]").href;
    item.hidden = false;
    button.addEventListener("click", async () => {
      status.textContent = "";
      try {
        save(await pngOf(address), button.dataset.png);
      } catch {
        status.textContent = "The picture could not be made. Try the SVG file.";
      }
    });
  }
})();
