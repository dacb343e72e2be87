/* Shows a walkthrough one card at a time, and keeps the trail. Without it all cards are there, linked.

   What is shown, and the trail that led there, stand in the history of the browser: its buttons for
   back and forward work, and the address of the page is that of the card. Other scripts may replace
   what the page shows, by a copy or anew: the walkthrough goes on in it. */
(() => {
  "use strict";
  const spp = supportProcess;
  const KEY = "support-process";
  const AWAY = `${KEY} trail`;
  const SIGNS = { into: "↓", back: "↩", on: "→" };
  const walks = new Map();
  const page = location.pathname;

  const shown = () => history.state?.[KEY];
  const element = id => document.getElementById(id);
  const partOf = card => card.closest(".spp-part");
  const heading = card => card.querySelector(".spp-step-title");
  const owner = card => spp.all(heading(card), ".spp-who").map(spp.text).join(" / ");
  const isEnd = card => card.matches(".spp-ends > li");
  const colon = (name, said) => (said ? `${name}${/[?!.:]$/.test(name) ? "" : ":"} ${said}` : name);
  const nameOf = card => (isEnd(card) ? "" : `${card.value}. `) + spp.text(heading(card).querySelector("strong"));
  const isPlain = event =>
    !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  /* A trail is of steps, and of marks: it went `into` what a step runs, `back` from it, or `on`. */
  const runsOf = past => past.reduce((runs, { kind }, index) =>
    kind === "into" ? [...runs, past[index]] : kind === "back" ? runs.slice(0, -1) : runs, []);

  function linkTo(one) {
    const link = spp.make("a", { href: "#" }, one.name);
    link.pathname = one.page;
    link.hash = one.at;
    return link;
  }

  /* `at` is the id of what is shown: of a card, or of its part that follows once a condition holds. */
  function open(box) {
    const [head, trail, fold, , status, paper] = spp.all(box, ":scope > .spp-made");
    if (!head) return;
    const { titles, words } = JSON.parse(head.dataset.told);
    const [where, back] = head.children;
    const [every, next, lines] = spp.all(trail, "button, ol");
    const [written] = spp.all(fold, "pre");
    // these stand in the card that needs them
    const [band, handed, acts, waiting] =
      ["band", "handed", "acts", "waiting"].map(name => box.querySelector(`.spp-${name}`));
    const parts = spp.all(box, ".spp-part");
    const cards = spp.all(box, ".spp-part > * > .spp-step");
    const cardOf = at => cards.find(card => card.contains(element(at)));
    const titleOf = card => titles[parts.indexOf(partOf(card))];
    const walk = { box, parts, cards, cardOf, titleOf, draw, focus };
    const outer = box.closest("section")?.querySelector("h1, h2, h3, h4, h5, h6");

    for (const one of spp.all(box, ".spp-noted"))
      one.onclick = () => spp.copy(one, status, note(one.value));
    for (const one of [next, acts.lastChild])
      one.onclick = () => {
        box.dispatchEvent(new Event("support-process-next", { bubbles: true }));
        go(walk, cards[0].id, []);
      };
    back.onclick = event => {
      const { past } = walk.now;
      if (shown()?.by === box.id) history.back();
      else jump(past.findLast(one => one.at), event);
    };
    every.onclick = () => {
      drawTrail(Infinity);
      lines.querySelector("a").focus();
    };
    for (const card of cards) {
      const title = heading(card);
      title.role = "heading";
      title.ariaLevel = Math.min(Number(outer?.tagName[1] ?? 1) + 1, 6);
      title.tabIndex = -1;
    }
    parts.forEach((part, index) => {
      spp.all(part, ".spp-steps > li").forEach((card, before) => { card.value = before + 1; });
      for (const duties of spp.all(part, ".spp-duties")) duties.dataset.part = index;
    });
    box.append(...spp.all(box, ".spp-duties"));
    box.role = "group";
    box.ariaLabel = spp.fill(words.label, { process: titles[0] });
    box.classList.add("spp-walking");
    box.addEventListener("click", press);
    box.addEventListener("keydown", type);
    box.addEventListener("support-process-sent", sent);
    walk.now = settled(walks.get(box.id)?.now) ?? { at: cards[0].id, past: [] };
    walks.set(box.id, walk);
    spp.paint(box);
    draw();

    function draw() {
      const { at, past, sent } = walk.now;
      const card = cardOf(at);
      const runs = runsOf(past);
      const around = [card, ...runs.map(run => cardOf(run.at))].map(one => one && partOf(one));
      const count = spp.all(partOf(card), ".spp-steps > li").length;
      for (const one of [...parts, ...cards]) one.classList.toggle("spp-now", one.contains(card));
      for (const one of spp.all(box, ".spp-duties"))
        one.hidden = isEnd(card) || !around.includes(parts[one.dataset.part]);
      card.classList.toggle("spp-asking", card.id === at && Boolean(card.querySelector(".spp-doing")));
      box.classList.toggle("spp-begun", past.length > 0);
      spp.levels?.({ box, card, at, past }, said =>
        go(walk, at, [...past, { page, at, process: titleOf(card), sent, ...said }]));
      if (isEnd(card)) card.append(acts);
      drawWait(card);
      drawBand(card);
      drawWays(card, past);
      where.replaceChildren(...runs.flatMap(run => [spp.strong(run.process), " › "]), spp.strong(titleOf(card)),
        isEnd(card) ? "" : ` · ${spp.fill(words.step, { number: card.value, count })}`);
      next.hidden = isEnd(card); // which has its own
      back.hidden = trail.hidden = !past.length;
      drawTrail(6);
      written.textContent = paper.textContent = note();
      drawFootnotes();
    }

    /* Says before the title what is another than at the step before: the process, or who. */
    function drawBand(card) {
      const { past } = walk.now;
      const { kind, said } = past.at(-1) ?? {};
      const who = owner(card);
      const before = past.findLast(one => one.who)?.who ?? who;
      const isHanded = who && before !== who;
      const role = spp.fill(words.here, { role: who });
      const rows = [];
      const add = (sign, first, rest) => rows.push(
        spp.make("p", {}, spp.make("span", { "aria-hidden": "true" }, sign), " ", spp.strong(first), ` ${rest || ""}`));
      if (kind)
        add(SIGNS[kind], spp.fill(words[kind], { process: titleOf(card) }),
          { into: words.return, back: said, on: who && !isHanded && words.stay }[kind]);
      if (isHanded) add("⇄", role, words.hand);
      handed.hidden = !isHanded;
      handed.value = role;
      band.replaceChildren(...rows, handed);
      band.hidden = !rows.length;
      heading(card).before(band);
      heading(card).setAttribute("aria-describedby", rows.length ? band.id : "");
    }

    /* Where something is waited for, that can be noted as well. */
    function drawWait(card) {
      const wait = card.querySelector(".spp-wait");
      if (wait) spp.all(card, ".spp-ways").at(-1).append(waiting.parentNode);
      waiting.value = `${words.waits} ${spp.text(wait)}`;
    }

    const backTo = ({ process }) => spp.fill(words.returns, { step: process });
    const named = one =>
      (one.at ? one.name : `${SIGNS[one.kind]} ${one.kind === "back" ? backTo(one) : one.process}`);

    /* A way out of what is run says where it leads back to, and with which outcome. */
    function drawWays(card, past) {
      for (const way of spp.all(card, "a.spp-way")) {
        const to = way.querySelector(".spp-to");
        const end = follow(way, [...past, { process: titleOf(card) }]).past.slice(past.length)
          .find(one => one.said);
        to.dataset.to ??= spp.text(to);
        to.textContent = end ? colon(backTo(end), end.said) : to.dataset.to;
      }
    }

    /* Each line is a step, as a link back to it, and what was said; or says where it went. */
    function drawTrail(most) {
      const { past } = walk.now;
      const first = past.length > most ? past.length - 4 : 0;
      lines.replaceChildren(...past.slice(first).map((one, index) => {
        const link = one.at ? linkTo(one) : named(one);
        const line = spp.make("li", {}, link, " ", spp.make(one.isDone ? "span" : "strong", {}, one.said ?? ""));
        line.style.marginInlineStart = `${1.4 * runsOf(past.slice(0, first + index)).length}em`;
        if (one.at) link.addEventListener("click", event => isPlain(event) && jump(one, event));
        return line;
      }));
      every.textContent = spp.fill(words.every, { count: past.length });
      every.hidden = !first;
    }

    /* The trail as plain text, where it stands, and what else is said of that. */
    function note(more) {
      const { at, past, sent } = walk.now;
      const card = cardOf(at);
      const step = nameOf(card) + (owner(card) && ` (${owner(card)})`);
      const lines = past.map((one, index) => {
        const indent = "   ".repeat(runsOf(past.slice(0, index)).length);
        return indent + colon(named(one), one.said) + (one.sent ?? "");
      });
      const last = isEnd(card) ? colon(step, spp.text(card.querySelector(".spp-ended")))
        : spp.fill(words.now, { step });
      return [past[0]?.process ?? titleOf(card), ...lines, last + (sent ?? ""), more].filter(Boolean).join("\n");
    }

    /* `ring` tells whether the focus is marked; where it is left out, the browser decides. */
    function focus(ring) {
      const title = heading(cardOf(walk.now.at));
      if (head.getBoundingClientRect().top < parseFloat(getComputedStyle(head).scrollMarginTop)
          || title.getBoundingClientRect().bottom > innerHeight)
        head.scrollIntoView({ block: "start", behavior: "instant" });
      title.focus({ preventScroll: true, focusVisible: ring });
    }

    /* Goes along a way; to another page the trail goes along in the tab. */
    function take(past, way, event) {
      const next = follow(way, past);
      const { href, pathname, hash } = next.way;
      event.preventDefault();
      // Safari would mark the focus after a tap as well
      if (next.walk) go(next.walk, next.at, next.past, way.matches(":focus-visible"));
      else if (spp.keep(AWAY, { to: pathname + hash, past: next.past }) || fold.open) location.href = href;
      else {
        fold.open = true;
        spp.say(status, words.lost);
      }
    }

    /* Goes back to a line of the trail, and forgets what came after. */
    function jump(one, event) {
      const { past } = walk.now;
      take(past.slice(0, past.indexOf(one)), linkTo(one), event);
    }

    function press(event) {
      const way = event.target.closest("a.spp-way");
      if (!way || !isPlain(event)) return;
      const { at, past, sent } = walk.now;
      const card = cardOf(at);
      const kind = way.matches(".spp-into") ? "into" : "";
      const said = spp.text(way.closest("li").querySelector("strong"));
      const isDone = way.matches(".spp-primary");
      take([...past, { page, at, process: titleOf(card), name: nameOf(card), who: owner(card),
        kind, said, sent, isDone }], way, event);
    }

    /* Notes with the card which of its replies went out. */
    function sent({ target }) {
      const reply = ` (${spp.text(target.closest(".spp-reply").querySelector(".spp-title"))})`;
      walk.now.sent = (walk.now.sent ?? "").replace(reply, "") + reply;
      remember("replaceState", shown()?.by);
      draw();
    }

    /* The digits press what a card offers. */
    function type(event) {
      const card = cardOf(walk.now.at);
      if (!/^[1-9]$/.test(event.key) || !isPlain(event) || !card.contains(event.target)
          || event.target.matches("input, textarea, select, [contenteditable]")) return;
      spp.all(card, ".spp-way, .spp-ways button, .spp-acts button")
        .filter(one => one.checkVisibility())[event.key - 1]?.click();
    }
  }

  /* What was shown, but for cards that are gone since; nothing if it is gone itself. */
  const settled = was => (was && element(was.at) ? { ...was,
    past: was.past.filter(one => one.page !== page || element(one.at)) } : null);

  /* Which walkthrough an address of this page leads to, and to what in it. */
  function find(hash) {
    const target = spp.target(hash);
    for (const walk of walks.values()) {
      const isWhole = target === walk.box || walk.parts.includes(target);
      const card = walk.cards.find(one => (isWhole ? target.contains(one) : one.contains(target)));
      if (card) return { walk, target, at: target.closest(".spp-doing")?.id ?? card.id };
    }
    return null;
  }

  /* Where a way leads on this page, past the ends of what was run; no walk where it leads away. */
  function follow(way, past) {
    const found = way.pathname === page ? find(way.hash) : null;
    if (!found) return { way, past };
    const { walk, at } = found;
    const card = walk.cardOf(at);
    const process = walk.titleOf(card);
    const last = past.at(-1);
    const run = runsOf(past).at(-1);
    const isRun = ({ pathname, hash }) => pathname === run?.page && hash === `#${run.at}`;
    const mark = (kind, process, said) => [...past, { kind, process, said }];
    const end = spp.all(card, ".spp-back > li").find(row => isRun(row.querySelector("a")));
    const on = end?.querySelector(".spp-way");
    if (on) return follow(on, mark("back", run.process, spp.text(card.querySelector(".spp-ended"))));
    if (!last || last.kind === "into" || last.process === process) return { way, walk, at, past };
    return { way, walk, at, past: mark(run?.process === process ? "back" : "on", process) };
  }

  /* A footnote goes with what refers to it, unless the address of the page is its own. */
  function drawFootnotes() {
    const asked = spp.target();
    for (const one of spp.all(document, ".footnote")) {
      const places = spp.all(one, "[role=doc-backlink]").map(link => spp.target(link.hash));
      one.classList.toggle("spp-elsewhere", one !== asked && places.length > 0
        && places.every(place => place?.closest(".spp-walking .spp-step:not(.spp-now)")));
    }
  }

  /* Notes in the history what all walkthroughs show, and which of them moved. */
  function remember(how, by, address) {
    const all = Object.fromEntries([...walks].map(([id, { now }]) => [id, now]));
    try {
      history[how]({ ...history.state, [KEY]: { all, by } }, "", address);
    } catch {
      // a page in a frame without an address of its own has no history either
    }
  }

  function go(walk, at, past, ring) {
    walk.now = { at, past };
    remember("pushState", walk.box.id, `#${at}`);
    walk.draw();
    walk.focus(ring);
  }

  /* Browsers look for the target of an address after they have told of it, and move the focus. */
  function focusLater({ focus }) {
    if (document.readyState === "complete") setTimeout(focus);
    else addEventListener("load", () => setTimeout(focus), { once: true });
  }

  /* Shows what an entry of the history remembers. */
  function restore({ all }) {
    for (const [id, walk] of walks) {
      const was = settled(all[id]);
      const { at, past } = walk.now;
      if (!was) continue;
      walk.now = was;
      walk.draw();
      if (was.at !== at || was.past.length !== past.length) focusLater(walk);
    }
  }

  /* Shows the card that the address names, with the trail that is known to lead there. */
  function arrive() {
    const found = find(location.hash);
    const { walk, at, target } = found ?? {};
    const came = spp.kept(AWAY);
    const next = found && came?.to === page + location.hash ? follow(location, came.past) : null;
    spp.keep(AWAY, null);
    if (next?.walk) next.walk.now = { at: next.at, past: next.past };
    else if (found) {
      const { past } = walk.now;
      const index = past.findIndex(one => one.at === at && one.page === page);
      if (target === walk.box) walk.now = { at, past: [] };
      else if (at !== walk.now.at) walk.now = { at, past: index < 0 ? past : past.slice(0, index) };
    }
    remember("replaceState", next?.walk?.box.id);
    for (const one of walks.values()) one.draw();
    if (next?.walk || (found && [at, walk.box.id].includes(target.id))) focusLater(next?.walk ?? walk);
    else spp.target()?.scrollIntoView({ behavior: "instant" });
  }

  /* A link that is none of ours leaves an entry of which nothing is remembered. */
  const come = () => (shown() ? restore(shown()) : arrive());

  spp.each(".spp-walk", open);
  addEventListener("popstate", come);
  come();
})();
