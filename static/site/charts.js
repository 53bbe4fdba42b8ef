// Lays Plotly's bars over those that the page carries, the first time somebody points at the chart.
// Until then nobody waits for Plotly: the page's own bars are complete. Nothing moves when it comes.
// Plotly's own bar is off: it offers to upload figures.
"use strict";

(() => {
  const address = document.currentScript.dataset.plotly;
  const settings = {
    displayModeBar: false,
    displaylogo: false,
    showSendToCloud: false,
    plotlyServerURL: "",
  };
  const barHeight = 20;
  const barTop = 3;

  const load = () =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });

  // Where the page's bars are now: the figure gets exactly their places.
  const placed = (figure, list, over) => {
    const bars = [...list.querySelectorAll(".app-bar")];
    const frame = list.getBoundingClientRect();
    const first = bars[0].getBoundingClientRect();
    over.style.left = `${first.left - frame.left}px`;
    over.style.width = `${first.width}px`;
    const middles = bars.map((bar) => bar.getBoundingClientRect().top - frame.top + barTop + barHeight / 2);
    return {
      data: figure.data.map((trace) => ({ ...trace, y: middles, width: barHeight })),
      layout: {
        ...figure.layout,
        width: first.width,
        height: frame.height,
        yaxis: { ...figure.layout.yaxis, range: [frame.height, 0] },
      },
    };
  };

  const draw = async (place) => {
    await load();
    const figure = JSON.parse(document.getElementById(place.dataset.figure).textContent);
    const list = place.querySelector(".app-bars");
    const over = document.createElement("li");
    over.className = "app-bars__over";
    over.setAttribute("aria-hidden", "true");
    list.append(over);
    const show = () => {
      const { data, layout } = placed(figure, list, over);
      return window.Plotly.react(over, data, layout, settings);
    };
    await show();
    place.dataset.drawn = "true";
    new ResizeObserver(() => window.requestAnimationFrame(show)).observe(list);
  };

  for (const place of document.querySelectorAll(".app-chart[data-figure]")) {
    place.addEventListener("pointerenter", () => draw(place), { once: true });
  }
})();
