/* What the parts of the script share: they find their boxes, make elements, keep, say and copy.

   Nothing leaves the page: what is kept lives in the tab, and is lost where that is forbidden. */
(() => {
  "use strict";

  const LINK = /https?:\/\/(&amp;|[^\s&"])*[\w/]/g;

  const spp = globalThis.supportProcess = {
    /* What was filled in for a ticket is kept under this name, until the next ticket. */
    FIELDS: "support-process fields",

    all: (box, selector) => [...box.querySelectorAll(selector)],
    text: node => node?.textContent.trim().replace(/\s+/g, " ") ?? "",

    /* Opens each box of a kind, also those that other scripts bring later or put a copy of. What the
       build wrote for scripts alone is put in its place there; of a copy, it is there already. A part
       of another page, as previews show it, is left as it is if it needs what only stands there. */
    each(selector, open) {
      const opened = new WeakSet();
      const look = () => {
        for (const box of spp.all(document, selector)) {
          if (opened.has(box)) continue;
          opened.add(box);
          const inert = spp.all(box, "template.spp-made").map(one =>
            [one, one.dataset.of ? document.getElementById(one.dataset.of) : one]);
          if (!inert.every(([, from]) => from)) continue;
          for (const [one, { content }] of inert) one.replaceWith(content.cloneNode(true));
          open(box);
        }
      };
      look();
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
    },

    make(tag, attributes = {}, ...content) {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.append(...content);
      return element;
    },

    strong: said => spp.make("strong", {}, said),

    button(said, press, classes = "") {
      const element = spp.make("button", { type: "button", class: `spp-button ${classes}` }, said);
      element.onclick = press;
      return element;
    },

    /* What an address names on this page. */
    target(hash = location.hash) {
      try {
        return document.getElementById(decodeURIComponent(hash.slice(1)));
      } catch {
        return null;
      }
    },

    /* A message with each `{name}` in it replaced. */
    fill: (message, values) => message.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all),

    keep(key, value, place = "sessionStorage") {
      try {
        globalThis[place].setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false; // no storage here, or it is full
      }
    },

    kept(key, place = "sessionStorage") {
      try {
        return JSON.parse(globalThis[place].getItem(key));
      } catch {
        return null;
      }
    },

    /* Says something, even if it is what was said last; aloud only if it can be read elsewhere. */
    say(status, said, isRead) {
      status.textContent = "";
      status.style.opacity = Number(!isRead);
      setTimeout(() => { status.textContent = said; }, 50);
    },

    /* Copies a text, and a plain one as the rich form of it, and returns whether it did; where that is
       forbidden, shows the text to be copied by hand. The button says so itself, so nobody reads it twice. */
    async copy(by, status, text, rich = text) {
      const forms = [["text/plain", text], ["text/html", html(rich)]].filter(([, form]) => form);
      const isCopied = (await byClipboard(forms)) || byEvent(forms);
      const field = status.previousElementSibling;
      const { copied } = status.dataset;
      spp.say(status, isCopied ? copied : field.ariaLabel, isCopied);
      field.hidden = isCopied;
      if (!isCopied) {
        field.value = text;
        field.onblur = () => { field.hidden = true; };
        field.select();
      } else if (by.textContent !== copied) {
        const before = by.textContent;
        by.style.minWidth = `${by.offsetWidth}px`;
        by.textContent = copied;
        setTimeout(() => { by.textContent = before; }, 2000);
      }
      return isCopied;
    },
  };

  /* A plain text as paragraphs, with its line breaks and its addresses as links. */
  const html = text => text && `<p>${spp.make("p", {}, text).innerHTML
    .replace(LINK, '<a href="$&">$&</a>').replace(/\n{2,}/g, "</p><p>").replace(/\n/g, "<br>")}</p>`;

  async function byClipboard(forms) {
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(forms))]);
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

  addEventListener("support-process-next", () => spp.keep(spp.FIELDS, {}));
})();
