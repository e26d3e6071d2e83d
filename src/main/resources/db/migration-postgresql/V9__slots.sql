-- Rows of an input that several processes apply: the slot of each, and its number among the rows of the slot. Null for inputs
-- that are applied as a whole.
alter table correction_outcome add column slot smallint;
alter table correction_outcome add column slot_row bigint;

create unique index outcome_of_slot on correction_outcome (job_instance_id, slot, slot_row) where slot is not null;

-- One row for each run that other processes may help.
create table correction_shared_run (
  job_execution_id bigint not null primary key references correction_run on delete cascade,
  job_instance_id  bigint not null,
  -- Whether workers may help; false where only the process of the run is to send.
  helped           boolean not null,
  -- Set once no slot is to be taken any more.
  ended            boolean not null default false,
  -- When the process of the run was last there, by the clock of the database.
  seen_at          timestamp with time zone not null,
  decided_before   bigint not null,
  invalid_before   bigint not null,
  refused_before   bigint not null,
  -- Why all processes are to stop, null as long as none is.
  stop_kind        varchar(30),
  stop_message     varchar(20000),
  stop_every_input boolean
);

create index shared_run_of_input on correction_shared_run (job_instance_id);

-- One row for each slot of an input. Whoever owns it with its latest epoch decides its rows.
create table correction_slot (
  job_instance_id   bigint not null references correction_input on delete cascade,
  slot              integer not null,
  job_execution_id  bigint not null,
  step_execution_id bigint not null,
  epoch             bigint not null default 0,
  -- Null once it is handed back.
  owner             uuid,
  -- When the owner last found itself the owner, by the clock of the database.
  confirmed_at      timestamp with time zone,
  -- A call of an earlier owner may be under way until then.
  free_at           timestamp with time zone,
  done              boolean not null default false,
  begun_row         bigint not null default 0,
  -- Rows that were decided in this run.
  decided           bigint not null default 0,
  failed            bigint not null default 0,
  primary key (job_instance_id, slot)
);

create index slot_of_run on correction_slot (job_execution_id);

-- One row for each process that takes part in a run, and what its calls came to.
create table correction_process (
  job_execution_id bigint not null references correction_shared_run on delete cascade,
  process          uuid not null,
  worker           boolean not null,
  host             varchar(300) not null,
  pid              bigint not null,
  seen_at          timestamp with time zone not null,
  attempts         bigint not null default 0,
  throttled        bigint not null default 0,
  retried          bigint not null default 0,
  refused          bigint not null default 0,
  tokens_taken     bigint not null default 0,
  tokens_allowed   double precision not null default 0,
  instance_ids     varchar(4000),
  primary key (job_execution_id, process)
);

-- Workers that wait for a run to help.
create table correction_worker (
  process uuid not null primary key,
  host    varchar(300) not null,
  pid     bigint not null,
  seen_at timestamp with time zone not null
);

-- The tasks of db-scheduler, in the form that it expects. A task is named by its run and its step execution, and has no data.
create table correction_task (
  task_name            varchar(100) not null,
  task_instance        varchar(100) not null,
  task_data            bytea,
  execution_time       timestamp with time zone not null,
  picked               boolean not null,
  picked_by            varchar(100),
  last_success         timestamp with time zone,
  last_failure         timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat       timestamp with time zone,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);

create index task_by_execution_time on correction_task (execution_time);
