// What the style sheet and the popovers cannot do: walking the table with the arrow keys.
// Without it the page is whole: each cell can be reached with the tabulator, and opens its card.
"use strict";
(() => {
  const grid = document.querySelector(".grid");
  const rtl = document.documentElement.dir === "rtl";
  const rows = () => [...grid.tBodies[0].rows].filter((row) => row.getClientRects().length > 0);
  const target = (cell) => cell.querySelector("button") ?? cell;

  // One stop for the tabulator, as in a spreadsheet; the arrows go on from there.
  for (const cell of grid.querySelectorAll("tbody td")) target(cell).tabIndex = -1;
  let current = grid.querySelector("tbody td button");
  if (!current) return;
  current.tabIndex = 0;
  document.getElementById("keys").hidden = false;
  grid.setAttribute("role", "grid");
  const stop = (cell) => {
    current.tabIndex = -1;
    current = target(cell);
    current.tabIndex = 0;
  };
  const go = (cell) => {
    if (!cell) return;
    stop(cell);
    current.focus();
  };
  const reveal = () => {
    // A row that is filtered out cannot be reached: the stop goes to the first that is shown.
    const cell = rows()[0]?.cells[1];
    if (cell && current.getClientRects().length === 0) stop(cell);
  };
  for (const choice of document.querySelectorAll("input[name=rows]")) choice.addEventListener("change", reveal);

  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    if (!cell || event.altKey || event.metaKey) return;
    const shown = rows();
    const at = shown.indexOf(cell.parentElement);
    const cells = [...cell.parentElement.cells];
    const column = cell.cellIndex;
    const sideways = (by) => cells[Math.min(Math.max(column + (rtl ? -by : by), 1), cells.length - 1)];
    const down = (by) => shown[Math.min(Math.max(at + by, 0), shown.length - 1)].cells[column];
    const moves = {
      ArrowRight: () => sideways(1),
      ArrowLeft: () => sideways(-1),
      ArrowDown: () => down(1),
      ArrowUp: () => down(-1),
      PageDown: () => down(10),
      PageUp: () => down(-10),
      Home: () => (event.ctrlKey ? shown[0] : cell.parentElement).cells[1],
      End: () => [...(event.ctrlKey ? shown.at(-1) : cell.parentElement).cells].at(-1),
    };
    if (!(event.key in moves) || (event.ctrlKey && !["Home", "End"].includes(event.key))) return;
    go(moves[event.key]());
    event.preventDefault();
  });
  grid.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td");
    if (cell && target(cell) !== current) stop(cell);
  });

  // From card to card: one is open at a time. A popover gives the focus back to where it was: to the cell of its own card.
  for (const step of document.querySelectorAll(".card :is(.earlier, .later)")) step.addEventListener("click", (event) => {
    const card = step.getAttribute("popovertarget");
    event.preventDefault();
    step.closest(".card").hidePopover();
    go(grid.querySelector(`button[popovertarget="${card}"]`).closest("td"));
    document.getElementById(card).showPopover();
  });
})();
