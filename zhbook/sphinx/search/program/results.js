// Shows what was found: a group for each text, in it its places with an excerpt. All words are put in
// as text.
(function () {
  "use strict";
  const z = window.zhSearch;
  const PLACES = 3; // of a text, before more are asked for
  const BEFORE = 24; // characters of an excerpt before what was found
  const LENGTH = 96;
  let ids = 0;

  z.make = function (name, options = {}, children = []) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(options)) {
      if (key === "text") {
        element.textContent = value;
      } else {
        element.setAttribute(key, value);
      }
    }
    element.append(...children);
    return element;
  };

  // A surrogate pair is not cut in two.
  function whole(text, at) {
    return /[\udc00-\udfff]/.test(text[at] || "") ? at + 1 : at;
  }

  function excerpt(hit) {
    const { text } = hit.block;
    const first = hit.ranges[0];
    const from = whole(text, Math.max(first[0] - BEFORE, 0));
    const to = whole(text, Math.min(Math.max(from + LENGTH, first[1]), text.length));
    const line = z.make("span", { class: "zh-search-excerpt" }, [from > 0 ? "…" : ""]);
    let at = from;
    for (const [begin, end] of hit.ranges.filter((range) => range[1] <= to)) {
      line.append(text.slice(at, begin), z.make("mark", { text: text.slice(begin, end) }));
      at = end;
    }
    line.append(text.slice(at, to), to < text.length ? "…" : "");
    return line;
  }

  // The id of the item or block in which the first range begins.
  function placeOf(hit) {
    let id = hit.block.id;
    for (let i = 0; i < hit.block.marks.length && hit.block.marks[i] <= hit.ranges[0][0]; i += 2) {
      id = hit.block.marks[i + 1];
    }
    return id;
  }

  function place(hit) {
    const address = new URL(hit.page.uri, z.root);
    address.hash = placeOf(hit);
    const heads = hit.block.heads.slice(-2).join("　");
    const link = z.make("a", { href: address.href, role: "option", id: "zh-search-" + (ids += 1), tabindex: "-1" });
    if (heads) {
      link.append(z.make("span", { class: "zh-search-section", text: heads }));
    }
    link.append(excerpt(hit));
    const words = new Set(hit.ranges.map(([from, to]) => hit.block.text.slice(from, to)));
    for (const event of ["click", "auxclick"]) {
      link.addEventListener(event, () => z.leaveWord(link, [...words]));
    }
    return link;
  }

  // A group; `readOn` reads the rest of the text, `shown` is told the first place that this adds.
  z.showMatch = function (match, readOn, shown) {
    const title = z.make("span", { class: "zh-search-text", text: match.page.title, id: "zh-search-" + (ids += 1) });
    const group = z.make("div", { class: "zh-search-group", role: "group", "aria-labelledby": title.id }, [title]);
    const best = match.best;
    best.slice(0, PLACES).forEach((hit) => group.append(place(hit)));
    if (best.length > PLACES || match.rest.length) {
      const left = best.length - PLACES;
      const words = match.rest.length ? z.words.more_here_open : z.words.more_here.replace("{places}", left);
      const button = z.make("button", { type: "button", role: "option", id: "zh-search-" + (ids += 1), tabindex: "-1", class: "zh-search-more-here", text: words });
      button.addEventListener("click", async function () {
        button.disabled = true;
        await readOn(match);
        const before = new Set(best.slice(0, PLACES).map((hit) => hit.block));
        const others = match.hits.filter((hit) => !before.has(hit.block)).map(place);
        button.replaceWith(...others);
        shown(others[0] || null);
      });
      group.append(button);
    }
    return group;
  };

  z.showSuggestion = function ({ words, address }) {
    const option = z.make(address ? "a" : "button", { role: "option", class: "zh-search-suggestion", id: "zh-search-" + (ids += 1), tabindex: "-1", text: words });
    if (address) {
      option.href = new URL(address, z.root).href;
    } else {
      option.type = "button";
    }
    return option;
  };
})();
