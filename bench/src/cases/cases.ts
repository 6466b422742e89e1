import type { Case } from '../case.js';
import { approve } from './approve.js';
import { approvalMail } from './approval-mail.js';
import { boards } from './boards.js';
import { mails } from './mails.js';
import { race } from './race.js';
import { register } from './register.js';
import { request } from './request.js';
import { search } from './search.js';
import { statistics } from './statistics.js';

/** In the order in which they are measured. */
export const cases: readonly Case[] = [...boards, search, request, approve, race, register, statistics, approvalMail, mails];
