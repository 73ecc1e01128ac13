// The index: for two neighbouring characters the portions in which they stand. The form of the files
// is told in zhbook/sphinx/search/postings.py.
(function () {
  "use strict";
  const z = window.zhSearch;
  const DIGITS = Array.from({ length: 0x7f - 0x23 }, (_, i) => String.fromCharCode(0x23 + i)).join("").replace("\\", "");
  const BASE = DIGITS.length;
  const VALUE = new Map([...DIGITS].map((digit, value) => [digit, value]));
  const AT_ONCE = 5; // so many shards are loaded for a term before anything is counted
  const ENOUGH = 24; // so few candidates need no further shard
  const MOST = 12; // more shards than these are never loaded for a term
  const decoded = new Map(); // shard name → Map(pair → [portions, titles, heads], each as written)

  // The numbers of a list, each written as the distance to the one before, less one.
  function numbers(written) {
    const found = [];
    let before = -1;
    for (let i = 0; i < written.length; i += 1) {
      const first = VALUE.get(written[i]);
      let distance = first;
      if (first >= 64) {
        const more = first < 88 ? 1 : first < 90 ? 2 : 3;
        let rest = 0;
        for (let digit = 0; digit < more; digit += 1) {
          i += 1;
          rest = rest * BASE + VALUE.get(written[i]);
        }
        distance = 64 + rest;
        distance += more === 1 ? (first - 64) * BASE : 24 * BASE;
        distance += more === 2 ? (first - 88) * BASE ** 2 : more === 3 ? 2 * BASE ** 2 : 0;
      }
      before += distance + 1;
      found.push(before);
    }
    return found;
  }

  // What start.js says of the shards and portions, taken apart once.
  function plan(start) {
    if (!start.plan) {
      const firsts = [];
      const characters = [...start.first];
      for (let i = 0; i < characters.length; i += 2) {
        firsts.push(characters[i] + characters[i + 1]);
      }
      const counts = [];
      for (let i = 0; i < start.portions.length; i += 1) {
        let digits = start.portions[i];
        const more = VALUE.get(digits) < 64 ? 0 : VALUE.get(digits) < 88 ? 1 : VALUE.get(digits) < 90 ? 2 : 3;
        digits += start.portions.slice(i + 1, i + 1 + more);
        i += more;
        counts.push(numbers(digits)[0]);
      }
      const pageOf = [];
      const firstPortion = [];
      counts.forEach(function (count, page) {
        firstPortion.push(pageOf.length);
        for (let portion = 0; portion < count; portion += 1) {
          pageOf.push(page);
        }
      });
      start.plan = { firsts, pageOf, firstPortion, pages: counts.length };
    }
    return start.plan;
  }

  // In the order of code points, which is that of the files.
  function before(one, other) {
    const a = [...one].map((c) => c.codePointAt(0));
    const b = [...other].map((c) => c.codePointAt(0));
    for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
      if (a[i] !== b[i]) {
        return a[i] < b[i];
      }
    }
    return a.length < b.length;
  }

  // The number of the last shard that begins with `pair` or before it.
  function shardOf(pair, firsts) {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(pair, firsts[middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Math.max(low - 1, 0);
  }

  async function shard(number, start) {
    const name = start.shards.slice(8 * number, 8 * number + 8);
    const rows = await z.files.load(name);
    if (!decoded.has(name)) {
      const pairs = new Map();
      for (let i = 0; i < rows.length; i += 3) {
        const lists = rows[i + 2].split(" ");
        [...rows[i + 1]].forEach((second, n) => pairs.set(rows[i] + second, lists[n].split("!")));
      }
      decoded.set(name, pairs);
    }
    return decoded.get(name);
  }

  const meet = (some, others) => {
    const wanted = new Set(others);
    return some.filter((one) => wanted.has(one));
  };

  const lists = (written) => [0, 1, 2].map((which) => numbers(written?.[which] || ""));

  // Where a single character stands: all its pairs together.
  async function ofCharacter(character, start) {
    const { firsts } = plan(start);
    const found = [new Set(), new Set(), new Set()];
    let number = shardOf(character, firsts);
    for (; number < firsts.length && !before(character + "\u{10ffff}", firsts[number]); number += 1) {
      for (const [pair, written] of await shard(number, start)) {
        if ([...pair][0] === character) {
          lists(written).forEach((list, which) => list.forEach((one) => found[which].add(one)));
        }
      }
    }
    return found.map((set) => [...set].sort((a, b) => a - b));
  }

  // The rarer a character, the more characters share its shard.
  function crowd(number, firsts) {
    const next = firsts[number + 1];
    return next ? next.codePointAt(0) - firsts[number].codePointAt(0) : 1000;
  }

  // Three lists for a folded string: portions that have all its pairs, pages whose title has, and
  // pages whose headings have.
  z.lookUp = async function (string, start) {
    const { firsts } = plan(start);
    if (!firsts.length) {
      return [[], [], []];
    }
    const characters = [...string];
    if (characters.length === 1) {
      return ofCharacter(string, start);
    }
    const byShard = new Map();
    for (let i = 0; i + 1 < characters.length; i += 1) {
      const pair = characters[i] + characters[i + 1];
      const number = shardOf(pair, firsts);
      byShard.set(number, (byShard.get(number) || new Set()).add(pair));
    }
    const order = [...byShard.keys()].sort((a, b) => crowd(b, firsts) - crowd(a, firsts));
    let found = null;
    for (let at = 0; at < order.length && at < MOST; at += AT_ONCE) {
      const numbersNow = order.slice(at, at + AT_ONCE);
      const shards = await Promise.all(numbersNow.map((number) => shard(number, start)));
      numbersNow.forEach(function (number, i) {
        for (const pair of byShard.get(number)) {
          const here = lists(shards[i].get(pair));
          found = found ? found.map((list, which) => meet(list, here[which])) : here;
        }
      });
      if (found[0].length <= ENOUGH) {
        break;
      }
    }
    return found;
  };
  z.plan = plan;
})();
