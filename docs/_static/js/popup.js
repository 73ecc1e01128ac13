// A link within the book shows what stands where it leads, under the pointer and under the focus
// of the keyboard. Esc closes it; the pointer may rest on it (WCAG 2.2, 1.4.13).
(function () {
  "use strict";
  const shards = window.zhbookShards;
  const LINKS = ".bd-article a.internal[href]";
  const REST = 250; // milliseconds before it opens, and before it closes
  let shown = null; // { link, box }
  let timer = 0;
  let asked = 0;

  function close() {
    clearTimeout(timer);
    asked += 1;
    if (shown) {
      shown.box.remove();
      shown.link.removeAttribute("aria-describedby");
      shown = null;
    }
  }

  async function wordsOf(link) {
    const page = shards.pageOf(link.href);
    const place = decodeURIComponent(new URL(link.href).hash.slice(1));
    const excerpts = page && (await shards.excerpts(page));
    return (excerpts && (excerpts[place] || (!place && excerpts.top))) || "";
  }

  // Beside what was pointed at: the first line of a link, or the rectangle ``line``.
  function put(link, words, line = link.getClientRects()[0] || link.getBoundingClientRect()) {
    close();
    const box = document.createElement("div");
    box.className = "link-popup";
    box.id = "link-popup";
    box.setAttribute("role", "tooltip");
    for (const line of words.split("\n")) {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      box.append(paragraph);
    }
    document.body.append(box);
    const wide = document.documentElement.clientWidth - box.offsetWidth - 8;
    const below = line.bottom + 6;
    const above = line.top - box.offsetHeight - 6;
    const fits = below + box.offsetHeight <= innerHeight || above < 0;
    box.style.left = Math.max(8, Math.min(line.left, wide)) + scrollX + "px";
    box.style.top = (fits ? below : above) + scrollY + "px";
    link.setAttribute("aria-describedby", box.id);
    shown = { link, box };
    return box;
  }

  async function show(link) {
    if (shown && shown.link === link) {
      return;
    }
    close();
    const mine = asked;
    const words = await wordsOf(link);
    // Meanwhile the reader may have gone on.
    if (words && mine === asked) {
      put(link, words);
    }
  }

  window.zhbookPopup = { put, close };

  function later(work) {
    clearTimeout(timer);
    timer = setTimeout(work, REST);
  }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") {
      return; // a tap follows the link
    }
    const link = event.target.closest?.(LINKS);
    if (link) {
      later(() => show(link));
    } else if (shown && event.target.closest?.(".link-popup")) {
      clearTimeout(timer);
    } else if (shown) {
      later(close);
    } else {
      clearTimeout(timer);
    }
  });
  document.addEventListener("focusin", function (event) {
    const link = event.target.closest?.(LINKS);
    if (link && link.matches(":focus-visible")) {
      show(link);
    } else if (shown) {
      close();
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      close();
    }
  });
})();
