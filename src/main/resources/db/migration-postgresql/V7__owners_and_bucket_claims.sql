-- Who took the lock of an input last: a process that lost the lock and has it again sees whether another had it meanwhile.
create sequence input_owner_epoch;

create table input_owner (
  lock_key bigint not null primary key,
  epoch    bigint not null
);

-- The width that each living process needs of a bucket; a process that was killed leaves a claim that expires.
create table bucket_claim (
  bucket_id  bigint not null,
  process    uuid not null,
  rate       double precision not null,
  burst      bigint not null,
  expires_at timestamp with time zone not null,
  primary key (bucket_id, process)
);
