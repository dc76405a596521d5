"use strict";
// Search in the index of the page. The words of a text enter the page as text only.
(() => {
  const index = JSON.parse(document.getElementById("index").textContent);
  const box = document.getElementById("words"), list = document.getElementById("hits"), count = document.getElementById("count");
  const MOST = 200, AROUND = 90;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const make = (tag, text, parent) => { const node = document.createElement(tag); node.textContent = text; parent.append(node); return node; };
  const show = (line, at, size) => {
    const item = document.createElement("li"), words = make("p", "", item);
    const start = Math.max(0, at - AROUND), end = Math.min(line[0].length, at + size + AROUND);
    words.append((start ? "… " : "") + line[0].slice(start, at));
    make("mark", line[0].slice(at, at + size), words);
    words.append(line[0].slice(at + size, end) + (end < line[0].length ? " …" : ""));
    const places = make("p", "", item);
    places.className = "about";
    line[2].forEach(([stage, name, page], n) => { places.append(n ? " · " : ""); make("a", `${stage}: ${name}`, places).href = page; });
    list.append(item);
  };
  const search = () => {
    const wanted = fold(box.value.trim());
    list.replaceChildren();
    if (wanted.length < 2) { count.textContent = ""; return; }
    let found = 0;
    for (const line of index) {
      const at = line[1].indexOf(wanted);
      if (at >= 0 && ++found <= MOST) show(line, line[1].length === line[0].length ? at : 0, line[1].length === line[0].length ? wanted.length : 0);
    }
    count.textContent = count.dataset.words.replace("{count}", String(found));
  };
  let waiting;
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
  box.form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  box.disabled = false;
  box.focus();
})();
