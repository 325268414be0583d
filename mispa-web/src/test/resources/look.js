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

  return {
    EVERYTHING: () => axeFinds(document, { runOnly: STANDARDS }),
    ALL_BUT_COLOURS: () => axeFinds(document, { runOnly: STANDARDS, rules: off }),
    COLOURS: () => axeFinds(oneOfEachLook(), { runOnly: { type: 'rule', values: OF_COLOURS } }),

    beyondTheEdge: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
})();
