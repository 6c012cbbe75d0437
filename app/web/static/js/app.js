// What plain HTML cannot do: move focus, say what happened, close menus, and keep a double click from sending twice.
// Every page reads and saves without this file.
function announce(text, quiet) {
  const line = document.getElementById("status");
  if (!line || !text) return;
  line.toggleAttribute("data-tyst", Boolean(quiet));
  line.textContent = text;
  setTimeout(() => { if (line.textContent === text) line.textContent = ""; }, 8000);
}
function setBusy(form, busy) {
  form.toggleAttribute("data-skickar", busy);
  for (const button of form.querySelectorAll("button")) {
    busy ? button.setAttribute("aria-busy", "true") : button.removeAttribute("aria-busy");
  }
}

// A sent form cannot be sent again. The buttons stay enabled, so that the pressed one's name is sent and focus is not lost.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.hasAttribute("data-skickar")) return event.preventDefault();
  setBusy(form, true), announce(form.dataset.upptagen);
  if (form.action.endsWith("/logga-ut")) localStorage.clear(); // what utkast.js keeps on this device goes with the person
});
const release = (root) => root.querySelectorAll("form[data-skickar]").forEach((form) => setBusy(form, false));
addEventListener("pageshow", (event) => { if (event.persisted) release(document); });
// Going back brings back what was typed, and with it the forms' one-time keys: sent again, nothing is written twice.
function keepKeys() {
  const fields = [...document.querySelectorAll('input[name="_nyckel"]')];
  const kept = history.state?.keys;
  if (kept?.length === fields.length) fields.forEach((field, i) => { field.value = kept[i]; });
  else history.replaceState({ ...history.state, keys: fields.map((field) => field.value) }, "");
}
addEventListener("DOMContentLoaded", () => {
  keepKeys();
  document.getElementById("felsummering")?.focus();
  announce(document.getElementById("meddelande")?.textContent.trim(), true);
});
document.addEventListener("htmx:after:swap", (event) => {
  const { ctx } = event.detail;
  if (ctx.target === document.body) {
    keepKeys();
    document.getElementById("rubrik")?.focus({ preventScroll: true });
    announce(document.getElementById("meddelande")?.textContent.trim(), true);
  } else if (ctx.response?.status === 422 && !ctx.request.body?.has?.("kontrollera")) {
    document.getElementById("felsummering")?.focus();
  }
});
document.addEventListener("htmx:finally:request", () => release(document));
document.addEventListener("htmx:error", () => announce("Det gick inte att nå servern. Försök igen om en stund."));

const openMenus = () => document.querySelectorAll("details.meny[open]");
document.addEventListener("click", (event) => openMenus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") openMenus().forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  if (event.key === "/" && !event.target.closest("input, textarea, select, [contenteditable]") && document.getElementById("sok")) {
    event.preventDefault();
    document.getElementById("sok").focus();
  }
});
