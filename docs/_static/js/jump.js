// The jump box: 第二百三十四条, 234 or s3-2 leads to that place of this page, 刑法234 or 刑法第二百三十四条
// to that of another text, 刑法 to the text. 第3條第2項 is a paragraph where the text counts as Taiwan
// does, an item elsewhere; 3(1)(a) is a place of an ordinance of Hong Kong, 第三條第二款（一）項
// of a law of Macao. The key g opens it, and so does the button.
(function () {
  "use strict";
  const shards = window.zhbookShards;
  const box = document.getElementById("jump-box");
  const button = document.querySelector(".jump-button");
  if (!box || !button || !box.showModal) {
    return;
  }
  const field = box.querySelector("input");
  const list = box.querySelector("ul");
  const said = box.querySelector("[role=status]");
  const NUMBER = "[〇○零一二三四五六七八九十百千两兩0-9０-９]+";
  const LABEL = "[(（][0-9]+[A-Z]?[)）]|[(（][a-z]+[)）]|[(（][A-Z][)）]";
  const PLACE = new RegExp(
    "(?:第\\s*(?<article>" + NUMBER + ")\\s*[条條](?:之(?<suffix>" + NUMBER + "))?" +
      "(?<below>(?:第?[（(]?" + NUMBER + "[）)]?(?:分[项項]|[款项項目])){0,3})" +
      "|(?<section>第?\\s*[0-9]+(?:[A-Z](?=[(（条條]|$)|(?=[(（])))" +
      "(?<labels>(?:" + LABEL + ")*)\\s*[条條]?" +
      "|(?<bare>[0-9０-９]+)|(?<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*))$"
  );

  const BELOW = new RegExp("第?[（(]?(" + NUMBER + ")[）)]?(分[项項]|[款项項目])", "g");
  const ALL_NUMBERED = /^(?:hongkong|macao)$/;

  // The value of a number in Chinese or in digits: 一百零三 and 103 are 103.
  function value(words) {
    const plain = words.replace(/[０-９]/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) - 0xfee0)
    );
    if (/^\d+$/.test(plain)) {
      return Number(plain);
    }
    const digits = { 两: 2, 兩: 2, 〇: 0, "○": 0 };
    [..."零一二三四五六七八九"].forEach((character, number) => (digits[character] = number));
    const units = { 十: 10, 百: 100, 千: 1000 };
    if (![...plain].some((character) => units[character])) {
      return Number([...plain].map((character) => digits[character]).join(""));
    }
    let total = 0;
    let digit = null;
    for (const character of plain) {
      if (units[character]) {
        total += (digit === null ? 1 : digit) * units[character];
        digit = null;
      } else {
        digit = digits[character] || null;
      }
    }
    return total + (digit || 0);
  }

  // The ids that a place may have, as the book numbers it, from what PLACE has found. 项 before 款
  // is Taiwan's order, and 款 before 项 the mainland's; one of them alone is as the text counts.
  function idsOf(found, jurisdiction) {
    if (found.id) {
      return [found.id];
    }
    const article =
      "art-" + value(found.article || found.bare) +
      (found.suffix ? "z" + value(found.suffix) : "");
    const below = {};
    for (const [, number, unit] of (found.below || "").matchAll(BELOW)) {
      below[unit.replace("項", "项")] = value(number);
    }
    const order = Object.keys(below).join("").slice(0, 2);
    const taiwan = order === "项款" || (order !== "款项" && jurisdiction === "taiwan");
    const [paragraph, item] = taiwan ? [below.项, below.款] : [below.款, below.项];
    const rest = (item ? "-i" + item : "") + (below.目 ? "-" + below.目 : "");
    // Below a number that stands alone on its line the first paragraph has an id of its own.
    return paragraph > 1
      ? [article + "-p" + paragraph + rest]
      : [article + rest, article + "-p1" + rest];
  }

  // Where every level has a number, a place is these alone, wherever its section stands:
  // part2-s3-1 and art-3-i1 are 3-1.
  function byNumbers(id) {
    const found = /^(?:(?:part|subpart|ch|sec)[0-9a-z]+-)*(?:art-|s)(\d.*)$/.exec(id);
    return found && !/-p\d+$/.test(id) ? found[1].replace(/-p\d+/g, "").replace(/-i/g, "-") : "";
  }

  // A number with its letter, as ids write it: 3A is 3z1.
  function withLetter(words) {
    const [, number, letter] = /^(\d+)([A-Z]?)$/.exec(words);
    return number + (letter ? "z" + (letter.charCodeAt(0) - 64) : "");
  }

  function roman(words) {
    const values = [...words].map((letter) => ({ i: 1, v: 5, x: 10 })[letter] || 0);
    return values.reduce((sum, one, k) => sum + (one < values[k + 1] ? -one : one), 0);
  }

  // The numbers of (1), (a), (i) and (A), each on its level.
  function labelled(label, level) {
    if (/^\d/.test(label)) {
      return withLetter(label);
    }
    const letter = label.toLowerCase().charCodeAt(0) - 96;
    return String(/^[a-z]/.test(label) && (level > 1 || label.length > 1) ? roman(label) : letter);
  }

  function numbersOf(found) {
    if (found.section) {
      const labels = [...(found.labels || "").matchAll(/[(（]([0-9A-Za-z]+)[)）]/g)];
      const below = labels.map(([, label], level) => labelled(label, level));
      return [withLetter(found.section.replace(/^第?\s*/, "")), ...below].join("-");
    }
    const below = [...(found.below || "").matchAll(BELOW)].map(([, number]) => value(number));
    return [value(found.article || found.bare), ...below].join("-");
  }

  async function idByNumbers(found, page) {
    if (found.id) {
      return found.id;
    }
    const ids =
      page === shards.here
        ? [...document.querySelectorAll("[id]")].map((element) => element.id)
        : Object.keys((await shards.excerpts(page)) || {});
    const wanted = numbersOf(found);
    const having = ids.filter((id) => byNumbers(id) === wanted);
    return having.length === 1 ? having[0] : "";
  }

  // A title as people say it: without the country and without a version in brackets.
  function bare(title) {
    return title
      .replace(/^[《〈]|[》〉]$/g, "")
      .replace(/[（(]\d{4}[^（()）]*[）)]$/, "")
      .replace(/^中[华華]人民共和[国國]/, "");
  }

  async function textsNamed(name) {
    const titles = await shards.titles();
    const wanted = bare(name);
    const tests = [
      (title) => bare(title) === wanted,
      (title) => bare(title).startsWith(wanted),
      (title) => title.includes(wanted),
    ];
    for (const test of tests) {
      const found = titles.filter(([, title]) => test(title));
      if (found.length) {
        return found;
      }
    }
    return [];
  }

  async function isThere(page, id) {
    if (page === shards.here) {
      return document.getElementById(id) !== null;
    }
    return id in ((await shards.excerpts(page)) || {});
  }

  // Whose levels the names are: 項 款 目 are Taiwan's.
  function jurisdictionOf(levels) {
    if (/^[项項]/.test(levels)) {
      return "taiwan";
    }
    return / 段 /.test(levels) ? "hongkong" : / 分[项項]$/.test(levels) ? "macao" : "";
  }

  async function idsIn(page, jurisdiction, found) {
    if (ALL_NUMBERED.test(jurisdiction)) {
      const id = await idByNumbers(found, page);
      return id ? [id] : [];
    }
    return found.section ? [] : idsOf(found, jurisdiction);
  }

  async function targets(words) {
    const place = PLACE.exec(words);
    const name = (place ? words.slice(0, place.index) : words).trim();
    const here = [[shards.here, "", jurisdictionOf(said.dataset.levels || "")]];
    const texts = name ? await textsNamed(name) : here;
    const found = [];
    for (const [page, title, jurisdiction] of texts.slice(0, 20)) {
      for (const id of place ? await idsIn(page, jurisdiction, place.groups) : [""]) {
        if (!id || (await isThere(page, id))) {
          const path = page.split("/").map(encodeURIComponent).join("/");
          const address = new URL(path + ".html", shards.root);
          address.hash = id;
          found.push([address.href, title]);
          break;
        }
      }
    }
    return found;
  }

  async function go(event) {
    event.preventDefault();
    list.replaceChildren();
    said.textContent = "";
    const words = field.value.trim();
    if (!words) {
      return;
    }
    const found = await targets(words);
    if (found.length === 1) {
      box.close();
      location.href = found[0][0];
      return;
    }
    said.textContent = found.length ? "" : said.dataset.none;
    for (const [address, title] of found) {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = title;
      const entry = document.createElement("li");
      entry.append(link);
      list.append(entry);
    }
  }

  function open() {
    list.replaceChildren();
    said.textContent = "";
    field.value = "";
    box.showModal();
    field.focus();
  }

  box.querySelector("form").addEventListener("submit", go);
  box.addEventListener("click", function (event) {
    if (event.target === box) {
      box.close(); // the backdrop
    }
  });
  button.addEventListener("click", open);
  document.addEventListener("keydown", function (event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (event.key === "g" && !typing && !held && !box.open) {
      event.preventDefault();
      open();
    }
  });
})();
