// The keyboard of the portal. Every page works whole without it.
document.addEventListener('keydown', event => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.defaultPrevented;
  const typing = event.target instanceof Element && event.target.closest('input, select, textarea, [contenteditable]');
  const box = document.getElementById('search');
  if (event.key === '/' && plain && !typing && box) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});
