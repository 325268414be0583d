// Pages on which people work. Everything works without it.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;
htmx.config.attributesToSettle = ['class']; // no style, which the security policy would refuse
const form = document.querySelector('form.record');
if (form) {
  let unsaved = false, leaving = false;
  const notSaved = words => {
    unsaved = true;
    const state = document.getElementById('draft-state'), told = state.querySelector('span');
    state.classList.add('failed');
    told.textContent = words;
  };
  form.addEventListener('input', ({target}) => {
    unsaved = true;
    const echo = document.getElementById(`${target.id}-echo`);
    if (echo) echo.textContent = ''; // it is of what stood there before
  });
  form.addEventListener('submit', () => { unsaved = false; leaving = true; });
  window.addEventListener('pageshow', () => { leaving = false; });
  form.addEventListener('htmx:beforeRequest', event => { if (leaving) event.preventDefault(); });
  form.addEventListener('htmx:beforeSwap', event => {
    if (!event.detail.isError && !event.detail.serverResponse.includes('id="draft-state"')) {
      event.detail.shouldSwap = false; // signed out meanwhile
      notSaved(form.dataset.failed);
    }
  });
  form.addEventListener('htmx:responseError', event => notSaved(event.detail.xhr.status === 409 ? form.dataset.elsewhere : form.dataset.failed));
  form.addEventListener('htmx:sendError', () => notSaved(form.dataset.failed));
  // How fields were understood, by what stands in them: rows without content are not counted where they are read.
  const said = field => field.name.replace(/\.\d+\./, '.') + ' ' + field.value;
  const echoes = page => [...page.querySelectorAll('.echo')].map(echo => [echo, page.getElementById(echo.id.slice(0, -'-echo'.length))]);
  document.body.addEventListener('htmx:afterSwap', event => {
    unsaved = false;
    const read = new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html');
    const words = new Map(echoes(read).map(([echo, field]) => [said(field), echo.textContent]));
    echoes(document).forEach(([echo, field]) => {
      const now = words.get(said(field)) ?? '';
      if (echo.textContent !== now) echo.textContent = now;
    });
  });
  window.addEventListener('beforeunload', event => { if (unsaved) event.preventDefault(); });
  form.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      form.querySelector(`button[value=${event.shiftKey ? 'submit' : 'save'}]`).click();
    } else if (event.key === 'Enter' && event.target.matches('input')) {
      event.preventDefault(); // Enter in a field sends nothing
    }
  });
}
const confirming = document.getElementById('confirm-chosen');
if (confirming) {
  const whole = confirming.textContent;
  const count = () => {
    const chosen = confirming.form.querySelectorAll('[name=entry]:checked').length;
    confirming.textContent = chosen === 0 ? whole : chosen === 1 ? confirming.dataset.one : confirming.dataset.more.replace('#', chosen);
  };
  confirming.form.addEventListener('change', count);
  window.addEventListener('pageshow', count); // also where the browser kept what was ticked
}
