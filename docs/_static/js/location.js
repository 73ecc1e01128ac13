// Where a block stands, in the words in which one would cite it: 第三部分（二）第四段,
// 第三十条第二款第（一）项; in a law of Taiwan 第30條第2項第1款, in an ordinance of Hong Kong 第3(1)(a)條,
// in a law of Macao 第三條第二款（一）項. Used by cite.js.
(function () {
  "use strict";
  const DIGITS = "零一二三四五六七八九";
  const HAN = "[零〇一二三四五六七八九十百千两兩]+";

  const FORMAL = "[壹贰貳叁參参肆伍陆陸柒捌玖拾]+";
  const SIGNS = "[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]";
  const UNITS =
    "(?:部分|分[编編部]|[编編篇章节節条條]|部(?=[\\s—–]|$)|[款目卷辑輯册冊讲講课課](?=\\s|$))";
  // How the paragraphs of an article, its items and subitems are called here.
  function levels() {
    return (document.getElementById("cite-said")?.dataset.levels || "款 项 目").split(" ");
  }

  // 4.1 says itself what stands above it.
  const DECIMAL = /^(?:\d+|[A-Z])(?:\.\d+)+/;

  // How the number at the beginning of a heading is cited, by its form.
  const FORMS = [
    [DECIMAL, (found) => found[0]],
    [new RegExp("^(" + HAN + ")(?:[、．.]|\\s|$)"), (found) => "第" + found[1] + "部分"],
    [new RegExp("^[（(](?:" + HAN + "|\\d+|" + SIGNS + ")[）)]"), (found) => found[0]],
    [new RegExp("^第\\s*(?:" + HAN + "|\\d+)\\s*" + UNITS), (found) => found[0].replace(/\s/g, "")],
    [new RegExp("^[卷辑輯册冊编編篇]之?" + HAN + "(?=\\s|$)"), (found) => found[0]],
    [new RegExp("^([第其]" + HAN + ")[，、,]"), (found) => found[1]],
    [new RegExp("^([Ⅰ-Ⅻ]|" + FORMAL + "|" + SIGNS + ")(?:[、．.]|\\s)"), (found) => found[1]],
    [new RegExp("^([^\\s，。：:；]{1,4}" + HAN + ")[：:]"), (found) => found[1]],
    [/^(\d+)(?:[.．、]|\s)/, (found) => found[1] + "."],
    [/^[①-⑳]/, (found) => found[0]],
  ];

  // 1 to 9999 in Chinese: 10 is 十, 12 is 十二, 105 is 一百零五.
  function han(number) {
    const units = ["", "十", "百", "千"];
    let words = "";
    let gap = false;
    const digits = String(number);
    for (let place = 0; place < digits.length; place += 1) {
      const digit = Number(digits[place]);
      if (digit === 0) {
        gap = true;
        continue;
      }
      words += (gap && words ? "零" : "") + DIGITS[digit] + units[digits.length - 1 - place];
      gap = false;
    }
    return words.replace(/^一十/, "十");
  }

  // The words of an element without what scripts and the theme have put into it.
  function words(element) {
    const copy = element.cloneNode(true);
    const parts = copy.querySelectorAll(".headerlink, .cite-button, .note-mark, .milestone");
    parts.forEach((part) => part.remove());
    return copy.textContent.trim();
  }

  function citedHeading(section) {
    const heading = section.querySelector(":scope > :is(h1, h2, h3, h4, h5, h6)");
    if (!heading) {
      return "";
    }
    const text = words(heading);
    if (!section.classList.contains("text-title")) {
      for (const [form, cite] of FORMS) {
        const found = form.exec(text);
        if (found) {
          return cite(found);
        }
      }
    }
    return text;
  }

  function citedHeadings(block) {
    const parts = [];
    let section = block.closest("section");
    while (section && section.parentElement.closest("section")) {
      parts.unshift(citedHeading(section));
      section = DECIMAL.test(parts[0]) ? null : section.parentElement.closest("section");
    }
    return parts.join("");
  }

  // The number of an item, by its block: （一） as it stands there, but 1 or 一 in Taiwan.
  function citedItem(item, digits) {
    const number = /(\d+)[a-z]*\d*$/.exec(item.id)[1];
    if (/[项項]/.test(levels()[0])) {
      return digits ? number : han(Number(number));
    }
    const written = /^(?:[（(][^）)]+[）)]|[^、.．\s]+(?=[、.．\s]))/.exec(words(item));
    return written ? written[0] : number;
  }

  // 第三十条, its paragraph, item and subitem; a law is cited without its chapters.
  function citedArticle(block) {
    const found = /^(?:.*-)?art-[0-9a-z]+/.exec(block.id);
    const first = found && document.getElementById(found[0]);
    const number = first && first.querySelector(".number");
    if (!number) {
      return "";
    }
    const article = words(number).replace(/\s/g, "");
    const digits = /\d/.test(article);
    const below = block.id.slice(found[0].length);
    const paragraph = Number((/-p(\d+)/.exec(below) || [])[1]);
    const parts = paragraph > 1 ? [digits ? paragraph : han(paragraph)] : [""];
    // The items on the way to a block: art-30-i1 and art-30-i1-2 of art-30-i1-2.
    const items = /^(.*?-i\d+[a-z]*\d*)(-\d+[a-z]*\d*)?/.exec(block.id) || [];
    for (const id of [items[1], items[2] && items[1] + items[2]]) {
      const item = id && document.getElementById(id);
      if (item) {
        parts.push(citedItem(item, digits));
      }
    }
    return article + parts.map((part, level) => part && "第" + part + levels()[level]).join("");
  }

  const NUMBERED =
    /^(?:(?:part|subpart|ch|sec)[0-9a-z]+-)*(?:art-|s)(\d+)(?:z(\d+))?(?=-|$)((?:-[ip]?\d+(?:z\d+)?)*)$/;

  // Where every level has a number (Hong Kong, Macao): the numbers on the way to a block.
  function citedByNumbers(block) {
    const here = levels();
    const hongkong = here.length === 4;
    const id = block.id || (/^H\d$/.test(block.tagName) ? block.parentElement.id : "");
    const found = NUMBERED.exec(id);
    if (!found || !(hongkong || /^分/.test(here[2]))) {
      return "";
    }
    let way = id.slice(0, id.length - found[3].length);
    const number = document.getElementById(way)?.querySelector(".number");
    const labels = [];
    for (const step of found[3].match(/-[ip]?\d+(?:z\d+)?/g) || []) {
      way += step;
      const item = step[1] === "p" ? null : document.getElementById(way);
      const label = item && /^(?:[（(][^）)]+[）)]|[^、.．\s]+(?=[、.．\s]))/.exec(words(item));
      if (label) {
        labels.push(label[0].replace(/\s/g, ""));
      }
    }
    if (hongkong) {
      const letter = found[2] ? String.fromCharCode(64 + Number(found[2])) : "";
      return "第" + found[1] + letter + labels.join("") + (here[2] === "節" ? "條" : "条");
    }
    const named = labels.map((label) =>
      /^[（(]/.test(label) ? label + here[/\d/.test(label) ? 2 : 1] : "第" + label + here[0]
    );
    return number ? words(number).replace(/\s/g, "") + named.join("") : "";
  }

  function citedParagraph(block) {
    if (!block.matches("p") || block.matches(".salutation, .signature, .note, .notice")) {
      return "";
    }
    const among = [...block.parentElement.children].filter((sibling) =>
      sibling.matches("p[id]:not(.salutation, .signature, .note, .notice)")
    );
    return "第" + han(among.indexOf(block) + 1) + "段";
  }

  window.zhbookLocation = function (block) {
    return (
      citedByNumbers(block) || citedArticle(block) || citedHeadings(block) + citedParagraph(block)
    );
  };
})();
