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

  for (const link of document.querySelectorAll("a.edition-switch")) {
    const page = link.getAttribute("href");
    const aim = function () {
      const place = fragment();
      // What the reader has asked the search for is asked again there.
      link.setAttribute("href", page + location.search + (place ? "#" + place : ""));
    };
    // Before a click, a middle click, a menu and Enter alike.
    for (const event of ["pointerdown", "focus", "keydown", "contextmenu", "click"]) {
      link.addEventListener(event, aim);
    }
  }
})();
