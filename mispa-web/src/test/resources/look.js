// What the tests ask about a page, from within it.
globalThis.look = (() => {
  const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
  const off = Object.fromEntries(OF_COLOURS.map(rule => [rule, { enabled: false }]));

  const says = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const stateful = /^(aria-current|aria-expanded|aria-selected|aria-invalid|aria-sort|open|disabled|type|data-.*)$/;
  const notOfLooks = /^data-(count|total|unit)$/;
  const state = element => [
    element.tagName,
    ...element.classList,
    ...[...element.attributes].filter(({ name }) => stateful.test(name) && !notOfLooks.test(name)).map(({ name, value }) => name + '=' + value),
  ].join('.');
  const chain = element => element ? chain(element.parentElement) + '>' + state(element) : '';

  // The stylesheet chooses colours by elements, classes and states, never by position or id: elements that have the same of these, up
  // to the root, have the same colours.
  const oneOfEachLook = () => {
    const seen = new Map();
    for (const element of document.body.querySelectorAll('*')) {
      if (says(element) && element.checkVisibility() && !seen.has(chain(element))) {
        seen.set(chain(element), element);
      }
    }
    return { include: [...seen.values()] };
  };

  const told = rule => rule.id + ': ' + rule.help + rule.nodes.map(node => '\n  ' + node.html + '\n    ' + node.failureSummary).join('');
  const axeFinds = async (where, options) => (await axe.run(where, { resultTypes: ['violations'], ...options })).violations.map(told);

  const named = element => element.tagName.toLowerCase() + [...element.classList].map(name => '.' + name).join('') + ' "' + element.textContent.trim().slice(0, 60) + '"';
  const boxed = element => getComputedStyle(element).display.startsWith('inline') && element.parentElement ? boxed(element.parentElement) : element;

  // The innermost elements that make the page wider than the screen.
  // What is clipped away is for screen readers only.
  const spoken = element => element !== null && (getComputedStyle(element).clipPath === 'inset(50%)' || spoken(element.parentElement));

  const culprits = () => [...document.body.querySelectorAll('*')].filter(element => {
    const reaches = element.getBoundingClientRect().right > document.documentElement.clientWidth + 1
      || element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'visible' && element.clientWidth > 0;
    return reaches && element.checkVisibility() && !element.closest('.scroll, .vh, svg') && !spoken(element);
  }).filter((element, index, all) => !all.some(other => other !== element && element.contains(other))).slice(0, 5).map(named);

  // Text that is cut off, or that runs out of its box over what lies beside it. What scrolls by itself may be wider than it shows, and
  // what only a screen reader says is cut off by intent.
  const clipped = () => {
    const found = new Set();
    for (const element of document.body.querySelectorAll('*')) {
      if (!says(element) || !element.checkVisibility() || element.closest('.vh, .skip, svg, option, select') || spoken(element)) {
        continue;
      }
      const box = boxed(element);
      const style = getComputedStyle(box);
      const cut = ['hidden', 'clip'].includes(style.overflowX) || style.textOverflow === 'ellipsis';
      const wide = box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1 && !['auto', 'scroll'].includes(style.overflowX);
      const high = box.clientHeight > 0 && box.scrollHeight > box.clientHeight + 2 && ['hidden', 'clip'].includes(style.overflowY);
      if (wide || high) {
        found.add((cut ? 'cut off: ' : 'runs out of its box by ' + (box.scrollWidth - box.clientWidth) + ': ') + named(box));
      }
    }
    return [...found];
  };

  // Words that are not within the brackets of a message, with the innermost element they stand in.
  const outsideBrackets = () => {
    const found = new Set();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const around = node.parentElement;
      // Names for machines are the same in every language; a passage that was found is cut out of a record.
      if (around.closest('code, mark') || around.querySelector(':scope > mark')) {
        continue;
      }
      let text = node.data, before;
      do {
        before = text;
        text = text.replace(/\[[^[\]]*\]/g, ' ');
      } while (text !== before);
      if (/\p{L}{3}/u.test(text)) {
        found.add(text.replace(/\s+/g, ' ').trim());
      }
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
        const text = (element.getAttribute(name) ?? '').replace(/\[.*\]/gs, ' ').trim();
        if (/\p{L}{3}/u.test(text)) {
          found.add(text);
        }
      }
    }
    return [...found];
  };

  // Where the keyboard is.
  const focused = () => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) {
      return null;
    }
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    const previous = globalThis.focusedBefore;
    globalThis.focusedBefore = at;
    return {
      what: named(at),
      href: at.getAttribute('href') ?? '',
      shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0
        && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      onwards: !previous || previous === at || !!(previous.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING),
    };
  };

  return {
    clipped, culprits, outsideBrackets, focused,
    EVERYTHING: () => axeFinds(document, { runOnly: STANDARDS }),
    ALL_BUT_COLOURS: () => axeFinds(document, { runOnly: STANDARDS, rules: off }),
    COLOURS: () => axeFinds(oneOfEachLook(), { runOnly: { type: 'rule', values: OF_COLOURS } }),

    beyondTheEdge: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
})();
