/* Draws over the hours of a week with finger or mouse. Without it, and by keyboard, each hour is a list to choose from. */
"use strict";
(() => {
  const form = document.querySelector(".times-form");
  if (!form) return;
  const brushes = form.querySelector(".brushes");
  const brush = () => form.querySelector("[name=brush]:checked").value;
  const show = (cell) => { cell.className = `mark-${cell.value || "no"}`; };
  const mark = (cell) => { cell.value = brush(); show(cell); };
  const cellAt = (event) => {
    const found = document.elementFromPoint(event.clientX, event.clientY);
    return found && found.matches(".times-grid select") ? found : null;
  };
  let drawing = false;
  brushes.hidden = false;
  form.classList.add("times-draw");
  form.addEventListener("change", (event) => { if (event.target.matches(".times-grid select")) show(event.target); });
  // A list would open at the press of a finger; drawing takes its place, the keyboard still works on the list.
  for (const kind of ["mousedown", "touchstart"]) {
    form.addEventListener(kind, (event) => { if (event.target.matches(".times-grid select")) event.preventDefault(); }, { passive: false });
  }
  form.addEventListener("pointerdown", (event) => {
    if (!event.target.matches(".times-grid select")) return;
    event.preventDefault();
    drawing = true;
    mark(event.target);
    event.target.focus({ preventScroll: true });
  });
  document.addEventListener("pointermove", (event) => {
    const cell = drawing && cellAt(event);
    if (cell) mark(cell);
  });
  for (const kind of ["pointerup", "pointercancel"]) document.addEventListener(kind, () => { drawing = false; });
  for (const head of form.querySelectorAll("th[data-day]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "times-day";
    button.textContent = head.textContent;
    button.addEventListener("click", () => {
      for (const cell of form.querySelectorAll(`select[name^="${head.dataset.day}T"]`)) mark(cell);
    });
    head.replaceChildren(button);
  }
})();
