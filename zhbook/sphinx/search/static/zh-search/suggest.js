// Words to search for: headings, titles and index terms that begin with what is typed, or whose
// pinyin does, letter by letter: zfgz for 政法工作.
(function () {
  "use strict";
  const z = window.zhSearch;
  const MOST = 6;
  const LISTS = 2;

  // [{ words, address }]; without an address the words are to be searched for.
  z.suggest = async function (typed, start) {
    const key = z.fold(typed, start);
    if (!key || !start.begin.length || [...key].length > 30) {
      return [];
    }
    let list = start.begin.findIndex((first) => first > key);
    list = Math.max((list < 0 ? start.begin.length : list) - 1, 0);
    const found = [];
    for (let n = 0; n < LISTS && list + n < start.begin.length; n += 1) {
      const rows = await z.files.load(start.lists.slice(8 * (list + n), 8 * (list + n) + 8));
      for (let i = 0; i < rows.length; i += 4) {
        const [own, words, address, kind] = rows.slice(i, i + 4);
        if ((own || words).startsWith(key)) {
          found.push({ words, address, kind });
        }
      }
    }
    found.sort((a, b) => b.kind - a.kind || a.words.length - b.words.length);
    return found.slice(0, MOST);
  };
})();
