// Keeps what is being written in an assessment: on the server about two seconds after the typing stops, and in this
// device while the server cannot be reached. Without this file the button "Spara utkast" does the same.
(() => {
  const button = document.getElementById("utkast");
  const form = button?.form;
  const store = {
    get: (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
    drop: (key) => { try { localStorage.removeItem(key); } catch { /* nothing could be kept either */ } },
  };
  // What was sent to be signed is done with, once another page answers.
  const key = form && `utkast:${button.dataset.vem}:${form.action}:${form.elements.plats.value}`;
  const sent = sessionStorage.getItem("utkast-skickat");
  if (sent && sent !== key) store.drop(sent);
  sessionStorage.removeItem("utkast-skickat");
  if (!form) return;

  const line = document.getElementById("utkast-lage");
  let saved = button.dataset.sparad, dirty = false, leaving = false, timer = 0;
  const tell = (text) => { line.hidden = false; line.textContent = text; };
  const fields = () => [...new FormData(form)].filter(([name]) => !name.startsWith("_") && name !== "version");
  const fingerprint = (list) => JSON.stringify(list.filter(([name, value]) => value && !["mall", "mall_version", "plats"].includes(name)));
  button.hidden = true;

  // The same numbers as the server finds: a date that exists, four digits more, and the right check digit.
  const NUMBER = /(?<!\d)(18|19|20)?(\d\d)(\d\d)(\d\d)\s?[-+–]?\s?(\d{4})(?!\d)/g;
  function isNumber([, century = "20", year, month, day, last]) {
    const date = day > 60 ? day - 60 : Number(day);
    if (month < 1 || month > 12 || date < 1 || date > new Date(Number(century + year), Number(month), 0).getDate()) return false;
    const sum = [...(year + month + day + last)].reduce((total, digit, i) => {
      const value = digit * (i % 2 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    return sum % 10 === 0;
  }
  const hasNumber = (text) => [...text.matchAll(NUMBER)].some(isNumber);
  function check(field) {
    const id = `${field.id}-nummer`, found = hasNumber(field.value), told = document.getElementById(id);
    if (found && !told) {
      const note = document.createElement("p");
      Object.assign(note, { id, className: "falt-fel", textContent: "Texten ser ut att innehålla ett personnummer. Ta bort det: inget sparas så länge det står kvar." });
      note.setAttribute("role", "alert");
      field.before(note);
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
    } else if (!found && told) {
      told.remove();
      field.removeAttribute("aria-invalid");
      field.setAttribute("aria-describedby", (field.getAttribute("aria-describedby") ?? "").replace(id, "").trim());
    }
    return found;
  }
  const texts = () => [...form.querySelectorAll("textarea, input[type=text]")];

  function keep(text) {
    const kept = store.set(key, { bas: saved, falt: fields() });
    tell(kept ? text : "Texten går inte att spara just nu. Lämna inte sidan.");
    announce(line.textContent);
  }
  const refusal = (status) => status === 401
    ? "Du är utloggad. Texten finns kvar på den här enheten tills du har loggat in igen."
    : "Servern tog inte emot utkastet. Texten finns kvar på den här enheten.";
  async function save(keepalive = false) {
    clearTimeout(timer);
    if (!dirty || leaving || texts().map(check).some(Boolean)) return;
    dirty = false;
    const body = new FormData(form);
    body.delete("_nyckel");
    body.set("auto", "ja");
    let answer = null;
    try {
      answer = await fetch(button.formAction, { method: "POST", body, keepalive });
    } catch { /* no network: kept here below */ }
    if (leaving) return;
    if (answer?.ok) {
      saved = await answer.text();
      if (!dirty) store.drop(key);
      tell(`Utkastet sparades ${new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" })}.`);
    } else if (answer?.status === 422) {
      store.drop(key);
      tell(await answer.text());
    } else {
      keep(answer ? refusal(answer.status) : "Sparas på den här enheten tills nätet är tillbaka.");
      dirty = true;
      timer = setTimeout(() => save(), 15000);
    }
  }
  function flush() {
    if (!dirty || leaving || texts().some((field) => hasNumber(field.value))) return;
    store.set(key, { bas: saved, falt: fields() });
    save(true);
  }
  function changed(event) {
    dirty = true;
    if (event.target.matches("textarea, input[type=text]")) check(event.target);
    clearTimeout(timer);
    timer = setTimeout(() => save(), 2000);
  }
  form.addEventListener("input", changed);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") flush(); });
  addEventListener("pagehide", flush);
  addEventListener("pageshow", (event) => { if (event.persisted) leaving = false; });
  addEventListener("online", () => save());
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    clearTimeout(timer);
    if (!texts().some((field) => hasNumber(field.value))) store.set(key, { bas: saved, falt: fields() });
    sessionStorage.setItem("utkast-skickat", key);
    leaving = true;
  });

  function fill(list) {
    const names = new Set([...fields(), ...list].map(([name]) => name));
    for (const name of names) {
      const values = list.filter(([other]) => other === name).map(([, value]) => value);
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === "hidden") continue;
        if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
        else field.value = values[0] ?? "";
      }
    }
  }
  const local = store.get(key);
  if (!local || !button.hasAttribute("data-nytt")) return;
  if (fingerprint(local.falt) === fingerprint(fields())) return store.drop(key);
  const version = (list) => list.find(([name]) => name === "mall_version")?.[1];
  // Written on an older version of the form: the server carries it over, as it does any draft.
  async function carry() {
    const body = new FormData();
    for (const [name, value] of [["_csrf", form.elements._csrf.value], ["auto", "ja"], ...local.falt]) body.append(name, value);
    const answer = await fetch(button.formAction, { method: "POST", body });
    if (answer.ok) { store.drop(key); location.reload(); }
  }
  const use = () => {
    if (version(local.falt) !== version(fields())) return carry();
    fill(local.falt);
    dirty = true;
    save();
  };
  if (local.bas === saved) {
    use();
    tell("Det du skrev på den här enheten är tillbaka.");
  } else {
    tell("På den här enheten finns en text som inte är sparad. ");
    for (const [text, act] of [["Använd den", use], ["Ta bort den", () => { store.drop(key); line.hidden = true; }]]) {
      const choice = Object.assign(document.createElement("button"), { type: "button", className: "knapp", textContent: text });
      choice.dataset.slag = "tyst";
      choice.addEventListener("click", act, { once: true });
      line.append(choice);
    }
  }
})();
