"use strict";
// All of it is comfort: every page works without this script.
(() => {
  const LARGE = 4e6;  // Bytes that even a slow disk sends within a second.
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  document.documentElement.classList.add("scripted");

  for (const select of all("select[data-submits]")) select.addEventListener("change", () => select.form.submit());

  for (const select of all("select[data-chooses]"))
    select.addEventListener("change", () => { document.getElementById(select.dataset.chooses).checked = true; });

  // Files: drop both at once anywhere on the page, exchange them, and hear of one that is too large before it is sent.
  const form = document.querySelector("form.drop");
  if (form) {
    const inputs = all("input[type=file]", form);
    const problem = form.querySelector(".problem");
    const largest = Number(form.dataset.largest);
    const swap = form.querySelector("[data-swaps]");
    const check = () => {
      const large = inputs.flatMap(input => [...input.files]).find(file => file.size > largest);
      const megabytes = size => Math.ceil(size / 1048576).toLocaleString(document.documentElement.lang);
      problem.hidden = !large;
      problem.textContent = large
        ? `${large.name} – ${form.dataset.tooLarge.replace("{size}", megabytes(large.size)).replace("{largest}", megabytes(largest))}` : "";
      if (swap) swap.hidden = !inputs.every(input => input.files.length);
      return !large;
    };
    const put = (input, file) => {
      const list = new DataTransfer();
      if (file) list.items.add(file);
      input.files = list.files;
    };
    for (const input of inputs) input.addEventListener("change", check);
    if (swap) swap.addEventListener("click", () => {
      const files = inputs.map(input => input.files[0]);
      inputs.forEach((input, at) => put(input, files[1 - at]));
      check();
    });
    const over = (event, on) => {
      if (!event.dataTransfer || ![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      for (const input of inputs) input.classList.toggle("over", on);
    };
    addEventListener("dragover", event => over(event, true));
    addEventListener("dragleave", event => over(event, false));
    addEventListener("drop", event => {
      over(event, false);
      const files = [...event.dataTransfer.files];
      if (!files.length) return;
      event.preventDefault();
      if (files.length === 1 || inputs.length === 1) {
        const meant = inputs.includes(event.target) ? event.target : inputs.find(input => !input.files.length) || inputs[0];
        put(meant, files[0]);
      } else {
        // The older file is most often the earlier text; the names decide between two of the same second.
        files.sort((a, b) => a.lastModified - b.lastModified || a.name.localeCompare(b.name, undefined, { numeric: true }));
        inputs.forEach((input, at) => put(input, files[at]));
      }
      check();
    });
    // A large file shows how much of it has come, and can be stopped; a small one is there at once.
    const send = event => {
      event.preventDefault();
      const request = new XMLHttpRequest();
      const sending = document.getElementById("sending");
      const rest = [...form.children].filter(child => child !== sending);
      const turn = on => { sending.hidden = !on; for (const child of rest) child.inert = on; };
      const fail = () => { turn(false); problem.hidden = false; problem.textContent = form.dataset.failed; };
      request.upload.addEventListener("progress", ({ loaded, total }) => { sending.querySelector("progress").value = loaded / total; });
      request.addEventListener("load", () => {
        if (request.status < 400) return location.assign(request.responseURL);
        document.open(); document.write(request.responseText); document.close();
      });
      request.addEventListener("error", fail);
      request.addEventListener("abort", () => turn(false));
      sending.querySelector("button").onclick = () => request.abort();
      request.open("POST", form.action);
      request.send(new FormData(form));
      turn(true);
      sending.querySelector("button").focus();
    };
    form.addEventListener("submit", event => {
      if (!check()) return event.preventDefault();
      if (inputs.flatMap(input => [...input.files]).reduce((size, file) => size + file.size, 0) > LARGE) return send(event);
      const button = form.querySelector("button.main");
      button.textContent = form.dataset.waiting;
      setTimeout(() => { button.disabled = true; });
    });
    addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
  }

  // A job: what it is doing now, and on to the result.
  const work = document.querySelector("[data-job]");
  if (work) {
    const doing = work.querySelector(".doing");
    const ask = async () => {
      try {
        const state = await (await fetch(work.dataset.job)).json();
        if (state.state !== "running") return location.replace(location.href);
        if (state.share) work.querySelector("progress").value = state.share;
        if (state.doing) doing.textContent = `${state.doing} …`;
        work.querySelector(".problem").hidden = true;
        setTimeout(ask, 500);
      } catch {
        // The desk was closed, or the computer slept: say so, and go on asking.
        work.querySelector(".problem").hidden = false;
        setTimeout(ask, 3000);
      }
    };
    setTimeout(ask, 500);
  }
})();
