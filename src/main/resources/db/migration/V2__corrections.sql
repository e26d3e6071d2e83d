-- One row for each input, which is a job instance: what it is and what the preflight found in it.
create table correction_input (
  job_instance_id  bigint not null primary key references batch_job_instance,
  location         varchar(8192) not null,
  fingerprint      varchar(300) not null,
  stored_bytes     bigint not null,
  repetition       bigint not null,
  -- Row boundaries depend on these: rows that were stored are found again only with the same ones.
  framing          varchar(100) not null,
  -- Null until a preflight has read the input to its end.
  row_count        bigint,
  invalid_count    bigint,
  reading          varchar(64),
  -- Rows up to this number belong to a chunk whose calls were begun.
  begun_row        bigint not null default 0
);

create index correction_input_by_location on correction_input (location);

create table correction_preflight_error (
  job_instance_id bigint not null references correction_input,
  code            varchar(100) not null,
  row_count       bigint not null,
  first_line      bigint not null,
  message         varchar(1000) not null,
  primary key (job_instance_id, code)
);

-- One row for each row of the input that was decided. No cell's text but the contact id.
create table correction_outcome (
  job_instance_id  bigint not null references correction_input,
  row_no           bigint not null,
  job_execution_id bigint not null,
  line             bigint not null,
  line_count       bigint not null,
  byte_offset      bigint not null,
  byte_length      bigint not null,
  contact_id       varchar(1024),
  state            varchar(9) not null,
  attempts         integer not null,
  throttled        integer not null,
  request_id       varchar(200),
  sent_at          timestamp(3) with time zone,
  elapsed_millis   integer,
  resent           boolean not null,
  primary key (job_instance_id, row_no)
);

create table correction_error (
  job_instance_id bigint not null,
  row_no          bigint not null,
  ordinal         integer not null,
  code            varchar(100) not null,
  column_name     varchar(10000),
  message         varchar(1000) not null,
  primary key (job_instance_id, row_no, ordinal)
);

-- Rows that were sent when a run stopped, but had no definite answer.
create table correction_undecided (
  job_instance_id bigint not null references correction_input,
  row_no          bigint not null,
  attempts        integer not null,
  throttled       integer not null,
  primary key (job_instance_id, row_no)
);

-- One row for each run of an input, which is a job execution.
create table correction_run (
  job_execution_id bigint not null primary key,
  job_instance_id  bigint not null references correction_input,
  state            varchar(30) not null,
  started_at       timestamp(3) with time zone not null,
  ended_at         timestamp(3) with time zone,
  command          varchar(1000000) not null,
  next_command     varchar(1000000),
  message          varchar(20000),
  host             varchar(300) not null,
  pid              bigint not null,
  region           varchar(100),
  instance_ids     varchar(4000),
  report           varchar(8192),
  allowed_rate     double precision not null,
  allowed_burst    bigint not null,
  tokens_taken     bigint not null default 0,
  tokens_allowed   double precision not null default 0
);

create index correction_run_of_input on correction_run (job_instance_id);
create index correction_run_by_start on correction_run (started_at);
