// The switch to the other script leads to the same place of the same page. Without a script it
// leads to the page: the address in the link is right as it stands.
(function () {
  "use strict";
  const HEADER = 72; // pixels under the header that stays when the page is scrolled
  const PART_OF_A_LINE = 12; // what is left of a block above the one that is read

  // The place that the address names, if it is on the page.
  function placeNamed(named) {
    try {
      return document.getElementById(decodeURIComponent(named));
    } catch (error) {
      return null; // %E0 alone is no encoding of anything
    }
  }

  function isSeen(element) {
    const box = element.getBoundingClientRect();
    return box.bottom > HEADER && box.top < innerHeight;
  }

  // The id of the block that is being read: the first one that reaches below the header.
  function blockRead() {
    if (scrollY < HEADER) {
      return "";
    }
    const blocks = document.querySelectorAll(
      ".bd-article p[id], .bd-article :is(h1, h2, h3, h4, h5, h6)"
    );
    for (const block of blocks) {
      const box = block.getBoundingClientRect();
      if (box.height > 0 && box.bottom > HEADER + PART_OF_A_LINE) {
        return block.id || block.closest("section[id]")?.id || "";
      }
    }
    return "";
  }

  // The fragment stands as long as its place is in sight; then the block that is being read does.
  function fragment() {
    const named = location.hash.slice(1);
    const place = named && placeNamed(named);
    if (named && (!place || isSeen(place))) {
      return named;
    }
    return blockRead();
  }

  // The page's own address of the link, kept as it stood before a fragment was put to it.
  const pages = new WeakMap();

  function aim(event) {
    const link = event.target instanceof Element && event.target.closest("a.edition-switch");
    if (!link) {
      return;
    }
    if (!pages.has(link)) {
      pages.set(link, link.getAttribute("href"));
    }
    const page = pages.get(link);
    const place = fragment();
    // What the reader has asked the search for is asked again there.
    link.setAttribute("href", page + location.search + (place ? "#" + place : ""));
  }

  // Before a click, a middle click, a menu and Enter alike. The whole document listens, so that the
  // switch works as soon as it can be seen, however late the rest of the page arrives.
  for (const event of ["pointerdown", "focusin", "keydown", "contextmenu", "click"]) {
    document.addEventListener(event, aim, true);
  }
})();
