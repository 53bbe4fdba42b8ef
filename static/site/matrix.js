// The comparison by keyboard: arrow keys move between answers, and groups of columns fold. Without this script
// every answer is a link in the order of the page, and every column is shown.
"use strict";

(() => {
  const table = document.querySelector(".app-matrix");
  if (!table) return;
  const readout = document.getElementById("readout");
  const scroller = table.parentElement;
  const heads = [...table.tHead.querySelectorAll("th[scope=col]")];
  const rows = [...table.tBodies[0].rows, ...table.tFoot.rows];
  const PAGE = 10;
  let here;
  let column = 0;

  // Column 0 is the trust. A row that says one thing for all questions has one cell for every column.
  const cellAt = (row, place) => row.cells[Math.min(place, row.cells.length - 1)];
  const linkAt = (row, place) => cellAt(row, place)?.querySelector("a");
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const heading = (place) => words(heads[place].querySelector("a"));

  const takeFocus = (link) => {
    if (here) here.tabIndex = -1;
    here = link;
    here.tabIndex = 0;
  };

  const describe = (link) => {
    const cell = link.parentElement;
    const row = cell.parentElement;
    const trust = words(row.cells[0]);
    if (cell.cellIndex === 0) return trust;
    const question = cell.colSpan > 1 ? "" : `${heading(cell.cellIndex)}: `;
    return `${trust}. ${question}${words(link)}`;
  };

  // From a row and column on in one direction, to the first that is shown and has a link.
  const seek = (row, place, down, right) => {
    for (; rows[row] && place >= 0 && place < heads.length; row += down, place += right) {
      const link = linkAt(rows[row], place);
      if (link && !link.parentElement.hidden && link !== document.activeElement) return [link, place];
    }
    return [];
  };

  const target = (event, row) => {
    const last = heads.length - 1;
    switch (event.key) {
      case "ArrowLeft": return seek(row, column - 1, 0, -1);
      case "ArrowRight": return seek(row, column + 1, 0, 1);
      case "ArrowUp": return seek(row - 1, column, -1, 0);
      case "ArrowDown": return seek(row + 1, column, 1, 0);
      case "PageUp": return seek(Math.max(row - PAGE, 0), column, 1, 0);
      case "PageDown": return seek(Math.min(row + PAGE, rows.length - 1), column, -1, 0);
      case "Home": return seek(event.ctrlKey ? 0 : row, 0, 0, 1);
      case "End": return seek(event.ctrlKey ? table.tBodies[0].rows.length - 1 : row, last, 0, -1);
      default: return null;
    }
  };

  table.addEventListener("keydown", (event) => {
    const link = event.target.closest("tbody a, tfoot a");
    if (!link || event.altKey || event.metaKey || event.shiftKey) return;
    const found = target(event, rows.indexOf(link.closest("tr")));
    if (found === null) return;
    event.preventDefault();
    const [next, place] = found;
    if (!next) return;
    next.focus();
    column = place;
  });

  table.addEventListener("focusin", (event) => {
    const link = event.target.closest("tbody a, tfoot a");
    if (!link) return;
    takeFocus(link);
    const cell = link.parentElement;
    if (cell.colSpan === 1) column = cell.cellIndex;
    readout.textContent = describe(link);
  });

  table.addEventListener("mouseover", (event) => {
    const link = event.target.closest("tbody a");
    if (link && !link.title) link.title = describe(link);
  });

  const fold = (button, first, count) => {
    const open = button.getAttribute("aria-expanded") === "false";
    button.setAttribute("aria-expanded", String(open));
    button.parentElement.colSpan = open ? count : 1;
    for (let place = first + 1; place < first + count; place += 1) {
      heads[place].hidden = !open;
      for (const row of rows) if (row.cells.length > 2) row.cells[place].hidden = !open;
    }
    const shown = heads.filter((head) => !head.hidden).length - 1;
    for (const row of rows) if (row.cells.length === 2 && heads.length > 2) row.cells[1].colSpan = shown;
    readout.textContent = `${words(button)}: ${open ? `${count} questions shown` : "first question shown, the others folded"}.`;
  };

  let first = 1;
  for (const head of table.tHead.querySelectorAll(".app-group")) {
    const count = head.colSpan;
    if (count > 1) {
      const button = document.createElement("button");
      const place = first;
      button.type = "button";
      button.className = "app-fold";
      button.textContent = words(head);
      button.setAttribute("aria-expanded", "true");
      button.addEventListener("click", () => fold(button, place, count));
      head.replaceChildren(button);
    }
    first += count;
  }

  const links = table.querySelectorAll("tbody a, tfoot a");
  for (const link of links) link.tabIndex = -1;
  if (links.length) takeFocus(linkAt(rows[0], 1));
  // Headings that stay in sight must not hide the cell that has the focus.
  if (getComputedStyle(table.tHead).position === "sticky") scroller.style.scrollPaddingTop = `${table.tHead.offsetHeight}px`;
  if (window.matchMedia("(hover: hover)").matches) {
    readout.textContent += " Arrow keys, Home, End, Page Up and Page Down move between answers.";
  }
})();
