/* What the parts of the script share: they find their boxes, make elements, keep, say and copy.

   Nothing leaves the page: what is kept lives in the tab, and is lost where that is forbidden. */
(() => {
  "use strict";

  /* What was made on this page; of copies that another script brings, nothing is. */
  const ours = new WeakSet();

  /* Opens each box of a kind, also those that other scripts bring later or put a copy of. */
  function each(selector, open) {
    const opened = new WeakSet();
    const look = () => {
      for (const box of document.querySelectorAll(selector)) {
        if (opened.has(box)) continue;
        opened.add(box);
        for (const old of all(box, ".spp-made")) if (!ours.has(old)) old.remove();
        open(box);
      }
    };
    look();
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  }

  /* What was filled in for a ticket is kept under this name, until the next ticket. */
  const FIELDS = "support-process fields";
  addEventListener("support-process-next", () => keep(FIELDS, {}));

  const all = (box, selector) => [...box.querySelectorAll(selector)];
  const text = node => node?.textContent.trim().replace(/\s+/g, " ") ?? "";

  function make(tag, attributes = {}, ...content) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    ours.add(element);
    return element;
  }

  /* Something that goes away when a script that replaces the page brings a copy of it. */
  const made = (tag, classes, ...content) => make(tag, { class: `spp-made ${classes}` }, ...content);
  const strong = said => make("strong", {}, said);
  const statusLine = () => make("p", { class: "spp-made spp-status", role: "status" });

  function button(said, press, classes = "") {
    const element = make("button", { type: "button", class: `spp-button ${classes}` }, said);
    element.onclick = press;
    return element;
  }

  /* What an address names on this page. */
  function target(hash = location.hash) {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null;
    }
  }

  /* A message with each `{name}` in it replaced. */
  const fill = (message, values) => message.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

  function keep(key, value, place = "sessionStorage") {
    try {
      globalThis[place].setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false; // no storage here, or it is full
    }
  }

  function kept(key, place = "sessionStorage") {
    try {
      return JSON.parse(globalThis[place].getItem(key));
    } catch {
      return null;
    }
  }

  /* Says something, even if it is what was said last; aloud only if it can be read elsewhere. */
  function say(status, said, isRead) {
    status.textContent = "";
    status.style.opacity = Number(!isRead);
    setTimeout(() => { status.textContent = said; }, 50);
  }

  /* A plain text as paragraphs, with its line breaks and its addresses as links. */
  function html(text) {
    const line = said => [make("br"), ...said.split(/(https?:\/\/[^\s<>"]*[\w/])/).map((part, index) =>
      (index % 2 ? make("a", { href: part }, part) : part))];
    return text && text.split(/\n{2,}/).map(part =>
      make("p", {}, ...part.split("\n").flatMap(line).slice(1)).outerHTML).join("");
  }

  /* Copies a text, and a plain one as the rich form of it, and returns whether it did; where that is
     forbidden, shows the text to be copied by hand. The button says so itself, so nobody reads it twice. */
  async function copy(by, status, text, words, rich = text) {
    const forms = [["text/plain", text], ["text/html", html(rich)]].filter(([, form]) => form);
    const isCopied = (await byClipboard(forms)) || byEvent(forms);
    say(status, isCopied ? words.copied : words.select, isCopied);
    if (!isCopied) {
      const field = make("textarea", { class: "spp-made spp-by-hand", "aria-label": words.select });
      field.value = text;
      field.onblur = () => field.remove();
      status.before(field);
      field.select();
    } else if (by.textContent !== words.copied) {
      const before = by.textContent;
      by.style.minWidth = `${by.offsetWidth}px`;
      by.textContent = words.copied;
      setTimeout(() => { by.textContent = before; }, 2000);
    }
    return isCopied;
  }

  async function byClipboard(forms) {
    try {
      const blobs = forms.map(([type, form]) => [type, new Blob([form], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      return false;
    }
  }

  function byEvent(forms) {
    const put = event => {
      event.preventDefault();
      event.stopImmediatePropagation();
      for (const form of forms) event.clipboardData.setData(...form);
    };
    addEventListener("copy", put, true);
    const isCopied = document.execCommand("copy");
    removeEventListener("copy", put, true);
    return isCopied;
  }

  globalThis.supportProcess = {
    FIELDS, all, text, each, make, made, strong, statusLine, button, target, fill, keep, kept, say, copy,
  };
})();
