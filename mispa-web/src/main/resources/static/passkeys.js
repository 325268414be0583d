// Passkeys, on the sign-in page and on one's own account. They are offered where the browser knows them and the portal is
// opened at its own address, and nowhere else; both pages work without. They are read in place, before what follows is drawn, so that nothing moves.
const offer = document.querySelector('[data-passkey]');
if (offer && offer.dataset.origin === location.origin && window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  const { elements } = offer.querySelector('form');
  const wrong = offer.querySelector('[role=alert]');
  const post = (address, body) => fetch(address, {
    method: 'POST', body, headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': elements._csrf.value }
  });
  const signIn = async (options, form) => {
    if (options.ok) {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await options.json());
      elements.passkey.value = JSON.stringify(await navigator.credentials.get({ publicKey }));
    }
    form.submit(); // the answer to none says that the page was open for too long
  };
  const add = async (options, form) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await options.json());
    const credential = await navigator.credentials.create({ publicKey });
    const answer = await post(form.action, JSON.stringify({ publicKey: { credential, label: elements.label.value } }));
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    location.reload();
  };
  offer.addEventListener('submit', async event => {
    event.preventDefault();
    wrong.hidden = true;
    try {
      await (offer.dataset.passkey === 'get' ? signIn : add)(await post(offer.dataset.options), event.target);
    } catch {
      wrong.hidden = false;
    }
  });
  offer.hidden = false;
  document.getElementById('no-passkeys')?.remove();
}
