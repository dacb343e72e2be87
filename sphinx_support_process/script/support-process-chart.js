/* Keeps the heads of the lanes of a chart in sight, and says which lanes are out of it.

   Without this script the chart scrolls in its region, which says so. */
(() => {
  "use strict";
  const spp = supportProcess;

  function open(region) {
    const svg = region.querySelector(".spp-chart");
    const names = spp.all(svg, ".spp-head").map(head => spp.all(head, "text").map(spp.text).join(" "));
    const { width, height } = svg.viewBox.baseVal;
    const heads = spp.all(svg, ".spp-lane-head").map((rect, index) => {
      // it tells where it is also while nothing of the chart is drawn, as in a tab that is not chosen
      const [x, y, wide, high] = ["x", "y", "width", "height"].map(side => rect[side].baseVal.value);
      const name = names[index];
      const classes = rect.parentNode.getAttribute("class").replace("spp-lane", "spp-stay");
      return { x, y, wide, high, name, copy: spp.make("span", { class: classes }, name) };
    });
    if (!heads.length || heads.some(({ high }) => high > height / 2)) return;
    const said = JSON.parse(region.dataset.words);
    const row = spp.make("div", { class: "spp-heads", "aria-hidden": "true" },
      ...heads.map(({ copy }) => copy));
    const before = spp.button("", () => move(-1));
    const after = spp.button("", () => move(1));
    const count = spp.fill(said.lanes, { count: heads.length });
    const sign = spp.make("p", { class: "spp-sign" }, before, spp.make("span", {}, count), after);
    const bar = spp.make("div", { class: "spp-made spp-lanes" }, sign, row);
    const frame = region.closest(".spp-frame") ?? spp.make("div", { class: "spp-frame" });
    if (!frame.isConnected) region.replaceWith(frame); // else a script put a copy of it there
    frame.replaceChildren(bar, region);
    region.classList.add("spp-signed");

    /* In which size the chart is drawn, and how far it is scrolled. */
    function drawn() {
      const [box, room] = [svg.getBoundingClientRect(), region.getBoundingClientRect()];
      const scale = box.width / width;
      return { scale, left: box.left - room.left, top: box.top - room.top, room: room.width };
    }

    /* The lanes that are out of sight on each side. */
    function out({ scale, left, room }) {
      const middle = head => left + (head.x + head.wide / 2) * scale;
      return [heads.filter(head => middle(head) < 0), heads.filter(head => middle(head) > room)];
    }

    function draw() {
      const now = drawn();
      const { scale } = now;
      if (!scale) return;
      sign.hidden = region.scrollWidth <= region.clientWidth + 1;
      for (const { copy, x, y, wide, high } of heads)
        copy.style = `left: ${now.left + x * scale}px; top: ${now.top + y * scale}px;
          width: ${wide * scale}px; height: ${high * scale}px`;
      const high = now.top + Math.max(...heads.map(head => head.y + head.high)) * scale + 2;
      row.style.height = `${high}px`;
      region.style.marginTop = `${-high}px`;
      const [left, right] = out(now);
      show(before, left, `‹ ${said.before}`, said.left);
      show(after, right, `${right.length === 1 ? said.one : said.more} ›`, said.right);
    }

    function show(press, lanes, text, label) {
      const count = lanes.length;
      if (!count && document.activeElement === press) region.focus({ preventScroll: true });
      press.style.visibility = count ? "" : "hidden";
      press.textContent = spp.fill(text, { count });
      const names = lanes.map(({ name }) => name).join(", ");
      press.ariaLabel = `${press.textContent} ${spp.fill(label, { names })}`;
    }

    /* Moves the chart by one lane: the next that is out of sight comes to the edge. */
    function move(way) {
      const now = drawn();
      const [left, right] = out(now);
      const next = way < 0 ? left.at(-1) : right[0];
      if (!next) return;
      const begin = now.left + next.x * now.scale;
      const by = way < 0 ? begin - 8 : begin + next.wide * now.scale - now.room + 8;
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      region.scrollBy({ left: by, behavior: still ? "instant" : "smooth" });
    }

    draw();
    region.addEventListener("scroll", draw, { passive: true });
    new ResizeObserver(draw).observe(region);
    spp.stick(bar, frame);
  }

  /* Opens what a target is folded in, for browsers that do not. */
  function unfold() {
    const target = spp.target();
    const fold = target?.closest(".spp-chart-fold");
    if (fold && !fold.open) {
      fold.open = true;
      target.scrollIntoView({ behavior: "instant" });
    }
  }

  spp.each(".spp-chart-region", open);
  unfold();
  addEventListener("hashchange", unfold);
  document.addEventListener("click", event => {
    if (event.target.closest?.(".spp-doors a")) setTimeout(unfold);
  });
  addEventListener("beforeprint", () => {
    for (const fold of spp.all(document, ".spp-chart-fold:not([open])")) {
      fold.open = true;
      addEventListener("afterprint", () => { fold.open = false; }, { once: true });
    }
  });
})();
