import { demoAccounts } from './accounts.js';
import { escapeHtml, page } from './http.js';

/** Choosing is enough: these accounts are open to whoever can reach this machine's loopback. */
export const loginPage = (action: string): string =>
  page(
    'Demo sign-in',
    `<p>These are the demo’s accounts for staff. There is no password.</p>
<form method="post" action="${escapeHtml(action)}">
<p><label for="account">Account</label><br>
<select id="account" name="account">
${demoAccounts.map(({ id, name, roles }) => `<option value="${id}">${escapeHtml(name)} (${roles.join(', ')})</option>`).join('\n')}
</select>
<p><button type="submit">Sign in</button>
</form>`,
  );
