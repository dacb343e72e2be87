"""What is seen of our parts of a page: scripts that Chromium runs, for the tests of themes."""

from __future__ import annotations

OURS = '[class*="spp-"], dl.glossary'

COLOURS = """ours => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const painted = layers => {
    for (const [colour, opacity] of layers) {
      canvas.globalAlpha = opacity;
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return '#' + [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map(part => part.toString(16).padStart(2, '0')).join('');
  };
  const opacity = node => node ? getComputedStyle(node).opacity * opacity(node.parentElement) : 1;
  const isShape = node => node instanceof SVGGeometryElement;
  const isFilled = (node, x, y) => getComputedStyle(node).fill !== 'none' &&
    node.isPointInFill(new DOMPoint(x, y).matrixTransform(node.getScreenCTM().inverse()));
  const layer = (node, x, y) => {
    const style = getComputedStyle(node);
    if (!isShape(node)) return [style.backgroundColor, opacity(node)];
    return isFilled(node, x, y) ? [style.fill, style.fillOpacity * opacity(node)] : ['#0000', 1];
  };
  const canvasColour = () => {
    const probe = document.documentElement.appendChild(document.createElement('i'));
    probe.style.background = 'Canvas';
    const found = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return found;
  };
  const paper = [canvasColour(), 1];
  // all that is painted at a point before a node, from the paper up; null if the node is not there
  const below = (node, x, y) => {
    const stack = document.elementsFromPoint(x, y);
    const own = stack.indexOf(node);
    return own < 0 ? null : [paper, ...stack.slice(own + 1).reverse().map(one => layer(one, x, y))];
  };
  const seen = node => node.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const texts = [], strokes = [];
  const say = (found, what, layers, ink) =>
    found.push([what, painted([...layers, ink]), painted(layers)]);

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement.closest('text') || text.parentElement;
    if (!text.data.trim() || !node.closest(ours) || !seen(node)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const layers = box.width > 1 && below(node, x, y);
      if (!layers) continue;
      const style = getComputedStyle(node), isDrawn = node.matches('text');
      if (!isDrawn) layers.push(layer(node, x, y));
      const name = node.getAttribute('class') || node.tagName.toLowerCase();
      say(texts, name + ': ' + text.data.trim(), layers,
        [isDrawn ? style.fill : style.color, opacity(node)]);
    }
  }
  for (const shape of document.querySelectorAll('.spp-chart *')) {
    if (!isShape(shape) || !seen(shape) || shape.matches('.spp-lane-body, .spp-phase *')) continue;
    const style = getComputedStyle(shape), isTip = shape.matches('.spp-tip:not(.spp-hollow)');
    const ink = [isTip ? style.fill : style.stroke, style.strokeOpacity * opacity(shape)];
    for (const share of [0, 0.3, 0.5, 0.7, 0.99]) {
      const {x, y} = shape.getPointAtLength(shape.getTotalLength() * share)
        .matrixTransform(shape.getScreenCTM());
      const layers = below(shape, x, y);
      const name = shape.getAttribute('class') || shape.closest('[class]').getAttribute('class');
      if (layers) say(strokes, name, layers, ink);
    }
  }
  for (const box of document.querySelectorAll('.spp-who, a.spp-way')) {
    const [rect] = box.getClientRects(), style = getComputedStyle(box);
    const layers = seen(box) && rect && below(box, rect.x + rect.width / 2, rect.y + 2);
    if (layers) say(strokes, box.className, layers, [style.borderTopColor, opacity(box)]);
  }
  return [texts, strokes];
}"""
"""`[what, its colour, the colour below it]` of each text within `ours`, and of each line of ours
that tells something."""

CUT = """ours => {
  const cut = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || !node.closest(ours)) continue;
    if (!node.checkVisibility({visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    for (let outer = node; outer; outer = outer.parentElement) {
      if (outer.matches('.spp-heads')) break;  // they move with what scrolls
      const {overflowX, overflowY, webkitLineClamp} = getComputedStyle(outer);
      if (webkitLineClamp !== 'none') break;  // it says by dots that it is longer
      if (['auto', 'scroll'].includes(overflowX)) break;
      const room = outer.getBoundingClientRect();
      if (room.width <= 1 || room.height <= 1) break;  // it is for screen readers
      const wide = ['hidden', 'clip'].includes(overflowX) &&
        (box.left < room.left - 1 || box.right > room.right + 1);
      const high = ['hidden', 'clip'].includes(overflowY) &&
        (box.top < room.top - 1 || box.bottom > room.bottom + 1);
      if (wide || high) cut.push(text.data.trim());
    }
  }
  return cut;
}"""
"""The texts within `ours` of which a part is hidden, and cannot be scrolled to."""
