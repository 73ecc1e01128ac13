// A link that was copied from a block says what its words were: …/a.html?cited=1a2b3c4d#art-30-p2.
// Who arrives by it is told, quietly, whether they are the same. Servers and readers without
// scripts pass the query over; the fragment alone leads to the place.
(function () {
  "use strict";
  const NO_WORDS = ".added, .milestone, .headerlink, .cite-button, template";
  const line = document.getElementById("cite-check");

  // CRC-32 (ISO/IEC 3309, the one of zip), of the words in UTF-8: eight hexadecimal digits.
  function crc32(words) {
    let sum = -1;
    for (const byte of new TextEncoder().encode(words)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) {
        sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
      }
    }
    return ((sum ^ -1) >>> 0).toString(16).padStart(8, "0");
  }

  // Of a heading or paragraph; blanks are no part of it, nor what the editors have added. Nothing
  // where the block has no words of the text, as a title that the editors have given.
  function checksum(block) {
    const copy = block.cloneNode(true);
    copy.querySelectorAll(NO_WORDS).forEach((part) => part.remove());
    const words = copy.textContent.replace(/\s+/g, "");
    return words && crc32(words);
  }

  window.zhbookChecksum = checksum;

  // An earlier address leads to an empty span at the beginning of the place.
  function placeNamed() {
    try {
      const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      return named?.matches("span:empty") ? named.parentElement : named;
    } catch (error) {
      return null; // %E0 alone is no encoding of anything
    }
  }

  const cited = new URLSearchParams(location.search).get("cited");
  if (!line || !location.hash || !/^[0-9a-f]{8}$/.test(cited || "")) {
    return;
  }
  const place = placeNamed();
  const block = place?.matches("section")
    ? place.querySelector(":scope > :is(h1, h2, h3, h4, h5, h6)")
    : place;
  const same = Boolean(block) && checksum(block) === cited;
  const button = line.querySelector("button");

  function close() {
    line.hidden = true;
    line.querySelector("span").textContent = "";
  }

  line.hidden = false;
  line.classList.toggle("is-changed", !same);
  // Said a moment later: a region is read out when its words change, not when they are there.
  setTimeout(function () {
    line.querySelector("span").textContent = same ? line.dataset.same : line.dataset.changed;
  }, 50);
  button.addEventListener("click", close);
  addEventListener("hashchange", close);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      close();
    }
  });
})();
