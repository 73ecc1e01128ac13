// In the edition that was converted a reader can see a text as it was received: with the switch
// on, the sentence that is pointed at, tapped or reached with Tab, or the words that are selected,
// are shown in the script of the original. Its words are loaded when the switch is first used.
(function () {
  "use strict";
  const button = document.querySelector(".original-switch");
  const link = document.querySelector("a.edition-switch");
  const { here } = window.zhbookShards || {};
  const popup = window.zhbookPopup;
  if (!button || !link || !here || !popup) {
    return;
  }
  const BLOCKS = ".bd-article :is(p[id], section[id] > :is(h1, h2, h3, h4, h5, h6))";
  const NO_TEXT = "button, .headerlink, .added, .milestone";
  const STOPS = /[。！？；!?;]/;
  const REST = 250; // milliseconds that the pointer rests
  let on = false;
  let loading = null;
  let timer = 0;

  // The same page of the other edition lies where the switch leads; its root is above it.
  function file() {
    const other = new URL(link.getAttribute("href").split("#")[0], location.href).href;
    const root = other.slice(0, other.lastIndexOf(here.split("/").map(encodeURIComponent).join("/")));
    return root + "_originals/" + here.split("/").map(encodeURIComponent).join("/") + ".js";
  }

  function originals() {
    loading ||= new Promise(function (done) {
      const script = document.createElement("script");
      script.src = file();
      script.addEventListener("load", done);
      script.addEventListener("error", done);
      document.head.append(script);
    });
    return loading.then(() => window.zhbookOriginals?.[here] || {});
  }

  const idOf = (block) => (block.matches("p") ? block.id : block.closest("section[id]").id);

  function textNodes(block) {
    const filter = (node) =>
      node.parentElement.closest(NO_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, filter);
    const found = [];
    while (walker.nextNode()) {
      found.push(walker.currentNode);
    }
    return found;
  }

  // How many characters of the block stand before a place in it.
  function offsetOf(block, node, offset) {
    let before = 0;
    for (const text of textNodes(block)) {
      if (text === node) {
        return before + offset;
      }
      if (node.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) {
        return before;
      }
      before += text.data.length;
    }
    return before;
  }

  // The sentence around a place, as offsets.
  function sentence(text, at) {
    let start = at;
    let end = at;
    while (start > 0 && !STOPS.test(text[start - 1])) {
      start -= 1;
    }
    while (end < text.length && !STOPS.test(text[end])) {
      end += 1;
    }
    return [start, Math.min(text.length, end + 1)];
  }

  // Where the editions have as many characters the same offsets name the same words; a scheme that
  // changes wording moves them, and then the whole block is shown.
  async function show(block, range, rect) {
    const original = (await originals())[idOf(block)];
    if (!on || !original) {
      return;
    }
    const text = textNodes(block).map((node) => node.data).join("");
    const same = text.length === original.length;
    const words = same && range ? original.slice(...range(text)) : original;
    if (words.trim()) {
      popup.put(block, words.trim(), rect).lang = link.lang;
    }
  }

  function caretAt(x, y) {
    if (document.caretPositionFromPoint) {
      const place = document.caretPositionFromPoint(x, y);
      return place && [place.offsetNode, place.offset];
    }
    const range = document.caretRangeFromPoint?.(x, y);
    return range && [range.startContainer, range.startOffset];
  }

  function pointed(event) {
    const block = event.target.closest?.(BLOCKS);
    const caret = block && caretAt(event.clientX, event.clientY);
    if (!caret || !block.contains(caret[0])) {
      return;
    }
    const at = offsetOf(block, ...caret);
    const line = new DOMRect(event.clientX, event.clientY - 12, 1, 24);
    show(block, (text) => sentence(text, at), line);
  }

  function selected() {
    const selection = getSelection();
    if (!on || selection.isCollapsed || !selection.rangeCount) {
      return false;
    }
    const range = selection.getRangeAt(0);
    const block = range.startContainer.parentElement?.closest(BLOCKS);
    if (!block || !block.contains(range.endContainer)) {
      return false;
    }
    const from = offsetOf(block, range.startContainer, range.startOffset);
    const to = offsetOf(block, range.endContainer, range.endOffset);
    show(block, () => [from, to], range.getBoundingClientRect());
    return true;
  }

  button.addEventListener("click", function () {
    on = !on;
    button.setAttribute("aria-pressed", String(on));
    popup.close();
    if (on) {
      originals();
      selected();
    }
  });
  document.addEventListener("pointermove", function (event) {
    clearTimeout(timer);
    if (on && event.pointerType !== "touch" && getSelection().isCollapsed && !event.buttons) {
      timer = setTimeout(() => pointed(event), REST);
    }
  });
  document.addEventListener("click", function (event) {
    if (on && getSelection().isCollapsed && !event.target.closest("a, button, .link-popup")) {
      popup.close();
      pointed(event);
    }
  });
  document.addEventListener("selectionchange", function () {
    clearTimeout(timer);
    timer = setTimeout(selected, REST);
  });
  document.addEventListener("focusin", function (event) {
    const block = on && event.target.matches(":focus-visible") && event.target.closest(BLOCKS);
    if (block) {
      show(block, null, event.target.getBoundingClientRect());
    }
  });
})();
