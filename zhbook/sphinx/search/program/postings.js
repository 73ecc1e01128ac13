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

  // The numbers that are written one behind the other.
  function eachNumber(written) {
    const found = [];
    for (let i = 0; i < written.length; i += 1) {
      const first = VALUE.get(written[i]);
      if (first < 64) {
        found.push(first);
        continue;
      }
      const more = first < 88 ? 1 : first < 90 ? 2 : 5;
      let rest = 0;
      for (let digit = 0; digit < more; digit += 1) {
        i += 1;
        rest = rest * BASE + VALUE.get(written[i]);
      }
      const lower = { 1: 0, 2: 24 * BASE, 5: 24 * BASE + 2 * BASE ** 2 }[more];
      const high = { 1: first - 64, 2: first - 88, 5: 0 }[more];
      found.push(64 + lower + high * BASE ** more + rest);
    }
    return found;
  }

  // Ascending numbers, each written as the distance to the one before, less one.
  function ascending(written) {
    let before = -1;
    return eachNumber(written).map((distance) => (before += distance + 1));
  }

  // What start.js says of the shards and portions, taken apart once.
  z.plan = function (start) {
    if (!start.plan) {
      const pageOf = []; // of each portion
      const firstPortion = []; // of each page
      for (const count of eachNumber(start.portions)) {
        firstPortion.push(pageOf.length);
        for (let portion = 0; portion < count; portion += 1) {
          pageOf.push(firstPortion.length - 1);
        }
      }
      start.plan = { firsts: ascending(start.first), pageOf, firstPortion };
    }
    return start.plan;
  };

  // The number of the last shard that begins with a pair or before it.
  function shardOf(key, firsts) {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (key < firsts[middle]) {
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
      const size = z.ranks(start).size;
      for (let i = 0; i < rows.length; i += 3) {
        const lists = rows[i + 2].split(" ");
        ascending(rows[i + 1]).forEach((second, n) => pairs.set(rows[i] * size + second, lists[n]));
      }
      decoded.set(name, pairs);
    }
    return decoded.get(name);
  }

  const meet = (some, others) => {
    const wanted = new Set(others);
    return some.filter((one) => wanted.has(one));
  };

  // Portions, pages by title, pages by heading; `across`: where punctuation divides the two as well.
  function lists(written, across) {
    const [inside, divided, titles, heads] = (written || "").split("!").map(ascending);
    return [across ? inside.concat(divided || []) : inside, titles || [], heads || []];
  }

  // Where a single character stands: all its pairs together.
  async function ofCharacter(rank, start) {
    const { firsts } = z.plan(start);
    const size = z.ranks(start).size;
    const found = [new Set(), new Set(), new Set()];
    const last = shardOf(rank * size + size - 1, firsts);
    const numbers = [];
    for (let number = shardOf(rank * size, firsts); number <= last; number += 1) {
      numbers.push(number);
    }
    for (const pairs of await Promise.all(numbers.map((number) => shard(number, start)))) {
      for (const [key, written] of pairs) {
        if (Math.floor(key / size) === rank) {
          lists(written, false).forEach((list, which) => list.forEach((one) => found[which].add(one)));
        }
      }
    }
    return found.map((set) => [...set]);
  }

  // Three lists for a folded string: portions that have all its pairs, pages whose title has, and
  // pages whose headings have. `gaps` are the places in the string before which the query has
  // punctuation; "all" stands for every place.
  z.lookUp = async function (string, gaps, start) {
    const { firsts } = z.plan(start);
    const ranks = [...string].map((character) => z.ranks(start).get(character));
    if (!firsts.length || ranks.includes(undefined)) {
      return [[], [], []]; // the book does not have such a character
    }
    if (ranks.length === 1) {
      return ofCharacter(ranks[0], start);
    }
    const byShard = new Map(); // shard → Map(pair → whether it may be divided)
    const size = z.ranks(start).size;
    for (let i = 1; i < ranks.length; i += 1) {
      const key = ranks[i - 1] * size + ranks[i];
      const number = shardOf(key, firsts);
      const across = gaps === "all" || gaps.has(i);
      const pairs = byShard.get(number) || new Map();
      byShard.set(number, pairs.set(key, across || (pairs.get(key) ?? false)));
    }
    // Shards of rare characters come last, and say most.
    const order = [...byShard.keys()].sort((a, b) => b - a);
    let found = null;
    for (let at = 0; at < order.length && at < MOST; at += AT_ONCE) {
      const now = order.slice(at, at + AT_ONCE);
      const shards = await Promise.all(now.map((number) => shard(number, start)));
      now.forEach(function (number, i) {
        for (const [key, across] of byShard.get(number)) {
          const here = lists(shards[i].get(key), across);
          found = found ? found.map((list, which) => meet(list, here[which])) : here;
        }
      });
      if (found[0].length <= ENOUGH) {
        break;
      }
    }
    return found;
  };
})();
