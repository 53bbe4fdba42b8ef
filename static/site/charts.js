// Draws every figure that a page carries as JSON. Plotly's own bar is off: it offers to upload figures.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const settings = {
    displayModeBar: false,
    displaylogo: false,
    showSendToCloud: false,
    plotlyServerURL: "",
    responsive: true,
  };
  for (const place of document.querySelectorAll(".app-chart")) {
    const figure = JSON.parse(document.getElementById(place.dataset.figure).textContent);
    // On a narrow screen the legend has a line for each part, which must not eat the bars.
    if (place.clientWidth < 600) figure.layout.height += 14 * figure.data.length;
    window.Plotly.newPlot(place, figure.data, figure.layout, settings).then(() => {
      place.dataset.drawn = "true";
    });
  }
});
