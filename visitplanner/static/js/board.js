// Dragging on the board by mouse, pen and finger; the forms beside it do the same without any of this.
(() => {
  const board = document.getElementById("board");
  const inHand = document.getElementById("in-hand");
  if (!board || !inHand || !window.htmx) return;

  const FAR = 6;
  const HOLD = 350;
  const EDGE = 48;
  const first = minutesOf(board.dataset.first);
  const grid = Number(board.dataset.grid) || 5;
  const mark = document.createElement("div");
  mark.className = "drop-mark";
  let drag = null;
  let opener = null;

  function minutesOf(clock) {
    const [hours, minutes] = clock.split(":").map(Number);
    return hours * 60 + minutes;
  }

  function clockOf(minutes) {
    const two = (number) => String(number).padStart(2, "0");
    return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
  }

  const isGrid = () => getComputedStyle(board).display === "grid";
  const lanes = () => [...board.querySelectorAll(".lane-ground")];
  const columnOf = (lane) => getComputedStyle(lane).gridColumnStart;
  const rows = (from, to) => `${3 + from - first} / ${3 + Math.max(to, from + 1) - first}`;
  const last = () => first + Number(getComputedStyle(board).getPropertyValue("--minutes"));

  // What the board shows while a session is in hand

  async function showWindows(occurrence) {
    const found = await windowsOf(occurrence);
    clearWindows();
    if (!isGrid()) return found;
    for (const lane of lanes()) {
      for (const open of found.windows) {
        if (open.date !== lane.dataset.date || !open.groups.includes(lane.dataset.group)) continue;
        const from = Math.max(open.from, first);
        const to = Math.min(open.to, last());
        if (from >= to) continue;
        const shade = document.createElement("div");
        shade.className = "free-window";
        shade.style.gridColumn = columnOf(lane);
        shade.style.gridRow = rows(from, to);
        board.append(shade);
      }
    }
    return found;
  }

  async function windowsOf(occurrence) {
    const answer = await fetch(`${board.dataset.windows}&occurrence=${encodeURIComponent(occurrence)}`, { redirect: "error" });
    if (!answer.ok) return { windows: [], audiences: [] };
    return answer.json();
  }

  function clearWindows() {
    board.querySelectorAll(".free-window").forEach((each) => each.remove());
  }

  function showMark(date, groups, start, minutes) {
    const columns = lanes()
      .filter((lane) => lane.dataset.date === date && groups.includes(lane.dataset.group))
      .map((lane) => Number(columnOf(lane)));
    if (!columns.length) return mark.remove();
    mark.style.gridColumn = `${Math.min(...columns)} / ${Math.max(...columns) + 1}`;
    mark.style.gridRow = rows(Math.max(start, first), Math.min(start + minutes, last()));
    mark.textContent = `${clockOf(start)}–${clockOf(start + minutes)}`;
    mark.dir = "ltr";
    if (!mark.isConnected) board.append(mark);
  }

  // The session in hand: its form, and what a move would do

  function open(occurrence, wish = {}) {
    const address = new URL(board.dataset.move, location.href);
    address.searchParams.set("occurrence", occurrence);
    for (const [name, value] of Object.entries(wish)) address.searchParams.set(name, value);
    showWindows(occurrence).catch(() => {});
    return htmx.ajax("GET", address.pathname + address.search, { target: inHand, swap: "innerHTML" });
  }

  function close() {
    inHand.hidden = true;
    inHand.replaceChildren();
    clearWindows();
    mark.remove();
    board.querySelectorAll(".is-dragging").forEach((each) => each.classList.remove("is-dragging"));
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
  }

  inHand.addEventListener("htmx:afterSettle", () => {
    const wasHidden = inHand.hidden;
    inHand.hidden = false;
    const effect = inHand.querySelector(".effect");
    mark.remove();
    if (effect && effect.dataset.start && isGrid()) {
      const { date, groups, start, minutes } = effect.dataset;
      showMark(date, groups.split(" "), minutesOf(start), Number(minutes));
    }
    if (wasHidden) inHand.focus({ preventScroll: true });
  });

  inHand.addEventListener("click", (event) => {
    if (!event.target.closest("[data-close]")) return;
    event.preventDefault();
    close();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-open]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    opener = link;
    open(link.closest("[data-occurrence]").dataset.occurrence);
  });

  // Dragging

  function laneAt(x, y) {
    const box = board.parentElement.getBoundingClientRect();
    if (y < box.top || y > box.bottom || x < box.left || x > box.right) return null;
    return lanes().find((lane) => {
      const place = lane.getBoundingClientRect();
      return place.left <= x && x < place.right;
    });
  }

  function begin() {
    drag.active = true;
    document.body.classList.add("dragging");
    drag.card.classList.add("is-dragging");
    const mine = drag;
    drag.windows = showWindows(drag.card.dataset.occurrence).catch(() => ({ windows: [], audiences: [] }));
    drag.windows.then(({ audiences }) => { mine.audiences = audiences; });
  }

  function audienceOf(group) {
    const audiences = (drag && drag.audiences) || [];
    return audiences.find((each) => each.split(" ").includes(group)) || audiences[0];
  }

  function follow(event) {
    drag.lane = laneAt(event.clientX, event.clientY);
    if (!drag.lane) {
      mark.remove();
      return;
    }
    const place = drag.lane.getBoundingClientRect();
    const minute = first + ((event.clientY - drag.grip - place.top) / place.height) * (last() - first);
    drag.start = Math.max(first, Math.min(last() - grid, Math.round(minute / grid) * grid));
    const { date, group } = drag.lane.dataset;
    showMark(date, (audienceOf(group) || group).split(" "), drag.start, drag.minutes);
    scrollNear(event);
  }

  function scrollNear(event) {
    const scroll = board.parentElement;
    const box = scroll.getBoundingClientRect();
    if (event.clientX > box.right - EDGE) scroll.scrollLeft += 12;
    if (event.clientX < box.left + EDGE) scroll.scrollLeft -= 12;
    if (event.clientY > Math.min(box.bottom, innerHeight) - EDGE) scroll.scrollTop += 12;
    if (event.clientY < Math.max(box.top, 0) + EDGE) scroll.scrollTop -= 12;
    if (event.clientY > innerHeight - EDGE) scrollBy(0, 12);
    if (event.clientY < EDGE) scrollBy(0, -12);
  }

  function end() {
    if (!drag) return;
    clearTimeout(drag.timer);
    document.body.classList.remove("dragging");
    drag.card.classList.remove("is-dragging");
    drag = null;
  }

  async function drop() {
    const { card, lane, start, windows } = drag;
    end();
    if (!lane) return close();
    opener = card.querySelector("a[data-open]");
    const { audiences } = await windows;
    const fitting = audiences.find((each) => each.split(" ").includes(lane.dataset.group)) || audiences[0] || "";
    return open(card.dataset.occurrence, { date: lane.dataset.date, start: clockOf(start), audience: fitting });
  }

  document.addEventListener("pointerdown", (event) => {
    const card = event.target.closest(".movable");
    if (!card || event.button !== 0 || !isGrid() || drag) return;
    const inTray = card.classList.contains("tray-card");
    drag = {
      card,
      touch: event.pointerType === "touch",
      x: event.clientX,
      y: event.clientY,
      grip: inTray ? 0 : event.clientY - card.getBoundingClientRect().top,
      minutes: Number(card.dataset.minutes),
      active: false,
    };
    if (drag.touch) drag.timer = setTimeout(begin, HOLD);
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > FAR;
    if (!drag.active && far) {
      if (drag.touch) return end();
      begin();
    }
    if (drag && drag.active) follow(event);
  });

  document.addEventListener("pointerup", () => {
    if (!drag) return;
    if (!drag.active) return end();
    // The click that a browser makes of a drag is none.
    const swallow = (event) => { event.preventDefault(); event.stopPropagation(); };
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }), 50);
    drop();
  });
  document.addEventListener("pointercancel", () => { if (drag) { end(); close(); } });
  document.addEventListener("dragstart", (event) => { if (event.target.closest(".movable")) event.preventDefault(); });
  document.addEventListener("touchmove", (event) => { if (drag && drag.active) event.preventDefault(); }, { passive: false });

  // The keyboard

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (drag || !inHand.hidden)) {
      end();
      close();
      return;
    }
    const typing = event.target.closest("input, textarea, select");
    if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    const button = document.querySelector(`#${event.shiftKey ? "redo" : "undo"} button`);
    event.preventDefault();
    if (button && !button.disabled) button.click();
  });

  // Where one was looking, and what one had in hand, when the page is shown again

  const kept = "board session";
  inHand.addEventListener("submit", (event) => {
    if (event.target.id === "keep-move") sessionStorage.setItem(kept, inHand.querySelector(".move").dataset.occurrence);
  });

  const place = `board ${location.pathname}`;
  addEventListener("pagehide", () => {
    const { scrollLeft, scrollTop } = board.parentElement;
    sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY, scrollLeft, scrollTop]));
  });
  const was = JSON.parse(sessionStorage.getItem(place) || "null");
  if (was && !location.hash) {
    scrollTo(was[0], was[1]);
    board.parentElement.scrollLeft = was[2];
    board.parentElement.scrollTop = was[3];
  }
  const session = sessionStorage.getItem(kept);
  sessionStorage.removeItem(kept);
  const link = session && document.querySelector(`[data-occurrence="${CSS.escape(session)}"] a[data-open]`);
  if (link) link.focus({ preventScroll: true });
})();
