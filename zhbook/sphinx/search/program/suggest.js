// Words to search for: headings, titles and index terms that begin with what is typed, or whose
// pinyin does, letter by letter: zfgz for 政法工作.
(function () {
  "use strict";
  const z = window.zhSearch;
  const MOST = 6;
  const LISTS = 4; // so many are looked through at most

  // [{ words, address }]; without an address the words are to be searched for. What is typed in full
  // comes first, then titles, headings, terms.
  z.suggest = async function (typed, start) {
    const key = z.fold(typed, start);
    if (!key || !start.begin.length || [...key].length > 30) {
      return [];
    }
    // The last list that begins before the key, and those that begin with it.
    let list = start.begin.findIndex((first) => z.byCodePoint(first, key) >= 0);
    list = Math.max((list < 0 ? start.begin.length : list) - 1, 0);
    const names = [];
    do {
      names.push(start.lists.slice(8 * list, 8 * list + 8));
      list += 1;
    } while (names.length < LISTS && start.begin[list]?.startsWith(key));
    const found = [];
    for (const rows of await Promise.all(names.map(z.files.load))) {
      for (let i = 0; i < rows.length; i += 4) {
        const [own, words, address, kind] = rows.slice(i, i + 4);
        if ((own || words).startsWith(key)) {
          found.push({ words, address, kind: (own || words) === key ? 3 : kind });
        }
      }
    }
    found.sort((a, b) => b.kind - a.kind || a.words.length - b.words.length);
    return found.slice(0, MOST);
  };
})();
