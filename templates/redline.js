// What the style sheet cannot do: going from change to change, filtering, copying, links into the view that is shown.
// Without it the page is whole: all of the text is there, and the views can be switched.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const opens = CSS.supports("selector(:popover-open)");
  const seen = (element) => element.getClientRects().length > 0;
  const form = (element, values) =>
    Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), element);
  for (const part of all(".steps[hidden], .filter[hidden], .views [hidden]")) part.hidden = false;

  // What stands in the drawers of a long code is one piece of text to the browser, until somebody opens or prints them.
  for (const kept of all(".drawer > noscript")) {
    const drawer = kept.parentElement;
    const unpack = () => { if (kept.isConnected) kept.outerHTML = kept.textContent; };
    if (opens) drawer.addEventListener("beforetoggle", unpack, { once: true });
    else unpack();
    addEventListener("beforeprint", unpack, { once: true });
  }

  // The page of a long code holds each line once: its two columns are made when somebody asks for them.
  const isLabel = (block) => block.matches(".heading:not(.l2, .l3)");
  const awaitsText = (cell) => cell.blocks.length === 1 && isLabel(cell.blocks[0]);
  const inText = (block, side) => {
    const copy = block.cloneNode(true);
    for (const word of all(side === "b" ? "ins" : "del", copy)) word.remove();
    const [, piece, goesOn] = block.dataset[side].match(/^\d+(?:\.(\d+)(\+?))? /);
    copy.classList.remove("same", "new", "gone", ...(goesOn ? ["divided", "joined"] : []), ...(side === "b" ? ["level"] : []));
    if (goesOn) copy.classList.add("open");
    if (Number(piece)) copy.classList.add("further");
    for (const name of ["id", "data-a", "data-b"]) copy.removeAttribute(name);
    return copy;
  };
  const addColumns = (lines) => {
    const table = document.createElement("table");
    table.className = "beside";
    const heads = table.createTHead().insertRow();
    for (const name of document.querySelectorAll(".pair b")) {
      const head = heads.appendChild(document.createElement("th"));
      head.scope = "col";
      head.textContent = name.textContent;
    }
    const body = table.createTBody();
    let cells = null;
    let open = false;
    const addRow = () => {
      const row = body.insertRow();
      cells = ["before", "after"].map((side) => {
        const cell = row.insertCell();
        cell.className = side;
        return { cell, blocks: [] };
      });
    };
    let ahead = [];  // What stands above the next block: its number, and where it came from.
    for (const item of lines.children) {
      if (item.matches(".gap")) continue;
      if (item.matches(".n, .came")) ahead.push(item);
      else if (item.matches(".flag")) cells[1].cell.append(item.cloneNode(true));
      else {
        const stands = item.matches(".stub") ? [true, false] : [item.dataset.b !== "", item.dataset.a !== ""];
        const own = cells?.filter((_, n) => stands[n]) ?? [];
        const block = item.matches(".block");
        const fits = open && !isLabel(item) && own.some(awaitsText)
          && own.every((cell) => !cell.blocks.length || awaitsText(cell));
        if (!fits) {
          addRow();
          open = block && isLabel(item);
        }
        cells.forEach(({ cell, blocks }, n) => {
          if (!stands[n]) return;
          for (const extra of ahead) {
            if (extra.matches(".n") && n === 0 && stands[1]) continue;
            const copy = cell.appendChild(extra.cloneNode(true));
            copy.removeAttribute("id");
          }
          cell.append(block ? inText(item, n ? "a" : "b") : item.cloneNode(true));
          blocks.push(item);
        });
        ahead = [];
      }
    }
    lines.className = "inline";
    lines.after(table);
  };
  const near = new IntersectionObserver((found) => {
    for (const { target, isIntersecting } of found) {
      if (!isIntersecting || !$("view-beside").checked) continue;
      near.unobserve(target);
      if (target.matches(".lines")) addColumns(target);
    }
  }, { rootMargin: "100%" });
  $("view-beside").addEventListener("change", () => { for (const lines of all("main .lines")) near.observe(lines); });

  // From change to change, in the view that is shown. Sections are asked where they stand, and only then the marks in
  // the one that is on the screen: the browser lays out nothing that it had left out.
  let current = 0;
  const total = Number($("at").dataset.total);
  const shownIn = (section) => {
    const columns = $("view-beside").checked && section.querySelector(".beside") !== null;
    return all(".n:not(.quiet)", section).filter((mark) => (mark.closest(".beside") !== null) === columns);
  };
  const marks = () => all("main > .section:not([hidden], .whole)").flatMap(shownIn);
  const go = (mark) => {
    if (!mark) return;
    current = Number(mark.dataset.c);
    const lines = $("view-beside").checked && mark.closest(".lines");
    if (lines) {
      const section = lines.closest(".section");
      addColumns(lines);
      mark = shownIn(section).find((other) => Number(other.dataset.c) === current);
    }
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
    $("at").textContent = form($("at").dataset.form, { n: current, total });
  };
  const step = (by) => {
    const shown = marks();
    let place = shown.findIndex((mark) => Number(mark.dataset.c) === current);
    if (place < 0) {
      // Nothing visited yet, or it is filtered out: begin at what is on the screen.
      const at = (element) => element.getBoundingClientRect();
      place = shown.findIndex((mark) => at(mark.closest(".section")).bottom > 0 && at(mark).top > 0);
      if (by > 0) place -= 1;
      else if (place < 0) place = shown.length;
    }
    go(shown[Math.min(Math.max(place + by, 0), shown.length - 1)]);
  };
  // To the next line in which a bracket was lifted or set: from the last one, or where it is out of sight from the window.
  let bracketed = null;
  const stepBracket = () => {
    const lines = [...new Set(all("main :is(.bracket, .sign)").filter(seen).map((mark) => mark.closest(".block")))];
    const top = bracketed?.getBoundingClientRect().top ?? -1;
    const place = top >= 0 && top < innerHeight
      ? lines.indexOf(bracketed) + 1
      : lines.findIndex((line) => line.getBoundingClientRect().top > 0);
    bracketed = lines[Math.max(place, 0)] ?? lines[0];
    bracketed?.scrollIntoView({ block: "center", behavior: "instant" });
  };
  $("next").addEventListener("click", () => step(1));
  $("previous").addEventListener("click", () => step(-1));

  // The article that stands at a third of the window: its name is in the bar, and its place marked in contents and map.
  const text = $("text");
  const entries = new Map(all(".contents li > a").map((link) => [link.hash, link]));
  const window_ = document.querySelector(".map")?.appendChild(document.createElement("i"));
  let place = null;
  let named = null;
  const nameOf = (section) => section.dataset.name ?? section.querySelector("summary")?.textContent ?? "";
  const show = (section) => {
    if (section === named) return;
    named = section;
    const now = document.createElement("span");
    now.textContent = nameOf(section);
    now.className = section.id ? "" : "gone";
    const then = document.createElement("small");
    then.textContent = section.dataset.was ?? "";
    $("here").replaceChildren(now, then);
    for (const link of all(".contents [aria-current]")) link.removeAttribute("aria-current");
    const entry = entries.get(`#${section.id || section.querySelector(".anchor")?.id}`);
    entry?.setAttribute("aria-current", "location");
    if (entry && seen(entry)) {
      const list = entry.closest(".contents");
      const [inside, box] = [entry, list].map((element) => element.getBoundingClientRect());
      if (inside.top < box.top || inside.bottom > box.bottom) list.scrollTop += inside.top - box.top - box.height / 3;
    }
  };
  const look = () => {
    const height = innerHeight / 3;
    const area = text.getBoundingClientRect();
    const section = document.elementFromPoint(area.left + area.width / 2, height)?.closest("main > .section");
    const box = section?.getBoundingClientRect();
    if (box) place = { section, part: (height - box.top) / box.height };
    if (section) show(section);
    if (window_) {
      window_.style.top = `${Math.min(Math.max(-area.top / area.height, 0), 1) * 100}%`;
      window_.style.height = `${Math.min(innerHeight / area.height, 1) * 100}%`;
    }
  };
  let waits = false;
  addEventListener("scroll", () => {
    if (!waits) requestAnimationFrame(() => { waits = false; look(); });
    waits = true;
  }, { passive: true });
  for (const view of all("input[name=view]")) view.addEventListener("change", () => {
    if (!place || !seen(place.section) || scrollY === 0) return;
    const box = place.section.getBoundingClientRect();
    scrollBy({ top: box.top + place.part * box.height - innerHeight / 3, behavior: "instant" });
  });

  // Links: to a change in the view that is shown, into a folded article.
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && $(id);
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    const whole = target.closest(".section")?.querySelector(":scope > details");
    if (whole) whole.open = true;
    if (/^c\d+$/.test(id)) go(marks().find((mark) => `c${mark.dataset.c}` === id));
    else (seen(target) ? target : target.closest(".section") ?? target).scrollIntoView();
  };
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (link && opens) link.closest(":popover-open")?.hidePopover();
    if (link && link.getAttribute("href") === location.hash) follow();
  });

  // A browser of before 2024 knows no popover: contents and drawers stand in the page, and their buttons lead there.
  if (!opens) for (const button of all("[popovertarget]")) {
    button.addEventListener("click", () => $(button.getAttribute("popovertarget")).scrollIntoView());
  }

  // The filter: articles by name or word, and by what happened to them.
  const sections = all("main > .section");
  const texts = new Map();
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  // What holds words, one of them never in another. Nothing stands between two of them in the page: taken together, the
  // last word of one and the first of the next would be one word.
  const lines = "p, h2, h3, th, summary, button, .block";
  const names = (section) => `${section.dataset.was ?? ""} ${nameOf(section)}`;
  const words = (section) => {
    if (!texts.has(section)) {
      const said = all(lines, section).map((line) => line.textContent);
      texts.set(section, fold([names(section), ...said].join("\n")));
    }
    return texts.get(section);
  };
  const filter = () => {
    const word = fold($("filter").value.trim());
    const kind = $("kind").value;
    const on = word || kind;
    let count = 0;
    for (const section of sections) {
      const named = word && /^\d+$/.test(word)
        ? fold(names(section)).split(/[^\p{L}\p{N}]+/u).includes(word)
        : words(section).includes(word);
      const fits = named && (!kind || section.classList.contains(kind));
      section.hidden = on && !fits;
      count += fits;
    }
    document.body.classList.toggle("filtered", Boolean(on));
    $("shown").textContent = !on ? "" : count ? form($("shown").dataset.form, { count }) : $("shown").dataset.none;
  };
  $("filter").addEventListener("input", filter);
  $("kind").addEventListener("change", filter);
  $("reset").addEventListener("click", () => {
    $("filter").value = "";
    $("kind").value = "";
    filter();
  });

  // A clean pair, old and new, for a letter or a table: as HTML and as plain text.
  const copied = (section) => {
    const rows = all(".beside tr", section).map((row) => [...row.cells]);
    const text = (cell) => all("[data-copy]", cell).map((block) => block.textContent).join("\n");
    const heads = rows[0].map((cell) => cell.textContent);
    const body = rows.slice(1).map((row) => row.map(text)).filter((row) => row.some(Boolean));
    const table = document.createElement("table");
    table.border = 1;
    for (const row of [heads, ...body]) {
      const line = table.insertRow();
      for (const cell of row) line.insertCell().innerText = cell;
    }
    const columns = [0, 1].map((n) => [heads[n], "", ...body.map((row) => row[n]).filter(Boolean)].join("\n"));
    return { html: table.outerHTML, plain: columns.join("\n\n") };
  };
  const copy = (button) => {
    const { html, plain } = copied(button.closest(".section"));
    const put = (event) => {
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", plain);
      event.preventDefault();
    };
    document.addEventListener("copy", put, { once: true });
    document.execCommand("copy");
    const label = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 1500);
  };
  // One article, old and new, on a sheet of its own: the sheet has the head of the page, and both texts side by side.
  const alone = (section) => {
    const lines = section.querySelector(":scope > .lines");
    if (lines) addColumns(lines);
    document.body.classList.add("alone");
    section.classList.add("alone");
    addEventListener("afterprint", () => {
      document.body.classList.remove("alone");
      section.classList.remove("alone");
    }, { once: true });
    print();
  };
  for (const button of all("button:is(.copy, .sheet)")) button.hidden = false;
  text.addEventListener("click", ({ target }) => {
    if (target.matches(".copy")) copy(target);
    else if (target.matches(".sheet")) alone(target.closest(".section"));
  });

  // The panel closes as the drawers do: by Escape, and by a click beside it.
  const panel = document.querySelector(".more");
  document.addEventListener("click", ({ target }) => { if (!panel.contains(target)) panel.open = false; });

  // Keys, unless somebody is writing, or has switched them off (single letters disturb those who speak to a machine).
  const views = { 1: "view-inline", 2: "view-beside", 3: "view-changes" };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open) {
      panel.open = false;
      panel.querySelector("summary").focus();
    }
    if (!$("keys").checked || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.matches?.("select, input[type=search], .scroll")) return;
    if (event.key.startsWith("Arrow") && event.target.matches?.("input")) return;  // They choose the view.
    const back = document.documentElement.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const on = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "n" || event.key === on) step(1);
    else if (event.key === "p" || event.key === back) step(-1);
    else if (event.key === "b") stepBracket();
    else if (event.key in views) $(views[event.key]).click();
    else if (event.key === "/") {
      document.querySelector(".more").open = true;
      $("filter").focus();
    } else return;
    event.preventDefault();
  });

  // Printed is what is there, folded or not.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open], .more)");
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of closed) each.open = false; });
  follow();
  look();
})();
