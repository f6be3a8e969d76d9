/* Forms: kept drafts, one send per press, warning before leaving, keys. See docs/design-system.md. */
"use strict";
(() => {
  const DRAFT_MS = 2000; // after typing stops
  const DRAFT_DAYS = 7;
  const SENT_MS = 10000; // a form that answers with a file leaves its page standing
  const NEVER = ["password", "file", "hidden", "submit", "button"];

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const on = (type, act) => document.addEventListener(type, act);
  const words = () => document.querySelector("#words")?.dataset ?? {};
  const timers = new WeakMap();
  let leaving = false;

  // ---------- Drafts: typed text survives an ended session, in every form that is sent ----------
  const prefix = () => `draft:${document.body.dataset.user ?? ""}:`;
  const keyOf = (form) => prefix() + form.dataset.draft;
  // Papers that no browser may fill in stay in their tab: nothing of them lies on the disk.
  const storeOf = (form) => (form.getAttribute("autocomplete") === "off" ? sessionStorage : localStorage);
  const forget = (form) => { rest(form); storeOf(form).removeItem(keyOf(form)); };
  const keepable = (box) => box.name && !box.disabled && !NEVER.includes(box.type) && !box.closest("[data-sensitive]");
  const ticks = (box) => box.type === "checkbox" || box.type === "radio";
  const sent = (form) => form.getAttribute("method")?.toLowerCase() === "post";

  function name(form) { // by the address it is sent to and its name or place among the forms sent there
    if (!document.body.dataset.user || !sent(form) || form.hasAttribute("data-no-draft")) return;
    if (![...form.elements].some((box) => keepable(box) && !ticks(box))) return;
    const to = (one) => new URL(one.getAttribute("action") || location.href, location.href).pathname;
    const place = all("form").filter((one) => sent(one) && to(one) === to(form)).indexOf(form);
    form.dataset.draft = `${to(form)}#${form.id || place}`;
  }

  function rest(form) {
    clearTimeout(timers.get(form));
    timers.delete(form);
  }
  function valueOf(box) {
    if (ticks(box)) return [box.value, box.checked];
    return box.multiple ? [...box.selectedOptions].map((option) => option.value) : box.value;
  }
  function valuesOf(form) {
    return JSON.stringify([...form.elements].filter(keepable).map((box) => [box.name, valueOf(box)]));
  }
  function keep(form) {
    rest(form);
    try {
      storeOf(form).setItem(keyOf(form), JSON.stringify({ at: Date.now(), values: valuesOf(form) }));
    } catch {
      return; // storage is full or switched off: the form works without drafts
    }
    const status = form.querySelector("[data-draft-status]");
    if (status) status.textContent = `${words().draftKept} ${new Date().toTimeString().slice(0, 5)}`;
  }
  function putBack(form, values) {
    const used = new Map(); // several boxes may share one name
    for (const [name, value] of JSON.parse(values)) {
      const place = used.get(name) ?? 0;
      used.set(name, place + 1);
      const box = [...form.elements].filter((one) => one.name === name && keepable(one))[place];
      if (!box) continue;
      if (ticks(box)) box.checked = value[1];
      else if (box.multiple) for (const option of box.options) option.selected = value.includes(option.value);
      else box.value = value;
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function offer(form) {
    const draft = JSON.parse(storeOf(form).getItem(keyOf(form)) ?? "null");
    if (!draft) return;
    const same = draft.values === valuesOf(form);
    if (same && form.querySelector("[aria-invalid=true]")) return; // sent and refused: still worth keeping
    if (same || Date.now() - draft.at > DRAFT_DAYS * 864e5) return forget(form);
    const note = Object.assign(document.createElement("div"), { className: "note t-warn mb" });
    note.setAttribute("role", "status");
    const when = new Date(draft.at).toLocaleString(document.documentElement.lang);
    note.append(Object.assign(document.createElement("div"), { textContent: `${words().draftFound} (${when})` }));
    const add = (label, act) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-s", textContent: label });
      button.addEventListener("click", () => { act(); note.remove(); });
      note.append(button);
    };
    add(words().restore, () => putBack(form, draft.values));
    add(words().discard, () => forget(form));
    form.before(note);
  }
  function forgetSaved() { // after sending, a redirect or a success message means that it was saved
    const key = sessionStorage.getItem("sent-draft");
    sessionStorage.removeItem("sent-draft");
    const refused = !document.body.dataset.user || document.querySelector(".refusal, .errors, [aria-invalid=true]");
    const redirected = performance.getEntriesByType("navigation")[0]?.redirectCount > 0;
    if (key && !refused && (redirected || document.querySelector("[data-toast=success]"))) {
      for (const store of [localStorage, sessionStorage]) store.removeItem(key);
    }
  }

  // ---------- Sending once, leaving with a warning ----------
  function release(form) {
    delete form.dataset.sent;
    for (const button of all("[data-waiting]", form)) {
      button.disabled = false;
      delete button.dataset.waiting;
    }
  }
  on("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !sent(form)) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    leaving = !form.hasAttribute("hx-post");
    if (form.dataset.draft) {
      if (form.dataset.typed) keep(form);
      sessionStorage.setItem("sent-draft", keyOf(form));
    }
    if (form.hasAttribute("data-forget")) {
      for (const store of [localStorage, sessionStorage]) {
        for (const key of Object.keys(store)) if (key.startsWith(prefix())) store.removeItem(key);
      }
    }
    setTimeout(() => { // a button disabled at once would not send its own name
      for (const button of all("button:not([type=button]):not(:disabled)", form)) {
        button.disabled = true;
        button.dataset.waiting = "1";
      }
    });
    setTimeout(() => { release(form); leaving = false; }, SENT_MS);
  });
  on("input", (event) => {
    const form = event.target.form ?? event.target.closest("form");
    if (!form) return;
    if (form.hasAttribute("data-save")) form.dataset.changed = "1";
    if (!form.dataset.draft) return;
    form.dataset.typed = "1";
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => keep(form), DRAFT_MS));
  });
  on("click", (event) => {
    const leave = event.target.closest("[data-leave]");
    if (!leave) return;
    leaving = true;
    const form = leave.closest("form[data-draft]");
    if (form) forget(form);
  });
  window.addEventListener("pagehide", () => {
    for (const form of all("form[data-draft]")) if (timers.has(form)) keep(form);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) { leaving = false; all("form").forEach(release); }
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && document.querySelector("form[data-save][data-changed]")) event.preventDefault();
  });
  on("htmx:afterRequest", ({ detail: { elt, successful, xhr } }) => {
    if (!elt.matches("form")) return;
    release(elt);
    if (!successful || xhr.responseText.includes("aria-invalid")) return;
    delete elt.dataset.changed;
    if (elt.dataset.draft) forget(elt);
  });

  // ---------- Keys and pasted dates ----------
  on("keydown", (event) => {
    const form = event.target.closest?.("form[data-save]") ?? document.querySelector("form[data-save]");
    if (!form || event.isComposing || event.keyCode === 229) return;
    const enter = event.key === "Enter";
    if ((event.ctrlKey || event.metaKey) && (enter || event.key.toLowerCase() === "s")) {
      event.preventDefault();
      const next = enter && form.querySelector("button[name=_next]");
      form.requestSubmit(next || form.querySelector(".savebar button:not([type=button])"));
    } else if (enter && form.contains(event.target) && !form.hasAttribute("data-enter")) {
      if (event.target.matches("input:not([type=checkbox], [type=radio], [type=submit])")) event.preventDefault();
    }
  });
  on("paste", (event) => { // one date pasted into any of the three boxes fills all
    const boxes = all(".date input").filter((box) => box.closest(".date").contains(event.target));
    const date = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(event.clipboardData?.getData("text").trim() ?? "");
    if (boxes.length !== 3 || !date) return;
    event.preventDefault();
    boxes.forEach((box, i) => { box.value = date[i + 1] ?? ""; });
    boxes[2].dispatchEvent(new Event("input", { bubbles: true }));
  });

  function ready(root) {
    for (const form of all("form", root)) {
      if (form.dataset.offered) continue;
      form.dataset.offered = "1";
      name(form);
      if (form.dataset.draft) offer(form);
    }
    for (const form of all("form[data-save]:has([aria-invalid=true])", root)) form.dataset.changed = "1";
  }
  on("htmx:load", (event) => ready(event.detail.elt));
  forgetSaved();
  ready(document);
})();
