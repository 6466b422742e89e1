import { escapeHtml, page } from './http.js';
import type { KeptMessage } from './sms-message.js';

/** What telephones would have got, newest first. */
export const smsPage = (messages: readonly KeptMessage[]): string =>
  page(
    'Text messages',
    `<table><tr><th>When (UTC)<th>To<th>From<th>Message<th>Parts<th>Cost<th>Reported</tr>
${messages.map(row).join('\n')}
</table>`,
  );

const row = ({ sms, reportTo, reports }: KeptMessage): string => `<tr><td>${sms.created.slice(0, 19)}<td>${sms.to}<td>${escapeHtml(sms.from)}
<td>${sms.message === null ? '<i>holds a secret, and is not kept</i>' : escapeHtml(sms.message)}
<td>${sms.parts}<td>${(sms.cost / 10_000).toFixed(2)}<td>${reports.map(({ status, answer }) => `${status}: ${answer || 'no answer'}`).join('<br>')}${reportTo ? form(sms.id) : ''}</tr>`;

const form = (id: string): string =>
  `<form method="post" action="/messages/${id}/reports">${['delivered', 'failed'].map((status) => `<button name="status" value="${status}">${status}</button>`).join(' ')}</form>`;
