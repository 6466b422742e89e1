import { registerOrganisation, type ReplyOf } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { organisationNumberOf, type OrganisationNumber } from '../domain/organisation-number.js';
import { claimMembership } from '../memberships/claim-membership.js';
import { toView as toMembershipView } from '../memberships/membership-rows.js';
import { organisationColumns, tellOrganisation, toView, type OrganisationRow } from './organisation-rows.js';

@Answers(registerOrganisation)
export class RegisterOrganisation {
  async execute(call: CommandCall<typeof registerOrganisation>): Promise<ReplyOf<typeof registerOrganisation>> {
    const { input, actor, now, tx, publish } = call;
    const number = organisationNumberOf(input.number);
    if (!number) throw numberInvalid();
    // An actor that is no person has been erased since she signed in; the lock keeps her until the claim is there.
    const person = await tx.maybeOne(sql`select from people where id = ${actor.id} for key share`);
    if (!person) throw new DomainError('person.erased');

    const newcomer = newId();
    const organisation = await findOrAdd(tx, newcomer, input.name, number);
    if (organisation.id === newcomer) tellOrganisation(publish, organisation);
    const membership = await claimMembership(tx, actor.id, organisation, now);
    return { organisation: toView(organisation), membership: toMembershipView(membership) };
  }
}

// The update changes nothing, but of two registrations of a number it lets the second see the first's row.
const findOrAdd = (tx: Transaction, id: string, name: string, { digits, kind }: OrganisationNumber): Promise<OrganisationRow> =>
  tx.one<OrganisationRow>(sql`
    insert into organisations as organisation (id, number, kind, name) values (${id}, ${digits}, ${kind}, ${name})
    on conflict (number) do update set number = excluded.number
    returning ${organisationColumns}`);

// The number is not repeated: it may be a personal number with a digit wrong.
const numberInvalid = (): DomainError =>
  new DomainError('organisation.number-invalid', {}, [
    { field: 'number', code: 'organisation-number', message: 'not a Swedish organisation number' },
  ]);
