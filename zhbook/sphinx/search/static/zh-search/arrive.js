// A page that was reached from a result marks what was found there. The result leaves word in the
// browser's storage; the text of the page itself is not changed, so that copies and citations of it
// stay what they are. Where the browser cannot mark words, the place is marked by its id alone.
(function () {
  "use strict";
  const KEY = "zh-search-found";
  const FRESH = 60000; // milliseconds in which a page must have been reached
  const NO_TEXT =
    ".headerlink, .added, .milestone, .footnote-reference, button, script, template";

  window.zhSearch.leaveWord = function (link, words) {
    try {
      const found = { page: link.pathname, id: decodeURIComponent(link.hash.slice(1)), words };
      localStorage.setItem(KEY, JSON.stringify({ ...found, at: Date.now() }));
    } catch (error) {
      // The place is still led to and marked by its id.
    }
  };

  function word() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY));
      const id = decodeURIComponent(location.hash.slice(1));
      if (found && found.page === location.pathname && found.id === id) {
        localStorage.removeItem(KEY);
        return Date.now() - found.at < FRESH ? found : null;
      }
    } catch (error) {
      // No storage, or not ours.
    }
    return null;
  }

  function textNodes(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest(NO_TEXT)) {
        found.push(node);
      }
    }
    return found;
  }

  // The characters of elements that stand on one line, but blanks, and where each stands.
  function characters(elements) {
    const at = [];
    let text = "";
    for (const node of elements.flatMap(textNodes)) {
      for (let offset = 0; offset < node.length; offset += 1) {
        if (/\S/.test(node.data[offset])) {
          text += node.data[offset];
          at.push([node, offset]);
        }
      }
    }
    return { text, at };
  }

  function ranges(elements, words) {
    const { text, at } = characters(elements);
    const found = [];
    for (const one of words) {
      const plain = one.replace(/\s+/g, "");
      for (let i = plain ? text.indexOf(plain) : -1; i >= 0; i = text.indexOf(plain, i + plain.length)) {
        const range = document.createRange();
        range.setStart(...at[i]);
        const [node, offset] = at[i + plain.length - 1];
        range.setEnd(node, offset + 1);
        found.push(range);
      }
    }
    return found.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
  }

  // A heading bears the id on its section; a heading that runs on is one with its first paragraph.
  function blocksOf(element) {
    if (!element.matches("section")) {
      return [element];
    }
    const heading = element.querySelector(":scope > :is(h1, h2, h3, h4, h5, h6)");
    const next = element.querySelector(":scope > p.runon");
    return [heading, next].filter(Boolean);
  }

  function mark() {
    const found = word();
    const place = found && (found.id ? document.getElementById(found.id) : document.body);
    if (!place || !window.CSS?.highlights || !window.Highlight) {
      return;
    }
    // A block without an id of its own is reached by that of its section.
    const near = ranges(blocksOf(place), found.words);
    const all = near.length ? near : ranges([place], found.words);
    if (all.length) {
      CSS.highlights.set("zh-search-found", new Highlight(...all));
      all[0].startContainer.parentElement.scrollIntoView({ block: "center" });
    }
  }

  mark();
  window.addEventListener("hashchange", mark);
})();
