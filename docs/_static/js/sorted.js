// The tables of the book's lists can be sorted by any column: a click on its head, again to turn.
// Without a script they stand in the order in which they were written.
(function () {
  "use strict";
  const lang = document.documentElement.lang;
  const words = new Intl.Collator(lang, { numeric: true });

  // 2021年4月7日 is 20210407, 12,345 is 12345; what is neither is compared as words.
  function amount(text) {
    const date = /^(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?$/.exec(text);
    if (date) {
      return Number(date[1]) * 10000 + Number(date[2] || 0) * 100 + Number(date[3] || 0);
    }
    return /^[\d,]+$/.test(text) ? Number(text.replaceAll(",", "")) : NaN;
  }

  // What is empty stands last, whichever way the rest goes.
  function compare(one, other, turned) {
    if (!one || !other) {
      return one ? -1 : other ? 1 : 0;
    }
    const [a, b] = [amount(one), amount(other)];
    const order = Number.isNaN(a) || Number.isNaN(b) ? words.compare(one, other) : a - b;
    return turned ? -order : order;
  }

  function sort(table, head) {
    const heads = [...table.tHead.rows[0].cells];
    const column = heads.indexOf(head);
    const turned = head.getAttribute("aria-sort") === "ascending";
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", turned ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [row.cells[column].textContent.trim(), row]);
    rows.sort((one, other) => compare(one[0], other[0], turned));
    body.append(...rows.map((row) => row[1]));
  }

  for (const table of document.querySelectorAll("table.chronicle")) {
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort-button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, head));
      head.append(button);
    }
  }
})();
