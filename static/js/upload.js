/* Uploads: too large files are told before anything is sent; while they are sent the page says so. */
"use strict";
(() => {
  const size = (bytes) => `${Math.max(1, Math.round(bytes / 1048576))} MB`;

  function tooBig(box) {
    const files = [...box.files];
    const large = files.find((file) => file.size > Number(box.dataset.maxEach));
    if (large) return `${large.name} (${size(large.size)})`;
    const sum = files.reduce((all, file) => all + file.size, 0);
    return sum > Number(box.dataset.maxAll) ? size(sum) : "";
  }

  function tell(state, text, working) {
    state.hidden = false;
    state.querySelector("[role=status]").textContent = text;
    const bar = state.querySelector("progress");
    bar.hidden = !working;
    bar.removeAttribute("value"); // how far it is only the browser knows
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-upload]")) return;
    const box = form.querySelector("input[type=file]");
    const state = form.querySelector("[data-upload-state]");
    if (!box?.files.length || !state) return;
    const large = tooBig(box);
    if (large) {
      event.preventDefault();
      event.stopPropagation();
      tell(state, `${state.dataset.tooBig} ${large}`, false);
      box.focus();
      return;
    }
    const sum = [...box.files].reduce((all, file) => all + file.size, 0);
    tell(state, `${state.dataset.sending} (${box.files.length}, ${size(sum)}). ${state.dataset.checking}`, true);
  }, true);
})();
