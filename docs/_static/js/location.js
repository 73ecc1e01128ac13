// Where a block stands, in the words in which one would cite it: 第三部分（二）第四段,
// 第三十条第二款第（一）项. Used by cite.js.
(function () {
  "use strict";
  const DIGITS = "零一二三四五六七八九";
  const HAN = "[零〇一二三四五六七八九十百千两兩]+";

  const FORMAL = "[壹贰貳叁參参肆伍陆陸柒捌玖拾]+";
  const SIGNS = "[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]";
  const UNITS =
    "(?:部分|分[编編部]|[编編篇章节節条條]|部(?=[\\s—–]|$)|[款目卷辑輯册冊讲講课課](?=\\s|$))";
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

  // 第三十条, its 款 and its 项; a law is cited without its chapters.
  function citedArticle(block) {
    const found = /^(?:.*-)?art-[0-9z]+/.exec(block.id);
    const article = found && document.getElementById(found[0]);
    const number = article && article.querySelector(".number");
    if (!number) {
      return "";
    }
    const rest = block.id.slice(found[0].length);
    const paragraph = /-p(\d+)/.exec(rest);
    const item = block.classList.contains("item-1") && /^[（(][^）)]+[）)]/.exec(words(block));
    return (
      words(number) +
      (paragraph ? "第" + han(Number(paragraph[1])) + "款" : "") +
      (item ? "第" + item[0] + "项" : "")
    );
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
    return citedArticle(block) || citedHeadings(block) + citedParagraph(block);
  };
})();
