/* What the parts of the script share: they find their boxes, make elements, keep, say and copy.

   Nothing leaves the page: what is kept lives in the tab, and is lost where that is forbidden. */
(() => {
  "use strict";

  /* Opens each box of a kind, those that other scripts bring later as well. */
  function each(selector, open) {
    const opened = new WeakSet();
    const look = () => {
      for (const box of document.querySelectorAll(selector)) {
        if (opened.has(box)) continue;
        opened.add(box);
        for (const made of box.querySelectorAll(".spp-made")) made.remove(); // in a copy of a box
        open(box);
      }
    };
    look();
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  }

  function make(tag, attributes = {}, ...content) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
  }

  function button(said, press, classes = "") {
    const made = make("button", { type: "button", class: `spp-button ${classes}`.trim() }, said);
    made.addEventListener("click", press);
    return made;
  }

  /* A message with each `{name}` in it replaced. */
  function fill(message, values) {
    return message.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  }

  function keep(key, value) {
    try {
      sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
      // no storage here, or it is full
    }
  }

  function kept(key) {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch {
      return null;
    }
  }

  /* Says something once more, even if it is what was said last. */
  function say(status, said) {
    status.textContent = "";
    setTimeout(() => { status.textContent = said; }, 50);
  }

  /* Copies as text and as HTML; where that is forbidden, shows the text to be copied by hand. */
  async function copy(by, status, { text, html }, words) {
    if (!(await viaClipboard(text, html)) && !viaEvent(text, html)) {
      const field = make("textarea", { class: "spp-made spp-by-hand", readonly: "", "aria-label": words.select });
      field.value = text;
      status.before(field);
      field.addEventListener("blur", () => field.remove());
      field.select();
      say(status, words.select);
      return;
    }
    const before = by.dataset.said ?? by.textContent;
    by.dataset.said = before;
    by.style.minWidth = `${by.getBoundingClientRect().width}px`;
    by.textContent = words.copied;
    say(status, words.copied);
    clearTimeout(by.back);
    by.back = setTimeout(() => {
      by.textContent = before;
      by.style.minWidth = "";
    }, 2000);
  }

  async function viaClipboard(text, html) {
    try {
      const parts = { "text/plain": text, "text/html": html };
      const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      return false;
    }
  }

  function viaEvent(text, html) {
    let done = false;
    const put = event => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/plain", text);
      event.clipboardData.setData("text/html", html);
      done = true;
    };
    document.addEventListener("copy", put, true);
    try {
      document.execCommand("copy");
    } catch {
      done = false;
    }
    document.removeEventListener("copy", put, true);
    return done;
  }

  /* How far down a bar of the theme covers the page, at the middle of a box. */
  function covered(box) {
    const { left, width } = box.getBoundingClientRect();
    let bottom = 0;
    for (const found of document.elementsFromPoint(left + width / 2, 1))
      for (let one = found; one && !box.contains(one); one = one.parentElement)
        if (["sticky", "fixed"].includes(getComputedStyle(one).position) && !one.contains(box))
          bottom = Math.max(bottom, one.getBoundingClientRect().bottom);
    return bottom < innerHeight / 3 ? bottom : 0;
  }

  /* Tells the styles of a box what it has to keep below, now and whenever that may change. */
  function stayBelow(box) {
    const measure = () => box.style.setProperty("--spp-top", `${covered(box)}px`);
    measure();
    addEventListener("resize", measure);
    addEventListener("scroll", measure, { passive: true });
  }

  globalThis.supportProcess = { each, make, button, fill, keep, kept, say, copy, stayBelow };
})();
