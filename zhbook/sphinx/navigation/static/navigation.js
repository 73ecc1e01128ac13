// The outline of the page opens where one reads; a long list of pages can be narrowed down.
(function () {
  "use strict";

  // ---- Where one reads -----------------------------------------------------------------------

  function followReading(nav) {
    const rows = new Map();
    for (const link of nav.querySelectorAll('.page-outline a[href^="#"]')) {
      const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (place) {
        rows.set(place, link.parentElement);
      }
    }
    if (!rows.size) {
      return;
    }
    const places = [...rows.keys()];
    const opened = new Set();
    let reading = null;

    // The last heading above the upper third of the window.
    function current() {
      const line = window.innerHeight / 3;
      let low = 0;
      let high = places.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (places[middle].getBoundingClientRect().top <= line) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low ? rows.get(places[low - 1]) : null;
    }

    function show() {
      const now = current();
      if (now === reading) {
        return;
      }
      reading?.classList.remove("reading");
      reading = now;
      now?.classList.add("reading");
      const around = new Set();
      for (let at = now; at && at !== nav; at = at.parentElement) {
        const details = at.matches("li") && at.querySelector(":scope > details");
        if (details) {
          around.add(details);
        }
      }
      // What the reader has opened stays open; what we opened is closed behind him.
      for (const details of opened) {
        if (!around.has(details)) {
          details.open = false;
          opened.delete(details);
        }
      }
      for (const details of around) {
        if (!details.open) {
          details.open = true;
          opened.add(details);
        }
      }
    }

    let waiting = false;
    addEventListener(
      "scroll",
      function () {
        if (!waiting) {
          waiting = true;
          requestAnimationFrame(function () {
            waiting = false;
            show();
          });
        }
      },
      { passive: true }
    );
    show();
  }

  // The current entry stands within the sidebar's window, which scrolls for itself.
  function bringIntoView(nav) {
    const here = nav.querySelector("li.current-page");
    const frame = nav.closest(".bd-sidebar-primary");
    if (here && frame && frame.scrollHeight > frame.clientHeight) {
      const top = here.getBoundingClientRect().top - frame.getBoundingClientRect().top;
      if (top > frame.clientHeight * 0.6) {
        frame.scrollTop += top - frame.clientHeight * 0.3;
      }
    }
  }

  // ---- The box -------------------------------------------------------------------------------

  // A page that lists fewer than this needs no box.
  const FEWEST = 12;

  // What a page lists: each entry with what belongs to it, such as its headings, and with the part
  // of the book under whose name it stands.
  function entries(article) {
    const found = [];
    let part = null;
    const listed = ".toc-part, .toc-text, .toctree-wrapper li.toctree-l1";
    for (const node of article.querySelectorAll(listed)) {
      const more = node.nextElementSibling?.matches(".toc-headings") ? [node.nextElementSibling] : [];
      const entry = { nodes: [node, ...more], words: words(node), part };
      if (node.matches(".toc-part")) {
        part = entry;
        entry.part = null;
      }
      found.push(entry);
    }
    return found;
  }

  function plain(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  // The title, and the address without its hyphens: it is the title's pinyin.
  function words(node) {
    const link = node.querySelector("a[href]");
    const file = (link?.getAttribute("href") || "").replace(/\.html(#.*)?$/, "");
    return plain(node.textContent) + "\n" + decodeURIComponent(file).replaceAll("-", "");
  }

  function addBox(nav) {
    const article = document.querySelector(".bd-article");
    const all = article ? entries(article) : [];
    if (all.length < FEWEST) {
      return;
    }
    const label = document.createElement("label");
    label.className = "contents-filter";
    const field = document.createElement("input");
    field.type = "search";
    field.autocomplete = "off";
    field.spellcheck = false;
    field.placeholder = nav.dataset.filter;
    field.setAttribute("aria-label", nav.dataset.filter);
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    label.append(field, said);
    const first = all[0].nodes[0].closest(".toctree-wrapper") || all[0].nodes[0];
    first.before(label);

    function narrow() {
      const asked = plain(field.value).split(/\s+/).filter(Boolean);
      let count = 0;
      for (const entry of all) {
        // Under the name of a part that fits stand all its texts.
        entry.fits = Boolean(entry.part?.fits) || asked.every((word) => entry.words.includes(word));
        entry.shown = entry.fits;
        count += entry.fits;
        if (entry.fits && entry.part) {
          entry.part.shown = true;
        }
      }
      for (const entry of all) {
        for (const node of entry.nodes) {
          node.hidden = !entry.shown;
        }
      }
      said.textContent = count ? "" : nav.dataset.none;
    }

    field.addEventListener("input", function (event) {
      if (!event.isComposing) {
        narrow();
      }
    });
    field.addEventListener("compositionend", narrow);
    // Coming back to the page, the browser has kept what was typed.
    addEventListener("pageshow", narrow);
  }

  for (const nav of document.querySelectorAll(".book-navigation")) {
    bringIntoView(nav);
    followReading(nav);
    if (nav.dataset.filter) {
      addBox(nav);
    }
  }
})();
