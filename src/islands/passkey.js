// Passkeys: asks the browser for one, and lays its answer into the form, with the secret it computes (PRF) where the form has a field for
// it. Without this file, and in a browser without passkeys, the forms stay hidden and the page says what the way is.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const prf = { prf: { eval: { first: new TextEncoder().encode('doorstep/place-key/1') } } };
const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
const secretOf = (credential) => credential.getClientExtensionResults().prf?.results?.first;

async function add(options, extensions) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: named(options.excludeCredentials),
    extensions: { ...options.extensions, ...extensions },
  };
  const made = await navigator.credentials.create({ publicKey });
  let secret = secretOf(made);
  // Many passkeys compute it only when they are used: once more, then.
  if (extensions.prf && !secret && made.getClientExtensionResults().prf?.enabled) {
    const allowCredentials = [{ type: 'public-key', id: made.rawId }];
    const challenge = crypto.getRandomValues(new Uint8Array(32));
    secret = secretOf(await navigator.credentials.get({ publicKey: { challenge, rpId: options.rp.id, allowCredentials, userVerification: 'required', extensions } }));
  }
  const { attestationObject, clientDataJSON } = made.response;
  return [made, secret, { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON) }];
}

async function open(options, extensions) {
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: named(options.allowCredentials), extensions };
  const used = await navigator.credentials.get({ publicKey });
  const { authenticatorData, clientDataJSON, signature, userHandle } = used.response;
  const response = { authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature) };
  return [used, secretOf(used), userHandle ? { ...response, userHandle: text(userHandle) } : response];
}

/** Asks, and lays the answer into the fields whose names begin with `apart`. Says quietly when it came to nothing. */
async function answer(form, place, ask, apart) {
  if (form.dataset.asking) return;
  form.dataset.asking = 'yes';
  const secretField = form.elements[`${apart}secret`];
  try {
    const [credential, secret, response] = await ask(JSON.parse(place.dataset.options), secretField ? prf : {});
    form.elements[`${apart}credential`].value = JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response });
    if (secretField) secretField.value = secret ? text(secret) : '';
    form.submit();
  } catch {
    // Stopped by the person, or no passkey here: nothing has happened.
    place.querySelector('[role=status]').textContent = place.dataset.stopped;
    delete form.dataset.asking;
  }
}

if (window.PublicKeyCredential) {
  for (const words of document.querySelectorAll('[data-no-passkey]')) words.hidden = true;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      answer(form, form, form.dataset.passkey === 'add' ? add : open, '');
    });
  }
  for (const place of document.querySelectorAll('[data-passkey-step]')) {
    place.hidden = false;
    place.querySelector('button').addEventListener('click', () => answer(place.closest('form'), place, open, place.dataset.passkeyStep));
  }
}
