/* Shows a walkthrough one card at a time, and keeps the trail. Without it all cards are there, linked.

   What is shown, and the trail that led there, stand in the history of the browser: its buttons for
   back and forward work, and the address of the page is that of the card. Other scripts may replace
   what the page shows, by a copy or anew: the walkthrough goes on in it. */
(() => {
  "use strict";
  const { each, make, button, fill, keep, kept, say, copy } = globalThis.supportProcess;
  const KEY = "support-process";
  const AWAY = `${KEY} trail`; // where a trail is kept that goes along to another page
  const FEW = 6; // lines of the trail; of more, the last four are shown
  const walks = new Map(); // by the id of the box
  const text = node => node?.textContent.trim().replace(/\s+/g, " ") ?? "";
  const texts = (card, what) => [...card.querySelectorAll(what)].map(text);
  const element = id => document.getElementById(id);
  const page = location.pathname;

  /* Of what is shown, `at` is the id of a card, or of the part of one that shows once its condition
     holds; `past` is the trail: steps, and where it went `into` what is run, `back`, or `on`. */
  const runsOf = past => past.reduce((runs, one) =>
    one.kind === "into" ? [...runs, one] : one.kind === "back" ? runs.slice(0, -1) : runs, []);
  const cardOf = ({ cards, now }, at = now.at) => cards.find(card => card.contains(element(at)));
  const partOf = card => card.closest(".spp-part");
  const titleOf = (walk, card) => walk.titles[walk.parts.indexOf(partOf(card))];
  const isEnd = card => card.matches(".spp-ends > li");
  const owner = card => texts(card, ".spp-step-title .spp-who").join(" / ");
  const nameOf = card => (isEnd(card) ? "" : `${card.value}. `) + text(card.querySelector(".spp-step-title strong"));

  function open(box) {
    const data = box.querySelector(":scope > .spp-told");
    if (!data) return;
    const parts = [...box.querySelectorAll(":scope > .spp-part")];
    const cards = [...box.querySelectorAll(".spp-part > * > .spp-step")];
    const status = make("p", { class: "spp-made spp-status", role: "status" });
    const walk = { box, parts, cards, status, ...JSON.parse(data.dataset.told) };
    const { words } = walk;
    const copier = (label, more, classes) => button(label, event =>
      copy(event.currentTarget, status, note(walk, more), "", words), classes);
    const fresh = () => button(words.fresh, () => {
      box.dispatchEvent(new Event("support-process-next", { bubbles: true }));
      go(walk, cards[0].id, []);
    }, "spp-plain");

    const heading = box.closest("section")?.querySelector("h1, h2, h3, h4, h5, h6");
    const level = Math.min(Number(heading?.tagName[1] ?? 1) + 1, 6);
    for (const card of cards) {
      const title = card.querySelector(".spp-step-title");
      const wait = text(card.querySelector(".spp-wait"));
      title.setAttribute("role", "heading");
      title.setAttribute("aria-level", level);
      title.tabIndex = -1;
      if (isEnd(card))
        card.append(make("div", { class: "spp-made spp-acts" },
          copier(words.copy, "", "spp-primary"), fresh()));
      else card.value = card.parentNode.start + [...card.parentNode.children].indexOf(card);
      if (wait)
        [...card.querySelectorAll(".spp-ways")].at(-1).append(make("li", { class: "spp-made" },
          copier(words.waiting, `${words.waits} ${wait}`, "spp-plain")));
    }
    parts.forEach((part, index) => {
      for (const duties of part.querySelectorAll(".spp-duties")) duties.dataset.part = index;
    });

    walk.copier = copier;
    walk.where = make("p", { class: "spp-where" });
    walk.back = button(`‹ ${words.back}`, event => back(walk, event));
    walk.every = button("", () => {
      drawTrail(walk, Infinity);
      walk.lines.querySelector("a").focus();
    }, "spp-plain");
    walk.lines = make("ol");
    walk.trail = make("div", { class: "spp-made spp-trail" },
      make("p", {}, make("strong", {}, words.trail), walk.every, fresh()), walk.lines);
    walk.notes = [make("pre"), make("pre", { class: "spp-made spp-paper" })];
    walk.fold = make("details", { class: "spp-made spp-fold spp-note" },
      make("summary", {}, words.note), walk.notes[0], copier(words.copy));
    data.after(make("div", { class: "spp-made spp-head" }, walk.where, walk.back));
    box.append(walk.trail, walk.fold, status, walk.notes[1], ...box.querySelectorAll(".spp-duties"));
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", fill(words.label, { process: walk.titles[0] }));
    box.classList.add("spp-walking");
    box.addEventListener("click", event => press(walk, event));
    box.addEventListener("keydown", event => type(walk, event));
    walk.now = settled(walks.get(box.id)?.now) ?? { at: cards[0].id, past: [] };
    walks.set(box.id, walk);
    draw(walk);
  }

  /* What was shown, but for cards that are gone since; nothing if it is gone itself. */
  const settled = was => (was && element(was.at) ? { at: was.at,
    past: was.past.filter(one => one.page !== page || element(one.at)) } : null);

  function targetOf(hash) {
    try {
      return element(decodeURIComponent(hash.slice(1)));
    } catch {
      return null;
    }
  }

  /* Which walkthrough an address of this page leads to, and to what in it. */
  function find(hash) {
    const target = targetOf(hash);
    for (const walk of walks.values()) {
      const isWhole = target === walk.box || walk.parts.includes(target);
      const card = walk.cards.find(one => (isWhole ? target.contains(one) : one.contains(target)));
      if (card) return { walk, target, at: target.closest(".spp-doing")?.id ?? card.id };
    }
    return null;
  }

  function draw(walk) {
    const { parts, cards, now, words } = walk;
    const card = cardOf(walk);
    const part = partOf(card);
    const outer = runsOf(now.past);
    const around = [part, ...outer.map(run => element(run.at)?.closest(".spp-part"))];
    for (const one of [...parts, ...cards]) one.classList.toggle("spp-now", one.contains(card));
    for (const one of walk.box.querySelectorAll(".spp-duties"))
      one.hidden = !around.includes(parts[one.dataset.part]);
    card.classList.toggle("spp-asking", card.id === now.at && Boolean(card.querySelector(".spp-doing")));
    walk.box.classList.toggle("spp-begun", now.past.length > 0);
    drawLevels(walk, card);
    drawBand(walk, card);
    const count = part.querySelectorAll(":scope > .spp-steps > li").length;
    walk.where.replaceChildren(
      ...outer.flatMap(run => [make("strong", {}, run.process), " › "]),
      make("strong", {}, titleOf(walk, card)),
      isEnd(card) ? "" : ` · ${fill(words.step, { number: card.value, count })}`);
    walk.back.hidden = walk.trail.hidden = !now.past.length;
    drawTrail(walk, FEW);
    for (const one of walk.notes) one.textContent = note(walk);
    drawNotes();
  }

  /* Says before the title what is another than at the step before: who does it, or the process. */
  function drawBand(walk, card) {
    const { words, now: { past } } = walk;
    const kind = past.at(-1)?.kind;
    const said = fill(words[kind] ?? "", { process: titleOf(walk, card) });
    const who = owner(card);
    const before = past.findLast(one => one.who)?.who;
    const isHanded = before && who && before !== who;
    const more = { into: words.return, back: past.at(-1)?.said, on: who && !isHanded && words.stay }[kind];
    const title = card.querySelector(".spp-step-title");
    const band = make("div", { class: "spp-made spp-band", id: `${walk.box.id}.band` });
    const add = (sign, strong, rest) => band.append(make("p", {},
      make("span", { "aria-hidden": "true" }, sign), " ", make("strong", {}, strong), ` ${rest || ""}`));
    if (said) add(SIGNS[kind], said, more);
    if (isHanded) {
      const role = fill(words.here, { role: who });
      add("⇄", role, words.hand);
      band.append(walk.copier(words.handed, role));
    }
    element(band.id)?.remove();
    if (band.firstChild) title.before(band);
    title.setAttribute("aria-describedby", band.id);
  }

  const SIGNS = { into: "↓", back: "↩", on: "→" };

  /* Says what differs by level for the level that was chosen, and asks for it where none was. */
  function drawLevels(walk, card) {
    const { box, scales, now: { at, past } } = walk;
    for (const one of box.querySelectorAll(".spp-level")) one.remove();
    const chosen = Object.fromEntries(past.flatMap(one => (one.level ? [one.level] : [])));
    let asked = "";
    for (const scale of Object.keys(scales))
      for (const all of box.querySelectorAll(`.spp-by-${scale}`)) {
        const level = chosen[scale];
        const one = all.querySelector(`.spp-at-${level}`) ?? all.querySelector(".spp-at-else");
        all.hidden = Boolean(level);
        if (level)
          all.after(make("span", { class: "spp-made spp-level" },
            one?.querySelector(".spp-value").cloneNode(true) ?? "–", ` (${scales[scale].levels[level]})`));
        else if (card.contains(all) && !(card.id === at && all.closest(".spp-doing"))) asked ||= scale;
      }
    card.classList.toggle("spp-choosing", Boolean(asked));
    if (!asked) return;
    const { title, levels } = scales[asked];
    const rows = Object.entries(levels).map(([level, said]) => make("li", {}, button(said, () =>
      go(walk, at, [...past, { page, at, name: title, said, level: [asked, level],
        process: titleOf(walk, card) }]), "spp-way")));
    [...card.querySelectorAll(".spp-ways")].at(-1).before(make("div", { class: "spp-made spp-level" },
      make("p", {}, fill(walk.words.level, { scale: title })), make("ul", { class: "spp-ways" }, ...rows)));
  }

  /* A footnote goes with what refers to it, unless the address of the page is its own. */
  function drawNotes() {
    const asked = targetOf(location.hash);
    for (const one of document.querySelectorAll(".footnote")) {
      const places = [...one.querySelectorAll("[role=doc-backlink]")].map(a => targetOf(a.hash));
      one.classList.toggle("spp-elsewhere", one !== asked && places.length > 0
        && places.every(place => place?.closest(".spp-walking .spp-step:not(.spp-now)")));
    }
  }

  /* Each line is a step, as a link back to it, and what was said; or says where it went on. */
  function drawTrail(walk, most) {
    const { past } = walk.now;
    const first = past.length > most ? past.length - 4 : 0;
    walk.lines.replaceChildren(...past.slice(first).map((one, index) => {
      const link = one.at ? linkTo(one) : `${SIGNS[one.kind]} ${one.name}`;
      const said = one.said ? make(one.isDone ? "span" : "strong", {}, one.said) : "";
      const line = make("li", {}, link, " ", said);
      line.style.marginInlineStart = `${1.4 * runsOf(past.slice(0, first + index)).length}em`;
      if (one.at) link.addEventListener("click", event => isPlain(event) && jump(walk, one, event));
      return line;
    }));
    walk.every.textContent = fill(walk.words.every, { count: past.length });
    walk.every.hidden = !first;
  }

  function linkTo(one) {
    const link = make("a", { href: "#" }, one.name);
    link.pathname = one.page;
    link.hash = one.at;
    return link;
  }

  /* The trail as plain text, where it stands, and what else is said of that. */
  function note(walk, more) {
    const { now: { past }, words } = walk;
    const card = cardOf(walk);
    const who = owner(card);
    const end = text(card.querySelector(".spp-ended"));
    const said = (name, what) => (what ? `${name}${/[?!.:]$/.test(name) ? "" : ":"} ${what}` : name);
    const lines = past.map((one, index) => {
      const sign = one.at ? "" : `${SIGNS[one.kind]} `;
      const reply = one.sent ? ` (${fill(words.reply, { title: one.sent })})` : "";
      return "   ".repeat(runsOf(past.slice(0, index)).length) + sign + said(one.name, one.said) + reply;
    });
    const step = nameOf(card) + (who && ` (${who})`);
    const last = isEnd(card) ? said(step, end) : fill(words.now, { step });
    return [past[0]?.process ?? titleOf(walk, card), ...lines, last, more].filter(Boolean).join("\n");
  }

  /* `ring` tells whether the focus is marked; where it is left out, the browser decides. */
  function focus(walk, ring) {
    const title = cardOf(walk).querySelector(".spp-step-title");
    const head = walk.box.querySelector(".spp-head");
    if (head.getBoundingClientRect().top < parseFloat(getComputedStyle(head).scrollMarginTop)
        || title.getBoundingClientRect().bottom > innerHeight)
      head.scrollIntoView({ block: "start", behavior: "instant" });
    title.focus({ preventScroll: true, focusVisible: ring });
  }

  /* Browsers look for the target of an address after they have told of it, and move the focus. */
  function focusLater(walk) {
    if (document.readyState === "complete") setTimeout(focus, 0, walk);
    else addEventListener("load", () => setTimeout(focus, 0, walk), { once: true });
  }

  /* Notes in the history what all walkthroughs show, and which of them moved. */
  function remember(how, by, address) {
    const shown = Object.fromEntries([...walks].map(([id, { now }]) => [id, now]));
    try {
      history[how]({ ...history.state, [KEY]: { shown, by } }, "", address);
    } catch {
      // a page in a frame without an address of its own has no history either
    }
  }

  function go(walk, at, past, ring) {
    walk.now = { at, past };
    remember("pushState", walk.box.id, `#${at}`);
    draw(walk);
    focus(walk, ring);
  }

  /* Where a way leads on this page, past the ends of what was run; nothing where it leads away. */
  function follow(way, past) {
    const found = way.pathname === page ? find(way.hash) : null;
    if (!found) return { way, past };
    const { walk, at } = found;
    const card = cardOf(walk, at);
    const process = titleOf(walk, card);
    const runs = runsOf(past);
    const came = way => way.pathname === runs.at(-1)?.page && way.hash === `#${runs.at(-1).at}`;
    const rows = [...card.querySelectorAll(".spp-back > li")];
    const on = rows.find(row => came(row.querySelector("a")))?.querySelector(".spp-way");
    const mark = (kind, process, name, said) => [...past, { kind, process, name, said }];
    if (on) return follow(on,
      mark("back", runs.at(-1).process, process, text(card.querySelector(".spp-ended"))));
    const last = past.at(-1);
    if (!last || last.kind === "into" || last.process === process) return { walk, at, past };
    return { walk, at, past: mark(runs.at(-1)?.process === process ? "back" : "on", process, process) };
  }

  /* Goes along a way; to another page the trail goes along in the tab. */
  function take(walk, past, way, event) {
    const next = follow(way, past);
    const ring = way.matches(":focus-visible"); // else Safari marks the focus after a tap too
    event.preventDefault();
    if (next.walk) go(next.walk, next.at, next.past, ring);
    else if (keep(AWAY, { to: next.way.pathname + next.way.hash, past: next.past }) || walk.fold.open)
      location.href = next.way.href;
    else {
      walk.fold.open = true;
      say(walk.status, walk.words.lost);
    }
  }

  /* Goes back to a line of the trail, and forgets what came after. */
  const jump = (walk, one, event) =>
    take(walk, walk.now.past.slice(0, walk.now.past.indexOf(one)), linkTo(one), event);

  function back(walk, event) {
    if (history.state?.[KEY]?.by === walk.box.id) history.back();
    else jump(walk, walk.now.past.findLast(one => one.at), event);
  }

  const isPlain = event =>
    !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  function press(walk, event) {
    const way = event.target.closest("a.spp-way");
    if (!way || !isPlain(event)) return;
    const { at, past } = walk.now;
    const card = cardOf(walk);
    const isInto = way.matches(".spp-into");
    const entry = {
      page, at, process: titleOf(walk, card), name: nameOf(card), who: owner(card),
      kind: isInto ? "into" : "", isDone: way.matches(".spp-primary"),
      said: isInto ? "" : text(way.closest("li").querySelector("strong")),
      sent: texts(card, ".spp-letter .spp-reply").join(", "),
    };
    take(walk, [...past, entry], way, event);
  }

  /* The digits press what a card offers. */
  function type(walk, event) {
    const card = cardOf(walk);
    const offered = [...card.querySelectorAll(".spp-way, .spp-ways button, .spp-acts button")]
      .filter(one => one.checkVisibility());
    if (card.contains(event.target) && isPlain(event) && /^[1-9]$/.test(event.key)
        && !event.target.matches("input, textarea, select, [contenteditable]"))
      offered[event.key - 1]?.click();
  }

  /* Shows what an entry of the history remembers. */
  function restore({ shown }) {
    for (const [id, walk] of walks) {
      const was = settled(shown[id]);
      if (!was) continue;
      const moved = was.at !== walk.now.at || was.past.length !== walk.now.past.length;
      walk.now = was;
      draw(walk);
      if (moved) focusLater(walk);
    }
  }

  /* Shows the card that the address names, with the trail that is known to lead there. */
  function arrive() {
    const found = find(location.hash);
    const came = kept(AWAY);
    const isCome = found && came?.to === page + location.hash;
    keep(AWAY, null);
    if (isCome) {
      const { walk, at, past } = follow(location, came.past);
      if (walk) walk.now = { at, past };
    } else if (found) {
      const { walk, at, target } = found;
      const { past } = walk.now;
      const index = past.findIndex(one => one.at === at && one.page === page);
      if (target === walk.box) walk.now = { at, past: [] };
      else if (at !== walk.now.at) walk.now = { at, past: index < 0 ? past : past.slice(0, index) };
    }
    remember("replaceState", isCome && found.walk.box.id);
    for (const walk of walks.values()) draw(walk);
    if (isCome || (found && [found.at, found.walk.box.id].includes(found.target.id))) focusLater(found.walk);
    else targetOf(location.hash)?.scrollIntoView({ behavior: "instant" });
  }

  addEventListener("popstate", () => {
    if (history.state?.[KEY]) restore(history.state[KEY]);
  });
  addEventListener("hashchange", () => {
    if (!history.state?.[KEY]) arrive(); // by a link that is none of ours
  });

  each(".spp-walk", open);
  if (history.state?.[KEY]) restore(history.state[KEY]);
  else arrive();
})();
