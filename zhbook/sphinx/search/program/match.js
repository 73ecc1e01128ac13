// What a query finds in the blocks of a page. Nothing counts that does not stand there: the index
// only says where to look.
(function () {
  "use strict";
  const z = window.zhSearch;
  const MOST_IN_BLOCK = 200;

  // Whether punctuation of the text divides the characters where the query has none.
  function isDivided(block, from, to, gaps, start) {
    for (let at = from + 1; at < to; at += 1) {
      if (!gaps.has(at - from) && z.isDivided(block, block.text, at, start)) {
        return true;
      }
    }
    return false;
  }

  function occurrences(block, { spellings, gaps, opens }, loose, start) {
    const found = [];
    spellings.forEach(function (spelling, which) {
      // Where a number is spelt in another way the places in the query are not those of the text.
      const anywhere = loose || (which > 0 && gaps.size > 0);
      let at = block.folded.indexOf(spelling);
      while (at >= 0 && found.length < MOST_IN_BLOCK) {
        const end = at + spelling.length;
        const fits = (!opens || at === 0) && (anywhere || !isDivided(block, at, end, gaps, start));
        if (fits) {
          found.push([at, end]);
        }
        at = block.folded.indexOf(spelling, fits ? end : at + 1);
      }
    });
    return found.sort((a, b) => a[0] - b[0]);
  }

  // The least number of characters in which one of each stands.
  function nearness(lists) {
    const all = lists.flatMap((list, which) => list.map(([from, to]) => ({ from, to, which })));
    all.sort((a, b) => a.from - b.from);
    const last = new Map();
    let least = Infinity;
    for (const one of all) {
      last.set(one.which, one);
      if (last.size === lists.length) {
        const begin = Math.min(...[...last.values()].map((other) => other.from));
        least = Math.min(least, one.to - begin);
      }
    }
    return least;
  }

  // Overlapping ranges become one; offsets are those of the text itself.
  function inText(block, ranges) {
    const merged = [];
    for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
      const before = merged[merged.length - 1];
      if (before && from < before[1]) {
        before[1] = Math.max(before[1], to);
      } else {
        merged.push([from, to]);
      }
    }
    return merged.map(([from, to]) => [block.begins[from], block.ends[to - 1]]);
  }

  // Gathers what is found on one page, portion after portion.
  z.Match = class {
    constructor(page, parsed, { inTitle, loose }, start) {
      const title = inTitle ? z.fold(page.title, start) : "";
      this.page = page;
      this.start = start;
      this.loose = loose;
      this.hits = [];
      this.count = 0;
      this.near = Infinity;
      this.ways = parsed.ways.map((terms) => ({
        terms,
        seen: terms.map((term) => Boolean(term.inTitle) && title.includes(term.spellings[0])),
        opens: terms.some((term) => term.opens),
      }));
      const plain = parsed.ways[0].map((term) => term.spellings);
      this.level = 0;
      if (plain.every((spellings) => spellings.some((one) => title.includes(one)))) {
        this.level = plain.length === 1 && plain[0].includes(title) ? 3 : 2;
      }
    }

    add(blocks) {
      for (const block of blocks) {
        const ranges = [];
        let terms = 0;
        let level = 0;
        for (const way of this.ways) {
          const lists = way.terms.map((term) =>
            term.inTitle ? [] : occurrences(block, term, this.loose, this.start)
          );
          const sought = way.terms.filter((term) => !term.inTitle).length;
          const here = lists.filter((list) => list.length).length;
          if (way.opens && !way.seen[0]) {
            continue;
          }
          lists.forEach((list, i) => (way.seen[i] ||= list.length > 0));
          ranges.push(...lists.flat());
          terms = Math.max(terms, here);
          if (here && here === sought) {
            this.near = Math.min(this.near, way.opens ? 0 : nearness(lists));
            level = Math.max(level, way.opens ? 4 : block.rank);
          }
        }
        if (ranges.length) {
          this.level = Math.max(this.level, level === 4 ? 4 : level === 1 ? 1 : 0);
          this.count += ranges.length;
          this.hits.push({ page: this.page, block, ranges: inText(block, ranges), terms, level });
        }
      }
    }

    get isThere() {
      return this.ways.some((way) => way.seen.every(Boolean));
    }

    // The best places first; places of equal worth as they stand on the page.
    get best() {
      const order = new Map(this.hits.map((hit, i) => [hit, i]));
      return [...this.hits].sort(
        (a, b) => b.level - a.level || b.terms - a.terms || order.get(a) - order.get(b)
      );
    }
  };

  // Titles and headings first, then nearness, then frequency.
  z.compareMatches = (a, b) =>
    b.level - a.level || a.near - b.near || b.count - a.count || a.page.number - b.page.number;
})();
