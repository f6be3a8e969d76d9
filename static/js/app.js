/* What the pages do beyond plain links and forms. Everything works without it, only slower.
   No words stand here: they come translated from #words in the page. */
"use strict";
(() => {
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const on = (type, act, options) => document.addEventListener(type, act, options);
  const words = new Proxy({}, { get: (_, key) => find("#words")?.dataset[key] ?? "" });
  const token = () => find("input[name=csrfmiddlewaretoken]")?.value ?? JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";

  // ---------- Toasts ----------
  const TOAST_MS = 8000, TOASTS = 3;
  const passing = (toast) => ["success", "info", "debug"].includes(toast.dataset.toast) && !find("a, button:not([data-close])", toast);
  const fade = (toast) => passing(toast) && setTimeout(() => toast.matches(":hover, :focus-within") ? fade(toast) : toast.remove(), TOAST_MS);

  function tell(text, { tone = "bad", icon = "bad", label = "", act = null } = {}) {
    const box = find("#toasts");
    if (!box || !text || all(".toast > div", box).some((old) => old.textContent === text)) return;
    const toast = find("#toast-template").content.firstElementChild.cloneNode(true);
    toast.classList.add(`t-${tone}`);
    toast.setAttribute("role", tone === "info" || tone === "ok" ? "status" : "alert");
    find("use", toast).setAttribute("href", `#i-${icon}`);
    find("div", toast).textContent = text;
    if (act) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-s", textContent: label });
      button.addEventListener("click", () => { toast.remove(); act(); });
      find("[data-close]", toast).before(button);
    }
    box.append(toast);
    while (box.children.length > TOASTS) (all(".toast", box).find(passing) ?? box.firstElementChild).remove();
  }

  // ---------- Drafts: typed text survives an ended session ----------
  const DRAFT_MS = 2000, DRAFT_DAYS = 7;
  const prefix = () => `draft:${document.body.dataset.user ?? ""}:`;
  const draftKey = (form) => prefix() + form.dataset.draft;
  const kept = (box) => box.name && !box.disabled && !["password", "file", "hidden", "submit", "button"].includes(box.type) && !box.closest("[data-sensitive]");
  const timers = new WeakMap();

  function valuesOf(form) {
    const boxes = [...form.elements].filter(kept);
    return JSON.stringify(boxes.map((box) => [box.name, box.type === "checkbox" || box.type === "radio" ? [box.value, box.checked] : box.multiple ? [...box.selectedOptions].map((o) => o.value) : box.value]));
  }
  const rest = (form) => { clearTimeout(timers.get(form)); timers.delete(form); };
  function keepDraft(form) {
    rest(form);
    try { localStorage.setItem(draftKey(form), JSON.stringify({ at: Date.now(), values: valuesOf(form) })); } catch { return; }
    const status = find("[data-draft-status]", form);
    if (status) status.textContent = `${words.draftKept} ${new Date().toTimeString().slice(0, 5)}`;
  }
  function putBack(form, values) {
    const used = new Map();
    for (const [name, value] of JSON.parse(values)) {
      const boxes = [...form.elements].filter((box) => box.name === name && kept(box));
      const place = used.get(name) ?? 0;
      used.set(name, place + 1);
      const box = boxes[place];
      if (!box) continue;
      if (box.type === "checkbox" || box.type === "radio") box.checked = value[1];
      else if (box.multiple) for (const option of box.options) option.selected = value.includes(option.value);
      else box.value = value;
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function offerDraft(form) {
    const key = draftKey(form);
    const draft = JSON.parse(localStorage.getItem(key) ?? "null");
    if (!draft) return;
    const failed = find("[aria-invalid=true]", form);
    if (failed && draft.values === valuesOf(form)) return;
    if (draft.values === valuesOf(form) || Date.now() - draft.at > DRAFT_DAYS * 864e5) return localStorage.removeItem(key);
    const note = Object.assign(document.createElement("div"), { className: "note t-warn mb" });
    note.setAttribute("role", "status");
    const text = Object.assign(document.createElement("div"), { textContent: `${words.draftFound} (${new Date(draft.at).toLocaleString(document.documentElement.lang)})` });
    const button = (label, act) => { const b = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-s", textContent: label }); b.addEventListener("click", () => { act(); note.remove(); }); return b; };
    note.append(text, button(words.restore, () => putBack(form, draft.values)), button(words.discard, () => localStorage.removeItem(key)));
    form.before(note);
  }
  function forgetSaved() { // a redirect or a success message after sending means that it was saved
    const key = sessionStorage.getItem("sent-draft");
    sessionStorage.removeItem("sent-draft");
    const saved = document.body.dataset.user && !find(".refusal, .errors, [aria-invalid=true]") && (find("[data-toast=success]") || performance.getEntriesByType("navigation")[0]?.redirectCount > 0);
    if (key && saved) localStorage.removeItem(key);
  }

  // ---------- Forms: once, warned, by key ----------
  let leaving = false;
  const changed = (form) => form.dataset.changed === "1";
  const release = (form) => { delete form.dataset.sent; for (const button of all("[data-waiting]", form)) { button.disabled = false; delete button.dataset.waiting; } };
  const SENT_MS = 10000; // a form that answers with a file leaves its page standing

  on("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute("method")?.toLowerCase() !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    leaving = !form.hasAttribute("hx-post");
    if (form.dataset.draft) { keepDraft(form); sessionStorage.setItem("sent-draft", draftKey(form)); }
    if (form.hasAttribute("data-forget")) for (const key of Object.keys(localStorage)) if (key.startsWith(prefix())) localStorage.removeItem(key);
    setTimeout(() => { for (const button of all("button:not([type=button]):not(:disabled)", form)) { button.disabled = true; button.dataset.waiting = "1"; } });
    setTimeout(() => { release(form); leaving = false; }, SENT_MS);
  });
  on("input", (event) => {
    const form = event.target.form ?? event.target.closest("form");
    if (!form) return;
    if (form.hasAttribute("data-save")) form.dataset.changed = "1";
    if (!form.dataset.draft) return;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => keepDraft(form), DRAFT_MS));
  });
  window.addEventListener("pagehide", () => { for (const form of all("form[data-draft]")) if (timers.has(form)) keepDraft(form); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) { leaving = false; all("form").forEach(release); } });
  window.addEventListener("beforeunload", (event) => { if (!leaving && all("form[data-save]").some(changed)) event.preventDefault(); });
  on("paste", (event) => { // one date pasted into any of the three boxes fills all
    const boxes = all("input", event.target.closest("[data-date]") ?? document.createElement("p"));
    const parts = event.clipboardData?.getData("text").trim().match(/^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/);
    if (boxes.length !== 3 || !parts) return;
    event.preventDefault();
    boxes.forEach((box, i) => { box.value = parts[i + 1] ?? ""; });
    boxes[2].dispatchEvent(new Event("input", { bubbles: true }));
  });

  // ---------- Clicks: menus, toasts, ticks ----------
  let opener = null;
  function close(box) {
    if (box.matches("details")) { box.open = false; find("summary", box).focus(); } else { box.remove(); opener?.isConnected && opener.focus(); }
  }
  function count(list) {
    const boxes = all("tbody input[type=checkbox]", list);
    const ticked = boxes.filter((box) => box.checked).length;
    for (const place of all("[data-picked]", list)) place.textContent = ticked;
    const head = find("[data-check-all]", list);
    if (head) { head.checked = ticked > 0 && ticked === boxes.length; head.indeterminate = ticked > 0 && ticked < boxes.length; }
  }
  const tick = (list, state) => { for (const box of all("tbody input[type=checkbox]:not(:disabled)", list)) box.checked = state; count(list); };

  on("click", (event) => {
    const target = event.target;
    for (const menu of all("details.menu[open]")) if (!menu.contains(target)) menu.open = false;
    const hit = (selector) => target.closest(selector);
    if (hit("[data-close]")) { const box = hit(".toast, .drawer"); if (box) { event.preventDefault(); close(box); } }
    if (hit("[data-print]")) window.print();
    if (hit("[data-open-keys]")) find("#keys")?.showModal();
    if (hit("[data-check-none]")) tick(hit(".list"), false);
    const leave = hit("[data-leave]");
    if (leave) { leaving = true; const form = leave.closest("form"); if (form?.dataset.draft) { rest(form); localStorage.removeItem(draftKey(form)); } }
    const error = hit(".errors a[href^='#']");
    if (error) { const box = document.getElementById(error.hash.slice(1)); const control = box?.matches("fieldset") ? find("input, select", box) : box; if (control) { event.preventDefault(); control.focus(); control.scrollIntoView({ block: "center" }); } }
  });
  on("change", (event) => {
    const list = event.target.closest(".list");
    if (list && event.target.matches("[data-check-all]")) tick(list, event.target.checked);
    else if (list && event.target.matches("tbody input[type=checkbox]")) count(list);
  });

  // ---------- Keys ----------
  const GO = { v: "today", d: "members", c: "cases", b: "reports" };
  let went = 0;
  const typing = (element) => element.closest?.("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");

  function step(by) {
    const links = all(".list tbody tr, .task").map((row) => find("th a, h3 a, td a", row)).filter(Boolean);
    const here = links.findIndex((link) => link.closest("tr, .task").contains(document.activeElement));
    links[Math.min(links.length - 1, Math.max(0, here + by))]?.focus();
  }
  const letters = {
    "/": () => find(".find input")?.focus(),
    "?": () => find("#keys")?.showModal(),
    g: () => { went = Date.now(); },
    j: () => step(1),
    k: () => step(-1),
    x: () => find("input[type=checkbox]", document.activeElement.closest("tbody tr") ?? document.createElement("p"))?.click(),
  };
  function formKey(event) {
    const form = event.target.closest?.("form[data-save]") ?? find("form[data-save]");
    if (!form) return;
    const save = event.key.toLowerCase() === "s", enter = event.key === "Enter";
    if ((event.ctrlKey || event.metaKey) && (save || enter)) {
      event.preventDefault();
      const next = enter && find("button[name=_next]", form);
      form.requestSubmit(next || find(".savebar button:not([type=button])", form) || undefined);
    } else if (enter && form.contains(event.target) && !form.hasAttribute("data-enter") && event.target.matches("input:not([type=checkbox], [type=radio], [type=submit])")) event.preventDefault();
  }
  on("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // an input method is composing Vietnamese
    if (event.key === "Escape") {
      const box = find("details.menu[open]") ?? find(".drawer");
      if (box && !find("dialog[open]")) close(box);
      return;
    }
    formKey(event);
    if (event.altKey && /^[1-9]$/.test(event.key)) { const tab = all(".main .tabs a")[event.key - 1]; if (tab) { event.preventDefault(); tab.click(); } return; }
    if (event.ctrlKey || event.metaKey || event.altKey || document.body.dataset.keys === "off" || typing(event.target) || find("dialog[open]")) return;
    const place = Date.now() - went < 1500 && GO[event.key];
    went = 0;
    if (place) return find(`.nav [data-go="${place}"]`)?.click();
    if (letters[event.key]) { event.preventDefault(); letters[event.key](); }
  });

  // ---------- Session: warned five minutes before, extended in place ----------
  const WARN_S = 300;
  const session = find("meta[name=session-expires]");
  const clocks = [];
  function watch() {
    const left = Number(session?.content);
    clocks.splice(0).forEach(clearTimeout);
    if (!left || left > 2e6) return;
    clocks.push(setTimeout(() => tell(words.expiring, { tone: "warn", icon: "clock", label: words.extend, act: extend }), Math.max(0, left - WARN_S) * 1000));
    clocks.push(setTimeout(() => tell(words.signedOut, { tone: "warn", icon: "lock" }), left * 1000));
  }
  async function extend() {
    const url = session.dataset.extend;
    const answer = await fetch(url || location.href, { method: url ? "POST" : "GET", headers: { "X-CSRFToken": token() } }).catch(() => null);
    if (!answer) tell(words.offline, { icon: "net" });
    else if (!answer.ok || answer.redirected) tell(words.signedOut, { tone: "warn", icon: "lock" });
    else watch();
  }

  // ---------- htmx: say what went wrong, keep what was typed ----------
  const REASONS = { 403: "forbidden", 409: "conflict", 429: "busy" };
  for (const lost of ["htmx:sendError", "htmx:timeout"]) on(lost, () => tell(words.offline, { icon: "net" }));
  on("htmx:responseError", ({ detail: { xhr } }) => {
    const code = xhr.getResponseHeader("X-Incident");
    tell(words[REASONS[xhr.status] ?? "failed"] + (code ? ` ${words.incident}: ${code}` : ""));
  });
  on("htmx:beforeSwap", (event) => { // a sign-in page must not land inside another page
    if (!event.detail.xhr.responseText.includes('id="sign-in-title"')) return;
    event.detail.shouldSwap = false;
    tell(words.signedOut, { tone: "warn", icon: "lock" });
  });
  on("htmx:beforeRequest", ({ detail }) => { opener = detail.elt; });
  on("htmx:afterRequest", ({ detail }) => {
    if (detail.elt.matches("form")) {
      release(detail.elt);
      if (detail.successful) { delete detail.elt.dataset.changed; if (detail.elt.dataset.draft && !detail.xhr.responseText.includes("aria-invalid")) localStorage.removeItem(draftKey(detail.elt)); }
    }
    if (detail.successful) watch();
  });
  on("htmx:load", ({ detail: { elt } }) => {
    ready(elt);
    const drawer = elt.matches(".drawer") ? elt : find(".drawer", elt);
    const title = drawer && elt !== document.body && find("h2", drawer);
    if (title) { title.tabIndex = -1; title.focus(); }
  });

  function ready(root) {
    all("form[data-draft]", root).forEach((form) => { if (!form.dataset.offered) { form.dataset.offered = "1"; offerDraft(form); } });
    all("form[data-save]:has([aria-invalid=true])", root).forEach((form) => { form.dataset.changed = "1"; });
    all(".toast[data-toast]", root).forEach(fade);
    all(".list").forEach(count);
  }
  forgetSaved();
  ready(document);
  find("[data-focus]")?.focus();
  watch();
})();
