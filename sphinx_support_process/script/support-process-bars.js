/* Keeps bars in sight, and tells what stands on the page which ground is painted there. */
(() => {
  "use strict";

  /* How far down bars of the theme cover the page where a box is. */
  function covered(box) {
    const { left, width } = box.getBoundingClientRect();
    let bottom = 0;
    for (const found of document.elementsFromPoint(left + width / 2, 1))
      for (let one = found; one && !one.contains(box) && !box.contains(one); one = one.parentElement)
        if (/sticky|fixed/.test(getComputedStyle(one).position))
          bottom = Math.max(bottom, one.getBoundingClientRect().bottom);
    return bottom < innerHeight / 3 ? bottom : 0;
  }

  function around(box, isMeant) {
    const one = box.parentElement;
    return !one || isMeant(getComputedStyle(one), one) ? one : around(one, isMeant);
  }

  /* Tells a box the ground that is painted behind it, whenever the theme changes that. */
  function paint(box) {
    const place = () => {
      const ground = around(box, style => !/^(rgba\(.*, 0\)|transparent)$/.test(style.backgroundColor));
      if (ground) box.style.setProperty("--spp-bg", getComputedStyle(ground).backgroundColor);
    };
    place();
    themed(place);
  }

  function themed(place) {
    for (const one of [document.documentElement, document.body]) // where themes say that it is dark
      new MutationObserver(place).observe(one, { attributes: true });
  }

  /* Keeps a bar at an edge of its box in sight, below those of the theme, on the ground that is painted.

     It is moved where something around the box that does not scroll keeps it from sticking. */
  function stick(bar, box, edge = "top") {
    const place = () => {
      if (!bar.checkVisibility()) return;
      const top = covered(box);
      const held = around(box, (style, one) =>
        !/visible|clip/.test(style.overflowY) && !one.matches("html, body"));
      box.style.setProperty("--spp-top", `${top}px`);
      bar.style.position = bar.style[edge] = "";
      if (!held || held.scrollHeight > held.clientHeight || getComputedStyle(bar).position !== "sticky") return;
      const [inner, outer] = [bar, box].map(one => one.getBoundingClientRect());
      const [hidden, room] = edge === "top" ? [top - inner.top, outer.bottom - inner.bottom]
        : [inner.bottom - innerHeight, inner.top - outer.top];
      bar.style.position = "relative";
      bar.style[edge] = `${Math.min(Math.max(hidden, 0), room)}px`;
    };
    place();
    addEventListener("resize", place);
    addEventListener("scroll", place, { capture: true, passive: true });
    for (const one of [bar, box]) new ResizeObserver(place).observe(one);
    themed(place);
    paint(box);
  }

  Object.assign(supportProcess, { paint, stick });
})();
