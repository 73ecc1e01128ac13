// The filter of the index: narrows the list while one types. Where the index has several pages, the
// terms of all of them come from a table that is loaded when the box is first used.
(function () {
  "use strict";
  const index = document.querySelector(".zhindex");
  const form = index && index.querySelector(".zhindex-filter");
  if (!form) {
    return;
  }
  const input = form.querySelector("input");
  const select = form.querySelector("select");
  const output = form.querySelector("output");
  const groups = [...index.querySelectorAll(".zhindex-group")];
  const entries = [...index.querySelectorAll(".zhindex-group > ul > li")];
  const found = index.querySelector(".zhindex-found");
  const MOST = 100; // results of a split index that are listed at once
  let composing = false; // an input method is at work: its letters are not yet what is meant
  let table = null;

  // 《“ and blanks do not count, full-width letters are letters.
  function plain(words) {
    return words
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s《》〈〉“”‘’「」『』"'·]/g, "");
  }

  function suits(words, initials, kind) {
    const wanted = plain(input.value);
    if (select.value && select.value !== kind) {
      return false;
    }
    return !wanted || plain(words).includes(wanted) || initials.startsWith(wanted);
  }

  function tell(count) {
    const asked = input.value.trim() || select.value;
    const words = count ? output.dataset.found.replace("%s", count) : output.dataset.none;
    output.textContent = asked ? words : "";
  }

  function fits(entry) {
    return suits(entry.dataset.find, entry.dataset.initials, entry.dataset.kind);
  }

  // An entry stays if it suits, with all below it; or with those below it that do.
  function narrow() {
    let count = 0;
    for (const entry of entries) {
      const whole = fits(entry);
      let any = whole;
      for (const below of entry.querySelectorAll("li")) {
        const shown = whole || fits(below);
        below.hidden = !shown;
        any = any || shown;
        count += shown && fits(below) ? 1 : 0;
      }
      entry.hidden = !any;
      count += whole ? 1 : 0;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector(":scope > ul > li:not([hidden])");
    }
    tell(count);
  }

  function list() {
    const asked = input.value.trim() || select.value;
    const rows = asked
      ? (window.zhbookTerms || []).filter((row) => suits(row.slice(0, 3).join(" "), row[3], row[4]))
      : [];
    found.hidden = !asked;
    found.replaceChildren(
      ...rows.slice(0, MOST).map(function (row) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = index.dataset.root + row[5];
        link.textContent = row[0];
        item.append(link);
        return item;
      })
    );
    tell(rows.length);
  }

  function load() {
    table ||= new Promise(function (done) {
      const script = document.createElement("script");
      script.src = index.dataset.terms;
      script.addEventListener("load", done);
      script.addEventListener("error", done);
      document.head.append(script);
    });
    return table;
  }

  async function changed() {
    if (composing) {
      return;
    }
    if (found) {
      await load();
      list();
    } else {
      narrow();
    }
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", function () {
    composing = false;
    changed();
  });
  input.addEventListener("input", changed);
  select.addEventListener("change", changed);
  // A reference leads to an entry that the filter may have hidden.
  index.addEventListener("click", function (event) {
    const link = event.target.closest("a[href^='#']");
    const entry = link && document.getElementById(link.getAttribute("href").slice(1));
    if (entry && entry.closest("[hidden]")) {
      input.value = select.value = "";
      narrow();
    }
  });
  if (input.value || select.value) {
    changed();
  }
})();
