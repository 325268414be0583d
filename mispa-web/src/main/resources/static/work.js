// Pages on which people work. Everything works without it.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;
const form = document.querySelector('form.record');
if (form) {
  let unsaved = false;
  form.addEventListener('input', () => { unsaved = true; });
  form.addEventListener('submit', () => { unsaved = false; });
  document.body.addEventListener('htmx:afterSwap', () => { unsaved = false; });
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
