// A question finds what its words find: entries of the index have no question mark.
const asked = new URLSearchParams(location.search);
if (/\?\s*$/.test(asked.get("q") ?? "")) {
  asked.set("q", asked.get("q").replace(/[?\s]+$/, ""));
  history.replaceState(null, "", `?${asked}${location.hash}`);
}

// What the theme leaves out for people who use a keyboard or a screen reader.
addEventListener("DOMContentLoaded", () => {
  for (const caption of document.querySelectorAll("p.caption[role=heading]"))
    caption.setAttribute("aria-level", "2");
  for (const wide of document.querySelectorAll("pre, .table-wrapper"))
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
  document.querySelector("aside.sidebar-drawer")?.setAttribute("aria-label", "Site");
  document.querySelector("aside.toc-drawer")?.setAttribute("aria-label", "This page");
  if (!document.querySelector("h1")) {
    const title = document.createElement("h1");
    title.textContent = document.title.split(" - ")[0];
    document.querySelector("article").prepend(title);
  }
});
