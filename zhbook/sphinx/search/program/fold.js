// The one form in which texts and queries are compared: zhbook/sphinx/search/folding.py writes the
// table, this applies it.
(function () {
  "use strict";
  const z = window.zhSearch;
  let made = null; // { of: what start.js said, table, ranks, ignored }

  function tables(start) {
    if (made?.of !== start) {
      const table = new Map();
      const ranks = new Map([[" ", 0]]); // the border
      for (const row of start.characters.split(" ")) {
        const [first, ...others] = row;
        ranks.set(first, ranks.size);
        others.forEach((other) => table.set(other, first));
      }
      made = { of: start, table, ranks, ignored: start.ignored };
    }
    return made;
  }

  function isIgnored(code, ranges) {
    let low = 0;
    let high = ranges.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (code > ranges[2 * middle + 1]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < ranges.length / 2 && code >= ranges[2 * low];
  }

  // The folded text, and for each of its UTF-16 units where its character begins and ends in `text`.
  function fold(text, start) {
    const { table, ignored } = tables(start);
    let folded = "";
    const begins = [];
    const ends = [];
    let at = 0;
    for (const character of text) {
      const end = at + character.length;
      if (!isIgnored(character.codePointAt(0), ignored)) {
        const form = table.get(character) || character;
        folded += form;
        for (let unit = 0; unit < form.length; unit += 1) {
          begins.push(at);
          ends.push(end);
        }
      }
      at = end;
    }
    return { folded, begins, ends };
  }

  // Whether a mark that divides clauses stands before the character at a place of a folded text.
  z.isDivided = function ({ begins, ends }, text, at, start) {
    const gap = begins[at] > ends[at - 1] ? text.slice(ends[at - 1], begins[at]) : "";
    return [...gap].some((mark) => start.dividing.includes(mark));
  };

  z.ranks = (start) => tables(start).ranks;
  z.fold = (text, start) => fold(text, start).folded;
  z.foldWithPlaces = fold;
})();
