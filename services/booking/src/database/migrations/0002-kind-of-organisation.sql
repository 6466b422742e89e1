-- What is a sole trader's is hers when she is erased. What was taken in before this is held to be of legal entities until the
-- projection is rebuilt: npm run replay -- booking organisations
alter table organisations add column kind text not null default 'legal-entity' check (kind in ('legal-entity', 'sole-trader'));

-- Erasing a person asks who else acts for an organisation.
create index memberships_organisation on memberships (organisation_id);
