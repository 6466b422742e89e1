-- Applicants are told of messages in their cases. Which families there are is for the code to say.

alter table told drop constraint told_family_check;
alter table told add constraint told_family_check check (family ~ '^[a-z]+(-[a-z]+)*$');
