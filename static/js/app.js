/* What the pages do beyond plain links and forms; everything works without it, only slower.
   No words stand here: they come translated from #words in the page. Forms: see forms.js. */
"use strict";
(() => {
  const TOAST_MS = 8000;
  const TOASTS = 3;
  const WARN_S = 300; // the session's end is announced this long before
  const GO = { v: "today", d: "members", c: "cases", b: "reports" };
  const GO_MS = 1500; // between g and the next letter
  const REASONS = { 403: "forbidden", 409: "conflict", 429: "busy" };

  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const on = (type, act) => document.addEventListener(type, act);
  const words = () => find("#words")?.dataset ?? {};

  // ---------- Toasts ----------
  const passing = (toast) =>
    ["success", "info", "debug"].includes(toast.dataset.toast) && !find("a, button:not([data-close])", toast);

  function fade(toast) {
    if (!passing(toast)) return;
    setTimeout(() => (toast.matches(":hover, :focus-within") ? fade(toast) : toast.remove()), TOAST_MS);
  }
  function tell(text, { tone = "bad", icon = "bad", label = "", act = null } = {}) {
    const box = find("#toasts");
    if (!box || !text || all(".toast > div", box).some((old) => old.textContent === text)) return;
    const toast = find("#toast-template").content.firstElementChild.cloneNode(true);
    toast.classList.add(`t-${tone}`);
    toast.setAttribute("role", "alert");
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

  // ---------- Menus, drawers, ticks ----------
  let opener = null;
  function close(box) {
    if (box.matches("details")) {
      box.open = false;
      find("summary", box).focus();
    } else {
      box.remove();
      if (opener?.isConnected) opener.focus();
    }
  }
  function copy(button) {
    const text = find(button.dataset.copy);
    const done = () => { find(`${button.dataset.copy}-copied`).textContent = button.dataset.copied; };
    // Without a secure connection the browser copies nothing by itself: the text is marked instead.
    if (navigator.clipboard) navigator.clipboard.writeText(text.textContent.trim()).then(done);
    else getSelection().selectAllChildren(text);
  }
  function count(list) {
    const boxes = all("tbody input[type=checkbox]", list);
    const ticked = boxes.filter((box) => box.checked).length;
    for (const place of all("[data-picked]", list)) place.textContent = ticked;
    const head = find("[data-check-all]", list);
    if (!head) return;
    head.checked = ticked > 0 && ticked === boxes.length;
    head.indeterminate = ticked > 0 && ticked < boxes.length;
  }
  function tick(list, state) {
    for (const box of all("tbody input[type=checkbox]:not(:disabled)", list)) box.checked = state;
    count(list);
  }
  on("click", (event) => {
    const hit = (selector) => event.target.closest(selector);
    for (const menu of all("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
    const box = hit("[data-close]") && hit(".toast, .drawer");
    if (box) { event.preventDefault(); close(box); }
    if (hit("[data-print]")) window.print();
    if (hit("[data-copy]")) copy(hit("[data-copy]"));
    if (hit("[data-open-keys]")) find("#keys")?.showModal();
    if (hit("[data-check-none]")) tick(hit(".list"), false);
    const error = hit(".errors a[href^='#']");
    if (error && enter(error.hash)) event.preventDefault();
  });
  on("change", (event) => {
    const list = event.target.closest(".list");
    if (list && event.target.matches("[data-check-all]")) tick(list, event.target.checked);
    else if (list && event.target.matches("tbody input[type=checkbox]")) count(list);
  });

  // ---------- Keys ----------
  let went = 0;
  const typing = (element) =>
    element.closest?.("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");

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
    x: () => document.activeElement.closest("tbody tr")?.querySelector("input[type=checkbox]")?.click(),
  };
  on("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || find("dialog[open]")) return; // composing Vietnamese
    if (event.key === "Escape") {
      const box = find("details.menu[open]") ?? find(".drawer");
      return box && close(box);
    }
    if (event.altKey && /^[1-9]$/.test(event.key)) {
      const tab = all(".main .tabs a")[event.key - 1];
      if (tab) { event.preventDefault(); tab.click(); }
      return;
    }
    const off = document.body.dataset.keys === "off" || typing(event.target);
    if (off || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = Date.now() - went < GO_MS && GO[event.key];
    went = 0;
    if (place) return find(`.nav [data-go="${place}"]`)?.click();
    if (Object.hasOwn(letters, event.key)) {
      event.preventDefault();
      letters[event.key]();
    }
  });

  // ---------- Session: warned before its end, extended in place ----------
  const session = find("meta[name=session-expires]");
  const clocks = [];
  const ended = () => tell(words().signedOut, { tone: "warn", icon: "lock" });
  const offline = () => tell(words().offline, { icon: "net" });

  function watch() {
    const left = Number(session?.content);
    clocks.splice(0).forEach(clearTimeout);
    if (!left || left > 2e6) return; // beyond what a timer can count
    const warning = { tone: "warn", icon: "clock", label: words().extend, act: extend };
    clocks.push(setTimeout(() => tell(words().expiring, warning), Math.max(0, left - WARN_S) * 1000));
    clocks.push(setTimeout(ended, left * 1000));
  }
  async function extend() {
    const url = session.dataset.extend;
    const token = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";
    const how = { method: url ? "POST" : "GET", headers: { "X-CSRFToken": token } };
    const answer = await fetch(url || location.href, how).catch(() => null);
    if (!answer) offline();
    else if (!answer.ok || answer.redirected) ended();
    else watch();
  }

  // ---------- htmx: say what went wrong, keep what was typed ----------
  on("htmx:sendError", offline);
  on("htmx:timeout", offline);
  on("htmx:responseError", ({ detail: { xhr } }) => {
    const code = xhr.getResponseHeader("X-Incident");
    tell(words()[REASONS[xhr.status] ?? "failed"] + (code ? ` ${words().incident}: ${code}` : ""));
  });
  on("htmx:beforeSwap", (event) => { // a sign-in page must not land inside another page
    if (!event.detail.xhr.responseText.includes('id="sign-in-title"')) return;
    event.detail.shouldSwap = false;
    ended();
  });
  on("htmx:beforeRequest", (event) => { opener = event.detail.elt; });
  on("htmx:afterRequest", (event) => { if (event.detail.successful) watch(); });
  on("htmx:load", ({ detail: { elt } }) => {
    ready();
    const drawer = elt !== document.body && (elt.matches(".drawer") ? elt : find(".drawer", elt));
    const title = drawer && find("h2", drawer);
    if (title) { title.tabIndex = -1; title.focus(); }
  });

  function enter(hash) {
    const place = document.getElementById(hash.slice(1));
    const control = place?.matches("fieldset") ? find("input, select", place) : place;
    control?.focus();
    control?.scrollIntoView({ block: "center" });
    return control;
  }

  function ready() {
    all(".toast[data-toast]:not([data-seen])").forEach((toast) => { toast.dataset.seen = "1"; fade(toast); });
    all(".list").forEach(count);
  }
  ready();
  find("[data-focus]")?.focus();
  if (location.hash.startsWith("#id_")) enter(location.hash);
  watch();
})();
