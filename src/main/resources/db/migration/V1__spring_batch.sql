-- The tables that Spring Batch 6.0 expects, in types that H2 and PostgreSQL share.

create table batch_job_instance (
  job_instance_id bigint not null primary key,
  version         bigint,
  job_name        varchar(100) not null,
  job_key         varchar(32) not null,
  constraint job_inst_un unique (job_name, job_key)
);

create table batch_job_execution (
  job_execution_id bigint not null primary key,
  version          bigint,
  job_instance_id  bigint not null references batch_job_instance,
  create_time      timestamp(6) not null,
  start_time       timestamp(6),
  end_time         timestamp(6),
  status           varchar(10),
  exit_code        varchar(2500),
  exit_message     varchar(2500),
  last_updated     timestamp(6)
);

create index job_execution_of_instance on batch_job_execution (job_instance_id);

-- A location may be as long as the longest path, which is more than Batch's own 2,500 characters.
create table batch_job_execution_params (
  job_execution_id bigint not null references batch_job_execution,
  parameter_name   varchar(100) not null,
  parameter_type   varchar(100) not null,
  parameter_value  varchar(8192),
  identifying      char(1) not null
);

create index job_execution_params_of_execution on batch_job_execution_params (job_execution_id);

create table batch_step_execution (
  step_execution_id  bigint not null primary key,
  version            bigint not null,
  step_name          varchar(100) not null,
  job_execution_id   bigint not null references batch_job_execution,
  create_time        timestamp(6) not null,
  start_time         timestamp(6),
  end_time           timestamp(6),
  status             varchar(10),
  commit_count       bigint,
  read_count         bigint,
  filter_count       bigint,
  write_count        bigint,
  read_skip_count    bigint,
  write_skip_count   bigint,
  process_skip_count bigint,
  rollback_count     bigint,
  exit_code          varchar(2500),
  exit_message       varchar(2500),
  last_updated       timestamp(6)
);

create index step_execution_of_execution on batch_step_execution (job_execution_id);

create table batch_step_execution_context (
  step_execution_id  bigint not null primary key references batch_step_execution,
  short_context      varchar(2500) not null,
  serialized_context varchar
);

create table batch_job_execution_context (
  job_execution_id   bigint not null primary key references batch_job_execution,
  short_context      varchar(2500) not null,
  serialized_context varchar
);

create sequence batch_step_execution_seq cache 1;
create sequence batch_job_execution_seq cache 1;
create sequence batch_job_instance_seq cache 1;
