/* Shows a walkthrough one step at a time. Without this script all steps are there, with links.

   A step and the answers that led to it stand in the history of the browser, so that its buttons
   for back and forward work, and the address of the page is that of the step. Other scripts may
   replace what the page shows, by a copy or anew: the walkthrough goes on in it. */
(() => {
  "use strict";
  const KEY = "support-process";
  const walks = new Map(); // by the id of the box: how to show a step, and what is shown

  function open(box) {
    const places = box.querySelectorAll(":scope > .spp-steps > li, :scope > .spp-ends > li");
    const trail = box.querySelector(":scope > .spp-trail");
    if (!places.length || !trail) return;
    const section = box.closest("section")?.querySelector("h1, h2, h3, h4, h5, h6");
    const level = Math.min(Number(section?.tagName[1] ?? 1) + 1, 6);
    for (const list of box.querySelectorAll(":scope > .spp-steps"))
      [...list.children].forEach((item, index) => { item.value = list.start + index; });
    for (const place of places) {
      const title = place.querySelector(".spp-step-title");
      title.setAttribute("role", "heading");
      title.setAttribute("aria-level", level);
      title.tabIndex = -1;
    }
    box.classList.add("spp-walking");
    box.addEventListener("click", press);
    const now = kept(walks.get(box.id)?.now) ?? { at: places[0].id, past: [] };
    walks.set(box.id, { box, places, trail, now });
  }

  /* What was shown, but for steps that are gone since; nothing if they all are. */
  function kept(was) {
    if (!was || !document.getElementById(was.at)) return null;
    return { at: was.at, past: was.past.filter(one => document.getElementById(one.at)) };
  }

  /* Opens the walkthroughs that are new on the page. */
  function openNew() {
    for (const box of document.querySelectorAll(".spp-walk")) {
      if (walks.get(box.id)?.box.isConnected) continue;
      open(box);
      if (walks.has(box.id)) draw(walks.get(box.id));
    }
  }

  function targetOf(hash) {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null;
    }
  }

  /* Which walkthrough an address of this page leads to, and which of its steps. */
  function find(hash) {
    const target = targetOf(hash);
    for (const walk of walks.values()) {
      const within = [...walk.places].find(place => place.contains(target));
      const place = target === walk.box ? walk.places[0] : within;
      if (place) return { walk, at: place.id, target };
    }
    return null;
  }

  function draw(walk) {
    const { box, places, trail, now } = walk;
    for (const place of places) {
      const shown = place.id === now.at;
      place.classList.toggle("spp-now", shown);
      if (!shown) continue;
      for (const part of box.children) part.classList.toggle("spp-now", part === place.parentNode);
      const before = place.parentNode.previousElementSibling;
      before?.classList.toggle("spp-now", before.classList.contains("spp-phase"));
    }
    box.classList.toggle("spp-first", now.at === places[0].id);
    trail.hidden = !now.past.length && now.at === places[0].id;
    trail.firstElementChild.hidden = !now.past.length;
    trail.querySelector("ol").replaceChildren(...now.past.map(one => entry(walk, one)));
    drawNotes();
  }

  /* A footnote goes with what refers to it, unless the address of the page is its own. */
  function drawNotes() {
    const away = ".spp-walking > * > li:not(.spp-now), .spp-walking:not(.spp-first) > .spp-facts";
    const asked = targetOf(location.hash);
    for (const note of document.querySelectorAll(".footnote")) {
      const places = [...note.querySelectorAll("[role=doc-backlink]")].map(a => targetOf(a.hash));
      const elsewhere = places.length && places.every(place => place?.closest(away));
      note.classList.toggle("spp-elsewhere", Boolean(elsewhere) && note !== asked);
    }
  }

  /* A line of the trail: a step, as a link back to it, and what was answered. */
  function entry(walk, { at, said }) {
    const place = document.getElementById(at);
    const line = document.createElement("li");
    const link = document.createElement("a");
    const answer = document.createElement("strong");
    const title = place.querySelector(".spp-step-title strong").textContent;
    link.href = `#${at}`;
    link.textContent = `${place.value}. ${title}`;
    answer.textContent = said;
    line.append(link, " ", answer);
    return line;
  }

  /* `ring` tells whether the focus is marked; where it is left out, the browser decides. */
  function focus(walk, ring) {
    const title = document.getElementById(walk.now.at).querySelector(".spp-step-title");
    const { top, bottom } = title.getBoundingClientRect();
    if (top < parseFloat(getComputedStyle(title).scrollMarginTop) || bottom > innerHeight)
      title.scrollIntoView({ block: "start", behavior: "instant" });
    title.focus({ preventScroll: true, focusVisible: ring });
  }

  /* Browsers look for the target of an address after they have told of it, and move the focus. */
  function focusLater(walk) {
    if (document.readyState === "complete") setTimeout(focus, 0, walk);
    else addEventListener("load", () => setTimeout(focus, 0, walk), { once: true });
  }

  function remembered() {
    return Object.fromEntries([...walks].map(([id, walk]) => [id, walk.now]));
  }

  function keep(how, address) {
    try {
      history[how]({ ...history.state, [KEY]: remembered() }, "", address);
    } catch {
      // a page in a frame without an address of its own has no history either
    }
  }

  function go(walk, at, past, ring) {
    walk.now = { at, past };
    keep("pushState", `#${at}`);
    draw(walk);
    focus(walk, ring);
  }

  /* Shows what an entry of the history remembers. */
  function restore(state) {
    for (const [id, walk] of walks) {
      const was = kept(state[id]);
      if (!was) continue;
      const moved = was.at !== walk.now.at;
      walk.now = was;
      draw(walk);
      if (moved) focusLater(walk);
    }
  }

  /* Shows the step that the address names, with the answers that are known to lead there. */
  function arrive() {
    const found = find(location.hash);
    if (found) {
      const { walk, at, target } = found;
      const { past } = walk.now;
      const index = past.findIndex(one => one.at === at);
      if (target === walk.box) walk.now = { at, past: [] };
      else if (at !== walk.now.at) walk.now = { at, past: index < 0 ? past : past.slice(0, index) };
      draw(walk);
    } else drawNotes();
    keep("replaceState");
    if (found && [found.at, found.walk.box.id].includes(found.target.id)) focusLater(found.walk);
    else targetOf(location.hash)?.scrollIntoView({ behavior: "instant" });
  }

  function press(event) {
    const walk = walks.get(event.currentTarget.id);
    const link = event.target.closest("a[href]");
    const plain = !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !plain || link.pathname !== location.pathname) return;
    const { at, past } = walk.now;
    const ring = link.matches(":focus-visible"); // else Safari marks the focus after a tap too
    const line = link.closest(".spp-trail li");
    if (line) {
      const index = [...line.parentNode.children].indexOf(line);
      event.preventDefault();
      go(walk, past[index].at, past.slice(0, index), ring);
    } else if (link.classList.contains("spp-again")) {
      event.preventDefault();
      go(walk, walk.places[0].id, [], ring);
    } else if (link.classList.contains("spp-way")) {
      const found = find(link.hash);
      if (found?.walk !== walk) return;
      const said = link.closest("li").querySelector("strong").textContent;
      event.preventDefault();
      go(walk, found.at, [...past, { at, said }], ring);
    }
  }

  addEventListener("popstate", () => {
    if (history.state?.[KEY]) restore(history.state[KEY]);
  });
  addEventListener("hashchange", () => {
    if (!history.state?.[KEY]) arrive(); // by a link that is none of ours
  });

  openNew();
  new MutationObserver(openNew).observe(document, { childList: true, subtree: true });
  if (history.state?.[KEY]) restore(history.state[KEY]);
  else arrive();
})();
