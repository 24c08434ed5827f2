// A house whose staff come in through a real OpenID provider (oidc-provider), which asks who one is with one link for each person.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { startHouse } from './house.mjs';

const SECRET = 'a client secret of the tests, not of anybody';
export const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...key.privateKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
export const people = {
  ana: { name: 'Ana Ünal', groups: ['clinic-staff', 'college'], amr: ['pwd', 'otp'] },
  outsider: { name: 'Out Sider', groups: ['kitchen'], amr: ['pwd', 'otp'] },
  lazy: { name: 'One Factor', groups: ['clinic-staff'], amr: ['pwd'] },
};

export const listen = () => new Promise((done) => {
  const server = createServer();
  server.listen(0, 'localhost', () => done({ server, issuer: `http://localhost:${server.address().port}` }));
});

export const startWith = (issuer, demo = false) => startHouse({
  demo,
  files: { 'sso-client-secret': `${SECRET}\n` },
  more: ['--sso-issuer', issuer, '--sso-client-id', 'doorstep', '--sso-roles', 'clinic-staff=clinician; college=facilitator'],
});

/** The provider's own pages ask nothing from elsewhere; the product's alone are judged. */
const bare = (inside) => `<!DOCTYPE html><html lang="en"><title>Provider</title><link rel="icon" href="data:,"><body>${inside}</body></html>`;

/** The provider: asks who one is with one button for each person, and grants what was asked for. */
export async function realProvider(demo = false) {
  const { server, issuer } = await listen();
  const house = await startWith(issuer, demo);
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'doorstep', client_secret: SECRET, redirect_uris: [`${house.at}/staff/sso/back`],
      backchannel_logout_uri: `${house.at}/staff/sso/logout`, backchannel_logout_session_required: true,
    }],
    claims: { openid: ['sub', 'amr'], profile: ['name', 'groups'] },
    cookies: { keys: ['a key of the tests'] },
    features: {
      devInteractions: { enabled: false }, backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => { ctx.body = bare(`${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>`); },
        postLogoutSuccessSource: (ctx) => { ctx.body = bare('Signed out'); },
      },
    },
    // Its guard against private addresses would cut the message to our house, which lives on this machine.
    fetch: (address, { dispatcher, ...options }) => fetch(address, options),
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, name: people[sub].name, groups: people[sub].groups }) }),
    interactions: { url: (_, interaction) => `/who/${interaction.uid}` },
    jwks: { keys: [jwk] },
    pkce: { required: () => true },
    async loadExistingGrant(ctx) {
      const grant = new provider.Grant({ clientId: 'doorstep', accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  server.on('request', async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, issuer);
    if (!pathname.startsWith('/who/')) return callback(request, response);
    const sub = searchParams.get('sub');
    if (sub) return provider.interactionFinished(request, response, { login: { accountId: sub, amr: people[sub].amr } });
    const links = Object.keys(people).map((who) => `<a href="?sub=${who}">${who}</a> `).join('');
    response.setHeader('content-type', 'text/html');
    response.end(bare(`<h1>Who are you?</h1>${links}`));
  });
  return { house, issuer, server, provider, async stop() { server.closeAllConnections(); server.close(); await house.stop(); } };
}

