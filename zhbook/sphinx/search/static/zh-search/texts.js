// The pages and their portions of text: zhbook/sphinx/search/units.py tells the form of a portion.
(function () {
  "use strict";
  const z = window.zhSearch;
  const PAGES = 32; // in one list of pages
  const taken = new Map(); // portion name → blocks

  // { number, uri, title, portions }: portions are names of files.
  z.pageOf = async function (number, start) {
    const group = Math.floor(number / PAGES);
    const pages = await z.files.load(start.pages.slice(8 * group, 8 * group + 8));
    const [uri, title, names] = pages[number % PAGES];
    return { number, uri, title, portions: names.match(/.{8}/g) || [] };
  };

  // The number of the page at an address of this site, or -1. Pages stand in the order of their
  // names, which is not quite that of their addresses, so all lists are asked.
  z.numberOf = async function (address, start) {
    const clean = (uri) => new URL(uri, z.root).href.split("#")[0].replace(/\/index\.html$/, "/");
    const wanted = clean(address);
    for (let group = 0; 8 * group < start.pages.length; group += 1) {
      const pages = await z.files.load(start.pages.slice(8 * group, 8 * group + 8));
      const found = pages.findIndex(([uri]) => clean(uri) === wanted);
      if (found >= 0) {
        return group * PAGES + found;
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
