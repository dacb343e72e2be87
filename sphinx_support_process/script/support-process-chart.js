/* Keeps the heads of the lanes of a chart in sight, and says which lanes are out of it.

   Without this script the chart scrolls in its region, which says so. */
(() => {
  "use strict";
  const { all, each, make, made, button, fill, stick } = globalThis.supportProcess;

  /* Where a rectangle is, also while nothing of the chart is drawn, as in a tab that is not chosen. */
  function place({ x, y, width, height }) {
    const [left, top, wide, high] = [x, y, width, height].map(length => length.baseVal.value);
    return { x: left, y: top, wide, high };
  }

  function open(region) {
    const svg = region.querySelector(".spp-chart");
    const rects = all(svg, ".spp-lane-head");
    const names = all(svg, ".spp-head").map(head =>
      all(head, "text").map(line => line.textContent).join(" "));
    const { width, height } = svg.viewBox.baseVal;
    const places = rects.map(place);
    if (!rects.length || places.some(({ high }) => high > height / 2)) return;
    const said = JSON.parse(region.dataset.words);
    const heads = rects.map((rect, index) => {
      const classes = rect.parentNode.getAttribute("class").replace("spp-lane", "spp-stay");
      const copy = make("span", { class: classes }, names[index]);
      return { ...places[index], name: names[index], copy };
    });
    const row = make("div", { class: "spp-heads", "aria-hidden": "true" },
      ...heads.map(({ copy }) => copy));
    const before = button("", () => move(-1));
    const after = button("", () => move(1));
    const count = make("span", {}, fill(said.lanes, { count: heads.length }));
    const sign = make("p", { class: "spp-sign" }, before, count, after);
    const bar = made("div", "spp-lanes", sign, row);
    const frame = make("div", { class: "spp-frame" });
    region.replaceWith(frame);
    frame.append(bar, region);
    region.classList.add("spp-signed");

    /* In which size the chart is drawn, and how far it is scrolled. */
    function drawn() {
      const [box, room] = [svg.getBoundingClientRect(), region.getBoundingClientRect()];
      const scale = box.width / width;
      return { scale, left: box.left - room.left, top: box.top - room.top, room: room.width };
    }

    function out(head, { scale, left, room }) {
      const middle = left + (head.x + head.wide / 2) * scale;
      return middle < 0 ? "left" : middle > room ? "right" : "";
    }

    function draw() {
      const now = drawn();
      if (!now.scale) return;
      sign.hidden = region.scrollWidth <= region.clientWidth + 1;
      for (const { copy, x, y, wide, high } of heads) {
        copy.style.left = `${now.left + x * now.scale}px`;
        copy.style.top = `${now.top + y * now.scale}px`;
        copy.style.width = `${wide * now.scale}px`;
        copy.style.height = `${high * now.scale}px`;
      }
      const high = now.top + Math.max(...heads.map(head => head.y + head.high)) * now.scale + 2;
      row.style.height = `${high}px`;
      region.style.marginTop = `${-high}px`;
      const names = side => heads.filter(head => out(head, now) === side).map(({ name }) => name);
      const [left, right] = [names("left"), names("right")];
      const more = right.length === 1 ? said.one : said.more;
      show(before, left, `‹ ${fill(said.before, { count: left.length })}`, said.left);
      show(after, right, `${fill(more, { count: right.length })} ›`, said.right);
    }

    function show(press, lanes, text, label) {
      if (!lanes.length && document.activeElement === press) region.focus({ preventScroll: true });
      press.style.visibility = lanes.length ? "" : "hidden";
      press.textContent = text;
      press.setAttribute("aria-label", `${text} ${fill(label, { names: lanes.join(", ") })}`);
    }

    /* Moves the chart by one lane: the next that is out of sight comes to the edge. */
    function move(way) {
      const now = drawn();
      const side = heads.filter(head => out(head, now) === (way < 0 ? "left" : "right"));
      const next = way < 0 ? side.at(-1) : side[0];
      if (!next) return;
      const begin = now.left + next.x * now.scale;
      const by = way < 0 ? begin - 8 : begin + next.wide * now.scale - now.room + 8;
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      region.scrollBy({ left: by, behavior: still ? "instant" : "smooth" });
    }

    draw();
    region.addEventListener("scroll", draw, { passive: true });
    new ResizeObserver(draw).observe(region);
    stick(bar, frame);
  }

  /* Opens what a target is folded in, for browsers that do not. */
  function unfold() {
    let target;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return;
    }
    const fold = target?.closest(".spp-chart-fold");
    if (fold && !fold.open) {
      fold.open = true;
      target.scrollIntoView({ behavior: "instant" });
    }
  }

  each(".spp-chart-region", open);
  unfold();
  addEventListener("hashchange", unfold);
  document.addEventListener("click", event => {
    if (event.target.closest?.(".spp-doors a")) setTimeout(unfold);
  });
  addEventListener("beforeprint", () => {
    for (const fold of all(document, ".spp-chart-fold:not([open])")) {
      fold.open = true;
      addEventListener("afterprint", () => { fold.open = false; }, { once: true });
    }
  });
})();
