// The pages and their portions of text: zhbook/sphinx/search/units.py tells the form of a portion.
(function () {
  "use strict";
  const z = window.zhSearch;
  const taken = new Map(); // portion name → blocks

  // { number, uri, title, portions }: portions are names of files.
  z.pageOf = async function (number, start) {
    const group = Math.floor(number / start.step);
    const pages = await z.files.load(start.pages.slice(8 * group, 8 * group + 8));
    const [uri, title, names] = pages[number % start.step];
    return { number, uri, title, portions: names.match(/.{8}/g) || [] };
  };

  z.byCodePoint = function (one, other) {
    const [a, b] = [one, other].map((name) => [...name].map((c) => c.codePointAt(0)));
    const at = a.findIndex((code, i) => code !== b[i]);
    return at < 0 ? a.length - b.length : a[at] - (b[at] ?? -1);
  };

  // The number of the page at an address of this site, or -1. Pages stand in the order of their
  // names; of the addresses fa.html and fa/ the page may be fa, of the latter also fa/index.
  z.numberOf = async function (address, start) {
    const clean = (uri) => new URL(uri, z.root).href.split(/[?#]/)[0].replace(/\/index\.html$/, "/");
    const wanted = clean(address);
    const path = decodeURIComponent(wanted.slice(z.root.href.length));
    const name = path.replace(/(\.html|\/)$/, "");
    for (const one of new Set([name, path.endsWith("/") || !path ? path + "index" : name])) {
      const group = start.named.findLastIndex((first) => z.byCodePoint(first, one) <= 0);
      if (group >= 0) {
        const pages = await z.files.load(start.pages.slice(8 * group, 8 * group + 8));
        const found = pages.findIndex(([uri]) => clean(uri) === wanted);
        if (found >= 0) {
          return group * start.step + found;
        }
      }
    }
    return -1;
  };

  function block(row, id, heads, start) {
    const [, text, of = 0, rank = 0, marks = []] = row;
    const { folded, begins, ends } = z.foldWithPlaces(text, start);
    return { id, text, heads: heads[of], rank, marks, folded, begins, ends };
  }

  // The blocks of a portion of a page, folded.
  z.portionOf = async function (name, start) {
    const [heads, ...rows] = await z.files.load(name);
    if (!taken.has(name)) {
      let id = "";
      taken.set(
        name,
        rows.map(function (row) {
          id = row[0] === 0 ? id : row[0];
          return block(row, id, heads, start);
        })
      );
    }
    return taken.get(name);
  };
})();
