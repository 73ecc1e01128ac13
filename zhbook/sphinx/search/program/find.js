// From a query to the texts that hold it: candidates from the index, verified a few at a time.
(function () {
  "use strict";
  const z = window.zhSearch;
  const TOGETHER = 10; // candidates that are verified side by side
  const FIRST_PORTIONS = 1; // of a candidate; twice as many when they do not have it, and so on

  z.Search = class {
    // `scope` is { first, end }, numbers of pages, or null for the whole book.
    constructor(words, scope) {
      this.words = words;
      this.scope = scope;
      this.found = new Set(); // numbers of pages
      this.failed = false;
      this.loose = false;
      this.reserve = []; // candidates of a looser search, known when the first is complete
    }

    async begin() {
      this.start = await z.files.begin();
      this.parsed = z.parse(this.words, this.start);
      this.candidates = await this.gather(false);
      this.at = 0;
      // Of two characters the index itself says where they stand together.
      const sure = (term) => term.spellings.length === 1 && [...term.spellings[0]].length <= 2;
      const certain = this.parsed.ways.length === 1 && this.parsed.ways[0].every(sure);
      this.total = certain ? this.candidates.length : null;
    }

    // Go on with pages in which punctuation stands between the characters of a term.
    loosen() {
      this.loose = true;
      this.candidates = this.reserve;
      this.reserve = [];
      this.at = 0;
      this.total = null;
    }

    // The pages that may have what is asked for, but those that are found; the likeliest first.
    async gather(loose) {
      const { pageOf } = z.plan(this.start);
      const pages = new Map(); // number → { portions: Map(portion → terms), level, inTitle }
      for (const way of this.parsed.ways) {
        const terms = await Promise.all(way.map((term) => this.lookUpTerm(term, loose)));
        const perTerm = terms.map(({ portions, titles }, i) =>
          way[i].inTitle ? titles : new Set([...portions].map((portion) => pageOf[portion]))
        );
        const all = [...perTerm[0]].filter((page) => perTerm.every((set) => set.has(page)));
        for (const page of all) {
          if (!this.found.has(page)) {
            this.note(pages, page, way, terms);
          }
        }
      }
      const candidates = [...pages.entries()].map(([number, page]) => ({ number, ...page }));
      return candidates.sort(
        (a, b) => b.level - a.level || b.portions.size - a.portions.size || a.number - b.number
      );
    }

    async lookUpTerm(term, loose) {
      const gaps = (which) => (loose || (which && term.gaps.size) ? "all" : term.gaps);
      const found = await Promise.all(
        term.spellings.map((one, which) => z.lookUp(one, gaps(which), this.start))
      );
      const joined = (which) => new Set(found.flatMap((lists) => lists[which]));
      return { portions: joined(0), titles: joined(1), heads: joined(2) };
    }

    note(pages, number, way, terms) {
      if (this.scope && (number < this.scope.first || number >= this.scope.end)) {
        return;
      }
      const { pageOf, firstPortion } = z.plan(this.start);
      const page = pages.get(number) || { portions: new Map(), level: 0, inTitle: false };
      terms.forEach(function ({ portions }, i) {
        for (let p = firstPortion[number]; !way[i].inTitle && pageOf[p] === number; p += 1) {
          if (portions.has(p)) {
            page.portions.set(p, (page.portions.get(p) || 0) + 1);
          }
        }
      });
      const inTitle = terms.some(({ titles }) => titles.has(number));
      const wholly = (which) => terms.every((term) => term[which].has(number));
      page.inTitle ||= inTitle;
      const level = way.some((term) => term.opens) ? 4 : wholly("titles") ? 2 : wholly("heads") ? 1 : 0;
      page.level = Math.max(page.level, level);
      pages.set(number, page);
    }

    async verify(candidate) {
      const page = await z.pageOf(candidate.number, this.start);
      const first = z.plan(this.start).firstPortion[candidate.number];
      const match = new z.Match(page, this.parsed, { inTitle: candidate.inTitle, loose: this.loose }, this.start);
      const order = [...candidate.portions.entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      match.rest = order.map(([portion]) => page.portions[portion - first]);
      for (let several = FIRST_PORTIONS; match.rest.length && !match.isThere; several *= 2) {
        await this.read(match, several);
      }
      return match.isThere ? match : null;
    }

    // Look through further portions of a page.
    async read(match, several = Infinity) {
      const names = match.rest.slice(0, several);
      const portions = await Promise.all(names.map((name) => z.portionOf(name, this.start)));
      match.rest = match.rest.slice(names.length);
      portions.forEach((blocks) => match.add(blocks));
    }

    // At least `wanted` further texts, as long as there are any; best first.
    async next(wanted) {
      const matches = [];
      while (matches.length < wanted && this.at < this.candidates.length) {
        const batch = this.candidates.slice(this.at, this.at + Math.max(wanted - matches.length, TOGETHER));
        const verified = await Promise.allSettled(batch.map((candidate) => this.verify(candidate)));
        this.at += batch.length;
        this.failed ||= verified.some((one) => one.status === "rejected");
        matches.push(...verified.map((one) => one.value).filter(Boolean));
      }
      matches.forEach((match) => this.found.add(match.page.number));
      if (this.isComplete && !this.loose) {
        this.reserve = await this.gather(true);
      }
      return matches.sort(z.compareMatches);
    }

    get isComplete() {
      return this.at >= this.candidates.length;
    }

    get canLoosen() {
      return this.isComplete && this.reserve.length > 0;
    }
  };
})();
