// What a query asks for. Blanks divide terms that must all occur; quotation marks around a term keep
// the blanks in it. 第234条 is 第二百三十四条 as well, and 刑法234 also asks for that article of a text
// with 刑法 in its title.
(function () {
  "use strict";
  const z = window.zhSearch;
  const LONGEST = 200;
  const TERMS = /["“”「『]([^"“”」』]*)["“”」』](?=\s|$)|\S+/gu;
  const HAN = "[〇零一二三四五六七八九十百千两]{1,9}";
  const NUMBERED = new RegExp("第(\\d{1,4}|" + HAN + ")(?=[条章节编款项目])", "g");
  const ARTICLE = new RegExp("^(.*?)(?:第(\\d{1,4}|" + HAN + ")条|(\\d{1,4}))$", "u");
  const DIGITS = [..."零一二三四五六七八九"];
  const UNITS = { 十: 10, 百: 100, 千: 1000 };

  // 1 to 9999 in Chinese: 12 is 十二, 105 一百零五. Empty for 0.
  function han(number) {
    let words = "";
    let gap = false;
    const digits = String(number);
    for (let place = 0; place < digits.length; place += 1) {
      const digit = Number(digits[place]);
      if (digit === 0) {
        gap = true;
        continue;
      }
      words += (gap && words ? "零" : "") + DIGITS[digit] + ["", "十", "百", "千"][digits.length - 1 - place];
      gap = false;
    }
    return words.replace(/^一十/, "十");
  }

  // The value of a number in Chinese or in digits: 一百零三 and 103 are 103.
  function value(words) {
    if (/^\d+$/.test(words)) {
      return Number(words);
    }
    let total = 0;
    let digit = null;
    for (const character of words) {
      if (UNITS[character]) {
        total += (digit === null ? 1 : digit) * UNITS[character];
        digit = null;
      } else {
        digit = Math.max(DIGITS.indexOf(character === "两" ? "二" : character), 0) || null;
      }
    }
    return total + (digit || 0);
  }

  // The same term with its numbers in Chinese, and in digits.
  function spellings(term) {
    const inHan = term.replace(NUMBERED, (found, number) => "第" + (han(value(number)) || number));
    const inDigits = term.replace(NUMBERED, (found, number) => "第" + value(number));
    return [...new Set([term, inHan, inDigits])];
  }

  function articleOf(terms) {
    const last = ARTICLE.exec(terms[terms.length - 1]);
    const number = last && value(last[2] || last[3]);
    const name = last && terms.slice(0, -1).join("") + last[1];
    if (!number || name.length < 2 || terms.length > 2 || (terms.length === 2 && last[1])) {
      return [];
    }
    const article = { spellings: spellings("第" + number + "条"), gaps: new Set(), opens: true };
    return [[{ spellings: [name], gaps: new Set(), inTitle: true }, article]];
  }

  // The places of a folded term before which the query has punctuation.
  function gapsOf(words, start) {
    const folded = z.foldWithPlaces(words, start);
    return new Set(folded.begins.map((begin, at) => at).filter((at) => at && folded.begins[at] > folded.ends[at - 1]));
  }

  // { cut, ways }: each way is a list of terms; a page is found when it has all terms of one way.
  // A term occurs in one of its spellings; `gaps` are the places in the first of them where the query
  // has punctuation; `inTitle`: it occurs in the title, `opens`: at the head of a block.
  z.parse = function (words, start) {
    const cut = words.length > LONGEST;
    const asked = cut ? words.slice(0, LONGEST) : words;
    const gaps = new Map();
    for (const found of asked.matchAll(TERMS)) {
      const term = z.fold(found[1] ?? found[0], start);
      if (term && !gaps.has(term)) {
        gaps.set(term, gapsOf(found[1] ?? found[0], start));
      }
    }
    const terms = [...gaps.keys()];
    const plain = terms.map((term) => ({ spellings: spellings(term), gaps: gaps.get(term) }));
    return { cut, terms, ways: terms.length ? [plain, ...articleOf(terms)] : [] };
  };
  z.longestQuery = LONGEST;
})();
