// Tells the server now and then that somebody has this visit open, and shows who else has.
const place = document.querySelector("[data-presence]");

async function knock() {
  if (document.hidden) return;
  try {
    const body = new URLSearchParams({ csrf_token: place.dataset.token });
    const answer = await fetch(place.dataset.presence, { method: "POST", body, redirect: "manual" });
    place.textContent = answer.ok ? await answer.text() : "";
  } catch {
    place.textContent = "";
  }
}

if (place) {
  knock();
  setInterval(knock, 40000);
  document.addEventListener("visibilitychange", knock);
}
