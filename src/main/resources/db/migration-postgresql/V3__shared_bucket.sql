-- The tokens of each account and Region, shared by all processes; Bucket4j reads and writes it.
create table bucket (
  id         bigint not null primary key,
  state      bytea,
  expires_at bigint
);
