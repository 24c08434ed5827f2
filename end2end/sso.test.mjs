// Single sign-on for staff: with a real OpenID provider (oidc-provider), with and without scripts; and with a provider that lies.
import assert from 'node:assert/strict';
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import { axeFindsNothing, reader, startBrowser } from './house.mjs';
import { key, listen, realProvider, startWith } from './provider.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser.close(); });

const elsewhere = (issuer) => new RegExp(`foreign request: ${issuer}`);

for (const scripts of [true, false]) {
  test(`somebody comes through their workplace, ${scripts ? 'with' : 'without'} scripts, and is signed out from there`, async () => {
    const { house, issuer, stop } = await realProvider();
    const visitor = await reader(browser, house, { scripts, width: scripts ? 1280 : 320 });
    const { page } = visitor;
    await page.goto('/fr/train/record');
    await page.getByRole('link', { name: 'Entrer par votre milieu de travail' }).click();
    await page.getByRole('link', { name: 'ana' }).click();
    await page.waitForURL('**/fr/train/record');
    assert.match(await page.locator('main').innerText(), /Ana Ünal/);
    // nothing of the journey stays in the browser
    const cookies = await page.context().cookies(house.at);
    assert.deepEqual(cookies.filter((cookie) => cookie.name.includes('sso')), []);
    // signing out at the provider ends the visit here
    await page.goto(`${issuer}/session/end`);
    const told = page.waitForURL('**/session/end/success**');
    await page.locator('button').first().click();
    await told; // the provider tells the house before it shows this page
    await page.goto('/fr/train/record');
    assert.match(page.url(), /staff\/sign-in/);
    visitor.expectFault(elsewhere(issuer));
    await visitor.close();
    await stop();
  });
}

test('a fresh proof is one more sign-in at the provider, which really asks', async () => {
  const { house, issuer, stop } = await realProvider();
  const visitor = await reader(browser, house, { width: 320 });
  const { page } = visitor;
  await page.goto('/en/staff/sign-in');
  await page.getByRole('link', { name: 'Sign in through your workplace' }).click();
  await page.getByRole('link', { name: 'ana' }).click();
  await page.waitForURL('**/en/staff');
  await page.goto('/en/staff/again?back=/en/staff/account');
  await axeFindsNothing(page);
  await page.locator('main a[href*="again=yes"]').click();
  // the provider remembers ana, and asks all the same
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await page.getByRole('link', { name: 'ana' }).click();
  await page.waitForURL('**/en/staff/account');
  visitor.expectFault(elsewhere(issuer));
  await visitor.close();
  await stop();
});

test('whoever has no role here, or used one factor, is told so in plain words', async () => {
  const { house, issuer, stop } = await realProvider();
  for (const [who, words] of [['outsider', /no role here yet/], ['lazy', /second step/]]) {
    const visitor = await reader(browser, house, { width: 320 });
    await visitor.page.goto('/en/staff/sign-in');
    await visitor.page.getByRole('link', { name: 'Sign in through your workplace' }).click();
    await visitor.page.getByRole('link', { name: who }).click();
    await visitor.page.waitForURL(`${house.at}/**`);
    assert.match(await visitor.page.locator('main').innerText(), words);
    await axeFindsNothing(visitor.page);
    visitor.expectFault(elsewhere(issuer));
    visitor.expectFault(/status of 422/);
    await visitor.close();
  }
  await stop();
});

test('a provider that does not answer is told in plain words, and reading goes on', async () => {
  const { server, issuer } = await listen();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  const house = await startWith(issuer);
  const answer = await fetch(`${house.at}/en/staff/sso`, { redirect: 'manual' });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /does not answer just now/);
  assert.equal((await fetch(`${house.at}/en/learn`)).status, 200);
  await house.stop();
});

// --- a provider that lies ------------------------------------------------------------------------

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

function signed(claims, { alg = 'RS256', signWith = key.privateKey, kid = 'one', extra = {} } = {}) {
  const text = `${part({ alg, kid, typ: 'JWT', ...extra })}.${part(claims)}`;
  if (alg === 'none') return `${text}.`;
  if (alg === 'HS256') return `${text}.${createHmac('sha256', key.publicKey.export({ type: 'spki', format: 'pem' })).update(text).digest('base64url')}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(signWith, 'base64url')}`;
}

/** Answers as `lie` says: it gets the true claims and gives the token. */
async function lyingProvider() {
  const { server, issuer } = await listen();
  const house = await startWith(issuer);
  const state = { lie: (claims) => signed(claims), nonce: '', codes: 0 };
  server.on('request', (request, response) => {
    const json = (value) => { response.setHeader('content-type', 'application/json'); response.end(JSON.stringify(value)); };
    if (request.url.startsWith('/.well-known/openid-configuration')) {
      return json({
        issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'],
        subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      });
    }
    if (request.url === '/jwks') return json({ keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
    const claims = { iss: issuer, sub: 'ana', aud: 'doorstep', iat: now(), exp: now() + 60, nonce: state.nonce, name: 'Ana', groups: ['clinic-staff'], amr: ['mfa'] };
    state.codes += 1;
    return json({ access_token: 'x', token_type: 'Bearer', id_token: state.lie(claims) });
  });
  /** One journey without a browser: leaves, and comes back with the answer. */
  state.journey = async ({ cookie = true, path = '/en/staff/sso', change = (address) => address } = {}) => {
    const left = await fetch(`${house.at}${path}`, { redirect: 'manual' });
    const to = new URL(left.headers.get('location'));
    state.nonce = to.searchParams.get('nonce');
    assert.equal(to.searchParams.get('code_challenge_method'), 'S256');
    const back = change(new URL(`${house.at}/staff/sso/back?code=c&state=${to.searchParams.get('state')}`));
    const headers = cookie ? { cookie: left.headers.get('set-cookie').split(';')[0] } : {};
    return fetch(back, { redirect: 'manual', headers });
  };
  return { house, issuer, state, async stop() { server.closeAllConnections(); server.close(); await house.stop(); } };
}

const cameIn = (answer) => answer.status === 303 && (answer.headers.get('set-cookie') ?? '').includes('staff=');

test('no lie of a provider opens a session', async () => {
  const { house, state, issuer, stop } = await lyingProvider();
  assert.ok(cameIn(await state.journey()), 'the truth does');
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const lies = {
    'no signature': (c) => signed(c, { alg: 'none' }),
    'a key that both sides share': (c) => signed(c, { alg: 'HS256' }),
    'a stranger’s key': (c) => signed(c, { signWith: stranger.privateKey }),
    'a key of its own in the header': (c) => signed(c, { signWith: stranger.privateKey, extra: { jwk: stranger.publicKey.export({ format: 'jwk' }), jku: `${issuer}/other` } }),
    'a kid that looks like a path': (c) => signed(c, { signWith: stranger.privateKey, kid: '../../etc/passwd' }),
    'another issuer': (c) => signed({ ...c, iss: 'https://elsewhere.example' }),
    'the issuer with a slash more': (c) => signed({ ...c, iss: `${issuer}/` }),
    'for somebody else': (c) => signed({ ...c, aud: 'another' }),
    'too old': (c) => signed({ ...c, iat: now() - 7200, exp: now() - 3600 }),
    'another nonce': (c) => signed({ ...c, nonce: 'x' }),
    'no nonce': ({ nonce, ...c }) => signed(c),
    'one factor': (c) => signed({ ...c, amr: ['pwd'] }),
    'groups of nobody': (c) => signed({ ...c, groups: [] }),
    'a changed body': (c) => { const [h, , s] = signed(c).split('.'); return `${h}.${part({ ...c, sub: 'root' })}.${s}`; },
    'no token': () => 'x',
  };
  for (const [name, lie] of Object.entries(lies)) {
    state.lie = lie;
    const answer = await state.journey();
    assert.ok(!cameIn(answer), name);
    assert.equal(answer.status, 422, name);
    assert.doesNotMatch(await answer.text(), /nonce|signature|issuer|JWT/i, `${name}: the page says nothing about the check`);
  }
  state.lie = (claims) => signed(claims);
  const before = state.codes;
  assert.ok(!cameIn(await state.journey({ cookie: false })), 'another browser');
  assert.ok(!cameIn(await state.journey({ change: (u) => { u.searchParams.set('state', 'x'); return u; } })), 'another state');
  assert.ok(!cameIn(await state.journey({ change: (u) => { u.searchParams.append('state', u.searchParams.get('state')); return u; } })), 'two states');
  assert.equal(state.codes, before, 'no code was spent on them');
  const open = await state.journey();
  assert.equal(open.headers.get('location'), '/en/staff');
  // a fresh proof: only a provider that says it asked just now
  const again = '/en/staff/sso?again=yes';
  for (const [name, when] of [['not said', undefined], ['an hour ago', now() - 3600]]) {
    state.lie = (claims) => signed({ ...claims, auth_time: when });
    assert.equal((await state.journey({ path: again })).status, 422, `asked again: ${name}`);
  }
  state.lie = (claims) => signed({ ...claims, auth_time: now() });
  assert.ok(cameIn(await state.journey({ path: again })), 'asked again: just now');
  await stop();
});

test('only the provider itself can sign somebody out', async () => {
  const { house, state, issuer, stop } = await lyingProvider();
  state.lie = (claims) => signed({ ...claims, sid: 'visit-1' });
  const cookie = (await state.journey()).headers.getSetCookie().find((line) => line.startsWith('staff=')).split(';')[0];
  const here = async () => (await fetch(`${house.at}/en/train/record`, { redirect: 'manual', headers: { cookie } })).status === 200;
  const tell = (token) => fetch(`${house.at}/staff/sso/logout`, { method: 'POST', body: new URLSearchParams({ logout_token: token }) });
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const truth = { iss: issuer, aud: 'doorstep', iat: now(), jti: 'j', events: event, sid: 'visit-1' };
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const lies = [
    'x', signed(truth, { alg: 'none' }), signed(truth, { alg: 'HS256' }), signed(truth, { signWith: stranger.privateKey }), signed({ ...truth, aud: 'another' }),
    signed({ ...truth, iss: 'https://elsewhere.example' }), signed({ ...truth, iat: now() - 3600 }), signed({ ...truth, events: {} }), signed({ ...truth, nonce: 'n' }),
    signed({ iss: issuer, aud: 'doorstep', iat: now(), events: event }),
  ];
  for (const lie of lies) assert.equal((await tell(lie)).status, 400);
  assert.equal((await tell(signed({ ...truth, sid: 'visit-2' }))).status, 200);
  assert.ok(await here(), 'another visit was meant');
  assert.equal((await tell(signed(truth))).status, 200);
  assert.ok(!await here());
  await stop();
});
